import { UNITS } from './units.js';
import { adjectiveIn, hasStem, nounIn, numberOf, timeWords } from './words.js';

/** Forms seen before, so that each is looked up in the tables once. Cleared when it grows beyond this. */
const MOST_REMEMBERED = 100_000;
const remembered = new Map<string, number>();

/** Marks, beside the bits of the units: the word stands in a table of times; it may hide several words ("Mo-Fr"). */
const IN_TABLES = 1 << 30;
const HIDES_WORDS = 1 << 31;

const ARTICLES: ReadonlySet<string> = new Set(['den', 'die', 'der', 'dem', 'das']);
/** Starts of expressions that stand in no table. */
const OTHERS =
  /^(jede[nmrs]?|heilige?[nmr]?|vortage?s?|folgetage?s?|zukunft|vor|halb|alle|(mo|di|mi|do|fr|sa|so)\.?|kw|selben|gleichen|vorabend|vor(woche|monate?s?|quartals?|jahre?s?)|folge(woche|monate?s?|quartals?|jahre?s?)|vorjahres(monate?s?|quartals?|zeitraume?s?)|(jahres|monats|wochen)(beginn|anfang|mitte|ende|wechsel|schluss)s?|tags|(gesamt|kalender|geschäfts)jahr(es|s|e)?|\p{L}+[zß]iger[n]?|monat)$/u;
const SUFFIXES = /(ig|ige|igen|iger|iges|igem)$/;

/**
 * The units (bits by their place in `UNITS`) that can find a time expression that begins with this word; 0 for nearly all words, so that no unit is asked.
 * @param form lower case
 * @param next the lower-case word behind it: an article begins an expression only before a word that does
 */
export function unitsAt(form: string, next: string): number {
  if (!ARTICLES.has(form)) return describe(form) & ~(IN_TABLES | HIDES_WORDS);
  return !ARTICLES.has(next) && (describe(next) & IN_TABLES) !== 0 ? articleUnits() : 0;
}

/** Whether any unit has to be asked in the words `[from, to)`. */
export function mayHaveTimes(lower: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const form = lower[at]!;
    if (!ARTICLES.has(form) && describe(form) !== 0) return true;
  }
  return false;
}

function describe(form: string): number {
  const known = remembered.get(form);
  if (known !== undefined) return known;
  const units = lookUp(form) ? IN_TABLES | startedBy(form) : 0;
  const found = WEEKDAY_RANGE.test(form) ? units | HIDES_WORDS : units;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(form, found);
  return found;
}

const WEEKDAY_RANGE = /^(mo|di|mi|do|fr|sa|so)\.?[-–/]/;

function startedBy(form: string): number {
  return UNITS.reduce((bits, { starts }, at) => (starts(form) ? bits | (1 << at) : bits), 0);
}

let startedByArticle: number | undefined;

function articleUnits(): number {
  startedByArticle ??= startedBy('der');
  return startedByArticle;
}

function lookUp(form: string): boolean {
  if (/^\d/.test(form) || OTHERS.test(form)) return true;
  const words = timeWords();
  const plain = form.replace(/\.$/, '');
  if (
    [words.months, words.phases, words.dayAdverbs, words.partAdverbs, words.parts, words.numbers].some(
      (table) => table[plain] !== undefined,
    )
  )
    return true;
  if ([words.vagueQuantities, words.keptApproximators, words.presentRefs, words.pastRefs, words.futureRefs].some((set) => set.has(form)))
    return true;
  if (words.months[form.replace(/s$/, '')] !== undefined || Object.keys(words.weekdays).some((day) => form.startsWith(day))) return true;
  if (nounIn(words.seasons, form.replace(/monate?n?$/, '')) !== undefined) return true;
  if (nounIn(nouns(), form) !== undefined || adjectiveIn(adjectives(), form) !== undefined) return true;
  if ([words.past, words.next, words.current].some((stems) => hasStem(stems, form))) return true;
  if (SUFFIXES.test(form) && Object.keys(words.durationSuffixes).some((suffix) => form.includes(suffix))) return true;
  return numberOf(form) !== undefined || /^(halbjahr|quartal|jahreshälfte|trimester|vierteljahr)/.test(form);
}

let nounTable: Readonly<Record<string, unknown>> | undefined;
let adjectiveTable: Readonly<Record<string, unknown>> | undefined;

/** The tables of nouns in one. */
function nouns(): Readonly<Record<string, unknown>> {
  const { units, holidays, yearWords } = timeWords();
  nounTable ??= Object.assign(Object.create(null), units, holidays, yearWords) as Readonly<Record<string, unknown>>;
  return nounTable;
}

/** The tables of adjectives in one. */
function adjectives(): Readonly<Record<string, unknown>> {
  const { yearWords, ordinals, refAdjectives, dayAdjectives, sets, durationWords } = timeWords();
  adjectiveTable ??= Object.assign(Object.create(null), yearWords, ordinals, refAdjectives, dayAdjectives, sets, durationWords) as Readonly<
    Record<string, unknown>
  >;
  return adjectiveTable;
}
