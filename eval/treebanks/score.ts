import { analyzeGermanTokens } from '../../src/language/de/index.js';
import { trainGerman } from '../../train/german.js';
import { readGermanTreebanks, type TreebankSentence, treebankFolder } from '../../train/treebanks.js';
import { NotAvailable } from '../data.js';
import { arcsOf, type Counts, countSentence, emptyCounts, type Measures, measuresOf } from './measures.js';

const FOLDS = 5;

/** Options of the German treebank score. */
export interface TreebankOptions {
  /** Folds to run, all five by default; fewer are quicker and less exact. */
  readonly folds?: readonly number[];
}

/**
 * Five-fold scores of the German layer as `../shared/eval/README.md` defines them: gold tokens and sentences, nothing else gold; the models of each fold have
 * not seen its sentences. About 45 s a fold. Throws `NotAvailable` without the treebanks.
 */
export async function scoreTreebanks(options: TreebankOptions = {}): Promise<Measures> {
  const folder = treebankFolder();
  if (!folder) throw new NotAvailable('not available: treebanks');
  const sentences = readGermanTreebanks(folder);
  const counts = emptyCounts();
  for (const fold of options.folds ?? [0, 1, 2, 3, 4]) scoreFold(sentences, fold, counts);
  return measuresOf(counts);
}

function scoreFold(sentences: readonly TreebankSentence[], fold: number, counts: Counts): void {
  const models = trainGerman(sentences.filter((_, index) => index % FOLDS !== fold));
  for (const [index, sentence] of sentences.entries()) {
    if (index % FOLDS !== fold) continue;
    const forms = sentence.words.map((word) => word.form);
    const analysis = analyzeGermanTokens(forms, { parse: true }, models);
    countSentence(counts, sentence.words, analysis.tokens, arcsOf(analysis.tokens));
  }
}
