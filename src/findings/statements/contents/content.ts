import type { Clause } from '../../../model/index.js';
import type { Range, Reading } from '../reading.js';

/** Where the content of a cue stands and of which kind it is. */
export interface Content {
  readonly form: 'direct' | 'indirect';
  readonly ranges: readonly Range[];
  /** `before`: the frame follows or interrupts the content. */
  readonly place: 'after' | 'before' | 'inside';
  readonly rule: string;
}

/** Words that go on with the frame or the content: "…, **und** er ging". */
export const COORDINATORS = new Set(['und', 'aber', 'doch', 'sowie', 'oder', 'sondern', 'jedoch']);

/** All tokens of a sentence. */
export function sentenceRange(reading: Reading, sentence: number): Range {
  const found = reading.sentences[sentence];
  return found ? [found.first, found.last] : [0, 0];
}

/** "…, die Maut zu erheben": an article at the start does not make it a relative clause. */
export function isBareInfinitive(reading: Reading, clause: Clause): boolean {
  if (clause.finite !== undefined || clause.verb === undefined) return false;
  return (
    clause.tokens.some((token) => token >= (clause.verb ?? 0) - 1 && reading.lower[token] === 'zu') ||
    /^\p{Ll}{2,}zu\p{Ll}+n$/u.test(reading.lower[clause.verb] ?? '')
  );
}
