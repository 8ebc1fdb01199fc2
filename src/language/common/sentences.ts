import { isDigit, isLower, isUpper } from './characters.js';
import { GAP, isLostSpace, type RawToken } from './tokenize.js';

/** Longest sentence in tokens: longer runs are cut, so that everything after stays linear. */
export const MAX_SENTENCE_TOKENS = 400;

/** Tokens `[first, last)`; `ticker` for a line between "++" marks or a dateline, `closed` where it ends with a final mark. */
export interface RawSentence {
  readonly first: number;
  readonly last: number;
  readonly ticker: boolean;
  readonly closed: boolean;
}

/** What a language must say about sentence ends. */
export interface SentenceRules {
  /** Lower-case abbreviations with full stop after which a capital hardly ever starts a sentence: titles, "z.", "nr.". */
  readonly neverFinal: ReadonlySet<string>;
  /** Words in lower case that start sentences: articles, pronouns, conjunctions. */
  readonly sentenceStarts: ReadonlySet<string>;
}

const FINAL = /^(?:[.!?…]+|[。！？])$/;
const CLOSING = new Set(['“', '”', '"', '»', '«', '’', '‘', "'", ')', ']', '›', '‹']);
const OPENING = new Set(['„', '‚', '(', '[', '«', '»', '"', '“', '‹', '›']);
const DASH = new Set(['-', '–', '—', '--']);
const TICKER = /^\+{2,}$/;
const DATELINE_TOKENS = 14;

/**
 * Groups tokens into sentences: after a final mark with the closing marks that touch it, at empty lines, at line breaks (unless the paragraph
 * is wrapped at a fixed width), around "++", and after a dateline ("Kiew (dpa) -").
 * Not after "Dr.", "z. B.", "3." before a month, or where the text goes on in lower case: "„Geht!“, rief er".
 */
export function splitSentences(text: string, tokens: readonly RawToken[], rules: SentenceRules): RawSentence[] {
  const sentences: RawSentence[] = [];
  const wrapped = findWrapped(text, tokens);
  let first = 0;
  let ticker = false;
  const close = (last: number, closed: boolean): void => {
    if (last > first) sentences.push({ first, last, ticker, closed });
    first = last;
    ticker = false;
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (index > first && startsLine(token, index, wrapped)) close(index, endsWithFinal(text, tokens, first, index));
    if (token.end - token.start >= 2 && token.gap !== GAP.none && TICKER.test(text.slice(token.start, token.end))) {
      const next = tokens[index + 1];
      ticker = true;
      if (!next || startsLine(next, index + 1, wrapped)) close(index + 1, false);
      else close(index, false);
      ticker = first === index;
      continue;
    }
    if (index === first && token.gap >= GAP.line) {
      const end = datelineEnd(text, tokens, index);
      if (end > 0) {
        ticker = true;
        close(end, false);
        index = end - 1;
        continue;
      }
    }
    const last = finalEnd(text, tokens, index, rules);
    if (last > 0) {
      close(last, true);
      index = last - 1;
    } else if (index - first + 1 >= MAX_SENTENCE_TOKENS) close(index + 1, false);
  }
  close(tokens.length, endsWithFinal(text, tokens, first, tokens.length));
  return sentences;
}

function startsLine(token: RawToken, index: number, wrapped: ReadonlySet<number>): boolean {
  return token.gap === GAP.paragraph || (token.gap === GAP.line && !wrapped.has(index));
}

function endsWithFinal(text: string, tokens: readonly RawToken[], first: number, last: number): boolean {
  for (let index = last - 1; index >= first && index >= last - 3; index -= 1) {
    const form = text.slice(tokens[index]!.start, tokens[index]!.end);
    if (FINAL.test(form) || form === ':') return true;
    if (!CLOSING.has(form)) return false;
  }
  return false;
}

/** One past the last token of a sentence whose final mark is `index`, 0 where none ends here. */
function finalEnd(text: string, tokens: readonly RawToken[], index: number, rules: SentenceRules): number {
  const token = tokens[index]!;
  const unit = text.charCodeAt(token.end - 1);
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f && unit !== 0x2026 && unit < 0x3002) return 0;
  const form = token.end - token.start > 24 ? '' : text.slice(token.start, token.end);
  if (token.abbreviation) return abbreviationEnds(text, tokens, index, form, rules) ? index + 1 : 0;
  if (!FINAL.test(form)) return 0;
  let last = index + 1;
  while (last < tokens.length && tokens[last]!.gap === GAP.none && CLOSING.has(text.slice(tokens[last]!.start, tokens[last]!.end)))
    last += 1;
  const next = tokens[last];
  if (!next) return last;
  if (next.gap === GAP.none && last === index + 1 && !isLostSpace(text, tokens[index - 1]?.start ?? token.start, token.start)) return 0;
  let start = last;
  while (start < tokens.length && start < last + 3 && OPENING.has(text.slice(tokens[start]!.start, tokens[start]!.end))) start += 1;
  const unitNext = text.charCodeAt((tokens[start] ?? next).start);
  if (isLower(unitNext) || unitNext === 0x2c || unitNext === 0x3b) return 0;
  if (DASH.has(text.slice(next.start, next.end)) && tokens[last + 1] && isLower(text.charCodeAt(tokens[last + 1]!.start))) return 0;
  return last;
}

/** "… und so weiter usw. Danach" ends, "Dr. Weber" and "am 3. Mai" do not. */
function abbreviationEnds(text: string, tokens: readonly RawToken[], index: number, form: string, rules: SentenceRules): boolean {
  const next = tokens[index + 1];
  if (!next) return true;
  const lower = form.toLowerCase();
  if (isDigit(text.charCodeAt(tokens[index]!.start)) || rules.neverFinal.has(lower)) return false;
  if (next.gap === GAP.none || !isUpper(text.charCodeAt(next.start))) return false;
  return rules.sentenceStarts.has(text.slice(next.start, Math.min(next.end, next.start + 16)).toLowerCase());
}

/** End of a dateline at the start of a paragraph: "Kiew (dpa) -", "BERLIN, 27. März (AFP) –"; 0 for "Kiew (Ukraine) ist". */
function datelineEnd(text: string, tokens: readonly RawToken[], first: number): number {
  if (!isUpper(text.charCodeAt(tokens[first]!.start))) return 0;
  let bracket = 0;
  for (let index = first + 1; index < tokens.length && index < first + DATELINE_TOKENS; index += 1) {
    const token = tokens[index]!;
    if (token.gap >= GAP.line) return 0;
    const form = token.end - token.start > 12 ? '' : text.slice(token.start, token.end);
    if (form === '(') bracket = 1;
    else if (form === ')' && bracket === 1) bracket = 2;
    else if (bracket === 2) return DASH.has(form) ? index + 1 : 0;
    else if (bracket === 0 && (isLower(text.charCodeAt(token.start)) || form === ':')) return 0;
  }
  return 0;
}

/**
 * Tokens that follow a line break inside a paragraph set at a fixed width: two or more lines of 50 to 90 units, few of which end with a final
 * mark. Such breaks are mere spaces. A list of headlines has lines of very different length, or one line only.
 */
function findWrapped(text: string, tokens: readonly RawToken[]): ReadonlySet<number> {
  const wrapped = new Set<number>();
  let breaks: number[] = [];
  let lineStart = 0;
  let fits = true;
  let finals = 0;
  const finish = (): void => {
    if (fits && breaks.length >= 2 && finals * 2 <= breaks.length) for (const index of breaks) wrapped.add(index);
    breaks = [];
    finals = 0;
    fits = true;
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.gap === GAP.paragraph) {
      finish();
      lineStart = token.start;
    } else if (token.gap === GAP.line) {
      const before = tokens[index - 1]!;
      const width = before.end - lineStart;
      if (width < 50 || width > 90) fits = false;
      if (FINAL.test(text.slice(Math.max(before.end - 1, before.start), before.end))) finals += 1;
      breaks.push(index);
      if (isLower(text.charCodeAt(token.start)) && !FINAL.test(text.slice(before.end - 1, before.end))) wrapped.add(index);
      lineStart = token.start;
    }
  }
  finish();
  return wrapped;
}
