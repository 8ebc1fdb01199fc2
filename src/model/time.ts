/** A moment of the calendar as read somewhere. Without `hour` it is a whole day; without `offsetMinutes` its zone was not told. */
export interface CalendarTime {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Minutes east of UTC: 60 for +01:00. */
  readonly offsetMinutes?: number;
}

const ISO =
  /^\s*(\d{4})-?(\d{2})(?:-?(\d{2})(?:(?:[Tt]|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([Zz]|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?\s*$/;

/**
 * Reads an ISO 8601 date or date-time as found in markup: basic or extended form, seconds and offset may be missing, fractions are dropped.
 * Undefined for anything else, and for moments that the calendar does not have.
 */
export function parseIsoTime(text: string): CalendarTime | undefined {
  const match = ISO.exec(text.slice(0, 64));
  if (!match || match[3] === undefined) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const time: CalendarTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    ...(hour === undefined ? {} : { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) }),
    ...(zone === undefined ? {} : { offsetMinutes: parseOffset(zone) }),
  };
  return isOnCalendar(time) ? time : undefined;
}

function parseOffset(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** True where the calendar has this moment: years 1000–9999, no 30 February, no hour 25 (24:00 is not taken). */
export function isOnCalendar(time: CalendarTime): boolean {
  const { year, month, day, hour = 0, minute = 0, second = 0, offsetMinutes = 0 } = time;
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60 && Math.abs(offsetMinutes) < 24 * 60;
}

/**
 * RFC 3339: a date for a whole day, else date-time with offset ("Z" for UTC). A leap second becomes second 59.
 * @param timeZone IANA name that holds where the moment tells no offset; default UTC
 */
export function formatRfc3339(time: CalendarTime, timeZone = 'UTC'): string {
  const date = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
  if (time.hour === undefined) return date;
  const clock = `${pad(time.hour)}:${pad(time.minute ?? 0)}:${pad(Math.min(time.second ?? 0, 59))}`;
  const offset = time.offsetMinutes ?? zoneOffset(time, timeZone);
  if (offset === 0) return `${date}T${clock}Z`;
  const size = Math.abs(offset);
  return `${date}T${clock}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Minutes east of UTC that the zone's clocks show at a local time; in the hour that a change of clocks repeats, the earlier of the two moments. */
export function zoneOffset(local: CalendarTime, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour ?? 0, local.minute ?? 0, local.second ?? 0);
  const before = offsetAt(wall - 24 * 3_600_000, timeZone);
  const after = offsetAt(wall + 24 * 3_600_000, timeZone);
  if (before === after) return before;
  return offsetAt(wall - before * 60_000, timeZone) === before ? before : after;
}

/** Minutes east of UTC in a zone at a moment. */
function offsetAt(epochMs: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(epochMs)) parts[part.type] = Number(part.value);
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour! % 24, parts.minute!, parts.second!);
  return Math.round((wall - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
