import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../data/picture/', import.meta.url);

let nouns: ReadonlyMap<string, string> | undefined;

/** The group that a counted noun belongs to: "Länder" and "Staaten" are one; a noun without group stands for itself in lower case. */
export function nounGroup(noun: string): string {
  nouns ??= new Map(readRows('same-nouns.tsv').flatMap(([name = '', ...members]) => members.map((member) => [member, name] as const)));
  const key = noun.toLowerCase();
  return nouns.get(key) ?? key;
}

let individuals: readonly string[] | undefined;

/** True for a noun that names one person of many ("Sprecher", "Augenzeuge"), not a body. */
export function isIndividual(noun: string): boolean {
  individuals ??= readRows('individuals.tsv').map(([word = '']) => word);
  const key = noun.toLowerCase();
  return individuals.some((word) => key.endsWith(word));
}

function readRows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
