import { readPlaceWordBytes } from '../data.js';
import { hashName } from './hash.js';

/** What the world's populated places say of a word; bits. */
export const PLACE_WORD = {
  /** The name of a place ("Modrava"). */
  whole: 1,
  /** A word of a longer name ("Hoogstraten" in "Baarle Hoogstraten"). */
  part: 2,
  /** Another name or spelling of a place. */
  alternate: 4,
} as const;

/** Places of a hash in the filter, for each word. */
const PROBES = 5;
/** Bits of the filter for each word: one of 45 words that are in no list is taken for one of them. */
const BITS_PER_WORD = 8;

/** Packs words with their bits into a Bloom filter. */
export function encodePlaceWords(words: ReadonlyMap<string, number>): Uint8Array {
  const keys = [...words].flatMap(([word, bits]) => Object.values(PLACE_WORD).flatMap((bit) => (bits & bit ? [keyOf(word, bit)] : [])));
  const filter = new Uint8Array(Math.ceil((keys.length * BITS_PER_WORD) / 8));
  for (const key of keys) for (const place of placesOf(key, filter.length * 8)) filter[place >>> 3]! |= 1 << (place & 7);
  return filter;
}

/** The bits of a word in such a filter; some words get bits by chance. */
export function placeWordBits(filter: Uint8Array, word: string): number {
  let bits = 0;
  for (const bit of Object.values(PLACE_WORD))
    if (placesOf(keyOf(word, bit), filter.length * 8).every((place) => filter[place >>> 3]! & (1 << (place & 7)))) bits |= bit;
  return bits;
}

let shipped: Uint8Array | undefined;

/** What the shipped filter says of a word: a hint for the tagger, never a fact. */
export function placeWord(word: string): number {
  shipped ??= readPlaceWordBytes();
  return placeWordBits(shipped, word);
}

function keyOf(word: string, bit: number): string {
  return `${bit}${word}`;
}

function placesOf(key: string, size: number): number[] {
  const [first, second] = hashName(key);
  return Array.from({ length: PROBES }, (_, probe) => (first + probe * ((second | 1) >>> 0)) % size);
}
