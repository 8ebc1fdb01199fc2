import type { Phrase, TransferItem } from '../../model/index.js';
import { quantityAt } from '../counts/quantity.js';
import { coordinated, nounArguments, prepositionOf, type Reading } from '../events/reading.js';
import { transferLexicon } from './lexicon.js';

/** Units that a quantity of goods is told in. */
const UNITS = new Set([
  'tonne',
  'kubikmeter',
  'liter',
  'barrel',
  'schuss',
  'stück',
  'kiste',
  'megawattstunde',
  'container',
  'lastwagenladung',
  'paket',
]);

/** What a phrase gives: each conjunct with its number, unit and value: "20 Panzer und Munition im Wert von zwei Milliarden Euro". */
export function itemsOf(reading: Reading, phrase: Phrase): TransferItem[] {
  const items: TransferItem[] = [];
  for (const part of coordinated(reading, phrase)) {
    const item = itemOf(reading, part);
    if (item) items.push(item);
  }
  return items;
}

/** True where one of the conjuncts is a thing that transfers are about, or money. */
export function isGivable(reading: Reading, phrase: Phrase): boolean {
  return coordinated(reading, phrase).some((part) => {
    const { items, currencies } = transferLexicon();
    const words = [reading.lemmas[part.head] ?? '', reading.lower[part.head] ?? '', bare(reading, part.head)];
    return words.some((word) => items.has(word) || currencies.has(word));
  });
}

function bare(reading: Reading, token: number): string {
  return (reading.lower[token] ?? '').replace(/(?:en|n|e|er|s)$/, '');
}

function itemOf(reading: Reading, phrase: Phrase): TransferItem | undefined {
  const head = reading.tokens[phrase.head];
  if (!head || (head.upos !== 'NOUN' && head.upos !== 'PROPN' && head.upos !== 'SYM')) return undefined;
  const value = moneyIn(reading, phrase.first, phrase.last) ?? moneyOfAttributes(reading, phrase);
  const isMoney = currencyOf(reading, phrase.head) !== undefined;
  const attribute = nounArguments(reading, phrase).find(
    (other) => other.attribute === 'apposition' || other.attribute === 'genitive' || prepositionOf(reading, other) === 'an',
  );
  const unit = UNITS.has(reading.lemmas[phrase.head] ?? '') ? head.lemma : undefined;
  const named = unit && attribute ? reading.tokens[attribute.head]?.form : undefined;
  const what = named ?? (isMoney ? 'Geld' : head.form);
  const quantity = isMoney ? undefined : quantityIn(reading, phrase);
  return {
    what,
    ...(quantity ?? {}),
    ...(unit ? { unit } : {}),
    ...(value ? { value: value.money, ...(value.bound && value.bound !== 'exact' ? { bound: value.bound } : {}) } : {}),
  };
}

function quantityIn(reading: Reading, phrase: Phrase): Pick<TransferItem, 'quantity' | 'bound'> | undefined {
  for (let index = phrase.first; index < phrase.head; index++) {
    const quantity = quantityAt(reading.tokens, index);
    if (!quantity || quantity.last > phrase.head) continue;
    const number = quantity.min ?? quantity.max;
    return number === undefined ? { bound: quantity.bound } : { quantity: number, bound: quantity.bound };
  }
  return undefined;
}

/** An amount of money with its currency, and how its number is bounded. */
export interface Money {
  readonly money: { readonly amount: number; readonly currency: string };
  readonly bound: TransferItem['bound'];
}

/** The first amount of money among tokens `[first, last)`: "zwei Milliarden Euro", "500 Millionen US-Dollar", "$ 20". */
export function moneyIn(reading: Reading, first: number, last: number): Money | undefined {
  for (let index = first; index < last; index++) {
    const quantity = quantityAt(reading.tokens, index);
    const amount = quantity?.min ?? quantity?.max;
    if (!quantity || amount === undefined) continue;
    const currency = currencyOf(reading, quantity.last) ?? currencyOf(reading, index - 1);
    if (currency) return { money: { amount, currency }, bound: quantity.bound };
    index = quantity.last - 1;
  }
  return undefined;
}

/** ISO 4217 code of a currency word at a token; undefined where it is none. */
export function currencyOf(reading: Reading, token: number): string | undefined {
  const { currencies } = transferLexicon();
  return currencies.get(reading.lemmas[token] ?? '') ?? currencies.get(reading.lower[token] ?? '');
}

/** "im Wert von …", "in Höhe von …", "über …" after the noun; prepositional attributes may hang on each other. */
function moneyOfAttributes(reading: Reading, phrase: Phrase): Money | undefined {
  let pending = nounArguments(reading, phrase);
  for (let depth = 0; depth < 3 && pending.length > 0; depth++) {
    for (const attribute of pending) {
      const value = moneyIn(reading, attribute.first, attribute.last);
      if (value) return value;
    }
    pending = pending.flatMap((attribute) => nounArguments(reading, attribute));
  }
  return undefined;
}
