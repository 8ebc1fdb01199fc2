import type { MentionType, Sentence } from '../../model/index.js';
import { type FeatureSource, isQuiet, MAX_FEATURES, nameFeatures } from './features.js';
import { LABELS, mayFollow, NAME_LABELS, type NameModel } from './model.js';

/** A name that the tagger found: tokens `[first, last)`. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
}

/** Finds the best sequence of labels for tokens `[first, last)` (Viterbi). `emissions`: scores by token and label. */
export function decodeLabels(emissions: Float64Array, length: number, transitions: NameModel['transitions']): Uint8Array {
  const back = new Uint8Array(length * LABELS);
  let scores = new Float64Array(LABELS);
  let next = new Float64Array(LABELS);
  for (let label = 0; label < LABELS; label += 1) scores[label] = mayFollow(0, label) ? emissions[label]! + transitions[label]! : -1e9;
  for (let index = 1; index < length; index += 1) {
    for (let to = 0; to < LABELS; to += 1) {
      let best = -Infinity;
      let from = 0;
      for (let candidate = 0; candidate < LABELS; candidate += 1) {
        if (!FOLLOWS[candidate * LABELS + to]) continue;
        const score = scores[candidate]! + transitions[candidate * LABELS + to]!;
        if (score > best) [best, from] = [score, candidate];
      }
      next[to] = best + emissions[index * LABELS + to]!;
      back[index * LABELS + to] = from;
    }
    [scores, next] = [next, scores];
  }
  const labels = new Uint8Array(length);
  let label = 0;
  for (let candidate = 1; candidate < LABELS; candidate += 1) if (scores[candidate]! > scores[label]!) label = candidate;
  for (let index = length - 1; index >= 0; index -= 1) {
    labels[index] = label;
    label = back[index * LABELS + label]!;
  }
  return labels;
}

const FOLLOWS = new Uint8Array(LABELS * LABELS).map((_, index) => (mayFollow(Math.floor(index / LABELS), index % LABELS) ? 1 : 0));

/** So much more likely is "outside" where a word is not looked at. */
export const QUIET = 1e6;

/** Scores of each label for each token of a sentence. */
export function scoreSentence(model: NameModel, source: FeatureSource, first: number, last: number): Float64Array {
  const { weights, used } = model;
  const emissions = new Float64Array((last - first) * LABELS);
  const features = new Uint32Array(MAX_FEATURES);
  const shift = 32 - model.bits;
  for (let index = first; index < last; index += 1) {
    const base = (index - first) * LABELS;
    if (isQuiet(source.words, index, first, last)) {
      emissions[base] = QUIET;
      continue;
    }
    const count = nameFeatures(source, index, first, last, features);
    // Nine sums in registers: twice as fast as a loop over the labels.
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let s8 = 0;
    for (let at = 0; at < count; at += 1) {
      let row = features[at]! >>> shift;
      if ((used[row >>> 5]! & (1 << (row & 31))) === 0) continue;
      row *= LABELS;
      s0 += weights[row]!;
      s1 += weights[row + 1]!;
      s2 += weights[row + 2]!;
      s3 += weights[row + 3]!;
      s4 += weights[row + 4]!;
      s5 += weights[row + 5]!;
      s6 += weights[row + 6]!;
      s7 += weights[row + 7]!;
      s8 += weights[row + 8]!;
    }
    emissions[base] = s0;
    emissions[base + 1] = s1;
    emissions[base + 2] = s2;
    emissions[base + 3] = s3;
    emissions[base + 4] = s4;
    emissions[base + 5] = s5;
    emissions[base + 6] = s6;
    emissions[base + 7] = s7;
    emissions[base + 8] = s8;
  }
  return emissions;
}

/** Longest stretch that is labelled at once; sentences beyond are cut there. */
const LONGEST = 400;

/** The names of all sentences. */
export function tagNames(model: NameModel, source: FeatureSource, sentences: readonly Sentence[]): TaggedName[] {
  const names: TaggedName[] = [];
  for (const sentence of sentences) {
    for (let first = sentence.first; first < sentence.last; first += LONGEST) {
      const last = Math.min(sentence.last, first + LONGEST);
      const labels = decodeLabels(scoreSentence(model, source, first, last), last - first, model.transitions);
      collectNames(labels, first, names);
    }
  }
  return names;
}

/** Labels → names. */
export function collectNames(labels: Uint8Array, first: number, names: TaggedName[]): void {
  for (let index = 0; index < labels.length; ) {
    const label = labels[index]!;
    if (label === 0) {
      index += 1;
      continue;
    }
    let end = index + 1;
    const inside = label % 2 === 1 ? label + 1 : label;
    while (end < labels.length && labels[end] === inside) end += 1;
    names.push({ first: first + index, last: first + end, type: NAME_LABELS[label]!.slice(2) as MentionType });
    index = end;
  }
}
