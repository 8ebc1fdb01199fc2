import {
  CERTAINTIES,
  type Certainty,
  type Clause,
  type Condition,
  type EntityRef,
  type Phrase,
  type Span,
  type Statement,
} from '../../model/index.js';
import type { LightSense } from '../events/frames.js';
import { frameLexicon } from '../events/frames.js';
import { prepositionOf, type Reading, tokenAt } from '../events/reading.js';
import { claimsOfClause, statementsAround, uniqueClaimants } from './attribution.js';
import { certaintyWords } from './words.js';

/** A condition as the detector of conditions gives it: see `findConditions`. */
export interface ConditionOfClause extends Condition {
  readonly clause?: number;
}

/** What a report says around its findings. */
export interface Surroundings {
  readonly statements: readonly Statement[];
  readonly conditions: readonly ConditionOfClause[];
}

/** What is judged: the words of a finding and where they stand. */
export interface Anchor {
  /** Span of the trigger. */
  readonly span: Span;
  /** Clause of the trigger, -1 for none. */
  readonly clause: number;
  /** Phrase of the noun that names it; absent where the clause's verb does. */
  readonly phrase?: number;
  /** The clause's verb tells it (alone or as a light verb): negation, mood and tense are about it. */
  readonly carried: boolean;
  readonly sense: LightSense;
  /** An act of speech: its own speaker is no claimant of it. */
  readonly speech: boolean;
  /** Token indices of those who act in it: what they report of themselves is not claimed by others. */
  readonly agents?: readonly number[];
  /** TIMEX3 value of the finding's time, where known. */
  readonly time?: string;
}

/** How sure a finding is and who claims it. `content`: only the content of a demand, offer or refusal. */
export interface Judgement {
  readonly certainty: Certainty;
  readonly attribution: readonly EntityRef[];
  readonly condition?: Condition;
  readonly content: boolean;
}

/** Collects what the units below find. */
interface Marks {
  readonly certainties: Set<Certainty>;
  readonly claimants: EntityRef[];
  condition?: Condition;
  content: boolean;
}

type Unit = (reading: Reading, around: Surroundings, anchor: Anchor, marks: Marks) => void;

/**
 * Judges one finding: the first of denied, questioned, conditional, planned, hedged, attributed, asserted that any unit finds,
 * with the claimants, outermost first, and the condition.
 */
export function judge(reading: Reading, around: Surroundings, anchor: Anchor): Judgement {
  const marks: Marks = { certainties: new Set(['asserted']), claimants: [], content: false };
  for (const unit of UNITS) unit(reading, around, anchor, marks);
  return {
    certainty: CERTAINTIES.find((certainty) => marks.certainties.has(certainty)) ?? 'asserted',
    attribution: uniqueClaimants(marks.claimants),
    ...(marks.condition ? { condition: marks.condition } : {}),
    content: marks.content,
  };
}

const UNITS: readonly Unit[] = [bySense, byStatements, byClause, byAncestors, byClaims, byPhrase, byConditions, byTime];

function bySense(_reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  if (anchor.sense !== 'real') marks.certainties.add(anchor.sense);
}

/** "Er sagte, Truppen hätten die Stadt angegriffen": who speaks claims it. */
function byStatements(reading: Reading, around: Surroundings, anchor: Anchor, marks: Marks): void {
  for (const statement of statementsAround(around.statements, anchor.span)) {
    if (statement.form === 'reported' && !['assert', 'accuse', 'deny'].includes(statement.act)) continue;
    if (statement.form === 'reported' && (anchor.speech || speaksOfItself(reading, statement, anchor))) continue;
    marks.certainties.add('attributed');
    marks.claimants.push(...statement.attribution);
    if (statement.speakerEntity) marks.claimants.push(statement.speakerEntity);
    if (statement.act === 'deny' && anchor.carried) marks.certainties.add('denied');
  }
}

/** "Das Gericht verurteilte …": the cue is the act itself. */
function speaksOfItself(reading: Reading, statement: Statement, anchor: Anchor): boolean {
  return (anchor.agents ?? []).some((agent) => {
    const token = reading.tokens[agent];
    return token !== undefined && statement.speaker.some((span) => span[0] <= token.start && token.end <= span[1]);
  });
}

/** Modal verbs of the clause and what they make of it; "soll getötet haben" is hearsay, "soll am Montag beginnen" a plan. */
const MODALS: ReadonlyMap<string, Certainty> = new Map([
  ['sollen', 'planned'],
  ['wollen', 'planned'],
  ['können', 'hedged'],
  ['mögen', 'hedged'],
  ['dürfen', 'hedged'],
]);

/** "müssen zustimmen", "kann verlangen": what the law or somebody else wants is no act of speech that took place. */
const GENERAL_MODALS = new Set(['müssen', 'können', 'dürfen']);

/** "wird immer wieder beschossen": one "werden" with a participle is no future. */
function isPresentPassive(reading: Reading, clause: Clause): boolean {
  return reading.passive[clause.index] === true && clause.auxiliaries.length <= 1;
}

/** "Die Strafe darf nicht verhängt werden", "Truppen müssen abziehen": a rule or a wish; "könnten angreifen" only a guess. */
function isGeneral(clause: Clause, anchor: Anchor): boolean {
  if (clause.tense === 'past' || !GENERAL_MODALS.has(clause.modal ?? '')) return false;
  return anchor.speech || (clause.modal !== 'können' && clause.mood !== 'subjunctive-2');
}

/** Negation, question, modal, tense, mood and adverbs of the clause whose verb tells it. */
function byClause(reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  const clause = reading.clauses[anchor.clause];
  if (!clause) return;
  if (anchor.carried) {
    if (negated(reading, clause)) {
      marks.certainties.add('denied');
      // "die wenigen Staaten, die den Vertrag nicht unterzeichnet haben" describes them.
      if (clause.kind === 'relative') marks.content = true;
    }
    // "ist verboten", "sind inhaftiert": a state, no happening; "sind festgenommen" tells that it was done.
    if (clause.voice === 'static-passive' && clause.tense === 'present' && !JUST_DONE.has(reading.verbs[clause.index] ?? ''))
      marks.content = true;
    if (clause.question) marks.certainties.add('questioned');
    if (isGeneral(clause, anchor)) marks.content = true;
    const modal = modalCertainty(reading, clause);
    if (modal) marks.certainties.add(modal);
    if (clause.tense === 'future' && clause.modal === undefined && !isPresentPassive(reading, clause)) marks.certainties.add('planned');
    if (clause.mood === 'imperative') marks.content = true;
    if (clause.mood === 'subjunctive-2' && clause.modal === undefined && !marks.certainties.has('attributed')) {
      marks.certainties.add(isWould(reading, clause) ? 'conditional' : 'attributed');
    }
  }
  if (clause.mood === 'subjunctive-1') marks.certainties.add('attributed');
  byAdverbs(reading, clause, anchor, marks);
}

const JUST_DONE = new Set(['festnehmen', 'verhaften']);

/** "nicht nur" and "nicht zuletzt" deny nothing. */
const NOT_NEGATING = new Set(['nur', 'zuletzt', 'allein', 'mehr', 'länger', 'einmal']);

function negated(reading: Reading, clause: Clause): boolean {
  if (clause.negation === undefined) return false;
  const next = reading.lemmas[clause.negation + 1] ?? '';
  // "die nicht im Rat vertretenen Parteien", "aus nicht ganz klaren Gründen": of an attribute.
  const before = reading.tokens[clause.negation - 1]?.upos;
  return !NOT_NEGATING.has(next) && before !== 'DET' && before !== 'ADP';
}

function modalCertainty(reading: Reading, clause: Clause): Certainty | undefined {
  if (clause.modal === undefined) return undefined;
  const certainty = MODALS.get(clause.modal);
  if (clause.modal === 'sollen' && hasPerfectInfinitive(reading, clause)) return 'hedged';
  if (clause.modal === 'wollen' && hasPerfectInfinitive(reading, clause)) return 'attributed';
  if (clause.modal === 'dürfen' && clause.mood !== 'subjunctive-2') return undefined;
  if (clause.modal === 'können' && clause.tense === 'past') return undefined;
  if (clause.modal === 'wollen' && clause.tense === 'past') return 'planned';
  return certainty;
}

/** "soll … getötet haben": an auxiliary in the infinitive beside a participle. */
function hasPerfectInfinitive(reading: Reading, clause: Clause): boolean {
  const verb = clause.verb === undefined ? undefined : reading.tokens[clause.verb];
  // "soll Angriffe geführt und Städte geplündert haben": the auxiliary of both stands with the second.
  const shared = reading.clauses.slice(clause.index + 1, clause.index + 3).some((next) => next.conjunctOf === clause.index);
  if (shared && verb?.feats.VerbForm === 'Part' && !reading.passive[clause.index]) return true;
  return (
    clause.tense === 'perfect' ||
    clause.auxiliaries.some((index) => {
      const form = reading.lower[index];
      return form === 'haben' || form === 'worden' || (form === 'sein' && !reading.passive[clause.index]);
    })
  );
}

function isWould(reading: Reading, clause: Clause): boolean {
  return clause.auxiliaries.some((index) => /^würde/.test(reading.lower[index] ?? ''));
}

/** "offenbar", "mutmaßlich", "angeblich" in the clause; adjectives only where they stand in the finding's own phrase. */
function byAdverbs(reading: Reading, clause: Clause, anchor: Anchor, marks: Marks): void {
  const { hedges } = certaintyWords();
  for (const index of clause.tokens) {
    const token = reading.tokens[index];
    if (!token || (token.upos !== 'ADV' && token.upos !== 'ADJ' && token.upos !== 'PART')) continue;
    if (token.upos === 'ADJ' && (reading.phraseOf[index] ?? -1) >= 0) continue;
    const certainty = hedges.get(reading.lemmas[index] ?? '') ?? hedges.get(reading.lower[index] ?? '');
    if (certainty && (anchor.carried || certainty === 'hedged')) marks.certainties.add(certainty);
  }
}

const GATHERS = new Set(['versammeln', 'zusammenkommen', 'zusammenfinden']);
const PROTESTS = new Set(['demonstrieren', 'protestieren']);

const WHETHER = new Set(['ob']);
const IF = new Set(['wenn', 'falls', 'sofern', 'sollte', 'solange']);
const CONTENT_OPENERS = new Set(['dass', 'daß', 'ob', 'wie', 'wann', 'warum']);

/** Clauses above: "plant, …", "bestreitet, dass …", "es ist unklar, ob …", "wenn …". */
function byAncestors(reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  let clause = reading.clauses[anchor.clause];
  for (let steps = 0; clause && steps < 6; steps++) {
    const opener = clause.subordinator === undefined ? '' : (reading.lemmas[clause.subordinator] ?? '');
    if (WHETHER.has(opener)) marks.certainties.add('questioned');
    // "wenn er verurteilt werden sollte" has the form of a past tense.
    const told = opener === 'wenn' && clause.tense === 'past' && clause.mood === 'indicative' && clause.modal !== 'sollen';
    if (IF.has(opener) && !told) marks.certainties.add('conditional');
    const parent: Clause | undefined = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
    // "versammelten sich, um zu demonstrieren": they did.
    const purpose = opener === 'damit' || opener === 'um';
    const gathered = purpose && parent && GATHERS.has(reading.verbs[parent.index] ?? '') && PROTESTS.has(reading.verbs[clause.index] ?? '');
    if (purpose && !gathered) marks.certainties.add('planned');
    if (!parent) return;
    if (opener === 'um' && gathered) return;
    const direct = steps === 0 && !anchor.carried ? false : clause.kind === 'infinitive' || CONTENT_OPENERS.has(opener);
    if (direct) byMatrix(reading, parent, clause, marks);
    clause = parent;
  }
}

function byMatrix(reading: Reading, matrix: Clause, child: Clause, marks: Marks): void {
  const known = certaintyWords().matrix.get(reading.verbs[matrix.index] ?? '');
  // An infinitive is no fact by itself: "war im Begriff, die Stadt anzugreifen".
  const kind = known ?? (child.kind === 'infinitive' ? 'planned' : undefined);
  if (kind === 'content') marks.content = true;
  else if (kind === 'attributed') {
    // "wirft ihr vor, nicht geholfen zu haben": what was left undone is no event.
    if (child.kind === 'infinitive' && negated(reading, child)) marks.content = true;
    marks.certainties.add('attributed');
    const subject = matrix.args.find((argument) => argument.role === (!reading.passive[matrix.index] ? 'subject' : 'agent'));
    const reference = subject && reading.context.entities.references.get(subject.head);
    if (reference && marks.claimants.length === 0) marks.claimants.push(reference.ref);
  } else if (kind === 'planned' && child.tense !== 'none' && child.tense !== 'future' && child.tense !== 'present')
    marks.certainties.add('attributed');
  else if (kind === 'denied' && negated(reading, matrix)) marks.certainties.add('hedged');
  else if (kind && kind !== 'fact') marks.certainties.add(kind);
}

/** "laut Polizei", "nach Angaben des Gouverneurs" in the clause or the clauses above. */
function byClaims(reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  let clause = reading.clauses[anchor.clause];
  for (let steps = 0; clause && steps < 4; steps++) {
    for (const claim of claimsOfClause(reading, clause)) {
      marks.certainties.add('attributed');
      marks.claimants.push(...claim.claimants);
    }
    clause = reading.clauses[clause.parent ?? clause.conjunctOf ?? -1];
  }
}

/** The noun's own phrase: "kein Angriff", "der mutmaßliche Anschlag", "ein geplantes Treffen", "die Gefahr eines Angriffs". */
function byPhrase(reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  const phrase = anchor.phrase === undefined ? undefined : reading.phrases[anchor.phrase];
  if (!phrase) return;
  const { hedges } = certaintyWords();
  for (let index = phrase.first; index < phrase.head; index++) {
    const lemma = reading.lemmas[index] ?? '';
    if (lemma === 'kein' || lemma === 'keinerlei') marks.certainties.add('denied');
    const certainty = hedges.get(lemma);
    if (certainty) marks.certainties.add(certainty);
  }
  const preposition = prepositionOf(reading, phrase);
  if (TEMPORAL.has(preposition ?? '') && liesAhead(reading, phrase)) marks.certainties.add('planned');
  if (preposition === 'ohne' || preposition === 'statt' || preposition === 'anstatt') marks.certainties.add('denied');
  byGovernor(reading, phrase, anchor, marks);
  byParent(reading, phrase, marks);
}

const TEMPORAL = new Set(['vor', 'nach', 'bei', 'während', 'bis', 'zu']);

/** "soll vor dem Abzug beginnen": what dates a plan lies ahead too. */
function liesAhead(reading: Reading, phrase: Phrase): boolean {
  const clause = reading.argumentOf.get(phrase.index)?.clause;
  if (!clause) return false;
  return (
    (clause.tense === 'future' || clause.modal === 'sollen' || clause.modal === 'wollen') &&
    !hasPerfectInfinitive(reading, clause) &&
    clause.tense !== 'past'
  );
}

const GOVERNED = new Set(['mit', 'zu', 'um', 'auf', 'nach', 'für', 'vor', 'an']);

/** The noun as object of a verb that only wants, plans or denies it: "droht Angriffe an", "plant eine Offensive". */
function byGovernor(reading: Reading, phrase: Phrase, anchor: Anchor, marks: Marks): void {
  if (anchor.carried) return;
  const placed = reading.argumentOf.get(phrase.index);
  if (!placed) return;
  const { clause, argument } = placed;
  const isContent =
    argument.role === 'object' ||
    (argument.role === 'subject' && reading.passive[clause.index]) ||
    (argument.role === 'oblique' && GOVERNED.has(argument.preposition ?? ''));
  const kind = isContent ? certaintyWords().matrix.get(reading.verbs[clause.index] ?? '') : undefined;
  if (kind === 'content') marks.content = true;
  else if (argument.role === 'oblique' && kind !== 'planned') return;
  else if (kind === 'planned' || kind === 'denied' || kind === 'hedged') marks.certainties.add(kind);
}

function byParent(reading: Reading, phrase: Phrase, marks: Marks): void {
  const parent = phrase.parent === undefined ? undefined : reading.phrases[phrase.parent];
  if (!parent || phrase.attribute === 'conjunct' || phrase.attribute === 'apposition') return;
  const { hypothetical, planning } = frameLexicon();
  const lemma = reading.lemmas[parent.head] ?? '';
  if (planning.has(lemma)) marks.certainties.add('planned');
  else if (lemma === 'fall' && prepositionOf(reading, parent) === 'in') marks.certainties.add('conditional');
  else if (hypothetical.has(lemma)) marks.content = true;
}

/** Conditions: the words that depend on one carry it; the condition itself is no fact either. */
function byConditions(reading: Reading, around: Surroundings, anchor: Anchor, marks: Marks): void {
  for (const condition of around.conditions) {
    if (condition.evidence.some((span) => overlaps(span, anchor.span))) {
      if (condition.kind === 'if' || condition.kind === 'unless') marks.certainties.add('conditional');
      continue;
    }
    const direct = condition.for.some((span) => overlaps(span, anchor.span));
    // "Die Gespräche drehten sich um Hilfen für den Fall …": the talks took place, what they are about depends.
    const about =
      !direct &&
      anchor.carried &&
      condition.clause !== undefined &&
      isPlanOf(reading, condition.clause, anchor.clause) &&
      condition.for.some((span) => inClause(reading, condition.clause ?? -1, span));
    if (!direct && !about) continue;
    const { evidence, kind, setBy, for: dependent } = condition;
    marks.condition ??= { evidence, kind, ...(setBy ? { setBy } : {}), for: dependent };
    if (direct && kind !== 'while' && !anchor.speech) marks.certainties.add('conditional');
  }
}

/** The clause is the anchor's own, or an infinitive that says what the anchor's clause aims at: "eine Initiative, die das Ziel hat, … zu schützen". */
function isPlanOf(reading: Reading, clause: number, anchor: number): boolean {
  let current = reading.clauses[clause];
  for (let steps = 0; current && steps < 4; steps++) {
    if (current.index === anchor) return true;
    if (current.kind === 'main' && current.conjunctOf === undefined) return false;
    current = reading.clauses[current.parent ?? current.conjunctOf ?? -1];
  }
  return false;
}

function inClause(reading: Reading, index: number, span: Span): boolean {
  return reading.clauseOf[tokenAt(reading, span[0])] === index;
}

function overlaps(left: Span, right: Span): boolean {
  return left[0] < right[1] && right[0] < left[1];
}

/** A day after the report's: it is planned. */
function byTime(reading: Reading, _around: Surroundings, anchor: Anchor, marks: Marks): void {
  const published = reading.context.published?.slice(0, 10);
  const day = anchor.time?.slice(0, 10);
  if (!published || !day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return;
  const tense = anchor.carried ? reading.clauses[anchor.clause]?.tense : undefined;
  // "explodierten am Donnerstag" took place, whatever day the words were taken for.
  if (tense === 'past' || tense === 'perfect' || tense === 'pluperfect') return;
  if (day > published) marks.certainties.add('planned');
}
