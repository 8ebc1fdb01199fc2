import type { MentionType, Sentence } from '../../model/index.js';
import { type FeatureSource, isQuiet, nameParts } from './features.js';
import { LABELS, mayFollow, NAME_LABELS, type NameModel } from './model.js';

/** A name that the tagger found: tokens `[first, last)`. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
}

/** So much more likely is "outside" where a word is not looked at. */
export const QUIET = 1e6;

/** Finds the best sequence of labels for tokens `[first, last)` (Viterbi). `emissions`: scores by token and label. */
export function decodeLabels(emissions: Float64Array, length: number, transitions: NameModel['transitions'] | Float32Array): Uint8Array {
  const back = new Uint8Array(length * LABELS);
  let scores = new Float64Array(LABELS);
  let next = new Float64Array(LABELS);
  for (let label = 0; label < LABELS; label += 1) scores[label] = mayFollow(0, label) ? emissions[label]! + transitions[label]! : -1e9;
  for (let index = 1; index < length; index += 1) {
    // a word that is not looked at is outside, whatever stands before it
    const quiet = emissions[index * LABELS] === QUIET;
    if (quiet) next.fill(-Infinity);
    for (let to = 0; to < (quiet ? 1 : LABELS); to += 1) {
      let best = -Infinity;
      let from = 0;
      for (let candidate = 0; candidate < LABELS; candidate += 1) {
        if (!FOLLOWS[candidate * LABELS + to]) continue;
        const score = scores[candidate]! + transitions[candidate * LABELS + to]!;
        if (score > best) {
          best = score;
          from = candidate;
        }
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

/** Scores of each label for each token of a sentence. */
export function scoreSentence({ scorer }: NameModel, source: FeatureSource, first: number, last: number): Float64Array {
  const emissions = new Float64Array((last - first) * LABELS);
  for (let index = first; index < last; index += 1) {
    const base = (index - first) * LABELS;
    if (isQuiet(source.words, index, first, last)) {
      emissions[base] = QUIET;
      continue;
    }
    scorer.score(0, nameParts(source, index, first, last, scorer));
    for (let label = 0; label < LABELS; label += 1) emissions[base + label] = scorer.scores[label]!;
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
