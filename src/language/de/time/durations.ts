import { type Draft, inferred, type Matcher, stated, type Words } from './draft.js';
import { weekdayAt } from './readers.js';
import { clock, partOfDay } from './resolve.js';
import { adjectiveIn, hasStem, nounIn, numberOf, timeWords } from './words.js';

/** "22.14 Uhr", "5 Uhr früh", "20:15", "[14] bis [16 Uhr]", "18 Uhr 30", "um 12.15". Each end of a range is a time of its own. */
export const clockTime: Matcher = (words, at) => {
  if (words.at(at) === 'halb') {
    const next = numberOf(words.at(at + 1));
    if (next === undefined || next > 12 || !Number.isInteger(next) || /^ein/.test(words.at(at + 1))) return undefined;
    const last = words.at(at + 2) === 'uhr' ? at + 3 : at + 2;
    const full = CLOCK_BEFORE.has(words.at(at - 1)) || last === at + 3 ? next - 1 : undefined;
    return full === undefined ? undefined : { first: at, last, type: 'time', resolve: clock(afternoon(words, last, full), 30) };
  }
  const spelled = /^\p{L}/u.test(words.at(at)) && words.at(at + 1) === 'uhr' ? numberOf(words.at(at)) : undefined;
  if (spelled !== undefined && Number.isInteger(spelled) && spelled <= 24) {
    return { first: at, last: at + 2, type: 'time', resolve: clock(afternoon(words, at + 2, spelled), undefined) };
  }
  const match = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(words.at(at));
  if (!match || Number(match[1]) > 24 || Number(match[2] ?? 0) > 59) return undefined;
  const minute = match[2] === undefined ? undefined : Number(match[2]);
  const hour = Number(match[1]);
  if (words.at(at + 1) === 'uhr') {
    const behind = /^\d\d$/.test(words.at(at + 2)) && minute === undefined ? Number(words.at(at + 2)) : undefined;
    return {
      first: at,
      last: at + (behind === undefined ? 2 : 3),
      type: 'time',
      resolve: clock(afternoon(words, at + 2, hour), minute ?? behind),
    };
  }
  const range =
    ['bis', '-', '–', '/', 'und'].includes(words.at(at + 1)) && /^\d{1,2}([.:]\d\d)?$/.test(words.at(at + 2)) && words.at(at + 3) === 'uhr';
  const bare = match[2] !== undefined && CLOCK_BEFORE.has(words.at(at - 1)) && words.token(at + 1)?.upos !== 'NOUN';
  return range || bare ? { first: at, last: at + 1, type: 'time', resolve: clock(hour, minute) } : undefined;
};

/** "am Abend", "in der Nacht", "abends", "am frühen Morgen", "gegen Mittag". */
export const partMatcher: Matcher = (words, at) => {
  const { parts, partAdverbs } = timeWords();
  const adverb = partAdverbs[words.at(at)];
  if (adverb !== undefined && words.at(at - 1) === 'uhr') return undefined;
  if (adverb !== undefined) return { first: at, last: at + 1, type: 'time', resolve: partOfDay(adverb) };
  const part = words.isCapital(at) ? parts[words.at(at)] : undefined;
  if (part === undefined || words.at(at) === 'früh') return undefined;
  const early = /^(frühen|späten|selben|gleichen)$/.test(words.at(at - 1));
  const before = words.at(early ? at - 2 : at - 1);
  if (!['am', 'zum', 'gegen', 'im', 'der', 'den', 'dem', 'diesem', 'dieser', 'vom', 'seit'].includes(before)) return undefined;
  if (before === 'der' && !['in', 'während', 'seit'].includes(words.at(early ? at - 3 : at - 2))) return undefined;
  return { first: early ? at - 1 : at, last: at + 1, type: 'time', resolve: partOfDay(part) };
};

/** "zwei Jahre", "rund 200 Stunden", "einem Jahr", "mehrere Wochen", "den vergangenen drei Tagen", "mehr als zwei Monate". */
export const duration: Matcher = (words, at) => {
  const part = fraction(words, at);
  if (part !== undefined) return part;
  let next = at;
  const determined = /^(den|die|der|dem|das)$/.test(words.at(next));
  if (determined) next += 1;
  const { keptApproximators } = timeWords();
  const approximated = !determined && keptApproximators.has(words.at(next));
  if (approximated) next += 1;
  const related = relationAt(words, next);
  if (related) next += 1;
  if (/^ersten$/.test(words.at(next))) next += 1;
  const quantity = quantityAt(words, next);
  if (quantity) next += quantity.length;
  if (/^(ganzen?|volle?n?|weiteren?|gemeinsamen?|lange?n?)$/.test(words.at(next)) && quantity) next += 1;
  const unit = words.isCapital(next) ? nounIn(timeWords().units, words.at(next)) : undefined;
  if (unit === undefined) return undefined;
  const plural = /^(sekunden|minuten|stunden|tagen?|wochen|monaten?|jahren?|jahrzehnten?|jahrhunderten?|wochenenden)$/.test(words.at(next));
  const first = determined && !related ? at + 1 : at;
  if (quantity === undefined) {
    if (!related || !plural) return undefined;
    // "in den nächsten Jahren": no length, but a future left open.
    if (hasStem(timeWords().next, words.at(next - 1))) return ref(first, next + 1, 'FUTURE_REF');
    return { first, last: next + 1, type: 'duration', resolve: () => stated(durationValue('X', unit), 'vague') };
  }
  if (determined && !related && quantity.value !== 2) return undefined;
  if (AGE.has(words.at(next + 1)) || isAge(words, first, next, quantity.value)) return undefined;
  return { first, last: next + 1, type: 'duration', resolve: () => stated(durationValue(quantity.value, unit), precisionOf(unit[0])) };
};

/** "eine halbe Stunde", "einem halben Jahr", "zwei Viertelstunden", "eine Dreiviertelstunde". "jede halbe Stunde" is a set. */
const fraction: Matcher = (words, at) => {
  const { halves, fractionUnits } = timeWords();
  const number = numberOf(words.at(at));
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const half = /^halbe[nmrs]?$/.test(words.at(at + 1)) && number === 1;
  const noun = half ? at + 2 : at + 1;
  const unit = words.isCapital(noun) ? nounIn(half ? halves : fractionUnits, words.at(noun)) : undefined;
  if (unit === undefined) return undefined;
  const value = durationValue(unit[2] * number, [unit[0], unit[1]]);
  return { first: at, last: noun + 1, type: 'duration', resolve: () => stated(value, 'vague') };
};

/** "sechs bis acht Monate": the first number of a range. */
export const durationRange: Matcher = (words, at) => {
  const { units } = timeWords();
  const number = at;
  if (numberOf(words.at(number)) === undefined || !/^(bis|oder|-|–)$/.test(words.at(number + 1))) return undefined;
  const quantity = numberOf(words.at(number));
  const unit = words.isCapital(number + 3) ? nounIn(units, words.at(number + 3)) : undefined;
  if (quantity === undefined || unit === undefined || numberOf(words.at(number + 2)) === undefined) return undefined;
  if (AGE.has(words.at(number + 4)) || isAge(words, at, number + 3, quantity)) return undefined;
  return { first: at, last: number + 1, type: 'duration', resolve: () => stated(durationValue(quantity, unit), precisionOf(unit[0])) };
};

/** "ab 16 Jahren", "im Alter von zwölf Jahren", "Kinder zwischen sechs und elf Jahren", "mit 90 Jahren": an age. "mit drei Jahren Haft", "vor 16 Jahren" are none. */
function isAge(words: Words, first: number, noun: number, value: number | 'X'): boolean {
  if (value === 'X' || !/^jahren?$/.test(words.at(noun))) return false;
  for (let at = first - 1; at >= Math.max(0, first - 5); at -= 1) {
    const form = words.at(at);
    if (/^(alter|kinder|kindern|jugendliche|jugendlichen|personen|menschen)$/.test(form)) return true;
    if (!/^(von|zwischen|und|bis|unter|ab|über|\d+|\p{L}+)$/u.test(form) || (words.isCapital(at) && numberOf(form) === undefined)) break;
  }
  const before = words.at(first - 1);
  if (before === 'ab' || (before === 'unter' && value >= 6)) return true;
  return before === 'mit' && value >= 6 && words.token(noun + 1)?.upos !== 'NOUN';
}

/** "über Jahre", "seit Monaten", "vor Wochen", "nach Tagen": a bare plural behind a preposition. */
export const bareDuration: Matcher = (words, at) => {
  if (!['seit', 'vor', 'über', 'nach', 'binnen', 'für', 'innerhalb'].includes(words.at(at - 1))) return undefined;
  const unit = words.isCapital(at) && /(en|n|e)$/.test(words.at(at)) ? nounIn(timeWords().units, words.at(at)) : undefined;
  return unit === undefined || words.token(at)?.feats.Number === 'Sing'
    ? undefined
    : { first: at, last: at + 1, type: 'duration', resolve: () => stated(durationValue('X', unit), 'vague') };
};

/** "dreitägig", "48-stündig", "langjährig", "jahrelang". An age ("der 31-Jährige") is none. */
export const durationAdjective: Matcher = (words, at) => {
  if (words.isCapital(at) && at > 0) return undefined;
  const { durationWords, durationSuffixes } = timeWords();
  const form = words.at(at);
  const known = adjectiveIn(durationWords, form);
  if (known !== undefined) return { first: at, last: at + 1, type: 'duration', resolve: () => stated(known, 'vague') };
  for (const [suffix, pattern] of Object.entries(durationSuffixes)) {
    const cut = form.lastIndexOf(suffix);
    if (cut <= 0 || !/^(e[nmrs]?)?$/.test(form.slice(cut + suffix.length))) continue;
    const number = numberOf(form.slice(0, cut).replace(/-$/, ''));
    if (number === undefined || (suffix === 'jährig' && number > 12)) return undefined;
    return { first: at, last: at + 1, type: 'duration', resolve: () => stated(pattern.replace('#', String(number)), 'vague') };
  }
  return undefined;
};

/** "täglich", "jeden Montag", "jedes Jahr", "pro Woche", "einmal im Monat", "montags". */
export const setMatcher: Matcher = (words, at) => {
  const { sets, weekdays, units } = timeWords();
  const form = words.at(at);
  const row = adjectiveIn(sets, form);
  if (row) return { first: at, last: at + 1, type: 'set', resolve: () => stated(row, 'vague') };
  const named = form.endsWith('s') && !words.isCapital(at) ? weekdays[form.slice(0, -1)] : undefined;
  if (named !== undefined) return set(at, at + 1, `XXXX-WXX-${named}`);
  if (/^jede[nmrs]?$/.test(form)) {
    const ordinal = adjectiveIn(timeWords().ordinals, words.at(at + 1));
    const noun = ordinal === undefined ? at + 1 : at + 2;
    const day = weekdayAt(words, noun);
    if (day !== undefined) {
      // "jeden ersten Sonntag im Monat": once in each of the wider unit.
      const wider = ordinal !== undefined && /^(im|des)$/.test(words.at(noun + 1)) ? nounIn(units, words.at(noun + 2)) : undefined;
      if (wider !== undefined) return set(at, noun + 3, durationValue(1, wider));
      return set(at, noun + 1, `XXXX-WXX-${day.day}${day.part === undefined ? '' : `T${day.part}`}`);
    }
    const unit = nounIn(units, words.at(noun));
    if (unit !== undefined) return set(at, noun + 1, durationValue(ordinal ?? 1, unit));
    return undefined;
  }
  if (form === 'alle') {
    const every = numberOf(words.at(at + 1));
    const span = words.isCapital(at + 2) ? nounIn(units, words.at(at + 2)) : undefined;
    return every !== undefined && span !== undefined && every > 1 && !/^(beiden|beide)$/.test(words.at(at + 1))
      ? set(at, at + 3, durationValue(every, span))
      : undefined;
  }
  const unit = words.isCapital(at) ? nounIn(units, words.at(at)) : undefined;
  if (unit === undefined || unit[1]) return undefined;
  // "400 Euro im Monat", "200 Kranke am Tag": a rate.
  const counts = words.token(at - 2)?.upos === 'NOUN' && words.token(at - 3)?.upos === 'NUM';
  if (counts && /^(im|am)$/.test(words.at(at - 1)) && /^(tag|monat|jahr)$/.test(form)) return set(at, at + 1, durationValue(1, unit));
  if (words.at(at - 1) === 'pro') return set(at, at + 1, durationValue(1, unit));
  const often = /^(ein|zwei|drei|vier|fünf|mehr)mals?$/;
  if (['im', 'am', 'in'].includes(words.at(at - 1)) && often.test(words.at(at - 2))) return set(at - 2, at + 1, durationValue(1, unit));
  return often.test(words.at(at - 3)) && words.at(at - 2) === 'in' && words.at(at - 1) === 'der'
    ? set(at - 3, at + 1, durationValue(1, unit))
    : undefined;
};

/** "jetzt", "derzeit", "damals", "bald", "vor kurzem", "in Zukunft", "heutigen". "Angst vor der Zukunft" names no time. */
export const reference: Matcher = (words, at) => {
  const { presentRefs, pastRefs, futureRefs, refAdjectives } = timeWords();
  const form = words.at(at);
  const value = presentRefs.has(form)
    ? 'PRESENT_REF'
    : pastRefs.has(form)
      ? 'PAST_REF'
      : futureRefs.has(form)
        ? 'FUTURE_REF'
        : adjectiveIn(refAdjectives, form);
  if (value !== undefined) return ref(at, at + 1, value);
  if (form === 'vor' && /^(kurzem|langem)$/.test(words.at(at + 1))) return ref(at, at + 2, 'PAST_REF');
  if (form === 'zukunft' && (words.at(at - 1) === 'in' || (words.at(at - 1) === 'der' && words.at(at - 2) === 'in')))
    return ref(at, at + 1, 'FUTURE_REF');
  return undefined;
};

/** The TIMEX3 value of a duration; `X` where the number is not told. "vor drei Tagen" stays a duration: TIMEX3 marks the words without "vor". */
export function durationValue(quantity: number | 'X', [code, clockUnit]: readonly [string, boolean]): string {
  return code === 'H6' ? `P${quantity === 'X' ? 'X' : quantity * 6}M` : `P${clockUnit ? 'T' : ''}${quantity}${code}`;
}

/** Words before a time of the clock without "Uhr": "um 12.15". "auf 3.50" may be a price. */
const CLOCK_BEFORE: ReadonlySet<string> = new Set(['um', 'gegen', 'ab']);

/** Behind a number of years: an age or a comparison of ages, no duration. */
const AGE: ReadonlySet<string> = new Set([
  'alt',
  'alte',
  'alten',
  'alter',
  'altes',
  'jünger',
  'jüngere',
  'jüngeren',
  'älter',
  'ältere',
  'älteren',
]);

function set(first: number, last: number, value: string): Draft {
  return { first, last, type: 'set', resolve: () => stated(value, 'vague') };
}

function ref(first: number, last: number, value: string): Draft {
  return { first, last, type: 'date', resolve: () => inferred(value, 'vague') };
}

/** "22 Uhr abends": nothing to add; "5 Uhr nachmittags" is 17. */
function afternoon(words: Words, at: number, hour: number): number {
  return hour < 12 && /^(nachmittags?|abends?)$/.test(words.at(at)) ? hour + 12 : hour;
}

function relationAt(words: Words, at: number): boolean {
  const { past, next } = timeWords();
  return hasStem(past, words.at(at)) || hasStem(next, words.at(at));
}

/** A number or a vague quantity: its value, and how many words it takes. */
function quantityAt(words: Words, at: number): { value: number | 'X'; length: number } | undefined {
  const { vagueQuantities } = timeWords();
  const form = words.at(at);
  if (vagueQuantities.has(form)) return { value: 'X', length: 1 };
  if (/^ein(e|en|em|er)?$/.test(form) && vagueQuantities.has(words.at(at + 1))) return { value: 'X', length: 2 };
  const number = numberOf(form);
  return number === undefined ? undefined : { value: number, length: 1 };
}

function precisionOf(code: string): 'year' | 'month' | 'week' | 'day' | 'vague' {
  return ({ Y: 'year', M: 'month', W: 'week', D: 'day' } as const)[code as 'Y'] ?? 'vague';
}
