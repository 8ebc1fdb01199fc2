import type { Span } from '../../model/index.js';
import type { Candidate } from './candidate.js';
import type { FindName, Ground } from './material.js';
import { wholePartsAt } from './parts.js';
import { recastCandidate } from './recast.js';

/** Sentences at the beginning of a report that may tell what it is about, with their weights; the last one holds for all after it. */
const OPENING = [1.1, 0.8, 0.3] as const;

/**
 * What the first sentences of a report tell, whatever kind of happening it is: a newspaper says first what is new.
 * @param count how many sentences; default 2
 */
export function leadCandidates(ground: Ground, findName: FindName, count = 2): Candidate[] {
  const sentences = ground.analysis.language.sentences.filter((sentence) => !sentence.headline).slice(0, count);
  return sentences.flatMap((sentence, order) => {
    const clause = ground.analysis.language.clauses.find(
      (one) => one.sentence === sentence.index && one.kind === 'main' && one.verb !== undefined,
    );
    const candidate = clause && openingCandidate(ground, clause.span, findName);
    return candidate === undefined
      ? []
      : [{ ...candidate, weight: candidate.weight * (OPENING[order] ?? OPENING[2]), ...(order === 0 ? { opening: true } : {}) }];
  });
}

/** A clause that opens a report; with all that is joined to it where it cannot stand without. */
function openingCandidate(ground: Ground, span: Span, findName: FindName): Candidate | undefined {
  const alone = recastCandidate(ground, 'event', [span], [], findName);
  const whole = recastCandidate(ground, 'event', [span], [], findName, wholePartsAt);
  return alone === undefined ? whole : { ...alone, wordings: [...alone.wordings, ...(whole?.wordings ?? [])] };
}

/** What the report itself makes depend on something: "Ohne neue Waffen bleibt die Lage gefährlich". */
export function conditionCandidates(ground: Ground, findName: FindName): Candidate[] {
  return ground.analysis.findings.conditions.flatMap((condition) => {
    const candidate = recastCandidate(ground, 'outlook', condition.for, [], findName);
    return candidate === undefined ? [] : [candidate];
  });
}
