import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** The project root, two folders above this file in `src/` and in `dist/` alike. */
const ROOT = new URL('../../', import.meta.url);

/** The areas of `data/` that belong to this folder. */
export type DataArea = 'states' | 'organisations' | 'offices' | 'persons' | 'places' | 'names';

/**
 * The rows of a tab-separated list `data/<area>/<name>`; lines that start with `#` and empty lines are left out.
 * Throws where the file is missing, since a list belongs to the program.
 */
export function readEntityRows(area: DataArea, name: string): string[][] {
  const rows: string[][] = [];
  for (const line of readFileSync(new URL(`data/${area}/${name}`, ROOT), 'utf8').split('\n')) {
    if (line !== '' && !line.startsWith('#')) rows.push(line.split('\t'));
  }
  return rows;
}

/** The bytes of the compiled gazetteer `data/places/places.bin`, inflated (raw deflate). Throws where the file is missing. */
export function readPlaceBytes(): Uint8Array {
  return new Uint8Array(inflateRawSync(readFileSync(new URL('data/places/places.bin', ROOT))));
}

/** The bytes of `data/places/place-words.bin`, a Bloom filter that does not compress. Throws where the file is missing. */
export function readPlaceWordBytes(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('data/places/place-words.bin', ROOT)));
}

/** Whether there is a `weights/<name>` yet. */
export function hasEntityWeights(name: string): boolean {
  return existsSync(new URL(`weights/${name}`, ROOT));
}
