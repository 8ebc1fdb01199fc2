import type { LinearModel } from '../src/language/common/linear.js';

/** An averaged perceptron in training: `weights` as they are now, `average()` at the end. */
export class Perceptron {
  readonly model: LinearModel;
  readonly #weights: Float32Array;
  readonly #totals: Float32Array;
  #step = 1;

  constructor(bits: number, labels: number) {
    this.#weights = new Float32Array((1 << bits) * labels);
    this.#totals = new Float32Array((1 << bits) * labels);
    this.model = { bits, labels, stride: labels, weights: this.#weights, used: new Uint32Array(1 << (bits - 5)).fill(0xffffffff) };
  }

  /** Counts one decision; `update` belongs to the last one counted. */
  tick(): void {
    this.#step += 1;
  }

  /** Moves the features towards one label and away from another. */
  update(features: Uint32Array, count: number, towards: number, away: number, amount = 1): void {
    for (let index = 0; index < count; index += 1) {
      const row = (features[index]! >>> (32 - this.model.bits)) * this.model.labels;
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
