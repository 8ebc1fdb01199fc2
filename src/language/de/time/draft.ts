import type { TimePrecision, TimeType, Token } from '../../../model/index.js';
import type { Day } from './calendar.js';

/** What resolving needs to know of the surroundings. */
export interface TimeContext {
  /** Day of publication, where known. */
  readonly today?: Day;
  /** Where the sentence's tense points: -1 past, 1 future, 0 open. */
  readonly direction: -1 | 0 | 1;
  /** Last day that the text named, for "am Tag darauf". */
  readonly anchor?: Day;
  /** Year that the text named last in the same sentence. */
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

/** The words of one sentence as matchers read them: lower-case forms by position; '' beyond the ends. */
export class Words {
  readonly #tokens: readonly Token[];
  readonly #forms: readonly string[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#forms = tokens.map((token) => token.form.toLowerCase());
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
