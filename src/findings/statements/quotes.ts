import type { Span, Token } from '../../model/index.js';

/** A stretch between quotation marks. Offsets include the marks; tokens `[first, last)` are those that it touches. */
export interface QuoteRegion {
  readonly span: Span;
  /** The words without the marks. */
  readonly inner: Span;
  readonly first: number;
  readonly last: number;
  /** Words (tokens with a letter or digit) between the marks. */
  readonly words: number;
  /** Ends with a mark of its own: "„Halt!“", "„Es reicht.“" */
  readonly closed: boolean;
}

/** Longest quotation in code units: what is longer was opened by mistake. */
const MAX_QUOTE = 6000;

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['„', '“”"'],
  ['“', '”"“'],
  ['"', '"”“'],
  ['»', '«'],
  ['«', '»'],
  ['‚', '‘’'],
]);

/**
 * Pairs the quotation marks of a text from left to right. A mark that is never closed opens nothing; an opening mark inside an open quotation
 * of the same kind starts anew. Linear in the text.
 * Catches „So nicht.“, »So nicht«, "So nicht"; must not take the apostrophe in "Guernsey's" for a mark.
 */
export function findQuoteRegions(text: string, tokens: readonly Token[]): QuoteRegion[] {
  const regions: QuoteRegion[] = [];
  let open = -1;
  let closers = '';
  let token = 0;
  const marks = /[„“”"»«‚‘’]/gu;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const mark = match[0];
    const at = match.index;
    if (open >= 0 && at - open > MAX_QUOTE) open = -1;
    if (open >= 0 && closers.includes(mark) && !(mark === '’' && isLetter(text, at + 1))) {
      while (token > 0 && (tokens[token]?.start ?? 0) > open) token--;
      while (token < tokens.length && (tokens[token]?.end ?? 0) <= open) token++;
      const region = regionBetween(text, tokens, token, open, at);
      if (region) regions.push(region);
      open = -1;
    } else if (open < 0 || mark === '„') {
      const end = open < 0 ? -1 : paragraphEnd(text, open, at);
      if (end > open) {
        while (token > 0 && (tokens[token]?.start ?? 0) > open) token--;
        while (token < tokens.length && (tokens[token]?.end ?? 0) <= open) token++;
        const region = regionBetween(text, tokens, token, open, end - 1);
        if (region) regions.push({ ...region, inner: [open + 1, end] });
        open = -1;
      }
      const possible = CLOSERS.get(mark);
      if (possible && opens(text, at, mark)) {
        open = at;
        closers = possible;
      }
    }
  }
  return regions;
}

/**
 * A quotation over several paragraphs opens anew in each and closes in the last: the end of the paragraph before the mark at `at`, where the mark opens
 * the next paragraph and the one before is the quotation's; else -1.
 */
function paragraphEnd(text: string, open: number, at: number): number {
  const between = text.slice(open, at);
  const end = between.trimEnd().length;
  const gap = between.slice(end);
  const lines = between.slice(0, end).includes('\n');
  return gap.includes('\n') && !lines && /[.!?…]$/u.test(between.slice(0, end)) ? open + end : -1;
}

function isLetter(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at));
}

/** An opening mark stands before a word, not behind one; low marks always open. */
function opens(text: string, at: number, mark: string): boolean {
  if (mark === '„' || mark === '‚') return true;
  const next = text.charAt(at + 1);
  return next.trim() !== '' && !isLetter(text, at - 1);
}

function regionBetween(text: string, tokens: readonly Token[], from: number, open: number, close: number): QuoteRegion | undefined {
  let first = -1;
  let last = -1;
  let words = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token || token.start > close) break;
    if (first < 0) first = index;
    last = index + 1;
    if (/[\p{L}\p{N}]/u.test(token.form)) words++;
  }
  if (first < 0 || words === 0) return undefined;
  return {
    span: [open, close + 1],
    inner: [open + 1, close],
    first,
    last,
    words,
    closed: /[.!?…]$/u.test(text.slice(Math.max(open + 1, close - 1), close)),
  };
}
