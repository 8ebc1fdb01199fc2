import { readFileSync } from 'node:fs';
import { remembered } from '../../language/index.js';

const FOLDER = new URL('../../../data/findings/events/', import.meta.url);

/**
 * Rows of one tab-separated list of `data/findings/events`; comment lines and empty lines are left out.
 * Throws where the list is missing, since it belongs to the program.
 */
export function readEventRows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Shortest rest that may stand before the last part of a compound ("See" in "Seeblockade"). */
const SHORTEST_FIRST_PART = 2;

/**
 * A list of lower-case stems: `word` matches itself, `*word` also as the last part of a compound, `word*` also as its first part.
 * "*drohne" matches "drohne" and "kampfdrohne", not "drohnenabwehr".
 */
export class StemList {
  readonly #exact = new Set<string>();
  readonly #ends = new Set<string>();
  readonly #starts: string[] = [];

  /** The stem that the lower-case word is or contains; undefined where it matches none. The longest ending wins. */
  readonly find = remembered((word: string) => this.#search(word));

  constructor(stems: Iterable<string>) {
    for (const stem of stems) {
      const word = stem.replace(/^\*|\*$/g, '');
      this.#exact.add(word);
      if (stem.startsWith('*')) this.#ends.add(word);
      if (stem.endsWith('*')) this.#starts.push(word);
    }
  }

  /** True where `find` finds a stem. */
  has(word: string): boolean {
    return this.find(word) !== undefined;
  }

  #search(word: string): string | undefined {
    if (this.#exact.has(word)) return word;
    for (let start = SHORTEST_FIRST_PART; start < word.length - 2; start++) {
      const end = word.slice(start);
      if (this.#ends.has(end)) return end;
    }
    return this.#starts.find((start) => word.startsWith(start));
  }
}
