import { isDigit, isHighSurrogate, isLetter, isLower, isLowSurrogate, isSpace, isUpper, isWordUnit } from './characters.js';

/** What a language must say about its words so that text can be cut into tokens. */
export interface TokenRules {
  /** Words that keep their full stop, with it and in lower case: "dr.", "z.b.". */
  readonly abbreviations: ReadonlySet<string>;
  /** Lower-case words after which "3." is an ordinal though a capital follows: "der", "am". */
  readonly beforeOrdinal: ReadonlySet<string>;
  /** Lower-case words that make a number with full stop before them an ordinal: months. */
  readonly afterOrdinal: ReadonlySet<string>;
}

/** What stands before a token: nothing, spaces, one line break, or an empty line. */
export const GAP = { none: 0, space: 1, line: 2, paragraph: 3 } as const;

/** A token by position; `gap` is a value of `GAP`; `abbreviation` where it keeps its full stop ("Dr.", "3."). */
export interface RawToken {
  readonly start: number;
  readonly end: number;
  readonly gap: number;
  readonly abbreviation: boolean;
}

const HYPHEN = 0x2d;
const HYPHENS = new Set([HYPHEN, 0x2010, 0x2011]);
const APOSTROPHES = new Set([0x27, 0x2019, 0x60, 0xb4]);
const REPEATED = new Set(['.', '!', '?', '+', '-', '*', '=', '_', '#', '~', '/'].map((char) => char.charCodeAt(0)));
const GENDER_MARKS = new Set([':', '*', '_', '/'].map((char) => char.charCodeAt(0)));
const NUMBER_MARKS = new Set(['.', ',', ':', "'", '’', '/'].map((char) => char.charCodeAt(0)));
const ADDRESS_START = /(?:https?:\/\/|www\.)/y;
const ADDRESS_TRAIL = /[.,;:!?)\]}'"“”»«…]+$/;

/**
 * Cuts a text into tokens, in one pass. White space lies between tokens, everything else is in exactly one of them, in order:
 * "22.14", "1.000,5", "See-", "U-Boot", "Dr.", "z.B.", "https://a.example/b", "+++" and "…" are one token each; "10%" is two.
 */
export function scanTokens(text: string, rules: TokenRules): RawToken[] {
  const tokens: RawToken[] = [];
  let position = 0;
  let gap: number = GAP.paragraph;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (isSpace(unit)) {
      const end = skipSpace(text, position);
      gap = tokens.length === 0 ? GAP.paragraph : Math.max(gap, gapKind(text, position, end));
      position = end;
      continue;
    }
    const wordEnd = scanAddress(text, position, gap) || scanWord(text, position, gap);
    let end = wordEnd || scanMark(text, position);
    let abbreviation = false;
    if (wordEnd && text.charCodeAt(end) === 0x2e && keepsFullStop(text, position, end, tokens, rules)) {
      end += 1;
      abbreviation = true;
    }
    tokens.push({ start: position, end, gap, abbreviation });
    position = end;
    gap = GAP.none;
  }
  return tokens;
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (position < text.length && isSpace(text.charCodeAt(position))) position += 1;
  return position;
}

function gapKind(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let position = start; position < end; position += 1) {
    const unit = text.charCodeAt(position);
    if (unit === 0x2029) return GAP.paragraph;
    if (unit === 0x0a || unit === 0x2028 || (unit === 0x0d && text.charCodeAt(position + 1) !== 0x0a)) breaks += 1;
  }
  return breaks === 0 ? GAP.space : breaks === 1 ? GAP.line : GAP.paragraph;
}

/** End of a web address that starts here, 0 where none does. */
function scanAddress(text: string, start: number, gap: number): number {
  const unit = text.charCodeAt(start) | 0x20;
  if (gap === GAP.none && start > 0 && isWordUnit(text.charCodeAt(start - 1))) return 0;
  if (unit !== 0x68 && unit !== 0x77) return 0;
  ADDRESS_START.lastIndex = start;
  if (!ADDRESS_START.test(text)) return 0;
  let end = start;
  while (end < text.length && end - start < 2048 && !isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x3c) end += 1;
  if (isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
  const trail = ADDRESS_TRAIL.exec(text.slice(start, end));
  return trail ? end - trail[0].length : end;
}

/** End of a word or number that starts here, 0 where a mark stands. */
function scanWord(text: string, start: number, gap: number): number {
  const first = text.charCodeAt(start);
  let position = start;
  if (!isWordUnit(first)) {
    const suffixed = HYPHENS.has(first) && gap !== GAP.none && isLower(text.charCodeAt(start + 1));
    if (!suffixed) return 0;
    position += 1;
  }
  for (;;) {
    while (position < text.length && isWordUnit(text.charCodeAt(position))) position += 1;
    const joined = joinWord(text, start, position);
    if (joined === position) return position;
    position = joined;
  }
}

/** Where a word goes on after a mark inside it ("U-Boot", "1.000", "geht's", "Bürger:innen", "z.B"), else the same position. */
function joinWord(text: string, start: number, position: number): number {
  const mark = text.charCodeAt(position);
  const before = text.charCodeAt(position - 1);
  const next = text.charCodeAt(position + 1);
  if (HYPHENS.has(mark)) {
    if (isWordUnit(next)) return position + 1;
    const truncated =
      isLetter(before) && (position + 1 === text.length || isSpace(next) || next === 0x2c || next === 0x2f || next === 0x29);
    return truncated ? position + 1 : position;
  }
  if (isDigit(before) && isDigit(next) && NUMBER_MARKS.has(mark)) return position + 1;
  if (APOSTROPHES.has(mark) && isLetter(before) && isLetter(next)) return position + 1;
  if (mark === 0x2e && isLetter(before) && isLetter(next) && position - start <= 12 && !isLostSpace(text, start, position))
    return position + 1;
  if (mark === 0x26 && isUpper(before) && isUpper(next) && position - start <= 3) return position + 1;
  if (GENDER_MARKS.has(mark) && isLower(before) && next === 0x69 && text.charCodeAt(position + 2) === 0x6e) {
    const after = text.charCodeAt(position + 3);
    if (!isLetter(after) || text.startsWith('innen', position + 1)) return position + 1;
  }
  return position;
}

/**
 * Whether the full stop at `position` ends a sentence though no space follows, as pages lose it when their text is taken out: "begann.Die Stadt".
 * Not "Dr.Weber", "a.Example", "z.B.". @param start of the word before it
 */
export function isLostSpace(text: string, start: number, position: number): boolean {
  return (
    position - start >= 3 &&
    isLower(text.charCodeAt(position - 1)) &&
    isLower(text.charCodeAt(position - 2)) &&
    isUpper(text.charCodeAt(position + 1)) &&
    isLower(text.charCodeAt(position + 2))
  );
}

/** End of a punctuation mark, a run of the same mark ("...", "+++"), or an emoji with its modifiers. */
function scanMark(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  let end = start + 1;
  if (REPEATED.has(unit)) {
    while (
      text.charCodeAt(end) === unit ||
      (unit === 0x21 && text.charCodeAt(end) === 0x3f) ||
      (unit === 0x3f && text.charCodeAt(end) === 0x21)
    )
      end += 1;
    return end;
  }
  if (!isHighSurrogate(unit) || !isLowSurrogate(text.charCodeAt(end))) return end;
  end += 1;
  for (;;) {
    const next = text.charCodeAt(end);
    if (next === 0xfe0f) end += 1;
    else if (next === 0x200d && isHighSurrogate(text.charCodeAt(end + 1)) && isLowSurrogate(text.charCodeAt(end + 2))) end += 3;
    else if (next === 0xd83c && text.charCodeAt(end + 1) >= 0xdffb && text.charCodeAt(end + 1) <= 0xdfff) end += 2;
    else return end;
  }
}

/**
 * Whether the full stop at `end` belongs to the word before it.
 * Yes: "Dr. Meier", "z.B. Kiew", "am 3. März", "der 3. Gipfel", "J. Weber". No: "Es kamen 30. Die Polizei …", "im Haus. Dann".
 */
function keepsFullStop(text: string, start: number, end: number, before: readonly RawToken[], rules: TokenRules): boolean {
  if (text.charCodeAt(end + 1) === 0x2e) return false;
  const length = end - start;
  if (length > 24) return false;
  const word = text.slice(start, end);
  if (isDigit(text.charCodeAt(start))) return isOrdinal(text, word, end, before, rules);
  if (rules.abbreviations.has(`${word.toLowerCase()}.`)) return true;
  if (word.includes('.')) return /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word);
  const next = skipSpace(text, end + 1);
  if (length === 1) return isUpper(text.charCodeAt(start)) && isUpper(text.charCodeAt(next));
  if (isRoman(word)) return next < text.length && isLower(text.charCodeAt(next));
  return false;
}

function isRoman(word: string): boolean {
  return word.length <= 5 && /^[IVX]+$/.test(word);
}

function isOrdinal(text: string, word: string, end: number, before: readonly RawToken[], rules: TokenRules): boolean {
  if (word.length > 3 && !/^\d{1,2}\.\d{1,2}$/.test(word)) return false;
  const next = skipSpace(text, end + 1);
  if (next >= text.length || gapKind(text, end + 1, next) > GAP.space) return false;
  const unit = text.charCodeAt(next);
  if (isLower(unit)) return true;
  if (isDigit(unit)) return next - end <= 2;
  if (HYPHENS.has(unit) || unit === 0x2c || unit === 0x29 || unit === 0x2013) return true;
  if (!isUpper(unit)) return false;
  let wordEnd = next;
  while (wordEnd < text.length && isLetter(text.charCodeAt(wordEnd))) wordEnd += 1;
  if (rules.afterOrdinal.has(text.slice(next, wordEnd).toLowerCase())) return true;
  const last = before.at(-1);
  return last !== undefined && rules.beforeOrdinal.has(text.slice(last.start, last.end).toLowerCase());
}
