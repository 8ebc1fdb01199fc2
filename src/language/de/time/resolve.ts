import { addDays, addMonths, type Day, daysBetween, easterOf, formatDay, formatYear, isDay, pad, weekdayOf, weekOf } from './calendar.js';
import { inferred, type Resolved, stated, type TimeContext } from './draft.js';

/** A relation to the present: "vergangen" -1, "dies" 0, "kommend" 1; undefined where the words do not tell. */
export type Shift = -1 | 0 | 1 | undefined;

/** A day `offset` days from publication. */
export function relativeDay(offset: number, part?: string): (context: TimeContext) => Resolved {
  return ({ today }) =>
    today ? dayValue(addDays(today, offset), part) : inferred(withPart('XXXX-XX-XX', part), part ? 'part-of-day' : 'day');
}

/** Day and month, the year given or the one that lies nearest in the direction of the tense. "27. März", "am 18.3." */
export function monthDay(month: number, day: number, year?: number, part?: string): (context: TimeContext) => Resolved {
  return (context) => {
    const resolvedYear = year ?? yearOf(month, day, context);
    if (resolvedYear === undefined || !isDay(resolvedYear, month, day))
      return inferred(withPart(`XXXX-${pad(month)}-${pad(day)}`, part), part ? 'part-of-day' : 'day');
    const found = { year: resolvedYear, month, day };
    return year === undefined
      ? dayValue(found, part)
      : { ...stated(withPart(formatDay(found), part), part ? 'part-of-day' : 'day', found) };
  };
}

/** A weekday: next in the direction of the tense, today included, in a plain present the nearest; shifted by a word such as "vergangenen" or "kommenden". */
export function weekday(wanted: number, shift: Shift, part?: string): (context: TimeContext) => Resolved {
  return ({ today, direction }) => {
    if (!today) return inferred(withPart(`XXXX-WXX-${wanted}`, part), part ? 'part-of-day' : 'day');
    const back = (weekdayOf(today) - wanted + 7) % 7;
    const ahead = (7 - back) % 7;
    const toward = shift ?? (direction === 0 ? -1 : direction);
    let offset = toward > 0 ? ahead : -back;
    if (shift === -1 && back === 0) offset = -7;
    if (shift === 1 && ahead === 0) offset = 7;
    if (shift === 0) offset = wanted - weekdayOf(today);
    return dayValue(addDays(today, offset), part);
  };
}

/** A month, with its year or without. "im März", "vergangenen Mai", "Ende Juli 2014" */
export function monthOf(month: number, year: number | undefined, shift: Shift): (context: TimeContext) => Resolved {
  return (context) => {
    if (year !== undefined) return stated(`${formatYear(year)}-${pad(month)}`, 'month');
    const { today, direction } = context;
    if (context.year !== undefined && shift === undefined) return inferred(`${formatYear(context.year)}-${pad(month)}`, 'month');
    if (!today) return inferred(`XXXX-${pad(month)}`, 'month');
    return inferred(`${formatYear(nearYear(today, month, shift, direction))}-${pad(month)}`, 'month');
  };
}

/** A season by TIMEX3 code. "im Sommer", "Winter 2024", "vergangenen Herbst" */
export function season(code: string, year: number | undefined, shift: Shift): (context: TimeContext) => Resolved {
  const month = { SP: 3, SU: 6, FA: 9, WI: 12 }[code] ?? 1;
  return ({ today, direction }) => {
    if (year !== undefined) return stated(`${formatYear(year)}-${code}`, 'season');
    if (!today) return inferred(`XXXX-${code}`, 'season');
    return inferred(`${formatYear(nearYear(today, month, shift, direction))}-${code}`, 'season');
  };
}

/** A calendar unit shifted from the present: "vergangene Woche", "in diesem Jahr", "im kommenden Monat". */
export function calendarUnit(unit: string, shift: number): (context: TimeContext) => Resolved {
  return ({ today }) => {
    if (!today) return inferred(shift < 0 ? 'PAST_REF' : shift > 0 ? 'FUTURE_REF' : 'PRESENT_REF', 'vague');
    switch (unit) {
      case 'Y':
        return inferred(formatYear(today.year + shift), 'year');
      case 'M': {
        const { year, month } = addMonths(today, shift);
        return inferred(`${formatYear(year)}-${pad(month)}`, 'month');
      }
      case 'W':
        return inferred(weekValue(addDays(today, shift * 7)), 'week');
      case 'WE':
        return inferred(`${weekValue(addDays(today, shift * 7))}-WE`, 'day');
      case 'D':
        return dayValue(addDays(today, shift));
      case 'Q': {
        const index = today.year * 4 + Math.floor((today.month - 1) / 3) + shift;
        return inferred(`${formatYear(Math.floor(index / 4))}-Q${(index % 4) + 1}`, 'quarter');
      }
      case 'H6': {
        const index = today.year * 2 + (today.month > 6 ? 1 : 0) + shift;
        return inferred(`${formatYear(Math.floor(index / 2))}-H${(index % 2) + 1}`, 'season');
      }
      case 'DE':
        return inferred(
          formatYear(today.year)
            .slice(0, 3)
            .replace(/\d$/, (digit) => String(Number(digit) + shift)),
          'decade',
        );
      case 'CE':
        return inferred(pad(Math.floor(today.year / 100) + shift), 'century');
      default:
        return inferred(shift < 0 ? 'PAST_REF' : shift > 0 ? 'FUTURE_REF' : 'PRESENT_REF', 'vague');
    }
  };
}

/** A week's end without more words: the one of the tense. */
export function weekend(shift: Shift): (context: TimeContext) => Resolved {
  return (context) => {
    const { today, direction } = context;
    if (!today) return inferred('XXXX-WXX-WE', 'day');
    const past = weekdayOf(today) < 6 && direction <= 0;
    return calendarUnit('WE', shift ?? (past ? -1 : 0))(context);
  };
}

/** The day before or after the one that the text named last. "am Tag darauf", "am Vortag" */
export function fromAnchor(offset: number, part?: string): (context: TimeContext) => Resolved {
  return ({ anchor, today }) => {
    const base = anchor ?? today;
    return base ? dayValue(addDays(base, offset), part) : inferred(withPart('XXXX-XX-XX', part), part ? 'part-of-day' : 'day');
  };
}

/** A part of the day that the text is about. "am Abend" */
export function partOfDay(part: string): (context: TimeContext) => Resolved {
  return fromAnchor(0, part);
}

/** A time of the clock on the day that the text is about ("gegen 22.14 Uhr"); without a day where it holds for several. */
export function clock(hour: number, minute: number | undefined): (context: TimeContext) => Resolved {
  const time = `T${pad(hour)}:${pad(minute ?? 0)}`;
  return (context) => {
    const base = context.severalDays ? undefined : (context.anchor ?? context.today);
    return base
      ? inferred(`${formatDay(base)}${time}`, minute === undefined ? 'hour' : 'minute', base)
      : stated(time, minute === undefined ? 'hour' : 'minute');
  };
}

/** The first, second … (or -1: last) weekday of a month: "am ersten Sonntag im Mai". */
export function countedWeekday(
  ordinal: number,
  wanted: number,
  month: number,
  year: number | undefined,
): (context: TimeContext) => Resolved {
  return (context) => {
    const { today } = context;
    const inYear = year ?? context.year ?? (today && nearYear(today, month, undefined, context.direction));
    if (inYear === undefined) return inferred(`XXXX-${pad(month)}-XX`, 'day');
    const first: Day = { year: inYear, month, day: 1 };
    const offset = (wanted - weekdayOf(first) + 7) % 7;
    const found = addDays(first, offset + 7 * (ordinal > 0 ? ordinal - 1 : 4));
    if (ordinal < 0 && found.month !== month) return dayValue(addDays(found, -7));
    return found.month === month ? dayValue(found) : inferred(`${formatYear(inYear)}-${pad(month)}`, 'month');
  };
}

/** A holiday by its row: `MM-DD` or `easter±days`. */
export function holiday(row: string, year: number | undefined): (context: TimeContext) => Resolved {
  const fixed = /^(\d\d)-(\d\d)$/.exec(row);
  if (fixed) return monthDay(Number(fixed[1]), Number(fixed[2]), year);
  const offset = Number(row.replace('easter', '') || 0);
  return ({ today, direction }) => {
    const base = year ?? today?.year;
    if (base === undefined) return inferred('XXXX-XX-XX', 'day');
    const of = (one: number) => addDays(easterOf(one), offset);
    let day = of(base);
    if (year === undefined && today) {
      const distance = daysBetween(today, day);
      if (direction < 0 && distance > 0) day = of(base - 1);
      else if (direction > 0 && distance < 0) day = of(base + 1);
    }
    return dayValue(day);
  };
}

/** Year of a day: the nearest one, the direction of the tense weighing as much as `AGAINST_TENSE_DAYS`. */
function yearOf(month: number, day: number, { today, year, direction }: TimeContext): number | undefined {
  if (year !== undefined) return year;
  if (!today) return undefined;
  const candidates = [today.year - 1, today.year, today.year + 1].filter((one) => isDay(one, month, day));
  const distance = (one: number) => {
    const days = daysBetween(today, { year: one, month, day });
    return Math.abs(days) + (days * direction < 0 ? AGAINST_TENSE_DAYS : 0);
  };
  return candidates.sort((a, b) => distance(a) - distance(b))[0];
}

/** A third of a year: "der für den 5. Mai angekündigte Besuch wurde abgesagt" may point ahead in a past tense, but not by eight months. */
const AGAINST_TENSE_DAYS = 120;

/** Year of a month or season: shifted by a word, else nearest in the direction of the tense. */
function nearYear(today: Day, month: number, shift: Shift, direction: TimeContext['direction']): number {
  if (shift === 0) return today.year;
  const toward = shift ?? direction;
  if (toward < 0) return today.month >= month + (shift === -1 ? 1 : 0) ? today.year : today.year - 1;
  if (toward > 0) return today.month <= month - (shift === 1 ? 1 : 0) ? today.year : today.year + 1;
  const gap = month - today.month;
  return gap > 6 ? today.year - 1 : gap < -6 ? today.year + 1 : today.year;
}

/** A resolved day, with a part of it. */
export function dayValue(day: Day, part?: string): Resolved {
  return inferred(withPart(formatDay(day), part), part ? 'part-of-day' : 'day', day);
}

function withPart(value: string, part: string | undefined): string {
  return part === undefined ? value : `${value}T${part}`;
}

/** `2025-W13`. */
export function weekValue(day: Day): string {
  const { year, week } = weekOf(day);
  return `${formatYear(year)}-W${pad(week)}`;
}
