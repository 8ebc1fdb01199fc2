/** Endings of Ukrainian and Russian nouns and of names that decline as adjectives, longest first. */
const ENDINGS =
  'ського ському ською ських ським ський ського ского скому скою ской ских ским скую ский ська ську ські ская ские ого ому ами ями еві єві ою ею єю ию ією ією ом ем єм ым им ім ах ях ам ям ой ей ий ый ій ую ая ые ие ия ію ии ія ії а я у ю і ї и ы е є о й ь'.split(
    ' ',
  );

/**
 * The part of a Ukrainian or Russian name that its cases share; a rule of thumb, the same for both languages, for matching only.
 * Vowels that change in the last closed syllable are made one ("Харків", "Харкова"; "Київ", "Києва").
 * @example stemCyrillic('Харкова') === stemCyrillic('Харків')
 */
export function stemCyrillic(name: string): string {
  return name.toLowerCase().split(' ').map(stemWord).join(' ');
}

/** The stem without the "-ов" of datives such as "Макронові", to be tried where the stem itself is not known. */
export function shorterStem(stem: string): string | undefined {
  return stem.length > 5 && stem.endsWith('ов') ? stem.slice(0, -2) : undefined;
}

function stemWord(word: string): string {
  if (word.length < 4) return word;
  const open = word
    .replace(/(?<=.{2})[іїеоєё]в$/, 'ов')
    .replace(/[єе]в(?=(а|у|і|е|ом)$)/, 'ов')
    .replace(/[ʼ’']/g, '');
  if (open.endsWith('ов')) return open;
  for (const ending of ENDINGS) {
    if (open.length - ending.length < 3 || !open.endsWith(ending)) continue;
    const adjective = /^(ськ|ск)/.exec(ending)?.[1] ?? '';
    return fold(open.slice(0, -ending.length) + adjective);
  }
  return fold(open);
}

function fold(stem: string): string {
  return stem
    .replace(/ь$/, '')
    .replace(/ец$|єц$/, 'ц')
    .replace(/ок$/, 'к');
}
