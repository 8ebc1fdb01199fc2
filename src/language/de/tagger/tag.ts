import { bestOfLabels, type LinearModel } from '../../common/linear.js';
import { KNOWN, type WordInfo } from '../lexicon/index.js';
import { clauseState, HASH, lookAhead, TAG_FEATURES, tagFeatures, wordHashes } from './features.js';
import type { LabelSets } from './label-sets.js';
import { TAGS, tagNumber } from './tags.js';

/** The tagger's weights, and the labels that it chooses from. */
export interface TagModel {
  readonly weights: LinearModel;
  readonly sets: LabelSets;
}

const features = new Uint32Array(TAG_FEATURES);
const scores = new Int32Array(TAGS.length);

/** Tags one sentence from left to right. Label numbers of `TAGS`; linear in the number of words. */
export function tagWords(model: TagModel, words: readonly WordInfo[]): Uint8Array {
  const tags = new Uint8Array(words.length);
  const ahead = lookAhead(words);
  let state = 0;
  for (let index = 0; index < words.length; index += 1) {
    const mark = markTag(words[index]!);
    if (mark >= 0) {
      tags[index] = mark;
      state = clauseState(state, mark);
      continue;
    }
    const labels = model.sets[wordHashes(words[index]!)[HASH.kind]!]!;
    tags[index] =
      labels.length === 1
        ? labels[0]!
        : bestOfLabels(model.weights, features, tagFeatures(words, index, tags, state, ahead, features), labels, scores);
    state = clauseState(state, tags[index]!);
  }
  return tags;
}

const PUNCTUATION = tagNumber('PUNCT');
const SYMBOLS = new Set(['%', '&', '+', '=', '€', '$', '§', '£', '°', '<', '>', '*', '/']);

/** Labels of words that the lexicon knows as nothing else, by their word class (see `classBit`): "von", "und", "dass". */
const SINGLE: ReadonlyMap<number, number> = new Map([
  [64, tagNumber('ADP')],
  [1024, tagNumber('CCONJ')],
  [2048, tagNumber('SCONJ')],
]);
const PRONOUN = 256;

/**
 * Label of a word that needs no model: punctuation (no letter or digit, and no symbol), and words of closed classes with one class only ("und", "im", "ich", "sich").
 * -1 for all others: "der", "als", "ihr", "sein" have several.
 */
export function markTag(word: WordInfo): number {
  if (word.shape & 16) return SYMBOLS.has(word.form) ? -1 : PUNCTUATION;
  if (word.known > KNOWN.folded || word.form.length < 2 || word.shape & 2) return -1;
  if (word.classes === PRONOUN) return pronounTag(word);
  return SINGLE.get(word.classes) ?? -1;
}

function pronounTag(word: WordInfo): number {
  for (const one of word.readings) if (one.feats.PronType !== 'Prs') return -1;
  return word.readings[0]!.feats.Reflex ? REFLEXIVE : PERSONAL;
}

const REFLEXIVE = tagNumber('PRON.X');
const PERSONAL = tagNumber('PRON.P');
