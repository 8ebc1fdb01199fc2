import type { Clause, CountWhat } from '../../model/index.js';
import { frameLexicon } from '../events/frames.js';
import { attributeSlot, prepositionOf, type Reading } from '../events/reading.js';
import { slotOfArgument } from '../events/slots.js';
import { slotOfNoun } from './slot.js';
import { type Counted, meaningWords, nounKind } from './words.js';

/** A counted noun in its sentence: token of the noun (or number), its kind, and token of the number. */
export interface CountedNoun {
  readonly head: number;
  readonly kind: Counted | undefined;
  readonly number: number;
}

/** Participles before the noun that decide: "drei getötete Soldaten". */
const PARTICIPLES: readonly (readonly [RegExp, CountWhat])[] = [
  [/^(?:getötet|erschossen|gefallen|ermordet|umgekommen|hingerichtet|verstorben|ertrunken|tot(?:e[nrms]?)?$)/, 'killed'],
  [/^(?:verletzt|schwerverletzt|leichtverletzt|verwundet)/, 'injured'],
  [/^(?:vermisst|verschwunden)/, 'missing'],
  [/^(?:festgenommen|verhaftet|inhaftiert|gefangen|entführt|verschleppt|gekapert|gekidnappt|festgehalten)/, 'captured'],
  [/^(?:geflohen|geflüchtet|vertrieben|evakuiert|umgesiedelt)/, 'displaced'],
  [/^(?:demonstrierend|protestierend|streikend|teilnehmend|anwesend|versammelt)/, 'participants'],
  [/^(?:abgeschossen|abgefangen)/, 'intercepted'],
];

/**
 * What the number means: by the noun, by a participle before it, by what the clause's verb did to it, else for things `other`.
 * "zwei Menschen starben" → killed; "200 Menschen leben dort" → undefined, since nothing happens to them.
 */
export function meaningOf(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const { kind } = noun;
  if (kind === 'never') return undefined;
  for (let index = noun.number; index < noun.head; index++) {
    const form = reading.lower[index] ?? '';
    const found = PARTICIPLES.find(([pattern]) => pattern.test(form));
    if (found) return kind === 'thing' && ONLY_PEOPLE.has(found[1]) ? 'other' : found[1];
  }
  if (countsBoth(reading, noun)) return 'other';
  if (neverCameBack(reading, noun)) return 'missing';
  const byClause = clauseMeaning(reading, noun) ?? relativeMeaning(reading, noun);
  if (kind === 'weapons') return byClause === 'intercepted' ? 'intercepted' : 'weapons';
  if (kind === 'participants')
    return byClause === 'killed' || byClause === 'injured' || byClause === 'captured' ? byClause : 'participants';
  if (kind === 'displaced' || kind === 'captured') return byClause === 'killed' || byClause === 'injured' ? byClause : kind;
  if (kind !== undefined && kind !== 'person' && kind !== 'thing') return kind;
  const crime = ofCrime(reading, noun);
  if (crime) return crime;
  if (kind === 'thing') {
    if (byClause === 'intercepted' && isShotDown(reading, noun)) return 'intercepted';
    // "14 Frachter wurden gekapert"
    if (byClause === 'captured' || byClause === 'missing') return byClause;
    return byClause === 'participants' || representsThem(reading, noun) ? 'participants' : 'other';
  }
  if (byClause && HAPPENS_TO_PEOPLE.has(byClause)) return byClause;
  if (claimsVictims(reading, noun)) return 'killed';
  if (representsThem(reading, noun)) return 'participants';
  const whole =
    kind === 'person'
      ? (ofAct(reading, noun) ?? partOfCasualties(reading, noun) ?? amongThem(reading, noun) ?? aboard(reading, noun))
      : undefined;
  if (whole !== undefined) return whole;
  return isStanding(reading, noun) && !isPartWord(reading, noun) ? undefined : 'other';
}

/** "Die Serie hat 17 Opfer gefordert"; not "17 Opfer fordern Aufklärung". */
function claimsVictims(reading: Reading, noun: CountedNoun): boolean {
  const clause = reading.clauses[reading.clauseOf[noun.head] ?? -1];
  if (!/opfern?$/i.test(reading.tokens[noun.head]?.form ?? '') || reading.verbs[clause?.index ?? -1] !== 'fordern') return false;
  return clause !== undefined && slotOfNoun(reading, clause, noun) === 'obj';
}

/** "200 tote Wale" are no toll of people. */
const ONLY_PEOPLE = new Set<CountWhat>(['killed', 'injured', 'participants']);

/** "die Festnahme von vier Männern", "der Tod zweier Kinder": what the noun above says was done to them. */
function ofAct(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const phrase = reading.phrases[reading.headOf[noun.head] ?? -1];
  if (phrase === undefined || phrase.attribute === 'conjunct') return undefined;
  const genitive = /^(?:zweier|dreier)$/.test(reading.tokens[noun.number]?.form ?? '');
  const slot = attributeSlot(reading, phrase);
  if (!genitive && slot !== 'gen' && slot !== 'von' && slot !== 'an') return undefined;
  const above = genitive || phrase.parent === undefined ? phrase.first - 1 : (reading.phrases[phrase.parent]?.head ?? -1);
  const lemma = reading.lemmas[above] ?? '';
  return meaningWords().acts.find(([, list]) => list.has(lemma))?.[0];
}

/** "Unter den Toten waren neun Soldaten", "Zu den Verletzten gehören zwei Kinder": the part means what the whole means. */
function amongThem(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const clause = reading.clauses[reading.clauseOf[noun.head] ?? -1];
  for (const argument of clause?.args ?? []) {
    const phrase = reading.phrases[argument.phrase];
    const preposition = phrase && prepositionOf(reading, phrase);
    if (phrase === undefined || (preposition !== 'unter' && preposition !== 'zu') || phrase.head === noun.head) continue;
    if (!BELONGING.has(reading.verbs[clause?.index ?? -1] ?? '')) continue;
    const kind = nounKind(reading, phrase.head);
    if (kind !== undefined && (CASUALTIES.has(kind) || kind === 'displaced' || kind === 'participants')) return kind as CountWhat;
  }
  return undefined;
}

/** Verbs of "unter den Toten sind", "zu den Verletzten zählen"; not "unter den Besuchern viele Opfer fordern". */
const BELONGING = new Set(['sein', 'gehören', 'zählen', 'befinden', 'finden', 'geben', 'werden']);

const CRIMES: readonly (readonly [RegExp, CountWhat])[] = [
  [/(?:^|\p{L})(?:mord|totschlag|tötung)e?s?$/u, 'killed'],
  [/körperverletzung$/, 'injured'],
];

/** "Mord in drei Fällen", "Beihilfe zum Totschlag in 20 Fällen": the cases are the victims. Not "Diebstahl in drei Fällen". */
function ofCrime(reading: Reading, { head, number }: CountedNoun): CountWhat | undefined {
  if (reading.lemmas[head] !== 'fall' || reading.tokens[number - 1]?.form !== 'in') return undefined;
  for (let index = number - 2; index >= Math.max(0, number - 4); index--) {
    const crime = CRIMES.find(([pattern]) => pattern.test(reading.lemmas[index] ?? ''));
    if (crime) return crime[1];
  }
  return undefined;
}

/** "ein Frachter mit 20 Seeleuten wurde entführt": those aboard share what befell the vessel that "mit" joins them to. */
function aboard(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const phrase = reading.phrases[reading.headOf[noun.head] ?? -1];
  if (phrase === undefined || prepositionOf(reading, phrase) !== 'mit') return undefined;
  const carrier = phrase.parent === undefined ? reading.phrases[reading.phraseOf[phrase.first - 1] ?? -1] : reading.phrases[phrase.parent];
  if (carrier === undefined || nounKind(reading, carrier.head) !== 'thing') return undefined;
  const what = clauseMeaning(reading, { head: carrier.head, kind: 'thing', number: carrier.head });
  return what === 'captured' || what === 'missing' ? what : undefined;
}

/** "An Bord sind 62 Personen, darunter zwölf Matrosen": a part of a number told. */
function isPartWord(reading: Reading, noun: CountedNoun): boolean {
  // "Vier der sechs Täter"
  if (reading.tokens[noun.number - 2]?.upos === 'NUM' && /^(?:der|von)$/.test(reading.tokens[noun.number - 1]?.form ?? '')) return true;
  for (let index = noun.number - 1; index >= Math.max(0, noun.number - 5); index--) {
    if (PART_WORDS.has(reading.lemmas[index] ?? '') || PART_WORDS.has(reading.lower[index] ?? '')) return true;
    if (reading.tokens[index]?.upos === 'PUNCT') return false;
  }
  return false;
}

const PART_WORDS = new Set(['darunter', 'davon', 'hierunter']);

const COMES_BACK: ReadonlyMap<string, string> = new Map([
  ['finden', 'obj'],
  ['auffinden', 'obj'],
  ['entdecken', 'obj'],
  ['zurückkehren', 'sub'],
  ['wiederkehren', 'sub'],
  ['auftauchen', 'sub'],
  ['kehren', 'sub'],
]);

/** "Die fünf Boote wurden nie gefunden", "Zwei Männer kehrten nicht zurück". */
function neverCameBack(reading: Reading, noun: CountedNoun): boolean {
  const clause = reading.clauses[reading.clauseOf[noun.head] ?? -1];
  const slot = COMES_BACK.get(reading.verbs[clause?.index ?? -1] ?? '');
  return clause?.negation !== undefined && slot !== undefined && slotOfNoun(reading, clause, noun) === slot;
}

const HAPPENS_TO_PEOPLE = new Set<CountWhat>(['killed', 'injured', 'missing', 'captured', 'displaced', 'participants']);
const SHOT_DOWN = new Set(['abschießen', 'abfangen', 'herunterholen', 'abwehren']);

/** "Zwei Hubschrauber wurden abgeschossen"; destroyed houses are not shot down. */
function isShotDown(reading: Reading, noun: CountedNoun): boolean {
  return SHOT_DOWN.has(reading.verbs[reading.clauseOf[noun.head] ?? -1] ?? '');
}

/** Verbs of having and being: their numbers are standing figures, nothing that happened. */
const STANDING = new Set(
  'sein haben besitzen umfassen betragen kosten dauern bestehen gehören beschäftigen zählen liegen wohnen leben enthalten messen wiegen verfügen aufweisen heißen bleiben gelten arbeiten benötigen brauchen'.split(
    ' ',
  ),
);

/** "Das Werk beschäftigt 450 Menschen", "ist in acht Ländern tätig": a stock, no happening. */
function isStanding(reading: Reading, noun: CountedNoun): boolean {
  const clause = reading.clauses[reading.clauseOf[noun.head] ?? -1];
  const verb = clause?.voice === 'active' ? (reading.verbs[clause.index] ?? '') : '';
  // "An Bord waren 62 Personen" tells who was there.
  if (verb === 'sein' && clause && slotOfNoun(reading, clause, noun) === 'sub') return false;
  return STANDING.has(verb);
}

/** What a relative clause says of the counted noun: "rund 200 Menschen, die sich versammelten". */
function relativeMeaning(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const home = reading.clauseOf[noun.head] ?? -1;
  for (const index of reading.dependents.get(home) ?? []) {
    const clause = reading.clauses[index];
    const pronoun = clause?.tokens[0];
    if (clause?.kind !== 'relative' || pronoun === undefined || pronoun - noun.head > 3 || pronoun < noun.head) continue;
    const argument = clause.args.find((candidate) => candidate.head === pronoun);
    const slot = argument && slotOfArgument(reading, clause, argument);
    const verb = meaningWords().verbs.get(reading.verbs[index] ?? '');
    const found = verb?.find(([, wanted]) => wanted === 'any' || wanted === slot);
    if (found) return found[0];
  }
  return undefined;
}

const CASUALTIES: ReadonlySet<Counted | undefined> = new Set(['killed', 'injured', 'missing', 'captured']);

/** "4000 Soldaten seien gefallen oder verwundet", "neun Tote und Verletzte": one number for two fates counts neither. */
function countsBoth(reading: Reading, { head }: CountedNoun): boolean {
  const noun = nounKind(reading, head);
  const [joiner, second] = [reading.tokens[head + 1], reading.tokens[head + 2]];
  if (CASUALTIES.has(noun) && JOINERS.has(joiner?.form ?? '') && second?.upos === 'NOUN') {
    const other = nounKind(reading, second.index);
    if (other !== noun && CASUALTIES.has(other)) return true;
  }
  const clause = reading.clauses[reading.clauseOf[head] ?? -1];
  if (clause === undefined || CASUALTIES.has(noun)) return false;
  if (clause.verb === undefined) return false;
  return [clause.verb - 1, clause.verb + 1].some((index) => {
    if (!JOINERS.has(reading.tokens[index]?.form ?? '')) return false;
    const [left, right] = [fateOf(reading, index - 1), fateOf(reading, index + 1)];
    return left !== undefined && right !== undefined && left !== right;
  });
}

const JOINERS = new Set(['oder', 'und', 'beziehungsweise', 'bzw.', 'sowie']);

/** What a verb form alone does to those counted: "verwundet" → injured. */
function fateOf(reading: Reading, index: number): CountWhat | undefined {
  const token = reading.tokens[index];
  if (token === undefined || (token.upos !== 'VERB' && token.upos !== 'ADJ' && token.upos !== 'ADV')) return undefined;
  const participle = PARTICIPLES.find(([pattern]) => pattern.test(reading.lower[index] ?? ''))?.[1];
  const [known] = meaningWords().verbs.get(reading.lemmas[index] ?? '') ?? [];
  const fate = participle ?? known?.[0];
  return CASUALTIES.has(fate) ? fate : undefined;
}

function clauseMeaning(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  const clause = reading.clauses[reading.clauseOf[noun.head] ?? -1];
  if (!clause) return undefined;
  const lemma = reading.verbs[clause.index] ?? '';
  const slot = slotOfNoun(reading, clause, noun);
  const fixed = meaningWords()
    .phrases.get(lemma)
    ?.find(([, words]) => clause.tokens.some((token) => words.has(reading.lemmas[token] ?? '') || words.has(reading.lower[token] ?? '')));
  if (fixed && slot !== undefined) return fixed[0];
  for (const [what, wanted] of meaningWords().verbs.get(lemma) ?? []) {
    if (
      wanted === 'any' ||
      wanted === slot ||
      (wanted === 'sub' && slot === 'obj' && (INTRANSITIVE.has(lemma) || lacksSubject(reading, clause)))
    )
      return what;
  }
  return slot === undefined ? undefined : conjunctMeaning(reading, clause, slot);
}

/** An active clause whose first noun was taken for its object. */
function lacksSubject(reading: Reading, clause: Clause): boolean {
  return reading.passive[clause.index] !== true && !clause.args.some((argument) => argument.role === 'subject');
}

/** Verbs without an object: a noun taken for it is their subject behind the verb ("starben im Feuer alle drei Bewohner"). */
const INTRANSITIVE = new Set(
  'sterben versterben verhungern umkommen ertrinken verbluten verunglücken ersticken erliegen verschwinden fliehen flüchten'.split(' '),
);

/** "wurden verschleppt und ermordet": what a coordinated verb without a noun of its own says of the shared one. */
function conjunctMeaning(reading: Reading, clause: Clause, slot: string): CountWhat | undefined {
  const phrases = new Set(clause.args.map((argument) => argument.phrase));
  for (let index = clause.index + 1; index < clause.index + 4; index++) {
    const next = reading.clauses[index];
    if (
      next?.conjunctOf !== clause.index ||
      next.args.some((own) => slotOfArgument(reading, next, own) === slot && !phrases.has(own.phrase))
    )
      continue;
    const found = meaningWords()
      .verbs.get(reading.verbs[index] ?? '')
      ?.find(([, wanted]) => wanted === slot);
    if (found) return found[0];
  }
  return undefined;
}

/** "Vertreter von 20 Staaten", "Delegationen aus elf Ländern": the states take part. */
function representsThem(reading: Reading, noun: CountedNoun): boolean {
  const phrase = reading.phrases[reading.headOf[noun.head] ?? -1];
  const parent = phrase?.parent === undefined ? undefined : reading.phrases[phrase.parent];
  if (parent === undefined || phrase?.attribute === 'conjunct') return false;
  if (nounKind(reading, parent.head) === 'participants' || isGathering(reading, parent.head)) return true;
  // "die Stabschefs von 20 Staaten kamen zusammen"
  return clauseMeaning(reading, { head: parent.head, kind: 'person', number: parent.head }) === 'participants';
}

/** "ein Treffen von 31 Staaten", "der Gipfel mit 30 Ländern". */
function isGathering(reading: Reading, token: number): boolean {
  const { nouns, nounStems } = frameLexicon();
  const stem = nounStems.find(reading.lemmas[token] ?? '');
  const type = stem === undefined ? undefined : nouns.get(stem)?.type;
  return type === 'CONSULT' || type === 'PROTEST';
}

/** "15 Verletzte, darunter zwei Kinder": the part means what the whole means. */
function partOfCasualties(reading: Reading, noun: CountedNoun): CountWhat | undefined {
  let part = false;
  for (let index = noun.number; index >= Math.max(0, noun.number - 5); index--) {
    const lemma = reading.lemmas[index] ?? '';
    if (lemma === 'darunter' || lemma === 'davon') part = true;
  }
  if (!part) return undefined;
  const sentence = reading.tokens[noun.head]?.sentence;
  for (let index = noun.number - 1; index >= 0 && reading.tokens[index]?.sentence === sentence; index--) {
    if (reading.tokens[index]?.upos !== 'NOUN' && reading.tokens[index]?.upos !== 'ADJ') continue;
    const kind = nounKind(reading, index);
    if (kind && kind !== 'person' && kind !== 'thing' && kind !== 'never') return kind;
    if (kind === 'person') return clauseMeaning(reading, { head: index, kind, number: index });
  }
  return undefined;
}
