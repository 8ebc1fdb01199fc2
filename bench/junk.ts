import { seededRandom } from './random.js';

/** Kinds of bad input, each as long as asked for and the same for the same length. */
export const JUNK: Readonly<Record<string, (length: number) => string>> = {
  'one sentence without marks': (length) =>
    repeat(['die', 'Stadt', 'und', 'der', 'Rat', 'wird', 'in', 'Kiew', 'dass', 'zu', 'geben', 'neue'], ' ', length),
  'all capitals': (length) => repeat(['DIE', 'STADT', 'ANGEGRIFFEN', 'UND', 'DER', 'RAT', 'KIEW', 'MELDET'], ' ', length),
  'nested marks': (length) => repeat(['(„', '„Wer', '([', 'sagt,', 'dass,', '“)', '«', '–', 'er,', 'der,'], ' ', length),
  'mixed scripts and signs': (length) => repeat(['Київ', '東京', '😀😀', 'Straße', '\u0301', 'ﬁx', '++', 'a_b', '12.345,6'], ' ', length),
  'misread letters': (length) => repeat(['D1e', 'Re-', 'gie-', 'rnng', 'h@t', '|', 'ßtadt', 'l1l1', '.', ',.;', 'nnd'], ' ', length),
  'another language': (length) =>
    repeat(['the', 'government', 'has', 'said', 'that', 'in', 'it', 'was', 'an', 'attack', 'will'], ' ', length),
  'one word': (length) => repeat(['angriff', 'kriegs', 'waffen', 'ab', 'ge'], '', length),
};

function repeat(words: readonly string[], space: string, length: number): string {
  const random = seededRandom(length);
  const parts: string[] = [];
  for (let size = 0; size < length; size += parts.at(-1)!.length + space.length) parts.push(words[Math.floor(random() * words.length)]!);
  return parts.join(space).slice(0, length);
}
