/**
 * A linear model over hashed features. A feature is a 32-bit number; its row holds one weight for each label.
 * In training the weights are floats; shipped they are 16-bit integers with one common scale, which leaves the order of the scores.
 */
export interface LinearModel {
  /** Two to this power rows. */
  readonly bits: number;
  readonly labels: number;
  /** Length of a row, at least `labels`. */
  readonly stride: number;
  readonly weights: Float32Array | Int16Array;
  /** One bit for each row, set where it holds anything: most features of a sentence do not, and are skipped without touching the big table. */
  readonly used: Uint32Array;
}

/** Mixes a template number and one to three values into a feature. Avalanches well enough for tables of up to 2^20 rows. */
export function mixFeature(template: number, first: number, second = 0, third = 0): number {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + template;
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ third, 0x27d4eb2f) + Math.imul(template, 0x165667b1);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A 32-bit hash of `text.slice(start, end)` (FNV-1a over UTF-16 units). */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let position = start; position < end; position += 1) hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193);
  return hash | 0;
}

/** Adds up the rows of `count` features into `scores`, which is cleared first. `scores` holds integers where the weights do: that is a third faster. */
export function scoreFeatures(model: LinearModel, features: Uint32Array, count: number, scores: Float64Array | Int32Array): void {
  const { labels, stride, weights, used } = model;
  const shift = 32 - model.bits;
  for (let label = 0; label < labels; label += 1) scores[label] = 0;
  for (let index = 0; index < count; index += 1) {
    const row = features[index]! >>> shift;
    if ((used[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    const start = row * stride;
    for (let label = 0; label < labels; label += 1) scores[label]! += weights[start + label]!;
  }
}

/** The same for a few labels only: fills `scores` at the positions that `labels` names, and gives the best of them, the first among equals. */
export function bestOfLabels(
  model: LinearModel,
  features: Uint32Array,
  count: number,
  labels: Uint8Array,
  scores: Float64Array | Int32Array,
): number {
  const { stride, weights, used } = model;
  const shift = 32 - model.bits;
  const size = labels.length;
  for (let index = 0; index < size; index += 1) scores[labels[index]!] = 0;
  for (let index = 0; index < count; index += 1) {
    const row = features[index]! >>> shift;
    if ((used[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    const start = row * stride;
    for (let at = 0; at < size; at += 1) {
      const label = labels[at]!;
      scores[label]! += weights[start + label]!;
    }
  }
  let best = labels[0]!;
  for (let at = 1; at < size; at += 1) if (scores[labels[at]!]! > scores[best]!) best = labels[at]!;
  return best;
}

/** "LBM1", little endian. */
const MAGIC = 0x314d424c;

/** Largest weight after quantising: 11 bits and a sign. With 7 bits the German tagger lost 0.2 points. */
const LARGEST = 2047;

/** A trained model with weights as integers. */
export function quantizeModel(model: LinearModel): LinearModel {
  const { bits, labels } = model;
  const stride = strideOf(labels);
  let largest = 0;
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = LARGEST / (largest || 1);
  const weights = new Int16Array((1 << bits) * stride);
  const used = new Uint32Array(1 << Math.max(0, bits - 5));
  for (let row = 0; row < 1 << bits; row += 1) {
    for (let label = 0; label < labels; label += 1) {
      const weight = Math.round(model.weights[row * model.stride + label]! * scale);
      weights[row * stride + label] = weight;
      if (weight !== 0) used[row >>> 5]! |= 1 << (row & 31);
    }
  }
  return { bits, labels, stride, weights, used };
}

/** Row length: a power of two, so that a row lies in one cache line. */
function strideOf(labels: number): number {
  return 1 << Math.ceil(Math.log2(labels));
}

/** Quantised model → bytes, for deflating: only rows that are not empty, column by column. Throws on a model of floats. */
export function encodeModel(model: LinearModel): Uint8Array {
  const { bits, labels, stride, weights, used } = model;
  if (!(weights instanceof Int16Array)) throw new Error('expected a quantised model');
  const rows: number[] = [];
  for (let row = 0; row < 1 << bits; row += 1) if (used[row >>> 5]! & (1 << (row & 31))) rows.push(row);
  const bytes = new Uint8Array(16 + rows.length * (3 + labels * 2));
  const view = new DataView(bytes.buffer);
  for (const [index, word] of [MAGIC, bits, labels, rows.length].entries()) view.setUint32(index * 4, word, true);
  const values = 16 + rows.length * 3;
  let previous = 0;
  for (const [index, row] of rows.entries()) {
    const gap = row - previous;
    previous = row;
    bytes[16 + index] = gap & 0xff;
    bytes[16 + rows.length + index] = (gap >> 8) & 0xff;
    bytes[16 + rows.length * 2 + index] = gap >> 16;
    for (let label = 0; label < labels; label += 1) {
      const weight = weights[row * stride + label]!;
      bytes[values + label * 2 * rows.length + index] = weight & 0xff;
      bytes[values + (label * 2 + 1) * rows.length + index] = (weight >> 8) & 0xff;
    }
  }
  return bytes;
}

/** Bytes → model. Throws where they are none. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  if (word(0) !== MAGIC) throw new Error(`expected a linear model, got ${word(0).toString(16)}`);
  const [bits, labels, count] = [word(1), word(2), word(3)];
  const stride = strideOf(labels);
  const weights = new Int16Array((1 << bits) * stride);
  const used = new Uint32Array(1 << Math.max(0, bits - 5));
  const values = 16 + count * 3;
  let row = 0;
  for (let index = 0; index < count; index += 1) {
    row += bytes[16 + index]! | (bytes[16 + count + index]! << 8) | (bytes[16 + count * 2 + index]! << 16);
    used[row >>> 5]! |= 1 << (row & 31);
    for (let label = 0, low = values + index; label < labels; label += 1, low += 2 * count) {
      weights[row * stride + label] = bytes[low]! | (bytes[low + count]! << 8);
    }
  }
  return { bits, labels, stride, weights, used };
}
