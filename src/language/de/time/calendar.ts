/** A day of the Gregorian calendar. `month` counts from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

/** The day of an RFC 3339 time or date as written there, offset and all; undefined where it is none. */
export function parseDay(value: string | undefined): Day | undefined {
  const match = value === undefined ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

/** The day that lies `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  const date = new Date(toMs(day) + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** The month that lies `months` later; `day` is dropped. */
export function addMonths(day: Day, months: number): { readonly year: number; readonly month: number } {
  const index = day.year * 12 + day.month - 1 + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** ISO weekday, 1 is Monday. */
export function weekdayOf(day: Day): number {
  return new Date(toMs(day)).getUTCDay() || 7;
}

/** ISO 8601 week with its year. */
export function weekOf(day: Day): { readonly year: number; readonly week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first: Day = { year: thursday.year, month: 1, day: 1 };
  return { year: thursday.year, week: Math.floor(daysBetween(first, thursday) / 7) + 1 };
}

/** True where the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}

/** `2025-03-27`. */
export function formatDay(day: Day): string {
  return `${formatYear(day.year)}-${pad(day.month)}-${pad(day.day)}`;
}

/** Four digits. */
export function formatYear(year: number): string {
  return String(year).padStart(4, '0');
}

/** Two digits. */
export function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function toMs(day: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(day.year, day.month - 1, day.day);
  return date.getTime();
}
