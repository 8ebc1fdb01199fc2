import { hashName } from './hash.js';
import { stemCyrillic } from './stem.js';

/** A populated place as the compiler sees it; `display`: its name in German, English, Ukrainian and Russian, empty where unknown. */
export interface PlaceRecord {
  readonly id: number;
  readonly country: string;
  readonly admin: string;
  readonly capital: boolean;
  readonly seat: boolean;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  readonly display: readonly [de: string, en: string, uk: string, ru: string];
  readonly names: readonly string[];
  /** Those of `names` that are ordinary words or names of people too. */
  readonly words: readonly string[];
}

/** At most so many places of one name are kept, the most populous first. */
const MAX_HOMONYMS = 8;

/** Sections of the file, in order: each starts at a multiple of four. The header holds the byte length of each. */
export const SECTIONS = [
  'meta',
  'ids',
  'coordinates',
  'populations',
  'divisions',
  'flags',
  'displayEnds',
  'keys',
  'postings',
  'display',
] as const;

/**
 * The binary form of the gazetteer that `places.ts` reads. Records must come in order of falling population.
 * Keys are an open-addressing table of [hash 2, posting] pairs, found by hash 1; Cyrillic names stand under their stems; a posting is [count | word flag << 8 | words << 16, record…].
 */
export function encodePlaces(records: readonly PlaceRecord[]): Uint8Array {
  const divisions = new Map<string, number>();
  const division = (record: PlaceRecord): number => {
    const name = `${record.country}.${record.admin}`;
    let index = divisions.get(name);
    if (index === undefined) divisions.set(name, (index = divisions.size));
    return index;
  };
  const postingsByName = new Map<string, { records: number[]; word: boolean }>();
  const post = (name: string, index: number, word: boolean): void => {
    const posting = postingsByName.get(name);
    if (!posting) postingsByName.set(name, { records: [index], word });
    else {
      if (!posting.records.includes(index) && posting.records.length < MAX_HOMONYMS) posting.records.push(index);
      posting.word ||= word;
    }
  };
  const display: string[] = [];
  records.forEach((record, index) => {
    display.push(record.display.join('\t'));
    for (const name of record.names) {
      if (/\p{Script=Cyrillic}/u.test(name)) post(stemCyrillic(name), index, false);
      else post(name, index, record.words.includes(name));
    }
  });
  const first = new Map<string, number>();
  for (const name of postingsByName.keys()) {
    const words = name.split(' ');
    if (words.length > 1 && words[0] !== undefined) first.set(words[0], Math.max(first.get(words[0]) ?? 0, words.length));
  }
  for (const name of first.keys()) if (!postingsByName.has(name)) postingsByName.set(name, { records: [], word: false });
  let size = 1;
  while (size < postingsByName.size * 1.6) size *= 2;
  const keys = new Uint32Array(size * 2);
  const postings: number[] = [0];
  for (const [name, posting] of postingsByName) {
    const [one, two] = hashName(name);
    let slot = one & (size - 1);
    while (keys[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot * 2] = two;
    keys[slot * 2 + 1] = postings.length;
    postings.push(posting.records.length | (posting.word ? 256 : 0) | (Math.min(255, first.get(name) ?? 0) << 16), ...posting.records);
  }
  const text = new TextEncoder();
  const rows = display.map((row) => text.encode(row));
  const ends = new Uint32Array(rows.length);
  let end = 0;
  rows.forEach((row, index) => {
    ends[index] = end += row.length;
  });
  const bytes = new Uint8Array(end);
  rows.forEach((row, index) => {
    bytes.set(row, (ends[index] ?? 0) - row.length);
  });
  const parts: Record<(typeof SECTIONS)[number], Uint8Array> = {
    ids: raw(Uint32Array.from(records, (record) => record.id)),
    coordinates: raw(Float32Array.from(records.flatMap((record) => [record.latitude, record.longitude]))),
    populations: raw(Uint32Array.from(records, (record) => record.population)),
    divisions: raw(Uint16Array.from(records, division)),
    flags: Uint8Array.from(records, (record) => (record.capital ? 1 : 0) | (record.seat ? 2 : 0)),
    meta: text.encode([...divisions.keys()].join('\n')),
    displayEnds: raw(ends),
    keys: raw(keys),
    postings: raw(Uint32Array.from(postings)),
    display: bytes,
  };
  return concatenate(SECTIONS.map((name) => parts[name]));
}

function raw(array: Uint32Array | Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const aligned = (length: number): number => (length + 3) & ~3;
  const header = new Uint32Array(parts.length);
  parts.forEach((part, index) => {
    header[index] = part.length;
  });
  const result = new Uint8Array(header.byteLength + parts.reduce((sum, part) => sum + aligned(part.length), 0));
  result.set(raw(header));
  let position = header.byteLength;
  for (const part of parts) {
    result.set(part, position);
    position += aligned(part.length);
  }
  return result;
}
