import { type FeatureParts, fillParts, hashText } from '../../common/linear.js';
import { isAgentNoun, type WordInfo } from '../lexicon/index.js';
import { kindOfWord } from './label-sets.js';
import { tagNumber } from './tags.js';

/** Stands for positions outside the sentence. */
const OUTSIDE = -7;

/** Positions of the numbers in `wordHashes`. */
export const HASH = {
  form: 0,
  lower: 1,
  suffix1: 2,
  suffix2: 3,
  suffix3: 4,
  suffix4: 5,
  prefix2: 6,
  prefix3: 7,
  classes: 8,
  shape: 9,
  suffix5: 10,
  cells: 11,
  kind: 12,
  agent: 13,
} as const;

/** Hash numbers of one word form, cached on it. */
export function wordHashes(word: WordInfo): Int32Array {
  if (word.hashes) return word.hashes;
  const { lower, form } = word;
  const length = lower.length;
  const ending = (size: number): number => hashText(lower, Math.max(0, length - size), length);
  const hyphen = word.shape & 8 ? form.lastIndexOf('-') + 1 : 0;
  word.hashes = Int32Array.of(
    hashText(form.length > 64 ? form.slice(0, 64) : form),
    hashText(digitsFolded(lower)),
    ending(1),
    ending(2),
    ending(3),
    ending(4),
    hashText(lower, 0, Math.min(2, length)),
    hashText(lower, 0, Math.min(3, length)),
    word.classes,
    (word.shape << 4) | (word.known << 10) | Math.min(length, 5) | (hyphen > 0 && form.charCodeAt(hyphen) < 0x5b ? 8 : 0),
    ending(5),
    (word.nounCells & 0xffff) ^ (word.adjectiveCells << 8) ^ (word.determinerCells << 16),
    kindOfWord(word),
    isAgentNoun(word) ? 1 : 0,
  );
  return word.hashes;
}

function digitsFolded(lower: string): string {
  const text = lower.length > 64 ? lower.slice(0, 64) : lower;
  return /\d/.test(text) ? text.replace(/\d/g, '0') : text;
}

const FINITE = new Set([tagNumber('VERB.F'), tagNumber('AUX.F')]);
const NONFINITE = new Set([tagNumber('VERB.P'), tagNumber('VERB.I'), tagNumber('AUX.P'), tagNumber('AUX.I')]);
const OPENS_CLAUSE = new Set([tagNumber('SCONJ'), tagNumber('PRON.R')]);
const AUX_FINITE = tagNumber('AUX.F');
const PUNCT = tagNumber('PUNCT');

/**
 * What the tagger knows of the clause so far: 1 finite verb seen since the last comma, 2 it is an auxiliary, 4 clause opened by a conjunction or relative
 * pronoun, 8 a finite verb anywhere before, 16 an infinitive or participle since the last mark.
 */
export function clauseState(state: number, tag: number): number {
  if (tag === PUNCT) return state & (8 | 32);
  if (FINITE.has(tag)) return state | 1 | 8 | (tag === AUX_FINITE ? 2 : 0);
  if (OPENS_CLAUSE.has(tag)) return (state | 4) & ~1;
  return NONFINITE.has(tag) ? state | 16 : state;
}

const VERBAL = 16_384 | 65_536 | 131_072;

/**
 * What lies to the right of each word up to the next mark, by the lexicon alone: 1 an infinitive or participle, 2 the last word is one, 4 an uninflected adjective,
 * 8 a finite verb, 16 a preposition, 32 a determiner; and the classes of the last word above bit 8.
 */
export function lookAhead(words: readonly WordInfo[]): Int32Array {
  const found = new Int32Array(words.length);
  let bits = 0;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const { classes, shape } = words[index]!;
    if (shape & 16) {
      bits = 0;
      found[index] = 0;
      continue;
    }
    found[index] = bits;
    const nonfinite = (classes & VERBAL) !== 0 && (shape & 1) === 0;
    if (bits === 0) bits = 0x100 | ((classes & 0x3ffff) << 9) | (nonfinite ? 2 : 0);
    bits |=
      (nonfinite ? 1 : 0) |
      (classes & 4 ? 4 : 0) |
      (classes & (8192 | 32_768) && !nonfinite ? 8 : 0) |
      (classes & 64 ? 16 : 0) |
      (classes & 128 ? 32 : 0);
  }
  return found;
}

/** Features that look at the word alone, the first ones of each word. */
export const OWN_FEATURES = 9;
/** Numbers of the features, in their order: those of the word alone, then those of its surroundings. */
export const TAG_TEMPLATES: Int32Array = Int32Array.of(
  ...[1, 2, 3, 4, 5, 6, 7, 29, 30],
  ...[8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40],
);

/** Fills the parts of the first `OWN_FEATURES` with what the word itself says; the first word of a sentence counts as another one. */
export function ownFeatures(word: WordInfo, initial: boolean, parts: FeatureParts): void {
  const h0 = wordHashes(word);
  const w0 = h0[HASH.lower]!;
  const c0 = h0[HASH.classes]!;
  const s0 = h0[HASH.shape]! ^ (initial ? 0x10000 : 0);

  fillParts(parts, 0, w0);
  fillParts(parts, 1, h0[HASH.form]!, initial ? 1 : 0);
  fillParts(parts, 2, h0[HASH.suffix2]!, s0);
  fillParts(parts, 3, h0[HASH.suffix3]!, s0 & 0x10ff0);
  fillParts(parts, 4, h0[HASH.suffix4]!, s0 & 0x10ff0);
  fillParts(parts, 5, h0[HASH.prefix3]!, s0 & 0x10ff0);
  fillParts(parts, 6, c0, s0);
  fillParts(parts, 7, h0[HASH.prefix2]!, h0[HASH.suffix2]!, s0 & 0x10010);
  fillParts(parts, 8, h0[HASH.suffix5]!, s0 & 0x10ff0);
}

/**
 * Fills the parts of the features of word `index` from place `OWN_FEATURES` on, given the tags to its left.
 * @param ahead what `lookAhead` found for the sentence
 */
export function tagFeatures(
  words: readonly WordInfo[],
  index: number,
  tags: ArrayLike<number>,
  state: number,
  ahead: Int32Array,
  parts: FeatureParts,
): void {
  const h0 = wordHashes(words[index]!);
  const left = index > 0 ? wordHashes(words[index - 1]!) : EDGE;
  const left2 = index > 1 ? wordHashes(words[index - 2]!) : EDGE;
  const right = index + 1 < words.length ? wordHashes(words[index + 1]!) : EDGE;
  const right2 = index + 2 < words.length ? wordHashes(words[index + 2]!) : EDGE;
  const right3 = index + 3 < words.length ? wordHashes(words[index + 3]!) : EDGE;
  const t1 = index > 0 ? tags[index - 1]! : OUTSIDE;
  const t2 = index > 1 ? tags[index - 2]! : OUTSIDE;
  const w0 = h0[HASH.lower]!;
  const c0 = h0[HASH.classes]!;
  const s0 = h0[HASH.shape]! ^ (index === 0 ? 0x10000 : 0);

  fillParts(parts, 9, c0, t1);
  fillParts(parts, 10, t1, t2);
  fillParts(parts, 11, t1, w0);
  fillParts(parts, 12, c0, t1, t2);
  fillParts(parts, 13, left[HASH.lower]!, c0);
  fillParts(parts, 14, right[HASH.lower]!, c0);
  fillParts(parts, 15, left2[HASH.lower]!, c0);
  fillParts(parts, 16, right2[HASH.lower]!);
  fillParts(parts, 17, c0, right[HASH.classes]!);
  fillParts(parts, 18, c0, right[HASH.classes]!, t1);
  fillParts(parts, 19, c0, right[HASH.classes]!, right2[HASH.classes]!);
  fillParts(parts, 20, w0, right[HASH.lower]!);
  fillParts(parts, 21, w0, left[HASH.lower]!);
  fillParts(parts, 22, h0[HASH.suffix3]!, t1, s0 & 0x10000);
  fillParts(parts, 23, right[HASH.suffix3]!, t1, right[HASH.shape]!);
  fillParts(parts, 24, c0, state);
  fillParts(parts, 25, w0, state);
  fillParts(parts, 26, w0, right[HASH.classes]!);
  fillParts(parts, 27, c0, state, right[HASH.classes]!);
  fillParts(parts, 28, s0, right[HASH.shape]!, t1);
  fillParts(parts, 29, h0[HASH.cells]!, left[HASH.cells]!, t1);
  fillParts(parts, 30, w0, t1, t2);
  fillParts(parts, 31, s0, t1, c0);
  fillParts(parts, 32, w0, right[HASH.classes]!, right2[HASH.classes]!);
  fillParts(parts, 33, right3[HASH.lower]!, c0);
  fillParts(parts, 34, left[HASH.lower]!, right[HASH.lower]!, c0);
  fillParts(parts, 35, c0, t1, right[HASH.lower]!);
  const future = ahead[index]!;
  fillParts(parts, 36, w0, future & 0xff);
  fillParts(parts, 37, c0, future & 0xff, state);
  fillParts(parts, 38, w0, future >> 8);
  fillParts(parts, 39, c0, future >> 8, t1);
}

const EDGE = new Int32Array(14).fill(OUTSIDE);
