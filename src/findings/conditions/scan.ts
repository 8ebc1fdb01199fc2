import type { Clause, LanguageAnalysis, Span } from '../../model/index.js';

/** Look-ups over one analysis that the condition rules share. */
export class Scan {
  readonly lower: readonly string[];
  private readonly clausesOfSentence: Clause[][];
  private readonly clauseOfToken: Int32Array;

  constructor(readonly language: LanguageAnalysis) {
    this.lower = language.tokens.map((token) => token.form.toLowerCase());
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

  /** The words of a clause that stand outside another range: what depends on a condition inside it. */
  outside(clause: Clause, [from, to]: readonly [number, number]): Span[] {
    const [first, last] = this.range(clause);
    const spans: Span[] = [];
    if (from > first) spans.push(this.span(first, Math.min(from, last)));
    if (to < last) spans.push(this.span(Math.max(to, first), last));
    return spans.filter(([start, end]) => /[\p{L}\p{N}]/u.test(this.language.text.slice(start, end)));
  }
}
