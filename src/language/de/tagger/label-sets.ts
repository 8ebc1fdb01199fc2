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

/** Kind of a word: its word classes, how the lexicon knows it and its shape. */
export function kindOfWord(word: WordInfo): number {
  return mixFeature(201, word.classes, word.known, word.shape) >>> (32 - KIND_BITS);
}

const ALL = Uint8Array.from(TAGS.keys());

/** Label sets from one bit set a kind; 0 stands for all labels. */
export function labelSets(bits: Uint32Array): LabelSets {
  const known = new Map<number, Uint8Array>([[0, ALL]]);
  return Array.from(bits, (set) => {
    let labels = known.get(set);
    if (!labels) known.set(set, (labels = ALL.filter((label) => (set >>> label) & 1)));
    return labels;
  });
}

/** Label sets → bytes, for deflating: one 32-bit number a kind, little endian. */
export function encodeLabelSets(sets: LabelSets): Uint8Array {
  const bytes = new Uint8Array(sets.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [kind, labels] of sets.entries()) {
    let bits = 0;
    if (labels.length < ALL.length) for (const label of labels) bits |= 1 << label;
    view.setUint32(kind * 4, bits >>> 0, true);
  }
  return bytes;
}

/** Bytes → label sets. Throws where the length is another. */
export function decodeLabelSets(bytes: Uint8Array): LabelSets {
  if (bytes.length !== 4 << KIND_BITS) throw new Error(`expected ${4 << KIND_BITS} bytes of label sets, got ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return labelSets(Uint32Array.from({ length: 1 << KIND_BITS }, (_, kind) => view.getUint32(kind * 4, true)));
}
