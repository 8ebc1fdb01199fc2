import { ALL_CELLS, COLUMN_CELLS, PLURAL, type WordInfo } from '../lexicon/index.js';
import { TAGS, type Tag, tagNumber } from './tags.js';

/** Words `[first, last)` that share case and number: "der neuen Regierung", "Angela Merkel", "sie". */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  /** The noun, name or pronoun; else the last word. */
  readonly head: number;
  /** Position of the preposition right before it, -1 where there is none. */
  readonly preposition: number;
  /** Cells that all words of the chunk allow; those that preposition and words do not exclude. Never 0. */
  readonly cells: number;
  /** Number of its clause in `Clauses`. */
  readonly clause: number;
}

const is = (...tags: Tag[]): Uint8Array => Uint8Array.from(TAGS.map((tag) => (tags.includes(tag) ? 1 : 0)));
const DETERMINER = is('DET', 'DET.A', 'DET.S');
const ATTRIBUTE = is('ADJ.A', 'NUM');
const HEAD = is('NOUN', 'PROPN', 'X');
const PRONOUN = is('PRON', 'PRON.R', 'PRON.X', 'PRON.P');
const ADVERBIAL = is('ADV', 'ADJ.D', 'PART.N');
const ADPOSITION = is('ADP');
const CONJUNCTION = tagNumber('CCONJ');
const PUNCTUATION = tagNumber('PUNCT');
const NAME = tagNumber('PROPN');
const ADJECTIVE = tagNumber('ADJ.A');
const NUMBER = tagNumber('NUM');

/** True for labels whose words get case and number. */
export const NOMINAL_TAGS: Uint8Array = TAGS.map((_, tag) => tag).reduce((bits, tag) => {
  if (DETERMINER[tag] || HEAD[tag] || PRONOUN[tag] || tag === ADJECTIVE) bits[tag] = 1;
  return bits;
}, new Uint8Array(TAGS.length));

/**
 * Groups the words of a sentence into chunks, in one pass: determiner, adverbs before adjectives, adjectives, one noun; or a run of names; or a pronoun.
 * "der sehr alte Mann | Peter Weber" are two; "nach | dem Angriff" leaves the preposition outside.
 */
export function findChunks(words: readonly WordInfo[], tags: Uint8Array, clauseOf: Int32Array): Chunk[] {
  const chunks: Chunk[] = [];
  let index = 0;
  while (index < words.length) {
    const tag = tags[index]!;
    if (!NOMINAL_TAGS[tag] && !ATTRIBUTE[tag]) {
      index += 1;
      continue;
    }
    const last = chunkEnd(tags, index);
    chunks.push(makeChunk(words, tags, index, last, clauseOf[index]!));
    index = last;
  }
  return chunks;
}

function chunkEnd(tags: Uint8Array, first: number): number {
  let index = first;
  if (PRONOUN[tags[index]!]) return first + 1;
  while (index < tags.length && DETERMINER[tags[index]!]) index += 1;
  for (;;) {
    let next = index;
    while (next < tags.length && next < index + 3 && ADVERBIAL[tags[next]!]) next += 1;
    if (next > index && (index === first || !ATTRIBUTE[tags[next] ?? PUNCTUATION])) break;
    if (!ATTRIBUTE[tags[next] ?? PUNCTUATION]) break;
    index = next + 1;
    const joined = tags[index] === CONJUNCTION || tags[index] === PUNCTUATION;
    if (joined && tags[index - 1] === ADJECTIVE && tags[index + 1] === ADJECTIVE) index += 1;
  }
  if (!HEAD[tags[index] ?? PUNCTUATION]) return index;
  if (tags[index] !== NAME) return index + 1;
  while (tags[index] === NAME) index += 1;
  return index;
}

function makeChunk(words: readonly WordInfo[], tags: Uint8Array, first: number, last: number, clause: number): Chunk {
  const before = first > 0 && ADPOSITION[tags[first - 1]!] ? first - 1 : -1;
  let cells = before >= 0 && words[before]!.governs !== 0 ? words[before]!.governs : ALL_CELLS;
  for (let index = first; index < last; index += 1) {
    const own = wordCells(words[index]!, tags[index]!);
    if (own !== 0 && (cells & own) !== 0) cells &= own;
  }
  return { first, last, head: last - 1, preposition: before, cells, clause };
}

/** Cells of a word in the part of speech that the tagger gave it; 0 where the lexicon has none. */
export function wordCells(word: WordInfo, tag: number): number {
  if (DETERMINER[tag]) return word.determinerCells || word.pronounCells;
  if (PRONOUN[tag]) return word.pronounCells || word.determinerCells;
  if (tag === ADJECTIVE) return word.adjectiveCells;
  if (tag === NAME) return nameCells(word);
  if (HEAD[tag]) return word.nounCells;
  if (tag === NUMBER) return numberCells(word);
  return 0;
}

/** A name is singular; in the genitive it ends in "s" or after s, x, z in an apostrophe. */
function nameCells(word: WordInfo): number {
  if (word.nounCells !== 0) return word.nounCells;
  return /[^s]s$|['’]$/.test(word.lower) ? 0x7777 : 0x7707 | (/[sxzß]$/.test(word.lower) ? 0x0070 : 0);
}

/** "117 Drohnen", "neun Verletzte" are plural; "1 Toter", "eine Million" need not be, nor "2024" (a year). */
function numberCells(word: WordInfo): number {
  if (/^(?:1|ein\w*|[12]\d{3}|0.*|.*[:/].*)$/.test(word.lower)) return 0;
  return COLUMN_CELLS[PLURAL]!;
}
