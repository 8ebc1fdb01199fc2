import { type LinearModel, scoreFeatures } from '../src/language/common/linear.js';
import { describeWord, type WordInfo } from '../src/language/de/lexicon/index.js';
import { clauseState, lookAhead, TAG_FEATURES, tagFeatures } from '../src/language/de/tagger/features.js';
import { bestLabel, markTag } from '../src/language/de/tagger/tag.js';
import { TAGS, tagOf } from '../src/language/de/tagger/tags.js';
import { Perceptron, seededRandom, shuffledOrder } from './perceptron.js';
import type { TreebankSentence } from './treebanks.js';

/** Words and gold labels of a sentence. */
export interface TaggedSentence {
  readonly words: readonly WordInfo[];
  readonly tags: Uint8Array;
}

/** Looks up the words and turns the annotation into labels. */
export function toTagged(sentence: TreebankSentence): TaggedSentence {
  return {
    words: sentence.words.map((word) => describeWord(word.form)),
    tags: Uint8Array.from(sentence.words.map((word) => tagOf(word.upos, word.feats, word.lemma, word.deprel))),
  };
}

/** Rows of the tagger's weights: two to this power. */
export const TAGGER_BITS = 17;

/** Trains the tagger. */
export function trainTagger(
  sentences: readonly TaggedSentence[],
  options: { readonly epochs?: number; readonly seed?: number; readonly bits?: number } = {},
): LinearModel {
  const { epochs = 8, seed = 1, bits = TAGGER_BITS } = options;
  const perceptron = new Perceptron(bits, TAGS.length);
  const features = new Uint32Array(TAG_FEATURES);
  const scores = new Float64Array(TAGS.length);
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const number of shuffledOrder(sentences.length, random)) {
      const { words, tags } = sentences[number]!;
      const predicted = new Uint8Array(words.length);
      const ahead = lookAhead(words);
      let state = 0;
      for (let index = 0; index < words.length; index += 1) {
        const mark = markTag(words[index]!);
        if (mark >= 0) {
          predicted[index] = mark;
          state = clauseState(state, mark);
          continue;
        }
        const count = tagFeatures(words, index, predicted, state, ahead, features);
        scoreFeatures(perceptron.model, features, count, scores);
        perceptron.tick();
        const best = bestLabel(scores, TAGS.length);
        if (best !== tags[index]) perceptron.update(features, count, tags[index]!, best);
        predicted[index] = best;
        state = clauseState(state, best);
      }
    }
  }
  return perceptron.average();
}
