import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Problem } from '../model/index.js';
import { UsageError } from './usage.js';

/** Standard input, or the named file. Throws `UsageError` when there is no such file. */
export function openInput(file: string | undefined): Readable {
  if (file === undefined || file === '-') return process.stdin;
  if (!existsSync(file)) throw new UsageError(`expected a file, found nothing at ${file}`);
  return createReadStream(file);
}

/** Everything of an input as bytes. @param limit bytes; a longer input gives undefined */
export async function readAll(input: Readable, limit = 64 * 1024 * 1024): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Writes a line to standard output and waits while the reader is slower. */
export async function printLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Indented JSON to standard output. */
export async function printJson(value: unknown): Promise<void> {
  await printLine(JSON.stringify(value, undefined, 2));
}

/** One line on standard error. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Problems on standard error, one line each. */
export function sayProblems(problems: readonly Problem[]): void {
  for (const problem of problems) say(`${problem.kind}: ${problem.message}${problem.where === undefined ? '' : ` (${problem.where})`}`);
}

/** A line that is rewritten in place on standard error; silent when that is no terminal. */
export function progressLine(label: string): (done: number, total?: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done, total) =>
    process.stderr.write(`\r${label} ${done}${total === undefined ? '' : ` of ${total}`}\u001b[K${done === total ? '\n' : ''}`);
}
