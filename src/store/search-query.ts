import type { Problem } from '../model/index.js';
import { foldWords } from './fold.js';

/** Words that stand side by side; one word is the common case. Folded. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word is only a beginning. */
  readonly prefix: boolean;
}

/** What must and what must not be in a report. `must` is not empty. */
export interface SearchGroup {
  readonly must: readonly SearchTerm[];
  readonly not: readonly SearchTerm[];
}

/** A query that was understood: a report matches that matches one of the groups. */
export interface ParsedSearch {
  readonly groups: readonly SearchGroup[];
}

/** Beginnings shorter than this match too much: "EU" is not "Europa". */
const MIN_PREFIX = 4;
const MAX_TERMS = 32;
const MAX_LENGTH = 1000;

/**
 * Reads what a person typed. Words must all occur (AND may stand between them), each also as the beginning of a longer word when it has at least
 * four letters ("Rüstung" finds "Rüstungsexport"), shorter ones with a "*" behind; "words in quotation marks" occur exactly so; -word or
 * NOT word excludes; OR joins what stands left and right of it and binds weaker than AND. Other punctuation parts words that then stand
 * side by side ("Ukraine-Krieg").
 * @returns a problem in place of a query that cannot be read
 */
export function parseSearch(text: string): { readonly search: ParsedSearch } | { readonly problem: Problem } {
  if (text.length > MAX_LENGTH) return refuse('too-large', `expected a query of at most ${MAX_LENGTH} characters, found ${text.length}`);
  const pieces = splitQuery(text);
  if (!Array.isArray(pieces)) return pieces;
  const groups: { must: SearchTerm[]; not: SearchTerm[] }[] = [{ must: [], not: [] }];
  let operator: string | undefined;
  let terms = 0;
  for (const piece of pieces) {
    if (piece.kind === 'operator') {
      const group = groups.at(-1)!;
      if (operator !== undefined || (group.must.length === 0 && group.not.length === 0)) return refuseOperator(piece.text);
      operator = piece.text;
      if (piece.text === 'OR') groups.push({ must: [], not: [] });
      continue;
    }
    operator = undefined;
    terms += 1;
    groups.at(-1)![piece.negated ? 'not' : 'must'].push(piece.term);
  }
  if (operator !== undefined) return refuseOperator(operator);
  if (terms === 0) return refuse('malformed', `expected at least one word to look for, found ${JSON.stringify(text.slice(0, 60))}`);
  if (terms > MAX_TERMS) return refuse('too-large', `expected at most ${MAX_TERMS} words and phrases, found ${terms}`);
  if (groups.some((group) => group.must.length === 0)) {
    return refuse('malformed', `expected at least one word to look for, found only excluded ones in ${JSON.stringify(text.slice(0, 60))}`);
  }
  return { search: { groups } };
}

type Piece =
  | { readonly kind: 'operator'; readonly text: 'AND' | 'OR' }
  | { readonly kind: 'term'; readonly term: SearchTerm; readonly negated: boolean };

const QUOTES = /["„“”«»]/;
const PIECE = /(-?)["„“”«»]([^"„“”«»]*)["„“”«»](\*?)|(-?)([^\s"„“”«»]+)/g;

function splitQuery(text: string): Piece[] | { readonly problem: Problem } {
  const quotes = text.match(new RegExp(QUOTES, 'g'))?.length ?? 0;
  if (quotes % 2 === 1)
    return refuse('malformed', `expected a closing quotation mark, found ${quotes} mark${quotes === 1 ? '' : 's'} in all`);
  const pieces: Piece[] = [];
  let negated = false;
  for (const [, minus, phrase, star, bareMinus, bare] of text.matchAll(PIECE)) {
    if (bareMinus !== '-' && (bare === 'AND' || bare === 'OR')) {
      if (negated) return refuseOperator('NOT');
      pieces.push({ kind: 'operator', text: bare });
    } else if (bareMinus !== '-' && bare === 'NOT') {
      negated = true;
    } else {
      const term = phrase === undefined ? bareTerm(bare ?? '') : phraseTerm(phrase, star === '*');
      if (term === undefined) continue;
      pieces.push({ kind: 'term', term, negated: negated || minus === '-' || bareMinus === '-' });
      negated = false;
    }
  }
  return negated ? refuseOperator('NOT') : pieces;
}

function phraseTerm(phrase: string, prefix: boolean): SearchTerm | undefined {
  const words = [...foldWords(phrase)].map((word) => word.folded);
  return words.length === 0 ? undefined : { words, prefix };
}

function bareTerm(text: string): SearchTerm | undefined {
  const words = [...foldWords(text)].map((word) => word.folded);
  const last = words.at(-1);
  return last === undefined ? undefined : { words, prefix: text.endsWith('*') || last.length >= MIN_PREFIX };
}

function refuseOperator(operator: string): { readonly problem: Problem } {
  const sides = operator === 'NOT' ? 'behind' : 'on both sides of';
  return refuse('malformed', `expected a word or "phrase" ${sides} ${operator}, found none`);
}

function refuse(kind: 'malformed' | 'too-large', message: string): { readonly problem: Problem } {
  return { problem: { kind, message, where: 'search' } };
}
