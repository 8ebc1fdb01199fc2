import { readDataRows } from '../../common/files.js';

/** Closed and semi-closed word classes that phrases need, read once from `data/language/de/phrase-words.tsv` and `prepositions.tsv`. */
export interface PhraseWords {
  /** Nouns that stand before a name as its title or kind: "Präsident", "Stadt", "Konzern"; a compound is found by its last part. */
  readonly titles: ReadonlySet<string>;
  /** Bodies whose seat stands behind them and is no name of theirs: "Landgericht Kassel"; a compound is found by its last part. */
  readonly seated: ReadonlySet<string>;
  /** Units and quantities that take a bare noun or a genitive: "Tonnen", "Prozent", "Reihe". */
  readonly units: ReadonlySet<string>;
  /** Number nouns: "Millionen", "Dutzende". */
  readonly numerals: ReadonlySet<string>;
  /** Nouns that make a bare phrase a time: "Montag", "Woche", "Ende". */
  readonly times: ReadonlySet<string>;
  /** Last parts of compounds that are times: "Montagabend", "Osterwochenende". */
  readonly timeParts: ReadonlySet<string>;
  /** Nouns that stand bare as the object of their verb ("gegen den Minister [Anklage] erheben"), so that a noun before them ends its own phrase. */
  readonly bareObjects: ReadonlySet<string>;
  /** Words that modify a number: "rund", "mindestens". */
  readonly quantifiers: ReadonlySet<string>;
  /** Noun → prepositions of its attributes: "Angriff" → auf, gegen. Compounds by their last part. */
  readonly nounPrepositions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly prepositions: ReadonlyMap<string, Preposition>;
}

/** A preposition as written: its lemma and the cases that it governs (bits 1 nominative, 2 genitive, 4 dative, 8 accusative). */
export interface Preposition {
  readonly lemma: string;
  readonly cases: number;
  /** It may follow its noun: "zufolge", "gegenüber". */
  readonly postposed: boolean;
  /** It holds an article: "im", "zur". */
  readonly contracted: boolean;
}

const CASE_BITS: Readonly<Record<string, number>> = { gen: 2, dat: 4, acc: 8 };

let loaded: PhraseWords | undefined;

/** The word lists. Throws where a list is missing, since it belongs to the program. */
export function phraseWords(): PhraseWords {
  if (loaded) return loaded;
  const sets: Record<string, Set<string>> = {
    title: new Set(),
    seated: new Set(),
    unit: new Set(),
    numeral: new Set(),
    time: new Set(),
    'time-part': new Set(),
    quantifier: new Set(),
    'bare-object': new Set(),
  };
  const nounPrepositions = new Map<string, Set<string>>();
  for (const [kind = '', list = '', nouns = ''] of readDataRows('de/phrase-words.tsv')) {
    if (kind === 'noun-preposition') {
      for (const noun of nouns.split(' ')) {
        const known = nounPrepositions.get(noun) ?? new Set<string>();
        for (const preposition of list.split(' ')) known.add(preposition);
        nounPrepositions.set(noun, known);
      }
    } else for (const word of list.split(' ')) sets[kind]?.add(word);
  }
  const prepositions = new Map<string, Preposition>();
  for (const [forms = '', lemma = '', cases = '', use = ''] of readDataRows('de/prepositions.tsv')) {
    let bits = 0;
    for (const one of cases.split(',')) bits |= CASE_BITS[one] ?? 0;
    for (const form of forms.split(' ')) {
      prepositions.set(form, {
        lemma: lemma === '=' ? form : lemma,
        cases: bits,
        postposed: use.includes('post'),
        contracted: use.includes('contracted'),
      });
    }
  }
  loaded = {
    titles: sets.title!,
    seated: sets.seated!,
    units: sets.unit!,
    numerals: sets.numeral!,
    times: sets.time!,
    timeParts: sets['time-part']!,
    quantifiers: sets.quantifier!,
    bareObjects: sets['bare-object']!,
    nounPrepositions,
    prepositions,
  };
  return loaded;
}

/** The lemma of a preposition as written: "zum" → "zu", "Infolge" → "infolge". Unknown ones stay as they are, in lower case. */
export function prepositionLemma(lower: string): string {
  return phraseWords().prepositions.get(lower)?.lemma ?? lower;
}

/**
 * Whether a noun, or the last part of a compound, is in a list: "Verteidigungsminister" by "minister", "Sonntagabend" by "abend".
 * Not: "Gestein" by "ein"; parts shorter than four letters count only as whole words.
 */
export function endsInWord(lower: string, list: ReadonlySet<string>): boolean {
  if (list.has(lower)) return true;
  let known = remembered.get(list);
  if (!known) remembered.set(list, (known = new Map()));
  const before = known.get(lower);
  if (before !== undefined) return before;
  let found = false;
  for (let start = Math.max(2, lower.length - LONGEST_PART); start <= lower.length - 4 && !found; start += 1)
    found = list.has(lower.slice(start));
  const hyphen = lower.lastIndexOf('-');
  if (hyphen >= 0 && list.has(lower.slice(hyphen + 1))) found = true;
  if (known.size >= MAX_REMEMBERED) known.clear();
  known.set(lower, found);
  return found;
}

/** Whether a noun alone can be a time: "Woche", "Montagabend"; not "Einzelstunde", "Feiertag". */
export function isTimeNoun(lower: string): boolean {
  const lists = phraseWords();
  return lists.times.has(lower) || endsInWord(lower, lists.timeParts);
}

/** No word of a list is longer. */
const LONGEST_PART = 40;
/** Answers kept for each list, so that a frequent noun is taken apart once. */
const MAX_REMEMBERED = 20_000;
const remembered = new WeakMap<ReadonlySet<string>, Map<string, boolean>>();
