import { lowerCase, remembered } from '../../language/index.js';
import type { Bound, Token } from '../../model/index.js';
import { readEventRows } from '../events/rows.js';
import { digitNumber, type NumberWords, numberAt, numberWord } from './number.js';

/** A number with its modifier: tokens `[first, last)`, and what it bounds as the contract says. */
export interface Quantity {
  readonly first: number;
  readonly last: number;
  readonly min?: number;
  readonly max?: number;
  readonly bound: Bound;
}

interface QuantityWords {
  /** Modifiers as words in order, longest first. */
  readonly modifiers: readonly (readonly [words: readonly string[], bound: Bound])[];
  readonly unquantified: ReadonlySet<string>;
  /** Of these, those that count and do not judge. */
  readonly strong: ReadonlySet<string>;
}

let loaded: QuantityWords | undefined;

function words(): QuantityWords {
  loaded ??= {
    modifiers: readEventRows('bounds.tsv')
      .map(([text = '', bound]) => [text.split(' '), bound as Bound] as const)
      .sort((left, right) => right[0].length - left[0].length),
    unquantified: new Set(readEventRows('quantities.tsv').map(([word = '']) => word)),
    strong: new Set(readEventRows('quantities.tsv').flatMap(([word = '', weight]) => (weight === 'strong' ? [word] : []))),
  };
  return loaded;
}

/** "mehrere", "zahlreiche", "Dutzende" count; "viele" and "einige" mostly judge. */
export function strongQuantities(): ReadonlySet<string> {
  return words().strong;
}

const NEVER_NUMBERS: ReadonlySet<Token['upos']> = new Set(['PUNCT', 'VERB', 'AUX', 'ADP', 'CCONJ', 'SCONJ', 'PART', 'ADV']);

/** Never a verb or anything else, whatever the tagger says. */
const HUNDREDS = /^(?:dutzend|hundert|tausend)e[rn]?$/;

/** Most words are no number: asked first. */
const mayCount = remembered((word: string): boolean => {
  const lower = word.toLowerCase();
  return digitNumber(word) !== undefined || JOINED.test(word) || numberWord(lower) !== undefined || words().unquantified.has(lower);
});

/** The quantity whose number starts at a token, modifiers before it and ranges included: "mindestens 15", "20 bis 30", "zwischen 20 und 30". */
export function quantityAt(tokens: readonly Token[], at: number): Quantity | undefined {
  const token = tokens[at];
  if (
    !token ||
    (NEVER_NUMBERS.has(token.upos) && !HUNDREDS.test(token.form)) ||
    !(mayCount(token.form) || (token.lemma !== token.form && mayCount(token.lemma)))
  )
    return undefined;
  const number = numberAt(tokens, at);
  if (!number) return joinedRange(tokens, at) ?? unquantifiedAt(tokens, at);
  const open = openScale(tokens, number);
  if (open) return open;
  const range = rangeAt(tokens, number);
  if (range) return range;
  const after = lowerCase(tokens[number.last]?.form ?? '');
  if (after === 'oder' && lowerCase(tokens[number.last + 1]?.form ?? '') === 'mehr') {
    return { first: number.first, last: number.last + 2, min: number.value, bound: 'at-least' };
  }
  for (const [modifier, bound] of words().modifiers) {
    const first = number.first - modifier.length;
    if (first < 0 || tokens[first]?.sentence !== tokens[at]?.sentence) continue;
    if (modifier.every((word, index) => lowerCase(tokens[first + index]?.form ?? '') === word) && isModifier(tokens, first, modifier)) {
      return { first, last: number.last, ...boundsOf(bound, number.value) };
    }
  }
  return { first: number.first, last: number.last, min: number.value, max: number.value, bound: 'exact' };
}

/** "unter 20 Verletzten waren zwei Kinder" and "gegen zwei Männer" are prepositions, unless a count follows a verb or determiner: only "über", "um die" and adverbs are safe. */
function isModifier(tokens: readonly Token[], first: number, modifier: readonly string[]): boolean {
  const word = modifier[0] ?? '';
  if (modifier.length > 1) return true;
  if (word === 'gegen' || word === 'ab' || word === 'unter') return false;
  if (word === 'gut' || word === 'fast') return true;
  if (word !== 'über') return true;
  const before = tokens[first - 1];
  return before === undefined || before.upos !== 'NOUN' || !GOVERNS_UEBER.test(before.form);
}

/** Nouns that "über" belongs to: "die Debatte über zehn Anträge". */
const GOVERNS_UEBER =
  /(?:debatte|bericht|berichte|gespräch|gespräche|information(?:en)?|diskussion(?:en)?|verhandlung(?:en)?|abstimmung(?:en)?|streit|beratung(?:en)?|entscheidung|einigung|kontrolle|sieg|vertrag|verträge|resolution|film|buch|bücher|aussage(?:n)?|überblick|klarheit|frage|angaben|urteil|vortrag|beschluss|daten|zahlen|abkommen|vereinbarung)$/i;

/** Bounds by the contract: exact sets both, about and between both, at-least and more-than `min`, up-to and less-than `max`. */
export function boundsOf(bound: Bound, value: number): { min?: number; max?: number; bound: Bound } {
  switch (bound) {
    case 'at-least':
    case 'more-than':
      return { min: value, bound };
    case 'up-to':
    case 'less-than':
      return { max: value, bound };
    case 'unquantified':
      return { bound };
    default:
      return { min: value, max: value, bound };
  }
}

/** "mehrere Tausend Beamte", "einige Dutzend Boote", "ein paar Hundert": how many of the scale is left open. */
function openScale(tokens: readonly Token[], number: NumberWords): Quantity | undefined {
  const before = lowerCase(tokens[number.first - 1]?.form ?? '');
  if (!SCALE.test(tokens[number.first]?.form ?? '') || !(before === 'paar' || OPEN.test(before))) return undefined;
  return { first: number.first - (before === 'paar' ? 2 : 1), last: number.last, bound: 'unquantified' };
}

const OPEN = /^(?:mehrere[nr]?|einige[nr]?|viele[nr]?|etliche[nr]?)$/;
const SCALE = /^(?:dutzend|hundert|tausend|hunderttausend|zehntausend|millionen|milliarden)$/i;

function rangeAt(tokens: readonly Token[], low: NumberWords): Quantity | undefined {
  const link = lowerCase(tokens[low.last]?.form ?? '');
  const opener = lowerCase(tokens[low.first - 1]?.form ?? '');
  const isRange = link === 'bis' || link === '–' || link === '-' || (link === 'und' && opener === 'zwischen');
  const high = isRange ? numberAt(tokens, low.last + 1) : undefined;
  if (!high || high.first >= high.last) return undefined;
  const scaled = high.value >= 1e6 && low.value < 1000 && low.last - low.first === 1 ? low.value * scaleOf(high.value) : low.value;
  if (scaled > high.value) return undefined;
  return { first: opener === 'zwischen' ? low.first - 1 : low.first, last: high.last, min: scaled, max: high.value, bound: 'between' };
}

const JOINED = /^(\d[\d.]*)[-–](\d[\d.]*)$/;

/** "10-20 Menschen" as one word. Not the score "2-1" or the season "2014-15", which falls. */
function joinedRange(tokens: readonly Token[], at: number): Quantity | undefined {
  const match = JOINED.exec(tokens[at]?.form ?? '');
  const [low, high] = [digitNumber(match?.[1] ?? ''), digitNumber(match?.[2] ?? '')];
  if (low === undefined || high === undefined || low >= high) return undefined;
  return { first: at, last: at + 1, min: low, max: high, bound: 'between' };
}

function scaleOf(value: number): number {
  return value >= 1e9 ? 1e9 : 1e6;
}

function unquantifiedAt(tokens: readonly Token[], at: number): Quantity | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || (token.upos === 'PRON' && next?.form !== 'der' && next?.upos !== 'VERB' && next?.upos !== 'AUX')) return undefined;
  const form = lowerCase(token.form);
  // "mehr Einwanderer als im Vorjahr", "die meisten Gäste": compared, not counted.
  if (form === 'mehr' || form.startsWith('meist')) return undefined;
  if (!words().unquantified.has(form) && !words().unquantified.has(lowerCase(token.lemma))) return undefined;
  const before = lowerCase(tokens[at - 1]?.form ?? '');
  if (form === 'dutzend' && before === 'paar') return { first: at - 2, last: at + 1, bound: 'unquantified' };
  if (form === 'dutzend' && OPEN.test(before)) return { first: at - 1, last: at + 1, bound: 'unquantified' };
  if (form === 'dutzend' || numberAt(tokens, at - 1)) return undefined;
  const scale = SCALE.test(tokens[at + 1]?.form ?? '');
  const first = lowerCase(tokens[at - 1]?.form ?? '') === 'sehr' ? at - 1 : at;
  return { first, last: at + (scale ? 2 : 1), bound: 'unquantified' };
}
