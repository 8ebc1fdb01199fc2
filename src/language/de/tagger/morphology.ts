import type { Feats } from '../../../model/index.js';
import { type Analysis, CASES, columnsOf, GENDERS, KNOWN, lemmaOf, type Morphology, type WordInfo } from '../lexicon/index.js';
import type { CasedChunks } from './case.js';
import { labelCells } from './case-features.js';
import { NOMINAL_TAGS } from './chunks.js';
import { TAG_UPOS, TAGS, type Tag, tagNumber } from './tags.js';

const NO_FEATS: Feats = {};
const MARK_TAGS: readonly Tag[] = ['PUNCT'];
const PUNCTUATION = tagNumber(MARK_TAGS[0]!);
const NOUN = tagNumber('NOUN');
const NAME = tagNumber('PROPN');
const FINITE = new Set<number>([tagNumber('VERB.F'), tagNumber('AUX.F')]);
const NONFINITE = new Set<number>([tagNumber('VERB.P'), tagNumber('VERB.I'), tagNumber('AUX.P'), tagNumber('AUX.I')]);
const PREFIX = new Set<number>([tagNumber('ADP.V'), tagNumber('ADV.V')]);

/** Kind of reading that a label wants, beyond its part of speech. */
const WANTED: ReadonlyMap<number, (reading: Analysis) => boolean> = new Map<number, (reading: Analysis) => boolean>([
  [tagNumber('ADJ.A'), (one) => one.cells !== 0],
  [tagNumber('ADJ.D'), (one) => one.cells === 0],
  [tagNumber('ADP'), (one) => one.cells !== 0],
  [tagNumber('VERB.F'), (one) => one.feats.VerbForm === 'Fin'],
  [tagNumber('AUX.F'), (one) => one.feats.VerbForm === 'Fin'],
  [tagNumber('VERB.P'), (one) => one.feats.VerbForm === 'Part'],
  [tagNumber('AUX.P'), (one) => one.feats.VerbForm === 'Part'],
  [tagNumber('VERB.I'), (one) => one.feats.VerbForm === 'Inf'],
  [tagNumber('AUX.I'), (one) => one.feats.VerbForm === 'Inf'],
  [tagNumber('PRON.R'), (one) => one.feats.PronType === 'Rel'],
  [tagNumber('PRON.P'), (one) => one.feats.PronType === 'Prs' && !one.feats.Reflex],
  [tagNumber('PRON.X'), (one) => one.feats.PronType === 'Prs'],
  [tagNumber('PRON'), (one) => one.feats.PronType !== 'Rel' && one.feats.PronType !== 'Prs'],
  [tagNumber('DET.A'), (one) => one.feats.PronType === 'Art'],
  [tagNumber('DET.S'), (one) => one.feats.Poss === 'Yes'],
  [tagNumber('DET'), (one) => one.feats.PronType !== 'Art'],
]);

/** Features of a verb form where the lexicon has no reading of the wanted kind. */
const VERB_DEFAULTS: ReadonlyMap<number, Feats> = new Map<number, Feats>([
  [tagNumber('VERB.F'), { Mood: 'Ind', VerbForm: 'Fin' }],
  [tagNumber('AUX.F'), { Mood: 'Ind', VerbForm: 'Fin' }],
  [tagNumber('VERB.P'), { VerbForm: 'Part' }],
  [tagNumber('AUX.P'), { VerbForm: 'Part' }],
  [tagNumber('VERB.I'), { VerbForm: 'Inf' }],
  [tagNumber('AUX.I'), { VerbForm: 'Inf' }],
  [tagNumber('ADJ.A'), { Degree: 'Pos' }],
  [tagNumber('ADJ.D'), { Degree: 'Pos' }],
  [tagNumber('PRON.R'), { PronType: 'Rel' }],
  [tagNumber('PART.N'), { Polarity: 'Neg' }],
]);

/** Part of speech, lemma and features of all words of a sentence, from the labels and the cased chunks. */
export function describeWords(words: readonly WordInfo[], tags: Uint8Array, cased: CasedChunks): Morphology[] {
  const chunkOf = new Int32Array(words.length).fill(-1);
  const { chunks, labels } = cased;
  for (let index = 0; index < chunks.length; index += 1) chunkOf.fill(index, chunks[index]!.first, chunks[index]!.last);
  const persons = pronounPersons(words, cased);
  const found: Morphology[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const tag = tags[index]!;
    const chunk = chunkOf[index]!;
    if (FINITE.has(tag)) found.push(describePlace(words[index]!, tag, persons[cased.clauses.of[index]!]!));
    else if (chunk < 0 || !NOMINAL_TAGS[tag]) found.push(describePlace(words[index]!, tag, 0));
    else {
      const label = labels[chunk]!;
      found.push(describePlace(words[index]!, tag, NOMINAL | label | (columnsOf(chunks[chunk]!.cells & labelCells(label)) << 3)));
    }
  }
  return found;
}

/** Says that a place has case and number: bits 0–2 their label, bits 3–6 the columns (genders or plural) that the chunk allows. */
const NOMINAL = 1 << 7;

/** What a word is with a label in a kind of place; of each kind it is found out once. @param place persons near a finite verb, or bits from `NOMINAL` on */
function describePlace(word: WordInfo, tag: number, place: number): Morphology {
  const key = tag | (place << 5);
  const known = word.places.indexOf(key);
  if (known >= 0) return word.described[known]!;
  const reading = chooseReading(word, tag);
  let feats = reading?.feats ?? VERB_DEFAULTS.get(tag) ?? NO_FEATS;
  if (FINITE.has(tag)) feats = finiteFeats(word, tag, place) ?? feats;
  else if (place & NOMINAL) feats = nominalFeats(feats, tag, reading, place & 7, (place >> 3) & 15);
  const found = { upos: TAG_UPOS[tag]!, lemma: chooseLemma(word, tag, reading, feats), feats, verbPrefix: PREFIX.has(tag) };
  word.places.push(key);
  word.described.push(found);
  return found;
}

/**
 * The reading that a label stands for. Of a word in the lexicon a verb form of another kind rather than none: "gesunken" is a participle,
 * whatever the tagger says; "zerstört" that it does not take for finite is none of the finite readings.
 */
function chooseReading(word: WordInfo, tag: number): Analysis | undefined {
  const upos = TAG_UPOS[tag]!;
  const wanted = WANTED.get(tag);
  let fallback: Analysis | undefined;
  for (const one of word.readings) {
    if (one.upos !== upos) continue;
    if (!wanted || wanted(one)) return one;
    if (!NONFINITE.has(tag) || one.feats.VerbForm !== 'Fin') fallback ??= one;
  }
  if (tag === NAME) return word.readings.find((one) => one.upos === 'NOUN');
  return wanted && VERB_DEFAULTS.has(tag) && word.known > KNOWN.folded ? undefined : fallback;
}

function chooseLemma(word: WordInfo, tag: number, reading: Analysis | undefined, feats: Feats): string {
  const { form } = word;
  if (tag === PUNCTUATION) return form;
  const upos = TAG_UPOS[tag]!;
  if (upos === 'PROPN') {
    if (reading?.upos === 'PROPN') return lemmaOf(form, reading);
    return feats.Case === 'Gen' && /[^s]s$/.test(form) && form.length > 3 ? form.slice(0, -1) : form;
  }
  const base = upos === 'NOUN' || upos === 'X' || upos === 'NUM' || word.lower.length !== form.length ? form : word.lower;
  if (reading) return lemmaOf(base, reading);
  if (upos === 'ADJ' && feats.Case) return base.replace(/e[nmrs]?$/, '');
  if (upos === 'NOUN' && feats.Case === 'Gen' && feats.Number === 'Sing' && feats.Gender !== 'Fem') return base.replace(/(?<=[^s])s$/, '');
  return base;
}

/** For each clause: bits of the first and second persons that a nominative pronoun in it has. */
function pronounPersons(words: readonly WordInfo[], { chunks, labels, clauses }: CasedChunks): Uint8Array {
  const byClause = new Uint8Array(clauses.finite.length);
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = chunks[index]!;
    if (labels[index]! >> 1 === 0 && chunk.last - chunk.first === 1) byClause[chunk.clause]! |= pronounBits(words[chunk.head]!);
  }
  return byClause;
}

function pronounBits(word: WordInfo): number {
  for (const one of word.readings)
    if (one.upos === 'PRON' && one.persons & 0b011011 && (one.cells & 0xf) !== 0) return one.persons & 0b011011;
  return 0;
}

/**
 * Mood, tense, person and number of a finite verb. The indicative wins where both moods have the form, so that subjunctive is said only where it is
 * recognisable: "er habe" and "sie seien" are, "ich habe" and "sie haben" are not. undefined where the word has no finite reading.
 */
function finiteFeats(word: WordInfo, tag: number, near: number): Feats | undefined {
  const upos = TAG_UPOS[tag]!;
  let best: Analysis | undefined;
  let bestPersons = 0;
  let bestRank = -1;
  for (const one of word.readings) {
    if (one.upos !== upos || one.feats.VerbForm !== 'Fin') continue;
    const third = one.persons & 0b100100;
    const persons = one.persons & near || third || one.persons;
    const rank = (one.persons & near ? 8 : third ? 4 : 0) + (one.feats.Mood === 'Ind' ? 2 : one.feats.Mood === 'Sub' ? 1 : 0);
    if (rank > bestRank) {
      best = one;
      bestPersons = persons;
      bestRank = rank;
    }
  }
  return best && withPerson(best.feats, bestPersons);
}

const personCache = new Map<Feats, Map<number, Feats>>();

function withPerson(feats: Feats, persons: number): Feats {
  return fromCache(personCache, feats, persons, () => {
    const bit = [2, 5, 0, 3, 1, 4].find((one) => persons & (1 << one));
    if (bit === undefined) return feats;
    return { ...feats, Number: bit < 3 ? 'Sing' : 'Plur', Person: (['1', '2', '3'] as const)[bit % 3]! };
  });
}

const nominalCache = new Map<Feats, Map<number, Feats>>();

function nominalFeats(feats: Feats, tag: number, reading: Analysis | undefined, label: number, columns: number): Feats {
  const lexical = (tag === NOUN || tag === NAME) && reading && reading.gender < 3 ? reading.gender : 3;
  const gender = label & 1 ? lexical : lexical < 3 && columns & (1 << lexical) ? lexical : [-1, 0, 1, -1, 2, -1, -1, -1][columns & 7]!;
  const person = reading && reading.persons !== 0 ? (reading.persons & 0b001001 ? 1 : reading.persons & 0b010010 ? 2 : 3) : 0;
  const key = label | ((gender + 1) << 4) | (person << 8);
  return fromCache(nominalCache, feats, key, () => ({
    ...feats,
    Case: CASES[label >> 1]!,
    Number: label & 1 ? 'Plur' : 'Sing',
    ...(gender >= 0 && gender < 3 ? { Gender: GENDERS[gender]! } : {}),
    ...(person > 0 ? { Person: (['1', '2', '3'] as const)[person - 1]! } : {}),
  }));
}

function fromCache(cache: Map<Feats, Map<number, Feats>>, feats: Feats, key: number, make: () => Feats): Feats {
  let inner = cache.get(feats);
  if (!inner) cache.set(feats, (inner = new Map()));
  let found = inner.get(key);
  if (!found) inner.set(key, (found = make()));
  return found;
}

/** Name of a label number, for explanations. */
export function tagName(tag: number): Tag {
  return TAGS[tag]!;
}
