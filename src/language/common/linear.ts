import { type Kernel, MOST_FEATURES, makeKernel } from './kernel.js';

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
}

/** The values that a decision's features are mixed from: the first, second and third of each; see `fillParts`. */
export interface FeatureParts {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
}

/** Fills in what one feature is mixed from; a value that it does not have is 0. */
export function fillParts(parts: FeatureParts, slot: number, first: number, second = 0, third = 0): void {
  parts.first[slot] = first;
  parts.second[slot] = second;
  parts.third[slot] = third;
}

/** A model with integer weights, ready to score: fill the parts, call `score(from, to)` for features `[from, to)` of at least one, read `scores`. */
export interface Scorer extends FeatureParts, Pick<Kernel, 'score' | 'scores'> {
  readonly model: LinearModel & { readonly weights: Int16Array };
}

/**
 * A scorer with all weights 0. Throws where there are more than 60 features.
 * @param templates the number of each feature; numbers set features apart that have the same values
 */
export function createScorer(bits: number, labels: number, templates: Int32Array): Scorer {
  if (templates.length > MOST_FEATURES) throw new Error(`expected at most ${MOST_FEATURES} features, got ${templates.length}`);
  const stride = Math.ceil(labels / 4) * 4;
  const { score, scores, first, second, third, templates: own, weights } = makeKernel(bits, stride);
  own.set(templates);
  return { score, scores, first, second, third, model: { bits, labels, stride, weights } };
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

/** The label with the highest score, the first among equals. */
export function bestOfLabels(labels: Uint8Array, scores: Float64Array | Int32Array): number {
  let best = labels[0]!;
  for (let at = 1; at < labels.length; at += 1) if (scores[labels[at]!]! > scores[best]!) best = labels[at]!;
  return best;
}

/** Largest weight after quantising: 11 bits and a sign. With 7 bits the German tagger lost 0.2 points. */
const LARGEST = 2047;

/** A trained model with its weights as integers, ready to score. */
export function quantizeModel(model: LinearModel, templates: Int32Array): Scorer {
  const { bits, labels } = model;
  const scorer = createScorer(bits, labels, templates);
  let largest = 0;
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = LARGEST / (largest || 1);
  for (let row = 0; row < 1 << bits; row += 1) {
    for (let label = 0; label < labels; label += 1)
      scorer.model.weights[row * scorer.model.stride + label] = Math.round(model.weights[row * model.stride + label]! * scale);
  }
  return scorer;
}

/** "LBM3", little endian. */
const MAGIC = 0x334d424c;
const HEADER = 16;
const FARTHEST = 255;

/**
 * Model → bytes, not compressed: a header of four numbers; the weights that are not 0, row by row; and how far each lies behind the one before, in a byte (a gap
 * that is longer has a weight of 0 on its way). So it is read in one short loop.
 */
export function encodeModel({ model: { bits, labels, weights } }: Scorer): Uint8Array {
  const values: number[] = [];
  const gaps: number[] = [];
  let before = 0;
  for (const [place, weight] of weights.entries()) {
    if (weight === 0) continue;
    for (; place - before > FARTHEST; before += FARTHEST) {
      values.push(0);
      gaps.push(FARTHEST);
    }
    values.push(weight);
    gaps.push(place - before);
    before = place;
  }
  const bytes = new Uint8Array(HEADER + values.length * 3);
  bytes.set(new Uint8Array(Uint32Array.of(MAGIC, bits, labels, values.length).buffer));
  bytes.set(new Uint8Array(Int16Array.from(values).buffer), HEADER);
  bytes.set(gaps, HEADER + values.length * 2);
  return bytes;
}

/** Bytes → model, ready to score. Throws where they are none. */
export function decodeModel({ buffer, byteOffset }: Uint8Array, templates: Int32Array): Scorer {
  const header = new Uint32Array(buffer, byteOffset, HEADER / 4);
  const [magic, bits, labels, size] = header as unknown as readonly [number, number, number, number];
  if (magic !== MAGIC) throw new Error(`expected a linear model, got ${magic.toString(16)}`);
  const scorer = createScorer(bits, labels, templates);
  const values = new Int16Array(buffer, byteOffset + HEADER, size);
  const gaps = new Uint8Array(buffer, byteOffset + HEADER + size * 2, size);
  spread(values, gaps, scorer.model.weights);
  return scorer;
}

/** Puts each value in its place. */
function spread(values: Int16Array, gaps: Uint8Array, weights: Int16Array): void {
  let place = 0;
  for (let at = 0; at < values.length; at += 1) {
    place += gaps[at]!;
    weights[place] = values[at]!;
  }
}
