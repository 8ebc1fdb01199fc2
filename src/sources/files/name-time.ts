import { type CalendarTime, formatRfc3339, isOnCalendar } from '../../model/time.js';

/** "2025-03-26T2130+0100", "2025-03-26T21:30:05Z", "20250327-0640", "2025-03-27_08-10", "2025-03-27"; a zone may be missing. */
const NAME_TIME = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?:[T_ -]?(\d{2})[:.-]?(\d{2})(?:[:.-]?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)/;

/**
 * The time that a file's name tells.
 * @param timeZone IANA zone that holds where the name tells none
 * @returns RFC 3339 or a date; undefined where the name tells nothing that the calendar has
 */
export function readNameTime(fileName: string, timeZone: string): string | undefined {
  const match = NAME_TIME.exec(fileName);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const whole: CalendarTime = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isOnCalendar(whole) || whole.year < 1900 || whole.year > 2199) return undefined;
  if (hour === undefined) return formatRfc3339(whole);
  const time: CalendarTime = {
    ...whole,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    ...(zone === undefined ? {} : { offsetMinutes: offsetOf(zone) }),
  };
  return isOnCalendar(time) ? formatRfc3339(time, timeZone) : formatRfc3339(whole);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
