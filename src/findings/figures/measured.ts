import type { Bound, Clause } from '../../model/index.js';
import { quantityAt } from '../counts/quantity.js';
import type { Reading } from '../events/reading.js';
import { currencyOf } from '../transfers/items.js';
import { figureLexicon } from './lexicon.js';

/** A number with a unit in a clause: tokens `[first, last)`, value, and the preposition before it ("um", "auf", "von"); the unit is empty for a bare "auf 40.000". */
export interface Measured {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly bound: Bound;
  readonly unit: string;
  readonly preposition?: string;
}

/** Numbers with a unit, shares ("um ein Drittel") and bare numbers behind "auf" among the clause's own tokens, in order. */
export function measuredIn(reading: Reading, clause: Clause): Measured[] {
  const found: Measured[] = [];
  for (let at = 0; at < clause.tokens.length; at++) {
    const number = shareAt(reading, clause.tokens[at] as number) ?? numberAt(reading, clause.tokens[at] as number);
    if (!number) continue;
    while (at + 1 < clause.tokens.length && (clause.tokens[at + 1] as number) < number.last) at++;
    found.push(number);
  }
  return found;
}

function numberAt(reading: Reading, index: number): Measured | undefined {
  const quantity = quantityAt(reading.tokens, index);
  const value = quantity?.min ?? quantity?.max;
  if (!quantity || value === undefined) return undefined;
  const { units } = figureLexicon();
  const word = reading.lower[quantity.last] ?? '';
  const unit = units.get(reading.lemmas[quantity.last] ?? '') ?? units.get(word) ?? currencyOf(reading, quantity.last);
  const preposition = reading.lemmas[quantity.first - 1];
  const bare = preposition === 'auf' && reading.tokens[quantity.last]?.upos !== 'NOUN';
  if (!unit && !bare) return undefined;
  return {
    first: quantity.first,
    last: quantity.last + (unit ? 1 : 0),
    value,
    bound: quantity.bound,
    unit: unit ?? '',
    ...(preposition ? { preposition } : {}),
  };
}

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['ein', 1],
  ['der', 1],
  ['zwei', 2],
  ['drei', 3],
  ['vier', 4],
]);

/** Words before a share that bound it. */
const BOUNDS: ReadonlyMap<string, Bound> = new Map([
  ['rund', 'about'],
  ['etwa', 'about'],
  ['circa', 'about'],
  ['fast', 'less-than'],
  ['knapp', 'less-than'],
  ['beinahe', 'less-than'],
  ['gut', 'more-than'],
  ['über', 'more-than'],
  ['mindestens', 'at-least'],
]);

/** "um ein Drittel", "um mehr als die Hälfte", "auf drei Viertel", from the first word on; a third has no exact percentage and keeps its word. */
function shareAt(reading: Reading, index: number): Measured | undefined {
  const multiple = MULTIPLES.get(reading.lemmas[index] ?? '');
  const share = multiple === undefined ? undefined : figureLexicon().shares.get(reading.lower[index + 1] ?? '');
  if (multiple === undefined || share === undefined) return undefined;
  const more = reading.lemmas[index - 1] === 'als' && /^(?:mehr|weniger)$/.test(reading.tokens[index - 2]?.form ?? '');
  const single = BOUNDS.get(reading.lemmas[index - 1] ?? '');
  const bound = more ? (reading.tokens[index - 2]?.form === 'mehr' ? 'more-than' : 'less-than') : (single ?? 'exact');
  const first = more ? index - 2 : single ? index - 1 : index;
  const preposition = reading.lemmas[first - 1];
  return {
    first,
    last: index + 2,
    value: multiple * (share.percent ?? 1),
    bound,
    unit: share.percent === undefined ? share.word : '%',
    ...(preposition ? { preposition } : {}),
  };
}
