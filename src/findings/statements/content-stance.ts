import { stateActor } from '../../entities/index.js';
import type { Argument, Clause, EntityRef, Stance, Token } from '../../model/index.js';
import type { FindingContext } from '../context.js';
import { issueOf, stanceOfWords } from '../stance/index.js';
import { attitudeStance, isDenied } from './attitudes.js';
import { isAttributive, judgementStance } from './judgements.js';
import { statementLexicon } from './lexicon.js';
import { holds, type Range, type Reading } from './reading.js';
import { subjectOf } from './speakers.js';
import { isOfThePast } from './utterance.js';

/** A content whose stance is asked for. */
export interface ContentView {
  readonly quote: readonly Range[];
  readonly speaker: EntityRef | undefined;
  /** Tokens that do not count: those of a condition. */
  readonly without: (token: number) => boolean;
  /** The words accuse somebody: its subject is not the speaker. */
  readonly accuses: boolean;
  /** "soll" says that others say so, and no wish. */
  readonly hearsay: boolean;
}

/**
 * The stance that a content gives its speaker, clause by clause, the first that tells one: what the speaker's side does or wants ("man lehne ab"),
 * what must be ("Russland müsse abziehen"), what words of judgement say ("sei inakzeptabel"). What another side wants is not the speaker's stance;
 * that it does not mean peace is a doubt ("Moskau wolle keinen Frieden").
 */
export function contentStance(context: FindingContext, reading: Reading, view: ContentView): Stance | undefined {
  for (const clause of clausesOf(reading, view)) {
    const subject = subjectOf(reading, clause);
    const side = view.accuses ? 'other' : sideOf(context, reading, clause, subject, view.speaker);
    const stance =
      refusal(reading, clause) ??
      necessity(context, reading, clause, subject, view) ??
      (side === 'own' ? attitudeStance(reading, clause, { ...(subject ? { subject: subject.head } : {}), narrated: false }) : undefined) ??
      (side === 'other' ? distrust(reading, clause, subject) : undefined) ??
      judgementStance(reading, clause, isDenied(reading, clause)) ??
      stanceOfWords(
        clause.tokens.flatMap((token) => (holds(view.quote, token) && !view.without(token) ? (reading.tokens[token] ?? []) : [])),
        side === 'other',
        (token) => isIdle(reading, clause, token),
      );
    if (stance) return stance;
  }
  return fragmentStance(reading, view);
}

/** Quoted words that are only the judgement of their clause: "nannte den Plan einen **„schlechten Scherz“**". */
function fragmentStance(reading: Reading, { quote, accuses }: ContentView): Stance | undefined {
  const first = quote[0]?.[0] ?? -1;
  const clause = quote.length === 1 ? reading.clauseAt(first) : undefined;
  if (!clause || accuses || clause.finite === undefined || holds(quote, clause.finite)) return undefined;
  return judgementStance(reading, clause, isDenied(reading, clause));
}

/** An adjective before its noun, or the verb of a passive: "die **gefährlichen** Straßen", "sei **verurteilt** worden". */
function isIdle(reading: Reading, clause: Clause, token: Token): boolean {
  if (token.upos === 'ADJ') return isAttributive(reading, token.index);
  return token.index === clause.verb && clause.voice !== 'active';
}

/** Clauses of circumstance, and open questions: what they say is not what is wanted. */
const CIRCUMSTANCE =
  /^(?:weil|da|obwohl|obgleich|obschon|wenngleich|als|nachdem|während|seit|seitdem|indem|zumal|um|ohne|statt|anstatt|ob)$/u;

function clausesOf(reading: Reading, { quote, without }: ContentView): Clause[] {
  const seen = new Set<number>();
  const found: Clause[] = [];
  for (const [first, last] of quote) {
    for (let token = first; token < last; token++) {
      const clause = reading.clauseAt(token);
      if (!clause || seen.has(clause.index) || without(token) || clause.kind === 'relative') continue;
      if (clause.finite !== undefined && !holds(quote, clause.finite)) continue;
      if (clause.kind !== 'main' && CIRCUMSTANCE.test(reading.lower[clause.subordinator ?? -1] ?? '')) continue;
      seen.add(clause.index);
      found.push(clause);
    }
  }
  return found;
}

type Side = 'own' | 'other' | 'none';

const OWN = /^(?:ich|wir|man|er|sie|mich|uns)$/u;
/** Nouns that stand for the speaker's side behind a possessive or an article: "sein Land", "die Regierung". */
const OWN_SIDE = /^(?:land|regierung|partei|fraktion|seite|staat|volk|koalition|kabinett|ministerium|haus|behörde|amt)$/u;

/** Whose side the subject is: the speaker's own, another actor's, or nobody's ("ein Treffen"). */
function sideOf(
  context: FindingContext,
  reading: Reading,
  clause: Clause,
  subject: Argument | undefined,
  speaker: EntityRef | undefined,
): Side {
  if (!subject) return clause.kind === 'infinitive' || clause.voice !== 'active' ? 'own' : 'none';
  const word = reading.lower[subject.head] ?? '';
  const reference = context.entities.references.get(subject.head);
  if (reading.tokens[subject.head]?.upos === 'PRON' || OWN.test(word)) {
    // "es werde geprüft, ob …": nobody is named, so the speaker's side is meant
    if (!OWN.test(word)) return word === 'es' && clause.voice === 'passive' ? 'own' : 'none';
    return reference?.ref.entity !== undefined && speaker?.entity !== undefined && !sameSide(context, reference.ref, speaker)
      ? 'other'
      : 'own';
  }
  if (reference === undefined || reference.kind === 'place') {
    if (clause.voice !== 'active') return 'own';
    return OWN_SIDE.test(reading.lemmas[subject.head] ?? '') ? 'own' : 'none';
  }
  if (speaker === undefined) return 'own';
  return sameSide(context, reference.ref, speaker) ? 'own' : OWN_SIDE.test(word) && !reference.ref.entity ? 'own' : 'other';
}

function sameSide(context: FindingContext, left: EntityRef, right: EntityRef): boolean {
  if (left.entity !== undefined && left.entity === right.entity) return true;
  if (left.name === right.name) return true;
  const country = countryOf(context, left);
  return country !== undefined && country === countryOf(context, right);
}

function countryOf({ entities }: FindingContext, { entity }: EntityRef): string | undefined {
  return entity === undefined ? undefined : entities.actors.get(entity)?.country;
}

/**
 * "Russland **müsse** abziehen", "Europa **solle** zahlen": a demand; "**dürfe nicht**", "solle nicht": against it. Not "soll gesagt haben", not of the past
 * ("musste umkehren"), not what binds the speaker alone ("er müsse erst nachdenken"), what one must bear ("man müsse damit rechnen") or a purpose
 * ("damit solle … vermieden werden").
 */
function necessity(
  context: FindingContext,
  reading: Reading,
  clause: Clause,
  subject: Argument | undefined,
  { hearsay, speaker }: ContentView,
): Stance | undefined {
  const finite = reading.lower[clause.finite ?? -1] ?? '';
  const denied = isDenied(reading, clause);
  if (/^(?:dürfen|darf|dürfe)$/u.test(finite)) return denied ? 'opposes' : isLimited(reading, clause) ? 'demands' : undefined;
  if (!/^(?:muss|muß|müssen|müsse|müssten?|solle|sollen|sollten?|sollte|gehört|gehören)$/u.test(finite)) return undefined;
  if (/^gehör/u.test(finite)) return BELONGING.test(reading.lower[clause.verb ?? -1] ?? '') ? 'demands' : undefined;
  if (clause.order === 'verb-first' && clause.question) return undefined;
  if (hearsay && /^soll(?:en)?$/u.test(finite)) return undefined;
  if (statementLexicon().words.enduring.has(clause.lemma) || isOfThePast(reading, clause)) return undefined;
  if (/^(?:damit|dadurch|hiermit|hierdurch)$/u.test(reading.lower[clause.tokens[0] ?? -1] ?? '')) return undefined;
  if (isSpeakerAlone(context, reading, subject, speaker)) return undefined;
  if (!denied) return 'demands';
  return /^soll/u.test(finite) ? 'opposes' : undefined;
}

/** "Das **darf nur** in engen Grenzen geschehen": what may be only so must be so. */
function isLimited(reading: Reading, clause: Clause): boolean {
  return clause.tokens.some(
    (token) => token > (clause.finite ?? 0) && /^(?:nur|lediglich|allein|ausschließlich)$/u.test(reading.lower[token] ?? ''),
  );
}

/** "gehört **abgeschafft**": a participle in "ge-" or behind a prefix. */
const BELONGING = /^(?:\p{L}*ge\p{L}+(?:t|en)|ver\p{L}+t|be\p{L}+t)$/u;

function isSpeakerAlone(context: FindingContext, reading: Reading, subject: Argument | undefined, speaker: EntityRef | undefined): boolean {
  const word = reading.lower[subject?.head ?? -1] ?? '';
  if (word === 'ich') return true;
  if (word !== 'er' && word !== 'sie') return false;
  const meant = context.entities.references.get(subject?.head ?? -1)?.ref;
  return meant !== undefined && speaker !== undefined && meant.entity !== undefined && meant.entity === speaker.entity;
}

/** "Keine Soldaten in der Ukraine" as all that is said, "Nein, …": it is refused. */
function refusal(reading: Reading, clause: Clause): Stance | undefined {
  if (clause.finite !== undefined || clause.kind !== 'verbless') return undefined;
  const first = clause.tokens.find((token) => !reading.isPunctuation(token)) ?? -1;
  if (
    /^kein/u.test(reading.lower[first] ?? '') &&
    /^(?:anzeichen|zeichen|hinweise?|fortschritte?|zweifel|problem)$/u.test(reading.lower[first + 1] ?? '')
  )
    return undefined;
  return /^(?:kein\p{L}*|nein|niemals|nie)$/u.test(reading.lower[first] ?? '') ? 'opposes' : undefined;
}

/** What another side does that does not mean it. */
const STALLING = new Set(['hinhalten', 'hinauszögern', 'verzögern', 'verschleppen', 'taktieren', 'ablenken', 'tricksen', 'täuschen']);

const PEACE = /^(?:Frieden|Waffenruhe|Verhandlungen|Gespräche|Gipfeltreffen)$/u;

/** "Moskau **wolle keinen** Frieden", "Kiew sei an einer Lösung nicht interessiert": that another side does not mean it. */
function distrust(reading: Reading, clause: Clause, subject: Argument | undefined): Stance | undefined {
  if (STALLING.has(clause.lemma)) return isDenied(reading, clause) ? undefined : 'doubts';
  if (!isDenied(reading, clause)) return undefined;
  const theirs = attitudeStance(reading, clause, { ...(subject ? { subject: subject.head } : {}), narrated: false });
  const issue = issueOf(clause.tokens.flatMap((token) => reading.tokens[token] ?? []));
  return (theirs === 'opposes' || theirs === 'doubts') && issue !== undefined && PEACE.test(issue) ? 'doubts' : undefined;
}

/** The state that a government or side stands for: "die russische Führung" speaks as Russia. Undefined where the actor is none. */
export function stateOfBody({ entities }: FindingContext, ref: EntityRef): EntityRef | undefined {
  if (ref.entity === undefined || !/^x_(?:government|side)-/u.test(ref.entity)) return undefined;
  const country = entities.actors.get(ref.entity)?.country;
  const state = country === undefined ? undefined : stateActor(country);
  return state && { ...ref, entity: state.id, name: state.name };
}
