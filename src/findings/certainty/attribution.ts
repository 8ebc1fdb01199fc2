import type { Clause, EntityRef, Phrase, Span, Statement } from '../../model/index.js';
import { partiesOf } from '../events/parties.js';
import { sameParty } from '../events/party.js';
import { attributeSlot, nounArguments, prepositionOf, type Reading, spanOfTokens } from '../events/reading.js';

/** Nouns after "nach" or "laut" that only say that somebody says it: "nach Angaben der Polizei". */
const WORDS_OF_SOURCE = new Set(
  (
    'angabe aussage auskunft darstellung worten wort einschätzung ansicht meinung überzeugung schätzung bericht medienbericht information erkenntnis ' +
    'mitteilung erklärung lesart zeugenaussage augenzeugenbericht agenturbericht zeitungsbericht polizeiangabe militärangabe regierungsangabe behördenangabe ' +
    'berechnung analyse studie umfrage statistik presseberichte medienangabe krankenhausangabe'
  ).split(' '),
);

/** A claim that a phrase of the sentence makes: who, and that there is one even where nobody is named ("Berichten zufolge"). */
export interface Claim {
  readonly claimants: readonly EntityRef[];
}

/**
 * Claims by prepositional phrases in a clause: "laut Polizei", "den Behörden zufolge", "nach Angaben des Gouverneurs".
 * Not "nach dem Angriff", "laut lachend".
 */
export function claimsOfClause(reading: Reading, clause: Clause): Claim[] {
  const claims: Claim[] = [];
  for (const index of clause.tokens) {
    const phrase = reading.phrases[reading.headOf[index] ?? -1];
    if (!phrase || phrase.preposition === undefined) continue;
    const preposition = prepositionOf(reading, phrase);
    const source = isSourceNoun(reading, phrase);
    if (preposition === 'laut' || preposition === 'zufolge' || preposition === 'gemäß' || (preposition === 'nach' && source)) {
      claims.push({ claimants: source ? holders(reading, phrase) : named(reading, phrase) });
    }
  }
  return claims;
}

/** Who is named after "laut"; an unknown name stands for itself. */
function named(reading: Reading, phrase: Phrase): EntityRef[] {
  const parties = partiesOf(reading, phrase).map((party) => party.ref);
  if (parties.length > 0) return parties;
  const first = phrase.determiner ?? (phrase.preposition === phrase.first ? phrase.preposition : phrase.first - 1);
  const span = spanOfTokens(reading, [first + 1, phrase.preposition === phrase.last - 1 ? phrase.last - 2 : phrase.last - 1]);
  return span[1] > span[0] ? [{ span, name: reading.text.slice(span[0], span[1]) }] : [];
}

function isSourceNoun(reading: Reading, phrase: Phrase): boolean {
  const lemma = reading.lemmas[phrase.head] ?? '';
  const form = reading.lower[phrase.head] ?? '';
  const bare = form.replace(/(?:en|n)$/, '');
  return (
    WORDS_OF_SOURCE.has(lemma) ||
    WORDS_OF_SOURCE.has(bare) ||
    /(?:bericht|angabe|information)$/.test(lemma) ||
    /(?:berichte|angabe)$/.test(bare)
  );
}

/** Whose words they are: "Angaben der Polizei", "Angaben von Gouverneur X", "ukrainischen Angaben". */
function holders(reading: Reading, phrase: Phrase): EntityRef[] {
  for (const attribute of nounArguments(reading, phrase)) {
    if (attributeSlot(reading, attribute) === 'gen' || attributeSlot(reading, attribute) === 'von') {
      const parties = partiesOf(reading, attribute);
      if (parties.length > 0) return parties.map((party) => party.ref);
    }
  }
  for (let token = phrase.first; token < phrase.head; token++) {
    const reference = reading.context.entities.references.get(token);
    if (reference) return [reference.ref];
  }
  return [];
}

/** Statements whose quote holds the span, outermost first. The frame of a statement is not in its quote. */
export function statementsAround(statements: readonly Statement[], span: Span): Statement[] {
  return statements
    .filter((statement) => statement.quote.some((quote) => quote[0] <= span[0] && span[1] <= quote[1]))
    .filter((statement) => !statement.cue.some((cue) => cue[0] < span[1] && span[0] < cue[1]))
    .sort((left, right) => length(right) - length(left));
}

function length(statement: Statement): number {
  return statement.quote.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Claimants in order, each once. */
export function uniqueClaimants(claimants: readonly EntityRef[]): EntityRef[] {
  const found: EntityRef[] = [];
  for (const claimant of claimants) if (!found.some((other) => sameParty(other, claimant))) found.push(claimant);
  return found;
}
