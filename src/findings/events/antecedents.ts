import type { Clause, EntityRef, Phrase } from '../../model/index.js';
import { placeNouns } from './place-nouns.js';
import { coordinated, prepositionOf, type Reading } from './reading.js';

const RELATIVE = /^(?:der|die|das|dem|den|denen|welche[rsmn]?)$/i;
const PLURAL = /^(?:denen)$/i;

/**
 * The noun that a relative pronoun stands for: the nearest phrase before its clause that agrees in number and gender. Any other phrase comes back as it is.
 * "den Mann, der die Botschaft besetzt hatte" → "den Mann"; not "Chef" in "der Chef der Bank, die schließt".
 */
export function antecedentOf(reading: Reading, clause: Clause, phrase: Phrase): Phrase {
  const pronoun = reading.tokens[phrase.head];
  if (clause.kind !== 'relative' || !pronoun || !RELATIVE.test(pronoun.form) || phrase.head !== firstPronoun(reading, clause))
    return phrase;
  let fallback: Phrase | undefined;
  for (let index = phrase.index - 1, steps = 0; index >= 0 && steps < 6; index--, steps++) {
    const candidate = reading.phrases[index];
    if (!candidate || candidate.sentence !== phrase.sentence) break;
    if (candidate.last > phrase.first || reading.tokens[candidate.head]?.upos === 'PRON') continue;
    if (agrees(candidate, phrase, pronoun.form)) return candidate;
    fallback ??= candidate;
  }
  return fallback ?? phrase;
}

function firstPronoun(reading: Reading, clause: Clause): number | undefined {
  return clause.tokens.find((token) => RELATIVE.test(reading.tokens[token]?.form ?? ''));
}

function agrees(candidate: Phrase, phrase: Phrase, form: string): boolean {
  const number = PLURAL.test(form) ? 'Plur' : phrase.number;
  if (candidate.number && number && candidate.number !== number) return false;
  return number === 'Plur' || !candidate.gender || !phrase.gender || candidate.gender === phrase.gender;
}

const PERSONAL = /^(?:er|sie)$/i;

/** Clauses that a pronoun looks back over for its subject. */
const CLAUSES_BACK = 8;

/**
 * The subject that "er" or "sie" goes on with where nobody else resolved it: the nearest subject before it, of this or the sentence before, that agrees in
 * number and gender and is no pronoun itself. "Der Minister reiste ab. Er forderte Hilfe" → "Der Minister".
 */
export function subjectBefore(reading: Reading, phrase: Phrase): Phrase | undefined {
  const pronoun = reading.tokens[phrase.head];
  if (!pronoun || !PERSONAL.test(pronoun.form)) return undefined;
  const here = reading.clauses[reading.clauseOf[phrase.head] ?? -1];
  if (!here) return undefined;
  const finite = here.finite === undefined ? undefined : reading.tokens[here.finite];
  const number = /^er$/i.test(pronoun.form) ? 'Sing' : (finite?.feats.Number ?? phrase.number);
  for (let index = here.index - 1, steps = 0; index >= 0 && steps < CLAUSES_BACK; index--, steps++) {
    const clause = reading.clauses[index];
    if (!clause || here.sentence - clause.sentence > 1) return undefined;
    const subject = clause.args.find((argument) => argument.role === 'subject');
    const candidate = subject && reading.phrases[subject.phrase];
    if (!candidate || candidate.last > phrase.first || reading.tokens[candidate.head]?.upos === 'PRON') continue;
    if (clause.kind === 'relative' || !isSomebody(reading, candidate)) continue;
    const own = coordinated(reading, candidate).length > 1 ? 'Plur' : candidate.number;
    if (number && own && own !== number) continue;
    if (
      /^er$/i.test(pronoun.form)
        ? candidate.gender !== undefined && candidate.gender !== 'Masc'
        : number === 'Sing' && candidate.gender === 'Masc'
    )
      continue;
    return candidate;
  }
  return undefined;
}

/** A name or a noun that stands for an actor. */
function isSomebody(reading: Reading, phrase: Phrase): boolean {
  const reference = reading.context.entities.references.get(phrase.head);
  return reference !== undefined && reference.kind !== 'place' && reference.kind !== 'medium';
}

/** Sentences that a noun such as "die Stadt" reaches back. */
const REACH = 8;
/** Words that it reaches back at most: sentences of a list can be endless. */
const FARTHEST = 300;

/** True for nouns such as "Stadt", "Dorf", "Region" that are places, also where nobody tells which. */
export function isSettlement(reading: Reading, phrase: Phrase): boolean {
  return placeNouns().settlements.has(reading.lemmas[phrase.head] ?? '');
}

/**
 * The place that "die Stadt", "im Ort", "in der Region" takes up: the last one of that kind that was told as a place. Undefined where the noun is not definite,
 * has a name or genitive of its own, or no such place stands in the sentences before.
 */
export function settlementOf(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const precision = placeNouns().settlements.get(reading.lemmas[phrase.head] ?? '');
  if (precision === 'country' && prepositionOf(reading, phrase) !== 'in') return undefined;
  if (!precision || !isDefinite(reading, phrase) || (reading.attributes.get(phrase.index) ?? []).length > 0) return undefined;
  const { references, places } = reading.context.entities;
  // "in der polnischen Hauptstadt" is told by its state, not by a town before.
  for (let token = phrase.first; token < phrase.head; token++) if (reading.tokens[token]?.upos === 'ADJ') return undefined;
  for (let token = phrase.first - 1; token >= Math.max(0, phrase.first - FARTHEST); token--) {
    const sentence = reading.tokens[token]?.sentence ?? 0;
    if (phrase.sentence - sentence > REACH) return undefined;
    const reference = references.get(token);
    if (reference?.by !== 'name' || !reference.ref.entity) continue;
    const place = places.get(reference.ref.entity);
    if (place?.precision === precision) return reference.ref;
  }
  return undefined;
}

const CONTRACTED = /^(?:im|am|beim|zum|zur|ins|vom)$/i;

function isDefinite(reading: Reading, phrase: Phrase): boolean {
  if (phrase.determiner !== undefined) {
    const { form, feats } = reading.tokens[phrase.determiner]!;
    return feats.Poss !== 'Yes' && /^(?:d(?:er|ie|as|en|em|es)|diese[rmns]?)$/i.test(form);
  }
  return phrase.preposition !== undefined && CONTRACTED.test(reading.tokens[phrase.preposition]?.form ?? '');
}
