import type { Clause } from '../../model/index.js';
import type { ClauseCondition } from './condition.js';
import type { Scan } from './scan.js';

const NOUN = /^(?:vor)?(?:bedingung|bedingungen|voraussetzung|voraussetzungen)$/u;

/**
 * Conditions that a verb sets: "macht einen Abzug zur Bedingung für Gespräche", "Voraussetzung dafür sei eine Waffenruhe".
 * Must not take "unter schwierigen Bedingungen arbeiten".
 */
export function demandedConditions(scan: Scan, sentence: number): (ClauseCondition & { readonly setByToken?: number })[] {
  return scan.clausesIn(sentence).flatMap((clause) => madeCondition(scan, clause) ?? namedCondition(scan, clause) ?? []);
}

function madeCondition(scan: Scan, clause: Clause): (ClauseCondition & { readonly setByToken?: number }) | undefined {
  if (clause.lemma !== 'machen') return undefined;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? '') && scan.lower[token - 1] === 'zur');
  const object = clause.args.find((one) => one.role === 'object');
  if (noun === undefined || !object) return undefined;
  const subject = clause.args.find((one) => one.role === 'subject');
  const aim = clause.args.find((one) => one.preposition === 'für');
  return {
    evidence: [object.span],
    kind: 'if',
    for: aim ? [aim.span] : [],
    clause: clause.index,
    ...(subject ? { setByToken: subject.head } : {}),
  };
}

function namedCondition(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.lemma !== 'sein' && clause.lemma !== 'bleiben') return undefined;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? ''));
  if (noun === undefined || scan.lower[noun - 1] === 'unter' || scan.lower[noun - 2] === 'unter') return undefined;
  const aim = clause.args.find((one) => one.preposition === 'für');
  const content = clause.args.find(
    (one) =>
      (one.role === 'subject' || one.role === 'predicate') &&
      one.head !== noun &&
      !['das', 'dies', 'es'].includes(scan.lower[one.head] ?? ''),
  );
  const that = scan
    .clausesIn(clause.sentence)
    .find(
      (one) => one.parent === clause.index && one.subordinator !== undefined && /^da(?:ss|ß)$/u.test(scan.lower[one.subordinator] ?? ''),
    );
  if (that) return { evidence: [scan.span(...scan.range(that))], kind: 'if', for: aim ? [aim.span] : [], clause: clause.index };
  return content ? { evidence: [content.span], kind: 'if', for: aim ? [aim.span] : [], clause: clause.index } : undefined;
}
