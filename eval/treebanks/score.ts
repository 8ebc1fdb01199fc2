import { analyzeGermanTokens } from '../../src/language/de/index.js';
import { mergeTrees } from '../../src/language/de/merge.js';
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

/** The scores of clause analysis and parser together, and of subjects, objects and arguments by the clause analysis alone, which runs at the speed without the parser. */
export interface TreebankMeasures extends Measures {
  readonly 'subjects, no parser': number;
  readonly 'objects, no parser': number;
  readonly 'arguments, no parser': number;
}

/**
 * Five-fold scores of the German layer as `../shared/eval/README.md` defines them: gold tokens and sentences, nothing else gold; the models of each fold have
 * not seen its sentences. About 45 s a fold. Throws `NotAvailable` without the treebanks.
 */
export async function scoreTreebanks(options: TreebankOptions = {}): Promise<TreebankMeasures> {
  const folder = treebankFolder();
  if (!folder) throw new NotAvailable('not available: treebanks');
  const sentences = readGermanTreebanks(folder);
  const [merged, fields] = [emptyCounts(), emptyCounts()];
  for (const fold of options.folds ?? [0, 1, 2, 3, 4]) scoreFold(sentences, fold, merged, fields);
  const alone = measuresOf(fields);
  return {
    ...measuresOf(merged),
    'subjects, no parser': alone.subjects,
    'objects, no parser': alone.objects,
    'arguments, no parser': alone.arguments,
  };
}

function scoreFold(sentences: readonly TreebankSentence[], fold: number, merged: Counts, fields: Counts): void {
  const models = trainGerman(sentences.filter((_, index) => index % FOLDS !== fold));
  for (const [index, sentence] of sentences.entries()) {
    if (index % FOLDS !== fold) continue;
    const forms = sentence.words.map((word) => word.form);
    const { tokens } = analyzeGermanTokens(forms, { parse: true }, models);
    countSentence(merged, sentence.words, tokens, arcsOf(tokens));
    const plain = analyzeGermanTokens(forms, {}, models);
    const placed = mergeTrees(plain.tokens, plain.clauses, plain.phrases);
    countSentence(fields, sentence.words, placed, arcsOf(placed));
  }
}
