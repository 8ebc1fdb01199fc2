import { findStatements } from '../../src/findings/statements/index.js';
import { analyzeLanguage } from '../../src/language/index.js';
import type { Span, StatementForm } from '../../src/model/index.js';
import { readGzipLines } from '../data.js';
import { measureQuotations, type Quotation, type QuotationScore, type ScoredArticle } from './measure.js';

/** One line of the data set. */
export interface GoldArticle {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly tokens: readonly Span[];
  readonly quotations: readonly (Omit<Quotation, 'form'> & { readonly form: keyof typeof FORM_NAMES })[];
}

const FORM_NAMES = {
  Direct: 'direct',
  Indirect: 'indirect',
  IndirectFreeIndirect: 'indirect-free',
  FreeIndirect: 'free-indirect',
  Reported: 'reported',
} as const satisfies Record<string, StatementForm>;

/** No actor is needed for the spans that are scored. */
const NO_ENTITIES = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };

/** Scores the statements of one part of the quotation data; the parser is left out, since it adds nothing to statements. Throws `NotAvailable` where the data is not there. */
export async function scoreQuotations(part: 'dev' | 'train'): Promise<QuotationScore> {
  const articles = await readGzipLines<GoldArticle>(`quotation-de/${part}.jsonl.gz`);
  return measureQuotations(articles.map(scoredArticle));
}

/** Gold and found quotations of one article. */
export function scoredArticle(article: GoldArticle): ScoredArticle {
  const gold = article.quotations.map((quotation) => ({ ...quotation, form: FORM_NAMES[quotation.form] }));
  const language = analyzeLanguage(article.text, { lang: 'de', published: article.published });
  const predicted = findStatements({ language, entities: NO_ENTITIES, published: article.published, title: article.title });
  return { tokens: article.tokens, gold, predicted };
}
