import type { ReadBytes } from './files.js';
import { groupBits, type Kernel, MOST_FEATURES, makeKernel } from './kernel.js';

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

/** A model with integer weights (all of which `model.weights` gives back, packed or not), ready to score: fill the parts, call `score(from, to)` for features `[from, to)` of at least one, read `scores`. */
export interface Scorer extends FeatureParts, Pick<Kernel, 'score' | 'scores'> {
  readonly model: LinearModel & { readonly weights: Int16Array };
}

/**
 * A scorer with all weights 0. Throws where there are more than 61 features.
 * @param templates the number of each feature; numbers set features apart that have the same values
 */
export function createScorer(bits: number, labels: number, templates: Int32Array): Scorer {
  return scorerOf(makeKernel(bits, strideOf(labels)), bits, labels, templates);
}

/** Rows are read four labels at a time. */
const strideOf = (labels: number): number => Math.ceil(labels / 4) * 4;

function scorerOf(
  { score, scores, first, second, third, templates: own, weights, unpacked, unpack }: Kernel,
  bits: number,
  labels: number,
  templates: Int32Array,
): Scorer {
  if (templates.length > MOST_FEATURES) throw new Error(`expected at most ${MOST_FEATURES} features, got ${templates.length}`);
  own.set(templates);
  const model = {
    ...{ bits, labels, stride: strideOf(labels) },
    get weights() {
      for (let group = unpacked.indexOf(0); group >= 0; group = unpacked.indexOf(0, group)) unpack(group);
      return weights;
    },
  };
  return { score, scores, first, second, third, model };
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

/** "LBM4", little endian. */
const MAGIC = 0x344d424c;
const HEADER = 16;
const FARTHEST = 255;

/** Model → bytes, not compressed: a header of four numbers, then its packed weights; see `PackedWeights`. */
export function encodeModel({ model: { bits, labels, stride, weights } }: Scorer): Uint8Array {
  const starts: number[] = [];
  const values: number[] = [];
  const gaps: number[] = [];
  const length = stride * 2 ** groupBits(bits, stride);
  for (let group = 0; group < weights.length; group += length) {
    starts.push(values.length);
    let before = group;
    for (let place = group; place < group + length; place += 1) {
      if (weights[place] === 0) continue;
      for (; place - before > FARTHEST; before += FARTHEST) {
        values.push(0);
        gaps.push(FARTHEST);
      }
      values.push(weights[place]!);
      gaps.push(place - before);
      before = place;
    }
  }
  const head = Uint32Array.of(MAGIC, bits, labels, values.length, ...starts, values.length);
  const bytes = new Uint8Array(head.byteLength + values.length * 3);
  bytes.set(new Uint8Array(head.buffer));
  bytes.set(new Uint8Array(Int16Array.from(values).buffer), head.byteLength);
  bytes.set(gaps, head.byteLength + values.length * 2);
  return bytes;
}

/** Bytes → model, ready to score. Throws where they are none. */
export function decodeModel(read: ReadBytes, templates: Int32Array): Scorer {
  const header = new Uint32Array(HEADER / 4);
  read(0, new Uint8Array(header.buffer));
  const [magic, bits, labels, size] = header as unknown as readonly [number, number, number, number];
  if (magic !== MAGIC) throw new Error(`expected a linear model, got ${magic.toString(16)}`);
  const fill = (into: Uint8Array): void => {
    const found = read(HEADER, into);
    if (found !== into.length) throw new Error(`expected a linear model of ${HEADER + into.length} bytes, got ${HEADER + found}`);
  };
  return scorerOf(makeKernel(bits, strideOf(labels), { size, fill }), bits, labels, templates);
}
