import { analyzeLanguage } from '../../src/language/index.js';
import type { MentionType } from '../../src/model/index.js';
import type { NamedSentence } from '../../train/entities/names.js';
import { readGzip } from '../data.js';

const KINDS: Readonly<Record<string, MentionType>> = { PER: 'person', LOC: 'place', ORG: 'organisation', OTH: 'other' };

/** A gold sentence of names-de: its tokens joined by single spaces, and the outer names as spans into that text. */
export interface GoldSentence {
  readonly text: string;
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: MentionType }[];
}

/** All sentences of names-de in file order: GermEval 2014 dev, then German PUD. Derivations and parts ("LOCderiv") are no names. */
export async function readGoldNames(): Promise<{ readonly germeval: GoldSentence[]; readonly pud: GoldSentence[] }> {
  return {
    germeval: parseColumns(await readGzip('names-de/germeval2014-dev.tsv.gz'), 2),
    pud: parseColumns(await readGzip('names-de/uner-pud.iob2.gz'), 2),
  };
}

/** Parses BIO columns: one token a line, sentences parted by empty lines, comments begin with `#`. Words stand in column 1 of 0. */
export function parseColumns(content: string, column: number): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  let rows: { form: string; label: string }[] = [];
  const close = (): void => {
    if (rows.length > 0) sentences.push(toSentence(rows));
    rows = [];
  };
  for (const line of content.split('\n')) {
    const cells = line.split('\t');
    if (line.trim() === '') close();
    else if (/^\d+$/.test(cells[0] ?? '')) rows.push({ form: cells[1] ?? '', label: cells[column] ?? 'O' });
  }
  close();
  return sentences;
}

function toSentence(rows: readonly { form: string; label: string }[]): GoldSentence {
  const names: { start: number; end: number; type: MentionType }[] = [];
  let text = '';
  let open: { start: number; end: number; type: MentionType; label: string } | undefined;
  for (const { form, label } of rows) {
    const start = text.length;
    text += `${form} `;
    const [mark, kind = ''] = label.split('-');
    const type = KINDS[kind];
    if (mark === 'I' && open && open.label === kind) open.end = start + form.length;
    else {
      if (open) names.push({ start: open.start, end: open.end, type: open.type });
      open = (mark === 'B' || mark === 'I') && type ? { start, end: start + form.length, type, label: kind } : undefined;
    }
  }
  if (open) names.push({ start: open.start, end: open.end, type: open.type });
  return { text: text.trimEnd(), names };
}

/** Gold sentences with the product's own tokens, as the tagger's trainer takes them. */
export function toNamedSentences(sentences: readonly GoldSentence[]): NamedSentence[] {
  return sentences.map(({ text, names }) => ({ language: analyzeLanguage(text, { lang: 'de' }), names }));
}
