import type { FindingContext } from '../context.js';
import { oncePerReport } from '../report-index.js';
import { clausalConditions } from './clausal.js';
import type { ClauseCondition } from './condition.js';
import { type DemandedCondition, demandedConditions } from './demanded.js';
import { phrasalConditions } from './phrasal.js';
import { Scan } from './scan.js';

export type { ClauseCondition } from './condition.js';

/** The conditions of a report in order of the text; who sets one is added where its own clause names them. */
export function findConditions(context: FindingContext): ClauseCondition[] {
  return findConditionsIn(context.language).map((condition) => {
    if (condition.setByToken === undefined) return strip(condition);
    const reference = context.entities.references.get(condition.setByToken);
    return reference ? { ...strip(condition), setBy: reference.ref } : strip(condition);
  });
}

/** The conditions without resolving who sets them. Statements and findings both ask for them. */
export const findConditionsIn = oncePerReport((language): readonly DemandedCondition[] => {
  const scan = new Scan(language);
  const found: DemandedCondition[] = [];
  for (const sentence of language.sentences)
    found.push(...clausalConditions(scan, sentence.index), ...demandedConditions(scan, sentence.index));
  const starts = new Set(found.map((one) => one.evidence[0]?.[0]));
  for (const phrase of language.phrases) {
    const condition = phrasalConditions(scan, phrase);
    if (!condition || starts.has(condition.evidence[0]?.[0])) continue;
    starts.add(condition.evidence[0]?.[0]);
    found.push(condition);
  }
  return found.sort((left, right) => (left.evidence[0]?.[0] ?? 0) - (right.evidence[0]?.[0] ?? 0));
});

function strip(condition: DemandedCondition): ClauseCondition {
  const { setByToken: _, ...rest } = condition;
  return rest;
}
