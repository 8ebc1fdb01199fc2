import { bodyOfCompound } from '../../entities/index.js';
import type { Phrase, Reference, Span, Token } from '../../model/index.js';
import { subjectBefore } from './antecedents.js';
import { classesOf, classesOfWord, singular } from './noun-classes.js';
import { addParties, type Party } from './party.js';
import { placeNouns } from './place-nouns.js';
import { followsOffice, isPrincipal } from './prominence.js';
import { attributeSlot, coordinated, enumerated, nounArguments, type Reading, spanOfTokens } from './reading.js';

/**
 * The party that a phrase names: a resolved actor or place, else an unnamed person or body by its noun ("Polizei", "Demonstranten").
 * Undefined for things ("Haus") and for pronouns that nobody resolved.
 */
export function partyOf(reading: Reading, phrase: Phrase): Party | undefined {
  // "NATO- und Regierungstruppen": the first part of a compound that names its body.
  const ofPart = reading.tokens[phrase.head]?.form.endsWith('-') ? bodyInCompound(reading, phrase.head) : undefined;
  if (ofPart) return ofPart;
  const reference = reading.context.entities.references.get(phrase.head) ?? nameReference(reading, phrase);
  const body = reference?.kind === 'place' ? bodyBeforePlace(reading, phrase) : undefined;
  if (body) return body;
  if (reference) return referredParty(reading, phrase, reference);
  const token = reading.tokens[phrase.head];
  const subject = token?.upos === 'PRON' ? subjectBefore(reading, phrase) : undefined;
  if (subject) return partyOf(reading, subject);
  if (token === undefined || !(token.upos === 'NOUN' || token.upos === 'ADJ' || token.upos === 'PROPN' || isCrowd(token))) return undefined;
  const classes = classesOf(reading.lemmas[phrase.head] ?? '', token.form);
  if (classes.has('thing') && !classes.has('craft')) return undefined;
  if (/politik$/i.test(token.form) && isSomebodys(reading, phrase)) return undefined;
  const company = classes.has('company');
  const force = classes.has('force');
  const police = classes.has('police');
  const court = classes.has('court');
  const isPublic = !company && (force || police || court || classes.has('public'));
  const craft = classes.has('craft');
  if (!isPublic && !company && !craft && !classes.has('human')) return undefined;
  return {
    ref: { span: [token.start, token.end], name: nominative(reading, phrase) },
    token: phrase.head,
    human: !company && !craft,
    public: isPublic || (classes.has('member') && ofPublicBody(reading, phrase)),
    force: force || police,
    police,
    court,
    company,
    craft,
    place: false,
    named: false,
  };
}

/** "der Kirchenkreis Magdeburg": a body in the singular with the name of its town behind it is the body; not "die Stadt Magdeburg". */
function bodyBeforePlace(reading: Reading, phrase: Phrase): Party | undefined {
  const noun = reading.tokens[phrase.head - 1];
  if (!noun || phrase.head - 1 < phrase.first || noun.upos !== 'NOUN' || phrase.determiner === undefined) return undefined;
  const classes = classesOf(reading.lemmas[noun.index] ?? '', noun.form);
  if (
    !classes.has('public') ||
    placeNouns().settlements.has(reading.lemmas[noun.index] ?? '') ||
    reading.context.entities.references.has(noun.index)
  )
    return undefined;
  const party = partyOf(reading, { ...phrase, head: noun.index, last: phrase.head });
  const place = reading.tokens[phrase.head];
  return party && place && { ...party, ref: { span: [noun.start, place.end], name: `${noun.form} ${place.form}` } };
}

/** "Merkels Politik", "die neue Wirtschaftspolitik": what somebody does; "die Politik" alone are those who do it. */
function isSomebodys(reading: Reading, phrase: Phrase): boolean {
  const compound = reading.tokens[phrase.head]?.form !== 'Politik';
  const poss = phrase.determiner !== undefined && reading.tokens[phrase.determiner]?.feats.Poss === 'Yes';
  return compound || poss || nounArguments(reading, phrase).some((attribute) => attributeSlot(reading, attribute) === 'gen');
}

/** "Anhänger der Partei", "Mitglieder der Gewerkschaft" act for it. */
function ofPublicBody(reading: Reading, phrase: Phrase): boolean {
  return nounArguments(reading, phrase).some((attribute) => {
    if (attributeSlot(reading, attribute) !== 'gen') return false;
    const party = partyOf(reading, attribute);
    return party?.public === true && !party.place;
  });
}

/** A name inside the phrase whose head is a role or apposition without a reference of its own ("Kanzler X"). */
function nameReference(reading: Reading, phrase: Phrase): Reference | undefined {
  for (let token = phrase.last - 1; token >= phrase.first; token--) {
    const reference = reading.context.entities.references.get(token);
    if (reference && reading.tokens[token]?.upos === 'PROPN') return reference;
  }
  return undefined;
}

function referredParty(reading: Reading, phrase: Phrase, reference: Reference): Party {
  const { ref, kind } = reference;
  const actor = ref.entity ? reading.context.entities.actors.get(ref.entity) : undefined;
  const place = ref.entity ? reading.context.entities.places.get(ref.entity) : undefined;
  const classes = new Set(classesOf(reading.lemmas[reference.token] ?? '', reading.tokens[reference.token]?.form ?? ''));
  const described = [...(actor?.role ? roleWords(actor.role) : []), ...(kind === 'organisation' ? roleWords(ref.name) : [])];
  // Roles stand in the case of the text: "des Parteivorsitzenden".
  for (const word of described)
    for (const form of [word, word.replace(/n$/, ''), singular(word)]) for (const found of classesOfWord(form)) classes.add(found);
  if (kind === 'organisation')
    for (let index = phrase.first; index < phrase.head; index++)
      if (classesOfWord(reading.lemmas[index] ?? '').includes('company')) classes.add('company');
  const isPlace = kind === 'place';
  const state = kind === 'state' || (isPlace && place?.precision === 'country');
  const company = classes.has('company');
  const police = classes.has('police');
  const armed = kind === 'armed-force' || classes.has('force') || police;
  const person = kind === 'person' || kind === 'role';
  // Ids of the lists of office-holders, unlike those of people that only this report names.
  const known = ref.entity !== undefined && /^(?:Q\d|x_person-)/.test(ref.entity);
  const isPublic =
    state ||
    armed ||
    classes.has('public') ||
    classes.has('court') ||
    (kind === 'people' && !company) ||
    (kind === 'organisation' && !company) ||
    (person &&
      (known || (actor?.role === undefined && kind === 'person' && (isPrincipal(reading, ref.entity) || followsOffice(reading, phrase)))));
  return {
    ref: ref.span ? ref : { ...ref, span: headSpan(reading, phrase) },
    token: phrase.head,
    human: kind !== 'place' && kind !== 'medium',
    public: isPublic && !company && kind !== 'medium',
    force: state || armed || kind === 'people',
    police: police || state,
    court: classes.has('court'),
    company,
    craft: false,
    place: isPlace,
    named: reference.by !== 'noun',
  };
}

function roleWords(role: string): string[] {
  return role
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word.length > 2);
}

function headSpan(reading: Reading, phrase: Phrase): Span {
  return spanOfTokens(reading, [phrase.head]);
}

/** Nominative form of a noun for a name: "den Demonstranten" → "Demonstranten", "Häftlingen" → "Häftlinge", "des Ministers" → "Minister". */
function nominative(reading: Reading, phrase: Phrase): string {
  const token = reading.tokens[phrase.head];
  if (!token) return '';
  const { form, lemma } = token;
  if (phrase.number !== 'Plur' && token.feats.Number !== 'Plur') return lemma !== '' && lemma[0] === form[0] ? lemma : form;
  if (phrase.case === 'Dat' && form.endsWith('n')) {
    const bare = form.slice(0, -1);
    if (bare === lemma || bare === `${lemma}e` || bare.endsWith('er')) return bare;
  }
  return form;
}

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
  const subject = reading.phrases[placed.clause.args.find((one) => one.role === 'subject')?.phrase ?? -1];
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

/** The adjectives of origin of a phrase as parties: "russische Angriffe" → Russland; and the body in front of its noun: "Nato-Angriff" → Nato. */
export function originsOf(reading: Reading, phrase: Phrase): Party[] {
  const found: Party[] = [];
  const body = bodyInCompound(reading, phrase.head);
  if (body) found.push(body);
  for (let token = phrase.first; token < phrase.head; token++) {
    const upos = reading.tokens[token]?.upos;
    if ((upos !== 'ADJ' && upos !== 'DET') || reading.tokens[token]?.feats.Poss === 'Yes') continue;
    const reference = reading.context.entities.references.get(token);
    if (!reference || (upos === 'ADJ' && reference.kind === 'person')) continue;
    const party = referredParty(reading, { ...phrase, head: token }, reference);
    found.push({ ...party, place: false, public: party.public || party.place });
  }
  return found;
}

function bodyInCompound(reading: Reading, token: number): Party | undefined {
  const { form, start, upos } = reading.tokens[token] as Token;
  const actor = upos === 'NOUN' || upos === 'PROPN' ? bodyOfCompound(form) : undefined;
  if (!actor) return undefined;
  return {
    ref: { entity: actor.id, name: actor.name, span: [start, start + form.lastIndexOf('-')] },
    token,
    human: true,
    public: true,
    force: true,
    police: false,
    court: false,
    company: false,
    craft: false,
    place: false,
    named: true,
  };
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

/** Endings of nouns for what is thought or done, never for somebody. */
const NOBODY = /(?:heit|keit|ung|ität|ion|ismus|schaft|nis|tum|verfahren|prozess)(?:en|e|s)?$/;

/** "Die Polizei nahm den Betreiber fest": a noun that no list knows, as somebody, for verbs that take nothing else. Undefined for things, places and abstract nouns. */
export function somebodyOf(reading: Reading, phrase: Phrase): Party | undefined {
  const token = reading.tokens[phrase.head];
  if (
    (token?.upos !== 'NOUN' && token?.upos !== 'PROPN') ||
    reading.context.entities.references.has(phrase.head) ||
    NOBODY.test(token.form)
  )
    return undefined;
  const classes = classesOf(reading.lemmas[phrase.head] ?? '', token.form);
  if (classes.has('thing') || classes.has('craft') || classes.has('document') || classes.has('company')) return undefined;
  return {
    ref: { span: [token.start, token.end], name: nominative(reading, phrase) },
    token: phrase.head,
    human: true,
    public: false,
    force: false,
    police: false,
    court: false,
    company: false,
    craft: false,
    place: false,
    named: false,
  };
}

/** "**Hunderte** demonstrierten": a number that stands for people. */
function isCrowd(token: Token): boolean {
  return token.upos === 'NUM' && /^(?:\p{Lu}\p{L}*e|(?:hundert|zehn)?tausende|hunderte|dutzende)$/u.test(token.form);
}
