import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../data/brief/', import.meta.url);

const cache = new Map<string, readonly (readonly string[])[]>();

/**
 * The rows of `data/brief/<name>`, read once; lines starting with `#` and empty lines are left out. Throws where the list is missing, since it
 * belongs to the program.
 */
export function listRows(name: string): readonly (readonly string[])[] {
  let rows = cache.get(name);
  if (rows === undefined) {
    rows = readFileSync(new URL(name, FOLDER), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    cache.set(name, rows);
  }
  return rows;
}

/** Makes a value from a list when it is first needed. */
export function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => (value ??= { made: make() }).made;
}

/** A state as the wording needs it. */
export interface Country {
  readonly iso: string;
  readonly id: string;
  readonly name: string;
  readonly article: 'f' | 'm' | 'p' | '-';
  /** German adjective without ending: "französisch". */
  readonly adjective: string;
  readonly seat: string;
  readonly english: string;
  readonly englishAdjective: string;
}

/** All states of `countries.tsv`. */
export const countries = lazily((): readonly Country[] =>
  listRows('countries.tsv').map(
    ([iso = '', id = '', name = '', article = '-', adjective = '', seat = '', english = '', englishAdjective = '']) => ({
      iso,
      id,
      name,
      article: article === 'f' || article === 'm' || article === 'p' ? article : '-',
      adjective,
      seat,
      english,
      englishAdjective,
    }),
  ),
);

/** A state by ISO code or Wikidata id. */
export function findCountry(key: string | undefined): Country | undefined {
  return key === undefined ? undefined : countryIndex().get(key);
}

const countryIndex = lazily(
  () =>
    new Map(
      countries().flatMap((country) => [[country.iso, country] as const, [country.id, country] as const, [country.name, country] as const]),
    ),
);
