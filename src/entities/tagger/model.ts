import { createScorer, decodeModel, encodeModel, type ReadBytes, type Scorer } from '../../language/index.js';
import { NAME_TEMPLATES } from './features.js';

/** Labels of the name tagger: outside, then begin and inside of each kind. */
export const NAME_LABELS = [
  'O',
  'B-person',
  'I-person',
  'B-place',
  'I-place',
  'B-organisation',
  'I-organisation',
  'B-other',
  'I-other',
] as const;

/** Number of labels; also the length of a row of weights. */
export const LABELS = NAME_LABELS.length;

/** True where label `to` may follow label `from`: an inside needs a begin or inside of its own kind before it. */
export function mayFollow(from: number, to: number): boolean {
  if (to === 0 || to % 2 === 1) return true;
  return from === to || from === to - 1;
}

/**
 * A linear chain: a score of each label for each token, from its features, and a weight for each pair of labels in sequence
 * (`transitions[from * LABELS + to]`, with `from` 0 at the start of a sentence), on one scale.
 */
export interface NameModel {
  readonly scorer: Scorer;
  readonly transitions: Int16Array;
}

/** Largest absolute weight of a model. */
const LARGEST = 4095;

/** A trained chain as integers, ready to score: small weights become zero. @param weights row after row of `LABELS` weights, two to the power `bits` rows */
export function quantiseNameModel(bits: number, weights: Float32Array, transitions: Float32Array): NameModel {
  let largest = 0;
  for (const table of [weights, transitions]) for (const weight of table) largest = Math.max(largest, Math.abs(weight));
  const scale = LARGEST / (largest || 1);
  const scorer = createScorer(bits, LABELS, NAME_TEMPLATES);
  const { stride, weights: rows } = scorer.model;
  for (let row = 0; row < 1 << bits; row += 1)
    for (let label = 0; label < LABELS; label += 1) rows[row * stride + label] = Math.round(weights[row * LABELS + label]! * scale);
  return { scorer, transitions: Int16Array.from(transitions, (weight) => Math.round(weight * scale)) };
}

/** Bytes of the transitions, in front of the model: a multiple of four. */
const FRONT = Math.ceil((LABELS * LABELS * 2) / 4) * 4;

/** A model as bytes: transitions, then the scorer's own (see `encodeModel`). */
export function encodeNameModel({ scorer, transitions }: NameModel): Uint8Array {
  const model = encodeModel(scorer);
  const bytes = new Uint8Array(FRONT + model.length);
  bytes.set(new Uint8Array(transitions.buffer, transitions.byteOffset, transitions.byteLength));
  bytes.set(model, FRONT);
  return bytes;
}

/** The model of such bytes. Throws where they are none. */
export function decodeNameModel(read: ReadBytes): NameModel {
  const transitions = new Int16Array(LABELS * LABELS);
  read(0, new Uint8Array(transitions.buffer));
  return { scorer: decodeModel((from, into) => read(from + FRONT, into), NAME_TEMPLATES), transitions };
}
