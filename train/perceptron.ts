import { type FeatureParts, type LinearModel, mixFeature } from '../src/language/common/linear.js';

/** An averaged perceptron in training: fill the parts of a decision's features, `score`, `update`; `average()` at the end. */
export class Perceptron implements FeatureParts {
  readonly model: LinearModel;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
  readonly scores: Float64Array;
  readonly #templates: Int32Array;
  readonly #rows: Int32Array;
  readonly #weights: Float32Array;
  readonly #totals: Float32Array;
  #step = 1;

  constructor(bits: number, labels: number, templates: Int32Array) {
    this.#templates = templates;
    this.first = new Int32Array(templates.length);
    this.second = new Int32Array(templates.length);
    this.third = new Int32Array(templates.length);
    this.#rows = new Int32Array(templates.length);
    this.scores = new Float64Array(labels);
    this.#weights = new Float32Array((1 << bits) * labels);
    this.#totals = new Float32Array((1 << bits) * labels);
    this.model = { bits, labels, stride: labels, weights: this.#weights };
  }

  /** Adds up the rows of the features whose parts are filled in, into `scores`. */
  score(): void {
    const { bits, labels } = this.model;
    this.scores.fill(0);
    for (let index = 0; index < this.#rows.length; index += 1) {
      const row =
        (mixFeature(this.#templates[index]!, this.first[index]!, this.second[index]!, this.third[index]!) >>> (32 - bits)) * labels;
      this.#rows[index] = row;
      for (let label = 0; label < labels; label += 1) this.scores[label]! += this.#weights[row + label]!;
    }
  }

  /** Counts one decision; `update` belongs to the last one counted. */
  tick(): void {
    this.#step += 1;
  }

  /** Moves the features that were scored last towards one label and away from another. */
  update(towards: number, away: number, amount = 1): void {
    for (const row of this.#rows) {
      this.#weights[row + towards]! += amount;
      this.#totals[row + towards]! += amount * this.#step;
      this.#weights[row + away]! -= amount;
      this.#totals[row + away]! -= amount * this.#step;
    }
  }

  /** The mean of the weights over all decisions. */
  average(): LinearModel {
    const weights = new Float32Array(this.#weights.length);
    for (let index = 0; index < weights.length; index += 1) weights[index] = this.#weights[index]! - this.#totals[index]! / this.#step;
    return { ...this.model, weights };
  }
}

/** The mean of models of one shape: several runs in different order differ by chance, and their mean is better than most of them. */
export function averageModels(models: readonly LinearModel[]): LinearModel {
  const [first] = models;
  if (!first) throw new Error('expected at least one model');
  const weights = new Float32Array(first.weights.length);
  for (const { weights: one } of models)
    for (let index = 0; index < weights.length; index += 1) weights[index]! += one[index]! / models.length;
  return { ...first, weights };
}

/** A seeded generator of numbers in 0..1 (mulberry32), so that training is the same each time. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The numbers 0..count-1 in random order. */
export function shuffledOrder(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}
