import * as wasm from './wasm.js';
import { type Code, constant, get, set } from './wasm.js';

/** The bit of WebAssembly's interface that is used here; Node's types leave it out. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Pick<Kernel, 'score' | 'unpack'> };
};

/** Memory and code that score the features of one linear model. */
export interface Kernel {
  /** Scores the features `[from, to)`, at least one: reads their templates and parts, and writes the sums of their rows. */
  readonly score: (from: number, to: number) => void;
  readonly templates: Int32Array;
  /** The three values of each feature (see `mixFeature`). */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
  /** One sum for each label. */
  readonly scores: Int32Array;
  /** Row after row; those of a group that nothing has asked for yet are 0. */
  readonly weights: Int16Array;
  /** Puts the packed weights of a group in their places; `score` does so before it reads one. */
  readonly unpack: (group: number) => void;
  /** 1 for each group that is in its place. Of a model without packed weights all are. */
  readonly unpacked: Uint8Array;
}

/**
 * Weights that are mostly 0, in bytes: for each group of rows (see `groupBits`) and for the end where its values begin, as 32-bit numbers; the values that are not 0,
 * as 16-bit numbers; how far each lies behind the one before, or behind the start of its group, as bytes. A gap of more than 255 has values of 0 on its way.
 */
export interface PackedWeights {
  /** Number of values. */
  readonly size: number;
  /** Writes these bytes into the memory of the kernel. */
  readonly fill: (into: Uint8Array) => void;
}

/** Most features of a decision. */
export const MOST_FEATURES = 61;
/** Length of the small arrays; more than features, since these are read four at a time. */
const ROOM = 64;
/** Where the arrays start in the memory, in bytes. */
const TEMPLATES = 0;
const FIRST = ROOM * 4;
const SECOND = FIRST * 2;
const THIRD = FIRST * 3;
const ROWS = FIRST * 4;
const GROUPS = FIRST * 5;
const SCORES = FIRST * 6;
const WEIGHTS = 4096;
const PAGE = 65_536;
/** Bytes of a group: what the operating system hands out at once. */
const GROUP = 4096;

/** Rows of a group, as a power of two: as many as fit into a page of memory. */
export function groupBits(bits: number, stride: number): number {
  return Math.min(bits, Math.floor(Math.log2(GROUP / (stride * 2))));
}

/**
 * Makes the inner loop of a model with `2 ** bits` rows of `stride` 16-bit weights. It is WebAssembly, put together here, because vector instructions hash four
 * features and add four labels at once: the same sums in JavaScript took four times as long, a third of the whole analysis.
 * Of each feature it computes `mixFeature`, takes the upper bits as its row, and adds up the rows.
 * Packed weights are put in place a group at a time, when a row of it is asked for first: a sentence asks for few, and touching the memory of all took most of
 * the time in which the models were loaded.
 * @param stride a multiple of 4, at most 64
 */
export function makeKernel(bits: number, stride: number, packed?: PackedWeights): Kernel {
  const groups = 2 ** (bits - groupBits(bits, stride));
  const places = layOut(bits, stride, groups, packed?.size ?? 0);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(places.end / PAGE) });
  const code = wasm.assembleModule([
    {
      name: 'score',
      parameters: 2,
      locals: [
        [1, wasm.I32],
        [1 + stride / 4, wasm.V128],
      ],
      code: scoreCode(bits, stride, places),
    },
    { name: 'unpack', parameters: 1, locals: [[4, wasm.I32]], code: unpackCode(bits, stride, places) },
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { host: { memory } });
  const small = (offset: number): Int32Array => new Int32Array(memory.buffer, offset, ROOM);
  const unpacked = new Uint8Array(memory.buffer, places.unpacked, groups);
  if (packed === undefined) unpacked.fill(1);
  else packed.fill(new Uint8Array(memory.buffer, places.starts, places.unpacked - places.starts));
  return {
    score: exports.score,
    unpack: exports.unpack,
    templates: small(TEMPLATES),
    first: small(FIRST),
    second: small(SECOND),
    third: small(THIRD),
    scores: small(SCORES),
    weights: new Int16Array(memory.buffer, WEIGHTS, stride * 2 ** bits),
    unpacked,
  };
}

/** Where in the memory the parts begin whose length depends on the model. */
interface Places {
  readonly starts: number;
  readonly values: number;
  readonly gaps: number;
  readonly unpacked: number;
  readonly end: number;
}

function layOut(bits: number, stride: number, groups: number, size: number): Places {
  const starts = WEIGHTS + stride * 2 * 2 ** bits;
  const values = starts + (groups + 1) * 4;
  const gaps = values + size * 2;
  const unpacked = gaps + size;
  return { starts, values, gaps, unpacked, end: unpacked + groups };
}

/** Local variables of `score`: the two parameters, a position, then vectors. */
const FROM = 0;
const TO = 1;
const AT = 2;
const HASH = 3;
const SUMS = 4;
/** Index of `unpack` in the module. */
const UNPACK = 1;

/** `score(from, to)`: a loop over the features, four at a time, that finds their rows; one that adds these up. */
function scoreCode(bits: number, stride: number, { unpacked }: Places): Code {
  const { addVectors, loadNumber, loadShorts, loadVector, multiply, shiftRight, splat, storeVector, xor } = wasm;
  const vectors = Array.from({ length: stride / 4 }, (_, index) => index);
  const hash = get(HASH);
  const templates = loadVector(get(AT), TEMPLATES);
  const started = multiply(xor(loadVector(get(AT), FIRST), splat(0x9e3779b9)), splat(0x85ebca6b));
  const withSecond = multiply(xor(xor(hash, shiftRight(hash, 15)), loadVector(get(AT), SECOND)), splat(0xc2b2ae35));
  const withThird = multiply(xor(xor(hash, shiftRight(hash, 13)), loadVector(get(AT), THIRD)), splat(0x27d4eb2f));
  const mixed = addVectors(withThird, multiply(templates, splat(0x165667b1)));
  const moveOn = (by: number): Code => set(AT, wasm.add(get(AT), constant(by)));
  return [
    ...set(FROM, wasm.shiftLeft(get(FROM), 2)),
    ...set(TO, wasm.shiftLeft(get(TO), 2)),
    ...set(AT, get(FROM)),
    ...wasm.repeatUntil(AT, TO, [
      ...set(HASH, addVectors(started, templates)),
      ...set(HASH, withSecond),
      ...set(HASH, mixed),
      ...set(HASH, shiftRight(xor(hash, shiftRight(hash, 16)), 32 - bits)),
      ...storeVector(get(AT), ROWS, multiply(hash, splat(stride * 2))),
      ...storeVector(get(AT), GROUPS, shiftRight(hash, groupBits(bits, stride))),
      ...moveOn(16),
    ]),
    ...set(AT, get(FROM)),
    ...wasm.repeatUntil(AT, TO, [
      ...wasm.unless(wasm.loadByte(loadNumber(get(AT), GROUPS), unpacked), wasm.call(UNPACK, loadNumber(get(AT), GROUPS))),
      ...set(FROM, loadNumber(get(AT), ROWS)),
      ...vectors.flatMap((vector) => set(SUMS + vector, addVectors(get(SUMS + vector), loadShorts(get(FROM), WEIGHTS + vector * 8)))),
      ...moveOn(4),
    ]),
    ...vectors.flatMap((vector) => storeVector(constant(0), SCORES + vector * 16, get(SUMS + vector))),
  ];
}

/** Local variables of `unpack`: the parameter; the addresses of a value, of its gap, of the weight it belongs to, and of the end of the values. */
const WHICH = 0;
const VALUE = 1;
const GAP = 2;
const PLACE = 3;
const END = 4;

/** `unpack(group)`: one loop over the values of the group. */
function unpackCode(bits: number, stride: number, { starts, unpacked, values, gaps }: Places): Code {
  const { add, loadByte, loadNumber, loadShort, shiftLeft } = wasm;
  const start = (offset: number): Code => loadNumber(shiftLeft(get(WHICH), 2), starts + offset);
  const address = (index: Code): Code => add(constant(values), shiftLeft(index, 1));
  return [
    ...wasm.storeByte(get(WHICH), unpacked, constant(1)),
    ...set(VALUE, address(start(0))),
    ...set(GAP, add(constant(gaps), start(0))),
    ...set(END, address(start(4))),
    ...set(PLACE, wasm.times(get(WHICH), constant((stride * 2) << groupBits(bits, stride)))),
    ...wasm.unless(
      [...get(VALUE), ...get(END), 0x46],
      wasm.repeatUntil(VALUE, END, [
        ...set(PLACE, add(get(PLACE), shiftLeft(loadByte(get(GAP)), 1))),
        ...wasm.storeShort(get(PLACE), WEIGHTS, loadShort(get(VALUE))),
        ...set(GAP, add(get(GAP), constant(1))),
        ...set(VALUE, add(get(VALUE), constant(2))),
      ]),
    ),
  ];
}
