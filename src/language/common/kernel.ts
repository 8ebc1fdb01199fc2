/** The bit of WebAssembly's interface that is used here; Node's types leave it out. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly score: Kernel['score'] } };
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
  readonly weights: Int16Array;
}

/** Most features of a decision. */
export const MOST_FEATURES = 60;
/** Length of the small arrays; more than features, since these are read four at a time. */
const ROOM = 64;
/** Where the arrays start in the memory, in bytes. */
const TEMPLATES = 0;
const FIRST = ROOM * 4;
const SECOND = FIRST * 2;
const THIRD = FIRST * 3;
const ROWS = FIRST * 4;
const SCORES = FIRST * 5;
const WEIGHTS = FIRST * 6;
const PAGE = 65_536;

/**
 * Makes the inner loop of a model with `2 ** bits` rows of `stride` 16-bit weights. It is WebAssembly, put together here, because vector instructions hash four
 * features and add four labels at once: the same sums in JavaScript took four times as long, a third of the whole analysis.
 * Of each feature it computes `mixFeature`, takes the upper bits as its row, and adds up the rows.
 * @param stride a multiple of 4, at most 64
 */
export function makeKernel(bits: number, stride: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((WEIGHTS + stride * 2 * 2 ** bits) / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembleModule(bits, stride)), { host: { memory } });
  const small = (offset: number): Int32Array => new Int32Array(memory.buffer, offset, ROOM);
  return {
    score: exports.score,
    templates: small(TEMPLATES),
    first: small(FIRST),
    second: small(SECOND),
    third: small(THIRD),
    scores: small(SCORES),
    weights: new Int16Array(memory.buffer, WEIGHTS, stride * 2 ** bits),
  };
}

/** Bytes of instructions. */
type Code = readonly number[];

const I32 = 0x7f;
const V128 = 0x7b;
/** Local variables: the two parameters, a position, then vectors. */
const FROM = 0;
const TO = 1;
const AT = 2;
const HASH = 3;
const SUMS = 4;

/** `score(from, to)`: a loop over the features, four at a time, that finds their rows; one that adds these up. */
function scoreCode(bits: number, stride: number): Code {
  const vectors = Array.from({ length: stride / 4 }, (_, index) => index);
  const hash = get(HASH);
  const started = multiply(xor(loadVector(AT, FIRST), splat(0x9e3779b9)), splat(0x85ebca6b));
  const withSecond = multiply(xor(xor(hash, shiftRight(hash, 15)), loadVector(AT, SECOND)), splat(0xc2b2ae35));
  const withThird = multiply(xor(xor(hash, shiftRight(hash, 13)), loadVector(AT, THIRD)), splat(0x27d4eb2f));
  const mixed = addVectors(withThird, multiply(loadVector(AT, TEMPLATES), splat(0x165667b1)));
  return [
    ...set(FROM, shiftLeft(get(FROM), 2)),
    ...set(TO, shiftLeft(get(TO), 2)),
    ...set(AT, get(FROM)),
    ...loopTo(16, [
      ...set(HASH, addVectors(started, loadVector(AT, TEMPLATES))),
      ...set(HASH, withSecond),
      ...set(HASH, mixed),
      ...set(HASH, xor(hash, shiftRight(hash, 16))),
      ...storeVector(get(AT), ROWS, multiply(shiftRight(hash, 32 - bits), splat(stride * 2))),
    ]),
    ...set(AT, get(FROM)),
    ...loopTo(4, [
      ...set(FROM, loadNumber(AT, ROWS)),
      ...vectors.flatMap((vector) => set(SUMS + vector, addVectors(get(SUMS + vector), loadWeights(FROM, WEIGHTS + vector * 8)))),
    ]),
    ...vectors.flatMap((vector) => storeVector(constant(0), SCORES + vector * 16, get(SUMS + vector))),
  ];
}

/** The module in WebAssembly's binary format: it imports a memory and exports `score`. */
function assembleModule(bits: number, stride: number): Uint8Array {
  const locals = [2, 1, I32, ...unsigned(1 + stride / 4), V128];
  const body = [...locals, ...scoreCode(bits, stride), 0x0b];
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 2, I32, I32, 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('score'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  );
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const name = (text: string): Code => [text.length, ...Buffer.from(text, 'latin1')];

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const shiftLeft = (value: Code, by: number): Code => [...value, ...constant(by), 0x74];
const loadNumber = (local: number, offset: number): Code => [...get(local), 0x28, 2, ...unsigned(offset)];
/** Repeats the body with the position moved on by `step` while it is before the end. */
const loopTo = (step: number, body: Code): Code => [
  ...[0x03, 0x40, ...body],
  ...set(AT, [...get(AT), ...constant(step), 0x6a]),
  ...[...get(AT), ...get(TO), 0x48, 0x0d, 0, 0x0b],
];

const vector = (code: number): Code => [0xfd, ...unsigned(code)];
const loadVector = (local: number, offset: number): Code => [...get(local), ...vector(0x00), 2, ...unsigned(offset)];
/** Four 16-bit numbers as 32-bit ones. */
const loadWeights = (local: number, offset: number): Code => [...get(local), ...vector(0x03), 1, ...unsigned(offset)];
const storeVector = (address: Code, offset: number, value: Code): Code => [...address, ...value, ...vector(0x0b), 2, ...unsigned(offset)];
const splat = (value: number): Code => [...constant(value | 0), ...vector(0x11)];
const xor = (left: Code, right: Code): Code => [...left, ...right, ...vector(0x51)];
const shiftRight = (value: Code, by: number): Code => [...value, ...constant(by), ...vector(0xad)];
const addVectors = (left: Code, right: Code): Code => [...left, ...right, ...vector(0xae)];
const multiply = (left: Code, right: Code): Code => [...left, ...right, ...vector(0xb5)];

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
