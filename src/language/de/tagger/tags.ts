import type { Feats, Upos } from '../../../model/index.js';

/**
 * The tagger's own labels: parts of speech, split where the grammar needs it. ADJ.A is inflected, ADJ.D is not; .F finite, .P participle, .I infinitive;
 * PRON.R relative, PRON.X reflexive, PRON.P personal; DET.A article, DET.S possessive; PART.Z "zu", PART.N "nicht"; ADP.V and ADV.V separated verb prefixes.
 */
export const TAGS = [
  'ADJ.A',
  'ADJ.D',
  'ADP',
  'ADP.V',
  'ADV',
  'ADV.V',
  'AUX.F',
  'AUX.P',
  'AUX.I',
  'CCONJ',
  'DET.A',
  'DET.S',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PART.Z',
  'PART.N',
  'PRON',
  'PRON.R',
  'PRON.X',
  'PRON.P',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB.F',
  'VERB.P',
  'VERB.I',
  'X',
] as const;
export type Tag = (typeof TAGS)[number];

const NUMBERS = new Map<string, number>(TAGS.map((tag, index) => [tag, index]));

/** Number of a label. Throws on an unknown one. */
export function tagNumber(tag: Tag): number {
  return NUMBERS.get(tag)!;
}

/** Part of speech of each label number. */
export const TAG_UPOS: readonly Upos[] = TAGS.map((tag) => tag.replace(/\..$/, '') as Upos);

/** The label of an annotated word: for training. */
export function tagOf(upos: Upos, feats: Feats & { readonly [name: string]: string | undefined }, lemma: string, deprel: string): number {
  return NUMBERS.get(splitTag(upos, feats, lemma, deprel)) ?? NUMBERS.get(upos)!;
}

function splitTag(upos: Upos, feats: Feats & { readonly [name: string]: string | undefined }, lemma: string, deprel: string): string {
  const type: string = feats.PronType ?? '';
  switch (upos) {
    case 'ADJ':
      return feats.Case ? 'ADJ.A' : 'ADJ.D';
    case 'VERB':
    case 'AUX':
      return `${upos}.${feats.VerbForm === 'Fin' || feats.Mood ? 'F' : feats.VerbForm === 'Part' ? 'P' : 'I'}`;
    case 'DET':
      return type === 'Art' ? 'DET.A' : feats.Poss ? 'DET.S' : 'DET';
    case 'PRON':
      return feats.Reflex ? 'PRON.X' : type === 'Prs' ? 'PRON.P' : type.includes('Rel') ? 'PRON.R' : 'PRON';
    case 'PART':
      return lemma === 'zu' ? 'PART.Z' : lemma === 'nicht' ? 'PART.N' : 'PART';
    case 'ADP':
    case 'ADV':
      return deprel === 'compound:prt' ? `${upos}.V` : upos;
    default:
      return upos;
  }
}
