import type { Draft, Words } from './draft.js';
import { hasStem, timeWords } from './words.js';

const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 2100;

/** Words that may stand between the days of a list. */
export const LIST_WORDS: ReadonlySet<string> = new Set([',', 'und', 'bis', 'oder', '/', '-', '–', 'sowie', 'bzw.', 'zum', '.']);

/** A draft of type date over the tokens `[first, last)`. */
export function date(first: number, last: number, resolve: Draft['resolve']): Draft {
  return { first, last, type: 'date', resolve };
}

/** The number of an ordinal in figures ("27." → 27); undefined where it is none. */
export function ordinalDay(form: string): number | undefined {
  const match = /^(\d{1,2})\.$/.exec(form);
  return match ? Number(match[1]) : undefined;
}

/** The month that a word names, abbreviated or in the genitive ("Feb.", "Mais"). */
export function monthAt(words: Words, at: number): number | undefined {
  const form = words.at(at);
  // "Jan Kowalski": an abbreviation has its dot or a year.
  if (/^(jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dez)$/.test(form) && words.at(at + 1) !== '.' && yearAt(words, at + 1) === undefined)
    return undefined;
  return monthOfForm(form);
}

/** The month of a form in lower case, whatever stands around it. */
export function monthOfForm(form: string): number | undefined {
  const { months } = timeWords();
  return months[form.replace(/\.$/, '')] ?? months[form.replace(/s$/, '')];
}

/** A year of four figures between 1000 and 2100. */
export function yearAt(words: Words, at: number): number | undefined {
  const form = words.at(at);
  if (!/^\d{4}$/.test(form)) return undefined;
  const year = Number(form);
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : undefined;
}

/** A year of two or four figures; two figures below 50 are of this century. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
}

/** First year of a pair of neighbours ("2014/15" → 2014); undefined where they are none. */
export function doubleYear(form: string): number | undefined {
  const match = /^((?:19|20)\d\d)\/(\d{2}|\d{4})$/.exec(form);
  if (!match) return undefined;
  return Number(match[2]!.slice(-2)) === (Number(match[1]) + 1) % 100 ? Number(match[1]) : undefined;
}

const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map(['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'].map((name, at) => [name, at + 1]));

/** A weekday (1 is Monday), with the part of the day that is joined to it ("Mittwochabend"). */
export function weekdayAt(words: Words, at: number): Weekday | undefined {
  const found = weekdayOf(words.at(at));
  return found?.short !== true || (words.isCapital(at) && isAbbreviation(words, at)) ? found : undefined;
}

/** A weekday by its form alone; `short` for "Mo", "Di.", which may be other words. */
interface Weekday {
  readonly day: number;
  readonly part?: string;
  readonly short?: true;
}

/** The weekday of a form in lower case, whatever stands around it. */
export function weekdayOf(form: string): Weekday | undefined {
  const { weekdays, parts } = timeWords();
  const plain = weekdays[form] ?? weekdays[form.replace(/s$/, '')];
  if (plain !== undefined) return { day: plain };
  const short = SHORT_WEEKDAYS.get(form.replace(/\.$/, ''));
  if (short !== undefined) return { day: short, short: true };
  for (const name in weekdays) {
    const part = form.startsWith(name) ? parts[form.slice(name.length)] : undefined;
    if (part !== undefined) return { day: weekdays[name]!, part };
  }
  return undefined;
}

/** "Sa., 12. Oktober", "Mo-Fr", "Di. bis Do.", "Fr 20 Uhr": a weekday; "So ist es" is none. */
function isAbbreviation(words: Words, at: number): boolean {
  if (/^(bis|-|–)$/.test(words.at(at - 1)) && SHORT_WEEKDAYS.has(words.at(at - 2).replace(/\.$/, ''))) return true;
  const behind = words.at(at + 1);
  const other = /^(bis|-|–|\/|und|,)$/.test(behind) ? words.at(at + 2) : behind;
  if (behind === '.') return /^(,|bis|-|–|\d.*)$/.test(words.at(at + 2));
  if (words.at(at).endsWith('.')) return words.at(at) !== 'so.' || /^(,|bis|-|–|\d.*)$/.test(behind);
  return SHORT_WEEKDAYS.has(other.replace(/\.$/, '')) ? behind !== other : /^\d{1,2}[.:]/.test(other) || words.at(at + 2) === 'uhr';
}

/** "früh", "Abend", "nachmittags" behind a day. */
export function partBehind(words: Words, at: number): string | undefined {
  const { parts, partAdverbs } = timeWords();
  return parts[words.at(at)] ?? partAdverbs[words.at(at)];
}

/** Where a word points: "vergangen" -1, "dies" 0, "kommend" 1; undefined where nowhere. */
export function shiftAt(words: Words, at: number): -1 | 0 | 1 | undefined {
  return shiftOf(words.at(at));
}

/** The same for a form in lower case. */
export function shiftOf(form: string): -1 | 0 | 1 | undefined {
  if (form === '') return undefined;
  const { past, next, current } = timeWords();
  if (hasStem(past, form)) return -1;
  if (hasStem(next, form)) return 1;
  return hasStem(current, form) ? 0 : undefined;
}
