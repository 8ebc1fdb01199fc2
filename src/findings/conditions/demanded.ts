import type { Argument, Clause, Span } from '../../model/index.js';
import type { ClauseCondition } from './condition.js';
import type { Scan } from './scan.js';

/** A condition whose setter is known by its head token only. */
export type DemandedCondition = ClauseCondition & { readonly setByToken?: number };

/** How a verb says that one thing depends on another. */
interface Dependence {
  readonly lemmas: readonly string[];
  /** A word that must stand in the clause, in lower case. */
  readonly word?: string;
  /** What depends: the object ("macht **es** davon abhängig"), else the subject ("**Es** hängt davon ab"). */
  readonly dependent: 'object' | 'subject';
  /** Preposition of the condition, and the adverb that stands for it before a clause. */
  readonly preposition?: string;
  readonly correlate?: string;
  /** The speaker leaves it open: see `ClauseCondition.open`. */
  readonly open?: boolean;
}

const DEPENDENCES: readonly Dependence[] = [
  { lemmas: ['machen'], word: 'abhängig', dependent: 'object', preposition: 'von', correlate: 'davon' },
  { lemmas: ['sein', 'bleiben'], word: 'abhängig', dependent: 'subject', preposition: 'von', correlate: 'davon', open: true },
  { lemmas: ['abhängen'], dependent: 'subject', preposition: 'von', correlate: 'davon', open: true },
  { lemmas: ['ankommen'], dependent: 'subject', preposition: 'auf', correlate: 'darauf', open: true },
  { lemmas: ['entscheiden', 'bemessen', 'messen'], word: 'sich', dependent: 'subject', preposition: 'an', correlate: 'daran', open: true },
  { lemmas: ['knüpfen', 'koppeln', 'binden'], dependent: 'object', preposition: 'an', correlate: 'daran' },
  { lemmas: ['verknüpfen'], dependent: 'object', preposition: 'mit', correlate: 'damit' },
  { lemmas: ['richten'], word: 'sich', dependent: 'subject', preposition: 'nach', correlate: 'danach', open: true },
  { lemmas: ['voraussetzen'], dependent: 'subject' },
];

/** The ways of setting a condition, in the order in which they are tried. */
const DETECTORS: readonly ((scan: Scan, clause: Clause) => DemandedCondition | undefined)[] = [
  madeCondition,
  byDependence,
  namedCondition,
  namedAs,
  byHeading,
  byPurpose,
];

/**
 * Conditions that a verb or noun sets: "macht den Abzug davon abhängig, dass …", "knüpft die Hilfe an Reformen", "setzt eine Einigung voraus",
 * "Voraussetzung dafür sei eine Waffenruhe", "macht einen Abzug zur Bedingung".
 * Must not take "unter schwierigen Bedingungen arbeiten", "er knüpft an alte Zeiten an".
 */
export function demandedConditions(scan: Scan, sentence: number): DemandedCondition[] {
  return scan.clausesIn(sentence).flatMap((clause) => DETECTORS.flatMap((detect) => detect(scan, clause) ?? []).slice(0, 1));
}

const NOUN = /^(?:vor|haupt|grund|mindest)?(?:bedingung|voraussetzung)(?:en)?$/u;

function madeCondition(scan: Scan, clause: Clause): DemandedCondition | undefined {
  if (clause.lemma !== 'machen') return undefined;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? '') && scan.lower[token - 1] === 'zur');
  const object = argumentOf(clause, 'object');
  const evidence = noun === undefined ? undefined : (object?.span ?? contentBehind(scan, clause));
  if (!evidence) return undefined;
  const aim = clause.args.find((one) => one.preposition === 'für');
  return { evidence: [evidence], kind: 'if', strict: true, for: aim ? [aim.span] : [], clause: clause.index, ...setter(clause) };
}

function setter(clause: Clause): { readonly setByToken?: number } {
  const subject = argumentOf(clause, clause.voice === 'active' ? 'subject' : 'agent');
  return subject ? { setByToken: subject.head } : {};
}

function byDependence(scan: Scan, clause: Clause): DemandedCondition | undefined {
  for (const dependence of DEPENDENCES) {
    if (!dependence.lemmas.includes(clause.lemma)) continue;
    const { word } = dependence;
    if (word !== undefined && !clause.tokens.some((token) => scan.lower[token] === word)) continue;
    const evidence = evidenceOf(scan, clause, dependence);
    if (!evidence || /^\p{L}+ kein/u.test(scan.language.text.slice(...evidence))) continue;
    const dependent = dependentOf(scan, clause, dependence, evidence);
    if (dependent.length === 0) continue;
    const sets = dependence.dependent === 'object' ? setter(clause) : {};
    const { open } = dependence;
    return { evidence: [evidence], kind: 'if', strict: true, ...(open ? { open } : {}), for: dependent, clause: clause.index, ...sets };
  }
  return undefined;
}

function evidenceOf(scan: Scan, clause: Clause, dependence: Dependence): Span | undefined {
  const { preposition, correlate } = dependence;
  if (preposition === undefined) return contentBehind(scan, clause) ?? objectOf(scan, clause)?.span;
  const argument = clause.args.find((one) => one.preposition === preposition && one.role !== 'adverbial');
  // "an die Bedingung geknüpft, dass …": what the condition is stands behind it
  if (argument && NOUN.test(scan.lower[argument.head] ?? '')) return contentBehind(scan, clause) ?? argument.span;
  if (argument) return withOwned(scan, argument.span, argument.head);
  const attached = dependence.word === undefined ? undefined : attachedPhrase(scan, clause, preposition);
  if (attached) return attached;
  if (!clause.tokens.some((token) => scan.lower[token] === correlate)) return undefined;
  return contentBehind(scan, clause);
}

/** "macht die Hilfe **von der Reform** abhängig": what the analysis takes for an attribute of the noun before. */
function attachedPhrase(scan: Scan, clause: Clause, preposition: string): Span | undefined {
  const found = scan.language.phrases.find(
    (phrase) =>
      phrase.sentence === clause.sentence &&
      phrase.preposition === phrase.first &&
      scan.lower[phrase.first] === preposition &&
      clause.tokens.includes(phrase.head),
  );
  if (!found) return undefined;
  const next = scan.language.phrases.find((phrase) => phrase.parent === found.index && phrase.first === found.last);
  return scan.span(found.first, next?.last ?? found.last);
}

/** "nach Moskaus **Verhalten**": the name in the genitive goes on with its noun. */
function withOwned(scan: Scan, span: Span, head: number): Span {
  const name = scan.language.tokens[head];
  const next = scan.language.phrases.find((phrase) => phrase.first === head + 1);
  const owned =
    name?.upos === 'PROPN' &&
    /s$/u.test(name.form) &&
    next !== undefined &&
    next.preposition === undefined &&
    next.determiner === undefined;
  return owned ? [span[0], scan.span(next.first, next.last)[1]] : span;
}

/** An object that says something: not "setzt **eines** voraus: …". */
function objectOf(scan: Scan, clause: Clause): Argument | undefined {
  const object = argumentOf(clause, 'object');
  return object && /^(?:eins|eines|das|dies|es|sich)$/u.test(scan.lower[object.head] ?? '') ? undefined : object;
}

/** The clause that says what the condition is: "…, dass / was / ob / wie …", or the one behind a colon. */
function contentBehind(scan: Scan, clause: Clause): Span | undefined {
  const at = clause.finite ?? clause.verb ?? 0;
  for (const other of scan.clausesIn(clause.sentence)) {
    const start = other.tokens[0] ?? 0;
    if (start <= at || other.index === clause.index) continue;
    const dependent = other.parent === clause.index && (other.kind === 'subordinate' || other.kind === 'relative');
    const opener = scan.lower[other.subordinator ?? start] ?? '';
    if (dependent && /^(?:dass|daß|ob|was|wie|wer|wann|welche[rsmn]?|inwieweit)$/u.test(opener))
      return scan.span(...scan.withConjuncts(other));
    if (scan.lower[start - 1] === ':' && other.finite !== undefined)
      return scan.span(start, scan.language.sentences[clause.sentence]?.last ?? start);
  }
  return undefined;
}

function dependentOf(scan: Scan, clause: Clause, { dependent }: Dependence, evidence: Span): Span[] {
  const role = dependent === 'object' && clause.voice !== 'active' ? 'subject' : dependent;
  const argument = clause.args.find((one) => one.role === role && !one.preposition && !overlap(one.span, evidence));
  // "macht **seine Zustimmung** vom Preis abhängig": the analysis takes what it depends on for an attribute
  const cut = clause.args.find((one) => one.role === role && !one.preposition && one.span[0] < evidence[0] && one.span[1] >= evidence[1]);
  if (!argument && cut) return [[cut.span[0], Math.max(cut.span[0] + 1, evidence[0] - 1)]];
  const leading = scan
    .clausesIn(clause.sentence)
    .find(
      (other) =>
        other.parent === clause.index &&
        /^(?:ob|dass|daß|wie|wann)$/u.test(scan.lower[other.subordinator ?? -1] ?? '') &&
        other.span[1] <= evidence[0],
    );
  if (leading) return [scan.span(...scan.withConjuncts(leading))];
  const infinitive = scan.language.clauses[clause.index]?.tokens.find((token) => scan.lower[token] === 'zu');
  if (infinitive !== undefined && clause.finite !== undefined && infinitive < clause.finite)
    return [scan.span(clause.tokens[0] ?? 0, clause.finite)];
  if (!argument || scan.lower[argument.head] === 'sich') return [];
  return [argument.span];
}

function overlap(left: Span, right: Span): boolean {
  return left[0] < right[1] && right[0] < left[1];
}

const NAMING = new Set(['sein', 'bleiben', 'lauten', 'heißen', 'bilden']);

/** "Voraussetzung für den Umbau ist, dass …", "Eine der Bedingungen wäre der Abzug": what stands on the other side of the verb. */
function namedCondition(scan: Scan, clause: Clause): DemandedCondition | undefined {
  if (!NAMING.has(clause.lemma) || clause.finite === undefined) return undefined;
  const { finite } = clause;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? ''));
  if (noun === undefined || scan.lower[noun - 1] === 'unter' || scan.lower[noun - 2] === 'unter') return undefined;
  // "ist frei von Bedingungen"
  if (scan.lower[noun - 1] === 'von' && scan.lower[noun - 2] === 'frei') return undefined;
  const base = { kind: 'if' as const, strict: true, for: aimOf(scan, clause, noun), clause: clause.index };
  const content = contentBehind(scan, clause);
  if (content) return { evidence: [content], ...base };
  const behind = noun < finite ? lastBehind(scan, clause, finite) : undefined;
  if (behind) return { evidence: [behind], ...base };
  const other = clause.args.find(
    (one) =>
      (one.role === 'subject' || one.role === 'predicate') &&
      one.head < finite !== noun < finite &&
      !/^(?:das|dies|es)$/u.test(scan.lower[one.head] ?? ''),
  );
  if (other) return { evidence: [other.span], ...base };
  const cut = noun < finite ? behindInsertion(scan, clause) : undefined;
  return cut ? { evidence: [cut], ...base } : undefined;
}

/** "Voraussetzung ist nach Ansicht Berns **ein Abzug**": the phrase at the end, where a source stands between. */
function lastBehind(scan: Scan, clause: Clause, finite: number): Span | undefined {
  if (!/^(?:nach|laut|aus)$/u.test(scan.lower[finite + 1] ?? '')) return undefined;
  const phrases = scan.language.phrases.filter(
    (phrase) => phrase.sentence === clause.sentence && phrase.first > finite && clause.tokens.includes(phrase.head),
  );
  const thing = phrases.find(
    (phrase) => phrase.preposition === undefined && phrase.determiner !== undefined && phrase.attribute !== 'genitive',
  );
  return thing && scan.span(thing.first, phrases.at(-1)?.last ?? thing.last);
}

/** "Eine Bedingung wäre, **so sagte er**, der Abzug": what stands behind an inserted frame. */
function behindInsertion(scan: Scan, clause: Clause): Span | undefined {
  const end = (clause.tokens.at(-1) ?? 0) + 1;
  const last = scan.language.sentences[clause.sentence]?.last ?? end;
  if (scan.lower[end] !== ',' || scan.lower[end + 1] !== 'so') return undefined;
  for (let token = end + 2; token < Math.min(last - 1, end + 20); token++) if (scan.lower[token] === ',') return scan.span(token + 1, last);
  return undefined;
}

/** "nennt **als Voraussetzung** für Gespräche **einen Abzug**". */
function namedAs(scan: Scan, clause: Clause): DemandedCondition | undefined {
  if (!/^(?:nennen|bezeichnen|verlangen|fordern|betrachten|sehen)$/u.test(clause.lemma)) return undefined;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? ''));
  if (noun === undefined || !clause.tokens.some((token) => token < noun && token > noun - 4 && scan.lower[token] === 'als'))
    return undefined;
  const object = clause.args.find((one) => one.role === 'object' && one.head !== noun);
  const evidence = object?.span ?? contentBehind(scan, clause);
  return (
    evidence && { evidence: [evidence], kind: 'if', strict: true, for: aimOf(scan, clause, noun), clause: clause.index, ...setter(clause) }
  );
}

/** For what the named condition is one: "für …", a genitive, "dafür, … zu …". */
function aimOf(scan: Scan, clause: Clause, noun: number): Span[] {
  const aim = clause.args.find((one) => one.preposition === 'für');
  if (aim) return [aim.span];
  const attribute = scan.language.phrases.find(
    (phrase) => phrase.sentence === clause.sentence && phrase.first === noun + 1 && phrase.attribute !== undefined,
  );
  if (attribute) return [scan.span(attribute.preposition === attribute.first ? attribute.first + 1 : attribute.first, attribute.last)];
  const infinitive = scan.clausesIn(clause.sentence).find((other) => other.kind === 'infinitive' && other.parent === clause.index);
  return infinitive ? [scan.span(...scan.range(infinitive))] : [];
}

/** "Einzige Bedingung: der Abzug aller Truppen." */
function byHeading(scan: Scan, clause: Clause): DemandedCondition | undefined {
  if (clause.kind !== 'verbless') return undefined;
  const noun = clause.tokens.find((token) => NOUN.test(scan.lower[token] ?? ''));
  const last = scan.language.sentences[clause.sentence]?.last ?? 0;
  if (noun === undefined || scan.lower[noun + 1] !== ':' || noun + 3 > last) return undefined;
  return { evidence: [scan.span(noun + 2, last)], kind: 'if', strict: true, for: [] };
}

const DEMANDS = new Set(['fordern', 'verlangen']);

/** "Er verlangt, damit die Ruhe beginnt, dass alle zahlen": what is demanded is the condition of what it is for. */
function byPurpose(scan: Scan, clause: Clause): DemandedCondition | undefined {
  if (!DEMANDS.has(clause.lemma) || clause.finite === undefined) return undefined;
  const aim = scan
    .clausesIn(clause.sentence)
    .find((other) => other.parent === clause.index && scan.lower[other.subordinator ?? -1] === 'damit');
  const content = aim && (contentBehind(scan, clause) ?? contentBehind(scan, aim));
  if (!aim || !content) return undefined;
  return { evidence: [content], kind: 'if', strict: true, for: [scan.span(...scan.range(aim))], clause: clause.index, ...setter(clause) };
}

function argumentOf(clause: Clause, role: Argument['role']): Argument | undefined {
  return clause.args.find((one) => one.role === role);
}
