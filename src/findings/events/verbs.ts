import type { Clause, Phrase } from '../../model/index.js';
import { antecedentOf } from './antecedents.js';
import { contentMode } from './content.js';
import { type EventDraft, SPEECH_TYPES } from './draft.js';
import { type Frame, frameLexicon, type Slot } from './frames.js';
import { addMembers, blamedInContent, demandedOf, possessorsAsRecipients } from './implied.js';
import { isMeans, meansOfPhrase } from './means.js';
import { partyOf } from './one-party.js';
import { authorsOf, isDocument, possessorsOf } from './parties.js';
import { addParties, type Party, sameParty } from './party.js';
import { isLocal, placeRecord, placesIn } from './places.js';
import { phraseOfRole, prepositionOf, type Reading } from './reading.js';
import { type ClauseSlots, type Filling, fillSlot, slotsOfClause, targetOf } from './slots.js';

/** Slots that are no phrase: they look at the clause itself. */
const NOT_PHRASES = new Set(['refl', 'inf']);
const CORE = new Set(['sub', 'obj', 'iobj', 'gen', 'pred']);
const PREPOSITIONS = new Set(
  'an auf aus bei durch für gegen gegenüber in mit nach über um unter von vor wegen zu zwischen als hinter bis'.split(' '),
);

/** What a clause's verb tells: the draft, and the phrases and clauses that are only its content. */
export interface VerbEvent {
  readonly draft: EventDraft;
  readonly frame: Frame;
}

/**
 * The event that the clause's verb tells by the first frame that fits; undefined where none fits.
 * Catches "Die Polizei nahm zwei Männer fest", not "Das Spiel nahm einen guten Verlauf".
 */
export function eventOfVerb(reading: Reading, clause: Clause): VerbEvent | undefined {
  if (clause.verb === undefined) return undefined;
  const frames = frameLexicon().verbs.get(reading.verbs[clause.index] ?? '');
  if (!frames) return undefined;
  const slots = slotsOfClause(reading, clause);
  for (const frame of frames) {
    const fillings = fits(reading, clause, frame, slots);
    if (!fillings) continue;
    return frame.type && { draft: draftOf(reading, clause, frame, fillings, slots), frame };
  }
  const other = relativeInstead(reading, slots, clause) ?? exchanged(reading, slots, clause) ?? sharedInstead(reading, slots, clause);
  for (const frame of other ? frames : []) {
    if (!frame.type || !other || !frame.slots.some((slot) => slot.slot === 'sub' && (slot.kind === 'force' || slot.kind === 'public')))
      continue;
    const fillings = fits(reading, clause, frame, other);
    if (fillings) return { draft: draftOf(reading, clause, frame, fillings, other), frame };
  }
  return undefined;
}

/** The slots with subject and object exchanged, where both forms could be either: "töteten Soldaten neun Aktivisten". */
function exchanged(reading: Reading, slots: ClauseSlots, clause: Clause): ClauseSlots | undefined {
  const subject = slots.get('sub')?.[0];
  const object = slots.get('obj')?.[0];
  if (reading.passive[clause.index] || !subject || !object) return undefined;
  if (!subject.cases.includes('Acc') || !object.cases.includes('Nom') || subject.number !== object.number) return undefined;
  if (isDocument(reading, subject)) return undefined;
  return new Map([...slots, ['sub', [object]], ['obj', [subject]]]);
}

/** "eine Resolution, die die Regierung auffordert": the pronoun that opens a relative clause is its subject where the other noun can be the object and nothing else is. */
function relativeInstead(reading: Reading, slots: ClauseSlots, clause: Clause): ClauseSlots | undefined {
  const object = slots.get('sub')?.[0];
  if (clause.kind !== 'relative' || reading.passive[clause.index] || !object?.cases.includes('Acc')) return undefined;
  const opening = reading.phrases[reading.headOf[clause.tokens[0] ?? -1] ?? -1];
  if (!opening || !/^(?:die|das|welche|welches)$/i.test(reading.tokens[opening.head]?.form ?? '')) return undefined;
  const subject = antecedentOf(reading, clause, opening);
  return subject === opening || subject === object ? undefined : new Map([...slots, ['sub', [subject]], ['obj', [object]]]);
}

/** "X betonte … und forderte Hilfe": what was taken for the subject is the object, and the subject that of the clause before. */
function sharedInstead(reading: Reading, slots: ClauseSlots, clause: Clause): ClauseSlots | undefined {
  const subject = slots.get('sub')?.[0];
  const before = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  if (!subject || !before || slots.has('obj') || reading.passive[clause.index] || partyOf(reading, subject)) return undefined;
  const shared = phraseOfRole(reading, before, 'subject');
  return shared && new Map([...slots, ['sub', [shared]], ['obj', [subject]]]);
}

/** Fillings of the frame's slots, or undefined where a required slot is empty, a forbidden one filled, or a subject of another kind. */
function fits(reading: Reading, clause: Clause, frame: Frame, slots: ClauseSlots): Map<Slot, Filling> | undefined {
  const fillings = new Map<Slot, Filling>();
  for (const slot of frame.slots) {
    if (NOT_PHRASES.has(slot.slot)) {
      const there = slot.slot === 'refl' ? reflexive(reading, clause) : contentClauses(reading, clause, slot).length > 0;
      if (there ? slot.forbidden : slot.required) return undefined;
      continue;
    }
    if (slot.slot === 'word') {
      if (clause.tokens.some((token) => isOneOf(reading, token, slot)) === slot.forbidden) return undefined;
      continue;
    }
    if (!CORE.has(slot.slot) && !PREPOSITIONS.has(slot.slot)) {
      if (clause.tokens.some((token) => isWord(reading, token, slot.slot)) === slot.forbidden) return undefined;
      continue;
    }
    let phrases = phrasesFor(slot, frame, slots);
    if (slot.slot === 'iobj') phrases = phrases.filter((phrase) => ![...fillings.values()].some((other) => other.phrase === phrase));
    const filling = fillSlot(reading, slot, phrases) ?? privateSpeaker(reading, frame, slot, phrases);
    if (slot.forbidden ? phrases.length > 0 : slot.required && !filling) return undefined;
    // A subject of the wrong kind means another sense of the verb: "Der Sturm griff die Dächer an".
    if (slot.slot === 'sub' && (slot.kind || slot.stems) && !filling && (phrases.length > 0 || !reading.passive[clause.index])) {
      // "Der Bericht kritisiert die Regierung": a text speaks, whoever wrote it.
      if (slot.kind === 'public' && BY_FIRMS.has(frame.type ?? '') && phrases.some((phrase) => isDocument(reading, phrase))) continue;
      // "Dann setzten sie Häuser in Brand": several whom nobody could be found for.
      if (slot.kind === 'human' && phrases.length > 0 && phrases.every((phrase) => isThey(reading, phrase))) continue;
      // "durch eine Sprengfalle getötet": with what, and by nobody that is told.
      if (reading.passive[clause.index] && phrases.length > 0 && phrases.every((phrase) => isMeans(reading, phrase))) continue;
      // "Mitarbeiter von Hilfswerken wurden überfallen": no agent, but whose people they are.
      // "von Kollegen schikaniert": where only the state can do it, somebody else's act is another matter.
      if (slot.kind !== 'force' || !(reading.passive[clause.index] && phrases.every((phrase) => partyOf(reading, phrase)?.human)))
        return undefined;
    }
    if (filling) fillings.set(slot, filling);
  }
  return fillings;
}

/** "sie" in the plural. */
function isThey(reading: Reading, phrase: Phrase): boolean {
  return reading.lower[phrase.head] === 'sie' && phrase.number === 'Plur';
}

/** Acts of speech that firms do to the state, too; that the other side is public is asked later. */
const BY_FIRMS = new Set(['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'SUPPORT']);

/** "Die Firma warf der Regierung Untätigkeit vor": a firm in the place of a public actor. */
function privateSpeaker(reading: Reading, frame: Frame, slot: Slot, phrases: readonly Phrase[]): Filling | undefined {
  if (slot.slot !== 'sub' || slot.kind !== 'public' || frame.type === undefined || !BY_FIRMS.has(frame.type)) return undefined;
  const filling = fillSlot(reading, { ...slot, kind: 'firm' }, phrases);
  return filling?.parties.some((party) => party.company || party.named) ? filling : undefined;
}

/** "drohte den Streikenden": where the verb has an addressee and no object, what was taken for an object is the addressee. */
function phrasesFor(slot: Slot, frame: Frame, slots: ClauseSlots): readonly Phrase[] {
  const own = slots.get(slot.slot);
  // "haben Soldaten nach Nordland geschickt": a bare plural whose form is the same in all cases.
  if (!own && slot.slot === 'obj' && !frame.slots.some((other) => other.slot === 'iobj' && other.required))
    return (slots.get('iobj') ?? []).filter((phrase) => phrase.determiner === undefined && phrase.cases.includes('Acc'));
  if (own || slot.slot !== 'iobj' || frame.slots.some((other) => other.slot === 'obj')) return own ?? [];
  return slots.get('obj') ?? [];
}

/** By lemma, or as written: "gefangen" of "nahmen sie gefangen" has the lemma of a verb. */
function isWord(reading: Reading, token: number, word: string): boolean {
  return reading.lemmas[token] === word || reading.tokens[token]?.form === word;
}

/** "word{kritisch|skeptisch}": one of the words stands in the clause, whatever it is there. */
function isOneOf(reading: Reading, token: number, slot: Slot): boolean {
  return slot.stems?.has(reading.lemmas[token] ?? '') === true || slot.stems?.has(reading.lower[token] ?? '') === true;
}

function reflexive(reading: Reading, clause: Clause): boolean {
  return clause.tokens.some((index) => {
    const token = reading.tokens[index];
    return token?.feats.Reflex === 'Yes' || /^(?:sich|einander|uns|mich)$/i.test(token?.form ?? '');
  });
}

/** Clauses that are the content of this one: infinitives and clauses with "dass" that hang on it. */
export function contentClauses(reading: Reading, clause: Clause, slot?: Slot): Clause[] {
  return (reading.dependents.get(clause.index) ?? []).flatMap((index) => {
    const child = reading.clauses[index];
    if (!child || !isContent(reading, child)) return [];
    return slot?.stems && !slot.stems.has(reading.verbs[child.index] ?? '') ? [] : [child];
  });
}

const PURPOSE = new Set(['um', 'ohne', 'statt', 'anstatt']);

function isContent(reading: Reading, clause: Clause): boolean {
  const opener = clause.subordinator === undefined ? '' : (reading.lemmas[clause.subordinator] ?? '');
  if (clause.kind === 'infinitive') return !PURPOSE.has(opener);
  return clause.kind === 'subordinate' && (opener === 'dass' || opener === 'daß');
}

function draftOf(reading: Reading, clause: Clause, frame: Frame, fillings: ReadonlyMap<Slot, Filling>, slots: ClauseSlots): EventDraft {
  const verb = clause.verb as number;
  const draft: EventDraft = {
    type: frame.type as EventDraft['type'],
    ...(frame.mode ? { mode: frame.mode } : {}),
    contexts: frame.contexts,
    trigger: clause.particle === undefined ? [verb] : [verb, clause.particle].sort((left, right) => left - right),
    clause: clause.index,
    sentence: clause.sentence,
    carried: true,
    sense: 'real',
    sources: [],
    recipients: [],
    partners: [],
    places: [],
    instruments: [],
    contentClauses: contentClauses(reading, clause).map((child) => child.index),
    used: [...fillings.values()].map((filling) => filling.phrase.index),
    definite: false,
  };
  let hasSubjectRole = false;
  const addressee = addresseeAsObject(frame, fillings, draft.contentClauses.length > 0);
  for (const [slot, filling] of fillings) {
    if (filling === addressee) {
      addParties(draft.recipients, filling.parties);
      continue;
    }
    if (slot.slot === 'sub' && slot.role) hasSubjectRole = true;
    assign(reading, draft, slot, filling);
  }
  if (!hasSubjectRole) addParties(draft.sources, subjects(reading, slots));
  if (draft.type === 'ASSAULT' && reading.passive[clause.index])
    for (const phrase of slots.get('sub') ?? []) if (isMeans(reading, phrase)) meansOfPhrase(reading, phrase, draft);
  addAuthors(reading, draft, slots);
  placePartners(draft);
  addClausePlaces(reading, clause, frame, draft, slots);
  if (frame.modeByContent) contentMode(reading, draft, frame);
  possessorsAsRecipients(reading, draft, fillings);
  demandedOf(reading, draft, fillings);
  blamedInContent(reading, clause, draft);
  addMembers(reading, clause, draft);
  return draft;
}

/**
 * "warf Nordland vor, … zu haben": a name without article, whose case nobody sees, is the addressee where the verb has one and the content is a clause;
 * so are people whose article could be an accusative, too ("werfen den Rebellen vor, … zu haben").
 */
function addresseeAsObject(frame: Frame, fillings: ReadonlyMap<Slot, Filling>, withContent: boolean): Filling | undefined {
  const addressee = frame.slots.find((slot) => slot.slot === 'iobj' && slot.role === 'recipient');
  if (!addressee || fillings.has(addressee)) return undefined;
  for (const [slot, filling] of fillings)
    if (
      slot.slot === 'obj' &&
      slot.role === 'content' &&
      filling.parties.length > 0 &&
      filling.parties.every((party) => party.named || (withContent && (party.human || party.public)))
    )
      return filling;
  return undefined;
}

/** "In einem Bericht der Kommission wird kritisiert, dass …": what is said in a document, its authors say. */
function addAuthors(reading: Reading, draft: EventDraft, slots: ClauseSlots): void {
  if (!reading.passive[draft.clause] || draft.sources.length > 0 || !SPEECH_TYPES.has(draft.type)) return;
  for (const phrase of slots.get('in') ?? [])
    if (isDocument(reading, phrase))
      addParties(
        draft.sources,
        authorsOf(reading, phrase).filter((party) => party.public && !draft.recipients.some((other) => sameParty(other.ref, party.ref))),
      );
}

function subjects(reading: Reading, slots: ClauseSlots): Party[] {
  const filling = fillSlot(reading, { slot: 'sub', required: false, forbidden: false }, slots.get('sub') ?? []);
  return filling ? [...filling.parties] : [];
}

/** Puts what fills a slot where its role belongs in the event. */
export function assign(reading: Reading, draft: EventDraft, slot: Slot, filling: Filling): void {
  switch (slot.role) {
    case 'both':
      if (slot.slot === 'mit' || slot.slot === 'gegen') {
        addParties(
          draft.partners,
          filling.parties.filter((party) => party.human || party.public),
        );
        break;
      }
      addParties(draft.sources, slot.kind ? filling.parties.filter((party) => party.human || party.public) : filling.parties);
      break;
    case 'source':
    case 'leader':
      addParties(draft.sources, slot.kind ? filling.parties.filter((party) => party.human || party.public) : filling.parties);
      break;
    case 'recipient':
      addParties(
        draft.recipients,
        filling.parties.filter((party) => !party.place || placeRecord(reading, party.ref)?.precision === 'country' || party.public),
      );
      break;
    case 'place':
      addPlaces(draft, filling);
      break;
    case 'target': {
      const target = targetOf(reading, filling);
      addParties(draft.recipients, target.recipients);
      for (const place of target.places) if (!draft.places.some((other) => sameParty(other, place))) draft.places.push(place);
      break;
    }
    case 'instrument':
      meansOfPhrase(reading, filling.phrase, draft);
      // "Nordländische Drohnen trafen das Werk": whose they are says who attacked.
      if (slot.slot === 'sub') addParties(draft.sources, possessorsOf(reading, filling.phrase));
      break;
    case 'content':
    case 'item':
      draft.content ??= filling.phrase.head;
      break;
    case undefined:
      break;
  }
}

/** "A verhandelte mit B": B is the other side; "Gespräche mit B": B is all that is told. */
export function placePartners(draft: EventDraft): void {
  if (draft.sources.length === 0) addParties(draft.sources, draft.partners);
  else
    addParties(
      draft.recipients,
      draft.partners.filter((party) => !draft.sources.some((source) => sameParty(source.ref, party.ref))),
    );
}

function addPlaces(draft: EventDraft, filling: Filling): void {
  for (const place of filling.places) if (!draft.places.some((other) => sameParty(other, place))) draft.places.push(place);
}

/** Types whose verb locates what happens by any local phrase of its clause; a speech act has no place of its own unless its frame says so. */
const LOCATED = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'CONSULT', 'RETREAT', 'MOBILIZE', 'COOPERATE']);

function addClausePlaces(reading: Reading, clause: Clause, frame: Frame, draft: EventDraft, slots: ClauseSlots): void {
  if (draft.places.length > 0 || !LOCATED.has(draft.type)) return;
  for (const slot of ['in', 'bei', 'nahe', 'vor', 'an', 'auf', 'über']) {
    // "berieten über die Ukraine": of what they spoke.
    if (slot === 'über' && draft.type === 'CONSULT') continue;
    if (frame.slots.some((known) => known.slot === slot && known.role !== 'place')) continue;
    for (const phrase of slots.get(slot) ?? []) {
      if (!isLocal(prepositionOf(reading, phrase)) || isAttributeOfParty(reading, draft, phrase.index)) continue;
      for (const place of placesIn(reading, phrase)) if (!draft.places.some((other) => sameParty(other, place))) draft.places.push(place);
    }
    if (draft.places.length > 0) return;
  }
  void clause;
}

/** "Der Botschafter in Moskau kritisierte …": the place belongs to the ambassador. */
function isAttributeOfParty(reading: Reading, draft: EventDraft, phrase: number): boolean {
  let parent = reading.phrases[phrase]?.parent;
  for (let steps = 0; parent !== undefined && steps < 4; steps++) {
    const holder = reading.phrases[parent];
    if ([...draft.sources, ...draft.recipients].some((party) => party.token === holder?.head)) return true;
    parent = holder?.parent;
  }
  return false;
}
