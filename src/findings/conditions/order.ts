import type { Clause } from '../../model/index.js';
import { wayOf } from '../way.js';
import type { ClauseCondition } from './condition.js';
import { FRAME_VERBS, isJudged } from './judged.js';
import type { Scan } from './scan.js';

/** Longest condition before its comma, in tokens. */
const REACH = 60;

/**
 * "Würde alles erfüllt, träte die Regel in Kraft", "Stimmt der Rat zu, zahlen wir": the sentence opens with a finite verb, and another one follows the comma.
 * Must not take a question ("Kommt er, geht er?"), a wish to somebody ("Nehmen Sie Platz, sagte er"), or a frame ("Sagte er, …").
 */
export function byOpening(scan: Scan, sentence: number): ClauseCondition | undefined {
  const found = scan.language.sentences[sentence];
  if (!found || scan.lower[found.last - 1] === '?') return undefined;
  const first = scan.language.tokens[found.first]?.upos === 'PUNCT' ? found.first + 1 : found.first;
  const opening = scan.clauseAt(first);
  if (opening && wayOf(scan.lower, opening)) return undefined;
  if (!isFiniteVerb(scan, first) || FRAME_VERBS.has(opening?.lemma ?? '') || opening?.mood === 'imperative') return undefined;
  if (/^(?:sie|wir)$/u.test(scan.lower[first + 1] ?? '') && !UNREAL.test(scan.lower[first] ?? '')) return undefined;
  for (let token = first + 2; token < Math.min(found.last - 1, first + REACH); token++) {
    if (/^[:;“”"«]$/u.test(scan.lower[token] ?? '')) return undefined;
    if (scan.lower[token] !== ',') continue;
    const next = scan.lower[token + 1] === 'so' || scan.lower[token + 1] === 'dann' ? token + 2 : token + 1;
    const matrix = scan.clauseAt(next);
    if (!matrix || !isFiniteVerb(scan, next) || scan.language.tokens[token - 1]?.upos === 'SCONJ') continue;
    const own = matrix.finite === next;
    if (own && (matrix.kind !== 'main' || FRAME_VERBS.has(matrix.lemma) || isJudged(scan, matrix))) return undefined;
    if (!own && FRAME_VERBS.has(scan.language.tokens[next]?.lemma ?? '')) return undefined;
    const last = Math.max(next + 1, scan.range(matrix)[1]);
    return {
      evidence: [scan.span(first, token)],
      kind: 'if',
      for: own ? scan.outside(matrix, [first, token]) : [scan.span(next, last)],
      strict: false,
      clause: matrix.index,
    };
  }
  return undefined;
}

const UNREAL = /^(?:würden?|wären?|hätten?|sollten?|käme[n]?|könnten?|müssten?|dürften?|gäbe)$/u;

function isFiniteVerb(scan: Scan, token: number): boolean {
  const found = scan.language.tokens[token];
  return (found?.upos === 'VERB' || found?.upos === 'AUX') && (found.feats.VerbForm === 'Fin' || UNREAL.test(scan.lower[token] ?? ''));
}

const FIRST = new Set(['erst', 'zuerst', 'zunächst', 'vorher', 'zuvor', 'vorab']);

/**
 * "**Erst müssten die Zölle fallen**, dann beginne …", "**Die Zölle müssten fallen**, bevor man rede": what has to come first.
 * Must not take a tale: "Erst regnete es, dann schien die Sonne", "Er aß, bevor er ging".
 */
export function byOrder(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.kind !== 'main' || clause.finite === undefined || clause.modal !== 'müssen') return undefined;
  const end = (clause.tokens.at(-1) ?? 0) + 1;
  const first = clause.tokens.some((token) => FIRST.has(scan.lower[token] ?? ''));
  const isBefore = (other: Clause) =>
    other.kind === 'subordinate' && other.parent === clause.index && /^(?:bevor|ehe)$/u.test(scan.lower[other.subordinator ?? -1] ?? '');
  const ahead = scan.clausesIn(clause.sentence).find((other) => isBefore(other) && (other.tokens.at(-1) ?? 0) < (clause.finite ?? 0));
  if (ahead) {
    const range = scan.range(ahead);
    return { evidence: scan.outside(clause, range), kind: 'after', for: [scan.span(...range)], strict: true, clause: ahead.index };
  }
  for (const other of scan.clausesIn(clause.sentence)) {
    const start = other.tokens[0] ?? 0;
    if (start < end - 1 || other.index === clause.index) continue;
    const then = first && other.kind === 'main' && /^(?:dann|danach|anschließend|erst)$/u.test(scan.lower[start] ?? '');
    if (!then && !isBefore(other)) continue;
    return {
      evidence: [scan.span(clause.tokens[0] ?? 0, start)],
      kind: 'after',
      for: [scan.span(...scan.range(other))],
      strict: true,
      clause: other.index,
    };
  }
  return undefined;
}

const INSISTING = new Set(['bestehen', 'fordern', 'verlangen', 'pochen', 'beharren', 'dringen', 'drängen', 'wollen']);

/** "besteht darauf, dass **zunächst** die Zölle fallen": what has to come first, for whatever else. Not "sagte, dass zunächst alles ruhig war". */
export function byDemandedOrder(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const parent = clause.parent === undefined ? undefined : scan.language.clauses[clause.parent];
  if (clause.subordinator === undefined || scan.lower[clause.subordinator] !== 'dass' || !INSISTING.has(parent?.lemma ?? ''))
    return undefined;
  if (!clause.tokens.some((token) => FIRST.has(scan.lower[token] ?? ''))) return undefined;
  const [first, last] = scan.range(clause);
  return { evidence: [scan.span(first + 1, last)], kind: 'after', for: [], strict: true };
}

/**
 * "**Damit die Ruhe beginne**, müssten alle zahlen", "Um zu verhandeln, **müsse Bern abziehen**": what must be is the condition of what it is for.
 * Must not take an aim that is somebody's own: "Man müsse sparen, um zu überleben" (no other side's deed), "Er musste eilen, um den Zug zu erreichen".
 */
export function byPurposeNeed(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.kind !== 'main' || clause.finite === undefined || clause.modal !== 'müssen' || clause.mood === 'indicative') return undefined;
  const aim = scan.clausesIn(clause.sentence).find((other) => {
    const word = scan.lower[other.subordinator ?? -1] ?? '';
    return other.parent === clause.index && (other.tokens.at(-1) ?? 0) < (clause.finite ?? 0) && (word === 'damit' || word === 'um');
  });
  if (!aim) return undefined;
  const range = scan.range(aim);
  return { evidence: scan.outside(clause, range), kind: 'if', for: [scan.span(...range)], strict: true, clause: aim.index };
}
