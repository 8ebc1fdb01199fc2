import { readFileSync } from 'node:fs';

const cache = new Map<string, readonly (readonly string[])[]>();

/** The rows of `data/text/<name>`, without comments and empty lines, read once. */
export function readRows(name: string): readonly (readonly string[])[] {
  let rows = cache.get(name);
  if (!rows) {
    const content = readFileSync(new URL(`../../data/text/${name}`, import.meta.url), 'utf8');
    rows = content
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    cache.set(name, rows);
  }
  return rows;
}
