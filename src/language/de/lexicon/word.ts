import { isDigit, isLetter, isLower, isUpper } from '../../common/characters.js';
import { type Analysis, COLUMN_CELLS, type Morphology } from './analysis.js';
import { splitLower, splitNoun } from './compound.js';
import { deriveDemonym, deriveLower } from './derive.js';
import { guessLower, guessNoun } from './guess.js';
import { findReadings } from './load.js';

/** How the readings of a word were found. */
export const KNOWN = { exact: 0, folded: 1, compound: 2, guessed: 3, unknown: 4 } as const;

/** All that the lexicon layer says about a form on its own; computed once a form and cached. */
export interface WordInfo {
  readonly form: string;
  readonly lower: string;
  readonly readings: readonly Analysis[];
  /** A value of `KNOWN`. */
  readonly known: number;
  /** Bits: 1 starts with a capital, 2 all capitals (two or more), 4 has a digit, 8 has a hyphen inside, 16 no letter or digit at all, 32 truncated ("See-"). */
  readonly shape: number;
  /** Cells of all readings of a word class, 0 where it has none. */
  readonly nounCells: number;
  readonly adjectiveCells: number;
  readonly determinerCells: number;
  readonly pronounCells: number;
  /** Cells (all columns alike) that it governs as a preposition. */
  readonly governs: number;
  /** Persons of its finite readings. */
  readonly persons: number;
  /** Bit set of the word classes that the readings have, for features. */
  readonly classes: number;
  /** Features for the models, filled by them: hash numbers of form, endings and so on. */
  hashes: Int32Array | undefined;
  /** What the tagger's own features of the word add up to under the model `scored`, one number for each of its labels. */
  scores: Int32Array | undefined;
  scored: object | undefined;
  /** What the word is in kinds of place seen before: numbers of the kinds, and beside each the answer. A word has few. */
  readonly places: number[];
  readonly described: Morphology[];
}

/** Longest word that anything is said about, in UTF-16 units: what is longer is no word, and costs patterns more than its length. */
export const LONGEST_WORD = 60;

const CACHE_SIZE = 60_000;
let cache = new Map<string, WordInfo>();

/** What the lexicon, compound splitting and the endings say about a form. Any string; never throws. */
export function describeWord(form: string): WordInfo {
  const cached = cache.get(form);
  if (cached) return cached;
  if (cache.size >= CACHE_SIZE) cache = new Map();
  const info = computeWord(form);
  cache.set(form, info);
  return info;
}

/** The word classes (`WordInfo.classes`) of a form that stands in the lexicon just so; undefined where it does not. Nothing is split or guessed. */
export function exactClasses(form: string): number | undefined {
  const readings = form.length > LONGEST_WORD ? [] : findReadings(form);
  return readings.length === 0 ? undefined : readings.reduce((bits, one) => bits | classBit(one), 0);
}

/** Bit of a word class in `WordInfo.classes`. */
export function classBit(reading: Analysis): number {
  switch (reading.upos) {
    case 'NOUN':
      return 1;
    case 'PROPN':
      return 2;
    case 'ADJ':
      return reading.cells === 0 ? 4 : 8;
    case 'ADV':
      return 16;
    case 'ADP':
      return reading.cells === 0 ? 32 : 64;
    case 'DET':
      return 128;
    case 'PRON':
      return 256;
    case 'NUM':
      return 512;
    case 'CCONJ':
      return 1024;
    case 'SCONJ':
      return 2048;
    case 'PART':
    case 'INTJ':
      return 4096;
    case 'AUX':
      return reading.feats.VerbForm === 'Fin' ? 8192 : 16_384;
    case 'VERB':
      return reading.feats.VerbForm === 'Fin' ? 32_768 : reading.feats.VerbForm === 'Inf' ? 65_536 : 131_072;
    default:
      return 0;
  }
}

function computeWord(form: string): WordInfo {
  const shape = shapeOf(form);
  const lower = form.length > 200 ? form.slice(0, 200).toLowerCase() : form.toLowerCase();
  const [readings, known] = shape & 16 || form.length > LONGEST_WORD ? [[], KNOWN.unknown] : findAll(form, lower, shape);
  const sums = { noun: 0, adjective: 0, determiner: 0, pronoun: 0, governs: 0, persons: 0, classes: 0 };
  for (const one of readings) {
    sums.classes |= classBit(one);
    if (one.upos === 'NOUN' || one.upos === 'PROPN') sums.noun |= one.cells;
    else if (one.upos === 'ADJ') sums.adjective |= one.cells;
    else if (one.upos === 'DET') sums.determiner |= one.cells;
    else if (one.upos === 'PRON') sums.pronoun |= one.cells;
    else if (one.upos === 'ADP') sums.governs |= one.cells;
    else if (one.feats.VerbForm === 'Fin') sums.persons |= one.persons;
  }
  return {
    form,
    lower,
    readings,
    known,
    shape,
    nounCells: sums.noun,
    adjectiveCells: sums.adjective,
    determinerCells: sums.determiner,
    pronounCells: sums.pronoun,
    governs: sums.governs,
    persons: sums.persons,
    classes: sums.classes,
    hashes: undefined,
    scores: undefined,
    scored: undefined,
    places: [],
    described: [],
  };
}

function shapeOf(form: string): number {
  let upper = 0;
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < form.length && i < 60; i += 1) {
    const unit = form.charCodeAt(i);
    if (isDigit(unit)) digits += 1;
    else if (isLetter(unit)) {
      letters += 1;
      if (isUpper(unit)) upper += 1;
    }
  }
  const hyphen = form.indexOf('-', 1);
  return (
    (isUpper(form.charCodeAt(0)) ? 1 : 0) |
    (upper >= 2 && upper === letters ? 2 : 0) |
    (digits > 0 ? 4 : 0) |
    (hyphen > 0 && hyphen < form.length - 1 ? 8 : 0) |
    (letters + digits === 0 ? 16 : 0) |
    (hyphen > 0 && hyphen === form.length - 1 ? 32 : 0)
  );
}

function findAll(form: string, lower: string, shape: number): [readonly Analysis[], number] {
  const exact = findReadings(form);
  const capital = (shape & 1) !== 0;
  if (exact.length > 0 && !capital) return [exact, KNOWN.exact];
  const folded = capital ? findReadings(lower) : [];
  if (exact.length > 0 || folded.length > 0) {
    const nominalised = capital && exact.every((one) => one.upos !== 'NOUN') ? nominalise(folded) : [];
    return [[...exact, ...folded, ...nominalised], exact.length > 0 ? KNOWN.exact : KNOWN.folded];
  }
  if (shape & 2) {
    const title = findReadings(form.slice(0, 1) + lower.slice(1));
    if (title.length > 0) return [title, KNOWN.folded];
  }
  if (!isLetter(form.charCodeAt(form.length - 1))) return [[], KNOWN.unknown];
  if (capital || shape & 8) return findCapital(form, shape);
  const derived = deriveLower(form);
  if (derived.length > 0) return [derived, KNOWN.exact];
  const compound = splitLower(form);
  if (compound) return [compound.readings, KNOWN.compound];
  const guessed = guessLower(form);
  return [guessed, guessed.length > 0 ? KNOWN.guessed : KNOWN.unknown];
}

function findCapital(form: string, shape: number): [readonly Analysis[], number] {
  const compound = shape & 2 ? undefined : splitNoun(form);
  if (compound?.certain) return [compound.readings, KNOWN.compound];
  if ((shape & 8) !== 0 && isLower(form.charCodeAt(form.lastIndexOf('-') + 1))) {
    const lower = splitLower(form);
    if (lower) return [lower.readings, KNOWN.compound];
  }
  if (shape & 2) return [[], KNOWN.unknown];
  const demonym = deriveDemonym(form);
  if (demonym.length > 0) return [demonym, KNOWN.exact];
  const guessed = guessNoun(form);
  if (guessed.length > 0) return [guessed, KNOWN.guessed];
  const adjective = /^.+(?:isch|lich)(?:e[nmrs]?)?$/.test(form) ? guessLower(form.toLowerCase()) : [];
  if (adjective.length > 0) return [[...adjective, ...nominalise(adjective)], KNOWN.guessed];
  return compound ? [compound.readings, KNOWN.compound] : [[], KNOWN.unknown];
}

/** "Russische" can be a noun with the adjective's cells, "Kommen" with those of a neuter singular. */
function nominalise(readings: readonly Analysis[]): readonly Analysis[] {
  const found: Analysis[] = [];
  for (const one of readings) {
    if (one.upos === 'ADJ' && one.cells !== 0) found.push({ ...one, upos: 'NOUN', feats: {}, gender: 3 });
    else if (one.upos === 'VERB' && one.feats.VerbForm === 'Inf') {
      found.push({ ...one, upos: 'NOUN', feats: {}, cells: COLUMN_CELLS[2] & 0xff0f, gender: 2 });
    }
  }
  return found.slice(0, 2);
}
