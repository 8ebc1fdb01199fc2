import type { Count, CountWhat } from '../../model/index.js';
import type { FindingContext } from '../context.js';
import { type Reading, readReport, spanOfTokens } from '../events/reading.js';
import { ellipticMeaning } from './ellipsis.js';
import { meaningOf } from './meaning.js';
import type { CountMention } from './mention.js';
import { type Quantity, quantityAt, strongQuantities } from './quantity.js';
import { type Counted, isNumberedName, nounKind } from './words.js';

export type { CountMention } from './mention.js';

/** All counts of people and things in a report's happenings, in order of the text: with or without an event that they belong to. */
export function findCounts(context: FindingContext): Count[] {
  return findCountMentions(readReport(context)).map((mention) => mention.count);
}

const known = new WeakMap<Reading, readonly CountMention[]>();

/** As `findCounts`, with where they stand. Read once per report: events and tallies both ask. */
export function findCountMentions(reading: Reading): readonly CountMention[] {
  const found = known.get(reading) ?? readCounts(reading);
  known.set(reading, found);
  return found;
}

function readCounts(reading: Reading): CountMention[] {
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
    if (!inTime(reading, at) && !isLabel(reading, at) && !isYear(reading, quantity) && !isMeasure(reading, quantity)) {
      const mention = mentionOf(reading, quantity) ?? ellipsisOf(reading, quantity, found);
      if (mention) found.push(mention);
    }
    at = quantity.last - 1;
  }
  return found;
}

/** "der 1990 gebaute Turm", "bis 1975 Gelder": four bare digits of a plausible year before anything but a plain plural of people or things. */
function isYear(reading: Reading, quantity: Quantity): boolean {
  const token = reading.tokens[quantity.first];
  if (quantity.bound !== 'exact' || quantity.last - quantity.first !== 1 || !/^(?:1[5-9]|20)\d\d$/.test(token?.form ?? '')) return false;
  if (/^(?:bis|seit|ab|anno|jahr|jahre|jahres|ende|anfang|mitte|von)$/i.test(reading.tokens[quantity.first - 1]?.form ?? '')) return true;
  const next = reading.tokens[quantity.last];
  if (next?.upos !== 'NOUN') return true;
  const kind = nounKind(reading, next.index);
  return kind === undefined || kind === 'never' || next.feats.Number === 'Sing';
}

/** "35 km", "5,2 Prozent", "Mainz 05": before a unit, with digits behind the comma or a zero ahead, a number counts no beings or things. */
function isMeasure(reading: Reading, { last, min, max }: Quantity): boolean {
  const zero = /^0\d/.test(reading.tokens[last - 1]?.form ?? '') && reading.tokens[last - 2]?.upos !== 'NUM';
  if (zero || UNIT.test(reading.tokens[last]?.form ?? '')) return true;
  return !Number.isInteger(min ?? 0) || !Number.isInteger(max ?? 0);
}

const UNIT = /^(?:[kcm]?m[²³]?|qm|kg|km\/h|[kMGT]?[BW]h?|[mc]?l|ha|°C?|%|€|\$)$/;

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
  // "40 Millionen Deutsche Mark"
  const after = noun === undefined ? undefined : reading.tokens[noun + 1];
  if (after && (after.upos === 'NOUN' || after.upos === 'PROPN') && nounKind(reading, after.index) === 'never') return undefined;
  const partitive = isPartitive(reading, quantity);
  const meaning = meaningOf(reading, { head: partitive ? quantity.last - 1 : head, kind, number: quantity.first });
  if (!meaning || (noun === undefined && meaning === 'other')) return undefined;
  // "Viele wurden verletzt", not "Viele kamen".
  if (noun === undefined && quantity.bound === 'unquantified' && !isStrong(reading, quantity) && !TOLL.has(meaning)) return undefined;
  if (quantity.bound === 'unquantified' && meaning === 'other' && !isTelling(reading, quantity, noun, kind)) return undefined;
  return mention(reading, quantity, partitive ? quantity.last - 1 : head, meaning);
}

/** A number without a noun that goes on with what is counted around it. */
function ellipsisOf(reading: Reading, quantity: Quantity, before: readonly CountMention[]): CountMention | undefined {
  if (nounAfter(reading, quantity.last) !== undefined) return undefined;
  const what = ellipticMeaning(reading, quantity, before);
  return what && mention(reading, quantity, quantity.last - 1, what);
}

/** "56 von 117 Drohnen": the first number counts the same things; its words are the number alone. */
function isPartitive(reading: Reading, quantity: Quantity): boolean {
  return wholeOf(reading, quantity) !== undefined;
}

/** The number behind "von", "der", "von den": "56 von 117 Drohnen", "vier der sechs Boote". */
function wholeOf(reading: Reading, quantity: Quantity): Quantity | undefined {
  const of = reading.tokens[quantity.last]?.form ?? '';
  if (!/^(?:von|der|dieser)$/.test(of)) return undefined;
  for (let at = quantity.last + 1; at < quantity.last + 4; at++) {
    const whole = quantityAt(reading.tokens, at);
    if (whole !== undefined && whole.bound !== 'unquantified') return whole;
    if (!/^(?:den|insgesamt|damals|etwa|rund|ursprünglich)$/.test(reading.tokens[at]?.form ?? '')) return undefined;
  }
  return undefined;
}

function partitiveNoun(reading: Reading, quantity: Quantity): number | undefined {
  const whole = wholeOf(reading, quantity);
  if (whole) return nounAfter(reading, whole.last);
  if (reading.tokens[quantity.last]?.form !== 'von') return undefined;
  // "Dutzende von Panzern"
  return quantity.bound === 'unquantified' ? nounAfter(reading, quantity.last + 1) : undefined;
}

/** "14 Razzien", "drei Ekranoplane": a plural that the tagger takes for a name, behind a number and before anything but another name. */
function isUnknownPlural(reading: Reading, index: number): boolean {
  const next = reading.tokens[index + 1];
  if (!isNumberedName(reading, index) || next === undefined || !PLURAL_GOES_ON.has(next.upos)) return false;
  return /^\p{Lu}\p{Ll}{3,}(?:en|er|ern|e)$/u.test(reading.tokens[index]?.form ?? '');
}

const PLURAL_GOES_ON = new Set(['VERB', 'AUX', 'ADP', 'DET', 'CCONJ', 'PRON', 'ADV']);

/** A common noun written out, no abbreviation: what is counted is a thing or being. */
function isCountable(reading: Reading, noun: number): boolean {
  const token = reading.tokens[noun];
  return (token?.upos === 'NOUN' || isUnknownPlural(reading, noun)) && /^\p{Lu}\p{L}*(?:-\p{L}+)*\p{Ll}$/u.test(token?.form ?? '');
}

/** "mehrere Scheunen", "einige Tiere", not "viele Länder" or "mehrere Möglichkeiten": a number left open tells something of concrete beings and things only. */
function isTelling(reading: Reading, quantity: Quantity, noun: number | undefined, kind: Counted | undefined): boolean {
  if (noun === undefined) return false;
  const strong = isStrong(reading, quantity);
  if (kind === undefined) return strong && reading.tokens[noun]?.feats.Number !== 'Sing' && !ABSTRACT.test(reading.lemmas[noun] ?? '');
  return strong || (kind === 'person' && SOME.test(reading.tokens[quantity.last - 1]?.form ?? ''));
}

const SOME = /^einige[nr]?$/i;
/** Endings of nouns for what can be thought but not seen. */
const ABSTRACT = /(?:heit|keit|ität|ung|ismus|ion|nis|tum|ik|schaft|anz|enz|ie|grund|punkt|blick|fall|weg)$/;

function isStrong(reading: Reading, quantity: Quantity): boolean {
  const form = reading.lower[quantity.last - 1] ?? '';
  return [form, reading.lemmas[quantity.last - 1] ?? '', form.replace(/n$/, '')].some((word) => strongQuantities().has(word));
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
    if (PART.has(reading.lemmas[index] ?? '') || PART.has(reading.lower[index] ?? '')) return true;
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
    // "27 Staats- und Regierungschefs"
    if (/^\p{Lu}\p{L}+-$/u.test(token.form) && reading.tokens[index + 2]?.upos === 'NOUN') return index + 2;
    // "einen 38-jährigen Mann"
    if (token.upos === 'NOUN' && !(/^\d/.test(token.form) && reading.tokens[index + 1]?.upos === 'NOUN')) return index;
    if (token.upos === 'NOUN') continue;
    if (nounKind(reading, index) !== undefined && /^\p{Lu}/u.test(token.form)) return index;
    if (
      token.upos === 'ADJ' ||
      BEFORE_NOUN.test(token.form) ||
      (token.upos === 'VERB' && token.feats.VerbForm !== 'Fin' && ATTRIBUTE.test(token.form))
    )
      continue;
    if (token.upos === 'PROPN' && index === from) {
      if (isUnknownPlural(reading, index)) return index;
      continue;
    }
    if (index === from && token.upos === 'ADP') return nounOfExtended(reading, from);
    return undefined;
  }
  return undefined;
}

/** Words between number and noun besides adjectives: "drei weitere Männer", "zwei seiner Leute", "vier sogenannte „Gefährder“", "60 meist junge Leute". */
const BEFORE_NOUN =
  /^(?:meist|meistens|zumeist|überwiegend|vorwiegend|größtenteils|teils|teilweise|(?:weiter|ander|solch|eigen)e[nrms]?|der|dieser|seiner|ihrer|so|sogenannte[nr]?|genannte[nr]?|[„“"»«])$/;
/** An inflected participle before its noun. */
const ATTRIBUTE = /(?:[^t]te[nrs]?|ene[nrs]?|ende[nrs]?)$/;
/** Words of an extended attribute between the number and its participle. */
const LONGEST_ATTRIBUTE = 7;

/** "zwölf zum Tode verurteilte Männer", "drei am Ufer liegende Boote": over the attribute to the noun behind its participle. Not "zwei in Wien". */
function nounOfExtended(reading: Reading, from: number): number | undefined {
  const sentence = reading.tokens[from]?.sentence;
  for (let index = from + 2; index < from + LONGEST_ATTRIBUTE; index++) {
    const token = reading.tokens[index];
    if (!token || token.sentence !== sentence || token.upos === 'PUNCT' || token.upos === 'AUX') return undefined;
    const attribute = token.upos === 'ADJ' || token.upos === 'VERB';
    if (!attribute || !/e[nrs]?$/.test(token.form) || /^\p{Lu}/u.test(token.form)) continue;
    const noun = reading.tokens[index + 1];
    return noun?.upos === 'NOUN' && noun.sentence === sentence && noun.feats.Number !== 'Sing' ? index + 1 : undefined;
  }
  return undefined;
}

const FURTHER = /^(?:weitere|weiteren|weiterer|andere|anderen)$/;

/** "zwei wurden verletzt", "15 starben": a number as subject or object of its clause. */
function standsAlone(reading: Reading, quantity: Quantity): boolean {
  const further = FURTHER.test(reading.tokens[quantity.last]?.form ?? '');
  const next = reading.tokens[quantity.last + (further ? 1 : 0)];
  if (quantity.bound === 'unquantified' && reading.tokens[quantity.first]?.upos === 'ADJ') return false;
  return (
    next === undefined || next.upos === 'VERB' || next.upos === 'AUX' || next.upos === 'PUNCT' || next.upos === 'ADP' || next.upos === 'ADV'
  );
}

/** "ein Toter", "eine Frau wurde getötet": the article counts where somebody came to harm or was taken. */
function stressedArticle(reading: Reading, at: number): CountMention | undefined {
  if (reading.lemmas[at] !== 'ein' || !/^eine?[nrms]?$/i.test(reading.tokens[at]?.form ?? '')) return undefined;
  const further = furtherOne(reading, at);
  if (further) return further;
  // "Einer der Toten war Lehrer" tells no number of dead.
  const noun = /^(?:der|dieser|von|unter)$/.test(reading.tokens[at + 1]?.form ?? '') ? undefined : nounAfter(reading, at + 1);
  const kind = noun === undefined ? undefined : nounKind(reading, noun);
  if (noun === undefined || kind === undefined || !CASUALTIES_OR_PEOPLE.has(kind) || ACTS.test(reading.lemmas[noun] ?? ''))
    return undefined;
  const meaning = meaningOf(reading, { head: noun, kind, number: at });
  if (meaning === undefined || !TOLL.has(meaning)) return undefined;
  return mention(reading, { first: at, last: at + 1, min: 1, max: 1, bound: 'exact' }, noun, meaning);
}

/** "Zwei Männer starben sofort, ein weiterer erlag seinen Verletzungen": the noun is that of the number before. */
function furtherOne(reading: Reading, at: number): CountMention | undefined {
  const next = reading.tokens[at + 1];
  const after = reading.tokens[at + 2];
  if (!next || !/^(?:weitere[rs]?|andere[rs]?)$/.test(next.form) || !after || !GOES_ON.has(after.upos)) return undefined;
  const meaning = meaningOf(reading, { head: at + 1, kind: 'person', number: at });
  if (meaning === undefined || !TOLL.has(meaning)) return undefined;
  return mention(reading, { first: at, last: at + 1, min: 1, max: 1, bound: 'exact' }, at + 1, meaning);
}

const GOES_ON = new Set(['VERB', 'AUX', 'ADV', 'ADP', 'PUNCT']);
const TOLL = new Set<CountWhat>(['killed', 'injured', 'captured', 'missing']);

/** "eine Festnahme" is an act, "ein Festgenommener" somebody. */
const ACTS = /(?:nahme|ung|fall)$/;

const CASUALTIES_OR_PEOPLE = new Set<Counted>(['killed', 'injured', 'missing', 'captured', 'person']);
