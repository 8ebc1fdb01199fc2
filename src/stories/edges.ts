import type { Edge } from './link.js';
import { type BatchVectors, cosine, type SparseVector } from './vectors.js';

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

/** Similarities of all pairs within the window, by an inverted index over the words and names of each report. */
export function findEdges(vectors: BatchVectors, options: EdgeOptions): Edge[] {
  const { times, languages, windowMs, minimum } = options;
  const count = vectors.words.length;
  const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const postings = new Map<number, number[]>();
  const seen = new Uint8Array(count);
  const edges: Edge[] = [];
  for (const current of order) {
    const touched: number[] = [];
    for (const id of vectors.words[current]!.ids) visit(postings.get(id * 2));
    for (const id of vectors.names[current]!.ids) visit(postings.get(id * 2 + 1));
    for (const other of touched) {
      seen[other] = 0;
      if (!withinWindow(times[other], times[current], windowMs)) continue;
      const similarity = similarityOf(vectors, languages, other, current);
      if (similarity >= minimum) edges.push({ left: Math.min(other, current), right: Math.max(other, current), similarity });
    }
    post(vectors.words[current]!, vectors.names[current]!, current);

    function visit(list: number[] | undefined): void {
      if (!list) return;
      for (let at = list.length - 1; at >= 0; at -= 1) {
        const other = list[at]!;
        if (!withinWindow(times[other], times[current], windowMs)) break;
        if (seen[other] === 0) {
          seen[other] = 1;
          touched.push(other);
        }
      }
    }
  }
  return edges;

  function post(words: SparseVector, names: SparseVector, index: number): void {
    for (const id of words.ids) append(id * 2, index);
    for (const id of names.ids) append(id * 2 + 1, index);
  }
  function append(key: number, index: number): void {
    const list = postings.get(key);
    if (list) list.push(index);
    else postings.set(key, [index]);
  }
}

function withinWindow(left: number | undefined, right: number | undefined, windowMs: number): boolean {
  return left === undefined || right === undefined || Math.abs(left - right) <= windowMs;
}

function similarityOf(vectors: BatchVectors, languages: readonly (string | undefined)[], left: number, right: number): number {
  const names = cosine(vectors.names[left]!, vectors.names[right]!);
  const a = languages[left];
  const b = languages[right];
  if (a !== undefined && b !== undefined && a !== b) return names * ACROSS_LANGUAGES;
  const words = cosine(vectors.words[left]!, vectors.words[right]!);
  return vectors.names[left]!.ids.length === 0 || vectors.names[right]!.ids.length === 0
    ? words
    : (1 - NAME_SHARE) * words + NAME_SHARE * names;
}
