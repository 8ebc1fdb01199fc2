const PARTS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: { MO: 'morgens', MI: 'mittags', AF: 'nachmittags', EV: 'abends', NI: 'nachts', DT: 'tagsüber' },
  en: { MO: 'in the morning', MI: 'at noon', AF: 'in the afternoon', EV: 'in the evening', NI: 'at night', DT: 'by day' },
};

/**
 * A TIMEX3 value as people write it: "2025-03-27TAF" as "27. März 2025, nachmittags", "2025-03" as "März 2025". What is none of a date, a part of a
 * day or a time of day ("PXY", "2025-W13") stays as it is: better strange than wrong.
 */
export function timexText(value: string, lang: 'de' | 'en'): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\w{2}|\d{2}:\d{2}(?::\d{2})?))?$/.exec(value) ?? [];
  if (year === undefined || month === undefined) return value;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const date = new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(at);
  if (time === undefined) return date;
  const clock = /^\d\d:\d\d/.exec(time)?.[0] ?? (/^\d\d$/.test(time) ? `${time}:00` : undefined);
  const part = clock === undefined ? PARTS[lang][time] : lang === 'de' ? `${clock} Uhr` : clock;
  return part === undefined ? date : `${date}, ${part}`;
}

const HOUR = 3_600_000;
const STEPS = [HOUR / 12, HOUR / 4, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 168 * HOUR, 336 * HOUR];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600];

/**
 * Round moments between two, in milliseconds since 1970: whole hours, days or weeks, and first days of months where the span is long.
 * @param offset of the shown time zone from UTC, in milliseconds
 * @param most how many; default 8
 */
export function roundMoments(from: number, to: number, offset = 0, most = 8): number[] {
  const step = STEPS.find((one) => (to - from) / one <= most);
  const moments: number[] = [];
  if (step !== undefined) {
    for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to; at += step) moments.push(at);
    return moments;
  }
  const first = new Date(from + offset);
  const months = MONTHS.find((one) => (to - from) / (one * 730 * HOUR) <= most) ?? 1_200;
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(start / months) * months; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12) - offset;
    if (at > to) return moments;
    if (at >= from) moments.push(at);
  }
}
