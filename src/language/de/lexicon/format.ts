import type { Feats } from '../../../model/index.js';
import { type Analysis, UPOS_NAMES } from './analysis.js';
import type { Automaton } from './automaton.js';

/** A lexicon to be compiled: the automaton gives a signature number, a signature is the list of readings. */
export interface LexiconSource {
  readonly automaton: Automaton;
  /** Readings by signature number; number 0 is the empty list. */
  readonly signatures: readonly (readonly Analysis[])[];
}

/** A lexicon laid over its bytes. */
export interface CompiledLexicon {
  readonly automaton: Automaton;
  /** The readings of a signature number, the same list each time; they are decoded when they are first asked for. */
  readonly readings: (signature: number) => readonly Analysis[];
}

/** "LBL2", little endian. */
const MAGIC = 0x324c424c;
/** Numbers of the header: magic, nodes, root, letters, signatures, readings, bytes of the strings. */
const HEADER = 7;
/** 16-bit numbers of a reading: part of speech, gender and persons; cells; length to cut; features and ending as numbers of strings. */
const READING = 5;

/**
 * Lexicon → bytes, not compressed: header, nodes, where each signature starts (32-bit numbers); the alphabet, the readings (16-bit numbers); the strings. Numbers
 * are little endian and aligned, so that arrays can be laid over them.
 */
export function encodeLexicon({ automaton, signatures }: LexiconSource): Uint8Array {
  const alphabet: number[] = [];
  for (const [unit, code] of automaton.codes.entries()) if (code > 0) alphabet[code - 1] = unit;
  const numbers = new Map<string, number>();
  const intern = (value: string): number => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
  const starts = [0];
  const readings: number[] = [];
  for (const list of signatures) {
    for (const { upos, gender, persons, cells, cut, feats, append } of list)
      readings.push(UPOS_NAMES.indexOf(upos) | (gender << 6) | (persons << 8), cells, cut, intern(featsKey(feats)), intern(append));
    starts.push(readings.length / READING);
  }
  const strings = Buffer.from([...numbers.keys()].join('\n'), 'utf8');
  const counts = [automaton.nodes.length, automaton.root, alphabet.length, signatures.length, readings.length / READING, strings.length];
  return Buffer.concat([
    bytesOf(Uint32Array.of(MAGIC, ...counts)),
    bytesOf(automaton.nodes),
    bytesOf(Uint32Array.from(starts)),
    bytesOf(Uint16Array.from(alphabet)),
    bytesOf(Uint16Array.from(readings)),
    strings,
  ]);
}

function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Bytes → lexicon. Throws where they are none. */
export function decodeLexicon({ buffer, byteOffset }: Uint8Array): CompiledLexicon {
  const words = (from: number, length: number): Uint32Array => new Uint32Array(buffer, byteOffset + from * 4, length);
  const [magic, nodeCount, root, letters, signatureCount, readingCount, textLength] = words(0, HEADER) as unknown as Header;
  if (magic !== MAGIC) throw new Error(`expected a compiled lexicon, got ${magic.toString(16)}`);
  const starts = words(HEADER + nodeCount, signatureCount + 1);
  const halves = byteOffset + (HEADER + nodeCount + signatureCount + 1) * 4;
  const alphabet = new Uint16Array(buffer, halves, letters);
  const readings = new Uint16Array(buffer, halves + letters * 2, readingCount * READING);
  const text = new Uint8Array(buffer, halves + (letters + readingCount * READING) * 2, textLength);
  const strings = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8').split('\n');
  const codes = new Uint8Array(65_536);
  for (let index = 0; index < letters; index += 1) codes[alphabet[index]!] = index + 1;
  const automaton = { codes, nodes: words(HEADER, nodeCount), root };
  const feats = new Map<number, Feats>();
  const featsOf = (number: number): Feats => {
    const known = feats.get(number) ?? parseFeats(strings[number]!);
    feats.set(number, known);
    return known;
  };
  const decoded: (readonly Analysis[] | undefined)[] = [[]];
  const decode = (signature: number): readonly Analysis[] => {
    const list: Analysis[] = [];
    for (let at = starts[signature]! * READING; at < starts[signature + 1]! * READING; at += READING) {
      const first = readings[at]!;
      list.push({
        upos: UPOS_NAMES[first & 0x3f]!,
        gender: (first >> 6) & 3,
        persons: first >> 8,
        cells: readings[at + 1]!,
        cut: readings[at + 2]!,
        feats: featsOf(readings[at + 3]!),
        append: strings[readings[at + 4]!]!,
      });
    }
    return list;
  };
  return { automaton, readings: (signature) => (decoded[signature] ??= decode(signature)) };
}

type Header = readonly [number, number, number, number, number, number, number];

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
