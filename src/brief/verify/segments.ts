import type { Clause, LanguageAnalysis } from '../../model/index.js';
import { isNegation, speechKind, verbSign, type Word, wordsOf } from '../words.js';
import type { ClaimRegion, Relation, Segment } from './types.js';

const SUBJUNCTIVE =
  /^(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|stehe|bleibe|mache|lasse|nehme|sehe|liege|halte|brauche|führe|spiele|wisse|gelte|bestehe)$/u;

/** True for a form that can only be read as Konjunktiv I of the third person in a report: "sei", "habe", "werde". */
export function isReportSubjunctive(form: string): boolean {
  return SUBJUNCTIVE.test(form);
}

/**
 * Parts of a sentence that are negated or not by themselves: what stands between commas, semicolons and dashes.
 * @param offset added to every word's place
 */
export function segmentsOf(text: string, offset = 0): Segment[] {
  const segments: Segment[] = [];
  for (const match of text.matchAll(/[^,;:–—()]+/gu)) {
    const words = wordsOf(match[0]).map((word) => ({
      ...word,
      start: word.start + match.index + offset,
      end: word.end + match.index + offset,
    }));
    if (words.length === 0) continue;
    const sign = words.map((word) => verbSign(word.form)).find((one) => one !== 0) ?? 0;
    segments.push({ words, negated: words.some((word) => isNegation(word.form)), sign });
  }
  return segments;
}

/** True where a text tells that its content is somebody's claim: a speech word, Konjunktiv I, "laut", "nach Angaben". */
export function showsClaim(words: readonly Word[]): boolean {
  return words.some((word, index) => {
    const kind = speechKind(word.form);
    if (kind === 'noun')
      return words.slice(Math.max(0, index - 4), index).some((before) => /^(?:nach|laut|aus|in|dem|den)$/iu.test(before.form));
    return kind !== undefined || isReportSubjunctive(word.form) || /^(?:soll|sollen|will|wollen)$/u.test(word.form);
  });
}

/** The whole sentence is somebody's: "laut", "zufolge", "demnach", "nach Angaben", "heißt es". */
export function isFramed(words: readonly Word[]): boolean {
  return words.some((word, index) => {
    const kind = speechKind(word.form);
    if (kind === 'prep' || kind === 'impersonal') return true;
    return kind === 'noun' && words.slice(Math.max(0, index - 4), index).some((before) => before.form.toLowerCase() === 'nach');
  });
}

/** Claims that the wording itself shows, without any finding: frames, and clauses in Konjunktiv I. Offsets count in the report. */
export function wordedClaims(text: string, offset: number): ClaimRegion[] {
  const words = wordsOf(text);
  if (isFramed(words)) return [{ start: offset, end: offset + text.length, claimants: [], kind: 'said' }];
  return segmentsOf(text, offset)
    .filter((segment) => segment.words.some((word) => isReportSubjunctive(word.form)))
    .map((segment) => ({ start: segment.words[0]!.start, end: segment.words.at(-1)!.end, claimants: [], kind: 'said' as const }));
}

/**
 * Who does something to whom in the clauses of an analysis, within `[start, end)`: subject (or agent of a passive) and the other phrases.
 * @param namesIn the stems of the names in a range of tokens
 */
export function clauseRelations(
  analysis: LanguageAnalysis,
  start: number,
  end: number,
  namesIn: (start: number, end: number) => readonly string[],
): Relation[] {
  return analysis.clauses
    .filter((clause) => clause.verb !== undefined && clause.span[0] < end && start < clause.span[1])
    .map((clause) => relationOf(clause, namesIn))
    .filter((relation) => relation.from.length > 0);
}

const TOWARDS: ReadonlySet<string> = new Set(['auf', 'gegen', 'nach', 'an', 'für', 'von', 'mit', 'über']);

function relationOf(clause: Clause, namesIn: (start: number, end: number) => readonly string[]): Relation {
  const passive = clause.voice !== 'active';
  const from: string[] = [];
  const to: string[] = [];
  for (const arg of clause.args) {
    const names = namesIn(arg.span[0], arg.span[1]);
    if (arg.role === 'agent' || (arg.role === 'subject' && !passive)) from.push(...names);
    else if (arg.role === 'subject' || arg.role === 'object' || arg.role === 'indirect-object') to.push(...names);
    else if (arg.role === 'oblique' && arg.preposition !== undefined && TOWARDS.has(arg.preposition)) to.push(...names);
  }
  return { verb: clause.lemma, from, to: to.filter((name) => !from.includes(name)) };
}
