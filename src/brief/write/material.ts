import type { Clause, Finding, Report, Sentence, Span, Story, Token } from '../../model/index.js';
import type { AnalyseReport } from '../verify/types.js';
import type { ActorName } from './actors.js';

/** What the wording needs of a report. */
export type BriefReport = Pick<Report, 'id' | 'revision' | 'source' | 'text' | 'title' | 'published' | 'lang'>;

/** The analysis of a report as the wording uses it. */
export type Analysis = NonNullable<ReturnType<AnalyseReport>>;

/** A place of a report with what is known about it. */
export interface Ground {
  readonly finding?: Finding;
  readonly report: BriefReport;
  readonly analysis: Analysis;
  readonly story: Story;
  /** RFC 3339: when the newest report of the window was published. What was planned for before is no news. */
  readonly now?: string;
}

/** A finding with all that is known about its place. */
export interface Material<F extends Finding = Finding> extends Ground {
  readonly finding: F;
}

/** The sentence that holds a place of the text; undefined between sentences. */
export function sentenceAt({ language }: Analysis, offset: number): Sentence | undefined {
  const { sentences } = language;
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = sentences[middle]!;
    if (offset < sentence.start) high = middle - 1;
    else if (offset >= sentence.end) low = middle + 1;
    else return sentence;
  }
  return undefined;
}

/** The tokens of a range of the text. */
export function tokensWithin({ language }: Analysis, [start, end]: Span): Token[] {
  const first = sentenceAt({ language } as Analysis, start)?.first ?? 0;
  const found: Token[] = [];
  for (let at = first; at < language.tokens.length && language.tokens[at]!.start < end; at += 1)
    if (language.tokens[at]!.start >= start) found.push(language.tokens[at]!);
  return found;
}

/** The smallest clause with a verb that holds a place of the text. */
export function clauseAt({ language }: Analysis, offset: number): Clause | undefined {
  let best: Clause | undefined;
  for (const clause of language.clauses) {
    if (clause.verb === undefined || offset < clause.span[0] || offset >= clause.span[1]) continue;
    if (best === undefined || clause.span[1] - clause.span[0] < best.span[1] - best.span[0]) best = clause;
  }
  return best;
}

/** A change of the source's words: the range becomes another text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The words of a range with changes; changes that overlap an earlier one are left out. */
export function editText(text: string, [start, end]: Span, edits: readonly Edit[]): string {
  let at = start;
  let out = '';
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at || edit.end > end) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, end);
}

/** Finds the name of an actor for the wording; undefined where no correct German is known for it. */
export type FindName = (
  ref: { readonly span?: Span; readonly entity?: string; readonly name: string },
  report: BriefReport,
) => ActorName | undefined;
