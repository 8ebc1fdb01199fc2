import type { Feats, Upos } from '../../../model/index.js';

/** Universal parts of speech in the order of their numbers in the weights. */
export const UPOS_NAMES: readonly Upos[] = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
];

/** Cases in the order of their bits. */
export const CASES = ['Nom', 'Gen', 'Dat', 'Acc'] as const;
/** Genders in the order of their bits; the plural takes the fourth place, since German knows no gender there. */
export const GENDERS = ['Masc', 'Fem', 'Neut'] as const;

/** Index of the plural among the four columns masculine, feminine, neuter, plural. */
export const PLURAL = 3;
/** All sixteen cells: bit `case * 4 + column`. */
export const ALL_CELLS = 0xffff;
/** The four cells of each case. */
export const CASE_CELLS = [0x000f, 0x00f0, 0x0f00, 0xf000] as const;
/** The cells of each column: masculine, feminine, neuter, plural. */
export const COLUMN_CELLS = [0x1111, 0x2222, 0x4444, 0x8888] as const;

/** One reading of a word form. */
export interface Analysis {
  readonly upos: Upos;
  /** Features that hold for every use of this reading: mood, tense, degree, kind of pronoun. */
  readonly feats: Feats;
  /** Cells (case by gender or plural) that the form can fill; for a preposition the cases that it governs. */
  readonly cells: number;
  /** Bits 0–5: first, second, third person singular, then plural; 0 where no finite verb or personal pronoun. */
  readonly persons: number;
  /** Lexical gender of a noun: 0 masculine, 1 feminine, 2 neuter, 3 unknown. */
  readonly gender: number;
  /** The lemma is the form without its last `cut` units, plus `append`. */
  readonly cut: number;
  readonly append: string;
}

/** Part of speech, lemma and features of one word in its place. */
export interface Morphology {
  readonly upos: Upos;
  readonly lemma: string;
  readonly feats: Feats;
  /** True for a separated verb prefix ("kündigte … an"). */
  readonly verbPrefix: boolean;
}

/** The lemma of a form under one reading. */
export function lemmaOf(form: string, analysis: Analysis): string {
  return form.slice(0, form.length - analysis.cut) + analysis.append;
}

/** Bits of the four cases that occur in cells: 1 nominative, 2 genitive, 4 dative, 8 accusative. */
export function casesOf(cells: number): number {
  return (
    ((cells & 0xf) !== 0 ? 1 : 0) | ((cells & 0xf0) !== 0 ? 2 : 0) | ((cells & 0xf00) !== 0 ? 4 : 0) | ((cells & 0xf000) !== 0 ? 8 : 0)
  );
}

/** Bits of the columns that occur in cells: 1 masculine, 2 feminine, 4 neuter, 8 plural. */
export function columnsOf(cells: number): number {
  return (cells | (cells >> 4) | (cells >> 8) | (cells >> 12)) & 0xf;
}
