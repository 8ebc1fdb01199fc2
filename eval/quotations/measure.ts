import type { Span, Statement, StatementForm } from '../../src/model/index.js';
import { assign } from './assignment.js';

/** The span lists of a quotation that are scored. */
export const PARTS = ['quote', 'cue', 'frame', 'speaker', 'addressee'] as const;
export type Part = (typeof PARTS)[number];
export type Quotation = Pick<Statement, 'form' | Part>;

/** One article: its tokens in order, the gold quotations and those to be scored. */
export interface ScoredArticle {
  readonly tokens: readonly Span[];
  readonly gold: readonly Quotation[];
  readonly predicted: readonly Quotation[];
}

/** A gold and a predicted quotation that were assigned to each other, or one alone. Indices into the article's lists. */
export interface Pair {
  readonly gold?: number;
  readonly predicted?: number;
  /** Token F1 of the two quotes, 0..1; 0 where one is alone. */
  readonly overlap: number;
}

export interface FormScore {
  readonly gold: number;
  readonly predicted: number;
  /** F1 of the quote's tokens: recall over gold quotations of this form, precision over predicted ones. */
  readonly message: number;
  /** F1 of the form itself. */
  readonly form: number;
}

/** All as fractions 0..1; meaning as in the description of the public test data. */
export interface QuotationScore {
  readonly message: number;
  readonly roles: number;
  readonly joint: number;
  readonly form: number;
  readonly messagePrecision: number;
  readonly messageRecall: number;
  /** F1 of each part alone. */
  readonly parts: Readonly<Record<Part, number>>;
  readonly byForm: Readonly<Record<StatementForm, FormScore>>;
}

const FORMS: readonly StatementForm[] = ['direct', 'indirect', 'indirect-free', 'free-indirect', 'reported'];

/** Indices of the tokens that the spans touch. */
export function touchedTokens(tokens: readonly Span[], spans: readonly Span[]): Set<number> {
  const touched = new Set<number>();
  for (const [start, end] of spans) {
    for (let index = firstEndingAfter(tokens, start); index < tokens.length && (tokens[index]?.[0] ?? end) < end; index++)
      touched.add(index);
  }
  return touched;
}

function firstEndingAfter(tokens: readonly Span[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shared(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  let count = 0;
  for (const token of left) if (right.has(token)) count++;
  return count;
}

function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

class Mean {
  private sum = 0;
  private count = 0;
  add(value: number): void {
    this.sum += value;
    this.count++;
  }
  /** `empty` where nothing was added: 1 only if the other side is empty too. */
  value(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }
  get isEmpty(): boolean {
    return this.count === 0;
  }
}

class Tally {
  readonly precision = new Mean();
  readonly recall = new Mean();
  f1(): number {
    if (this.precision.isEmpty && this.recall.isEmpty) return 1;
    return f1(this.precision.value(), this.recall.value());
  }
}

/** Pairs the gold quotations with the predicted ones: largest sum of token F1 of the quotes, 0.01 more where the form agrees. */
export function pairQuotations(article: ScoredArticle): Pair[] {
  const { tokens, gold, predicted } = article;
  const goldTokens = gold.map((one) => touchedTokens(tokens, one.quote));
  const predictedTokens = predicted.map((one) => touchedTokens(tokens, one.quote));
  const overlaps = goldTokens.map((left) =>
    predictedTokens.map((right) => (left.size + right.size === 0 ? 0 : (2 * shared(left, right)) / (left.size + right.size))),
  );
  const weights = overlaps.map((row, g) => row.map((value, p) => value + (gold[g]?.form === predicted[p]?.form ? 0.01 : 0)));
  const pairs: Pair[] = [];
  const taken = new Set<number>();
  assign(weights).forEach((column, row) => {
    if (column < 0) pairs.push({ gold: row, overlap: 0 });
    else {
      taken.add(column);
      pairs.push({ gold: row, predicted: column, overlap: overlaps[row]?.[column] ?? 0 });
    }
  });
  predicted.forEach((_, index) => {
    if (!taken.has(index)) pairs.push({ predicted: index, overlap: 0 });
  });
  return pairs;
}

/** Scores articles as the authors of the data set do: means over all pairs of all articles. */
export function measureQuotations(articles: readonly ScoredArticle[]): QuotationScore {
  const byPart = Object.fromEntries(PARTS.map((part) => [part, new Tally()])) as Record<Part, Tally>;
  const roles = new Tally();
  const joint = new Tally();
  const formMessage = new Map(FORMS.map((form) => [form, new Tally()]));
  const formCounts = new Map(FORMS.map((form) => [form, { gold: 0, predicted: 0, right: 0 }]));
  for (const article of articles) {
    for (const pair of pairQuotations(article)) {
      const gold = pair.gold === undefined ? undefined : article.gold[pair.gold];
      const predicted = pair.predicted === undefined ? undefined : article.predicted[pair.predicted];
      countForm(formCounts, gold?.form, predicted?.form);
      for (const part of PARTS) {
        const goldTokens = touchedTokens(article.tokens, gold?.[part] ?? []);
        const predictedTokens = touchedTokens(article.tokens, predicted?.[part] ?? []);
        const common = shared(goldTokens, predictedTokens);
        const tallies = [byPart[part], joint, ...(part === 'quote' ? [] : [roles])];
        const recall = common / goldTokens.size;
        const precision = common / predictedTokens.size;
        for (const tally of tallies) {
          if (goldTokens.size > 0) tally.recall.add(recall);
          if (predictedTokens.size > 0) tally.precision.add(precision);
        }
        if (part === 'quote') {
          if (gold && goldTokens.size > 0) formMessage.get(gold.form)?.recall.add(recall);
          if (predicted && predictedTokens.size > 0) formMessage.get(predicted.form)?.precision.add(precision);
        }
      }
    }
  }
  const counts = [...formCounts.values()];
  const sum = (key: 'gold' | 'predicted' | 'right') => counts.reduce((total, one) => total + one[key], 0);
  return {
    message: byPart.quote.f1(),
    roles: roles.f1(),
    joint: joint.f1(),
    form: microF1(sum('right'), sum('predicted'), sum('gold')),
    messagePrecision: byPart.quote.precision.value(),
    messageRecall: byPart.quote.recall.value(),
    parts: Object.fromEntries(PARTS.map((part) => [part, byPart[part].f1()])) as Record<Part, number>,
    byForm: Object.fromEntries(
      [...formCounts].map(([form, count]) => [
        form,
        {
          gold: count.gold,
          predicted: count.predicted,
          message: formMessage.get(form)?.f1() ?? 0,
          form: microF1(count.right, count.predicted, count.gold),
        },
      ]),
    ) as Record<StatementForm, FormScore>,
  };
}

function countForm(
  counts: Map<StatementForm, { gold: number; predicted: number; right: number }>,
  gold?: StatementForm,
  predicted?: StatementForm,
): void {
  const ofGold = gold && counts.get(gold);
  const ofPredicted = predicted && counts.get(predicted);
  if (ofGold) ofGold.gold++;
  if (ofPredicted) ofPredicted.predicted++;
  if (ofGold && gold === predicted) ofGold.right++;
}

function microF1(right: number, predicted: number, gold: number): number {
  return predicted + gold === 0 ? 1 : (2 * right) / (predicted + gold);
}
