import { bodyOfCompound } from '../../entities/index.js';
import type { Phrase, Reference, Span, Token } from '../../model/index.js';
import { subjectBefore } from './antecedents.js';
import { classesOf, classesOfWord, singular } from './noun-classes.js';
import type { Party } from './party.js';
import { placeNouns } from './place-nouns.js';
import { followsOffice, isPrincipal } from './prominence.js';
import { attributeSlot, nounArguments, type Reading, spanOfTokens } from './reading.js';

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
  const ref = { entity: actor.id, name: actor.name, span: [start, start + form.lastIndexOf('-')] as const };
  return { ...SOMEBODY, ref, token, public: true, force: true, named: true };
}

/** Somebody of whom nothing else is known. */
const SOMEBODY: Omit<Party, 'ref' | 'token'> = {
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
  return { ...SOMEBODY, ref: { span: [token.start, token.end], name: nominative(reading, phrase) }, token: phrase.head };
}

/** "**Hunderte** demonstrierten": a number that stands for people. */
function isCrowd(token: Token): boolean {
  return token.upos === 'NUM' && /^(?:\p{Lu}\p{L}*e|(?:hundert|zehn)?tausende|hunderte|dutzende)$/u.test(token.form);
}
