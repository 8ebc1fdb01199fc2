import { type CalendarTime, formatRfc3339, isOnCalendar, parseIsoTime } from '../../model/time.js';

/** Zones that RFC 822 and its users name, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  MEZ: 60,
  WEST: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AST: -240,
  ADT: -180,
  JST: 540,
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** German spellings in otherwise English dates. */
const MONTHS_DE: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };

const RFC_822 =
  /^(?:\p{L}+\.?,?\s*)?(\d{1,2})[\s-]+(\p{L}{3,})\.?[\s,-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?)?\s*(.*)$/u;
const ASCTIME =
  /^(?:\p{L}{3,},?\s+)?(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(?:(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Z]{1,5}|[+-]\d{4})?\s+(\d{4})|(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\s*([A-Z]{1,5}|[+-]\d{4})?)?)\s*$/u;

/**
 * Reads a feed's date: ISO 8601 and W3C-DTF (shortened ones too), RFC 822 and 2822 with real-life slips, asctime, "March 27, 2025 8:15 PM".
 * @returns RFC 3339; without a told zone in UTC, without a time of day a date; undefined for anything else
 */
export function parseFeedDate(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 80);
  const time = parseIsoTime(trimmed) ?? parsePartialIso(trimmed) ?? parseRfc822(trimmed) ?? parseAsctime(trimmed);
  return time && isOnCalendar(time) ? formatRfc3339(time) : undefined;
}

/** "2003", "2003-12", "2003-12-31T10:14:55" with a broken tail, "031231". */
function parsePartialIso(text: string): CalendarTime | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text);
  if (!match) return undefined;
  const clock = /[T\s](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  return {
    year: Number(match[1]),
    month: Number(match[2] ?? 1),
    day: Number(match[3] ?? 1),
    ...(clock ? { hour: Number(clock[1]), minute: Number(clock[2]), second: Number(clock[3] ?? 0) } : {}),
    ...offsetOf(/(Z|[+-]\d{2}:?\d{2})$/.exec(text)?.[1]),
  };
}

function parseRfc822(text: string): CalendarTime | undefined {
  const match = RFC_822.exec(text);
  const month = match ? monthNumber(match[2]!) : undefined;
  if (!match || month === undefined) return undefined;
  const [, day, , year, hour, minute, second, zone] = match;
  return {
    year: fullYear(year!),
    month,
    day: Number(day),
    ...(hour === undefined ? {} : { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0), ...offsetOf(zone) }),
  };
}

function parseAsctime(text: string): CalendarTime | undefined {
  const match = ASCTIME.exec(text);
  const month = match ? monthNumber(match[1]!) : undefined;
  if (!match || month === undefined) return undefined;
  const year = Number(match[7] ?? match[8]);
  const hour = match[3] ?? match[9];
  const half = match[12]?.toLowerCase();
  const clockHour = hour === undefined ? undefined : half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
  return {
    year,
    month,
    day: Number(match[2]),
    ...(clockHour === undefined
      ? {}
      : {
          hour: clockHour,
          minute: Number(match[4] ?? match[10]),
          second: Number(match[5] ?? match[11] ?? 0),
          ...offsetOf(match[6] ?? match[13]),
        }),
  };
}

function monthNumber(name: string): number | undefined {
  const short = name.toLowerCase().slice(0, 3);
  const index = MONTHS.indexOf(short);
  return index >= 0 ? index + 1 : MONTHS_DE[short];
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) < 70 ? 2000 + Number(year) : 1900 + Number(year);
}

function offsetOf(zone: string | undefined): { offsetMinutes?: number } {
  const name =
    zone
      ?.trim()
      .replace(/\s*\(.*\)$/, '')
      .toUpperCase() ?? '';
  const numeric = /([+-])(\d{2}):?(\d{2})/.exec(name);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
    return { offsetMinutes: numeric[1] === '-' ? -minutes : minutes };
  }
  const known = ZONES[name];
  return known === undefined ? {} : { offsetMinutes: known };
}
