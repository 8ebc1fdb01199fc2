import type { Span, TimePrecision, TimeType, Token } from '../../../model/index.js';
import type { Day } from './calendar.js';

/** What resolving needs to know of the surroundings. */
export interface TimeContext {
  /** Day of publication, where known. */
  readonly today?: Day;
  /** Where the tense points: see `Direction`. */
  readonly direction: -1 | 0 | 0.5 | 1;
  /** Last day that the text named, for "am Tag darauf". */
  readonly anchor?: Day;
  /** True where the day that a time of the clock belongs to is not one: a list or range of days, or a set ("montags von 9 bis 12 Uhr"). */
  readonly severalDays?: boolean;
  /** Year that the text named last, where it tells of that year and not of the present. */
  readonly year?: number;
}

/** A resolved value. `day` is set where it names one: it becomes the anchor of what follows. */
export interface Resolved {
  readonly value: string;
  readonly precision: TimePrecision;
  readonly basis: 'stated' | 'inferred';
  readonly day?: Day;
}

/** A time expression as a matcher found it: tokens `[first, last)`, not yet resolved. */
export interface Draft {
  readonly first: number;
  readonly last: number;
  readonly type: TimeType;
  readonly resolve: (context: TimeContext) => Resolved;
}

/**
 * The words of one sentence as matchers read them: lower-case forms by position; '' beyond the ends. A range that is written as one word is three:
 * "10-18 Uhr", "9.30/12.30 Uhr", "(2009-2011)", "Mo-Fr"; the score "10-18" and the season "2014/15" stay whole.
 */
export class Words {
  readonly #tokens: readonly Token[];
  readonly #forms: readonly string[];

  /** @param forms the lower-case forms of the tokens */
  constructor(tokens: readonly Token[], forms: readonly string[]) {
    const joined = tokens.some((token) => JOINED_RANGE.test(token.form));
    this.#tokens = joined ? splitRanges(tokens) : tokens;
    this.#forms = joined ? this.#tokens.map((token) => token.form.toLowerCase()) : forms;
  }

  get length(): number {
    return this.#tokens.length;
  }

  /** Lower-case form at a position. */
  at(index: number): string {
    return this.#forms[index] ?? '';
  }

  /** The form as written. */
  written(index: number): string {
    return this.#tokens[index]?.form ?? '';
  }

  token(index: number): Token | undefined {
    return this.#tokens[index];
  }

  /** True where the word at a position starts with a capital. */
  isCapital(index: number): boolean {
    return /^\p{Lu}/u.test(this.written(index));
  }

  /** True where one of the forms `[from, to)` is in the set. */
  between(from: number, to: number, forms: ReadonlySet<string>): boolean {
    for (let at = from; at < to; at += 1) if (forms.has(this.at(at))) return true;
    return false;
  }

  /** Where a draft stands in the text. */
  spanOf(draft: Draft): Span {
    return [this.#tokens[draft.first]!.start, this.#tokens[draft.last - 1]!.end];
  }
}

const JOINED_RANGE =
  /^(\d{1,2}(?:[.:]\d\d)?|\d{4})([-–/])(\d{1,2}(?:[.:]\d\d)?|\d{4})$|^((?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)([-–/])((?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)$/;

function splitRanges(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const match = JOINED_RANGE.exec(token.form);
    if (!match) return [token];
    const from = match[1] ?? match[4]!;
    const sign = match[2] ?? match[5]!;
    const to = match[3] ?? match[6]!;
    const years = from.length === 4 && to.length === 4 && /^[12]/.test(from) && /^[12]/.test(to) && Number(to) > Number(from);
    const weekdays = match[4] !== undefined;
    const isRange = weekdays || (years ? sign !== '/' || Number(to) > Number(from) + 1 : tokens[index + 1]?.form.toLowerCase() === 'uhr');
    if (!isRange) return [token];
    const middle = token.start + from.length;
    return [
      { ...token, form: from, end: middle },
      { ...token, form: sign, upos: 'PUNCT', start: middle, end: middle + 1 },
      { ...token, form: to, start: middle + 1 },
    ];
  });
}

/** A small unit: looks at one position of a sentence. */
export type Matcher = (words: Words, at: number) => Draft | undefined;

/** A value that stands in the words. */
export function stated(value: string, precision: TimePrecision, day?: Day): Resolved {
  return { value, precision, basis: 'stated', ...(day === undefined ? {} : { day }) };
}

/** A value that was resolved against publication time or narrative. */
export function inferred(value: string, precision: TimePrecision, day?: Day): Resolved {
  return { value, precision, basis: 'inferred', ...(day === undefined ? {} : { day }) };
}
