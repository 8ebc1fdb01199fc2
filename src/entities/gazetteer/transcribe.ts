/** German (Duden) transcription of the Cyrillic letters that both languages share. */
const SHARED: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'w',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ж: 'sch',
  з: 's',
  и: 'i',
  і: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'ch',
  ц: 'z',
  ч: 'tsch',
  ш: 'sch',
  щ: 'schtsch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'ju',
  я: 'ja',
  є: 'je',
  ї: 'ji',
  ё: 'jo',
  "'": '',
  '’': '',
  ʼ: '',
};

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
    let latin = OWN[lang][lower] ?? SHARED[lower] ?? letter;
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
