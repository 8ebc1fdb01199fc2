import { isDay } from './calendar.js';
import { type Draft, inferred, type Matcher, stated, type Words } from './draft.js';
import { calendarUnit, fromAnchor, holiday, monthDay, monthOf, relativeDay, season, weekday, weekend } from './resolve.js';
import { adjectiveIn, hasStem, nounIn, timeWords } from './words.js';

const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 2100;

/** "2025-03-27", "27.3.2025", "27.03.25", "27.3." */
export const numericDate: Matcher = (words, at) => {
  const form = words.at(at);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(form);
  if (iso) return dated(at, at + 1, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const full = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)$/.exec(form);
  if (full) return dated(at, at + 1, fullYear(full[3]!), Number(full[2]), Number(full[1]));
  const short = /^(\d{1,2})\.(\d{1,2})\.$/.exec(form);
  if (short && isDay(2024, Number(short[2]), Number(short[1]))) return date(at, at + 1, monthDay(Number(short[2]), Number(short[1])));
  const day = ordinalDay(form);
  const month = ordinalDay(words.at(at + 1));
  if (day === undefined || month === undefined || !isDay(2024, month, day)) return undefined;
  const year = yearAt(words, at + 2);
  return date(at, at + (year === undefined ? 2 : 3), monthDay(month, day, year));
};

/** "27. März", "27. März 2025", "1. bis 3. April", "am 18. und 19. Mai": every day of a list, the month being the last one's. */
export const namedDate: Matcher = (words, at) => {
  const day = ordinalDay(words.at(at));
  if (day === undefined) return undefined;
  let next = at + 1;
  if (words.at(next) === '.') next += 1;
  const own = monthAt(words, next);
  if (own !== undefined) {
    const year = yearAt(words, next + 1);
    return isDay(2024, own, day) ? date(at, next + (year === undefined ? 1 : 2), monthDay(own, day, year)) : undefined;
  }
  for (let step = next; step < Math.min(words.length, at + 12); step += 1) {
    const month = monthAt(words, step);
    if (month !== undefined) return isDay(2024, month, day) ? date(at, next, monthDay(month, day, yearAt(words, step + 1))) : undefined;
    if (ordinalDay(words.at(step)) === undefined && !LIST_WORDS.has(words.at(step))) return undefined;
  }
  return undefined;
};

/** "Donnerstag, 27. März", "Donnerstag, den 27. März 2025": one date. */
export const weekdayWithDate: Matcher = (words, at) => {
  if (weekdayAt(words, at) === undefined) return undefined;
  let next = at + 1;
  if (words.at(next) === ',') next += 1;
  if (words.at(next) === 'den' || words.at(next) === 'dem' || words.at(next) === 'der') next += 1;
  const found = namedDate(words, next) ?? numericDate(words, next);
  return found === undefined ? undefined : { ...found, first: at };
};

/** "Nacht zum Mittwoch", "Nacht auf Donnerstag", "Nacht zum 27. März": the early hours of the day that is named. */
export const nightBefore: Matcher = (words, at) => {
  if (words.at(at) !== 'nacht' || !['zu', 'zum', 'auf', 'vom'].includes(words.at(at + 1))) return undefined;
  const next = ['den', 'dem'].includes(words.at(at + 2)) ? at + 3 : at + 2;
  const day = dayAt(words, next);
  return day && { first: at, last: day.last, type: 'time', resolve: (context) => addPart(day.resolve(context), 'NI') };
};

/** "Nacht des 14. August", "Abend des 3. Mai", "Morgen des Karfreitag". */
export const partOfDate: Matcher = (words, at) => {
  const part = timeWords().parts[words.at(at)];
  if (part === undefined || words.at(at + 1) !== 'des') return undefined;
  const day = dayAt(words, at + 2);
  return day && { first: at, last: day.last, type: 'time', resolve: (context) => addPart(day.resolve(context), part) };
};

/** "Mittwoch", "Mittwochabend", "Mittwoch Abend", "vergangenen Freitag", "am Mittwoch früh", "Samstagnacht". */
export const weekdayMatcher: Matcher = (words, at) => {
  const shift = shiftAt(words, at);
  const noun = shift === undefined ? at : at + 1;
  const found = weekdayAt(words, noun);
  if (found === undefined || !words.isCapital(noun)) return undefined;
  const behind = found.part === undefined ? partBehind(words, noun + 1) : undefined;
  const part = found.part ?? behind;
  const last = noun + (behind === undefined ? 1 : 2);
  return { first: at, last, type: part === undefined ? 'date' : 'time', resolve: weekday(found.day, shift, part) };
};

/** "heute", "gestern Abend", "morgen früh", "übermorgen", "gestrigen". "Morgen" as a noun is a part of the day. */
export const dayAdverb: Matcher = (words, at) => {
  const { dayAdverbs, dayAdjectives } = timeWords();
  const form = words.at(at);
  const adjective = adjectiveIn(dayAdjectives, form);
  if (adjective !== undefined && form !== 'morgige') return date(at, at + 1, relativeDay(adjective));
  const isTomorrow = form === 'morgen' && (!words.isCapital(at) || (at === 0 && words.token(at)?.upos === 'ADV'));
  const offset = isTomorrow ? 1 : dayAdverbs[form];
  if (offset === undefined) return undefined;
  const part = partBehind(words, at + 1);
  if (part !== undefined) return { first: at, last: at + 2, type: 'time', resolve: relativeDay(offset, part) };
  return date(at, at + 1, relativeDay(offset));
};

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
  return unit !== undefined && ['Y', 'M', 'W'].includes(unit[0]) ? date(at, next + 1, calendarUnit(unit[0], 0)) : undefined;
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
  return date(at, noun + 1, monthOf(month, undefined, shift));
};

/** "Sommer", "Winter 2024", "vergangenen Herbst", "diesem Frühjahr". */
export const seasonMatcher: Matcher = (words, at) => {
  const shift = shiftAt(words, at);
  const noun = shift === undefined ? at : at + 1;
  const code = nounIn(timeWords().seasons, words.at(noun).replace(/monate?n?$/, ''));
  if (code === undefined || !words.isCapital(noun)) return undefined;
  const year = yearAt(words, noun + 1) ?? doubleYear(words.at(noun + 1));
  return date(at, noun + (year === undefined ? 1 : 2), season(code, year, shift));
};

/** "2024", "Jahr 2024", "Jahres 1895": a number that counts something is none ("2000 Menschen"). */
export const yearMatcher: Matcher = (words, at) => {
  if (/^jahr(es|s|e|en)?$/.test(words.at(at))) {
    const year = yearAt(words, at + 1);
    return year === undefined ? undefined : date(at, at + 2, () => stated(String(year), 'year'));
  }
  const year = yearAt(words, at);
  if (year === undefined) return undefined;
  const before = words.at(at - 1);
  const firm = YEAR_BEFORE.has(before);
  const plausible = year >= 1800 && year <= 2060;
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
  const unit = nounIn(timeWords().units, words.at(at + 1));
  if (unit === undefined || unit[1] || !words.isCapital(at + 1)) return undefined;
  const plural =
    words.token(at + 1)?.feats.Number === 'Plur' ||
    /^(tage|tagen|wochen|monate|monaten|jahre|jahren|jahrzehnte|jahrzehnten)$/.test(words.at(at + 1));
  if (plural) return undefined;
  return date(at, at + 2, unit[0] === 'WE' ? weekend(shift) : calendarUnit(unit[0], shift));
};

/** "dritten Quartal 2009", "ersten Halbjahr", "der zweiten Jahreshälfte". */
export const yearParts: Matcher = (words, at) => {
  const ordinal = adjectiveIn(timeWords().ordinals, words.at(at)) ?? ordinalDay(words.at(at));
  const part = YEAR_PARTS.find(([pattern]) => pattern.test(words.at(at + 1)));
  if (ordinal === undefined || part === undefined || ordinal > part[2]) return undefined;
  const year = yearAt(words, at + 2);
  const code = `${part[1]}${ordinal}`;
  const first = part[1] === 'H' && /^(der|die|dem|im)$/.test(words.at(at - 1)) && words.at(at - 1) !== 'im' ? at - 1 : at;
  return date(first, at + (year === undefined ? 2 : 3), ({ today }) =>
    year === undefined ? inferred(`${today ? today.year : 'XXXX'}-${code}`, 'quarter') : stated(`${year}-${code}`, 'quarter'),
  );
};

/** "Ostern", "Karfreitag 2025", "Heiligen Abend". */
export const holidayMatcher: Matcher = (words, at) => {
  if (/^heilig(er|en|em)?$/.test(words.at(at)) && words.at(at + 1) === 'abend') return date(at, at + 2, holiday('12-24', undefined));
  const row = words.isCapital(at) ? nounIn(timeWords().holidays, words.at(at)) : undefined;
  if (!row) return undefined;
  const year = yearAt(words, at + 1);
  return date(at, at + (year === undefined ? 1 : 2), holiday(row, year));
};

/** "Wochenende", "am Wochenende": without more words the one of the tense. */
export const weekendMatcher: Matcher = (words, at) =>
  /^wochenendes?$/.test(words.at(at)) ? date(at, at + 1, weekend(undefined)) : undefined;

/** "Vortag", "Folgetag", "Vorjahr", "Tag zuvor", "Tag darauf", "heuer". */
export const neighbours: Matcher = (words, at) => {
  const form = words.at(at);
  if (/^vortage?s?$/.test(form)) return date(at, at + 1, fromAnchor(-1));
  if (/^folgetage?s?$/.test(form)) return date(at, at + 1, fromAnchor(1));
  if (/^tage?s?$/.test(form) && /^(zuvor|davor|danach|darauf)$/.test(words.at(at + 1)) && !/^\d|e$/.test(form)) {
    return date(at, at + 2, fromAnchor(/vor/.test(words.at(at + 1)) ? -1 : 1));
  }
  const offset = nounIn(timeWords().yearWords, form) ?? adjectiveIn(timeWords().yearWords, form);
  return offset === undefined ? undefined : date(at, at + 1, calendarUnit('Y', offset));
};

/** The day at a position, whatever its form: for "Nacht zum …". */
function dayAt(words: Words, at: number): Draft | undefined {
  return (
    weekdayWithDate(words, at) ?? namedDate(words, at) ?? numericDate(words, at) ?? weekdayMatcher(words, at) ?? holidayMatcher(words, at)
  );
}

/** Words that may stand between the days of a list. */
const LIST_WORDS: ReadonlySet<string> = new Set([',', 'und', 'bis', 'oder', '/', '-', '–', 'sowie', 'bzw.', 'zum', '.']);
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

function date(first: number, last: number, resolve: Draft['resolve']): Draft {
  return { first, last, type: 'date', resolve };
}

function dated(first: number, last: number, year: number, month: number, day: number): Draft | undefined {
  return isDay(year, month, day) ? date(first, last, monthDay(month, day, year)) : undefined;
}

function addPart(resolved: ReturnType<Draft['resolve']>, part: string): ReturnType<Draft['resolve']> {
  return { ...resolved, value: `${resolved.value}T${part}`, precision: 'part-of-day' };
}

function ordinalDay(form: string): number | undefined {
  const match = /^(\d{1,2})\.$/.exec(form);
  return match ? Number(match[1]) : undefined;
}

function monthAt(words: Words, at: number): number | undefined {
  return timeWords().months[words.at(at).replace(/\.$/, '')] ?? timeWords().months[words.at(at).replace(/s$/, '')];
}

function yearAt(words: Words, at: number): number | undefined {
  const form = words.at(at);
  if (!/^\d{4}$/.test(form)) return undefined;
  const year = Number(form);
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : undefined;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
}

function doubleYear(form: string): number | undefined {
  const match = /^((?:19|20)\d\d)\/(\d{2}|\d{4})$/.exec(form);
  if (!match) return undefined;
  return Number(match[2]!.slice(-2)) === (Number(match[1]) + 1) % 100 ? Number(match[1]) : undefined;
}

function weekdayAt(words: Words, at: number): { day: number; part?: string } | undefined {
  const { weekdays, parts } = timeWords();
  const form = words.at(at);
  const plain = weekdays[form] ?? weekdays[form.replace(/s$/, '')];
  if (plain !== undefined) return { day: plain };
  for (const [name, day] of Object.entries(weekdays)) {
    const part = form.startsWith(name) ? parts[form.slice(name.length)] : undefined;
    if (part !== undefined) return { day, part };
  }
  return undefined;
}

/** "früh", "Abend", "nachmittags" behind a day. */
function partBehind(words: Words, at: number): string | undefined {
  const { parts, partAdverbs } = timeWords();
  return parts[words.at(at)] ?? partAdverbs[words.at(at)];
}

function shiftAt(words: Words, at: number): -1 | 0 | 1 | undefined {
  const form = words.at(at);
  if (form === '') return undefined;
  const { past, next, current } = timeWords();
  if (hasStem(past, form)) return -1;
  if (hasStem(next, form)) return 1;
  return hasStem(current, form) ? 0 : undefined;
}

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
