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
 * A linear chain: hashed features with a weight for each label, and a weight for each pair of labels in sequence
 * (`transitions[from * LABELS + to]`, with `from` 0 at the start of a sentence).
 */
export interface NameModel {
  /** Two to this power rows. */
  readonly bits: number;
  readonly weights: Float32Array | Int16Array;
  readonly transitions: Float32Array | Int16Array;
  /** One bit for each row: whether it holds anything; most features of a text do not, and are skipped without touching the big table. */
  readonly used: Uint32Array;
}

/** The bits of `NameModel.used`. */
export function usedRows(bits: number, weights: Float32Array | Int16Array): Uint32Array {
  const used = new Uint32Array(1 << (bits - 5));
  for (let index = 0; index < weights.length; index += 1) {
    if (weights[index] === 0) continue;
    const row = Math.floor(index / LABELS);
    used[row >>> 5]! |= 1 << (row & 31);
    index = row * LABELS + LABELS - 1;
  }
  return used;
}

/** Largest absolute weight of a shipped model. */
const LARGEST = 4095;

/** A trained model as bytes: header [bits], transitions, weights; 16-bit integers with one common scale. Small weights become zero. */
export function encodeNameModel(model: NameModel): Uint8Array {
  let largest = 0;
  for (const table of [model.weights, model.transitions]) for (const weight of table) largest = Math.max(largest, Math.abs(weight));
  const scale = LARGEST / (largest || 1);
  const quantise = (table: Float32Array | Int16Array): Int16Array => Int16Array.from(table, (weight) => Math.round(weight * scale));
  const transitions = quantise(model.transitions);
  const weights = quantise(model.weights);
  const bytes = new Uint8Array(4 + transitions.byteLength + weights.byteLength);
  new DataView(bytes.buffer).setUint32(0, model.bits, true);
  bytes.set(new Uint8Array(transitions.buffer), 4);
  bytes.set(new Uint8Array(weights.buffer), 4 + transitions.byteLength);
  return bytes;
}

/** The model of such bytes, which begin at an even place of their buffer. Throws where their length does not fit. */
export function decodeNameModel(bytes: Uint8Array): NameModel {
  const bits = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const size = LABELS * LABELS * 2;
  const expected = 4 + size + (1 << bits) * LABELS * 2;
  if (bytes.length !== expected) throw new Error(`expected a name model of ${expected} bytes, got ${bytes.length}`);
  const transitions = new Int16Array(bytes.buffer, bytes.byteOffset + 4, LABELS * LABELS);
  const weights = new Int16Array(bytes.buffer, bytes.byteOffset + 4 + size, (1 << bits) * LABELS);
  return { bits, transitions, weights, used: usedRows(bits, weights) };
}
