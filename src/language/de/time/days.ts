import { addDays, isDay, weekdayOf } from './calendar.js';
import { type Draft, inferred, type Matcher, type Resolved, type TimeContext, type Words } from './draft.js';
import { date, fullYear, LIST_WORDS, monthAt, ordinalDay, partBehind, shiftAt, weekdayAt, yearAt } from './readers.js';
import { countedWeekday, dayValue, holiday, monthDay, relativeDay, weekday } from './resolve.js';
import { adjectiveIn, nounIn, timeWords } from './words.js';

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
    if (ordinalDay(words.at(step)) === undefined && !LIST_WORDS.has(words.at(step)) && words.at(step) !== 'am') return undefined;
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
  if (day === undefined) return undefined;
  const wanted = day.last === next + 1 ? weekdayAt(words, next)?.day : undefined;
  const resolve = (context: TimeContext) => tonight(wanted, context) ?? addPart(day.resolve(context), 'NI');
  return { first: at, last: day.last, type: 'time', resolve };
};

/** Late on Thursday "in der Nacht zum Freitag" is the night that has begun, whatever the tense: nobody calls a night of last week so. "am Freitag" may be of last week. */
function tonight(wanted: number | undefined, { today }: TimeContext): Resolved | undefined {
  if (wanted === undefined || today === undefined || weekdayOf(addDays(today, 1)) !== wanted) return undefined;
  return dayValue(addDays(today, 1), 'NI');
}

/** "Nacht des 14. August", "Abend des 3. Mai", "Morgen des Karfreitag". */
export const partOfDate: Matcher = (words, at) => {
  const part = timeWords().parts[words.at(at)];
  if (part === undefined || words.at(at + 1) !== 'des') return undefined;
  const day = dayAt(words, at + 2);
  return day && { first: at, last: day.last, type: 'time', resolve: (context) => addPart(day.resolve(context), part) };
};

/** "ersten Sonntag im Mai", "letzten Samstag im Oktober 2024": a weekday counted within a month. */
const weekdayOfMonth: Matcher = (words, at) => {
  const ordinal = /^letzte[nrs]?$/.test(words.at(at)) ? -1 : adjectiveIn(timeWords().ordinals, words.at(at));
  const day = ordinal === undefined ? undefined : weekdayAt(words, at + 1);
  if (ordinal === undefined || day === undefined || ordinal > 5 || words.at(at + 2) !== 'im') return undefined;
  const month = monthAt(words, at + 3);
  if (month === undefined) return undefined;
  const year = yearAt(words, at + 4);
  return date(at, at + (year === undefined ? 4 : 5), countedWeekday(ordinal, day.day, month, year));
};

/** "Mittwoch", "Mittwochabend", "Mittwoch Abend", "vergangenen Freitag", "am Mittwoch früh", "Samstagnacht". */
export const weekdayMatcher: Matcher = (words, at) => {
  const counted = weekdayOfMonth(words, at);
  if (counted !== undefined) return counted;
  const shift = shiftAt(words, at);
  const noun = shift === undefined ? at : at + 1;
  const found = weekdayAt(words, noun);
  if (found === undefined || !words.isCapital(noun)) return undefined;
  const behind = found.part === undefined ? partBehind(words, noun + 1) : undefined;
  const part = found.part ?? behind;
  const last = noun + (behind === undefined ? 1 : 2);
  const from = shift === undefined && part === undefined && words.at(noun - 1) === 'bis' ? weekdayAt(words, noun - 2) : undefined;
  const resolve = weekday(found.day, shift, part);
  return {
    first: at,
    last,
    type: part === undefined ? 'date' : 'time',
    resolve: from === undefined ? resolve : (context) => weekdayBehind(found.day, from.day, context) ?? resolve(context),
  };
};

/** "von Montag bis [Freitag]": the first such day behind the one that the range begins with. */
function weekdayBehind(wanted: number, from: number, { anchor }: TimeContext): Resolved | undefined {
  if (anchor === undefined || weekdayOf(anchor) !== from) return undefined;
  return dayValue(addDays(anchor, (wanted - from + 7) % 7));
}

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
  // "das gilt auch heute noch", "die heute üblichen": these days, not this day.
  if (form === 'heute' && (words.at(at + 1) === 'noch' || GENERAL.test(words.at(at + 1))))
    return date(at, at + 1, () => inferred('PRESENT_REF', 'vague'));
  return date(at, at + 1, relativeDay(offset));
};

/** Behind "heute": what holds these days, or would hold ("Heute würde er", "wie wir heute wissen"). */
const GENERAL = /^(würden?|wäre|wären|hätten?|wissen|könnten?|üblichen?|geltenden?|bekannten?|lebenden?)$/;

/** "Ostern", "Karfreitag 2025", "Heiligen Abend". */
export const holidayMatcher: Matcher = (words, at) => {
  if (/^heilig(er|en|em)?$/.test(words.at(at)) && words.at(at + 1) === 'abend') return date(at, at + 2, holiday('12-24', undefined));
  const row = words.isCapital(at) ? nounIn(timeWords().holidays, words.at(at)) : undefined;
  if (!row) return undefined;
  const year = yearAt(words, at + 1);
  return date(at, at + (year === undefined ? 1 : 2), holiday(row, year));
};

/** The day at a position, whatever its form: for "Nacht zum …". */
function dayAt(words: Words, at: number): Draft | undefined {
  return (
    weekdayWithDate(words, at) ?? namedDate(words, at) ?? numericDate(words, at) ?? weekdayMatcher(words, at) ?? holidayMatcher(words, at)
  );
}

function dated(first: number, last: number, year: number, month: number, day: number): Draft | undefined {
  return isDay(year, month, day) ? date(first, last, monthDay(month, day, year)) : undefined;
}

function addPart(resolved: ReturnType<Draft['resolve']>, part: string): ReturnType<Draft['resolve']> {
  return { ...resolved, value: `${resolved.value}T${part}`, precision: 'part-of-day' };
}
