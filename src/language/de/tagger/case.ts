import { type LinearModel, scoreFeatures } from '../../common/linear.js';
import type { WordInfo } from '../lexicon/index.js';
import { CASE_FEATURES, CASE_LABELS, caseFeatures, labelsOf, noteCase, startCases } from './case-features.js';
import { type Chunk, findChunks } from './chunks.js';
import { findRoughClauses, type RoughClauses } from './clauses.js';

const features = new Uint32Array(CASE_FEATURES);
const scores = new Int32Array(CASE_LABELS);

/** The chunks of a sentence with the label (case and number) that each got, one of those that its words allow. */
export interface CasedChunks {
  readonly chunks: readonly Chunk[];
  readonly labels: Int8Array;
  readonly clauses: RoughClauses;
}

/** Decides case and number, chunk by chunk from left to right. Linear. */
export function decideCases(model: LinearModel, words: readonly WordInfo[], tags: Uint8Array): CasedChunks {
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
    if ((allowed & (allowed - 1)) !== 0)
      scoreFeatures(model, features, caseFeatures(words, tags, chunks, clauses, index, state, features), scores);
    noteCase(state, chunks, index, bestAllowed(scores, allowed));
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
