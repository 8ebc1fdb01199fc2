import { ALL_CELLS, COLUMN_CELLS, KNOWN, PLURAL, type WordInfo } from '../lexicon/index.js';
import { TAGS, type Tag, tagNumber } from './tags.js';

/** Words `[first, last)` that share case and number: "der neuen Regierung", "Angela Merkel", "sie". */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  /** The noun, name or pronoun; else the last word. Behind `last` where an article is parted from its noun: "[die] im Werk gebauten Autos". */
  readonly head: number;
  /** Position of the preposition right before it, -1 where there is none. */
  readonly preposition: number;
  /** Cells that all words of the chunk allow; those that preposition and words do not exclude. Never 0. */
  readonly cells: number;
  /** Number of its clause in `Clauses`. */
  readonly clause: number;
  /** The chunk of the article that is parted from this one and whose label it takes, -1 where there is none. */
  readonly article: number;
}

const is = (...tags: Tag[]): Uint8Array => Uint8Array.from(TAGS.map((tag) => (tags.includes(tag) ? 1 : 0)));
const DETERMINER = is('DET', 'DET.A', 'DET.S');
const ATTRIBUTE = is('ADJ.A', 'NUM');
const HEAD = is('NOUN', 'PROPN', 'X');
const PRONOUN = is('PRON', 'PRON.R', 'PRON.X', 'PRON.P');
const ADVERBIAL = is('ADV', 'ADJ.D', 'PART.N');
const ADPOSITION = is('ADP');
/** What can follow an article that is parted from its noun. */
const INSIDE = is('ADP', 'ADV', 'PRON.X', 'ADJ.D', 'PART.N', 'DET.A', 'DET.S');
const CONJUNCTION = tagNumber('CCONJ');
const PUNCTUATION = tagNumber('PUNCT');
const NAME = tagNumber('PROPN');
const NOUN = tagNumber('NOUN');
const ARTICLE = tagNumber('DET.A');
const POSSESSIVE = tagNumber('DET.S');
const ADJECTIVE = tagNumber('ADJ.A');
const NUMBER = tagNumber('NUM');
const ADVERB = tagNumber('ADV');

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
  let parted = -1;
  while (index < words.length) {
    const tag = tags[index]!;
    if (!NOMINAL_TAGS[tag] && !ATTRIBUTE[tag]) {
      index += 1;
      continue;
    }
    const last = chunkEnd(words, tags, index);
    chunks.push(makeChunk(words, tags, index, last, clauseOf[index]!, chunks.at(-1)));
    if (parted >= 0 && (last > chunks[parted]!.last + MAX_INSIDE || joinParted(words, tags, chunks, parted))) parted = -1;
    else if (DETERMINER[tags[last - 1]!] && INSIDE[tags[last] ?? PUNCTUATION]) parted = chunks.length - 1;
    index = last;
  }
  return chunks;
}

/** Words that may stand between an article and its adjective. */
const MAX_INSIDE = 14;

/**
 * Joins "die … gebauten Autos" where a phrase stands between article and participle: the last chunk begins with an adjective, has a noun and no preposition, and fits.
 * Not: "die mit [neuen Waffen]", whose adjective belongs to the preposition.
 * @returns whether the article has found its noun
 */
function joinParted(words: readonly WordInfo[], tags: Uint8Array, chunks: Chunk[], parted: number): boolean {
  const at = chunks.length - 1;
  const chunk = chunks[at]!;
  const article = chunks[parted]!;
  if (at === parted || chunk.preposition >= 0 || tags[chunk.first] !== ADJECTIVE || !HEAD[tags[chunk.head]!]) return false;
  const cells = article.cells & chunk.cells;
  if (cells === 0 || chunk.clause !== article.clause || !/(?:t|n|nd)e[mnrs]?$|lich|bar|ig/.test(words[chunk.first]!.lower)) return false;
  chunks[parted] = { ...article, head: chunk.head, cells };
  chunks[at] = { ...chunk, cells, article: parted };
  return true;
}

function chunkEnd(words: readonly WordInfo[], tags: Uint8Array, first: number): number {
  let index = first;
  if (PRONOUN[tags[index]!]) return first + 1;
  if (words[first]!.lower === 'allem' && words[first - 1]?.lower === 'vor') return first + 1;
  while (index < tags.length && DETERMINER[tags[index]!] && (index === first || !opensPhrase(words, tags, index))) index += 1;
  if (index === first + 1 && isLoneRelative(words, tags, first)) return index;
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
  for (;;) {
    const first = tags[index]!;
    index += 1;
    while (first === NAME && tags[index] === NAME) index += 1;
    const next = afterHyphen(words, tags, index);
    if (next === index) return index;
    index = next;
  }
}

/** An article or possessive after another determiner opens a phrase of its own: "dass [die] [ihr Amt] …". Not: "all die Jahre", "solch ein Angriff". */
function opensPhrase(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  return (tags[index] === ARTICLE || tags[index] === POSSESSIVE) && !/^(?:all|solch|manch|welch|beide)/.test(words[index - 1]!.lower);
}

/** After a comma an article that its noun cannot follow is a relative pronoun that the tagger missed: "…, [der] [Mut] zeigte". Not: "…, der Mut der Stadt". */
function isLoneRelative(words: readonly WordInfo[], tags: Uint8Array, first: number): boolean {
  const noun = words[first + 1];
  if (tags[first] !== ARTICLE || tags[first + 1] !== NOUN || words[first - 1]?.form !== ',') return false;
  return noun !== undefined && noun.known <= KNOWN.folded && noun.nounCells !== 0 && (noun.nounCells & words[first]!.determinerCells) === 0;
}

/** "US - Werk", "Spar - und Anlagekonten" as the treebanks cut them: the position behind the hyphen where the compound goes on, else `index`. */
function afterHyphen(words: readonly WordInfo[], tags: Uint8Array, index: number): number {
  if (words[index]?.form !== '-') return index;
  const next = tags[index + 1] === CONJUNCTION ? index + 2 : index + 1;
  return HEAD[tags[next] ?? PUNCTUATION] ? next : index;
}

function makeChunk(
  words: readonly WordInfo[],
  tags: Uint8Array,
  first: number,
  last: number,
  clause: number,
  previous: Chunk | undefined,
): Chunk {
  const owner = previous && previous.last === first && isOwner(words, tags, previous.last - 1) ? previous : undefined;
  const before = owner ? owner.preposition : prepositionBefore(words, tags, first);
  let cells = before >= 0 && words[before]!.governs !== 0 ? words[before]!.governs : ALL_CELLS;
  if (before >= 0 && isOwner(words, tags, last - 1)) cells |= 0x0070;
  for (let index = first; index < last; index += 1) {
    if (index + 1 < last && words[index + 1]!.form === '-') continue;
    const own = tags[index] === NAME ? nameCells(words[index]!, genitiveOpen(tags, first, index)) : wordCells(words[index]!, tags[index]!);
    if (own !== 0 && (cells & own) !== 0) cells &= own;
  }
  return { first, last, head: last - 1, preposition: before, cells, clause, article: -1 };
}

/** Cells of a word in the part of speech that the tagger gave it; 0 where the lexicon has none. */
export function wordCells(word: WordInfo, tag: number): number {
  if (DETERMINER[tag]) return word.determinerCells || word.pronounCells;
  if (PRONOUN[tag]) return word.pronounCells || word.determinerCells;
  if (tag === ADJECTIVE) return word.adjectiveCells;
  if (tag === NAME) return nameCells(word, false);
  if (HEAD[tag]) return word.nounCells;
  if (tag === NUMBER) return numberCells(word);
  return 0;
}

/** A name in the genitive before its noun: "in [Webers] großer Rede"; the preposition governs the noun. Not: "in [Paris]", "[Webers]" at the end. */
function isOwner(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  const next = tags[index + 1] ?? PUNCTUATION;
  return tags[index] === NAME && (next === NOUN || next === ADJECTIVE) && /[^s]s$|['’]$/.test(words[index]!.lower);
}

/**
 * The preposition of what starts at `first`, adverbs between them passed over: "für [nur] zwei Wochen", "nach rund drei Stunden". -1 where there is none.
 * Not: "dem Bericht zufolge das Trio" and "nach wie vor die Stadt", whose prepositions do not look to the right.
 */
function prepositionBefore(words: readonly WordInfo[], tags: Uint8Array, first: number): number {
  let at = first - 1;
  while (at > 0 && at > first - 3 && tags[at] === ADVERB) at -= 1;
  if (at < 0 || !ADPOSITION[tags[at]!]) return -1;
  if (at < first - 1 && words[at]!.governs === 0) return -1;
  return /^(?:zufolge|zuliebe|halber|vor)$/.test(words[at]!.lower) && (words[at]!.lower !== 'vor' || words[at - 1]?.lower === 'wie')
    ? -1
    : at;
}

/** After an article or a noun a name takes the genitive without an ending: "die Sprecherin der Jamestown", "die Rede des Präsidenten Weber". */
function genitiveOpen(tags: Uint8Array, first: number, index: number): boolean {
  return index > first || (first > 0 && tags[first - 1] === NOUN);
}

/** A name is singular; in the genitive it ends in "s" or after s, x, z in an apostrophe, if it has an ending (`open`: it need not). */
function nameCells(word: WordInfo, open: boolean): number {
  if (word.nounCells !== 0) return word.nounCells;
  if (open) return 0x7777;
  return /[^s]s$|['’]$/.test(word.lower) ? 0x7777 : 0x7707 | (/[sxzß]$/.test(word.lower) ? 0x0070 : 0);
}

/** "117 Drohnen", "neun Verletzte" are plural; "1 Toter", "eine Million" need not be, nor "2024" (a year). */
function numberCells(word: WordInfo): number {
  if (/^(?:1|ein\w*|[12]\d{3}|0.*|.*[:/].*)$/.test(word.lower)) return 0;
  return COLUMN_CELLS[PLURAL]!;
}
