import type { EntityRef, Phrase, Place } from '../../model/index.js';
import { isSettlement, settlementOf } from './antecedents.js';
import { enumerated, nounArguments, prepositionOf, type Reading } from './reading.js';

import { StemList } from './rows.js';

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
]);

/** Nouns that an adjective of origin makes a place. */
const TERRITORY = new StemList(
  '*gebiet *boden *territorium *luftraum *gewässer *grenze *stadt *dorf *region *provinz *küste *hafen *ort *ortschaft *insel *gemeinde *seite *norden *süden *osten *westen *nordosten *südosten *nordwesten *südwesten *bundesstaat *oblast *stützpunkt *flughafen *grenzgebiet *hauptstadt'.split(
    ' ',
  ),
);

/** The place that the phrase names; undefined where it names none, or an actor. */
export function placeOf(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const { references, places } = reading.context.entities;
  for (const token of [phrase.head, ...namesWithin(phrase)]) {
    // "ein russischer Angriff" is no place, "russisches Gebiet" is one.
    if (token !== phrase.head && reading.tokens[token]?.upos === 'ADJ' && !TERRITORY.has(reading.lemmas[phrase.head] ?? '')) continue;
    const reference = references.get(token);
    if (!reference) continue;
    const entity = reference.ref.entity;
    if (reference.kind === 'place' || (entity !== undefined && places.has(entity))) return reference.ref;
  }
  return isSettlement(reading, phrase) ? (nameBehind(reading, phrase) ?? settlementOf(reading, phrase)) : undefined;
}

/** "aus der Ortschaft | Reni": the name right behind the noun, in a phrase of its own. */
function nameBehind(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const next = reading.phrases[reading.phraseOf[phrase.last] ?? -1];
  if (!next || next.first !== phrase.last || next.sentence !== phrase.sentence || next.preposition !== undefined) return undefined;
  const reference = reading.context.entities.references.get(next.head);
  return reference?.kind === 'place' && reference.by === 'name' ? reference.ref : undefined;
}

function namesWithin(phrase: Phrase): number[] {
  const tokens: number[] = [];
  for (let token = phrase.last - 1; token >= phrase.first; token--) if (token !== phrase.head) tokens.push(token);
  return tokens;
}

/** What the analysis knows about a place that a reference names. */
export function placeRecord(reading: Reading, ref: EntityRef): Place | undefined {
  return ref.entity === undefined ? undefined : reading.context.entities.places.get(ref.entity);
}

/** All places of a phrase in the role of a place: each conjunct, and places that are attributes of it ("ein Haus in Kiew", "das Zentrum von Odessa"). */
export function placesIn(reading: Reading, phrase: Phrase): EntityRef[] {
  const found: EntityRef[] = [];
  for (const part of enumerated(reading, phrase, (next) => placeOf(reading, next) !== undefined)) {
    const place = placeOf(reading, part);
    if (place) add(found, place);
    for (const attribute of nounArguments(reading, part)) {
      const preposition = prepositionOf(reading, attribute);
      const local =
        attribute.attribute === 'genitive' || attribute.attribute === 'apposition' || preposition === 'von' || WHERE.has(preposition ?? '');
      const inner = local ? placeOf(reading, attribute) : undefined;
      if (inner) add(found, inner);
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
