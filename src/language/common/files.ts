import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** The project root, three folders above this file in `src/` and in `dist/` alike. */
const ROOT = new URL('../../../', import.meta.url);

/**
 * The rows of a tab-separated list `data/language/<name>`: lines starting with `#` and empty lines are left out.
 * Throws where the file is missing, since a list belongs to the program.
 */
export function readDataRows(name: string): string[][] {
  const rows: string[][] = [];
  for (const line of readFileSync(new URL(`data/language/${name}`, ROOT), 'utf8').split('\n')) {
    if (line !== '' && !line.startsWith('#')) rows.push(line.split('\t'));
  }
  return rows;
}

/** Bytes inflated at a time: few chunks, since they are joined in the end. */
const CHUNK = 1 << 20;

/** The bytes of `weights/<name>`, inflated (raw deflate). Throws where the file is missing. */
export function readWeights(name: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = inflateRawSync(readFileSync(new URL(`weights/${name}`, ROOT)), { chunkSize: CHUNK });
  return new Uint8Array(buffer, byteOffset, byteLength);
}
