import { numberWord } from '../findings/index.js';
import { foldWord } from './words.js';

/** How a number binds, in four classes: "etwa" and "rund" are one, "mindestens" and "wenigstens" are one. */
export type NumberBound = 'exact' | 'about' | 'at-least' | 'more-than' | 'up-to' | 'less-than';

/** A number in a text: its value, how it binds, and the words that follow it. */
export interface NumberMention {
  readonly value: number;
  readonly bound: NumberBound;
  readonly start: number;
  readonly end: number;
  /** First capitalised (German) or any next word: what is counted. Absent at the end of a sentence. */
  readonly noun?: string;
}

const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  tausend: 1e3,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  billion: 1e12,
  billionen: 1e12,
  thousand: 1e3,
  hundred: 100,
  dutzend: 12,
  hundert: 100,
};
const ENGLISH_SCALES: Readonly<Record<string, number>> = { billion: 1e9, trillion: 1e12 };

/** Modifiers before a number, longest first; a list of words in folded form. */
const MODIFIERS: readonly (readonly [string, NumberBound])[] = [
  ['nicht mehr als', 'up-to'],
  ['nicht weniger als', 'at-least'],
  ['mehr als', 'more-than'],
  ['weniger als', 'less-than'],
  ['more than', 'more-than'],
  ['less than', 'less-than'],
  ['fewer than', 'less-than'],
  ['at least', 'at-least'],
  ['up to', 'up-to'],
  ['bis zu', 'up-to'],
  ['an die', 'about'],
  ['mindestens', 'at-least'],
  ['wenigstens', 'at-least'],
  ['zumindest', 'at-least'],
  ['hochstens', 'up-to'],
  ['maximal', 'up-to'],
  ['uber', 'more-than'],
  ['over', 'more-than'],
  ['unter', 'less-than'],
  ['knapp', 'less-than'],
  ['fast', 'less-than'],
  ['beinahe', 'less-than'],
  ['nearly', 'less-than'],
  ['almost', 'less-than'],
  ['gut', 'more-than'],
  ['rund', 'about'],
  ['etwa', 'about'],
  ['circa', 'about'],
  ['ca', 'about'],
  ['ungefahr', 'about'],
  ['gegen', 'about'],
  ['about', 'about'],
  ['around', 'about'],
  ['some', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
];

const TOKEN = /\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?|[\p{L}]+|[^\s\p{L}\d]/gu;

interface Piece {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * All numbers of a text, in figures and in words, with what modifies them. Clock times ("22.07 Uhr"), years and days of a date are numbers too:
 * whoever checks dates leaves them to the dates. The indefinite article is no number.
 * @param english the text is English: "1,000" is a thousand and "billion" is 10⁹
 */
export function findNumbers(text: string, english = false): NumberMention[] {
  const pieces = [...text.matchAll(TOKEN)].map(
    (match): Piece => ({ text: match[0], folded: foldWord(match[0]), start: match.index, end: match.index + match[0].length }),
  );
  const found: NumberMention[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const value = readNumber(pieces[at]!, english);
    if (value === undefined) continue;
    const scale = scaleAt(pieces, at, english);
    const last = at + scale.length;
    const noun = nounAfter(pieces, last + 1);
    found.push({
      value: roundOff(value * scale.factor),
      bound: boundBefore(pieces, at),
      start: pieces[at]!.start,
      end: pieces[last]!.end,
      ...(noun === undefined ? {} : { noun }),
    });
    at = last;
  }
  return found;
}

function readNumber({ text, folded }: Piece, english: boolean): number | undefined {
  if (/^\d/.test(text)) return readFigures(text, english);
  const word = numberWord(text.normalize('NFC'));
  // "ein" is an article first of all.
  return (word === 1 ? undefined : word) ?? (english ? ENGLISH[folded] : undefined);
}

function readFigures(text: string, english: boolean): number {
  if (english) return Number(text.replaceAll(/[,\s\u00a0\u202f](?=\d{3})/g, ''));
  if (/[.\u00a0\u202f ]\d{3}/.test(text)) return Number(text.replaceAll(/[.\u00a0\u202f ]/g, '').replace(',', '.'));
  return Number(text.replace(',', '.'));
}

function scaleAt(pieces: readonly Piece[], at: number, english: boolean): { factor: number; length: number } {
  const next = pieces[at + 1];
  if (next === undefined) return { factor: 1, length: 0 };
  const factor = (english ? ENGLISH_SCALES[next.folded] : undefined) ?? SCALES[next.folded];
  return factor === undefined ? { factor: 1, length: 0 } : { factor, length: 1 };
}

function boundBefore(pieces: readonly Piece[], at: number): NumberBound {
  for (const [words, bound] of MODIFIERS) {
    const parts = words.split(' ');
    if (parts.length <= at && parts.every((part, index) => pieces[at - parts.length + index]!.folded === part)) return bound;
  }
  return 'exact';
}

/** The next capitalised word within four, else the next word: "zwei weitere junge Männer" counts men. */
function nounAfter(pieces: readonly Piece[], from: number): string | undefined {
  let first: string | undefined;
  for (const piece of pieces.slice(from, from + 4)) {
    if (/^[^\p{L}%]/u.test(piece.text)) break;
    if (piece.text === '%') return 'Prozent';
    first ??= piece.text;
    if (/^\p{Lu}/u.test(piece.text)) return piece.text;
  }
  return first;
}

function roundOff(value: number): number {
  return Number(value.toPrecision(12));
}
