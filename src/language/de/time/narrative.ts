import type { TimePrecision } from '../../../model/index.js';
import { addDays, addMonths, formatDay, formatYear, pad } from './calendar.js';
import { inferred, type Matcher, type Resolved, type TimeContext } from './draft.js';
import { date, ordinalDay, shiftAt, yearAt } from './readers.js';
import { calendarUnit, dayValue, fromAnchor, relativeDay, weekValue } from './resolve.js';
import { adjectiveIn, nounIn, numberOf, timeWords } from './words.js';

/** "Vortag", "Folgetag", "Vorwoche", "Vorjahr", "Tag zuvor", "Tag darauf", "tags darauf", "heuer", "Vorjahresmonat". */
export const neighbours: Matcher = (words, at) => {
  const form = words.at(at);
  if (/^(vortage?s?|vorabend)$/.test(form)) {
    // "am Vorabend des Gipfels": the day of something else.
    if (form === 'vorabend')
      return /^(des|der|von)$/.test(words.at(at + 1)) ? undefined : { ...date(at, at + 1, fromAnchor(-1, 'EV')), type: 'time' };
    return date(at, at + 1, fromAnchor(-1));
  }
  if (/^folgetage?s?$/.test(form)) return date(at, at + 1, fromAnchor(1));
  if (/^(tage?|tags)$/.test(form) && /^(zuvor|davor|danach|darauf)$/.test(words.at(at + 1)) && numberOf(words.at(at - 1)) === undefined) {
    return date(at, at + 2, fromAnchor(/vor/.test(words.at(at + 1)) ? -1 : 1));
  }
  // "im Jahr zuvor", "im Monat darauf": counted from what the text tells of.
  const turn =
    /^(jahre?|monat|woche)$/.test(form) &&
    /^(zuvor|davor|danach|darauf)$/.test(words.at(at + 1)) &&
    numberOf(words.at(at - 1)) === undefined;
  if (turn) return date(at, at + 2, neighbourUnit(nounIn(timeWords().units, form)![0], /vor/.test(words.at(at + 1)) ? -1 : 1));
  const near = /^(vor|folge)(woche|monate?s?|quartals?|jahre?s?)$/.exec(form);
  if (near) return date(at, at + 1, calendarUnit(nounIn(timeWords().units, near[2]!)![0], near[1] === 'vor' ? -1 : 1));
  if (/^vorjahres(monate?s?|quartals?|zeitraume?s?)$/.test(form)) return date(at, at + 1, calendarUnit('Y', -1));
  const offset = nounIn(timeWords().yearWords, form) ?? adjectiveIn(timeWords().yearWords, form);
  return offset === undefined ? undefined : date(at, at + 1, calendarUnit('Y', offset));
};

/** "drei Tage später", "zwei Wochen zuvor", "einen Monat danach": counted from the day that the text named last. "drei Tage spät" is none. */
export const later: Matcher = (words, at) => {
  const number = numberOf(words.at(at));
  const unit = words.isCapital(at + 1) ? nounIn(timeWords().units, words.at(at + 1)) : undefined;
  const sign = { später: 1, danach: 1, darauf: 1, zuvor: -1, davor: -1 }[words.at(at + 2)];
  if (number === undefined || unit === undefined || sign === undefined) return undefined;
  const clockUnit = unit[1];
  return {
    first: at,
    last: at + 3,
    type: clockUnit ? 'time' : 'date',
    resolve: (context) => counted(context, clockUnit ? '' : unit[0], sign * number),
  };
};

/** "selben Tag", "gleichen Abend", "darauffolgenden Tag", "vergangene Nacht", "gestrigen Abend", "heutigen Vormittag", "über Nacht". */
export const shiftedPart: Matcher = (words, at) => {
  const form = words.at(at);
  if (/^(selben|gleichen)$/.test(form) && words.at(at + 1) === 'tag') return date(at, at + 2, fromAnchor(0));
  if (/^(selben|gleichen)$/.test(form) && /^(jahre?s?|monate?s?|woche)$/.test(words.at(at + 1)))
    return date(at, at + 2, neighbourUnit(nounIn(timeWords().units, words.at(at + 1))![0], 0));
  if (words.at(at - 1) === 'über' && form === 'nacht') return { first: at, last: at + 1, type: 'time', resolve: fromAnchor(0, 'NI') };
  const part = words.isCapital(at + 1) ? timeWords().parts[words.at(at + 1)] : undefined;
  if (part === undefined) return undefined;
  const day = adjectiveIn(timeWords().dayAdjectives, form) ?? (/^heutige[nmrs]?$/.test(form) ? 0 : undefined);
  if (day !== undefined) return { first: at, last: at + 2, type: 'time', resolve: relativeDay(day, part) };
  const shift = shiftAt(words, at);
  if (shift === undefined || /^dies|^folgend|^nächst/.test(form)) return undefined;
  // The night that is over ended today; the one to come ends tomorrow.
  const offset = part === 'NI' ? (shift < 0 ? 0 : 1) : shift;
  return { first: at, last: at + 2, type: 'time', resolve: relativeDay(offset, part) };
};

/** "12. Kalenderwoche", "KW 12", "Jahresende", "Jahresbeginn 2024", "Monatsende", "Wochenbeginn". */
export const edges: Matcher = (words, at) => {
  const form = words.at(at);
  const week =
    form === 'kw'
      ? Number(/^\d{1,2}$/.exec(words.at(at + 1))?.[0])
      : /^kalenderwoche$/.test(words.at(at + 1))
        ? ordinalDay(form)
        : undefined;
  if (week !== undefined && week >= 1 && week <= 53) {
    return date(at, at + 2, ({ today }) => inferred(`${today ? formatYear(today.year) : 'XXXX'}-W${pad(week)}`, 'week'));
  }
  const edge = /^(jahres|monats|wochen)(beginn|anfang|mitte|ende|wechsel|schluss)s?$/.exec(form);
  if (!edge || !words.isCapital(at) || form.startsWith('wochenende')) return undefined;
  const unit = { jahres: 'Y', monats: 'M', wochen: 'W' }[edge[1]!]!;
  const year = unit === 'Y' ? yearAt(words, at + 1) : undefined;
  return year === undefined ? date(at, at + 1, calendarUnit(unit, 0)) : date(at, at + 2, () => inferred(String(year), 'year'));
};

/** A unit before or after the one that the text tells of: the year that it named last, else that of the day named last. */
function neighbourUnit(unit: string, offset: number): (context: TimeContext) => Resolved {
  return (context) => {
    if (unit === 'Y' && context.year !== undefined) return inferred(formatYear(context.year + offset), 'year');
    return counted(context, unit, offset);
  };
}

function counted({ anchor, today }: TimeContext, unit: string, offset: number): Resolved {
  const base = anchor ?? today;
  const open = (value: string, precision: TimePrecision) => inferred(value, precision);
  if (base === undefined || !Number.isInteger(offset)) return open('XXXX-XX-XX', 'vague');
  switch (unit) {
    case 'D':
      return dayValue(addDays(base, offset));
    case 'W':
      return open(weekValue(addDays(base, 7 * offset)), 'week');
    case 'M': {
      const { year, month } = addMonths(base, offset);
      return open(`${formatYear(year)}-${pad(month)}`, 'month');
    }
    case 'Y':
      return open(formatYear(base.year + offset), 'year');
    case '':
      return open(`${formatDay(base)}TXX:XX`, 'vague');
    default:
      return open('XXXX-XX-XX', 'vague');
  }
}
