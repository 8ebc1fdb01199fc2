import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../data/picture/', import.meta.url);

let nouns: ReadonlyMap<string, string> | undefined;
let cues: ReadonlySet<string> | undefined;

/** The group that a counted noun belongs to: "Länder" and "Staaten" are one; a noun without group stands for itself in lower case. */
export function nounGroup(noun: string): string {
  nouns ??= new Map(readRows('same-nouns.tsv').flatMap(([name = '', ...members]) => members.map((member) => [member, name] as const)));
  const key = noun.toLowerCase();
  return nouns.get(key) ?? key;
}

/** True for a word that marks the number after it as an older one ("zunächst", "erst"). */
export function marksEarlier(word: string): boolean {
  cues ??= new Set(readRows('earlier-cues.tsv').map(([word = '']) => word));
  return cues.has(word.toLowerCase());
}

function readRows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
