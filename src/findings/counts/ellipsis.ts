import type { CountWhat } from '../../model/index.js';
import { attributeSlot, nounArguments, type Reading } from '../events/reading.js';
import { meaningOf } from './meaning.js';
import type { CountMention } from './mention.js';
import { type Quantity, quantityAt } from './quantity.js';
import { meaningWords, nounKind } from './words.js';

/** Meanings that a number without a noun takes over from the number told before. */
const TAKEN_OVER: ReadonlySet<CountWhat> = new Set(['killed', 'injured', 'missing', 'captured', 'displaced', 'participants']);

/** Sentences back that "sieben weitere" looks for what it counts. */
const REACH = 2;

const GOES_ON = new Set(['weitere', 'weiteren', 'weiterer', 'bereits', 'schon', 'inzwischen', 'mittlerweile', 'noch', 'dann']);

/**
 * What a number without a noun counts: "die Zahl der Verletzten stieg auf 15" (by the noun of which it is the number), "erst zwei, dann acht Verletzte" (by the
 * noun that follows), "Sieben weitere meldete er" (by the number before). Undefined where nothing says it: "Er stieg mit 15 in den Beruf ein".
 */
export function ellipticMeaning(reading: Reading, quantity: Quantity, before: readonly CountMention[]): CountWhat | undefined {
  if (quantity.bound === 'unquantified') return byNumberNoun(reading, quantity);
  return (
    byNumberNoun(reading, quantity) ??
    partOfBefore(reading, quantity, before) ??
    byNextNumber(reading, quantity) ??
    byNumberBefore(reading, quantity, before)
  );
}

/** Words between the preposition and the number: "stieg auf insgesamt 48". */
const SO_FAR = new Set(['insgesamt', 'nun', 'nunmehr', 'jetzt', 'inzwischen', 'mittlerweile', 'bisher', 'derzeit', 'aktuell', 'bereits']);

function byNumberNoun(reading: Reading, quantity: Quantity): CountWhat | undefined {
  const clause = reading.clauses[reading.clauseOf[quantity.last - 1] ?? -1];
  let before = quantity.first - 1;
  while (SO_FAR.has(reading.lemmas[before] ?? '')) before--;
  if (!clause || !/^(?:auf|bei|mit)$/.test(reading.lower[before] ?? '')) return undefined;
  for (const token of clause.tokens) {
    const lemma = reading.lemmas[token] ?? '';
    const known = meaningWords().casualtyNumbers.get(lemma);
    if (known) return known;
    const phrase = meaningWords().numberNouns.has(lemma) ? reading.phrases[reading.headOf[token] ?? -1] : undefined;
    for (const attribute of phrase ? nounArguments(reading, phrase) : []) {
      const slot = attributeSlot(reading, attribute);
      if (slot !== 'gen' && slot !== 'von' && slot !== 'an') continue;
      const kind = nounKind(reading, attribute.head);
      return kind === undefined ? undefined : meaningOf(reading, { head: attribute.head, kind, number: attribute.head });
    }
  }
  return undefined;
}

/** "Drei Männer starben, darunter zwei an ihren Verbrennungen", "35 wurden verletzt, davon drei schwer": a part without a noun means what the whole means. */
function partOfBefore(reading: Reading, quantity: Quantity, before: readonly CountMention[]): CountWhat | undefined {
  const last = before.at(-1);
  const token = reading.tokens[quantity.last - 1];
  if (!last || last.sentence !== token?.sentence || !TAKEN_OVER.has(last.count.what)) return undefined;
  return /^(?:darunter|davon)$/i.test(reading.tokens[quantity.first - 1]?.form ?? '') ? last.count.what : undefined;
}

const LINK = /^(?:,|und|oder|bzw\.?|beziehungsweise|sowie|dann|danach|später|schließlich|zuletzt|bis|zunächst|jetzt|nun|inzwischen)$/;

/** Over one adjective: "200 [feste] und 300 [freie] Mitarbeiter". */
function overAdjective(reading: Reading, index: number): number {
  return reading.tokens[index]?.upos === 'ADJ' ? index + 1 : index;
}

function byNextNumber(reading: Reading, quantity: Quantity): CountWhat | undefined {
  const sentence = reading.tokens[quantity.first]?.sentence;
  const linked = overAdjective(reading, quantity.last);
  let index = linked;
  while (index < linked + 4 && LINK.test(reading.tokens[index]?.form ?? '')) index++;
  if (index === linked) return undefined;
  const next = quantityAt(reading.tokens, index);
  const noun = next && reading.tokens[overAdjective(reading, next.last)];
  if (!next || noun?.upos !== 'NOUN' || noun.sentence !== sentence) return undefined;
  const kind = nounKind(reading, noun.index);
  const what = kind === undefined || kind === 'never' ? undefined : meaningOf(reading, { head: noun.index, kind, number: index });
  const joined = /^(?:und|oder|bzw\.?|beziehungsweise|sowie)$/.test(reading.tokens[linked]?.form ?? '');
  return what !== undefined && (joined || TAKEN_OVER.has(what)) ? what : undefined;
}

/** "Nach Angaben der Polizei waren es 1.000": the same count by somebody else. */
function isSame(reading: Reading, quantity: Quantity): boolean {
  const around = [quantity.first - 1, quantity.first - 2, quantity.last, quantity.last + 1];
  return around.some((index) => reading.lower[index] === 'es');
}

function byNumberBefore(reading: Reading, quantity: Quantity, before: readonly CountMention[]): CountWhat | undefined {
  const last = before.at(-1);
  const token = reading.tokens[quantity.last - 1];
  const clause = reading.clauses[reading.clauseOf[quantity.last - 1] ?? -1];
  if (!last || !token || !clause || !TAKEN_OVER.has(last.count.what) || token.sentence - last.sentence > REACH) return undefined;
  if (!meaningWords().goingOn.has(reading.verbs[clause.index] ?? '')) return undefined;
  // "kamen 300 Menschen, die Polizei zählte 250"
  if (last.sentence === token.sentence && last.clause !== clause.index && meaningWords().counting.has(reading.verbs[clause.index] ?? ''))
    return last.count.what;
  const goesOn = [quantity.first - 1, quantity.last].some((index) => GOES_ON.has(reading.lower[index] ?? ''));
  return goesOn || isSame(reading, quantity) ? last.count.what : undefined;
}
