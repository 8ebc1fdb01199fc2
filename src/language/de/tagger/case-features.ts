import { type FeatureParts, fillParts } from '../../common/linear.js';
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

  fillParts(parts, 0, labels, prep);
  fillParts(parts, 1, labels, prep, headHashes[1]!);
  fillParts(parts, 2, prep, headHashes[1]!);
  fillParts(parts, 3, labels, det, headTag);
  fillParts(parts, 4, labels, headHashes[4]!, det);
  fillParts(parts, 5, headHashes[1]!, labels);
  fillParts(parts, 6, labels, position, kind & 39);
  fillParts(parts, 7, labels, position, verbNumber);
  fillParts(parts, 8, labels, position | (ahead << 8), verbNumber | ((kind & 39) << 4));
  fillParts(parts, 9, labels, verb, position);
  fillParts(parts, 10, labels & 0x55, verb, hasPrep | (used << 1));
  fillParts(parts, 11, labels, leftTag, hasPrep | (headTag << 4));
  fillParts(parts, 12, labels, left, hasPrep);
  fillParts(parts, 13, labels, previous, gap | (hasPrep << 4));
  fillParts(parts, 14, labels, previous, (gap | (hasPrep << 4)) ^ (attached << 8) ^ (headTag << 16));
  fillParts(parts, 15, labels, rightTag, hasPrep | (side << 1));
  fillParts(parts, 16, labels, right, hasPrep);
  fillParts(parts, 17, labels, rightTag ^ (rightTag2 << 8), position);
  fillParts(parts, 18, cells, hasPrep, side);
  fillParts(parts, 19, cells, prep, headTag);
  fillParts(parts, 20, headHashes[3]!, headTag, labels);
  fillParts(parts, 21, headHashes[5]!, headTag, labels);
  fillParts(parts, 22, labels, side ^ (size << 4), ahead ^ (used << 8) ^ (hasPrep << 16) ^ (previous << 20));
  fillParts(parts, 23, labels, firstHashes[1]!, position);
  fillParts(parts, 24, labels, prep, verb);
  fillParts(parts, 25, labels, attached, previousChunk ? wordHashes(words[previousChunk.head]!)[1]! : 0);
  fillParts(parts, 26, labels, attached ^ (headTag << 8), previous ^ (columnsOf(cells) << 8) ^ (size << 16));
  fillParts(parts, 27, labels, det, attached ^ (hasPrep << 8) ^ (previous << 12));
  fillParts(parts, 28, labels, headTag, position ^ (verbNumber << 12) ^ ((kind & 63) << 16));
  fillParts(parts, 29, labels, (headHashes[1]! ^ verb) | 0, position & 7);
  fillParts(parts, 30, labels, leftTag ^ (rightTag << 8), headTag ^ (previous << 8) ^ (hasPrep << 16));
  fillParts(parts, 31, labels, pair, gap);
  fillParts(parts, 32, labels, prep, leftTag ^ (left << 8));
  fillParts(parts, 33, labels, prep, finite >= 0 ? verb : left);
  fillParts(parts, 34, labels, size ^ (headTag << 4), gap ^ (previous << 4));
  fillParts(parts, 35, labels, attached ^ (headTag << 8) ^ (size << 16), previous);
  fillParts(
    parts,
    36,
    labels,
    headTag ^ (previous << 8),
    (previousChunk && gap === 0 ? wordHashes(words[previousChunk.head]!)[3]! : 0) ^ (headHashes[2]! << 8),
  );
  fillParts(parts, 37, labels, verb, side ^ (hasPrep << 2) ^ (headTag << 4));
  fillParts(parts, 38, labels, (used << 4) ^ hasPrep ^ (ahead << 8), (kind & 63) ^ (verbNumber << 8) ^ (headTag << 12));
  const classes = clauses.classes[clause]!;
  const agent = headHashes[HASH.agent]! | (state.agentsAhead[index]! << 1) | (headTag << 3);
  fillParts(parts, 39, labels, classes, position);
  fillParts(parts, 40, labels, classes & ARGUMENTS, position ^ (kind << 8) ^ (ahead << 16));
  fillParts(parts, 41, labels, agent, position);
  fillParts(parts, 42, labels, agent, position ^ (ahead << 8) ^ (verbNumber << 14) ^ ((kind & 39) << 18));
  fillParts(parts, 43, labels, agent ^ ((classes & ARGUMENTS) << 12), position ^ ((kind & 39) << 8));
  fillParts(parts, 44, cells, position ^ (verbNumber << 8), ahead ^ ((kind & 39) << 8));
  const agreeing = state.agreeingAhead[index]! | (cells & numberCells(words, finite) ? 4 : 0);
  const alike = previousChunk ? (tags[previousChunk.first] === tags[first] ? 1 : 0) | (tags[previousChunk.head] === headTag ? 2 : 0) : 4;
  fillParts(parts, 45, labels, agreeing, position ^ ((kind & 39) << 8));
  fillParts(parts, 46, labels, agreeing ^ (agent << 4), position);
  fillParts(parts, 47, labels, agreeing ^ ((classes & ARGUMENTS) << 4), position);
  fillParts(parts, 48, labels, agreeing ^ (firstHashes[1]! << 4), side ^ (hasPrep << 3));
  fillParts(parts, 49, labels, pair, alike ^ (hasPrep << 4));
  fillParts(parts, 50, labels, pair, rightTag ^ (used << 8) ^ (alike << 12));
  fillParts(parts, 51, labels, pair, side ^ (headTag << 4) ^ (used << 12) ^ (hasPrep << 16));
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
