import type { EntityRef } from '../../model/index.js';
import { type EventDraft, SPEECH_TYPES } from './draft.js';
import { addParties, type DraftParties, sameParty } from './party.js';
import { placeRecord } from './places.js';
import { prepositionOf, type Reading } from './reading.js';

/** One happening: its first mention completed by the others, and all mentions in order of the text. */
export interface Happening {
  readonly event: EventDraft;
  readonly mentions: EventDraft[];
}

/** How far back, in sentences, a definite noun ("der Angriff") takes up a happening. */
const ANAPHOR_REACH = 6;

/**
 * Joins the mentions of one happening: verb and nominalisation, headline and text, a definite noun that takes it up.
 * "Drohnen trafen Cherson … Der Angriff dauerte zwei Stunden" is one; "Angriff auf Cherson … Angriff auf Sumy" are two.
 */
export function joinMentions(reading: Reading, drafts: readonly EventDraft[]): Happening[] {
  const happenings: Happening[] = [];
  for (const draft of drafts) {
    const known = findHappening(reading, happenings, draft);
    if (known) complete(reading, known, draft);
    else happenings.push({ event: draft, mentions: [draft] });
  }
  return happenings;
}

function findHappening(reading: Reading, happenings: readonly Happening[], draft: EventDraft): Happening | undefined {
  let fallback: Happening | undefined;
  for (let at = happenings.length - 1; at >= 0; at--) {
    const happening = happenings[at] as Happening;
    if (!sameHappening(reading, happening, draft)) continue;
    // "der Gipfel" takes up the last summit before it takes up the last talk.
    if (happening.event.mode === draft.mode) return happening;
    fallback ??= happening;
  }
  return fallback;
}

function sameHappening(reading: Reading, happening: Happening, draft: EventDraft): boolean {
  const { event, mentions } = happening;
  const last = mentions[mentions.length - 1] as EventDraft;
  if (event.type === 'ASSAULT' && isToll(reading, draft) && draft.sentence - last.sentence <= 2) return true;
  if (
    draft.type === 'ASSAULT' &&
    isToll(reading, last) &&
    mentions.length === 1 &&
    draft.sentence - last.sentence <= 2 &&
    !clash(reading, event, draft)
  )
    return true;
  if (event.type !== draft.type) return false;
  if (tellsOutcome(reading, last, draft)) return true;
  if (clash(reading, event, draft)) return false;
  if (last.clause === draft.clause && last.phrase === undefined && draft.phrase === undefined) return false;
  const shared = sharedArguments(reading, event, draft);
  const near = draft.sentence - last.sentence <= ANAPHOR_REACH;
  const anaphor = draft.phrase !== undefined && draft.definite && near;
  if (gathers(reading, event, draft) && draft.sentence - last.sentence <= 1) return true;
  const headline = mentions.some((mention) => reading.context.language.sentences[mention.sentence]?.headline === true);
  if (SPEECH_TYPES.has(draft.type)) {
    if (headline && shared > 0) return sameContent(reading, event, draft) || draft.content === undefined || event.content === undefined;
    if (anaphor && (empty(draft) || isResumed(event, draft))) return true;
    return shared > 0 && sameContent(reading, event, draft) && draft.sentence !== last.sentence;
  }
  if (anaphor && (empty(draft) || shared > 0)) return true;
  // "Sie demonstrierten unter dem Motto …": nobody new and nowhere else.
  if (near && draft.type === 'PROTEST' && draft.phrase === undefined && empty(draft)) return true;
  if (near && (goesOn(reading, event, draft) || retells(reading, event, draft))) return true;
  if (headline && shared > 0) return true;
  // Another mention without the article joins only with a place, target or partner in common: one force fights in many places.
  return (
    shared > 0 &&
    sharedTarget(reading, event, draft) &&
    (draft.phrase !== undefined || event.phrase !== undefined || sameWords(reading, event, draft))
  );
}

const HARM = new Set(['töten', 'verletzen', 'verwunden']);

/** "Zwei Menschen wurden getötet" after an attack tells its toll; nobody acts and nobody is named. */
export function isToll(reading: Reading, draft: EventDraft): boolean {
  return (
    draft.type === 'ASSAULT' &&
    draft.phrase === undefined &&
    draft.sources.length === 0 &&
    HARM.has(reading.verbs[draft.clause] ?? '') &&
    reading.passive[draft.clause] === true &&
    draft.recipients.every((party) => !party.named)
  );
}

const OUTCOME = new Set(['töten', 'verletzen', 'verwunden', 'ermorden', 'erschießen', 'zerstören', 'beschädigen']);

/** "Ein Attentäter tötete bei einem Anschlag auf einen Markt acht Menschen": the verb tells what came of the attack that "bei" or "durch" names in its clause. */
function tellsOutcome(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  if (left.type !== 'ASSAULT' || left.clause !== right.clause || left.clause < 0) return false;
  const noun = left.phrase === undefined ? right : left;
  if (noun.phrase === undefined || (left.phrase !== undefined && right.phrase !== undefined)) return false;
  const phrase = reading.phrases[noun.phrase];
  return OUTCOME.has(reading.verbs[left.clause] ?? '') && /^(?:bei|durch|mit)$/.test((phrase && prepositionOf(reading, phrase)) ?? '');
}

const GATHERING = new Set(['versammeln', 'zusammenkommen', 'tagen', 'zusammentreffen', 'beraten']);

/** "Eine Konferenz in Wien … Vertreter von 20 Staaten versammelten sich": who gathers does so at the meeting just told. */
function gathers(reading: Reading, event: EventDraft, draft: EventDraft): boolean {
  return (
    event.type === 'CONSULT' &&
    event.mode === 'multilateral' &&
    draft.phrase === undefined &&
    draft.places.length === 0 &&
    GATHERING.has(reading.verbs[draft.clause] ?? '')
  );
}

function empty(draft: EventDraft): boolean {
  return draft.sources.length + draft.recipients.length + draft.places.length === 0;
}

/** Two mentions that tell different things about the same slot are different happenings. */
function clash(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  return (
    (left.mode !== undefined && right.mode !== undefined && left.mode !== right.mode && !related(left.mode, right.mode)) ||
    (left.time !== undefined && right.time !== undefined && !left.time.startsWith(right.time) && !right.time.startsWith(left.time)) ||
    disjoint(reading, refs(left.sources), refs(right.sources)) ||
    disjoint(reading, told(left.recipients), told(right.recipients)) ||
    disjoint(reading, left.places, right.places)
  );
}

const AIR = new Set(['drone', 'aerial', 'heavy-weapons', 'explosives', 'destroy']);

function related(left: string, right: string): boolean {
  return AIR.has(left) && AIR.has(right) && (left === 'destroy' || right === 'destroy');
}

/** Words that name somebody without telling more than that. */
const GENERIC = /^(?:Menschen?|Personen?|Leute|Opfer|M[aä]nn(?:er)?|Frau(?:en)?|Täter|Beteiligten?|Betroffenen?)$/;

/** Parties that tell whom: "die Opfer" may be any of those told before. */
function told(parties: DraftParties): EntityRef[] {
  return refs(parties.filter((party) => !GENERIC.test(party.ref.name)));
}

/** "Die Drohnen schlugen gegen 21 Uhr ein", after a drone attack told: nobody and no place besides. */
function goesOn(reading: Reading, event: EventDraft, draft: EventDraft): boolean {
  if (draft.type !== 'ASSAULT' || draft.phrase !== undefined || !empty(draft) || draft.instruments.length === 0) return false;
  const head = reading.phrases[draft.used[0] ?? -1];
  const definite = head?.determiner !== undefined && reading.lemmas[head.determiner] === 'der';
  return definite && event.mode === draft.mode;
}

/** "Der Mann wurde verschleppt", after an abduction told: the same, in other words. */
function retells(reading: Reading, event: EventDraft, draft: EventDraft): boolean {
  if (
    draft.phrase !== undefined ||
    event.mode !== draft.mode ||
    draft.recipients.length === 0 ||
    draft.sources.some((party) => party.named)
  )
    return false;
  return draft.recipients.every((party) => {
    const phrase = reading.phrases[reading.headOf[party.token] ?? -1];
    const article = phrase?.determiner === undefined ? '' : (reading.lemmas[phrase.determiner] ?? '');
    return GENERIC.test(party.ref.name) && (article === 'der' || article === 'alle' || article === 'dies');
  });
}

function refs(parties: DraftParties): EntityRef[] {
  return parties.map((party) => party.ref);
}

function disjoint(reading: Reading, left: readonly EntityRef[], right: readonly EntityRef[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((one) => right.some((other) => alike(reading, one, other)));
}

/** Words for an army that stand for each other: "die Truppen des Nordens", "die Streitkräfte des Nordens". */
const FORCES = /^(?:Armee|Streitkräfte|Truppen|Soldaten|Militär|Einheiten|Streitmacht|Militärs)$/;

/** Near enough not to clash: a town and the region of its name, a state and its army. */
function alike(reading: Reading, left: EntityRef, right: EntityRef): boolean {
  return (
    sameParty(left, right) ||
    (FORCES.test(left.name) && FORCES.test(right.name)) ||
    contains(left.name, right.name) ||
    contains(right.name, left.name) ||
    sameCountry(reading, left, right) ||
    inCountry(reading, left, right) ||
    inCountry(reading, right, left)
  );
}

function inCountry(reading: Reading, country: EntityRef, place: EntityRef): boolean {
  const outer = placeRecord(reading, country);
  return outer?.precision === 'country' && outer.country !== undefined && placeRecord(reading, place)?.country === outer.country;
}

/** A state and its forces or government; two people of one country are two. */
function sameCountry(reading: Reading, left: EntityRef, right: EntityRef): boolean {
  const { actors } = reading.context.entities;
  const one = left.entity === undefined ? undefined : actors.get(left.entity);
  const other = right.entity === undefined ? undefined : actors.get(right.entity);
  if (!one?.country || one.country !== other?.country) return false;
  return (one.kind === 'state') !== (other.kind === 'state') && one.kind !== 'person' && other.kind !== 'person';
}

function contains(long: string, short: string): boolean {
  return short.length >= 4 && long.includes(short.slice(0, Math.max(4, short.length - 1)));
}

function sharedArguments(reading: Reading, left: EventDraft, right: EventDraft): number {
  return (
    common(reading, refs(left.sources), refs(right.sources)) +
    common(reading, refs(left.recipients), refs(right.recipients)) +
    common(reading, left.places, right.places)
  );
}

function sharedTarget(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  if (left.recipients.length + left.places.length === 0 || right.recipients.length + right.places.length === 0) {
    return left.type !== 'ASSAULT' && left.type !== 'COERCE' && common(reading, refs(left.sources), refs(right.sources)) > 0;
  }
  return (
    common(reading, refs(left.recipients), refs(right.recipients)) + common(reading, left.places, right.places) > 0 ||
    common(reading, refs(left.sources), refs(right.sources)) > 1
  );
}

function common(reading: Reading, left: readonly EntityRef[], right: readonly EntityRef[]): number {
  return left.filter((one) => right.some((other) => alike(reading, one, other))).length;
}

function sameWords(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  return reading.lemmas[left.trigger[0] ?? -1] === reading.lemmas[right.trigger[0] ?? -1];
}

function sameContent(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  return left.content !== undefined && right.content !== undefined && reading.lemmas[left.content] === reading.lemmas[right.content];
}

/** "Weber forderte mehr Geld. … Die Forderungen Webers": the noun with nobody but the same speaker. */
function isResumed(event: EventDraft, draft: EventDraft): boolean {
  return (
    draft.sources.length > 0 &&
    draft.recipients.length + draft.places.length === 0 &&
    draft.sources.every((party) => event.sources.some((other) => sameParty(party.ref, other.ref)))
  );
}

/** Takes over from a further mention what the first one lacks. */
function complete(reading: Reading, { event, mentions }: Happening, draft: EventDraft): void {
  mentions.push(draft);
  if (event.sources.length === 0) addParties(event.sources, draft.sources);
  if (event.recipients.length === 0) {
    addParties(event.recipients, draft.recipients);
  }
  for (const place of draft.places) if (!event.places.some((other) => alike(reading, other, place))) event.places.push(place);
  for (const instrument of draft.instruments) if (!event.instruments.includes(instrument)) event.instruments.push(instrument);
  if (draft.mode && (event.mode === undefined || related(event.mode, draft.mode)))
    event.mode = event.mode === undefined || event.mode === 'destroy' ? draft.mode : event.mode;
  if (draft.time && (event.time === undefined || draft.time.length > event.time.length)) event.time = draft.time;
}
