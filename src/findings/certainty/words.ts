import type { Certainty } from '../../model/index.js';
import { readEventRows } from '../events/rows.js';

/** What the content of a verb is: `content` is a demand, offer or refusal, whose content is no event of its own. */
export type MatrixKind = 'planned' | 'hedged' | 'denied' | 'questioned' | 'attributed' | 'content' | 'fact';

/** The words that make a finding less than asserted. */
export interface CertaintyWords {
  /** By lower-case lemma or form. */
  readonly hedges: ReadonlyMap<string, Certainty>;
  /** By verb lemma. */
  readonly matrix: ReadonlyMap<string, MatrixKind>;
}

let loaded: CertaintyWords | undefined;

/** The lists `hedges.tsv` and `matrix.tsv`, read once. */
export function certaintyWords(): CertaintyWords {
  loaded ??= {
    hedges: new Map(readEventRows('hedges.tsv').map(([word = '', certainty]) => [word, certainty as Certainty])),
    matrix: new Map(readEventRows('matrix.tsv').map(([word = '', kind]) => [word, kind as MatrixKind])),
  };
  return loaded;
}
