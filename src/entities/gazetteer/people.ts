import { remembered } from '../../language/index.js';
import { readEntityRows } from '../data.js';

/** `u`: borne by both, or not known. */
export type NameGender = 'm' | 'f' | 'u';

interface NameLists {
  readonly first: ReadonlyMap<string, NameGender>;
  readonly surnames: ReadonlySet<string>;
  /** First names and surnames that are ordinary German nouns too ("Ernst", "Wolf", "Koch"). */
  readonly words: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, NameGender>;
}

let lists: NameLists | undefined;

/** First names with gender, surnames, and titles that stand before names; read at the first call. */
export function nameLists(): NameLists {
  if (lists) return lists;
  const first = new Map<string, NameGender>();
  const surnames = new Set<string>();
  const words = new Set<string>();
  for (const [name = '', gender, word] of readEntityRows('names', 'first-names.tsv')) {
    first.set(name, gender === 'm' || gender === 'f' ? gender : 'u');
    if (word === '1') words.add(name);
  }
  for (const [name = '', word] of readEntityRows('names', 'surnames.tsv')) {
    surnames.add(name);
    if (word === '1') words.add(name);
  }
  const titles = new Map<string, NameGender>();
  for (const [title = '', gender] of readEntityRows('offices', 'titles.tsv'))
    titles.set(title, gender === 'm' || gender === 'f' ? gender : 'u');
  lists = { first, surnames, words, titles };
  return lists;
}

/** The gender of a first name, parts of double names tried too ("Karl-Heinz"); undefined where it is not a first name. */
export const firstNameGender: (name: string) => NameGender | undefined = remembered(findGender);

function findGender(name: string): NameGender | undefined {
  const { first } = nameLists();
  const whole = first.get(name);
  if (whole !== undefined) return whole;
  const parts = name.split('-');
  if (parts.length < 2) return undefined;
  const genders = parts.map((part) => first.get(part));
  return genders.every((gender) => gender !== undefined) ? genders[0] : undefined;
}
