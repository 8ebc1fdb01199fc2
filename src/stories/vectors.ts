import type { Features } from './features.js';

/** A sparse vector of unit length: feature numbers in ascending order with their weights. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
}

/** A batch is weighed as if it had at least so many reports: else what all of a handful share would count as nothing. */
const LEAST_BATCH = 100;

/** Turns counted features into unit vectors: (1 + ln tf) · idf with idf = ln((n + 1) / df), n at least 100. */
export function weighVectors(counts: readonly ReadonlyMap<string, number>[]): SparseVector[] {
  const numbers = new Map<string, number>();
  const documents: number[] = [];
  for (const features of counts) {
    for (const name of features.keys()) {
      const known = numbers.get(name);
      if (known === undefined) {
        numbers.set(name, documents.length);
        documents.push(1);
      } else documents[known]! += 1;
    }
  }
  const total = Math.max(counts.length, LEAST_BATCH);
  return counts.map((features) => {
    const entries = [...features]
      .map(([name, count]): [number, number] => {
        const id = numbers.get(name)!;
        return [id, (1 + Math.log(count)) * Math.log((total + 1) / documents[id]!)];
      })
      .sort((left, right) => left[0] - right[0]);
    const norm = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return { ids: Int32Array.from(entries, ([id]) => id), weights: Float64Array.from(entries, ([, weight]) => weight / norm) };
  });
}

/** Vectors of a batch: words for reports of one language, names for every pair. */
export interface BatchVectors {
  readonly words: readonly SparseVector[];
  readonly names: readonly SparseVector[];
}

/** Weighs a batch against itself: the same batch gives the same vectors whatever its order. */
export function weighBatch(features: readonly Features[]): BatchVectors {
  return { words: weighVectors(features.map((one) => one.words)), names: weighVectors(features.map((one) => one.names)) };
}
