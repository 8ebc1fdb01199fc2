import type { Edge } from './link.js';
import type { BatchVectors, SparseVector } from './vectors.js';

/** What decides whether two reports of a batch can be about one happening. */
export interface EdgeOptions {
  /** Milliseconds since the epoch of each report, where known. */
  readonly times: readonly (number | undefined)[];
  readonly languages: readonly (string | undefined)[];
  /** Reports further apart are never joined directly. */
  readonly windowMs: number;
  /** Weaker similarities are left out: they count as 0. */
  readonly minimum: number;
}

/** Share of names and numbers in the similarity of two reports of one language. */
const NAME_SHARE = 0.35;
/** Names alone overstate how near two reports in different languages are: 0.75 keeps cross-language pairs below clear ones of one language. */
const ACROSS_LANGUAGES = 0.75;

/** Reports that hold a feature, in order of time, with the feature's weight in each. */
interface Posting {
  readonly reports: number[];
  readonly weights: number[];
}

/**
 * Similarities of all pairs within the window: each report's weights are multiplied into those of the earlier reports that hold the same word or name.
 * As long as the lists of holders that its features have within the window.
 */
export function findEdges(vectors: BatchVectors, options: EdgeOptions): Edge[] {
  const { times, languages, windowMs, minimum } = options;
  const count = vectors.words.length;
  const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const [words, names] = [new Map<number, Posting>(), new Map<number, Posting>()];
  const [wordSums, nameSums] = [new Float64Array(count), new Float64Array(count)];
  const seen = new Uint8Array(count);
  const edges: Edge[] = [];
  let touched: number[] = [];
  for (const current of order) {
    multiply(words, vectors.words[current]!, wordSums, current);
    multiply(names, vectors.names[current]!, nameSums, current);
    for (const other of touched) {
      const similarity = similarityOf(other, current);
      if (similarity >= minimum) edges.push({ left: Math.min(other, current), right: Math.max(other, current), similarity });
      seen[other] = 0;
      wordSums[other] = 0;
      nameSums[other] = 0;
    }
    touched = [];
    post(words, vectors.words[current]!, current);
    post(names, vectors.names[current]!, current);
  }
  return edges;

  function multiply(postings: ReadonlyMap<number, Posting>, { ids, weights }: SparseVector, sums: Float64Array, current: number): void {
    for (let feature = 0; feature < ids.length; feature += 1) {
      const list = postings.get(ids[feature]!);
      if (list === undefined) continue;
      const weight = weights[feature]!;
      for (let at = list.reports.length - 1; at >= 0; at -= 1) {
        const other = list.reports[at]!;
        if (!withinWindow(times[other], times[current], windowMs)) break;
        if (seen[other] === 0) {
          seen[other] = 1;
          touched.push(other);
        }
        sums[other]! += list.weights[at]! * weight;
      }
    }
  }

  function similarityOf(left: number, right: number): number {
    const [a, b] = [languages[left], languages[right]];
    if (a !== undefined && b !== undefined && a !== b) return nameSums[left]! * ACROSS_LANGUAGES;
    return vectors.names[left]!.ids.length === 0 || vectors.names[right]!.ids.length === 0
      ? wordSums[left]!
      : (1 - NAME_SHARE) * wordSums[left]! + NAME_SHARE * nameSums[left]!;
  }
}

function post(postings: Map<number, Posting>, { ids, weights }: SparseVector, index: number): void {
  for (let feature = 0; feature < ids.length; feature += 1) {
    const list = postings.get(ids[feature]!);
    if (list === undefined) postings.set(ids[feature]!, { reports: [index], weights: [weights[feature]!] });
    else {
      list.reports.push(index);
      list.weights.push(weights[feature]!);
    }
  }
}

function withinWindow(left: number | undefined, right: number | undefined, windowMs: number): boolean {
  return left === undefined || right === undefined || Math.abs(left - right) <= windowMs;
}
