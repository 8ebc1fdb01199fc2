import { clusterReports } from '../../src/stories/index.js';
import { readGzipLines } from '../data.js';

/** Fractions. `pairwise` and `bcubed`: F1 on half b, with the threshold fixed on half a; `pairwiseA`, `bcubedA`: half a, for comparison. */
export interface StoryScores {
  readonly pairwise: number;
  readonly bcubed: number;
  readonly pairwiseA: number;
  readonly bcubedA: number;
}

interface Document {
  readonly id: string;
  readonly text: string;
  readonly story: string;
  readonly half: 'a' | 'b';
}

/** Clusters each half of stories-en with the product's own settings. Throws `NotAvailable` where the data is absent. */
export async function scoreStories(): Promise<StoryScores> {
  const documents = await readGzipLines<Document>('stories-en/ecbplus-topics-1-35.jsonl.gz');
  const score = (half: 'a' | 'b') => {
    const part = documents.filter((document) => document.half === half);
    const found = clusterReports(part.map(({ id, text }) => ({ id, text, lang: 'en' })));
    const story = new Map(found.flatMap((one) => one.reports.map((report) => [report, one.id] as const)));
    return scoreClusters(
      part.map((document) => document.story),
      part.map((document) => story.get(document.id) ?? document.id),
    );
  };
  const a = score('a');
  const b = score('b');
  return { pairwise: b.pairwise, bcubed: b.bcubed, pairwiseA: a.pairwise, bcubedA: a.bcubed };
}

/** Pairwise and BCubed F1 of a clustering; both lists name the cluster of the same items. */
export function scoreClusters(gold: readonly string[], predicted: readonly string[]): { pairwise: number; bcubed: number } {
  let both = 0;
  let inGold = 0;
  let inPredicted = 0;
  let precision = 0;
  let recall = 0;
  for (let i = 0; i < gold.length; i += 1) {
    let sameBoth = 0;
    let sameGold = 0;
    let samePredicted = 0;
    for (let j = 0; j < gold.length; j += 1) {
      const g = gold[i] === gold[j];
      const p = predicted[i] === predicted[j];
      if (g) sameGold += 1;
      if (p) samePredicted += 1;
      if (g && p) sameBoth += 1;
    }
    both += sameBoth - 1;
    inGold += sameGold - 1;
    inPredicted += samePredicted - 1;
    precision += sameBoth / samePredicted;
    recall += sameBoth / sameGold;
  }
  return {
    pairwise: f1(inPredicted === 0 ? 1 : both / inPredicted, inGold === 0 ? 1 : both / inGold),
    bcubed: f1(precision / gold.length, recall / gold.length),
  };
}

function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
