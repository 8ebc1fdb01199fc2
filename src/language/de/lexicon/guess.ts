import { readDataRows } from '../../common/files.js';
import { ALL_CELLS, type Analysis, CASES } from './analysis.js';

let suffixes: readonly (readonly [ending: string, reading: Analysis])[] | undefined;

/** Noun readings by ending, from `data/language/de/noun-suffixes.tsv`: "Verhackstückung" ends in "-ung", so it is feminine singular. */
export function guessNoun(form: string): readonly Analysis[] {
  suffixes ??= readSuffixes();
  for (const [ending, reading] of suffixes) if (form.length > ending.length + 2 && form.endsWith(ending)) return [reading];
  return [];
}

/** Readings of a lower-case word by its ending: adjectives ("-ischen", "-lichen"), participles ("ge…t"), infinitives ("-eln"), all forms of verbs in "-ieren". */
export function guessLower(form: string): readonly Analysis[] {
  const found: Analysis[] = [];
  const adjective =
    /^.{2,}(?:isch|lich|ig|bar|sam|haft|los|voll|frei|reich|arm|fähig|wert|mäßig|weise|end|[ai]l|iv|ell|iert|ent|ant)(e|en|em|er|es)?$/.exec(
      form,
    );
  if (adjective) {
    const ending = adjective[1] ?? '';
    found.push({
      upos: 'ADJ',
      feats: { Degree: 'Pos' },
      cells: ADJECTIVE_CELLS[ending] ?? 0,
      persons: 0,
      gender: 3,
      cut: ending.length,
      append: '',
    });
  }
  if (/(?:eln|ern)$/.test(form)) found.push(verbForm({ VerbForm: 'Inf' }));
  if (/^.{0,6}ge.{2,}(?:t|en)$/.test(form)) found.push(verbForm({ VerbForm: 'Part' }));
  const loan = /^.{2,}i(er[^i]{1,3})$/.exec(form)?.[1];
  if (loan !== undefined) found.push(...(LOAN_FORMS.get(loan) ?? []));
  return found;
}

/** Readings of the forms of verbs in "-ieren", which are all regular, by what stands behind "-i": "votierten". Persons as in `Analysis.persons`. */
const LOAN_FORMS: ReadonlyMap<string, readonly Analysis[]> = new Map([
  ['ere', finiteForms('Pres', 1, 0, 'n', 5)],
  ['eren', [...finiteForms('Pres', 40, 0, ''), verbForm({ VerbForm: 'Inf' })]],
  ['ert', [verbForm({ Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }, 20, 1, 'en'), verbForm({ VerbForm: 'Part' }, 0, 1, 'en')]],
  ['erte', finiteForms('Past', 5, 2, 'en')],
  ['erten', finiteForms('Past', 40, 3, 'en')],
]);

/** Indicative and subjunctive of one form. */
function finiteForms(tense: 'Pres' | 'Past', persons: number, cut: number, append: string, subjunctive = persons): Analysis[] {
  return [
    verbForm({ Mood: 'Ind', Tense: tense, VerbForm: 'Fin' }, persons, cut, append),
    verbForm({ Mood: 'Sub', Tense: tense, VerbForm: 'Fin' }, subjunctive, cut, append),
  ];
}

function verbForm(feats: Analysis['feats'], persons = 0, cut = 0, append = ''): Analysis {
  return { upos: 'VERB', feats, cells: 0, persons, gender: 3, cut, append };
}

/** Cells of the adjective endings, all declensions together. */
const ADJECTIVE_CELLS: Readonly<Record<string, number>> = { e: 0xe00f, er: 0x02a1, es: 0x4004, em: 0x0500, en: 0x9ff8 };

function readSuffixes(): (readonly [string, Analysis])[] {
  const rows: (readonly [string, Analysis])[] = [];
  for (const [ending = '', gender = '', cellSpec = '', cut = '0', append = '-'] of readDataRows('de/noun-suffixes.tsv')) {
    const reading: Analysis = {
      upos: 'NOUN',
      feats: {},
      cells: parseCells(cellSpec),
      persons: 0,
      gender: 'MFN'.indexOf(gender),
      cut: Number(cut),
      append: append === '-' ? '' : append,
    };
    rows.push([ending, reading]);
  }
  return rows.sort((left, right) => right[0].length - left[0].length);
}

/** "nom:MF dat:P" → cell bits; "-" → none. Throws on an unknown case. */
export function parseCells(spec: string): number {
  let bits = 0;
  if (spec === '-' || spec === '') return 0;
  for (const part of spec.split(' ')) {
    const [kase = '', columns = ''] = part.split(':');
    const index = CASES.findIndex((name) => name.toLowerCase() === kase);
    if (index < 0) throw new Error(`expected a case, got ${kase}`);
    for (const column of columns) bits |= 1 << (index * 4 + 'MFNP'.indexOf(column));
  }
  return bits & ALL_CELLS;
}
