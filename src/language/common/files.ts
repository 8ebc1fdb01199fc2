import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

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

/** The bytes of `weights/<name>`, in memory of their own, so that arrays of numbers can be laid over them. Throws where the file is missing. */
export function readWeights(name: string): Uint8Array {
  return readFileSync(new URL(`weights/${name}`, ROOT));
}

/** Fills `into` with the bytes of something from a place on, and gives the number of bytes that there were. */
export type ReadBytes = (from: number, into: Uint8Array) => number;

/** Reads parts of `weights/<name>` right to where they are used: a large file twice in memory costs more than to read it. Throws where the file is missing. */
export function weightsReader(name: string): ReadBytes {
  return (from, into) => {
    const file = openSync(new URL(`weights/${name}`, ROOT), 'r');
    try {
      return readSync(file, into, 0, into.length, from);
    } finally {
      closeSync(file);
    }
  };
}
