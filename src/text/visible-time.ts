import { type CalendarTime, isOnCalendar, parseIsoTime } from '../model/time.js';
import { readRows } from './data.js';

/** A day as told on a page. */
export interface CalendarDay {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

/** A time of day as told on a page. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * The first moment that a short text tells in figures and month names, in German, English, French, Russian or Ukrainian; a day alone gives a whole day.
 * Catches "Donnerstag, 27.03.2025, 06:15 Uhr", "26. März, 21.50 Uhr" (year from `reference`), "March 27, 2025 8:15 pm", "27 mars 2025 à 18h30".
 * Undefined for a clock time without a day and for "Lesezeit: 2 Minuten".
 */
export function readMoment(text: string, reference?: CalendarDay): CalendarTime | undefined {
  const short = text.slice(0, 400);
  const day = findDay(short, reference);
  if (!day) return undefined;
  const clock = readClock(`${short.slice(0, day.start)} · ${short.slice(day.end)}`);
  return { ...day.day, ...clock };
}

/** The first day that a text names; `reference` gives the year where none stands (the nearest such day). */
export function readDay(text: string, reference?: CalendarDay): CalendarDay | undefined {
  return findDay(text.slice(0, 400), reference)?.day;
}

const CLOCKS: readonly RegExp[] = [
  // "22.14 Uhr", "22:14:05 Uhr", "8 Uhr 30", "8 Uhr"
  /(?<![\d.,:])(?<hour>\d{1,2})(?:\s?[.:]\s?(?<minute>\d{2})(?:[.:](?<second>\d{2}))?)?\s?(?:Uhr|h\b(?!\d))(?:\s(?<later>\d{2})(?!\d))?/iu,
  // "8:15 pm", "8.15 p.m.", "8pm"
  /(?<![\d.,:])(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?\s?(?<half>[ap])\.?\s?m\b/iu,
  // "18h30"
  /(?<![\d.,:])(?<hour>\d{1,2})\s?h\s?(?<minute>\d{2})(?!\d)/iu,
  // "22:14", "22:14:05"
  /(?<![\d.,:])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?![\d:])/u,
];

/** The first time of day in a text: "22.14 Uhr", "8 Uhr", "18h30", "8:15 pm", "22:14". Not "2.500 Euro", "Lesezeit 3:1". */
export function readClock(text: string): ClockTime | undefined {
  const short = text.slice(0, 400);
  if (!/\d/.test(short)) return undefined;
  for (const pattern of CLOCKS) {
    const groups = pattern.exec(short)?.groups;
    if (!groups) continue;
    let hour = Number(groups.hour);
    if (groups.half) hour = (hour % 12) + (groups.half.toLowerCase() === 'p' ? 12 : 0);
    const minute = Number(groups.minute ?? groups.later ?? 0);
    const second = Number(groups.second ?? 0);
    if (hour === 24 && minute === 0) hour = 0;
    if (hour < 24 && minute < 60 && second < 60) return { hour, minute, second };
  }
  return undefined;
}

interface FoundDay {
  readonly day: CalendarDay;
  readonly start: number;
  readonly end: number;
}

function findDay(text: string, reference: CalendarDay | undefined): FoundDay | undefined {
  if (!/\d/.test(text)) return undefined;
  for (const pattern of dayPatterns()) {
    const match = pattern.exec(text);
    if (!match?.groups) continue;
    const { year, month, name, day } = match.groups;
    const monthNumber = name === undefined ? Number(month) : months().get(name.toLowerCase());
    if (monthNumber === undefined) continue;
    const found = withYear(fullYear(year), monthNumber, Number(day), reference);
    if (found) return { day: found, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function fullYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** Without a year: the one in which the day lies nearest to the reference. */
function withYear(year: number | undefined, month: number, day: number, reference: CalendarDay | undefined): CalendarDay | undefined {
  if (year !== undefined) return isOnCalendar({ year, month, day }) ? { year, month, day } : undefined;
  if (!reference) return undefined;
  const at = (one: CalendarDay) => Date.UTC(one.year, one.month - 1, one.day);
  return [reference.year - 1, reference.year, reference.year + 1]
    .map((candidate) => ({ year: candidate, month, day }))
    .filter(isOnCalendar)
    .sort((left, right) => Math.abs(at(left) - at(reference)) - Math.abs(at(right) - at(reference)))[0];
}

let patterns: readonly RegExp[] | undefined;

function dayPatterns(): readonly RegExp[] {
  if (!patterns) {
    const names = [...months().keys()].sort((left, right) => right.length - left.length).join('|');
    patterns = [
      /(?<!\d)(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/u,
      /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d{2}|\d{2})(?:(?!\d)|(?=\d{1,2}[.:]\d{2}(?!\d)))/u,
      /(?<!\d)(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>(?:19|20)\d{2})(?!\d)/u,
      new RegExp(
        `(?<!\\d)(?<day>\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s(?<name>${names})(?!\\p{L})\\.?,?(?:\\s(?<year>(?:19|20)\\d{2})(?!\\d))?`,
        'iu',
      ),
      new RegExp(
        `(?<!\\p{L})(?<name>${names})(?!\\p{L})\\.?\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(?<year>(?:19|20)\\d{2})(?!\\d))?`,
        'iu',
      ),
      /(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?!\d)/u,
    ];
  }
  return patterns;
}

let monthNumbers: ReadonlyMap<string, number> | undefined;

function months(): ReadonlyMap<string, number> {
  monthNumbers ??= new Map(
    readRows('months.tsv').flatMap(([, month, names]) => names!.split(' ').map((name) => [name, Number(month)] as const)),
  );
  return monthNumbers;
}

/** A machine-readable or visible moment from an attribute or text: ISO first. */
export function readTimeValue(text: string): CalendarTime | undefined {
  return parseIsoTime(text) ?? readMoment(text);
}
