import { rememberedPair } from '../../language/index.js';
import type { Argument, Clause, Phrase } from '../../model/index.js';
import { antecedentOf } from './antecedents.js';
import { contentMode } from './content.js';
import { type EventDraft, SPEECH_TYPES } from './draft.js';
import { frameLexicon, type LightVerb, type NounFrame, type Slot } from './frames.js';
import { meansOfCompound, useMeans } from './means.js';
import { originsOf, partyOf } from './one-party.js';
import { partiesOf, possessorsOf } from './parties.js';
import { addParties, type Party, sameParty } from './party.js';
import { isLocal, placesIn } from './places.js';
import { attributeSlot, nounArguments, phraseOfRole, prepositionOf, type Reading } from './reading.js';
import { fillSlot, slotOfArgument, slotsOfClause } from './slots.js';
import { assign, placePartners } from './verbs.js';

/** A noun's event, and whether the noun alone is enough for one. */
export interface NounEvent {
  readonly draft: EventDraft;
  /** The word is used in general too, and nothing here says that it is about one happening. */
  readonly weak: boolean;
}

/**
 * The event that a noun phrase names: "der Angriff russischer Truppen auf Charkiw", "führte Gespräche", "Neun Festnahmen in Wien".
 * Not: "der Angriffskrieg", "Vorschlag", "Angriff über links" (weak: neither actor nor place).
 */
export function eventOfNoun(reading: Reading, phrase: Phrase): NounEvent | undefined {
  const token = reading.tokens[phrase.head];
  if (token?.upos !== 'NOUN' && token?.upos !== 'PROPN') return undefined;
  if (reading.context.entities.references.get(phrase.head)?.by === 'name') return undefined;
  const found = nounFrame(reading, phrase.head);
  if (!found) return undefined;
  const { frame, word } = found;
  if (!frame.type || (frame.plural && phrase.number === 'Sing')) return undefined;
  // "auf Initiative Frankreichs": how something came about.
  if (word === 'initiative' && prepositionOf(reading, phrase) === 'auf') return undefined;
  const means = meansOfCompound(word, frame.word);
  if (frame.first && !means) return undefined;
  const placed = reading.argumentOf.get(phrase.index);
  const clause = placed?.clause ?? reading.clauses[reading.clauseOf[phrase.head] ?? -1];
  const turned = placed !== undefined && isObjectBefore(reading, phrase, placed.clause, placed.argument);
  const asObject = turned || (clause !== undefined && !placed && isLooseObject(reading, phrase, clause));
  const slot = asObject ? 'obj' : placed && slotOfArgument(reading, placed.clause, placed.argument);
  const light = clause && lightVerb(reading, clause, slot);
  const draft: EventDraft = {
    type: means?.cyber ? 'COERCE' : frame.type,
    ...(means?.cyber ? { mode: 'cyber' } : frame.mode ? { mode: frame.mode } : {}),
    contexts: means?.cyber ? ['cyber'] : frame.contexts,
    trigger: [phrase.head],
    clause: clause?.index ?? -1,
    phrase: phrase.index,
    sentence: token.sentence,
    carried: light !== undefined,
    sense: light?.sense ?? 'real',
    sources: [],
    recipients: [],
    partners: [],
    places: [],
    instruments: [],
    contentClauses: [],
    used: [],
    definite:
      phrase.determiner !== undefined && reading.tokens[phrase.determiner]?.feats.Definite !== 'Ind' && !indefinite(reading, phrase),
  };
  if (means && !means.cyber) useMeans(draft, means);
  const own = fillOwn(reading, phrase, frame, draft);
  if (own === 'misfit') return undefined;
  if (light && clause) fillLight(reading, clause, light, frame, draft, turned);
  if (light === undefined && clause && clause.kind !== 'verbless') fillPossessive(reading, phrase, frame, draft);
  placePartners(draft);
  if (draft.type === 'ASSAULT' && clause) addVictims(reading, clause, draft);
  if (frame.modeByContent) contentMode(reading, draft, frame);
  if (isFigurative(draft, frame)) return undefined;
  const arguments_ = draft.sources.length + draft.recipients.length + draft.places.length;
  return { draft, weak: arguments_ === 0 };
}

/** "der Vorstoß des Ministers": a civilian alone makes no attack with a word that is used in general too. */
function isFigurative(draft: EventDraft, frame: NounFrame): boolean {
  const told = draft.sources.length + draft.recipients.length + draft.places.length + draft.instruments.length;
  // "Es gibt Vorstöße, das Gesetz zu ändern"
  if (told === 0 && draft.type === 'ASSAULT' && !draft.definite && /^(?:vorstoß|offensive|attacke|schlag)$/.test(frame.word)) return true;
  return (
    draft.type === 'ASSAULT' &&
    frame.bare &&
    draft.sources.length > 0 &&
    draft.recipients.length + draft.places.length + draft.instruments.length === 0 &&
    draft.sources.every((party) => !party.force)
  );
}

function indefinite(reading: Reading, phrase: Phrase): boolean {
  const lemma = phrase.determiner === undefined ? '' : (reading.lemmas[phrase.determiner] ?? '');
  return lemma === 'ein' || lemma === 'kein' || lemma === 'mehrere' || lemma === 'einige' || lemma === 'viele';
}

/** The frame of a noun by its lemma, else its form; undefined for words of the list of no events. */
function nounFrame(reading: Reading, token: number): { frame: NounFrame; word: string } | undefined {
  return frameOfWord(reading.lemmas[token] ?? '', reading.tokens[token]?.form ?? '');
}

const frameOfWord = rememberedPair((lemma: string, written: string): { frame: NounFrame; word: string } | undefined => {
  const { nouns, nounStems, notEvents } = frameLexicon();
  const form = written.toLowerCase();
  for (const word of [lemma, form, form.replace(/(?:en|n|e|s|es)$/, '')]) {
    if (notEvents.has(word)) return undefined;
    const stem = nounStems.find(word);
    const frame = stem === undefined ? undefined : nouns.get(stem);
    if (frame) return { frame, word };
  }
  return undefined;
});

/** Fills the frame from the noun's own attributes. `misfit` where a required one is missing. */
function fillOwn(reading: Reading, phrase: Phrase, frame: NounFrame, draft: EventDraft): 'fits' | 'misfit' {
  const attributes = nounArguments(reading, phrase);
  const used = draft.used as number[];
  for (const slot of frame.slots) {
    if (slot.slot === 'adj') {
      const origins = originsOf(reading, phrase);
      // "EU-Gipfel", "UN-Konferenz": of its kind, whoever meets there.
      addParties(draft.sources, draft.type === 'CONSULT' ? origins.filter((party) => party.token !== phrase.head) : origins);
      continue;
    }
    const own = attributes.filter((attribute) => attributeSlot(reading, attribute) === slot.slot);
    const candidates = own.length > 0 || slot.slot !== 'zwischen' ? own : betweenInClause(reading, phrase);
    const filling = fillSlot(reading, slot, candidates);
    if (!filling) {
      if (slot.required) return 'misfit';
      continue;
    }
    used.push(filling.phrase.index);
    if (slot.role === 'leader') addParties(draft.sources, originsOf(reading, filling.phrase));
    else if (slot.slot === 'gen' && slot.role !== 'place' && (slot.role === 'source' || slot.role === 'both')) {
      addParties(
        draft.sources,
        filling.parties.filter((party) => party.human || party.public),
      );
    } else assign(reading, draft, slot, filling);
  }
  addOwnPlaces(reading, attributes, draft);
  return 'fits';
}

/** "[Zwischen Polizei und Fans] kam es zu Zusammenstößen": both sides, apart from the noun but in its clause. */
function betweenInClause(reading: Reading, phrase: Phrase): Phrase[] {
  const { clause } = reading.argumentOf.get(phrase.index) ?? {};
  return (clause?.args ?? []).flatMap(({ phrase: index }) => {
    const other = reading.phrases[index];
    return other && prepositionOf(reading, other) === 'zwischen' ? [other] : [];
  });
}

function addOwnPlaces(reading: Reading, attributes: readonly Phrase[], draft: EventDraft): void {
  if (draft.places.length > 0) return;
  for (const attribute of attributes) {
    const preposition = prepositionOf(reading, attribute);
    if (draft.used.includes(attribute.index) || !isLocal(preposition) || preposition === 'an' || preposition === 'auf') continue;
    draft.places.push(...placesIn(reading, attribute));
    if (draft.places.length > 0) return;
  }
}

/** Verbs that say what an attack did to whom, and the slot of those who suffered. */
const HARM: ReadonlyMap<string, string> = new Map([
  ...['töten', 'verletzen', 'verwunden', 'ermorden', 'erschießen'].map((verb) => [verb, 'obj'] as const),
  ...['sterben', 'umkommen', 'kommen'].map((verb) => [verb, 'sub'] as const),
]);

/** "Bei einem Angriff auf die Stadt wurden zwei Polizisten getötet": the victims are whom it was done to. */
function addVictims(reading: Reading, clause: Clause, draft: EventDraft): void {
  const verb = reading.verbs[clause.index] ?? '';
  const wanted = HARM.get(verb);
  if (wanted === undefined || draft.recipients.length > 0) return;
  if (verb === 'kommen' && !clause.tokens.some((token) => reading.lemmas[token] === 'leben')) return;
  for (const argument of clause.args) {
    if (slotOfArgument(reading, clause, argument) !== wanted || argument.phrase === draft.phrase) continue;
    const phrase = reading.phrases[argument.phrase];
    if (phrase)
      addParties(
        draft.recipients,
        partiesOf(reading, phrase).filter((party) => party.human && !party.place),
      );
  }
}

/** "seine Kritik": the possessor is what the genitive would be, mostly the source; in "seine Festnahme" the one it is done to. */
function fillPossessive(reading: Reading, phrase: Phrase, frame: NounFrame, draft: EventDraft): void {
  if (draft.sources.length > 0 || phrase.determiner === undefined) return;
  if (reading.tokens[phrase.determiner]?.feats.Poss !== 'Yes') return;
  const party = partyOf(reading, { ...phrase, head: phrase.determiner });
  if (!party || isAnsweredBy(reading, phrase, party)) return;
  const suffers = frame.slots.some((slot) => slot.slot === 'gen' && (slot.role === 'target' || slot.role === 'recipient'));
  // "sein Haftbefehl", "seine Anklage": against him.
  if (suffers || (draft.type === 'ACCUSE' && draft.contexts.includes('legal'))) addParties(draft.recipients, [party]);
  else addParties(draft.sources, [party]);
}

/** What one does with the demands and reproaches of others. */
const ANSWERS = new Set(['erfüllen', 'ablehnen', 'zurückweisen', 'akzeptieren', 'annehmen', 'verwerfen', 'dementieren']);

/** "bis die Regierung ihre Forderungen erfüllt": not its own. */
function isAnsweredBy(reading: Reading, phrase: Phrase, party: Party): boolean {
  const placed = reading.argumentOf.get(phrase.index);
  if (placed?.argument.role !== 'object' || !ANSWERS.has(reading.verbs[placed.clause.index] ?? '')) return false;
  const subject = phraseOfRole(reading, placed.clause, 'subject');
  return subject !== undefined && partiesOf(reading, subject).some((one) => sameParty(one.ref, party.ref));
}

function lightVerb(reading: Reading, clause: Clause, slot: string | undefined): LightVerb | undefined {
  return frameLexicon()
    .light.get(reading.verbs[clause.index] ?? '')
    ?.find((light) => light.slot === (!reading.passive[clause.index] || slot !== 'obj' ? slot : 'obj'));
}

/** "flogen am Morgen [Angriffe] auf die Stadt": the analysis gave the noun no role, but it can be the object of the clause, which has a subject and none yet. */
function isLooseObject(reading: Reading, phrase: Phrase, clause: Clause): boolean {
  if (phrase.preposition !== undefined || phrase.parent !== undefined || !phrase.cases.includes('Acc') || reading.passive[clause.index])
    return false;
  const roles = new Set(clause.args.map(({ role }) => role));
  return roles.has('subject') && !roles.has('object') && clause.verb !== undefined;
}

/** "Scharfe Kritik übte die Opposition": what carries the noun takes it as its object, and who stands behind the verb could be its subject. */
function isObjectBefore(reading: Reading, phrase: Phrase, clause: Clause, argument: Argument): boolean {
  if (argument.role !== 'subject' || reading.passive[clause.index] || !phrase.cases.includes('Acc')) return false;
  if (lightVerb(reading, clause, 'sub') || !lightVerb(reading, clause, 'obj')?.subject) return false;
  // "Beschwerden der Anwohner erreichten die Stadt": whose it is told already.
  if (nounArguments(reading, phrase).some((attribute) => attributeSlot(reading, attribute) === 'gen')) return false;
  const other = phraseOfRole(reading, clause, 'object');
  return other?.cases.includes('Nom') === true && partiesOf(reading, other).some((party) => party.human || party.public);
}

/** What the light verb's clause adds: its subject, partners and targets, and the place. `turned`: its object is its subject, see `isObjectBefore`. */
function fillLight(reading: Reading, clause: Clause, light: LightVerb, frame: NounFrame, draft: EventDraft, turned: boolean): void {
  const used = draft.used as number[];
  const hasSubject = turned || clause.args.some((argument) => slotOfArgument(reading, clause, argument) === 'sub');
  const shared = hasSubject || light.slot === 'sub' ? undefined : slotsOfClause(reading, clause).get('sub')?.[0];
  if (shared && shared.index !== draft.phrase) fillSubject(reading, shared, light, frame, draft);
  for (const argument of clause.args) {
    const own = reading.phrases[argument.phrase];
    const phrase = own && antecedentOf(reading, clause, own);
    if (!phrase || phrase.index === draft.phrase || used.includes(phrase.index)) continue;
    const given = slotOfArgument(reading, clause, argument);
    const slot = turned && given === 'obj' ? 'sub' : given;
    if (slot === 'sub' && light.slot !== 'sub') {
      fillSubject(reading, phrase, light, frame, draft);
      used.push(phrase.index);
      continue;
    }
    if (slot === 'iobj') {
      if (draft.type === 'PROTEST' || draft.type === 'CONSULT') continue;
      addParties(draft.recipients, partiesOf(reading, phrase).filter(notPlace));
      continue;
    }
    if (slot === 'zwischen' && light.slot === 'sub') continue;
    const known = frame.slots.find((candidate) => candidate.slot === slot);
    if (known) {
      const filling = fillSlot(reading, known, [phrase]);
      if (filling && !(known.role === 'place' && draft.places.length > 0)) assign(reading, draft, known, filling);
    } else if (isLocal(slot) && draft.places.length === 0 && slot !== 'an' && slot !== 'auf')
      draft.places.push(...placesIn(reading, phrase));
  }
}

/** The subject of the light verb in its role; who acts comes first: "Kanada führte Gespräche mit Mexiko". */
function fillSubject(reading: Reading, phrase: Phrase, light: LightVerb, frame: NounFrame, draft: EventDraft): void {
  if (light.sense === 'denied' && draft.sources.length > 0) return;
  const role = light.subject === 'recipient' ? 'target' : (light.subject ?? 'source');
  const filling = fillSlot(reading, SUBJECT, [phrase]);
  const others = draft.sources.splice(0);
  if (filling && light.subject)
    assign(reading, draft, { ...SUBJECT, role: frame.slots.some(isBoth) && role === 'source' ? 'both' : role }, filling);
  addParties(draft.sources, others);
  // "Das Vorhaben der Regierung stieß auf Kritik": whose it is.
  if (role === 'target' && SPEECH_TYPES.has(draft.type) && draft.recipients.length === 0)
    addParties(draft.recipients, possessorsOf(reading, phrase).filter(notPlace));
}

const SUBJECT: Slot = { slot: 'sub', required: false, forbidden: false };

function isBoth(slot: Slot): boolean {
  return slot.role === 'both' && slot.slot === 'mit';
}

function notPlace(party: Party): boolean {
  return !party.place;
}
