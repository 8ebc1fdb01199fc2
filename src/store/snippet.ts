import { type FoldedWord, foldWords } from './fold.js';
import type { ParsedSearch, SearchTerm } from './search-query.js';

/** A piece of a text around its matches; `marks` are spans in `snippet`. */
export interface Snippet {
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
}

/** Code units of text in a snippet: some three lines. */
const LENGTH = 240;
/** Words that are shown before the first match. */
const LEAD = 40;
const ENOUGH_MATCHES = 64;

interface Match extends FoldedWord {
  readonly term: number;
}

/** The stretch of the text that holds the most different terms of the query, the earliest one of those; else the text's beginning. */
export function makeSnippet(text: string, search: ParsedSearch): Snippet {
  const matches = findMatches(
    text,
    search.groups.flatMap((group) => group.must),
  );
  const [start, end] = cut(text, bestStart(matches));
  const before = start > 0 ? '… ' : '';
  const shown = text.slice(start, end).replace(/\s/g, ' ');
  const marks = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => [match.start - start + before.length, match.end - start + before.length] as const);
  return { snippet: before + shown + (end < text.length ? ' …' : ''), marks };
}

/** Words of the text that belong to a match of one of the terms, in order, each once. */
function findMatches(text: string, terms: readonly SearchTerm[]): Match[] {
  const longest = Math.max(1, ...terms.map((term) => term.words.length));
  const recent: FoldedWord[] = [];
  const found = new Map<number, Match>();
  for (const word of foldWords(text)) {
    recent.push(word);
    if (recent.length > longest) recent.shift();
    for (const [index, term] of terms.entries()) {
      if (!endsWith(recent, term)) continue;
      for (const part of recent.slice(-term.words.length)) if (!found.has(part.start)) found.set(part.start, { ...part, term: index });
    }
    if (found.size >= ENOUGH_MATCHES) break;
  }
  return [...found.values()].sort((left, right) => left.start - right.start);
}

function endsWith(recent: readonly FoldedWord[], { words, prefix }: SearchTerm): boolean {
  const offset = recent.length - words.length;
  return (
    offset >= 0 &&
    words.every((word, index) => {
      const { folded } = recent[offset + index]!;
      return prefix && index === words.length - 1 ? folded.startsWith(word) : folded === word;
    })
  );
}

function bestStart(matches: readonly Match[]): number {
  let best = 0;
  let most = 0;
  for (const [index, first] of matches.entries()) {
    const terms = new Set<number>();
    for (let i = index; i < matches.length && matches[i]!.end <= first.start + LENGTH - LEAD; i += 1) terms.add(matches[i]!.term);
    if (terms.size > most) {
      most = terms.size;
      best = first.start;
    }
  }
  return best;
}

/** A stretch around `from` that begins and ends at white space where there is some, and never within a surrogate pair. */
function cut(text: string, from: number): [number, number] {
  let start = Math.max(0, from - LEAD);
  if (start > 0) {
    const space = text.slice(start, from).search(/\s/);
    start = space < 0 ? from : start + space + 1;
  }
  let end = Math.min(text.length, start + LENGTH);
  if (end < text.length) {
    const tail = text.slice(end - LEAD, end).search(/\s\S*$/);
    if (tail >= 0) end = end - LEAD + tail;
    else if (isLowSurrogate(text, end)) end -= 1;
  }
  return [start, end];
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
