import { lazily, listRows } from '../lists.js';

const roles = lazily(() => {
  const rows = listRows('role-nouns.tsv').map(([word = '']) => word);
  return { endings: rows.filter((word) => word.startsWith('-')).map((word) => word.slice(1)), words: new Set(rows) };
});

/** True for a noun of people or bodies that names nobody by itself: "Staatschef", "Europaabgeordnete", "Denkfabrik". */
export function isRoleNoun(noun: string): boolean {
  const { endings, words } = roles();
  return [noun, noun.replace(/(?:es|s|n)$/u, '')].some((form) => {
    const lower = form.toLowerCase();
    return words.has(lower) || endings.some((ending) => lower.endsWith(ending));
  });
}
