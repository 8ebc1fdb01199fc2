import type { EntityRef, Phrase, Place } from '../../model/index.js';
import { isSettlement, settlementOf } from './antecedents.js';
import { placeNouns } from './place-nouns.js';
import { enumerated, nounArguments, prepositionOf, type Reading } from './reading.js';

/** Prepositions that say where something happens. "aus Paris" says where somebody comes from. */
const WHERE = new Set([
  'in',
  'bei',
  'nahe',
  'über',
  'auf',
  'an',
  'vor',
  'unweit',
  'nördlich',
  'südlich',
  'östlich',
  'westlich',
  'rund',
  'um',
  'innerhalb',
  'außerhalb',
  'inmitten',
  'nordöstlich',
  'nordwestlich',
  'südöstlich',
  'südwestlich',
]);

/** The place that the phrase names; undefined where it names none, or an actor. */
export function placeOf(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const { references, places } = reading.context.entities;
  // "in der russischen Stadt | Woronesch": the town, not Russia.
  const settled = isSettlement(reading, phrase) ? nameBehind(reading, phrase) : undefined;
  if (settled) return settled;
  for (const token of [phrase.head, ...namesWithin(phrase)]) {
    // "ein russischer Angriff" is no place, "russisches Gebiet" is one.
    if (token !== phrase.head && reading.tokens[token]?.upos === 'ADJ' && !placeNouns().territory.has(reading.lemmas[phrase.head] ?? ''))
      continue;
    const reference = references.get(token);
    if (!reference) continue;
    const entity = reference.ref.entity;
    const ofState = reference.kind === 'state' && reading.tokens[token]?.upos === 'ADJ';
    if (reference.kind === 'place' || ofState || (entity !== undefined && places.has(entity))) return reference.ref;
  }
  const unlisted = unlistedPlace(reading, phrase);
  if (unlisted) return unlisted;
  return isSettlement(reading, phrase) ? settlementOf(reading, phrase) : undefined;
}

/** "in Abenau", a name without article after "in" or "nahe" that no list knows: a place by its own name, without an id. */
function unlistedPlace(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const token = reading.tokens[phrase.head];
  const preposition = prepositionOf(reading, phrase);
  if (token?.upos !== 'PROPN' || phrase.determiner !== undefined || (preposition !== 'in' && preposition !== 'nahe')) return undefined;
  if (phrase.last - phrase.first > 2 || !/^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u.test(token.form)) return undefined;
  const article = /m$/i.test(reading.tokens[phrase.preposition ?? -1]?.form ?? '');
  if (article || isTime(reading, token.start)) return undefined;
  return { span: [token.start, token.end], name: token.form };
}

/** By bisection: times stand in order and do not overlap. */
function isTime(reading: Reading, offset: number): boolean {
  const { times } = reading.context.language;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.span[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const time = times[low];
  return time !== undefined && time.span[0] <= offset;
}

/** "aus der Ortschaft | Reni": the name right behind the noun, in a phrase of its own. */
function nameBehind(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const joined = nameAt(reading, phrase.last, phrase.sentence);
  if (joined) return joined;
  const opening = reading.tokens[phrase.last];
  // "Sankt Petersburg": the first word of a name can be left out of its phrase.
  const next = reading.phrases[reading.phraseOf[phrase.last] ?? -1] ?? reading.phrases[reading.phraseOf[phrase.last + 1] ?? -1];
  const name = next && reading.context.entities.references.get(next.head)?.ref.span;
  if (
    !next ||
    !opening ||
    (next.first !== phrase.last && name?.[0] !== opening.start) ||
    next.sentence !== phrase.sentence ||
    next.preposition !== undefined
  )
    return undefined;
  const reference = reading.context.entities.references.get(next.head);
  return reference?.kind === 'place' && reference.by === 'name' ? reference.ref : undefined;
}

/** A name of several words that begins right there, whatever the phrases made of its first word ("in der Hafenstadt | Sankt | Petersburg"). */
function nameAt(reading: Reading, first: number, sentence: number): EntityRef | undefined {
  const start = reading.tokens[first]?.start;
  for (let token = first; token < first + LONGEST_NAME; token++) {
    const found = reading.tokens[token]?.sentence === sentence ? reading.context.entities.references.get(token) : undefined;
    if (found?.kind === 'place' && found.by === 'name' && found.ref.span?.[0] === start) return found.ref;
  }
  return undefined;
}

const LONGEST_NAME = 3;

function namesWithin(phrase: Phrase): number[] {
  const tokens: number[] = [];
  for (let token = phrase.last - 1; token >= phrase.first; token--) if (token !== phrase.head) tokens.push(token);
  return tokens;
}

/** What the analysis knows about a place that a reference names. */
export function placeRecord(reading: Reading, ref: EntityRef): Place | undefined {
  return ref.entity === undefined ? undefined : reading.context.entities.places.get(ref.entity);
}

/** Attributes of attributes that are followed: "bei einer Explosion in einem Markt in Kiew". */
const DEEPEST = 2;

/** All places of a phrase in the role of a place: each conjunct, and places that are attributes of it ("ein Haus in Kiew", "das Zentrum von Odessa"). */
export function placesIn(reading: Reading, phrase: Phrase, depth = 0): EntityRef[] {
  const found: EntityRef[] = [];
  for (const part of enumerated(reading, phrase, (next) => placeOf(reading, next) !== undefined)) {
    const place = placeOf(reading, part);
    if (place) add(found, place);
    for (const attribute of nounArguments(reading, part)) {
      const preposition = prepositionOf(reading, attribute);
      // "berieten in Wien über die Ukraine"; "im Luftraum über Kiew" is a place.
      if (preposition === 'über' && place) continue;
      const local =
        attribute.attribute === 'genitive' || attribute.attribute === 'apposition' || preposition === 'von' || WHERE.has(preposition ?? '');
      if (!local) continue;
      const inner = placeOf(reading, attribute);
      if (inner) add(found, inner);
      else if (depth < DEEPEST) for (const deeper of placesIn(reading, attribute, depth + 1)) add(found, deeper);
    }
  }
  return found;
}

/** True for prepositions that locate ("in", "bei", "nahe"). */
export function isLocal(preposition: string | undefined): boolean {
  return preposition !== undefined && WHERE.has(preposition);
}

function add(found: EntityRef[], place: EntityRef): void {
  if (!found.some((other) => (other.entity ?? other.name) === (place.entity ?? place.name))) found.push(place);
}
