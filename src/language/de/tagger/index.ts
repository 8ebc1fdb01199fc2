import { describeWord, type Morphology, type WordInfo } from '../lexicon/index.js';
import { type CasedChunks, decideCases } from './case.js';
import { type TaggerModels, taggerModels } from './load.js';
import { mendTags } from './mend.js';
import { describeWords } from './morphology.js';
import { tagWords } from './tag.js';

export type { TaggerModels } from './load.js';

/** All that the tagger finds out about a sentence. */
export interface TaggedWords {
  readonly words: readonly WordInfo[];
  /** Label numbers of `TAGS`. */
  readonly tags: Uint8Array;
  readonly cased: CasedChunks;
  readonly morphology: readonly Morphology[];
}

/**
 * Parts of speech, lemmas and features of the words of one sentence.
 * @param forms the words as written, contractions ("im") as one word or split
 * @param models other weights than the shipped ones, for evaluation
 */
export function tagSentence(forms: readonly string[], models: TaggerModels = taggerModels()): TaggedWords {
  const words = forms.map(describeWord);
  const tags = tagWords(models.tagger, words);
  mendTags(words, tags);
  const cased = decideCases(models.cases, words, tags);
  return { words, tags, cased, morphology: describeWords(words, tags, cased) };
}
