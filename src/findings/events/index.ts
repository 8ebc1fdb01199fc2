import type { Count, EntityRef, Event, Span } from '../../model/index.js';
import { type Anchor, type Judgement, judge, type Surroundings } from '../certainty/index.js';
import { certaintyWords } from '../certainty/words.js';
import { attachCounts } from '../counts/attach.js';
import { findCountMentions } from '../counts/index.js';
import { addressAnswers, addressProsecutions, nameClaimants, nameCourts } from './answers.js';
import { isBackground } from './background.js';
import { type EventDraft, SPEECH_TYPES } from './draft.js';
import { frameLexicon } from './frames.js';
import { type Happening, isToll, joinMentions } from './merge.js';
import { noisySentences } from './noise.js';
import { eventOfNoun, type NounEvent } from './nouns.js';
import type { Party } from './party.js';
import { nounArguments, type Reading, spanOfPhrase, spanOfTokens } from './reading.js';
import { carryPlaces } from './scene-places.js';
import { timeOf } from './times.js';
import { eventOfVerb, type VerbEvent } from './verbs.js';

/**
 * The events of a report by PLOVER, each happening once with all the words that tell it, in order of the text.
 * Precision first: generic and historical mentions, fields such as sport, and acts between private people are left out.
 */
export function findEvents(reading: Reading, around: Surroundings): Event[] {
  const judged = new Map<EventDraft, Judgement>();
  const drafts = findDrafts(reading).flatMap((draft) => {
    const time = timeOf(reading, draft);
    if (time !== undefined) draft.time = time;
    if (isBackground(reading, draft) || isCustom(reading, draft)) return [];
    const judgement = judge(reading, around, anchorOf(reading, draft));
    if (judgement.content) return [];
    const told = judgement.certainty === 'denied' && isRefused(reading, draft) ? { ...draft, type: 'REJECT' as const } : draft;
    judged.set(told, told === draft ? judgement : { ...judgement, certainty: 'asserted' });
    return [told];
  });
  const disaster = hasDisaster(reading);
  const told = joinMentions(reading, drafts).filter(
    (happening) =>
      (happening.mentions.length > 1 || !isBare(happening.event)) &&
      !(disaster && happening.mentions.every((mention) => isToll(reading, mention) && !mention.recipients.some((party) => party.public))) &&
      !(disaster && happening.mentions.every(isWreck)),
  );
  // Crime among private people is left out where the report tells of no other violence.
  const others = told.filter(({ event }) => !isPrivateKilling(reading, event));
  const happenings = others.some(({ event }) => VIOLENT.has(event.type)) ? told : others;
  addressAnswers(reading, happenings);
  addressProsecutions(happenings);
  nameCourts(reading, happenings);
  nameClaimants(reading, happenings);
  carryPlaces(reading, happenings);
  const counts = attachCounts(
    reading,
    happenings.map((happening) => ({ type: happening.event.type, mentions: happening.mentions })),
    findCountMentions(reading),
  );
  return happenings.map((happening, index) => eventOf(reading, happening, judged, counts[index] ?? []));
}

/** "Mit dem Preis werden Politiker ausgezeichnet": praise in the present for some or other people, at no time, is what is done as a rule. */
function isCustom(reading: Reading, draft: EventDraft): boolean {
  if (draft.type !== 'SUPPORT' || draft.phrase !== undefined || draft.time !== undefined || draft.recipients.length === 0) return false;
  if (!reading.passive[draft.clause] || reading.clauses[draft.clause]?.tense !== 'present') return false;
  return draft.recipients.every((party) => {
    const phrase = reading.phrases[reading.headOf[party.token] ?? -1];
    return !party.named && phrase?.number === 'Plur' && phrase.determiner === undefined;
  });
}

const RECOGNISES = new Set(['anerkennen', 'akzeptieren', 'ratifizieren', 'zustimmen']);

/** "Die Partei erkennt das Ergebnis nicht an": who does not recognise something refuses it. */
function isRefused(reading: Reading, draft: EventDraft): boolean {
  return (
    (draft.type === 'SUPPORT' || draft.type === 'AGREE') && draft.phrase === undefined && RECOGNISES.has(reading.verbs[draft.clause] ?? '')
  );
}

/** "Das Fahrzeug wurde völlig zerstört" in a report of an accident: by nobody and nothing. */
function isWreck(draft: EventDraft): boolean {
  return draft.mode === 'destroy' && draft.sources.length + draft.instruments.length === 0;
}

const VIOLENT = new Set(['ASSAULT', 'PROTEST', 'MOBILIZE']);

/** What only states and armed groups do. */
const EXECUTES = new Set(['hinrichten', 'exekutieren']);

/** "Sie wurde in ihrer Wohnung ermordet": harm to private people by private or unknown ones, with no word of war, terror or politics. */
function isPrivateKilling(reading: Reading, event: EventDraft): boolean {
  if (event.type !== 'ASSAULT' || event.instruments.length > 0) return false;
  // "drei deutsche Touristen": who is taken hostage among strangers is taken for what they stand for.
  if (event.mode === 'abduct' && event.places.length > 0 && event.recipients.some((party) => isOfState(reading, party))) return false;
  if (event.contexts.includes('military') || event.contexts.includes('terrorism')) return false;
  if (event.phrase === undefined && EXECUTES.has(reading.verbs[event.clause] ?? '')) return false;
  return isAmongPrivate(event);
}

/** "deutsche Touristen", "Ingenieure aus Polen": people named by their state. */
function isOfState(reading: Reading, { token }: Party): boolean {
  const phrase = reading.phrases[reading.headOf[token] ?? -1];
  if (!phrase) return false;
  const { references } = reading.context.entities;
  for (let index = phrase.first; index < phrase.head; index++) if (references.get(index)?.kind === 'state') return true;
  return nounArguments(reading, phrase).some((attribute) => references.get(attribute.head)?.kind === 'state');
}

/** Nobody acts or is acted on but private people. */
function isAmongPrivate({ sources, recipients }: EventDraft): boolean {
  return [...sources, ...recipients].every((party) => party.human && !party.public && !party.force);
}

/** A report with words for disasters and accidents: who was killed there was killed by them, unless an attack is told too. */
function hasDisaster(reading: Reading): boolean {
  const { disasters } = frameLexicon();
  return reading.tokens.some((token) => token.upos === 'NOUN' && disasters.has(reading.lemmas[token.index] ?? ''));
}

/** Mentions of events in order of the text, those that are only the content of a speech act left out. */
function findDrafts(reading: Reading): EventDraft[] {
  const { noisy, plain } = noisySentences(reading);
  const historic = historySentences(reading);
  const verbs: VerbEvent[] = [];
  for (const clause of reading.clauses) {
    if (noisy.has(clause.sentence) && !plain.has(clause.sentence)) continue;
    const found = eventOfVerb(reading, clause);
    if (!found || (noisy.has(clause.sentence) && !isSaidToState(reading, found.draft))) continue;
    continueSpeech(reading, verbs, found.draft);
    if (isPublicMatter(reading, found.draft)) verbs.push(found);
  }
  const suppressed = contentOf(reading, verbs);
  const drafts = verbs.map((verb) => verb.draft).filter((draft) => !suppressed.clauses.has(draft.clause));
  const told = new Set(drafts.map((draft) => draft.type));
  const objects = new Set(drafts.flatMap((draft) => draft.used.map((index) => `${draft.type} ${index}`)));
  for (const phrase of reading.phrases) {
    if (noisy.has(phrase.sentence) || suppressed.phrases.has(phrase.index) || historic.has(phrase.sentence)) continue;
    const found = eventOfNoun(reading, phrase);
    if (!found || suppressed.clauses.has(found.draft.clause) || !isTold(reading, found, told)) continue;
    if (suppressed.denied.has(phrase.index) && SPEECH_TYPES.has(found.draft.type)) continue;
    // "leitete Ermittlungen ein", "dankte für die Unterstützung": verb and noun tell the same.
    if (objects.has(`${found.draft.type} ${phrase.index}`)) continue;
    told.add(found.draft.type);
    drafts.push(found.draft);
  }
  return drafts.sort((left, right) => (left.trigger[0] ?? 0) - (right.trigger[0] ?? 0));
}

/** A demand or reproach between an organisation or state and the state, whatever the report is about: "Der Verband fordert von der Staatsregierung einen Plan". */
function isSaidToState(reading: Reading, { type, sources, recipients }: EventDraft): boolean {
  if (!SPEECH_TYPES.has(type) || sources.length === 0) return false;
  return [...sources, ...recipients].some(({ ref, token }) => {
    const actor = ref.entity === undefined ? undefined : reading.context.entities.actors.get(ref.entity);
    return actor?.kind === 'state' || STATE_BODY.test(reading.lemmas[token] ?? '');
  });
}

const STATE_BODY = /(?:regierung|parlament|ministerium|minister|ministerin|kanzler|kanzlerin|behörde|bundestag|bundesrat|landtag)$/;

const FURTHER = new Set(
  'zudem außerdem ferner weiter weiterhin dagegen hingegen ebenfalls ebenso überdies gleichzeitig zugleich'.split(' '),
);

/** Sentences back that a further act of speech without a speaker looks for one. */
const SPEECH_REACH = 4;

/** "Der Verband kritisierte … Zudem wird bemängelt, dass …": the passive with a word for "further" goes on with the speaker before. Changes the draft. */
function continueSpeech(reading: Reading, before: readonly VerbEvent[], draft: EventDraft): void {
  const clause = reading.clauses[draft.clause];
  if (!clause || !reading.passive[draft.clause] || !SPEECH_TYPES.has(draft.type) || draft.sources.length > 0) return;
  const further = clause.tokens.some((token) => FURTHER.has(reading.lemmas[token] ?? ''));
  if (!further && reading.lemmas[clause.tokens[0] ?? -1] !== 'auch') return;
  const last = before.findLast(
    ({ draft: earlier }) => SPEECH_TYPES.has(earlier.type) && earlier.sources.some((party) => party.public),
  )?.draft;
  if (last && draft.sentence - last.sentence <= SPEECH_REACH) draft.sources = [...last.sources];
}

/** Acts whose content is only wanted, refused or promised; what somebody blames, praises or meets about has happened. */
const SWALLOWS = new Set(['REQUEST', 'REJECT', 'THREATEN', 'AGREE', 'CONCEDE', 'SANCTION', 'RETREAT']);

interface Contents {
  readonly phrases: Set<number>;
  readonly clauses: Set<number>;
  /** What is denied: a reproach there is the one denied, a deed there is told as denied. */
  readonly denied: Set<number>;
}

function contentOf(reading: Reading, verbs: readonly VerbEvent[]): Contents {
  const denied = new Set<number>();
  const phrases = new Set<number>();
  const clauses = new Set<number>();
  for (const { draft } of verbs) {
    if (!SWALLOWS.has(draft.type)) continue;
    if (isDenial(reading, draft)) {
      denied.add(draft.content === undefined ? -1 : (reading.headOf[draft.content] ?? -1));
      continue;
    }
    if (draft.content !== undefined) addWithAttributes(reading, reading.headOf[draft.content] ?? -1, phrases);
    for (const clause of draft.contentClauses) addWithDependents(reading, clause, clauses);
  }
  return { phrases, clauses, denied };
}

/** "dementierte, die Stadt beschossen zu haben": what is denied is told, as denied. */
function isDenial(reading: Reading, draft: EventDraft): boolean {
  return certaintyWords().matrix.get(reading.verbs[draft.clause] ?? '') === 'denied';
}

function addWithAttributes(reading: Reading, phrase: number, found: Set<number>): void {
  if (phrase < 0 || found.has(phrase)) return;
  found.add(phrase);
  for (const attribute of reading.attributes.get(phrase) ?? []) addWithAttributes(reading, attribute, found);
}

function addWithDependents(reading: Reading, clause: number, found: Set<number>): void {
  if (found.has(clause)) return;
  found.add(clause);
  for (const dependent of reading.dependents.get(clause) ?? []) {
    if (reading.clauses[dependent]?.kind !== 'relative') addWithDependents(reading, dependent, found);
  }
}

/** Types that only the state or a force does: no side need be named ("wurde festgenommen"). */
const PUBLIC_BY_NATURE = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'RETREAT', 'CONCEDE', 'MOBILIZE', 'PROTEST']);

/** At least one side is a public actor, or the kind of act says so. */
function isPublicMatter(reading: Reading, draft: EventDraft): boolean {
  if ([...draft.sources, ...draft.recipients].some((party) => party.public)) return true;
  if (draft.type === 'ASSAULT') {
    // "wurde von zwei Männern überfallen": crime among private people.
    if (draft.sources.length > 0 && !draft.contexts.includes('terrorism') && isAmongPrivate(draft)) return false;
    const bySomebodyElse = draft.sources.length > 0 && draft.recipients.length + draft.places.length === 0;
    return !bySomebodyElse && (draft.sources.length === 0 || draft.contexts.includes('military') || draft.contexts.includes('terrorism'));
  }
  // "Die Piloten drohen mit Streik": who can strike acts as one.
  if (draft.type === 'THREATEN' && draft.mode === 'relations' && /streik$/.test(reading.lemmas[draft.content ?? -1] ?? '')) return true;
  return PUBLIC_BY_NATURE.has(draft.type) || isProsecution(reading, draft) || isSummit(reading, draft);
}

/** "wurde angeklagt", "kommt vor Gericht": only the state does so, told or not. */
function isProsecution(reading: Reading, draft: EventDraft): boolean {
  if (draft.type !== 'ACCUSE' || !draft.contexts.includes('legal') || draft.sources.length > 0) return false;
  return draft.mode === 'investigate' || (draft.phrase === undefined && reading.passive[draft.clause] === true);
}

/** Sentences of memory and history: "Das Museum zeigt Bilder der Belagerung". Their nouns tell nothing new. */
function historySentences(reading: Reading): ReadonlySet<number> {
  const { history } = frameLexicon();
  const found = new Set<number>();
  for (const token of reading.tokens) {
    if ((token.upos === 'NOUN' || token.upos === 'ADV') && token.form.length > 4 && history.has(reading.lemmas[token.index] ?? ''))
      found.add(token.sentence);
  }
  return found;
}

const BETWEEN_STATES = new Set(['international', 'diplomatisch', 'multilateral', 'hochrangig', 'europäisch']);

/** A summit is public by its name, a mere "Konferenz" only where it is international. */
function isSummit(reading: Reading, draft: EventDraft): boolean {
  const phrase = draft.phrase === undefined ? undefined : reading.phrases[draft.phrase];
  if (!phrase || draft.mode !== 'multilateral' || draft.places.length === 0) return draft.mode === 'multilateral' && draft.definite;
  if (reading.lemmas[phrase.head] !== 'konferenz') return true;
  for (let token = phrase.first; token < phrase.head; token++) if (BETWEEN_STATES.has(reading.lemmas[token] ?? '')) return true;
  return false;
}

/** A noun tells a happening where it has an actor, target or place, or is carried by a verb, or takes up one already told. */
function isTold(reading: Reading, { draft, weak }: NounEvent, told: ReadonlySet<string>): boolean {
  if (isTopic(reading, draft)) return false;
  if (weak && draft.definite) return told.has(draft.type);
  if (!isPublicMatter(reading, draft)) return false;
  if (!weak) return isConcrete(draft);
  if (draft.type === 'ASSAULT' && !draft.definite && harms(reading, draft)) return true;
  if (draft.mode === 'arrest' && isNumbered(reading, draft)) return true;
  const happens = draft.type === 'ASSAULT' || draft.type === 'PROTEST' || draft.mode === 'arrest';
  return draft.carried && draft.sense === 'real' && happens && !draft.definite;
}

/** "Die Bilanz: 41 Verhaftungen": a number says that they took place. */
function isNumbered(reading: Reading, draft: EventDraft): boolean {
  const phrase = draft.phrase === undefined ? undefined : reading.phrases[draft.phrase];
  return phrase !== undefined && !draft.definite && reading.tokens[phrase.first]?.upos === 'NUM';
}

const HARM_VERBS = new Set(['sterben', 'töten', 'verletzen', 'umkommen', 'verwunden', 'zerstören', 'beschädigen', 'fordern', 'kosten']);

/** "Bei Anschlägen starben 20 Menschen": what the attacks did says that they took place. */
function harms(reading: Reading, draft: EventDraft): boolean {
  const verb = reading.verbs[draft.clause] ?? '';
  const clause = reading.clauses[draft.clause];
  return HARM_VERBS.has(verb) || (verb === 'kommen' && clause?.tokens.some((token) => reading.lemmas[token] === 'leben') === true);
}

/** Verbs that only say what something is like. */
const COPULAS = new Set(['sein', 'bleiben', 'werden', 'gelten', 'scheinen', 'wirken', 'bedeuten', 'darstellen', 'heißen', 'erscheinen']);

/** "Die Hilfe bleibt nötig", "Gespräche sind der einzige Weg": judged, not told. An attack that "war der schwerste seit Wochen" took place. */
function isTopic(reading: Reading, draft: EventDraft): boolean {
  if (draft.type === 'ASSAULT' || draft.type === 'COERCE' || draft.type === 'PROTEST') return false;
  const placed = draft.phrase === undefined ? undefined : reading.argumentOf.get(draft.phrase);
  return placed !== undefined && placed.argument.role === 'subject' && COPULAS.has(reading.verbs[placed.clause.index] ?? '');
}

/** A definite noun alone, that took up nothing after all. */
function isBare(draft: EventDraft): boolean {
  return draft.phrase !== undefined && draft.definite && draft.sources.length + draft.recipients.length + draft.places.length === 0;
}

/** Speech nouns need a speaker, meetings a participant or place. */
function isConcrete(draft: EventDraft): boolean {
  // "Der Prozess gegen den General begann", "Der Plan der Regierung stieß auf Kritik": no speaker told, but whom it meets.
  if (draft.type === 'ACCUSE' && draft.carried && draft.sources.length === 0 && draft.recipients.some((party) => party.public)) return true;
  if (SPEECH_TYPES.has(draft.type)) return draft.sources.some((party) => party.public);
  if (draft.type === 'CONSULT')
    return draft.sources.some((party) => party.public) || (draft.places.length > 0 && (draft.mode === 'multilateral' || draft.carried));
  if (draft.type === 'COOPERATE') return draft.sources.length > 0 && (draft.carried || draft.sources.length + draft.recipients.length > 1);
  if (draft.type === 'AID') return draft.sources.length > 0;
  return true;
}

function anchorOf(reading: Reading, draft: EventDraft): Anchor {
  return {
    span: spanOfTokens(reading, draft.trigger.slice(0, 1)),
    clause: draft.clause,
    ...(draft.phrase === undefined ? {} : { phrase: draft.phrase }),
    carried: draft.carried,
    sense: draft.sense,
    agents: draft.sources.map((party) => party.token),
    speech: SPEECH_TYPES.has(draft.type) && draft.type !== 'CONCEDE',
    ...(draft.time === undefined ? {} : { time: draft.time }),
  };
}

function eventOf(
  reading: Reading,
  { event, mentions }: Happening,
  judged: ReadonlyMap<EventDraft, Judgement>,
  counts: readonly Count[],
): Event {
  // A bare "die Demonstration" takes up what was told, sure or not.
  const telling = mentions.filter((mention, index) => index === 0 || mention.phrase === undefined || mention.carried || !mention.definite);
  const judgement = surest(telling.map((mention) => judged.get(mention) as Judgement));
  return {
    type: event.type,
    ...(event.mode ? { mode: event.mode } : {}),
    contexts: event.contexts,
    evidence: mentions.map((mention) => evidenceOf(reading, mention)),
    sources: refsOf(event.sources),
    recipients: refsOf(event.recipients).filter((ref) => !event.sources.some((source) => source.ref.name === ref.name)),
    places: event.places,
    ...(event.time === undefined ? {} : { time: event.time }),
    instruments: event.instruments,
    counts,
    certainty: judgement.certainty,
    attribution: judgement.attribution,
    ...(judgement.condition ? { condition: judgement.condition } : {}),
  };
}

/** What the outlet itself asserts anywhere stands; else the first mention decides. */
function surest(judgements: readonly Judgement[]): Judgement {
  const best = judgements.find((judgement) => judgement.certainty === 'asserted') ?? (judgements[0] as Judgement);
  const condition = best.condition ?? judgements.find((judgement) => judgement.condition)?.condition;
  return condition ? { ...best, condition } : best;
}

function refsOf(parties: readonly Party[]): EntityRef[] {
  return parties.map((party) => party.ref);
}

/** From the first to the last word of the trigger and of the phrases that fill its slots, within the sentence. */
function evidenceOf(reading: Reading, draft: EventDraft): Span {
  const tokens = [...draft.trigger];
  const phrase = draft.phrase === undefined ? undefined : reading.phrases[draft.phrase];
  if (phrase) tokens.push(phrase.first, phrase.last - 1);
  for (const index of draft.used) {
    const used = reading.phrases[index];
    if (used && used.sentence === draft.sentence) tokens.push(used.first, used.last - 1);
  }
  for (const party of [...draft.sources, ...draft.recipients]) {
    if (reading.tokens[party.token]?.sentence === draft.sentence) tokens.push(party.token);
  }
  const span = spanOfTokens(reading, tokens);
  return span[1] > 0 ? span : phrase ? spanOfPhrase(reading, phrase) : span;
}
