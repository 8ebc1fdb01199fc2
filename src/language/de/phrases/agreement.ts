import type { Feats, Token } from '../../../model/index.js';

/**
 * A set of cells, case by column: bit `case * 4 + column`; cases nominative, genitive, dative, accusative, columns masculine, feminine, neuter, plural.
 */
export type Cells = number;

/** All sixteen cells. */
export const ALL_CELLS: Cells = 0xffff;
const CASES = ['Nom', 'Gen', 'Dat', 'Acc'] as const;
const CASE_CELLS = [0x000f, 0x00f0, 0x0f00, 0xf000] as const;
const COLUMN_CELLS = [0x1111, 0x2222, 0x4444, 0x8888] as const;
/** Cells of a neuter in the singular. */
export const NEUTER_CELLS: Cells = COLUMN_CELLS[2];
const PLURAL_CELLS = COLUMN_CELLS[3];
const SINGULAR_CELLS = 0x7777;

/** Cells from rows such as "NA M": cases by letter N G D A, columns by letter M F N P. */
function cells(rows: string): Cells {
  let set = 0;
  for (const row of rows.split(' ')) {
    const [columns = '', cases = ''] = row.split(':');
    for (const one of cases) for (const column of columns) set |= 1 << ('NGDA'.indexOf(one) * 4 + 'MFNP'.indexOf(column));
  }
  return set;
}

/** Endings of "dieser", "jener", "welcher", "alle": M:N is "dieser Mann". */
const DER_ENDINGS: Readonly<Record<string, Cells>> = {
  er: cells('M:N F:GD P:G'),
  e: cells('F:NA P:NA'),
  es: cells('N:NA M:G N:G'),
  em: cells('MN:D'),
  en: cells('M:A P:D M:G N:G'),
};
/** Endings of "ein", "kein", "mein"; the bare form is "ein Mann", "ein Kind". */
const EIN_ENDINGS: Readonly<Record<string, Cells>> = {
  ...DER_ENDINGS,
  er: cells('F:GD P:G'),
  es: cells('MN:G'),
  en: cells('M:A P:D'),
};
const EIN_BARE = cells('M:N N:NA');
const ADJECTIVE_ENDINGS: Readonly<Record<string, Cells>> = {
  er: cells('M:N F:GD P:G'),
  e: cells('M:N F:NA N:NA P:NA'),
  es: cells('N:NA'),
  em: cells('MN:D'),
  en: cells('M:GDA F:GD N:GD P:NGDA'),
};
const EIN_STEMS = ['ein', 'kein', 'mein', 'dein', 'sein', 'unser', 'unsr', 'euer', 'eur', 'ihr', 'irgendein'];

/** Forms whose cells no ending rule gives: articles and pronouns. */
const FORMS: ReadonlyMap<string, Cells> = new Map([
  ['der', cells('M:N F:GD P:G')],
  ['die', cells('F:NA P:NA')],
  ['das', cells('N:NA')],
  ['dem', cells('MN:D')],
  ['den', cells('M:A P:D')],
  ['des', cells('MN:G')],
  ['dies', cells('N:NA')],
  ["'s", cells('N:NA')],
]);
const PRONOUNS: ReadonlyMap<string, Cells> = new Map([
  ...FORMS,
  ['ich', cells('MFN:N')],
  ['du', cells('MFN:N')],
  ['er', cells('M:N')],
  ['sie', cells('F:NA P:NA')],
  ['es', cells('N:NA')],
  ['wir', cells('P:N')],
  ['ihr', cells('P:N F:D')],
  ['man', cells('MFN:N')],
  ['mich', cells('MFN:A')],
  ['dich', cells('MFN:A')],
  ['ihn', cells('M:A')],
  ['mir', cells('MFN:D')],
  ['dir', cells('MFN:D')],
  ['ihm', cells('MN:D')],
  ['uns', cells('P:DA')],
  ['euch', cells('P:DA')],
  ['ihnen', cells('P:D')],
  ['sich', cells('MFNP:DA')],
  ['einander', cells('P:DA')],
  ['wer', cells('MFN:N')],
  ['wen', cells('MFN:A')],
  ['wem', cells('MFN:D')],
  ['wessen', cells('MFN:G')],
  ['denen', cells('P:D')],
  ['dessen', cells('MN:G')],
  ['deren', cells('FP:G')],
  ['derer', cells('FP:G')],
  ['was', cells('N:NA')],
  ['etwas', cells('N:NDA')],
  ['nichts', cells('N:NDA')],
  ['alles', cells('N:NA')],
  ['jemand', cells('M:NA')],
  ['niemand', cells('M:NA')],
  ['beides', cells('N:NA')],
  ['einer', cells('M:N F:GD')],
  ['keiner', cells('M:N F:GD')],
  ['eines', cells('N:NA MN:G')],
  ['eins', cells('N:NA')],
]);

/** Determiners that are declined like "dieser", and those like adjectives. */
const DER_STEMS = ['dies', 'jen', 'jed', 'welch', 'all', 'manch', 'solch', 'jeglich'];
const ADJECTIVE_STEMS = ['beid', 'mehrere', 'einige', 'viele', 'wenige', 'sämtlich'];

/** Cells of a determiner form: "der" is masculine nominative, feminine genitive or dative, plural genitive. Uninflected ones allow all. */
export function determinerCells(lower: string): Cells {
  const known = FORMS.get(lower);
  if (known !== undefined) return known;
  for (const stem of EIN_STEMS) {
    if (!lower.startsWith(stem)) continue;
    const ending = lower.slice(stem.length);
    if (ending === '') return stem === 'unsr' || stem === 'eur' ? ALL_CELLS : EIN_BARE;
    const found = EIN_ENDINGS[ending];
    if (found !== undefined) return stem === 'ein' ? found & SINGULAR_CELLS : found;
  }
  if (DER_STEMS.some((stem) => lower.startsWith(stem))) return byEnding(lower, DER_ENDINGS);
  if (ADJECTIVE_STEMS.some((stem) => lower.startsWith(stem))) return byEnding(lower, ADJECTIVE_ENDINGS);
  return ALL_CELLS;
}

/** Cells of an attributive adjective by its ending. */
export function adjectiveCells(lower: string): Cells {
  return byEnding(lower, ADJECTIVE_ENDINGS);
}

/** Cells of a pronoun that stands alone. */
export function pronounCells(lower: string): Cells {
  const known = PRONOUNS.get(lower);
  if (known !== undefined) return known;
  if (lower.startsWith('jemand') || lower.startsWith('niemand')) return lower.endsWith('em') ? cells('M:D') : cells('M:A');
  return determinerCells(lower);
}

function byEnding(lower: string, endings: Readonly<Record<string, Cells>>): Cells {
  const two = lower.slice(-2);
  const found = endings[two];
  if (found !== undefined) return found;
  return lower.endsWith('e') ? endings.e! : ALL_CELLS;
}

const CELLS_MN_G = cells('MN:G');
const CELLS_MN_NDA = cells('MN:NDA');
const CELLS_M_N = cells('M:N');
const CELLS_P_D = cells('P:D');

/**
 * Cells of a noun by its number, gender and ending: "Mannes" is genitive, "Männer" no dative, "Präsidenten" singular no nominative.
 * @param gendered trust the gender of the features
 * @param determined an article shows the case, so that a name needs no ending: "der DKP"
 */
export function nounCells(token: Token, gendered: boolean, determined: boolean): Cells {
  const { Number: number, Gender } = token.feats;
  const form = token.form;
  const lemma = token.lemma;
  const last = form.charAt(form.length - 1);
  let singular = SINGULAR_CELLS;
  if (gendered && Gender) singular = COLUMN_CELLS[Gender === 'Masc' ? 0 : Gender === 'Fem' ? 1 : 2];
  const sibilant = last === 's' || last === 'x' || last === 'z' || last === 'ß' || last === '’' || last === "'";
  if (token.upos === 'NOUN') {
    if (!sibilant && !form.endsWith('n')) singular &= ~CELLS_MN_G;
    if (last === 's' && form.length > lemma.length && form.startsWith(lemma)) singular &= ~CELLS_MN_NDA;
    if (last === 'n' && form.length > lemma.length && form.startsWith(lemma) && Gender === 'Masc') singular &= ~CELLS_M_N;
  } else {
    if (!sibilant && !determined) singular &= ~0x0070;
    if (last === 's' && form === `${lemma}s` && (token.feats.Case === 'Gen' || token.feats.Case === undefined)) singular &= 0x0070;
  }
  let plural: number = PLURAL_CELLS;
  if (last !== 'n' && last !== 's' && token.upos === 'NOUN' && form.length > 2) plural &= ~CELLS_P_D;
  if (number === 'Sing') return singular;
  if (number === 'Plur') return plural;
  return singular | plural;
}

/** The cells of one column set by the features of a token, all where they say nothing. */
export function columnCells(feats: Feats): Cells {
  if (feats.Number === 'Plur') return PLURAL_CELLS;
  if (feats.Gender)
    return COLUMN_CELLS[feats.Gender === 'Masc' ? 0 : feats.Gender === 'Fem' ? 1 : 2] | (feats.Number === 'Sing' ? 0 : PLURAL_CELLS);
  return feats.Number === 'Sing' ? SINGULAR_CELLS : ALL_CELLS;
}

/** Cells of the given cases: bits 1 nominative, 2 genitive, 4 dative, 8 accusative. */
export function caseCells(bits: number): Cells {
  let set = 0;
  for (let index = 0; index < 4; index += 1) if (bits & (1 << index)) set |= CASE_CELLS[index]!;
  return set;
}

/** The cases that occur in cells, in order. */
export function casesOfCells(set: Cells): readonly ('Nom' | 'Gen' | 'Dat' | 'Acc')[] {
  let bits = 0;
  for (let index = 0; index < 4; index += 1) if ((set & CASE_CELLS[index]!) !== 0) bits |= 1 << index;
  return CASE_LISTS[bits]!;
}

/** The lists of cases for all sixteen sets, made once. */
const CASE_LISTS: readonly (readonly ('Nom' | 'Gen' | 'Dat' | 'Acc')[])[] = Array.from({ length: 16 }, (_, bits) =>
  CASES.filter((__, index) => (bits & (1 << index)) !== 0),
);

/** Cells of one case. */
export function cellsOfCase(one: 'Nom' | 'Gen' | 'Dat' | 'Acc'): Cells {
  return CASE_CELLS[CASES.indexOf(one)]!;
}

/** Singular or plural where the cells leave only one. */
export function numberOfCells(set: Cells): 'Sing' | 'Plur' | undefined {
  const plural = (set & PLURAL_CELLS) !== 0;
  const singular = (set & SINGULAR_CELLS) !== 0;
  return plural === singular ? undefined : plural ? 'Plur' : 'Sing';
}

/** The gender where the cells leave only one. */
export function genderOfCells(set: Cells): 'Masc' | 'Fem' | 'Neut' | undefined {
  if ((set & PLURAL_CELLS) !== 0) return undefined;
  const masculine = (set & COLUMN_CELLS[0]) !== 0;
  const feminine = (set & COLUMN_CELLS[1]) !== 0;
  const neuter = (set & COLUMN_CELLS[2]) !== 0;
  if (masculine) return feminine || neuter ? undefined : 'Masc';
  if (feminine) return neuter ? undefined : 'Fem';
  return neuter ? 'Neut' : undefined;
}
