import { describe, expect, it } from 'vitest';
import { arcsOf, countSentence, emptyCounts, type GoldWord, measuresOf } from './measures.js';

const word = (upos: string, head: number, deprel: string, kase?: string): GoldWord => ({
  upos,
  head,
  deprel,
  feats: kase ? { Case: kase } : {},
});
/** "Er sieht ihn heute": subject, verb, object, adverb. */
const GOLD: readonly GoldWord[] = [
  word('PRON', 1, 'nsubj', 'Nom'),
  word('VERB', -1, 'root'),
  word('PRON', 1, 'obj', 'Acc'),
  word('ADV', 1, 'advmod'),
];

describe('the treebank measures', () => {
  it('give 1 to the gold against itself', () => {
    const counts = emptyCounts();
    countSentence(counts, GOLD, GOLD, arcsOf(GOLD));
    expect(measuresOf(counts)).toEqual({ upos: 1, case: 1, subjects: 1, objects: 1, arguments: 1 });
  });

  it('give what was counted by hand to a wrong answer', () => {
    const counts = emptyCounts();
    const predicted = [
      word('PRON', 1, 'nsubj', 'Nom'),
      word('VERB', -1, 'root'),
      word('PRON', 1, 'nsubj', 'Nom'),
      word('ADJ', 1, 'advmod'),
    ];
    countSentence(counts, GOLD, predicted, arcsOf(predicted));
    expect(measuresOf(counts)).toEqual({ upos: 3 / 4, case: 1 / 2, subjects: 2 / 3, objects: 0, arguments: 0 });
  });
});
