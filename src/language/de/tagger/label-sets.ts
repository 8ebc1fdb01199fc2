import { mixFeature } from '../../common/linear.js';
import type { WordInfo } from '../lexicon/index.js';
import { TAGS } from './tags.js';

/**
 * The labels that words of one kind can have, by `kindOfWord`; a kind that training has not seen often enough can have all.
 * "und"-like kinds have one or two, a capitalised unknown word about eight, six on average instead of 31: the tagger scores only these.
 */
export type LabelSets = readonly Uint8Array[];

/** Kinds are hashed to so many bits; 173 occur in the treebanks. */
export const KIND_BITS = 12;

/** Shape bits that tell kinds apart: all but the hyphen, since the treebanks cut words at hyphens. */
const SHAPES = ~8;

/** Kind of a word: its word classes, how the lexicon knows it and its shape. */
export function kindOfWord(word: WordInfo): number {
  return mixFeature(201, word.classes, word.known, word.shape & SHAPES) >>> (32 - KIND_BITS);
}

const ALL = Uint8Array.from(TAGS.keys());

/** Label sets from one bit set a kind; 0 stands for all labels. */
export function labelSets(bits: Uint32Array): LabelSets {
  const sets = new Array<Uint8Array>(bits.length).fill(ALL);
  for (let kind = 0; kind < bits.length; kind += 1) {
    const set = bits[kind]!;
    if (set === 0) continue;
    const labels: number[] = [];
    for (let label = 0; label < ALL.length; label += 1) if ((set >>> label) & 1) labels.push(label);
    sets[kind] = Uint8Array.from(labels);
  }
  return sets;
}

/** Label sets → bytes: kind and bit set, two 32-bit numbers, of each kind that cannot have all labels. */
export function encodeLabelSets(sets: LabelSets): Uint8Array {
  const numbers: number[] = [];
  for (const [kind, labels] of sets.entries())
    if (labels.length < ALL.length)
      numbers.push(
        kind,
        labels.reduce((bits, label) => bits | (1 << label), 0),
      );
  return new Uint8Array(Int32Array.from(numbers).buffer);
}

/** Bytes → label sets. Throws where a kind is out of range. */
export function decodeLabelSets(bytes: Uint8Array): LabelSets {
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const bits = new Uint32Array(1 << KIND_BITS);
  for (let at = 0; at < numbers.length; at += 2) {
    const kind = numbers[at]!;
    if (kind < 0 || kind >= bits.length) throw new Error(`expected a kind of word below ${bits.length}, got ${kind}`);
    bits[kind] = numbers[at + 1]!;
  }
  return labelSets(bits);
}
