import type { FeatureParts } from '../../common/linear.js';
import { casesOf, columnsOf, type WordInfo } from '../lexicon/index.js';
import type { Chunk } from './chunks.js';
import type { RoughClauses } from './clauses.js';
import { HASH, wordHashes } from './features.js';
import { tagNumber } from './tags.js';

/** Labels of the case model: case × (singular, plural). Number of a label: `case * 2 + (plural ? 1 : 0)`. */
export const CASE_LABELS = 8;
/** Numbers of the features of a chunk, in their order. */
export const CASE_TEMPLATES: Int32Array = Int32Array.from({ length: 52 }, (_, slot) => (slot < 39 ? slot + 1 : slot + 2));

/** What has been decided in a sentence so far; `labels` of the chunks to the left, and per clause the cases used. */
export interface CaseState {
  readonly labels: Int8Array;
  /** Bits per clause: 1 a nominative, 2 accusative, 4 dative without preposition. */
  readonly used: Uint8Array;
  /** Number of free (no preposition) chunks to the right in the same clause that can only be nominative. */
  readonly nominativesAhead: Uint8Array;
  /** Free chunks to the right in the same clause that can be nominative. */
  readonly candidatesAhead: Uint8Array;
  /** Those of them that name somebody who can act. */
  readonly agentsAhead: Uint8Array;
  /** Those of them that agree with the finite verb in number. */
  readonly agreeingAhead: Uint8Array;
}

const CONJUNCTION = tagNumber('CCONJ');
const PUNCTUATION = tagNumber('PUNCT');
const NOUN = tagNumber('NOUN');
/** Classes of verbs that say something about their objects: dative to copula without speech, and transitive. */
const ARGUMENTS = 0b10000010111111;
const OUTSIDE = -7;

/** Cells that a label stands for: the plural column or the three singular ones of its case. */
export function labelCells(label: number): number {
  return ((label & 1 ? 8 : 7) << ((label >> 1) * 4)) & 0xffff;
}

/** Labels that the cells allow, as bits. */
export function labelsOf(cells: number): number {
  let bits = 0;
  for (let label = 0; label < CASE_LABELS; label += 1) if (cells & labelCells(label)) bits |= 1 << label;
  return bits;
}

/** The state before the first chunk of a sentence. */
export function startCases(words: readonly WordInfo[], chunks: readonly Chunk[], clauses: RoughClauses): CaseState {
  const nominativesAhead = new Uint8Array(chunks.length);
  const candidatesAhead = new Uint8Array(chunks.length);
  const agentsAhead = new Uint8Array(chunks.length);
  const agents = new Uint8Array(clauses.finite.length);
  const agreeingAhead = new Uint8Array(chunks.length);
  const agreeing = new Uint8Array(clauses.finite.length);
  const only = new Uint8Array(clauses.finite.length);
  const can = new Uint8Array(clauses.finite.length);
  for (let index = chunks.length - 1; index >= 0; index -= 1) {
    const chunk = chunks[index]!;
    nominativesAhead[index] = Math.min(2, only[chunk.clause]!);
    candidatesAhead[index] = Math.min(3, can[chunk.clause]!);
    agentsAhead[index] = Math.min(2, agents[chunk.clause]!);
    agreeingAhead[index] = Math.min(2, agreeing[chunk.clause]!);
    if (chunk.preposition >= 0 || chunk.article >= 0) continue;
    const cases = casesOf(chunk.cells);
    if (cases === 1) only[chunk.clause]! += 1;
    if (cases & 1) {
      can[chunk.clause]! += 1;
      if (chunk.cells & numberCells(words, clauses.finite[chunk.clause]!)) agreeing[chunk.clause]! += 1;
      agents[chunk.clause]! += wordHashes(words[chunk.head]!)[HASH.agent]!;
    }
  }
  return {
    labels: new Int8Array(chunks.length).fill(-1),
    used: new Uint8Array(clauses.finite.length),
    nominativesAhead,
    candidatesAhead,
    agentsAhead,
    agreeingAhead,
  };
}

/** Nominative cells that agree with the finite verb at `finite` in number; all of them where it has both forms or is none. */
function numberCells(words: readonly WordInfo[], finite: number): number {
  const persons = finite < 0 ? 0 : words[finite]!.persons;
  return persons === 0 ? 0xf : (persons & 7 ? 7 : 0) | (persons & 0x38 ? 8 : 0);
}

/** Enters the decision for chunk `index`. */
export function noteCase(state: CaseState, chunks: readonly Chunk[], index: number, label: number): void {
  state.labels[index] = label;
  const chunk = chunks[index]!;
  if (chunk.preposition >= 0) return;
  const kase = label >> 1;
  state.used[chunk.clause]! |= kase === 0 ? 1 : kase === 3 ? 2 : kase === 2 ? 4 : 0;
}

/** Features of chunk `index`: fills the parts of all `CASE_TEMPLATES`. */
export function caseFeatures(
  words: readonly WordInfo[],
  tags: Uint8Array,
  chunks: readonly Chunk[],
  clauses: RoughClauses,
  index: number,
  state: CaseState,
  parts: FeatureParts,
): void {
  const chunk = chunks[index]!;
  const { first: one, second: two, third: three } = parts;
  const { clause, cells, first, last, head } = chunk;
  const headHashes = wordHashes(words[head]!);
  const firstHashes = wordHashes(words[first]!);
  const prep = chunk.preposition >= 0 ? wordHashes(words[chunk.preposition]!)[1]! : 0;
  const hasPrep = prep !== 0 ? 1 : 0;
  const before = first - hasPrep - 1;
  const leftTag = before >= 0 ? tags[before]! : OUTSIDE;
  const left = before >= 0 ? wordHashes(words[before]!)[1]! : OUTSIDE;
  const rightTag = last < tags.length ? tags[last]! : OUTSIDE;
  const right = last < tags.length ? wordHashes(words[last]!)[1]! : OUTSIDE;
  const rightTag2 = last + 1 < tags.length ? tags[last + 1]! : OUTSIDE;
  const previous = index > 0 ? state.labels[index - 1]! : OUTSIDE;
  const previousChunk = index > 0 ? chunks[index - 1]! : undefined;
  const gap = previousChunk ? gapKind(tags, previousChunk.last, first) : 7;
  const finite = clauses.finite[clause]!;
  const side = finite < 0 ? 0 : first < finite ? 1 : finite === before ? 2 : 3;
  const kind = clauses.kind[clause]!;
  const used = state.used[clause]!;
  const verb = clauses.verb[clause]!;
  const persons = finite >= 0 ? words[finite]!.persons : 0;
  const verbNumber = persons === 0 ? 0 : (persons & 7 ? 1 : 0) | (persons & 0x38 ? 2 : 0);
  const labels = labelsOf(cells);
  const ahead = state.nominativesAhead[index]! | (state.candidatesAhead[index]! << 2);
  const headTag = tags[head]!;
  const size = Math.min(3, last - first);
  const position = side | (hasPrep << 2) | (used << 3);
  const det = first < head ? firstHashes[1]! : 0;
  const attached = previousChunk && gap === 0 ? tags[previousChunk.head]! : OUTSIDE;
  const pair = coordinated(tags, chunks, index, state);

  one[0] = labels;
  two[0] = prep;
  one[1] = labels;
  two[1] = prep;
  three[1] = headHashes[1]!;
  one[2] = prep;
  two[2] = headHashes[1]!;
  one[3] = labels;
  two[3] = det;
  three[3] = headTag;
  one[4] = labels;
  two[4] = headHashes[4]!;
  three[4] = det;
  one[5] = headHashes[1]!;
  two[5] = labels;
  one[6] = labels;
  two[6] = position;
  three[6] = kind & 39;
  one[7] = labels;
  two[7] = position;
  three[7] = verbNumber;
  one[8] = labels;
  two[8] = position | (ahead << 8);
  three[8] = verbNumber | ((kind & 39) << 4);
  one[9] = labels;
  two[9] = verb;
  three[9] = position;
  one[10] = labels & 0x55;
  two[10] = verb;
  three[10] = hasPrep | (used << 1);
  one[11] = labels;
  two[11] = leftTag;
  three[11] = hasPrep | (headTag << 4);
  one[12] = labels;
  two[12] = left;
  three[12] = hasPrep;
  one[13] = labels;
  two[13] = previous;
  three[13] = gap | (hasPrep << 4);
  one[14] = labels;
  two[14] = previous;
  three[14] = (gap | (hasPrep << 4)) ^ (attached << 8) ^ (headTag << 16);
  one[15] = labels;
  two[15] = rightTag;
  three[15] = hasPrep | (side << 1);
  one[16] = labels;
  two[16] = right;
  three[16] = hasPrep;
  one[17] = labels;
  two[17] = rightTag ^ (rightTag2 << 8);
  three[17] = position;
  one[18] = cells;
  two[18] = hasPrep;
  three[18] = side;
  one[19] = cells;
  two[19] = prep;
  three[19] = headTag;
  one[20] = headHashes[3]!;
  two[20] = headTag;
  three[20] = labels;
  one[21] = headHashes[5]!;
  two[21] = headTag;
  three[21] = labels;
  one[22] = labels;
  two[22] = side ^ (size << 4);
  three[22] = ahead ^ (used << 8) ^ (hasPrep << 16) ^ (previous << 20);
  one[23] = labels;
  two[23] = firstHashes[1]!;
  three[23] = position;
  one[24] = labels;
  two[24] = prep;
  three[24] = verb;
  one[25] = labels;
  two[25] = attached;
  three[25] = previousChunk ? wordHashes(words[previousChunk.head]!)[1]! : 0;
  one[26] = labels;
  two[26] = attached ^ (headTag << 8);
  three[26] = previous ^ (columnsOf(cells) << 8) ^ (size << 16);
  one[27] = labels;
  two[27] = det;
  three[27] = attached ^ (hasPrep << 8) ^ (previous << 12);
  one[28] = labels;
  two[28] = headTag;
  three[28] = position ^ (verbNumber << 12) ^ ((kind & 63) << 16);
  one[29] = labels;
  two[29] = (headHashes[1]! ^ verb) | 0;
  three[29] = position & 7;
  one[30] = labels;
  two[30] = leftTag ^ (rightTag << 8);
  three[30] = headTag ^ (previous << 8) ^ (hasPrep << 16);
  one[31] = labels;
  two[31] = pair;
  three[31] = gap;
  one[32] = labels;
  two[32] = prep;
  three[32] = leftTag ^ (left << 8);
  one[33] = labels;
  two[33] = prep;
  three[33] = finite >= 0 ? verb : left;
  one[34] = labels;
  two[34] = size ^ (headTag << 4);
  three[34] = gap ^ (previous << 4);
  one[35] = labels;
  two[35] = attached ^ (headTag << 8) ^ (size << 16);
  three[35] = previous;
  one[36] = labels;
  two[36] = headTag ^ (previous << 8);
  three[36] = (previousChunk && gap === 0 ? wordHashes(words[previousChunk.head]!)[3]! : 0) ^ (headHashes[2]! << 8);
  one[37] = labels;
  two[37] = verb;
  three[37] = side ^ (hasPrep << 2) ^ (headTag << 4);
  one[38] = labels;
  two[38] = (used << 4) ^ hasPrep ^ (ahead << 8);
  three[38] = (kind & 63) ^ (verbNumber << 8) ^ (headTag << 12);
  const classes = clauses.classes[clause]!;
  const agent = headHashes[HASH.agent]! | (state.agentsAhead[index]! << 1) | (headTag << 3);
  one[39] = labels;
  two[39] = classes;
  three[39] = position;
  one[40] = labels;
  two[40] = classes & ARGUMENTS;
  three[40] = position ^ (kind << 8) ^ (ahead << 16);
  one[41] = labels;
  two[41] = agent;
  three[41] = position;
  one[42] = labels;
  two[42] = agent;
  three[42] = position ^ (ahead << 8) ^ (verbNumber << 14) ^ ((kind & 39) << 18);
  one[43] = labels;
  two[43] = agent ^ ((classes & ARGUMENTS) << 12);
  three[43] = position ^ ((kind & 39) << 8);
  one[44] = cells;
  two[44] = position ^ (verbNumber << 8);
  three[44] = ahead ^ ((kind & 39) << 8);
  const agreeing = state.agreeingAhead[index]! | (cells & numberCells(words, finite) ? 4 : 0);
  const alike = previousChunk ? (tags[previousChunk.first] === tags[first] ? 1 : 0) | (tags[previousChunk.head] === headTag ? 2 : 0) : 4;
  one[45] = labels;
  two[45] = agreeing;
  three[45] = position ^ ((kind & 39) << 8);
  one[46] = labels;
  two[46] = agreeing ^ (agent << 4);
  three[46] = position;
  one[47] = labels;
  two[47] = agreeing ^ ((classes & ARGUMENTS) << 4);
  three[47] = position;
  one[48] = labels;
  two[48] = agreeing ^ (firstHashes[1]! << 4);
  three[48] = side ^ (hasPrep << 3);
  one[49] = labels;
  two[49] = pair;
  three[49] = alike ^ (hasPrep << 4);
  one[50] = labels;
  two[50] = pair;
  three[50] = rightTag ^ (used << 8) ^ (alike << 12);
  one[51] = labels;
  two[51] = pair;
  three[51] = side ^ (headTag << 4) ^ (used << 12) ^ (hasPrep << 16);
}

/** Between two chunks: 0 nothing, 1 a conjunction, 2 a mark, 3 a preposition, 4 several words or a verb. */
function gapKind(tags: Uint8Array, from: number, to: number): number {
  if (to === from) return 0;
  if (to - from > 2) return 4;
  const tag = tags[from]!;
  const kind = tag === CONJUNCTION ? 1 : tag === PUNCTUATION ? 2 : tag === tagNumber('ADP') ? 3 : 4;
  return to - from === 1 ? kind : kind === 1 ? 5 : kind === 2 ? 6 : 4;
}

/** Label of the chunk that a conjunction or comma joins to this one, -1 where none does: "Berlin und Paris", "der Rat und das Parlament". */
function coordinated(tags: Uint8Array, chunks: readonly Chunk[], index: number, state: CaseState): number {
  if (index === 0) return -1;
  const chunk = chunks[index]!;
  const start = chunk.preposition >= 0 ? chunk.preposition : chunk.first;
  const mark = start > 0 ? tags[start - 1]! : OUTSIDE;
  if (mark !== CONJUNCTION && mark !== PUNCTUATION) return -1;
  let other = index - 1;
  if (chunks[other]!.last < start - 1) return -1;
  while (
    other > 0 &&
    state.labels[other]! >> 1 === 1 &&
    chunks[other - 1]!.last === chunks[other]!.first &&
    tags[chunks[other - 1]!.head] === NOUN
  )
    other -= 1;
  return state.labels[other]! | (chunks[other]!.preposition >= 0 ? 8 : 0) | (mark === CONJUNCTION ? 16 : 0);
}
