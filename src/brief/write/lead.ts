import type { Candidate } from './candidate.js';
import type { FindName, Ground } from './material.js';
import { recastCandidate } from './recast.js';

/** Sentences at the beginning of a report that may tell what it is about, with their weights. */
const OPENING = [1.1, 0.8] as const;

/** What the first sentences of a report tell, whatever kind of happening it is: a newspaper says first what is new. */
export function leadCandidates(ground: Ground, findName: FindName): Candidate[] {
  const sentences = ground.analysis.language.sentences.filter((sentence) => !sentence.headline).slice(0, OPENING.length);
  return sentences.flatMap((sentence, order) => {
    const clause = ground.analysis.language.clauses.find(
      (one) => one.sentence === sentence.index && one.kind === 'main' && one.verb !== undefined,
    );
    const candidate = clause && recastCandidate(ground, 'event', [clause.span], [], findName);
    return candidate === undefined ? [] : [{ ...candidate, weight: candidate.weight * OPENING[order]! }];
  });
}
