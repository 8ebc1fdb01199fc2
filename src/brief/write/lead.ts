import type { Candidate } from './candidate.js';
import type { FindName, Ground } from './material.js';
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
    const candidate = clause && recastCandidate(ground, 'event', [clause.span], [], findName);
    return candidate === undefined ? [] : [{ ...candidate, weight: candidate.weight * (OPENING[order] ?? OPENING[2]) }];
  });
}
