import type { Bound } from '../../model/index.js';

const NUMBERS = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'] as const;

/** Another frame inside of what is said: it is not framed once more. */
export const FRAMED = /, (?:sagt|teilt|erklärt|hieß|heißt|so\s)/u;

/** A number as newspapers write it: up to twelve in words, large ones with "Millionen" and "Milliarden", else figures. */
export function writeNumber(value: number): string {
  if (Number.isInteger(value) && value >= 2 && value <= 12) return NUMBERS[value]!;
  for (const [size, name] of [
    [1e9, 'Milliarden'],
    [1e6, 'Millionen'],
  ] as const) {
    const rest = value / size;
    if (rest >= 2 && Number.isInteger(rest * 10))
      return `${Number.isInteger(rest) && rest <= 12 ? NUMBERS[rest] : String(rest).replace('.', ',')} ${name}`;
  }
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.') : whole;
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

const BOUND_WORDS: Readonly<Record<Bound, string>> = {
  exact: '',
  about: 'rund ',
  'at-least': 'mindestens ',
  'more-than': 'mehr als ',
  'up-to': 'bis zu ',
  'less-than': 'weniger als ',
  between: '',
  unquantified: '',
};

/** A number with its bound, as stated: "mindestens 15", "rund 30", "zwischen 20 und 30"; undefined where there is none. */
export function writeQuantity(quantity: {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly bound: Bound;
  readonly text?: string;
}): string | undefined {
  const { min, max, bound } = quantity;
  if (bound === 'between') return min === undefined || max === undefined ? undefined : `${writeNumber(min)} bis ${writeNumber(max)}`;
  const value = bound === 'up-to' || bound === 'less-than' ? (max ?? min) : (min ?? max);
  if (value === undefined || bound === 'unquantified') return undefined;
  const near = bound === 'less-than' && quantity.text !== undefined ? /^(?:fast|knapp|beinahe)\b/iu.exec(quantity.text)?.[0] : undefined;
  const over = bound === 'more-than' && quantity.text !== undefined ? /^(?:gut|über)\b/iu.exec(quantity.text)?.[0] : undefined;
  const word = near ?? over;
  return `${word === undefined ? BOUND_WORDS[bound] : `${word.toLowerCase()} `}${writeNumber(value)}`;
}

const DAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'] as const;
const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;
const PARTS: Readonly<Record<string, string>> = { MO: 'morgen', MI: 'mittag', AF: 'nachmittag', EV: 'abend' };

/**
 * A day or part of a day in words: "am Mittwochabend", "am 20. März". Undefined for what is not a day, and for nights, whose day the value leaves open.
 * @param near RFC 3339 or a date: days within six days before it are named by weekday
 */
export function writeDay(value: string | undefined, near: string | undefined): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\w{2}).*)?$/.exec(value ?? '');
  if (match === null) return undefined;
  const [, year, month, day, part] = match;
  if (part === 'NI') return undefined;
  const moment = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const reference = near === undefined ? Number.NaN : Date.parse(`${near.slice(0, 10)}T00:00:00Z`);
  const age = (reference - moment) / 86_400_000;
  if (!(age >= -6 && age <= 6)) return `am ${Number(day)}. ${MONTHS[Number(month) - 1]}`;
  return `am ${DAYS[new Date(moment).getUTCDay()]}${part === undefined ? '' : (PARTS[part] ?? '')}`;
}

/** "Raketen, Panzer und Munition". */
export function joinList(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;
}

/** First letter upper case. */
export function capitalise(text: string): string {
  return text.replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Ends a sentence: one final mark, no doubled ones, single spaces. */
export function finish(text: string): string {
  const clean = text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ([,.;:!?])/gu, '$1')
    .replaceAll(/,+/gu, ',')
    .trim();
  return capitalise(/[.!?]["“]?$/u.test(clean) ? clean : `${clean.replace(/[,;:–-]+$/u, '')}.`);
}
