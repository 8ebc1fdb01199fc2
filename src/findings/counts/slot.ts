import type { Clause, Phrase } from '../../model/index.js';
import type { Reading } from '../events/reading.js';
import { slotOfArgument } from '../events/slots.js';

/** A counted noun and the first token of its number, modifier included. */
export interface NumberedNoun {
  readonly head: number;
  readonly number: number;
}

/**
 * The slot of the phrase that holds a counted noun: its own, or of the phrase that it is a conjunct of or in apposition to. "über", "unter" and "zwischen" that belong to the number
 * make no prepositional slot ("hatten über 50 Gruppen aufgerufen", "zwischen 5 und 8 Boote sanken": `sub`), and a noun that the clause left out takes the core slot that is free
 * ("30.000 Menschen lockte es an den Strand": `obj`). Undefined for attributes and where the clause has no verb.
 */
export function slotOfNoun(reading: Reading, clause: Clause, { head, number }: NumberedNoun): string | undefined {
  let phrase = reading.phrases[reading.headOf[head] ?? reading.phraseOf[head] ?? -1] ?? reading.phrases[reading.phraseOf[head] ?? -1];
  if (phrase === undefined && clause.verb !== undefined) return freeSlot(reading, clause);
  for (let steps = 0; phrase && steps < 4; steps++) {
    if (phrase.preposition !== undefined && phrase.preposition >= number) return freeSlot(reading, clause);
    const index = phrase.index;
    const argument = clause.args.find((candidate) => candidate.phrase === index);
    if (argument) return slotOfArgument(reading, clause, argument);
    // "viele der Passagiere wurden verletzt": the number is the head.
    const parent: Phrase | undefined = phrase.parent === undefined ? undefined : reading.phrases[phrase.parent];
    if (parent && parent.head >= number && parent.head < head) {
      phrase = parent;
      continue;
    }
    if (phrase.attribute !== 'conjunct' && phrase.attribute !== 'apposition') {
      return steps === 0 && isLoose(clause, phrase) ? freeSlot(reading, clause) : undefined;
    }
    phrase = parent;
  }
  return undefined;
}

function isLoose(clause: Clause, phrase: Phrase): boolean {
  return clause.verb !== undefined && phrase.preposition === undefined && phrase.attribute === undefined && phrase.parent === undefined;
}

/** The core slot of a clause that nobody in it fills: its subject, else its object. A passive's subject is what the verb is done to. */
function freeSlot(reading: Reading, clause: Clause): string {
  const passive = reading.passive[clause.index] === true;
  return passive || clause.args.some(({ role, head }) => role === 'subject' && clause.tokens.includes(head)) ? 'obj' : 'sub';
}
