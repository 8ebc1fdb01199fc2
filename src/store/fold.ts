/** A word of a text where it stands, and as the index knows it. */
export interface FoldedWord {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Letters, digits and marks; soft hyphens and zero-width joiners do not part a word. */
const WORD = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+/gu;
/** Longer runs are no words; the index keeps their beginning. */
const MAX_WORD = 100;

/** The words of a text with their spans; words that fold to nothing are left out. */
export function* foldWords(text: string): Generator<FoldedWord> {
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0]);
    if (folded !== '') yield { start: match.index, end: match.index + match[0].length, folded };
  }
}

/** The folded words of a text, separated by single spaces: what the full-text index stores. */
export function foldText(text: string): string {
  if (GERMAN.test(text)) {
    const words = digraphs(germanLetters(text.toLowerCase()))
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
    if (!hasLongWord(words)) return words;
  }
  const words: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    const folded = foldWord(word);
    if (folded !== '') words.push(folded);
  }
  return words.join(' ');
}

/**
 * One word as index and query know it: lower case, without accents, and with the spellings of German umlauts and ß in one form, so that
 * "Rüstung", "Ruestung" and "RUSTUNG" meet, "Straße" and "Strasse" too. The rule is the one of Lucene's GermanNormalizationFilter (Snowball's
 * "German2" variant): ä, ö, ü lose their dots, ß is ss, "ae" and "oe" lose the e, "ue" too unless it follows a vowel or q ("neue", "quer" stay).
 * In Cyrillic "ё" is "е", "ґ" is "г" and stress marks go; "й" and "ї" stay letters of their own.
 * What a beginning folds to is always a beginning of what the word folds to, so that prefixes can be searched.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return digraphs(lower).slice(0, MAX_WORD);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const folded = foldLetters(lower).slice(0, MAX_WORD);
  if (cache.size >= CACHE_SIZE) cache.clear();
  if (word.length <= MAX_WORD) cache.set(word, folded);
  return folded;
}

const PLAIN = /^[a-z0-9]*$/;
/** Texts that are folded as a whole, four times as fast as word by word: ASCII, the German letters, and usual punctuation. */
const GERMAN = /^[\t\n\r -~\u00a0«»\u2010-\u201f\u2026äöüÄÖÜß]*$/;
const CACHE_SIZE = 50_000;
const cache = new Map<string, string>();

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ґ: 'г',
};

/** Works letter by letter, so that mixed scripts need no choice between two rules. й and ї come apart, but keep their marks. */
function foldLetters(lower: string): string {
  const bare = lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/([иі][\u0306\u0308])|[\u0300-\u036f]/g, '$1');
  return digraphs(bare.replace(/[^\p{L}\p{N}\p{M}]/gu, '').replace(/[ßæœøłđðþıґ]/g, (letter) => LETTERS[letter]!));
}

/** Words are separated by single spaces. A regex would begin anew at every letter. */
function hasLongWord(words: string): boolean {
  for (let start = 0; ; ) {
    const space = words.indexOf(' ', start);
    const end = space < 0 ? words.length : space;
    if (end - start > MAX_WORD) return true;
    if (space < 0) return false;
    start = space + 1;
  }
}

function germanLetters(lower: string): string {
  return lower.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u').replaceAll('ß', 'ss');
}

function digraphs(word: string): string {
  return word
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replace(/(?<![aeiouyq])ue/g, 'u');
}
