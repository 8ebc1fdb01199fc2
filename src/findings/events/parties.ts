import type { Phrase, Span, Token } from '../../model/index.js';
import { subjectBefore } from './antecedents.js';
import { classesOf } from './noun-classes.js';
import { originsOf, partyOf } from './one-party.js';
import { addParties, type Party } from './party.js';
import { attributeSlot, coordinated, enumerated, nounArguments, phraseOfRole, type Reading } from './reading.js';

/**
 * All parties of a phrase: of each conjunct ("Frankreich und Polen"), in order, each once. A kind of party with its names beside it is the named ones
 * ("die Verbände Nord und Süd"); a document stands for its authors where `authors` is set ("der Bericht der Kommission kritisiert").
 */
export function partiesOf(reading: Reading, phrase: Phrase, authors = false): Party[] {
  const several = referredSubject(reading, phrase);
  if (several) return partiesOf(reading, several, authors);
  const found: Party[] = [];
  const start = nameStart(reading, phrase);
  for (const own of enumerated(reading, start, (next) => isNamed(reading, next))) {
    const part = nounOfAge(reading, own);
    if (isRoleOf(reading, part, found.at(-1))) continue;
    const party = partyOf(reading, part);
    const names = party?.named ? [] : [...holdersOf(reading, part, party), ...namesBeside(reading, part)];
    if (names.length > 0) addParties(found, names);
    else if (party) addParties(found, [party]);
    else if (authors && isDocument(reading, part)) addParties(found, authorsOf(reading, part));
  }
  addParties(found, examplesOf(reading, phrase));
  return areNamedBehind(reading, phrase, found) ? found.slice(1) : found;
}

/** "Zwei Männer, Karl Weber und Eva Huber, wurden …": several people and behind a comma the names of them all. */
function areNamedBehind(reading: Reading, phrase: Phrase, [first, ...others]: readonly Party[]): boolean {
  if (!first || first.named || phrase.number !== 'Plur' || others.length < 2 || reading.tokens[phrase.last]?.form !== ',') return false;
  return others.every((party) => party.named && party.human && reading.context.entities.references.get(party.token)?.kind === 'person');
}

/** "Karl Weber, Leiter des Amtes und derzeitiger Vorsitzender": a role in the singular without an article behind a person tells of that person. */
function isRoleOf(reading: Reading, part: Phrase, before: Party | undefined): boolean {
  if (!before?.named || !before.human || part.determiner !== undefined || part.number === 'Plur') return false;
  const token = reading.tokens[part.head];
  if (token?.upos !== 'NOUN' && token?.upos !== 'ADJ') return false;
  const kind = reading.context.entities.references.get(part.head)?.by;
  return kind !== 'name' && part.first > before.token + 1;
}

/** A name of somebody: continues a list of names. */
function isNamed(reading: Reading, phrase: Phrase): boolean {
  const reference = reading.context.entities.references.get(phrase.head);
  return reference?.by === 'name' && reference.kind !== 'place';
}

/** "einen 38-jährigen | Mann": an age in figures, which the phrase took for its noun. */
function nounOfAge(reading: Reading, phrase: Phrase): Phrase {
  if (!/^\d+-jährige[nrms]?$/.test(reading.tokens[phrase.head]?.form ?? '')) return phrase;
  const next = reading.phrases[reading.phraseOf[phrase.head + 1] ?? -1];
  return next &&
    next.first === phrase.head + 1 &&
    next.sentence === phrase.sentence &&
    next.preposition === undefined &&
    next.determiner === undefined
    ? next
    : phrase;
}

/** "Weber und sein Sohn … **sie** wurden": the subject before that a pronoun without a reference takes up. */
function referredSubject(reading: Reading, phrase: Phrase): Phrase | undefined {
  if (reading.tokens[phrase.head]?.upos !== 'PRON' || reading.context.entities.references.has(phrase.head)) return undefined;
  return subjectBefore(reading, phrase);
}

/** "Die Außenminister **Deutschlands und Frankreichs**": one of each state; not "die Vertreter der Ukraine". */
function holdersOf(reading: Reading, phrase: Phrase, party: Party | undefined): Party[] {
  const noun = reading.tokens[phrase.head];
  if (!party?.public || phrase.number !== 'Plur' || !noun || !OFFICE.test(noun.form)) return [];
  const first = (reading.attributes.get(phrase.index) ?? [])
    .map((index) => reading.phrases[index])
    .find((one) => one?.attribute === 'genitive');
  const states = first ? coordinated(reading, first) : [];
  if (states.length < 2 || states.some((one) => reading.context.entities.references.get(one.head)?.kind !== 'state')) return [];
  return states.map((state, index) => {
    const { start, end, form } = reading.tokens[state.head] as Token;
    const own = state.determiner === undefined ? form : `${reading.tokens[state.determiner]?.form} ${form}`;
    return {
      ...party,
      ref: { span: index === 0 ? party.ref.span : ([start, end] as Span), name: `${noun.lemma} ${own}` },
      token: index === 0 ? party.token : state.head,
    } as Party;
  });
}

/** Offices that a state has one of. */
const OFFICE = /(?:minister|ministerinnen|präsidenten|kanzler|premiers?|botschafter|monarchen|könige|regierungschefs|staatschefs)n?$/i;

/** Names in apposition: "die Organisationen Nordhilfe und Südhilfe", "einer der Sprecher, Karl Weber". */
function namesBeside(reading: Reading, phrase: Phrase): Party[] {
  const beside = nameAfterComma(reading, phrase);
  return [...(reading.attributes.get(phrase.index) ?? []), ...(beside === undefined ? [] : [beside])].flatMap((index) => {
    const other = reading.phrases[index];
    if (other?.attribute !== 'apposition' && index !== beside) return [];
    return enumerated(reading, other as Phrase, (next) => isNamed(reading, next)).flatMap((part) => {
      const party = partyOf(reading, part);
      return party?.named && !party.place ? [party] : [];
    });
  });
}

/** Words between a role and the name that follows it between commas. */
const LONGEST_ROLE = 14;

/** "Der Vertreter der Arbeitgeber im Beirat, Karl Weber, forderte": a person's name between commas after a role in the singular. */
function nameAfterComma(reading: Reading, phrase: Phrase): number | undefined {
  if (phrase.number === 'Plur' || phrase.determiner === undefined) return undefined;
  const { references } = reading.context.entities;
  for (let index = phrase.last; index < phrase.last + LONGEST_ROLE; index++) {
    const token = reading.tokens[index];
    if (!token || token.sentence !== phrase.sentence || token.upos === 'VERB' || token.upos === 'AUX') return undefined;
    if (token.form !== ',') continue;
    const beside = reading.phrases[reading.phraseOf[index + 1] ?? -1];
    const reference = beside && references.get(beside.head);
    const name = reference?.kind === 'person' && reference.by === 'name' ? reference.ref.span : undefined;
    if (!name) return undefined;
    let after = index + 1;
    while ((reading.tokens[after]?.end ?? Number.POSITIVE_INFINITY) <= name[1]) after++;
    return reading.tokens[after]?.form === ',' ? reading.phraseOf[index + 1] : undefined;
  }
  return undefined;
}

/** Where a name runs over two phrases ("der Vereinten | Nationen"), the phrase that holds its start is an attribute of the one that is meant. */
function nameStart(reading: Reading, phrase: Phrase): Phrase {
  const before = reading.phrases[reading.phraseOf[phrase.first - 1] ?? -1];
  const name = phrase.first === phrase.head ? reading.context.entities.references.get(phrase.head) : undefined;
  if (!before || before.sentence !== phrase.sentence || name?.by !== 'name' || before.parent === undefined || phrase.parent !== undefined)
    return phrase;
  const other = reading.context.entities.references.get(before.head);
  const root = reading.phrases[before.parent];
  if (other?.ref.entity !== name.ref.entity || name.ref.entity === undefined || !root) return phrase;
  // What is coordinated with the second half is coordinated with the whole.
  return partyOf(reading, root) ? { ...phrase, head: root.head, first: root.first } : phrase;
}

/** Verbs of those who make a document known. */
const PUBLISHING: ReadonlySet<string> = new Set(
  'verabschieden veröffentlichen vorlegen herausgeben unterzeichnen annehmen beschließen verfassen schreiben vorstellen publizieren verbreiten präsentieren'.split(
    ' ',
  ),
);

/** Who speaks in a document: whose it is ("der Bericht **der Kommission**"), else who gave it out ("**Das Parlament** verabschiedete eine Resolution, die …"). */
export function authorsOf(reading: Reading, phrase: Phrase): Party[] {
  const owners = possessorsOf(reading, phrase);
  const placed = reading.argumentOf.get(phrase.index);
  if (owners.length > 0 || placed?.argument.role !== 'object' || !PUBLISHING.has(reading.verbs[placed.clause.index] ?? '')) return owners;
  const subject = phraseOfRole(reading, placed.clause, 'subject');
  return subject ? partiesOf(reading, subject) : [];
}

/** A text that can say something: "Resolution", "Bericht". */
export function isDocument(reading: Reading, phrase: Phrase): boolean {
  return classesOf(reading.lemmas[phrase.head] ?? '', reading.tokens[phrase.head]?.form ?? '').has('document');
}

/** Behind "darunter" and "unter ihnen" stand members of the group before. */
export function opensMembers(reading: Reading, token: number): boolean {
  const form = reading.tokens[token]?.form;
  return form === 'darunter' || (form === 'ihnen' && reading.tokens[token - 1]?.form === 'unter');
}

/** Where the examples of a group begin that ends at a token: behind "wie", ", darunter", ", unter ihnen". */
function examplesFrom(reading: Reading, at: number): number | undefined {
  const form = (index: number) => reading.tokens[index]?.form;
  if (form(at) === 'wie') return at + 1;
  if (form(at) !== ',') return undefined;
  if (form(at + 1) === 'darunter') return at + 2;
  return form(at + 1) === 'unter' && (form(at + 2) === 'ihnen' || form(at + 2) === 'anderem') ? at + 3 : undefined;
}

/** "Verbündeten wie Kanada und Norwegen": the named examples belong to the group. */
function examplesOf(reading: Reading, phrase: Phrase): Party[] {
  const examples = examplesFrom(reading, phrase.last);
  const next = examples === undefined ? undefined : reading.phrases[reading.phraseOf[examples] ?? -1];
  if (!next || next.sentence !== phrase.sentence || next.index === phrase.index) return [];
  return coordinated(reading, next).flatMap((part) => {
    const party = partyOf(reading, part);
    return party?.named ? [party] : [];
  });
}

/** Parties that possess or make up the phrase: genitives, possessives and adjectives of origin ("die Politik der Regierung", "ihre Konten"). */
export function possessorsOf(reading: Reading, phrase: Phrase): Party[] {
  const found = originsOf(reading, phrase);
  const { determiner } = phrase;
  const own =
    determiner !== undefined && reading.tokens[determiner]?.feats.Poss === 'Yes'
      ? partyOf(reading, { ...phrase, head: determiner })
      : undefined;
  if (own) found.push(own);
  for (const attribute of nounArguments(reading, phrase)) {
    if (attributeSlot(reading, attribute) === 'gen') found.push(...partiesOf(reading, attribute));
  }
  return found;
}
