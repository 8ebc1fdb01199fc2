import { bestOfLabels, type Scorer } from '../../common/linear.js';
import { KNOWN, type WordInfo } from '../lexicon/index.js';
import { clauseState, HASH, lookAhead, OWN_FEATURES, ownFeatures, TAG_TEMPLATES, tagFeatures, wordHashes } from './features.js';
import type { LabelSets } from './label-sets.js';
import { TAGS, tagNumber } from './tags.js';

/** The tagger's weights, and the labels that it chooses from. */
export interface TagModel {
  readonly weights: Scorer;
  readonly sets: LabelSets;
}

const totals = new Int32Array(TAGS.length);

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
    if (labels.length === 1) tags[index] = labels[0]!;
    else {
      tagFeatures(words, index, tags, state, ahead, model.weights);
      tags[index] = scoreWord(model.weights, words[index]!, index === 0, labels);
    }
    state = clauseState(state, tags[index]!);
  }
  return tags;
}

/** Best label of a word whose features from `OWN_FEATURES` on are filled in. What its own ones add up to is kept on it, for its next place in a text. */
function scoreWord(model: Scorer, word: WordInfo, initial: boolean, labels: Uint8Array): number {
  const { scores } = model;
  if (initial) {
    ownFeatures(word, true, model);
    model.score(0, TAG_TEMPLATES.length);
    return bestOfLabels(labels, scores);
  }
  if (word.scored !== model) {
    ownFeatures(word, false, model);
    model.score(0, OWN_FEATURES);
    word.scored = model;
    word.scores = Int32Array.from(labels, (label) => scores[label]!);
  }
  const own = word.scores!;
  model.score(OWN_FEATURES, TAG_TEMPLATES.length);
  for (let at = 0; at < labels.length; at += 1) totals[labels[at]!] = scores[labels[at]!]! + own[at]!;
  return bestOfLabels(labels, totals);
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
 * Label of a word that needs no model: punctuation (no letter or digit, and no symbol), numbers with a mark inside ("41.250", "3,5"), and words of closed classes with one class only ("und", "im", "ich", "sich").
 * -1 for all others: "der", "als", "ihr", "sein" have several.
 */
export function markTag(word: WordInfo): number {
  if (word.shape & 16) return SYMBOLS.has(word.form) ? -1 : PUNCTUATION;
  if (word.shape & 4 && /^\d+(?:\.\d{3})*(?:,\d+)?$/.test(word.form) && /[.,]/.test(word.form)) return NUMBER;
  if (word.known > KNOWN.folded || word.form.length < 2 || word.shape & 2) return -1;
  if (word.classes === PRONOUN) return pronounTag(word);
  return SINGLE.get(word.classes) ?? -1;
}

function pronounTag(word: WordInfo): number {
  for (const one of word.readings) if (one.feats.PronType !== 'Prs') return -1;
  return word.readings[0]!.feats.Reflex ? REFLEXIVE : PERSONAL;
}

const NUMBER = tagNumber('NUM');
const REFLEXIVE = tagNumber('PRON.X');
const PERSONAL = tagNumber('PRON.P');
