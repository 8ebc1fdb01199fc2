import { LABELS, mayFollow } from '../../src/entities/tagger/model.js';

/** A sentence to learn from: rows of the features of each token, in the order of their templates, and its labels. A token without features is outside. */
export interface Example {
  readonly features: readonly Uint32Array[];
  readonly gold: Uint8Array;
}

/** Weights of a linear chain, as `NameModel` has them. */
export interface Field {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

/** Share of the features of a word that are left out at random, so that the rest learn to do without. */
const DROPOUT = 0.3;
/** Share of the words whose own forms are left out, as if they had never been seen: for new names. With both dropouts 0.5 points better than with 0.15 and none. */
const UNSEEN = 0.3;
/** Positions of the features that know the word by its form: form, lower case, first four letters, and the pairs with its neighbours. */
const LEXICAL: ReadonlySet<number> = new Set([0, 1, 8, 32, 33]);
/** Step of AdaGrad at the begin; a third of it at the end. */
const RATE = 0.1;
const DECAY = 1e-5;
/** Score of the labels other than outside where a word is not looked at. */
const NEVER = -50;
/** Gradients below are not worth an update. */
const SMALLEST = 1e-4;

const FOLLOWS = Uint8Array.from({ length: LABELS * LABELS }, (_, index) => (mayFollow(Math.floor(index / LABELS), index % LABELS) ? 1 : 0));

/** Fits a conditional random field by stochastic gradients (AdaGrad) on the log-likelihood; deterministic for a seed. */
export function trainField(
  examples: readonly Example[],
  { rows, epochs, seed }: { readonly rows: number; readonly epochs: number; readonly seed: number },
): Field {
  const field: Field = { weights: new Float32Array(rows * LABELS), transitions: new Float32Array(LABELS * LABELS) };
  const squares = new Float32Array(field.weights.length).fill(0.01);
  const transitionSquares = new Float32Array(LABELS * LABELS).fill(0.01);
  const random = generator(seed);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = RATE * (1 - (0.7 * epoch) / (epochs + 1));
    shuffle(order, random);
    for (const number of order) {
      const { features: all, gold } = examples[number]!;
      const features = all.map((found) => thin(found, random));
      const { labels, pairs } = gradients(features, gold, field);
      features.forEach((found, index) => {
        for (const row of found)
          for (let label = 0; label < LABELS; label += 1) {
            const change = labels[index * LABELS + label]!;
            if (Math.abs(change) < SMALLEST) continue;
            const at = row * LABELS + label;
            squares[at]! += change * change;
            field.weights[at]! += (rate * change) / Math.sqrt(squares[at]!) - DECAY * field.weights[at]!;
          }
      });
      for (let pair = 0; pair < pairs.length; pair += 1) {
        if (pairs[pair] === 0) continue;
        transitionSquares[pair]! += pairs[pair]! ** 2;
        field.transitions[pair]! += (rate * pairs[pair]!) / Math.sqrt(transitionSquares[pair]!);
      }
    }
  }
  return field;
}

/** Gold minus expected counts of labels (token by token) and of pairs of labels, by forward and backward sums that are scaled at each token. */
function gradients(features: readonly Uint32Array[], gold: Uint8Array, field: Field): { labels: Float64Array; pairs: Float64Array } {
  const length = gold.length;
  const local = localScores(features, field.weights);
  const steps = Float64Array.from(FOLLOWS, (allowed, pair) => (allowed ? Math.exp(field.transitions[pair]!) : 0));
  const ahead = new Float64Array(length * LABELS);
  const back = new Float64Array(length * LABELS).fill(1);
  for (let index = 0; index < length; index += 1) {
    for (let to = 0; to < LABELS; to += 1) {
      let sum = index === 0 ? steps[to]! : 0;
      if (index > 0) for (let from = 0; from < LABELS; from += 1) sum += ahead[(index - 1) * LABELS + from]! * steps[from * LABELS + to]!;
      ahead[index * LABELS + to] = sum * local[index * LABELS + to]!;
    }
    normalise(ahead, index);
  }
  for (let index = length - 2; index >= 0; index -= 1) {
    for (let from = 0; from < LABELS; from += 1) {
      let sum = 0;
      for (let to = 0; to < LABELS; to += 1)
        sum += steps[from * LABELS + to]! * local[(index + 1) * LABELS + to]! * back[(index + 1) * LABELS + to]!;
      back[index * LABELS + from] = sum;
    }
    normalise(back, index);
  }
  const labels = new Float64Array(length * LABELS);
  const pairs = new Float64Array(LABELS * LABELS);
  const joint = new Float64Array(LABELS * LABELS);
  for (let index = 0; index < length; index += 1) {
    const base = index * LABELS;
    for (let label = 0; label < LABELS; label += 1) labels[base + label] = ahead[base + label]! * back[base + label]!;
    normalise(labels, index);
    if (index === 0) for (let label = 0; label < LABELS; label += 1) pairs[label]! -= labels[label]!;
    else {
      let total = 0;
      for (let pair = 0; pair < joint.length; pair += 1) {
        const from = Math.floor(pair / LABELS);
        const to = pair % LABELS;
        joint[pair] = ahead[base - LABELS + from]! * steps[pair]! * local[base + to]! * back[base + to]!;
        total += joint[pair]!;
      }
      for (let pair = 0; pair < joint.length; pair += 1) pairs[pair]! -= joint[pair]! / total;
    }
    pairs[(index === 0 ? 0 : gold[index - 1]!) * LABELS + gold[index]!]! += 1;
    for (let label = 0; label < LABELS; label += 1) labels[base + label] = (label === gold[index] ? 1 : 0) - labels[base + label]!;
  }
  return { labels, pairs };
}

/** Exponentials of the scores of each token's labels, the largest being 1. */
function localScores(features: readonly Uint32Array[], weights: Float32Array): Float64Array {
  const scores = new Float64Array(features.length * LABELS);
  features.forEach((rows, index) => {
    const base = index * LABELS;
    if (rows.length === 0) scores.fill(NEVER, base + 1, base + LABELS);
    for (const row of rows) for (let label = 0; label < LABELS; label += 1) scores[base + label]! += weights[row * LABELS + label]!;
    let largest = -Infinity;
    for (let label = 0; label < LABELS; label += 1) largest = Math.max(largest, scores[base + label]!);
    for (let label = 0; label < LABELS; label += 1) scores[base + label] = Math.exp(scores[base + label]! - largest);
  });
  return scores;
}

function normalise(table: Float64Array, index: number): void {
  let sum = 0;
  for (let at = index * LABELS; at < (index + 1) * LABELS; at += 1) sum += table[at]!;
  for (let at = index * LABELS; at < (index + 1) * LABELS; at += 1) table[at]! /= sum;
}

/** Features of a token with some left out. */
function thin(features: Uint32Array, random: () => number): Uint32Array {
  if (features.length === 0) return features;
  const unseen = random() < UNSEEN;
  return features.filter((_, position) => random() >= DROPOUT && !(unseen && LEXICAL.has(position)));
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
}

function generator(start: number): () => number {
  let seed = start;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4_294_967_296;
  };
}
