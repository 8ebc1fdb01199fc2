import type { LinearModel } from '../src/language/common/linear.js';
import type { WordInfo } from '../src/language/de/lexicon/index.js';
import { bestAllowed } from '../src/language/de/tagger/case.js';
import { CASE_LABELS, CASE_TEMPLATES, caseFeatures, labelsOf, noteCase, startCases } from '../src/language/de/tagger/case-features.js';
import { findChunks } from '../src/language/de/tagger/chunks.js';
import { findRoughClauses } from '../src/language/de/tagger/clauses.js';
import { Perceptron, seededRandom, shuffledOrder } from './perceptron.js';
import type { TreebankSentence } from './treebanks.js';

/** A sentence for the case model: words, labels of the tagger as it will see them, gold cases (-1 where there is none). */
export interface CasedSentence {
  readonly words: readonly WordInfo[];
  readonly tags: Uint8Array;
  /** `case * 2 + plural` of each word, -1 without case. */
  readonly gold: Int8Array;
}

/** Gold labels of a sentence. */
export function goldCases(sentence: TreebankSentence): Int8Array {
  return Int8Array.from(sentence.words, ({ feats }) => {
    const kase = ['Nom', 'Gen', 'Dat', 'Acc'].indexOf(feats.Case ?? '');
    return kase < 0 ? -1 : kase * 2 + (feats.Number === 'Plur' ? 1 : 0);
  });
}

/** A decision is trained until it is won by so much. Case over three folds: 88.4 for 0, 88.5 for 10 and 15, no more for 30. */
const MARGIN = 15;
/** Rows of the case model: two to this power. */
export const CASE_BITS = 18;

/** Trains the case model on sentences with tags as predicted by a tagger that has not seen them. */
export function trainCases(
  sentences: readonly CasedSentence[],
  options: { readonly epochs?: number; readonly seed?: number; readonly bits?: number } = {},
): LinearModel {
  const { epochs = 8, seed = 7, bits = CASE_BITS } = options;
  const perceptron = new Perceptron(bits, CASE_LABELS, CASE_TEMPLATES);
  const { scores } = perceptron;
  const random = seededRandom(seed);
  const prepared = sentences.map((sentence) => {
    const clauses = findRoughClauses(sentence.words, sentence.tags);
    return { ...sentence, clauses, chunks: findChunks(sentence.words, sentence.tags, clauses.of) };
  });
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const number of shuffledOrder(prepared.length, random)) {
      const { words, tags, gold, clauses, chunks } = prepared[number]!;
      const state = startCases(words, chunks, clauses);
      for (let index = 0; index < chunks.length; index += 1) {
        const { article, cells } = chunks[index]!;
        if (article >= 0) {
          noteCase(state, chunks, index, state.labels[article]!);
          continue;
        }
        const allowed = labelsOf(cells);
        caseFeatures(words, tags, chunks, clauses, index, state, perceptron);
        perceptron.score();
        perceptron.tick();
        const best = bestAllowed(scores, allowed);
        const wanted = chunkGold(gold, chunks[index]!);
        if (wanted >= 0 && allowed & (1 << wanted)) {
          const rival = wanted === best ? bestAllowed(scores, allowed & ~(1 << wanted)) : best;
          if (rival >= 0 && scores[wanted]! <= scores[rival]! + MARGIN) perceptron.update(wanted, rival);
        }
        noteCase(state, chunks, index, best);
      }
    }
  }
  return perceptron.average();
}

/** Gold label of a chunk: that of its head, else of its last word that has one. */
export function chunkGold(gold: Int8Array, chunk: { readonly first: number; readonly last: number; readonly head: number }): number {
  for (let index = chunk.head; index >= chunk.first; index -= 1) if (gold[index]! >= 0) return gold[index]!;
  return -1;
}
