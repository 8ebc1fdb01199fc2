import { remembered } from '../../language/index.js';
import { readPlaceBytes } from '../data.js';
import { SECTIONS } from './encode.js';
import { hashName } from './hash.js';
import { stemCyrillic } from './stem.js';

/** What a name stands for in the gazetteer of populated places: records in order of falling population. */
export interface PlacePosting {
  readonly records: readonly number[];
  /** The name is also an ordinary word or the name of a person: it needs a frame that tells a place. */
  readonly word: boolean;
  /** Most words of a name that begins with this one; 0 where none does. */
  readonly longest: number;
}

/** A populated place. Coordinates in WGS 84 degrees. */
export interface CityRecord {
  readonly id: string;
  readonly country: string;
  /** GeoNames code of the first-level division. */
  readonly division: string;
  readonly population: number;
  readonly capital: boolean;
  readonly seat: boolean;
  readonly latitude: number;
  readonly longitude: number;
  readonly name: { readonly de: string; readonly en: string; readonly uk: string; readonly ru: string };
}

/** The compiled gazetteer: names to records, without a string for each name. Its bytes begin at a multiple of four. */
export class PlaceTable {
  readonly #ids: Uint32Array;
  readonly #coordinates: Float32Array;
  readonly #populations: Uint32Array;
  readonly #divisions: Uint16Array;
  readonly #flags: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #keys: Uint32Array;
  readonly #postings: Uint32Array;
  readonly #display: Uint8Array;
  readonly #names: readonly string[];
  readonly #mask: number;

  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset } = bytes;
    const header = new Uint32Array(buffer, byteOffset, SECTIONS.length);
    const parts = new Map<string, { readonly start: number; readonly length: number }>();
    let position = byteOffset + header.byteLength;
    SECTIONS.forEach((name, index) => {
      const length = header[index] ?? 0;
      parts.set(name, { start: position, length });
      position += (length + 3) & ~3;
    });
    const part = (name: (typeof SECTIONS)[number]): { readonly start: number; readonly length: number } =>
      parts.get(name) ?? { start: 0, length: 0 };
    const raw = (name: (typeof SECTIONS)[number]): Uint8Array => new Uint8Array(buffer, part(name).start, part(name).length);
    const numbers = (name: (typeof SECTIONS)[number]): Uint32Array => new Uint32Array(buffer, part(name).start, part(name).length / 4);
    this.#names = new TextDecoder().decode(raw('meta')).split('\n');
    this.#ids = numbers('ids');
    this.#coordinates = new Float32Array(buffer, part('coordinates').start, part('coordinates').length / 4);
    this.#populations = numbers('populations');
    this.#divisions = new Uint16Array(buffer, part('divisions').start, part('divisions').length / 2);
    this.#flags = raw('flags');
    this.#ends = numbers('displayEnds');
    this.#keys = numbers('keys');
    this.#postings = numbers('postings');
    this.#display = raw('display');
    this.#mask = this.#keys.length / 2 - 1;
  }

  /** Number of places. */
  get size(): number {
    return this.#ids.length;
  }

  /** The places of a name as written (Latin letters, any case but the first), or of a Cyrillic name in any case ending. */
  readonly find: (name: string) => PlacePosting | undefined = remembered((name) =>
    this.#search(/^[Ѐ-ӿ]/.test(name) ? stemCyrillic(name) : name),
  );

  #search(name: string): PlacePosting | undefined {
    const [one, two] = hashName(name);
    let slot = one & this.#mask;
    for (;;) {
      const posting = this.#keys[slot * 2 + 1] ?? 0;
      if (posting === 0) return undefined;
      if (this.#keys[slot * 2] === two) {
        const head = this.#postings[posting] ?? 0;
        return {
          records: [...this.#postings.subarray(posting + 1, posting + 1 + (head & 255))],
          word: (head & 256) !== 0,
          longest: head >>> 16,
        };
      }
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The record of that number. */
  record(index: number): CityRecord {
    const [country = '', division = ''] = (this.#names[this.#divisions[index] ?? 0] ?? '').split('.');
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const [de = '', en = '', uk = '', ru = ''] = new TextDecoder().decode(this.#display.subarray(start, this.#ends[index])).split('\t');
    return {
      id: `geonames:${this.#ids[index] ?? 0}`,
      country,
      division,
      population: this.#populations[index] ?? 0,
      capital: ((this.#flags[index] ?? 0) & 1) !== 0,
      seat: ((this.#flags[index] ?? 0) & 2) !== 0,
      latitude: this.#coordinates[index * 2] ?? 0,
      longitude: this.#coordinates[index * 2 + 1] ?? 0,
      name: { de, en, uk, ru },
    };
  }

  /** Population of a record, without building it. */
  population(index: number): number {
    return this.#populations[index] ?? 0;
  }

  /** Two-letter code of the state of a record, without building it. */
  country(index: number): string {
    return (this.#names[this.#divisions[index] ?? 0] ?? '').slice(0, 2);
  }

  /** The record with a GeoNames id (`geonames:706483`), or undefined. Linear: for single look-ups. */
  byId(id: string): CityRecord | undefined {
    const index = this.#ids.indexOf(Number(id.slice('geonames:'.length)));
    return index < 0 ? undefined : this.record(index);
  }
}

let table: PlaceTable | undefined;

/** The gazetteer, read at the first call. */
export function placeTable(): PlaceTable {
  table ??= new PlaceTable(readPlaceBytes());
  return table;
}
