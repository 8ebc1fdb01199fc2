import type { Feats } from '../../../model/index.js';
import { type Analysis, UPOS_NAMES } from './analysis.js';
import type { Automaton } from './automaton.js';

/** A compiled lexicon: the automaton gives a signature number, a signature is the list of readings. */
export interface CompiledLexicon {
  readonly automaton: Automaton;
  /** Readings by signature number; number 0 is the empty list. */
  readonly signatures: readonly (readonly Analysis[])[];
}

/** "LBL1", little endian. */
const MAGIC = 0x314c424c;
const ANALYSIS_BYTES = 9;

/** Lexicon → bytes (not deflated). All numbers little endian; the node table comes first so that it is aligned. */
export function encodeLexicon(lexicon: CompiledLexicon): Uint8Array {
  const { automaton, signatures } = lexicon;
  const alphabet: number[] = [];
  for (const [unit, code] of automaton.codes.entries()) if (code > 0) alphabet[code - 1] = unit;
  const strings: string[] = [];
  const stringIds = new Map<string, number>();
  const intern = (value: string): number => {
    let id = stringIds.get(value);
    if (id === undefined) {
      id = strings.length;
      strings.push(value);
      stringIds.set(value, id);
    }
    return id;
  };
  const body: number[] = [];
  for (const list of signatures) {
    body.push(list.length);
    for (const one of list) {
      const feats = intern(featsKey(one.feats));
      const append = intern(one.append);
      body.push(UPOS_NAMES.indexOf(one.upos) | (one.gender << 6), one.persons, one.cells & 0xff, one.cells >> 8, one.cut);
      body.push(feats & 0xff, feats >> 8, append & 0xff, append >> 8);
    }
  }
  const text = Buffer.from(strings.join('\n'), 'utf8');
  const header = Uint32Array.of(
    MAGIC,
    automaton.nodes.length,
    automaton.root,
    alphabet.length,
    signatures.length,
    body.length,
    text.length,
  );
  return Buffer.concat([
    Buffer.from(header.buffer),
    Buffer.from(automaton.nodes.buffer, automaton.nodes.byteOffset, automaton.nodes.byteLength),
    Buffer.from(Uint16Array.from(alphabet).buffer),
    Buffer.from(body),
    text,
  ]);
}

/** Bytes → lexicon. Throws where they are none. */
export function decodeLexicon(bytes: Uint8Array): CompiledLexicon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  if (word(0) !== MAGIC) throw new Error(`expected a compiled lexicon, got ${word(0).toString(16)}`);
  const [nodeCount, root, alphabetSize, signatureCount, bodyLength] = [word(1), word(2), word(3), word(4), word(5)];
  let offset = 28;
  const nodes = new Uint32Array(bytes.slice(offset, offset + nodeCount * 4).buffer);
  offset += nodeCount * 4;
  const codes = new Uint8Array(65_536);
  for (let index = 0; index < alphabetSize; index += 1) codes[view.getUint16(offset + index * 2, true)] = index + 1;
  offset += alphabetSize * 2;
  const strings = new TextDecoder().decode(bytes.subarray(offset + bodyLength)).split('\n');
  const feats = new Map<number, Feats>();
  const signatures: Analysis[][] = [];
  for (let index = 0; index < signatureCount; index += 1) {
    const list: Analysis[] = [];
    const count = bytes[offset]!;
    offset += 1;
    for (let entry = 0; entry < count; entry += 1, offset += ANALYSIS_BYTES) {
      const featsId = bytes[offset + 5]! | (bytes[offset + 6]! << 8);
      let found = feats.get(featsId);
      if (!found) feats.set(featsId, (found = parseFeats(strings[featsId]!)));
      list.push({
        upos: UPOS_NAMES[bytes[offset]! & 0x3f]!,
        gender: bytes[offset]! >> 6,
        persons: bytes[offset + 1]!,
        cells: bytes[offset + 2]! | (bytes[offset + 3]! << 8),
        cut: bytes[offset + 4]!,
        feats: found,
        append: strings[bytes[offset + 7]! | (bytes[offset + 8]! << 8)]!,
      });
    }
    signatures.push(list);
  }
  return { automaton: { codes, nodes, root }, signatures };
}

/** `Case=Nom|Number=Sing` with sorted names; "_" where there is none, as CoNLL-U writes it. */
export function featsKey(feats: Feats): string {
  const entries = Object.entries(feats);
  if (entries.length === 0) return '_';
  return entries
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('|');
}

/** The reverse of `featsKey`. Names outside the model are kept as they are. */
export function parseFeats(key: string): Feats {
  if (key === '_' || key === '') return {};
  return Object.fromEntries(key.split('|').map((pair) => pair.split('='))) as Feats;
}
