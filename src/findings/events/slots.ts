import type { Argument, Clause, EntityRef, Phrase } from '../../model/index.js';
import { antecedentOf, isSettlement } from './antecedents.js';
import type { Slot } from './frames.js';
import { settleNames } from './name-slots.js';
import { somebodyOf } from './one-party.js';
import { opensMembers, partiesOf } from './parties.js';
import { type Party, partyIs } from './party.js';
import { placeOf, placeRecord, placesIn } from './places.js';
import { coordinated, nounArguments, phraseOfRole, prepositionOf, type Reading } from './reading.js';

/** The phrases of a clause by slot, the passive turned round. */
export type ClauseSlots = ReadonlyMap<string, readonly Phrase[]>;

/** Phrases of the clause by slot: `sub`, `obj`, `iobj`, `gen`, `pred` and prepositions. A passive's subject is its `obj`, its agent its `sub`. */
export function slotsOfClause(reading: Reading, clause: Clause): ClauseSlots {
  const slots = new Map<string, Phrase[]>();
  for (const argument of clause.args) {
    const own = reading.phrases[argument.phrase];
    const slot = own && slotOfArgument(reading, clause, argument);
    if (!own || !slot || isExample(reading, own)) continue;
    const phrase = antecedentOf(reading, clause, own);
    const list = slots.get(slot);
    if (!list) slots.set(slot, [phrase]);
    else if (!list.includes(phrase)) list.push(phrase);
  }
  settleNames(reading, slots);
  if (hasGap(reading, clause, slots)) {
    slots.set('obj', slots.get('sub') ?? []);
    slots.delete('sub');
  }
  shareSubject(reading, clause, slots);
  addLooseDative(reading, clause, slots);
  shareAgent(reading, clause, slots);
  for (const core of ['obj', 'sub', 'iobj'] as const) {
    for (const phrase of slots.get(core) ?? []) addAttributes(reading, slots, phrase, core === 'obj');
  }
  return slots;
}

/** "Über 20 Gruppen hatten aufgerufen, darunter [die Partei]": part of a group, no slot of its own. */
function isExample(reading: Reading, phrase: Phrase): boolean {
  return opensMembers(reading, phrase.first - 1);
}

/**
 * "Der Vertreter dankte und rief die Armee auf": a conjunct that begins with its verb has the subject of the clause before, so its first noun is the object.
 * Not where it has an object besides, or cannot be one: "und sprach sich der Minister dafür aus".
 */
function hasGap(reading: Reading, clause: Clause, slots: ClauseSlots): boolean {
  const before = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  const subject = slots.get('sub')?.[0];
  if (!before || !subject || slots.has('obj') || reading.passive[clause.index] || clause.kind !== 'main') return false;
  const first = clause.tokens.find((token) => reading.tokens[token]?.upos !== 'CCONJ');
  if (first !== clause.finite || !subject.cases.includes('Acc')) return false;
  if (clause.tokens.some((token) => reading.tokens[token]?.feats.Reflex === 'Yes' || reading.tokens[token]?.form === 'sich')) return false;
  return before.args.some((argument) => argument.role === 'subject');
}

const DATIVE = /^(?:dem|den|der|einem|einer|ihrem|ihrer|ihren|seinem|seiner|seinen|diesem|dieser|diesen|allen|beiden)$/i;

const NEEDS_ADDRESSEE = new Set(['vorwerfen', 'unterstellen', 'vorhalten', 'anlasten']);

/** "weil die Opposition | der Regierung Betrug vorwarf": with a verb that needs an addressee, what could be a genitive of the subject is it. */
function addresseeInSubject(reading: Reading, slots: ReadonlyMap<string, readonly Phrase[]>): Phrase | undefined {
  const subject = slots.get('sub')?.[0];
  const object = slots.get('obj')?.[0];
  if (!subject || !object || partiesOf(reading, object).length > 0) return undefined;
  return (reading.attributes.get(subject.index) ?? [])
    .map((index) => reading.phrases[index])
    .find((one) => one?.attribute === 'genitive' && one.first === subject.last && reading.lower[one.determiner ?? -1] === 'der');
}

/** "Er dankte der Junta für …": a phrase of the clause that nothing else claims and whose article can be a dative is the addressee. */
function addLooseDative(reading: Reading, clause: Clause, slots: Map<string, Phrase[]>): void {
  if (slots.has('iobj') || clause.verb === undefined) return;
  const taken = NEEDS_ADDRESSEE.has(reading.verbs[clause.index] ?? '') ? addresseeInSubject(reading, slots) : undefined;
  if (taken) {
    slots.set('iobj', [taken]);
    return;
  }
  for (const token of clause.tokens) {
    const phrase = reading.phrases[reading.headOf[token] ?? -1];
    if (!phrase || phrase.preposition !== undefined || phrase.attribute !== undefined || phrase.determiner === undefined) continue;
    const article = reading.tokens[phrase.determiner]?.form ?? '';
    if (reading.argumentOf.has(phrase.index) || !DATIVE.test(article)) continue;
    // "die Anhänger der Partei": a genitive that the analysis left open.
    const before = reading.tokens[phrase.first - 1]?.upos;
    if (article.endsWith('r') && (before === 'NOUN' || before === 'PROPN')) continue;
    slots.set('iobj', [phrase]);
    return;
  }
}

/** "Die Armee zog ab und räumte die Stadt": a coordinated clause without a subject has that of the clause before it. */
function shareSubject(reading: Reading, clause: Clause, slots: Map<string, Phrase[]>): void {
  const own = reading.passive[clause.index] ? 'obj' : 'sub';
  const above = clause.kind !== 'infinitive' || clause.parent === undefined ? undefined : reading.clauses[clause.parent];
  if (above && DATIVE_CONTROL.has(reading.verbs[above.index] ?? '')) slots.delete(own);
  if (clause.kind === 'infinitive' && !slots.has(own)) shareController(reading, clause, slots, own);
  if (!slots.has(own) && clause.kind === 'main') shareOpening(reading, clause, slots, own);
  let before = clause.conjunctOf === undefined || slots.has(own) ? undefined : reading.clauses[clause.conjunctOf];
  for (let steps = 0; before && steps < 4; steps++) {
    const subject = before.args.find((argument) => argument.role === 'subject');
    const phrase = subject && reading.phrases[subject.phrase];
    if (phrase) {
      slots.set(own, [phrase]);
      return;
    }
    before = before.conjunctOf === undefined ? undefined : reading.clauses[before.conjunctOf];
  }
}

/** Verbs whose object or addressee does what the infinitive says. */
const OBJECT_CONTROL = new Set(
  'auffordern aufrufen bitten zwingen erlauben verbieten befehlen anweisen ermahnen drängen überreden beauftragen gestatten raten empfehlen nötigen veranlassen hindern warnen ersuchen beschuldigen bezichtigen vorwerfen vorhalten unterstellen anlasten verpflichten'.split(
    ' ',
  ),
);

/** "Anna Weber, Leiterin des Amtes und Sprecherin des Rates, | kritisierte …": the words before the comma, without a verb, hold the subject of a clause that opens with its verb. */
function shareOpening(reading: Reading, clause: Clause, slots: Map<string, Phrase[]>, own: string): void {
  const before = reading.clauses[clause.index - 1];
  if (
    before?.kind !== 'verbless' ||
    before.parent !== clause.index ||
    before.sentence !== clause.sentence ||
    clause.tokens[0] !== clause.finite
  )
    return;
  const phrase = phraseOfRole(reading, before, 'subject');
  if (phrase && slots.has('obj')) slots.set(own, [phrase]);
}

/** Verbs without a subject of their own: "Es gelang der Polizei, ihn festzunehmen". */
const DATIVE_CONTROL = new Set(['gelingen', 'glücken', 'misslingen', 'obliegen', 'gestatten', 'freistehen']);

/** "begannen damit, die Stadt zu beschießen": an infinitive has the subject of the verb above it, or its object where the verb demands something of somebody. */
function shareController(reading: Reading, clause: Clause, slots: Map<string, Phrase[]>, own: string): void {
  const above = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
  if (!above) return;
  const verb = reading.verbs[above.index] ?? '';
  const roles =
    OBJECT_CONTROL.has(verb) || DATIVE_CONTROL.has(verb)
      ? ['indirect-object', 'object']
      : [reading.passive[above.index] ? 'agent' : 'subject'];
  for (const role of roles) {
    const argument = above.args.find((candidate) => candidate.role === role);
    const phrase = argument && reading.phrases[argument.phrase];
    if (!phrase) continue;
    slots.set(own, [antecedentOf(reading, above, phrase)]);
    return;
  }
}

/** "wurde von der Polizei gestellt und festgenommen": both by the police. */
function shareAgent(reading: Reading, clause: Clause, slots: Map<string, Phrase[]>): void {
  const before = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  if (!before || slots.has('sub') || !reading.passive[clause.index]) return;
  const split = !reading.passive[before.index];
  // "konnte von der Polizei gestellt und festgenommen werden": the auxiliary of both stands with the second.
  if (split && !(before.verb !== undefined && reading.tokens[before.verb]?.feats.VerbForm === 'Part')) return;
  if (!split && clause.args.some((argument) => argument.role === 'subject')) return;
  const agent = before.args.find((argument) =>
    split ? argument.role === 'oblique' && argument.preposition === 'von' : argument.role === 'agent',
  );
  const phrase = agent && reading.phrases[agent.phrase];
  if (phrase) slots.set('sub', [phrase]);
}

/** Name of the slot that an argument fills; undefined for adverbials. */
export function slotOfArgument(reading: Reading, clause: Clause, argument: Argument): string | undefined {
  const passive = reading.passive[clause.index] === true;
  switch (argument.role) {
    case 'subject':
      return passive ? 'obj' : 'sub';
    case 'object':
      return 'obj';
    case 'indirect-object':
      return 'iobj';
    case 'genitive-object':
      return 'gen';
    case 'agent':
      return isDirection(reading, argument) ? undefined : 'sub';
    case 'predicate':
      return argument.preposition ?? 'pred';
    case 'oblique':
      return argument.preposition;
    case 'adverbial':
      return argument.preposition;
  }
}

/**
 * Prepositional attributes of an object often belong to the verb: "verhängte Sanktionen gegen Russland"; right behind it they come first
 * ("beschloss Sanktionen gegen Nordland wegen der Gewalt gegen Demonstranten").
 */
function addAttributes(reading: Reading, slots: Map<string, Phrase[]>, phrase: Phrase, first: boolean): void {
  for (const attribute of nounArguments(reading, phrase)) {
    const preposition = prepositionOf(reading, attribute);
    if (preposition === undefined) continue;
    const list = slots.get(preposition);
    if (!list) slots.set(preposition, [attribute]);
    else if (!list.includes(attribute)) list.splice(first && attribute.first === phrase.last ? 0 : list.length, 0, attribute);
  }
}

/** "wurde in der Nähe von Brüssel verhaftet", "nördlich von Kabul angegriffen": where, not by whom. */
function isDirection(reading: Reading, argument: Argument): boolean {
  const phrase = reading.phrases[argument.phrase];
  return phrase !== undefined && DIRECTIONS.test(reading.tokens[phrase.first - 1]?.form ?? '');
}

const DIRECTIONS =
  /^(?:Nähe|Umgebung|Raum|Höhe|Zentrum|Stadtrand|Rande?|Umland|(?:Nord|Süd)?(?:Nord|Süd|Ost|West)en|(?:nord|süd)?(?:nörd|süd|öst|west)lich|unweit|entfernt)$/;

/** What one slot of a frame holds in the text. */
export interface Filling {
  readonly phrase: Phrase;
  readonly parties: readonly Party[];
  readonly places: readonly EntityRef[];
}

/** The first of the phrases that may stand in the slot; undefined where none may. */
export function fillSlot(reading: Reading, slot: Slot, phrases: readonly Phrase[]): Filling | undefined {
  for (const phrase of phrases) {
    if (slot.stems && !coordinated(reading, phrase).some((part) => headMatches(reading, slot, part))) continue;
    let parties = partiesOf(reading, phrase, slot.slot === 'sub');
    if (slot.kind === 'somebody' && parties.length === 0) {
      const somebody = somebodyOf(reading, phrase);
      if (somebody) parties = [somebody];
    }
    if (slot.kind === 'place') {
      if (!placeOf(reading, phrase)) continue;
    } else if (slot.kind === 'money') {
      if (!hasNumber(reading, phrase)) continue;
    } else if (slot.kind) {
      const kind = slot.kind;
      if (!parties.some((party) => partyIs(party, kind))) continue;
    }
    return { phrase, parties, places: placesIn(reading, phrase) };
  }
  return undefined;
}

function headMatches(reading: Reading, slot: Slot, phrase: Phrase): boolean {
  const lemma = reading.lemmas[phrase.head] ?? '';
  const form = reading.lower[phrase.head] ?? '';
  return slot.stems?.has(lemma) === true || slot.stems?.has(form) === true;
}

function hasNumber(reading: Reading, phrase: Phrase): boolean {
  for (let token = phrase.first; token < phrase.last; token++) if (reading.tokens[token]?.upos === 'NUM') return true;
  return false;
}

/**
 * What a thing or place that is attacked means: a state or people is the recipient, a town or building the place.
 * "greift die Ukraine an" → recipient Ukraine; "beschießt ein Haus in Cherson" → place Cherson.
 */
export function targetOf(reading: Reading, filling: Filling): { recipients: Party[]; places: EntityRef[] } {
  const isCountry = (ref: EntityRef) => placeRecord(reading, ref)?.precision === 'country';
  const settlement = isSettlement(reading, filling.phrase) && filling.parties.every((party) => !party.named);
  const recipients = filling.parties.filter((party) =>
    party.place ? isCountry(party.ref) : party.craft || ((party.human || party.public) && !settlement),
  );
  const places = filling.places.filter((place) => !recipients.some((party) => party.ref.name === place.name));
  return { recipients, places };
}
