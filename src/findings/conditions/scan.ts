import type { Clause, LanguageAnalysis, Span } from '../../model/index.js';
import { isHiddenRelative } from '../relative.js';
import { indexReport } from '../report-index.js';

/** Look-ups over one analysis that the condition rules share. */
export class Scan {
  readonly lower: readonly string[];
  private readonly clausesOfSentence: Clause[][];
  private readonly clauseOfToken: Int32Array;

  constructor(readonly language: LanguageAnalysis) {
    this.lower = indexReport(language).lower;
    this.clausesOfSentence = language.sentences.map(() => []);
    this.clauseOfToken = new Int32Array(language.tokens.length).fill(-1);
    for (const clause of language.clauses) {
      this.clausesOfSentence[clause.sentence]?.push(clause);
      for (const token of clause.tokens) this.clauseOfToken[token] = clause.index;
    }
    for (const list of this.clausesOfSentence) list.sort((left, right) => (left.tokens[0] ?? 0) - (right.tokens[0] ?? 0));
  }

  clausesIn(sentence: number): readonly Clause[] {
    return this.clausesOfSentence[sentence] ?? [];
  }

  clauseAt(token: number): Clause | undefined {
    return this.language.clauses[this.clauseOfToken[token] ?? -1];
  }

  /** Offsets of tokens `[first, last)` without commas and final marks at the ends. */
  span(first: number, last: number): Span {
    let from = first;
    let to = last;
    while (from < to - 1 && this.language.tokens[from]?.upos === 'PUNCT') from++;
    while (to > from + 1 && /^[,.;:!?–—-]+$/u.test(this.lower[to - 1] ?? '')) to--;
    return [this.language.tokens[from]?.start ?? 0, this.language.tokens[to - 1]?.end ?? 0];
  }

  /** Tokens `[first, last)` of a clause with what is embedded in it. */
  range(clause: Clause): readonly [number, number] {
    let first = clause.tokens[0] ?? 0;
    let last = (clause.tokens.at(-1) ?? first) + 1;
    while (first > 0 && (this.language.tokens[first - 1]?.start ?? -1) >= clause.span[0]) first--;
    while (last < this.lower.length && (this.language.tokens[last]?.end ?? 0) <= clause.span[1]) last++;
    return [first, last];
  }

  /**
   * "wenn sie zahlen **oder das Land verlassen**": verb-final clauses that share the conjunction belong to the first, and so does a relative clause
   * at its end that the analysis takes for a main one.
   */
  withConjuncts(clause: Clause): readonly [number, number] {
    const [first, end] = this.range(clause);
    let last = end;
    let relative: number | undefined;
    for (const other of this.clausesIn(clause.sentence)) {
      const shared = other.conjunctOf === clause.index && other.kind === clause.kind && other.kind !== 'main';
      const hidden = isHiddenRelative(this.lower, other) || (relative !== undefined && other.conjunctOf === relative);
      if (!shared && !hidden) continue;
      const range = this.range(other);
      if (range[0] < last || range[0] > last + 1) continue;
      last = range[1];
      if (hidden) relative ??= other.index;
    }
    return [first, last];
  }

  /**
   * The words of a clause that depend on a condition in it: without the condition, and without what else circumstances say
   * ("**Während die einen zahlen**, bleiben die anderen …").
   */
  outside(clause: Clause, condition: readonly [number, number]): Span[] {
    const [first, last] = this.range(clause);
    const left = [condition, ...this.circumstancesOf(clause)].sort((a, b) => a[0] - b[0]);
    const spans: Span[] = [];
    let from = first;
    for (const [start, end] of left) {
      if (start > from) spans.push(this.span(from, Math.min(start, last)));
      from = Math.max(from, end);
    }
    if (from < last) spans.push(this.span(from, last));
    return spans.filter(([start, end]) => /[\p{L}\p{N}]/u.test(this.language.text.slice(start, end)));
  }

  /** The adverbial clauses of a clause. */
  private circumstancesOf(clause: Clause): (readonly [number, number])[] {
    return this.clausesIn(clause.sentence)
      .filter((other) => other.parent === clause.index && other.kind === 'subordinate' && other.subordinator !== undefined)
      .filter((other) => CIRCUMSTANCE.has(this.lower[other.subordinator ?? -1] ?? ''))
      .map((other) => this.range(other));
  }
}

/** Conjunctions of adverbial clauses that are no condition themselves. */
const CIRCUMSTANCE = new Set([
  'während',
  'obwohl',
  'obgleich',
  'obschon',
  'wenngleich',
  'weil',
  'da',
  'nachdem',
  'indem',
  'als',
  'seit',
  'seitdem',
  'wohingegen',
]);
