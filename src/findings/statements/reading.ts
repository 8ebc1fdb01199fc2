import type { Argument, Clause, LanguageAnalysis, Phrase, Sentence, Span, Token } from '../../model/index.js';
import { indexReport, type ReportIndex } from '../report-index.js';
import { findQuoteRegions, type QuoteRegion } from './quotes.js';

/** Tokens `[first, last)`. */
export type Range = readonly [first: number, last: number];

/**
 * A report's analysis with the look-ups that the statement rules need: which clause a token belongs to, which clauses a sentence has, which
 * phrases hang on which, which quotation holds a token. Built once per report, linear in its tokens.
 */
export class Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly clauses: readonly Clause[];
  readonly phrases: readonly Phrase[];
  readonly regions: readonly QuoteRegion[];
  /** Lower-case forms. */
  readonly lower: readonly string[];
  /** Lower-case lemmas. */
  readonly lemmas: readonly string[];
  private readonly index: ReportIndex;
  private readonly regionOfToken: Int32Array;
  private readonly clausesOfSentence: Clause[][];
  private readonly phrasesOfSentence: Phrase[][];
  private readonly phraseOfPreposition = new Map<number, number>();
  private readonly paragraphOfSentence: Int32Array;

  constructor(readonly language: LanguageAnalysis) {
    this.text = language.text;
    this.tokens = language.tokens;
    this.sentences = language.sentences;
    this.clauses = language.clauses;
    this.phrases = language.phrases;
    this.regions = findQuoteRegions(language.text, language.tokens);
    this.index = indexReport(language);
    this.lower = this.index.lower;
    this.lemmas = this.index.lemmas;
    this.regionOfToken = new Int32Array(this.tokens.length).fill(-1);
    this.clausesOfSentence = this.sentences.map(() => []);
    this.phrasesOfSentence = this.sentences.map(() => []);
    for (const clause of this.clauses) {
      this.clausesOfSentence[clause.sentence]?.push(clause);
    }
    for (const list of this.clausesOfSentence) list.sort((left, right) => (left.tokens[0] ?? 0) - (right.tokens[0] ?? 0));
    this.regions.forEach((region, index) => {
      for (let token = region.first; token < region.last; token++) this.regionOfToken[token] = index;
    });
    for (const phrase of this.phrases) {
      this.phrasesOfSentence[phrase.sentence]?.push(phrase);
      if (phrase.preposition !== undefined) this.phraseOfPreposition.set(phrase.preposition, phrase.index);
    }
    this.paragraphOfSentence = new Int32Array(this.sentences.length);
    this.sentences.forEach((sentence, index) => {
      const before = this.sentences[index - 1];
      const breaks = before !== undefined && this.text.slice(before.end, sentence.start).includes('\n');
      this.paragraphOfSentence[index] = (this.paragraphOfSentence[index - 1] ?? 0) + (breaks ? 1 : 0);
    });
  }

  /** The clause that the token is an own token of. */
  clauseAt(token: number): Clause | undefined {
    return this.clauses[this.index.clauseOf[token] ?? -1];
  }

  /** Clauses of a sentence by their first own token. */
  clausesIn(sentence: number): readonly Clause[] {
    return this.clausesOfSentence[sentence] ?? [];
  }

  /** Index of the quotation that holds the token, -1 where none does. */
  regionAt(token: number): number {
    return this.regionOfToken[token] ?? -1;
  }

  paragraph(sentence: number): number {
    return this.paragraphOfSentence[sentence] ?? 0;
  }

  phraseWithHead(token: number): Phrase | undefined {
    return this.phrases[this.index.headOf[token] ?? -1];
  }

  phraseWithPreposition(token: number): Phrase | undefined {
    return this.phrases[this.phraseOfPreposition.get(token) ?? -1];
  }

  phrasesIn(sentence: number): readonly Phrase[] {
    return this.phrasesOfSentence[sentence] ?? [];
  }

  /** Tokens of a clause with everything embedded in it. */
  clauseRange(clause: Clause): Range {
    return this.tokensOf(clause.span, clause.tokens[0] ?? 0);
  }

  /** Tokens of a phrase with its attributes. */
  phraseRange(phrase: Phrase, depth = 0): Range {
    let first = phrase.first;
    let last = phrase.last;
    if (depth < 12) {
      for (const index of this.index.attributes.get(phrase.index) ?? []) {
        const attribute = this.phrases[index];
        if (!attribute) continue;
        const range = this.phraseRange(attribute, depth + 1);
        first = Math.min(first, range[0]);
        last = Math.max(last, range[1]);
      }
    }
    return [first, last];
  }

  /** Tokens that a span touches; `near` is a token close to it. */
  tokensOf(span: Span, near: number): Range {
    let first = Math.min(Math.max(near, 0), Math.max(this.tokens.length - 1, 0));
    while (first > 0 && (this.tokens[first - 1]?.end ?? 0) > span[0]) first--;
    while (first < this.tokens.length && (this.tokens[first]?.end ?? 0) <= span[0]) first++;
    let last = first;
    while (last < this.tokens.length && (this.tokens[last]?.start ?? 0) < span[1]) last++;
    return [first, last];
  }

  argument(clause: Clause, role: Argument['role']): Argument | undefined {
    return clause.args.find((one) => one.role === role);
  }

  /** Tokens of an argument with all its attributes. */
  argumentRange(argument: Argument): Range {
    return this.tokensOf(argument.span, argument.head);
  }

  isPunctuation(token: number): boolean {
    return this.tokens[token]?.upos === 'PUNCT';
  }

  /** The last of a clause's own words, -1 where it has none. */
  lastWord(clause: Clause): number {
    return clause.tokens.findLast((token) => !this.isPunctuation(token)) ?? -1;
  }

  /** Text offsets of a token range. */
  span(range: Range): Span {
    return [this.tokens[range[0]]?.start ?? 0, this.tokens[range[1] - 1]?.end ?? 0];
  }
}

/** Sorted ranges of a set of token indices. */
export function rangesOf(tokens: Iterable<number>): Range[] {
  const ranges: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const token of [...tokens].sort((left, right) => left - right)) {
    if (last && token < last[1]) continue;
    if (last && last[1] === token) last[1] = token + 1;
    else ranges.push((last = [token, token + 1]));
  }
  return ranges;
}

/** The tokens of ranges, in order. */
export function tokensIn(ranges: readonly Range[]): number[] {
  const tokens: number[] = [];
  for (const [first, last] of ranges) for (let token = first; token < last; token++) tokens.push(token);
  return tokens;
}

/** True where a range holds the token. */
export function holds(ranges: readonly Range[], token: number): boolean {
  return ranges.some(([first, last]) => first <= token && token < last);
}
