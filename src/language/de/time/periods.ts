import { inferred, type Matcher, stated, type Words } from './draft.js';
import { date, doubleYear, LIST_WORDS, monthAt, ordinalDay, shiftAt, yearAt } from './readers.js';
import { calendarUnit, fromAnchor, monthOf, season, weekend } from './resolve.js';
import { adjectiveIn, nounIn, timeWords } from './words.js';

/** "Ende März", "Anfang 2014", "Mitte der Woche", "Ende des Jahres", "Beginn dieses Sommers": the value is that of what follows. */
export const phaseOf: Matcher = (words, at) => {
  const { phases } = timeWords();
  if (phases[words.at(at)] === undefined) return undefined;
  const next = ['des', 'der', 'dem'].includes(words.at(at + 1)) ? at + 2 : at + 1;
  const found =
    monthMatcher(words, next) ??
    seasonMatcher(words, next) ??
    yearMatcher(words, next) ??
    unitWithShift(words, next) ??
    decade(words, next) ??
    century(words, next);
  if (found) return { ...found, first: at, last: found.last };
  const unit = next > at + 1 ? nounIn(timeWords().units, words.at(next)) : undefined;
  if (unit === undefined || !['Y', 'M', 'W'].includes(unit[0])) return undefined;
  // "1991 … Ende des Jahres": the year that the text tells of.
  return date(at, next + 1, (context) =>
    unit[0] === 'Y' && context.year !== undefined ? inferred(String(context.year), 'year') : calendarUnit(unit[0], 0)(context),
  );
};

/** "März", "März 2025", "vergangenen Mai", "Monat Mai", "August vorigen Jahres". "Mai" and "August" as names have no preposition before them. */
export const monthMatcher: Matcher = (words, at) => {
  const shift = shiftAt(words, at);
  let noun = shift === undefined ? at : at + 1;
  if (words.at(noun) === 'monat') noun += 1;
  const month = monthAt(words, noun);
  if (month === undefined || !words.isCapital(noun) || isPersonName(words, noun)) return undefined;
  const year = yearAt(words, noun + 1);
  if (year !== undefined) return date(at, noun + 2, monthOf(month, year, undefined));
  const otherYear = shiftAt(words, noun + 1);
  if (otherYear !== undefined && /^jahr(es|s)?$/.test(words.at(noun + 2))) {
    return date(at, noun + 3, ({ today }) => monthOf(month, today && today.year + otherYear, undefined)({ direction: 0 }));
  }
  return date(at, noun + 1, monthOf(month, yearOfList(words, noun + 1), shift));
};

/** "[Januar] bis März 2024": the year that stands behind the last month of a list. */
function yearOfList(words: Words, at: number): number | undefined {
  for (let step = at; step < Math.min(words.length, at + 8); step += 1) {
    if (monthAt(words, step) !== undefined) {
      const year = yearAt(words, step + 1);
      if (year !== undefined) return year;
    } else if (!LIST_WORDS.has(words.at(step))) return undefined;
  }
  return undefined;
}

/** "Sommer", "Winter 2024", "vergangenen Herbst", "diesem Frühjahr". */
export const seasonMatcher: Matcher = (words, at) => {
  const shift = shiftAt(words, at);
  const noun = nounBehind(words, at, shift);
  const code = nounIn(timeWords().seasons, words.at(noun).replace(/monate?n?$/, ''));
  if (code === undefined || !words.isCapital(noun)) return undefined;
  const year = yearAt(words, noun + 1) ?? doubleYear(words.at(noun + 1));
  return date(at, noun + (year === undefined ? 1 : 2), season(code, year, shift));
};

/** "2024", "Jahr 2024", "Jahres 1895": a number that counts something is none ("2000 Menschen"). */
export const yearMatcher: Matcher = (words, at) => {
  if (/^(gesamt|kalender|geschäfts)?jahr(es|s|e|en)?$/.test(words.at(at))) {
    const year = yearAt(words, at + 1);
    return year === undefined ? undefined : date(at, at + 2, () => stated(String(year), 'year'));
  }
  const year = yearAt(words, at);
  if (year === undefined) return undefined;
  const before = words.at(at - 1);
  const firm = YEAR_BEFORE.has(before);
  const range = /^[-–]$/.test(words.at(at + 1)) ? at + 2 : /^[-–]$/.test(before) ? at - 2 : undefined;
  const plausible = (year >= 1800 && year <= 2060) || (range !== undefined && yearAt(words, range) !== undefined);
  // "2000 bis 3000 Grad": an end of a range that is no year.
  if (!firm && words.at(at + 1) === 'bis' && /^\d/.test(words.at(at + 2)) && countsSomething(words, at + 3)) return undefined;
  if (!firm && (!plausible || countsSomething(words, at + 1) || NUMBER_BEFORE.has(before))) return undefined;
  if (firm && countsSomething(words, at + 1)) return undefined;
  return date(at, at + 1, () => stated(String(year), 'year'));
};

/** "1990er-Jahre", "den 60er Jahren", "der achtziger Jahre". */
export const decade: Matcher = (words, at) => {
  const form = words.at(at);
  const joined = /^(?:(\d{2})?(\d)0er|(\p{L}+ziger|zwanziger|dreißiger))[-‑]?jahren?$/u.exec(form);
  const apart = /^(?:(\d{2})?(\d)0er|(\p{L}+ziger|dreißiger))n?$/u.exec(form);
  const match = joined ?? (/^[-‑]?jahren?$/.test(words.at(at + 1)) ? apart : null);
  if (!match) return undefined;
  const digit = match[2] ?? tensDigit(match[3]!);
  if (digit === undefined) return undefined;
  const first = ['den', 'die', 'der'].includes(words.at(at - 1)) ? at - 1 : at;
  return date(first, at + (joined ? 1 : 2), () =>
    match[1] === undefined ? inferred(`19${digit}`, 'decade') : stated(`${match[1]}${digit}`, 'decade'),
  );
};

/** "15. Jahrhundert", "des 20. Jahrhunderts". */
export const century: Matcher = (words, at) => {
  const ordinal = ordinalDay(words.at(at));
  if (ordinal === undefined || !/^jahrhunderts?$/.test(words.at(at + 1))) return undefined;
  return date(at, at + 2, () => stated(String(ordinal - 1).padStart(2, '0'), 'century'));
};

/** "2014/15", "2007/08": a season or school year is known by its first year. */
export const yearPair: Matcher = (words, at) => {
  const year = doubleYear(words.at(at));
  return year === undefined ? undefined : date(at, at + 1, () => stated(String(year), 'year'));
};

/** "vergangene Woche", "in diesem Jahr", "kommenden Monat", "laufenden Jahr", "nächstes Wochenende", "dieser Tage". */
export const unitWithShift: Matcher = (words, at) => {
  const shift = shiftAt(words, at);
  if (shift === undefined) return undefined;
  const noun = nounBehind(words, at, shift);
  const unit = nounIn(timeWords().units, words.at(noun));
  if (unit === undefined || unit[1] || !words.isCapital(noun)) return undefined;
  const plural =
    words.token(noun)?.feats.Number === 'Plur' ||
    /^(tage|tagen|wochen|monate|monaten|jahre|jahren|jahrzehnte|jahrzehnten)$/.test(words.at(noun));
  if (plural) {
    return /^dies(e|en)$/.test(words.at(at))
      ? { first: at, last: noun + 1, type: 'duration', resolve: () => stated(`PX${unit[0]}`, 'vague') }
      : undefined;
  }
  if (unit[0] === 'D' && !/^(heutig|gestrig)/.test(words.at(at))) return date(at, noun + 1, fromAnchor(shift));
  return date(at, noun + 1, unit[0] === 'WE' ? weekend(shift) : calendarUnit(unit[0], shift));
};

/** Position of the noun behind a word that shifts, an adjective between them allowed: "diesem [strengen] Winter", "vergangenen [blutigen] Woche". */
function nounBehind(words: Words, at: number, shift: number | undefined): number {
  if (shift === undefined) return at;
  return words.token(at + 1)?.upos === 'ADJ' && !words.isCapital(at + 1) && words.isCapital(at + 2) ? at + 2 : at + 1;
}

/** "dritten Quartal 2009", "ersten Halbjahr", "der zweiten Jahreshälfte". */
export const yearParts: Matcher = (words, at) => {
  const ordinal = adjectiveIn(timeWords().ordinals, words.at(at)) ?? ordinalDay(words.at(at));
  const part = YEAR_PARTS.find(([pattern]) => pattern.test(words.at(at + 1)));
  if (ordinal === undefined || part === undefined || ordinal > part[2]) return undefined;
  const year = yearAt(words, at + 2);
  const code = `${part[1]}${ordinal}`;
  const first = part[1] === 'H' && /^(der|die|dem|im)$/.test(words.at(at - 1)) && words.at(at - 1) !== 'im' ? at - 1 : at;
  const begins = (12 / part[2]) * (ordinal - 1) + 1;
  return date(first, at + (year === undefined ? 2 : 3), ({ today, direction }) => {
    if (year !== undefined) return stated(`${year}-${code}`, 'quarter');
    // "schrumpfte im vierten Quartal", told in March: that of the year before.
    const near = today && (direction < 0 && begins > today.month ? today.year - 1 : today.year);
    return inferred(`${near ?? 'XXXX'}-${code}`, 'quarter');
  });
};

/** "Wochenende", "am Wochenende": without more words the one of the tense. */
export const weekendMatcher: Matcher = (words, at) =>
  /^wochenendes?$/.test(words.at(at)) ? date(at, at + 1, weekend(undefined)) : undefined;

const YEAR_BEFORE: ReadonlySet<string> = new Set(['jahr', 'jahre', 'jahres', 'seit', 'ab', 'anno', 'ende', 'anfang', 'mitte']);
/** Words before a number that is no year. */
const NUMBER_BEFORE: ReadonlySet<string> = new Set([
  'rund',
  'etwa',
  'circa',
  'ca.',
  'knapp',
  'über',
  'mindestens',
  'fast',
  'nr.',
  'nummer',
  'platz',
  'auf',
  'um',
  'paragraf',
  '§',
  'artikel',
]);
const YEAR_PARTS: readonly (readonly [RegExp, string, number])[] = [
  [/^(quartals?|trimesters?|vierteljahre?s?)$/, 'Q', 4],
  [/^(halbjahre?s?|jahreshälfte)$/, 'H', 2],
];

/** A number before a plural noun, a unit or a sign counts it. */
function countsSomething(words: Words, at: number): boolean {
  const token = words.token(at);
  if (!token) return false;
  if (/^(€|%|\$|euro|dollar|prozent|meter|kilometer|uhr)$/.test(words.at(at))) return true;
  if (token.upos === 'ADJ' && token.feats.VerbForm === undefined) return words.token(at + 1)?.upos === 'NOUN';
  return token.upos === 'NOUN' && token.feats.Number === 'Plur';
}

/** "Mai", "August" behind a first name are surnames; a month after a determiner or preposition is none. */
function isPersonName(words: Words, at: number): boolean {
  return words.token(at - 1)?.upos === 'PROPN' && words.isCapital(at - 1) && words.token(at)?.upos === 'PROPN';
}

function tensDigit(word: string): string | undefined {
  const tens = ['zwanziger', 'dreißiger', 'vierziger', 'fünfziger', 'sechziger', 'siebziger', 'achtziger', 'neunziger'];
  const index = tens.indexOf(word.replace(/n$/, ''));
  return index === -1 ? undefined : String(index + 2);
}
