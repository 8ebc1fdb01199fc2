import type { Clause } from '../../model/index.js';
import { statementLexicon } from './lexicon.js';
import type { Range, Reading } from './reading.js';

/**
 * Words that somebody said, not a name or title: lower-case start, a final mark, or long with a finite verb.
 * Catches „völlig überzogen“; must not take „Der Spiegel“.
 */
export function isUtterance(reading: Reading, index: number): boolean {
  const region = reading.regions[index];
  if (!region) return false;
  const inner = reading.text.slice(region.inner[0], region.inner[1]).trimStart();
  const lower = /^\p{Ll}/u.test(inner);
  if (region.words === 1) return lower;
  if (lower || region.closed) return true;
  if (region.words >= 8) return true;
  return region.words >= 3 && hasFinite(reading, [region.first, region.last]);
}

/** A finite verb stands among the tokens. */
export function hasFinite(reading: Reading, [first, last]: Range): boolean {
  for (let token = first; token < last; token++) {
    const found = reading.tokens[token];
    if (found && (found.upos === 'VERB' || found.upos === 'AUX') && found.feats.VerbForm !== 'Inf' && found.feats.VerbForm !== 'Part')
      return true;
  }
  return false;
}

/** Cuts commas, final marks and dashes off both ends; marks of quotation stay. */
export function trimRange(reading: Reading, [first, last]: Range): Range {
  let from = first;
  let to = last;
  while (from < to && /^(?:[,;:.!?…]+|[–—-])$/u.test(reading.tokens[from]?.form ?? '')) from++;
  while (to > from && /^(?:[,;:.!?…]+|[–—-])$/u.test(reading.tokens[to - 1]?.form ?? '')) to--;
  return [from, to];
}

/** The clause stands in Konjunktiv I, by its form where the analysis cannot tell: "handele". */
export function isSubjunctive(reading: Reading, clause: Clause): boolean {
  return (
    clause.mood === 'subjunctive-1' ||
    (clause.finite !== undefined && statementLexicon().words.subjunctive.has(reading.lower[clause.finite] ?? ''))
  );
}

/** "muss gewusst **haben**", "soll dort gewesen **sein**". */
export function isOfThePast(reading: Reading, clause: Clause): boolean {
  const last = reading.lastWord(clause);
  return /^(?:haben|sein)$/u.test(reading.lower[last] ?? '') && reading.tokens[last - 1]?.feats.VerbForm === 'Part';
}
