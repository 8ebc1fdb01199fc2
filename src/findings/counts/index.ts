import type { Count, CountWhat } from '../../model/index.js';
import type { FindingContext } from '../context.js';
import { type Reading, readReport, spanOfTokens } from '../events/reading.js';
import { ellipticMeaning } from './ellipsis.js';
import { type Counted, meaningOf, nounKind } from './meaning.js';
import type { CountMention } from './mention.js';
import { type Quantity, quantityAt } from './quantity.js';

export type { CountMention } from './mention.js';

/** All counts of people and things in a report's happenings, in order of the text: with or without an event that they belong to. */
export function findCounts(context: FindingContext): Count[] {
  return findCountMentions(readReport(context)).map((mention) => mention.count);
}

/** As `findCounts`, with where they stand. */
export function findCountMentions(reading: Reading): CountMention[] {
  const found: CountMention[] = [];
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.upos === 'PUNCT' && !/^\d/.test(token.form))) continue;
    const quantity = quantityAt(tokens, at);
    if (!quantity) {
      const article = stressedArticle(reading, at);
      if (article) found.push(article);
      continue;
    }
    if (quantity.last <= at) continue;
    if (!inTime(reading, at) && !isLabel(reading, at)) {
      const mention = mentionOf(reading, quantity) ?? ellipsisOf(reading, quantity, found);
      if (mention) found.push(mention);
    }
    at = quantity.last - 1;
  }
  return found;
}

/** "§ 252", "Nr. 11", "Artikel 5", "A 340": the number names something. */
function isLabel(reading: Reading, at: number): boolean {
  const before = reading.tokens[at - 1]?.form ?? '';
  return /^(?:§+|Nr\.?|Nummer|Art\.?|Artikels?|Abs\.?|Absatz|Absatzes|Paragra(?:f|ph)en?|Satz|Ziffer|Kapitel|\p{Lu})$/u.test(before);
}

/** Numbers of dates, times and durations count nothing. */
function inTime(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (!token) return false;
  const { times } = reading.context.language;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.span[1] ?? 0) <= token.start) low = middle + 1;
    else high = middle;
  }
  const time = times[low];
  return time !== undefined && time.span[0] <= token.start;
}

/** Words between number and noun that belong to the count's phrase: adjectives and participles. */
const LONGEST_GAP = 5;

function mentionOf(reading: Reading, quantity: Quantity): CountMention | undefined {
  const noun = nounAfter(reading, quantity.last) ?? partitiveNoun(reading, quantity);
  const head = noun ?? quantity.last - 1;
  const kind = noun === undefined ? undefined : nounKind(reading, noun);
  if (noun === undefined && !standsAlone(reading, quantity)) return undefined;
  if (kind === 'never' || (noun !== undefined && kind === undefined && !isCountable(reading, noun))) return undefined;
  const meaning = meaningOf(reading, { head, kind, number: quantity.first });
  if (!meaning || (noun === undefined && meaning === 'other')) return undefined;
  if (quantity.bound === 'unquantified' && meaning === 'other' && !(kind !== undefined && isStrong(reading, quantity))) return undefined;
  return mention(reading, quantity, isPartitive(reading, quantity) ? quantity.last - 1 : head, meaning);
}

/** A number without a noun that goes on with what is counted around it. */
function ellipsisOf(reading: Reading, quantity: Quantity, before: readonly CountMention[]): CountMention | undefined {
  if (quantity.bound === 'unquantified' || nounAfter(reading, quantity.last) !== undefined) return undefined;
  const what = ellipticMeaning(reading, quantity, before);
  return what && mention(reading, quantity, quantity.last - 1, what);
}

/** "56 von 117 Drohnen": the first number counts the same things; its words are the number alone. */
function isPartitive(reading: Reading, quantity: Quantity): boolean {
  return reading.tokens[quantity.last]?.form === 'von' && quantityAt(reading.tokens, quantity.last + 1) !== undefined;
}

function partitiveNoun(reading: Reading, quantity: Quantity): number | undefined {
  const of = reading.tokens[quantity.last];
  if (of?.form !== 'von') return undefined;
  const whole = quantityAt(reading.tokens, quantity.last + 1);
  if (whole) return nounAfter(reading, whole.last);
  // "Dutzende von Panzern"
  return quantity.bound === 'unquantified' ? nounAfter(reading, quantity.last + 1) : undefined;
}

/** A common noun written out, no abbreviation: what is counted is a thing or being. */
function isCountable(reading: Reading, noun: number): boolean {
  const token = reading.tokens[noun];
  return token?.upos === 'NOUN' && /^\p{Lu}\p{L}*(?:-\p{L}+)*\p{Ll}$/u.test(token.form);
}

/** "mehrere", "zahlreiche", "Dutzende" count; "viele" and "einige" mostly judge. */
const STRONG = new Set([
  'mehrere',
  'zahlreiche',
  'zahlreich',
  'dutzende',
  'dutzend',
  'hunderte',
  'tausende',
  'zehntausende',
  'hunderttausende',
  'etliche',
]);

function isStrong(reading: Reading, quantity: Quantity): boolean {
  const token = reading.tokens[quantity.last - 1];
  return (
    token !== undefined &&
    (STRONG.has(token.form.toLowerCase()) ||
      STRONG.has(token.lemma.toLowerCase()) ||
      STRONG.has(token.form.toLowerCase().replace(/n$/, '')))
  );
}

function mention(reading: Reading, quantity: Quantity, head: number, what: CountWhat): CountMention {
  const last = Math.max(head, quantity.last - 1);
  const span = spanOfTokens(reading, [quantity.first, last]);
  const { first: _first, last: _last, ...bounds } = quantity;
  return {
    count: { what, ...bounds, text: reading.text.slice(span[0], span[1]), span },
    token: head,
    sentence: reading.tokens[head]?.sentence ?? 0,
    clause: reading.clauseOf[head] ?? -1,
    part: isPart(reading, quantity.first),
  };
}

const PART = new Set(['darunter', 'davon', 'einschließlich', 'hierunter', 'inklusive']);

function isPart(reading: Reading, first: number): boolean {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    if (PART.has(reading.lemmas[index] ?? '') || PART.has((reading.tokens[index]?.form ?? '').toLowerCase())) return true;
    if (reading.tokens[index]?.upos === 'PUNCT') return false;
  }
  return false;
}

/** The noun that a number counts: the next noun over adjectives, within the sentence. */
function nounAfter(reading: Reading, from: number): number | undefined {
  const sentence = reading.tokens[from - 1]?.sentence;
  for (let index = from; index < from + LONGEST_GAP; index++) {
    const token = reading.tokens[index];
    if (!token || token.sentence !== sentence) return undefined;
    if (token.upos === 'NOUN') return index;
    if (nounKind(reading, index) !== undefined && /^\p{Lu}/u.test(token.form)) return index;
    const skipped =
      token.upos === 'ADJ' || token.form === 'weitere' || token.form === 'der' || token.form === 'seiner' || token.form === 'ihrer';
    if (token.upos === 'PROPN' && index === from) continue;
    if (/^(?:so|sogenannten?|[„“"»«])$/.test(token.form)) continue;
    if (!skipped) return undefined;
  }
  return undefined;
}

/** "zwei wurden verletzt", "15 starben": a number as subject or object of its clause. */
function standsAlone(reading: Reading, quantity: Quantity): boolean {
  const next = reading.tokens[quantity.last];
  if (quantity.bound === 'unquantified' && reading.tokens[quantity.first]?.upos === 'ADJ') return false;
  return (
    next === undefined || next.upos === 'VERB' || next.upos === 'AUX' || next.upos === 'PUNCT' || next.upos === 'ADP' || next.upos === 'ADV'
  );
}

/** "ein Toter", "eine Frau wurde getötet": the article counts where somebody came to harm or was taken. */
function stressedArticle(reading: Reading, at: number): CountMention | undefined {
  if (reading.lemmas[at] !== 'ein' || !/^eine?[nrms]?$/i.test(reading.tokens[at]?.form ?? '')) return undefined;
  const noun = nounAfter(reading, at + 1);
  const kind = noun === undefined ? undefined : nounKind(reading, noun);
  if (noun === undefined || kind === undefined || !CASUALTIES_OR_PEOPLE.has(kind)) return undefined;
  const meaning = meaningOf(reading, { head: noun, kind, number: at });
  if (meaning !== 'killed' && meaning !== 'injured' && meaning !== 'captured' && meaning !== 'missing') return undefined;
  return mention(reading, { first: at, last: at + 1, min: 1, max: 1, bound: 'exact' }, noun, meaning);
}

const CASUALTIES_OR_PEOPLE = new Set<Counted>(['killed', 'injured', 'missing', 'captured', 'person']);
