import type { WordInfo } from '../lexicon/index.js';
import type { CasedChunks } from '../tagger/case.js';
import { wordHashes } from '../tagger/features.js';

/** What the parser sees of a sentence: numbers for each word, and at the end those of the artificial root. */
export interface ParserInput {
  readonly length: number;
  readonly forms: Int32Array;
  readonly tags: Int32Array;
  /** Tag together with the label of case and number. */
  readonly cases: Int32Array;
  readonly suffixes: Int32Array;
  /** Rough clause of each word. */
  readonly clauses: Int32Array;
}

/** Stands for positions that do not exist. */
export const NOWHERE = -1;
const ROOT_TAG = 40;

/** Collects the parser's input from what tagger and case model found out. */
export function parserInput(words: readonly WordInfo[], tags: Uint8Array, cased: CasedChunks): ParserInput {
  const length = words.length;
  const input = {
    length,
    forms: new Int32Array(length + 1),
    tags: new Int32Array(length + 1),
    cases: new Int32Array(length + 1),
    suffixes: new Int32Array(length + 1),
    clauses: new Int32Array(length + 1),
  };
  for (let index = 0; index < length; index += 1) {
    const hashes = wordHashes(words[index]!);
    input.forms[index] = hashes[1]!;
    input.suffixes[index] = hashes[4]!;
    input.tags[index] = tags[index]!;
    input.cases[index] = tags[index]! | 0x100;
    input.clauses[index] = cased.clauses.of[index]!;
  }
  for (const [index, chunk] of cased.chunks.entries()) {
    for (let word = chunk.first; word < chunk.last; word += 1) input.cases[word] = input.tags[word]! | ((cased.labels[index]! + 2) << 8);
  }
  input.forms[length] = ROOT_TAG;
  input.tags[length] = ROOT_TAG;
  input.cases[length] = ROOT_TAG;
  input.clauses[length] = -1;
  return input;
}

/** A configuration: stack, first word of the buffer, and the arcs drawn so far. The root is word `length`, the last of the buffer. */
export class ParserState {
  readonly stack: Int32Array;
  size = 0;
  next = 0;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
  readonly leftmost: Int32Array;
  readonly leftmost2: Int32Array;
  readonly rightmost: Int32Array;
  readonly rightmost2: Int32Array;
  readonly leftCount: Uint8Array;
  readonly rightCount: Uint8Array;
  /** Bits of the core relations that a word has among its dependents: 1 subject, 2 object, 4 dative or other argument, 8 auxiliary, 16 copula, 32 mark, 64 case, 128 determiner. */
  readonly children: Uint8Array;

  constructor(readonly input: ParserInput) {
    const size = input.length + 1;
    this.stack = new Int32Array(size);
    this.heads = new Int32Array(size).fill(NOWHERE);
    this.relations = new Uint8Array(size);
    this.leftmost = new Int32Array(size).fill(NOWHERE);
    this.leftmost2 = new Int32Array(size).fill(NOWHERE);
    this.rightmost = new Int32Array(size).fill(NOWHERE);
    this.rightmost2 = new Int32Array(size).fill(NOWHERE);
    this.leftCount = new Uint8Array(size);
    this.rightCount = new Uint8Array(size);
    this.children = new Uint8Array(size);
  }

  /** Word `depth` places below the top of the stack, `NOWHERE` where the stack ends. */
  top(depth: number): number {
    return depth < this.size ? this.stack[this.size - 1 - depth]! : NOWHERE;
  }

  done(): boolean {
    return this.size === 0 && this.next === this.input.length;
  }

  shift(): void {
    this.stack[this.size] = this.next;
    this.size += 1;
    this.next += 1;
  }

  /** Removes the top of the stack and makes it a dependent of `head`. */
  attach(head: number, relation: number): void {
    const dependent = this.stack[this.size - 1]!;
    this.size -= 1;
    this.heads[dependent] = head;
    this.relations[dependent] = relation;
    this.children[head]! |= CHILD_BITS[relation] ?? 0;
    if (dependent < head) {
      this.leftmost2[head] = this.leftmost[head]!;
      this.leftmost[head] = dependent;
      if (this.leftCount[head]! < 7) this.leftCount[head]! += 1;
    } else {
      this.rightmost2[head] = this.rightmost[head]!;
      this.rightmost[head] = dependent;
      if (this.rightCount[head]! < 7) this.rightCount[head]! += 1;
    }
  }
}

/** Bits by relation number (see `RELATIONS`). */
const CHILD_BITS: Readonly<Record<number, number>> = {
  6: 1,
  24: 1,
  35: 1,
  10: 2,
  28: 4,
  40: 4,
  21: 2,
  13: 8,
  20: 8,
  15: 16,
  14: 32,
  4: 64,
  3: 128,
  19: 128,
};
