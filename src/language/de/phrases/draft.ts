import type { Phrase, Token } from '../../../model/index.js';
import type { Cells } from './agreement.js';

/** A phrase while it is being built. */
export interface PhraseDraft {
  first: number;
  last: number;
  head: number;
  preposition: number;
  determiner: number;
  cells: Cells;
  case: Phrase['case'];
  parent: PhraseDraft | undefined;
  attribute: Phrase['attribute'];
  /** Inside another phrase, before its noun: "[von Russland] geführter Krieg". */
  inner: boolean;
}

/** The tokens of a text with their forms in lower case, made once. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
}
