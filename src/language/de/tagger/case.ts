import type { Scorer } from '../../common/linear.js';
import type { WordInfo } from '../lexicon/index.js';
import { CASE_LABELS, CASE_TEMPLATES, caseFeatures, labelsOf, noteCase, startCases } from './case-features.js';
import { type Chunk, findChunks } from './chunks.js';
import { findRoughClauses, type RoughClauses } from './clauses.js';

/** The chunks of a sentence with the label (case and number) that each got, one of those that its words allow. */
export interface CasedChunks {
  readonly chunks: readonly Chunk[];
  readonly labels: Int8Array;
  readonly clauses: RoughClauses;
}

/** Decides case and number, chunk by chunk from left to right. Linear. */
export function decideCases(model: Scorer, words: readonly WordInfo[], tags: Uint8Array): CasedChunks {
  const clauses = findRoughClauses(words, tags);
  const chunks = findChunks(words, tags, clauses.of);
  const state = startCases(words, chunks, clauses);
  for (let index = 0; index < chunks.length; index += 1) {
    const { article, cells } = chunks[index]!;
    if (article >= 0) {
      noteCase(state, chunks, index, state.labels[article]!);
      continue;
    }
    const allowed = labelsOf(cells);
    if ((allowed & (allowed - 1)) !== 0) {
      caseFeatures(words, tags, chunks, clauses, index, state, model);
      model.score(0, CASE_TEMPLATES.length);
    }
    noteCase(state, chunks, index, bestAllowed(model.scores, allowed));
  }
  return { chunks, labels: state.labels, clauses };
}

/** Best label among the allowed ones. */
export function bestAllowed(values: Float64Array | Int32Array, allowed: number): number {
  let best = -1;
  for (let label = 0; label < CASE_LABELS; label += 1) {
    if (allowed & (1 << label) && (best < 0 || values[label]! > values[best]!)) best = label;
  }
  return best;
}
