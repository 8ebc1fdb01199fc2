import type { Finding } from '../../model/index.js';
import type { Candidate } from './candidate.js';
import { eventCandidate, transferCandidate } from './events.js';
import { clauseAt, type FindName, type Material, sentenceAt, tokensWithin } from './material.js';
import { groundsOf, recastCandidate } from './recast.js';
import { statementCandidate } from './statements.js';

/** Deeds that are words: where the statement itself is known, it is told instead. */
const VERBAL: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT']);

function isStated({ finding, analysis }: Material): boolean {
  const start = finding.kind === 'event' ? (finding.body.evidence[0]?.[0] ?? -1) : -1;
  const sentence = sentenceAt(analysis, start);
  return (
    sentence !== undefined &&
    analysis.findings.statements.some((one) => one.quote.some(([from]) => from >= sentence.start && from < sentence.end))
  );
}

function withAspect(candidate: Candidate | undefined, aspect: Candidate['aspect']): Candidate | undefined {
  return candidate === undefined ? undefined : { ...candidate, aspect };
}

/** An event may be told in several places: the first that can be worded. */
function firstOf<T, R>(items: readonly T[], make: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** A plan or condition that still lies ahead: not told in the pluperfect. */
function isAhead({ analysis }: Material, spans: readonly (readonly [number, number])[]): boolean {
  const clause = spans[0] === undefined ? undefined : clauseAt(analysis, spans[0][0]);
  return clause !== undefined && clause.tense !== 'pluperfect';
}

/** The best wording that a finding allows, with its gist; numbers are told as tolls and differences. */
export function candidateOf(material: Material, findName: FindName): Candidate | undefined {
  const candidate = wordFinding(material, findName);
  const gist = candidate === undefined ? undefined : gistOf(material.finding, candidate.actors[0]);
  return candidate === undefined || gist === undefined ? candidate : { ...candidate, gist };
}

/** "Macron supports Waffenruhe", "up 18 percent". */
function gistOf({ kind, body }: Finding, actor: string | undefined): string | undefined {
  if (kind === 'statement' && body.issue !== undefined && body.stance !== undefined && actor !== undefined)
    return JSON.stringify([actor, body.issue.toLowerCase(), body.stance, body.condition !== undefined]);
  if (kind === 'figure' && body.change?.amount !== undefined)
    return JSON.stringify([body.change.direction, body.change.amount, body.change.unit ?? '']);
  return undefined;
}

function wordFinding(material: Material, findName: FindName): Candidate | undefined {
  const { finding } = material;
  if (finding.kind === 'tally') return undefined;
  const { certainty } = finding.body;
  const { spans, attribution } = groundsOf(finding);
  if (certainty === 'planned' || certainty === 'conditional')
    return isAhead(material, spans) ? recastCandidate(material, 'outlook', spans, attribution, findName) : undefined;
  const condition = finding.kind === 'figure' ? undefined : finding.body.condition;
  switch (finding.kind) {
    case 'statement': {
      const reported =
        finding.body.form === 'reported' &&
        finding.body.speakerEntity !== undefined &&
        tokensWithin(material.analysis, finding.body.quote[0] ?? [0, 0]).length > 3;
      return reported
        ? recastCandidate(material, condition === undefined ? 'statement' : 'condition', finding.body.quote, attribution, findName)
        : (withAspect(
            statementCandidate(material as Material<typeof finding>, findName),
            condition === undefined ? 'statement' : 'condition',
          ) ?? recastCandidate(material, condition === undefined ? 'statement' : 'condition', spans, attribution, findName));
    }
    case 'event':
      if (VERBAL.has(finding.body.type) && isStated(material)) return undefined;
      return (
        eventCandidate(material as Material<typeof finding>, findName) ??
        firstOf(spans, (span) => recastCandidate(material, condition === undefined ? 'event' : 'condition', [span], attribution, findName))
      );
    case 'transfer':
      return (
        transferCandidate(material as Material<typeof finding>, findName) ??
        recastCandidate(material, 'transfer', spans, attribution, findName)
      );
    case 'figure':
      return recastCandidate(material, 'figure', spans, attribution, findName);
  }
}
