import { romaniseLetter } from '../../language/index.js';
import type { LanguageAnalysis } from '../../model/index.js';
import { countries, lazily } from '../lists.js';
import { foldWord, stemWord, type Word, wordsOf } from '../words.js';

const countryOf = lazily(() => {
  const byStem = new Map<string, string>();
  for (const country of countries()) {
    for (const name of [country.name, country.adjective, country.seat, country.english, country.englishAdjective]) {
      for (const key of name === '' || name.includes(' ') ? [] : [stemWord(name)])
        if (!byStem.has(key)) byStem.set(key, `country:${country.iso}`);
    }
  }
  for (const [word, iso] of [
    ['kreml', 'RU'],
    ['kyiv', 'UA'],
    ['elysee', 'FR'],
    ['us', 'US'],
    ['vereinigt', 'US'],
    ['russland', 'RU'],
    ['russ', 'RU'],
  ] as const)
    byStem.set(stemWord(word), `country:${iso}`);
  return byStem;
});

/** What a name is compared by: the stems of its words, and the state where a word names or belongs to one ("Moskau" and "russisch" are Russia). */
export function entityKeys(name: string): string[] {
  return wordsOf(name).flatMap(({ stem }) => keysOfStem(stem));
}

/** The stem, and its state. */
export function keysOfStem(stem: string): string[] {
  const country = countryOf().get(stem) ?? [...countryPrefixes()].find(([prefix]) => stem.startsWith(prefix))?.[1];
  return country === undefined ? [stem] : [stem, country];
}

/** "russisch", "ukrainisch" inside longer words: "russischsprachig". */
const countryPrefixes = lazily(() => [...countryOf()].filter(([stem]) => stem.length >= 6 && stem.endsWith('isch')));

/** True where two sets of keys have somebody in common. */
export function shareKey(left: Iterable<string>, right: ReadonlySet<string>): boolean {
  for (const key of left) if (right.has(key)) return true;
  return false;
}

/** The words of a sentence that are names: tagged so, or capitalised where the language writes only names so. */
export function nameWords(words: readonly Word[], language: LanguageAnalysis, lang: 'de' | 'en' | 'other', text: string): Word[] {
  if (lang === 'de' && language.tokens.some((token) => token.upos === 'PROPN')) {
    const tagged = language.tokens.filter((token) => token.upos === 'PROPN');
    return words.filter((word) => /^\p{Lu}/u.test(word.form) && tagged.some((token) => token.start < word.end && word.start < token.end));
  }
  if (lang === 'de') return [];
  return words.filter((word) => /^\p{Lu}/u.test(word.form) && !startsSentence(text, word.start));
}

function startsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:„“"«»]\s*)$/u.test(text.slice(Math.max(0, start - 3), start));
}

/** A word by its sound in Latin letters: "Selenskyj", "Selenskij" and "Зеленський" differ in fewer letters or none. */
export function soundKey(word: string): string {
  return latinKey(word).replaceAll(/[ij]+/gu, 'i');
}

/** A word in Latin letters without vowels' differences, so that an outlet's name meets its id: "Приклад" and "pryklad" are one. */
export function latinKey(word: string): string {
  return [...foldWord(word)]
    .map((letter) => romaniseLetter(letter) ?? letter)
    .join('')
    .replaceAll('y', 'i');
}
