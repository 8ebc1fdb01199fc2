import { countries, lazily, listRows } from './lists.js';

/** A word of a text: letters, digits and what joins them. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  /** Stem of the folded form: what is compared. */
  readonly stem: string;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text with their places; "Cohn-Bendit" is two. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    form: match[0],
    start: match.index,
    end: match.index + match[0].length,
    stem: stemWord(match[0]),
  }));
}

/** Lower case, without diacritics that inflection or transcription changes. "Länder" and "Land" come close, "groß" is "gross". */
export function foldWord(form: string): string {
  return form.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

const ENDINGS = ['innen', 'ern', 'est', 'ens', 'end', 'en', 'em', 'er', 'es', 'et', 'te', 'st', 'e', 'n', 's', 't'] as const;

/** A light stem, for German first: the folded form without one or two endings, never shorter than three letters. "Selenskyjs" is "selenskyj". */
export function stemWord(form: string): string {
  let stem = foldWord(form);
  if (/\d/.test(stem)) return stem;
  for (let round = 0; round < 2; round += 1) {
    const ending = ENDINGS.find((one) => stem.endsWith(one) && stem.length - one.length >= 3);
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}

/** Shortest part of a compound that counts as backing it. */
const PART = 4;

/** True where two stems are one word, or one is the head or first part of the other ("drohnenangriff" and "drohn"). */
export function sameStem(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < PART) return false;
  return long.startsWith(short) || (short.length >= 5 && long.endsWith(short));
}

const groups = lazily(() => {
  const byStem = new Map<string, number[]>();
  const add = (word: string, group: number) => byStem.set(stemWord(word), [...(byStem.get(stemWord(word)) ?? []), group]);
  const rows = listRows('same-words.tsv');
  rows.forEach((row, group) => {
    for (const word of row) add(word, group);
  });
  countries().forEach((country, index) => {
    for (const word of [country.name, country.adjective, country.seat, country.english])
      if (word !== '' && !word.includes(' ')) add(word, rows.length + index);
  });
  return byStem;
});

/** Numbers of the groups of words that stand for one another and that a stem is in. Linear in the list for compounds. */
export function groupsOf(stem: string): readonly number[] {
  return groups().get(stem) ?? [];
}

/** True where one word may stand for the other: same stem, a part of a compound, or a group of `same-words.tsv`. */
export function backsWord(word: string, source: string): boolean {
  if (sameStem(word, source)) return true;
  const own = groupsOf(word);
  return own.length > 0 && groupsOf(source).some((group) => own.includes(group));
}

const free = lazily(
  () =>
    new Set(
      [
        ...listRows('free-words.tsv'),
        ...listRows('stop-words.tsv').flatMap(([, words = '']) => words.split(' ').map((word) => [word])),
      ].map(([word = '']) => stemWord(word)),
    ),
);

/** True for a word that a sentence may use without the source having it. */
export function isFree(stem: string): boolean {
  return free().has(stem);
}

const speech = lazily(() => {
  const byKind = { verb: new Set<string>(), noun: new Set<string>(), prep: new Set<string>(), impersonal: new Set<string>() };
  for (const [stem = '', kind = ''] of listRows('speech.tsv'))
    if (kind in byKind)
      for (const form of [foldWord(stem), ...(stemWord(stem).length >= 4 ? [stemWord(stem)] : [])])
        byKind[kind as keyof typeof byKind].add(form);
  return byKind;
});

/** How a word tells that somebody says something: "sagte" is a verb, "Angaben" a noun, "laut" a preposition, "hieß" (es) impersonal. */
export function speechKind(form: string): 'verb' | 'noun' | 'prep' | 'impersonal' | undefined {
  const { verb, noun, prep, impersonal } = speech();
  const stem = stemWord(form);
  const folded = foldWord(form);
  if (prep.has(folded)) return 'prep';
  if (impersonal.has(folded) || impersonal.has(stem)) return 'impersonal';
  if (/^\p{Lu}/u.test(form)) return [...noun].some((prefix) => folded.startsWith(prefix)) ? 'noun' : undefined;
  // Folded, "außer" would be a form of "äußern".
  return (verb.has(stem) || verb.has(folded)) && !form.startsWith('auß') ? 'verb' : undefined;
}

const negations = lazily(
  () =>
    new Set(
      listRows('negations.tsv')
        .flat()
        .filter((word) => word !== ''),
    ),
);
const hedges = lazily(() => new Set(listRows('hedges.tsv').map(([word = '']) => word)));

/** True for a word that negates its clause. */
export function isNegation(form: string): boolean {
  return negations().has(form.toLowerCase());
}

/** True for a word that hedges its clause. */
export function isHedge(form: string): boolean {
  return hedges().has(form.toLowerCase());
}

const opposites = lazily(() =>
  listRows('opposite-verbs.tsv').map(([stem = '', sign = '']) => [foldWord(stem), sign === '+' ? 1 : -1] as const),
);

/** 1 for a verb of agreeing, -1 for one of refusing, 0 for all others. Lower-case words only. */
export function verbSign(form: string): 1 | -1 | 0 {
  if (/^\p{Lu}/u.test(form)) return 0;
  const folded = foldWord(form);
  return opposites().find(([stem]) => folded.startsWith(stem))?.[1] ?? 0;
}
