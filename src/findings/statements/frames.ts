import type { Clause } from '../../model/index.js';
import { type Draft, quoteEnd, quoteStart } from './draft.js';
import { type Range, type Reading, rangesOf, tokensIn } from './reading.js';

/**
 * Sets the frame of the statements that a verb introduces: all words of the cue's sentence that no content holds; where the sentence has several
 * such statements, the stretch around the cue's own words. The comma between frame and content belongs to the frame, a final mark does not.
 */
export function setFrames(reading: Reading, drafts: readonly Draft[], sentence: number): void {
  const found = reading.sentences[sentence];
  if (!found) return;
  const framed = drafts.filter(
    (draft) => draft.frame.length === 0 && draft.cue.length > 0 && draft.form !== 'reported' && draft.sentence === sentence,
  );
  if (framed.length === 0) return;
  const contents = new Set(drafts.filter((draft) => !draft.nested && draft.form !== 'reported').flatMap((draft) => tokensIn(draft.quote)));
  const clauses = new Set(framed.map((draft) => draft.clause));
  const several = reading.clausesIn(sentence).filter((clause) => clause.kind === 'main' && clause.finite !== undefined).length > 1;
  for (const draft of framed) {
    const own = draft.nested ? new Set(tokensIn(draft.quote)) : contents;
    const [first, last] = draft.nested ? nestedExtent(drafts, draft, [found.first, found.last]) : [found.first, found.last];
    const main = several && draft.clause !== undefined ? mainOf(reading, reading.clauses[draft.clause]) : undefined;
    const rest = tokensIn([[first, last]]).filter((token) => !own.has(token) && !(main && isApart(reading, main, token)));
    let ranges = rangesOf(rest).filter((range) => hasWord(reading, range));
    if (clauses.size > 1) ranges = ranges.filter((range) => draft.cue.some((token) => range[0] <= token && token < range[1]));
    draft.frame = ranges.map((range) => withoutFinalMark(reading, range)).filter(([from, to]) => to > from);
  }
}

/** The main clause that a clause hangs on. */
function mainOf(reading: Reading, clause: Clause | undefined): Clause | undefined {
  let found = clause;
  for (let depth = 0; found && found.kind !== 'main' && found.parent !== undefined && depth < 8; depth++)
    found = reading.clauses[found.parent];
  return found?.kind === 'main' ? found : undefined;
}

/** The token is of another main clause with a subject of its own: "**Der Bau ruht**, der Rat fürchtet aber, dass …"; not "Berg kam und sagte, …". */
function isApart(reading: Reading, main: Clause, token: number): boolean {
  const other = mainOf(reading, reading.clauseAt(token));
  if (!other || other.index === main.index || other.finite === undefined || main.finite === undefined) return false;
  if (sharesSubject(reading, main, other) || sharesSubject(reading, other, main)) return false;
  return other.parent === undefined && main.parent !== other.index;
}

function sharesSubject(reading: Reading, later: Clause, earlier: Clause): boolean {
  if (later.conjunctOf !== earlier.index) return false;
  const subject = reading.argument(later, 'subject');
  return subject === undefined || !later.tokens.includes(subject.head);
}

/** A nested frame lies inside the content that holds it. */
function nestedExtent(drafts: readonly Draft[], draft: Draft, sentence: Range): Range {
  const outer = drafts.find(
    (other) => other !== draft && !other.nested && quoteStart(other) <= (draft.cue[0] ?? -1) && (draft.cue[0] ?? -1) < quoteEnd(other),
  );
  return outer ? [Math.max(sentence[0], quoteStart(outer)), Math.min(sentence[1], quoteEnd(outer))] : sentence;
}

function hasWord(reading: Reading, [first, last]: Range): boolean {
  for (let token = first; token < last; token++) if (!reading.isPunctuation(token)) return true;
  return false;
}

function withoutFinalMark(reading: Reading, [first, last]: Range): Range {
  let end = last;
  while (end > first && /^[.!?…]+$/u.test(reading.tokens[end - 1]?.form ?? '')) end--;
  return [first, end];
}
