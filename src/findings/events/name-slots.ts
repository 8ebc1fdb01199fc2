import type { Phrase } from '../../model/index.js';
import type { Reading } from './reading.js';

/** Puts right which phrases of a clause are names of one or of two, where the analysis joined or parted them wrongly. Changes the slots. */
export function settleNames(reading: Reading, slots: Map<string, Phrase[]>): void {
  joinRoleAndName(reading, slots);
  nameOfRole(reading, slots);
  partTwoNames(reading, slots);
  partPlaceAndName(reading, slots);
}

/** "nahmen den amtierenden Präsidenten | Karl Weber fest": role and name that were taken for object and subject are both the object. */
function joinRoleAndName(reading: Reading, slots: Map<string, Phrase[]>): void {
  const name = slots.get('sub')?.[0];
  const role = slots.get('obj')?.[0];
  if (!name || !role || role.last !== name.first || role.cases.includes('Nom')) return;
  const { references } = reading.context.entities;
  const entity = references.get(name.head)?.ref.entity;
  if (entity === undefined || references.get(role.head)?.ref.entity !== entity) return;
  slots.set('obj', [name]);
  slots.delete('sub');
}

/** "Gestern kritisierte Weber | Huber": two people's names side by side behind the verb, which the analysis took for one name, are subject and object. */
function partTwoNames(reading: Reading, slots: Map<string, Phrase[]>): void {
  const both = slots.get('sub')?.[0];
  if (!both || slots.has('obj') || both.last - both.first !== 2 || both.determiner !== undefined) return;
  const { references } = reading.context.entities;
  const [one, other] = [references.get(both.first), references.get(both.first + 1)];
  if (one?.kind !== 'person' || other?.kind !== 'person' || one.by !== 'name' || other.by !== 'name') return;
  if (one.ref.entity === other.ref.entity) return;
  slots.set('sub', [{ ...both, head: both.first, last: both.first + 1 }]);
  slots.set('obj', [{ ...both, first: both.first + 1 }]);
}

/** "hat in Paris | Karl Weber getroffen": behind the place of a phrase a person's name that the analysis took for its rest is the object. */
function partPlaceAndName(reading: Reading, slots: Map<string, Phrase[]>): void {
  if (slots.has('obj') || !slots.has('sub')) return;
  const { references } = reading.context.entities;
  for (const phrase of slots.get('in') ?? []) {
    const person = references.get(phrase.head);
    if (person?.kind !== 'person' || person.by !== 'name' || phrase.determiner !== undefined || !person.ref.span) continue;
    let first = phrase.head;
    while (first > phrase.first && (reading.tokens[first - 1]?.start ?? 0) >= person.ref.span[0]) first -= 1;
    const place = references.get(first - 1);
    if (first - 1 <= (phrase.preposition ?? phrase.first) - 1 || (place?.kind !== 'place' && place?.kind !== 'state')) continue;
    const { preposition: _, ...bare } = phrase;
    slots.set('obj', [{ ...bare, first }]);
    slots.set('in', [...(slots.get('in') ?? []).filter((other) => other !== phrase), { ...phrase, head: first - 1, last: first }]);
    return;
  }
}

/** "empfahl der Kommissar für Umwelt und Verkehr | Karl Weber": a person's name right behind a role with its attributes is the role's, no object. */
function nameOfRole(reading: Reading, slots: Map<string, Phrase[]>): void {
  const role = slots.get('sub')?.[0];
  if (!role || role.determiner === undefined || role.number === 'Plur' || role.attribute !== undefined) return;
  if (reading.context.entities.references.get(role.head)?.by === 'name') return;
  for (const slot of ['obj', 'iobj']) {
    const name = slots.get(slot)?.[0];
    if (!name || name.determiner !== undefined || name.preposition !== undefined || name.first <= role.last) continue;
    const reference = reading.context.entities.references.get(name.head);
    if (reference?.kind !== 'person' || reference.by !== 'name' || name.first - role.last > LONGEST_ATTRIBUTES) continue;
    if (!onlyAttributes(reading, role.last, name.first)) continue;
    slots.set('sub', [name]);
    slots.delete(slot);
    return;
  }
}

/** Words between a role and its name. */
const LONGEST_ATTRIBUTES = 10;

/** Neither verb, adverb nor mark stands between the tokens, and what opens is an attribute. */
function onlyAttributes(reading: Reading, first: number, last: number): boolean {
  const opening = reading.tokens[first];
  if (opening?.upos !== 'ADP' && opening?.upos !== 'DET') return false;
  for (let token = first; token < last; token++)
    if (/^(?:VERB|AUX|ADV|PUNCT|PRON|SCONJ)$/.test(reading.tokens[token]?.upos ?? '')) return false;
  return true;
}
