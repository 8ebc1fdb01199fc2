/**
 * Words for writing WebAssembly's binary format by hand: values are pieces of code that leave a number or a vector; `local` is the number of a local variable,
 * parameters first. Codes are those of the WebAssembly core specification 2.0, chapter 5.
 */

/** Bytes of instructions. */
export type Code = readonly number[];

/** A 32-bit number, and a vector of 128 bits. */
export const I32 = 0x7f;
export const V128 = 0x7b;

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = (left: Code, right: Code): Code => [...left, ...right, 0x6a];
export const times = (left: Code, right: Code): Code => [...left, ...right, 0x6c];
export const shiftLeft = (value: Code, by: number): Code => [...value, ...constant(by), 0x74];
export const loadNumber = (address: Code, offset: number): Code => [...address, 0x28, 2, ...unsigned(offset)];
export const loadShort = (address: Code): Code => [...address, 0x2e, 0, 0];
export const loadByte = (address: Code, offset = 0): Code => [...address, 0x2d, 0, ...unsigned(offset)];
export const storeShort = (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x3b, 0, ...unsigned(offset)];
export const storeByte = (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x3a, 0, ...unsigned(offset)];
export const call = (index: number, argument: Code): Code => [...argument, 0x10, index];

/** Runs the body where the condition is 0. */
export const unless = (condition: Code, body: Code): Code => [...condition, 0x45, 0x04, 0x40, ...body, 0x0b];
/** Runs the body, at least once, until `local` has reached the number in `end`; the body moves it on. */
export const repeatUntil = (local: number, end: number, body: Code): Code => [
  0x03,
  0x40,
  ...body,
  ...get(local),
  ...get(end),
  0x48,
  0x0d,
  0,
  0x0b,
];

const vector = (code: number): Code => [0xfd, ...unsigned(code)];
export const loadVector = (address: Code, offset: number): Code => [...address, ...vector(0x00), 2, ...unsigned(offset)];
/** Four 16-bit numbers as 32-bit ones. */
export const loadShorts = (address: Code, offset: number): Code => [...address, ...vector(0x03), 1, ...unsigned(offset)];
export const storeVector = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...vector(0x0b),
  2,
  ...unsigned(offset),
];
export const splat = (value: number): Code => [...constant(value | 0), ...vector(0x11)];
export const xor = (left: Code, right: Code): Code => [...left, ...right, ...vector(0x51)];
export const shiftRight = (value: Code, by: number): Code => [...value, ...constant(by), ...vector(0xad)];
export const addVectors = (left: Code, right: Code): Code => [...left, ...right, ...vector(0xae)];
export const multiply = (left: Code, right: Code): Code => [...left, ...right, ...vector(0xb5)];

/** A function of the module: how many parameters it has (all I32), its local variables in runs of one type, its instructions; exported where it has a name. */
export interface Procedure {
  readonly parameters: number;
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: Code;
  readonly name?: string;
}

/** A module that imports the memory `host.memory`. Functions call each other by their index in the list. */
export function assembleModule(procedures: readonly Procedure[]): Uint8Array {
  const indices = procedures.map((_, index) => index);
  const types = procedures.map(({ parameters }) => [0x60, parameters, ...Array<number>(parameters).fill(I32), 0]);
  const exported = indices.filter((index) => procedures[index]!.name !== undefined);
  const bodies = procedures.map(({ locals, code }) => {
    const content = [locals.length, ...locals.flatMap(([count, type]) => [...unsigned(count), type]), ...code, 0x0b];
    return [...unsigned(content.length), ...content];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [types.length, ...types.flat()]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [indices.length, ...indices]),
    ...section(7, [exported.length, ...exported.flatMap((index) => [...name(procedures[index]!.name!), 0, index])]),
    ...section(10, [bodies.length, ...bodies.flat()]),
  ]);
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const name = (text: string): Code => [text.length, ...Buffer.from(text, 'latin1')];

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
