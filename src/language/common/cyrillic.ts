/** Cyrillic letters of Ukrainian, Russian and Belarusian: how German (Duden) writes them where the languages agree, and how English (BGN) does. */
const LETTERS: Readonly<Record<string, readonly [german: string, english: string]>> = {
  а: ['a', 'a'],
  б: ['b', 'b'],
  в: ['w', 'v'],
  г: ['g', 'g'],
  ґ: ['g', 'g'],
  д: ['d', 'd'],
  е: ['e', 'e'],
  ж: ['sch', 'zh'],
  з: ['s', 'z'],
  и: ['i', 'i'],
  і: ['i', 'i'],
  й: ['i', 'y'],
  к: ['k', 'k'],
  л: ['l', 'l'],
  м: ['m', 'm'],
  н: ['n', 'n'],
  о: ['o', 'o'],
  п: ['p', 'p'],
  р: ['r', 'r'],
  с: ['s', 's'],
  т: ['t', 't'],
  у: ['u', 'u'],
  ў: ['u', 'u'],
  ф: ['f', 'f'],
  х: ['ch', 'kh'],
  ц: ['z', 'ts'],
  ч: ['tsch', 'ch'],
  ш: ['sch', 'sh'],
  щ: ['schtsch', 'shch'],
  ъ: ['', ''],
  ы: ['y', 'y'],
  ь: ['', ''],
  э: ['e', 'e'],
  ю: ['ju', 'yu'],
  я: ['ja', 'ya'],
  є: ['je', 'ye'],
  ї: ['ji', 'yi'],
  ё: ['jo', 'e'],
};
/** Marks of softness that no transcription writes. */
const MUTE: ReadonlySet<string> = new Set(["'", '’', 'ʼ']);

/**
 * One Cyrillic letter in small letters as English writes it ("щ" → "shch"); undefined for every other character.
 */
export function romaniseLetter(letter: string): string | undefined {
  return LETTERS[letter]?.[1];
}

/** Where the languages differ. */
const OWN: Readonly<Record<'uk' | 'ru', Readonly<Record<string, string>>>> = {
  uk: { г: 'h', и: 'y', й: 'j' },
  ru: {},
};

/**
 * A Ukrainian or Russian name in German letters, as Duden transcribes it.
 * @example transcribe('Харків', 'uk') // 'Charkiw'
 * @example transcribe('Белгород', 'ru') // 'Belgorod'
 */
export function transcribe(name: string, lang: 'uk' | 'ru'): string {
  let result = '';
  let previous = '';
  for (const letter of name) {
    const lower = letter.toLowerCase();
    let latin = OWN[lang][lower] ?? (MUTE.has(lower) ? '' : LETTERS[lower]?.[0]) ?? letter;
    if (
      lang === 'ru' &&
      lower === 'е' &&
      (previous === '' || previous === ' ' || previous === '-' || isVowel(previous) || previous === 'ь')
    )
      latin = 'je';
    if (lang === 'ru' && lower === 'й' && previous === 'и') latin = '';
    if (lang === 'ru' && lower === 'й' && previous === 'ы') latin = '';
    if (letter !== lower) latin = latin.charAt(0).toUpperCase() + latin.slice(1);
    result += latin;
    previous = lower;
  }
  return result;
}

function isVowel(letter: string): boolean {
  return letter !== '' && 'аеёиоуыэюяіїє'.includes(letter);
}
