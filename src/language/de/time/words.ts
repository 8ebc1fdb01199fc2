import { readFileSync } from 'node:fs';

/** The tables of `data/time/de.json`; keys are lower case. */
export interface TimeWords {
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<string, string>>;
  readonly partAdverbs: Readonly<Record<string, string>>;
  readonly seasons: Readonly<Record<string, string>>;
  /** Unit code, and whether it stands behind the "T" of a duration. */
  readonly units: Readonly<Record<string, readonly [string, boolean]>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** Half of a unit: its code, whether it stands behind the "T", and how many. */
  readonly halves: Readonly<Record<string, readonly [string, boolean, number]>>;
  /** Units that are a fraction by their name ("Viertelstunde"), as `halves`. */
  readonly fractionUnits: Readonly<Record<string, readonly [string, boolean, number]>>;
  readonly vagueQuantities: ReadonlySet<string>;
  readonly approximators: ReadonlySet<string>;
  readonly keptApproximators: ReadonlySet<string>;
  readonly past: readonly string[];
  readonly next: readonly string[];
  readonly current: readonly string[];
  readonly phases: Readonly<Record<string, string>>;
  readonly dayAdverbs: Readonly<Record<string, number>>;
  readonly presentRefs: ReadonlySet<string>;
  readonly pastRefs: ReadonlySet<string>;
  readonly futureRefs: ReadonlySet<string>;
  readonly refAdjectives: Readonly<Record<string, string>>;
  readonly dayAdjectives: Readonly<Record<string, number>>;
  readonly yearWords: Readonly<Record<string, number>>;
  readonly sets: Readonly<Record<string, string>>;
  readonly durationSuffixes: Readonly<Record<string, string>>;
  readonly durationWords: Readonly<Record<string, string>>;
  readonly holidays: Readonly<Record<string, string>>;
}

let words: TimeWords | undefined;

/** Loads the tables once. */
export function timeWords(): TimeWords {
  words ??= load();
  return words;
}

function load(): TimeWords {
  const file = new URL('../../../../data/time/de.json', import.meta.url);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const maps = Object.fromEntries(
    Object.entries(table).map(([name, value]) => [name, Array.isArray(value) ? value : Object.assign(Object.create(null), value)]),
  ) as Record<string, never>;
  const set = (name: string) => new Set(table[name] as string[]);
  return {
    ...(maps as unknown as TimeWords),
    vagueQuantities: set('vagueQuantities'),
    approximators: set('approximators'),
    keptApproximators: set('keptApproximators'),
    presentRefs: set('presentRefsFirm'),
    pastRefs: set('pastRefsFirm'),
    futureRefs: set('futureRefs'),
  };
}

/** Endings of adjectives, longest first. */
const ENDINGS = ['en', 'em', 'er', 'es', 'e', ''];

/** The row of a table for an inflected adjective ("vergangenen" → "vergangen"); undefined where none fits. */
export function adjectiveIn<T>(table: Readonly<Record<string, T>>, form: string): T | undefined {
  for (const ending of ENDINGS) {
    if (!form.endsWith(ending)) continue;
    const row = table[form.slice(0, form.length - ending.length)];
    if (row !== undefined) return row;
  }
  return undefined;
}

/** True where an inflected form belongs to one of the stems. */
export function hasStem(stems: readonly string[], form: string): boolean {
  return stems.some((stem) => form.startsWith(stem) && ENDINGS.includes(form.slice(stem.length)));
}

/** The row of a noun in any of its regular cases ("Tagen", "Jahres", "Minuten" → unit). */
export function nounIn<T>(table: Readonly<Record<string, T>>, form: string): T | undefined {
  for (const ending of ['', 'es', 's', 'en', 'n', 'e', 'ern']) {
    if (!form.endsWith(ending)) continue;
    const row = table[form.slice(0, form.length - ending.length)];
    if (row !== undefined) return row;
  }
  return undefined;
}

/** A number word or figure ("zwei", "360", "1.500", "dreieinhalb", "einundzwanzig"); undefined where it is none. */
export function numberOf(form: string): number | undefined {
  if (/^\d{1,3}(\.\d{3})+$/.test(form)) return Number(form.replaceAll('.', ''));
  if (/^\d+(,\d+)?$/.test(form)) return Number(form.replace(',', '.'));
  const { numbers } = timeWords();
  const known = numbers[form];
  if (known !== undefined) return known;
  const compound = /^(.+?)und(.+zig|dreißig)$/.exec(form);
  const ones = compound && numbers[compound[1]!];
  const tens = compound && numbers[compound[2]!];
  return ones != null && tens != null ? ones + tens : undefined;
}
