import type { Readable } from 'node:stream';
import type { Problem } from '../model/index.js';

/** A line of JSONL: what it holds, or what is wrong with it. `line` counts from 1. Blank lines are not given. */
export type JsonLine = { readonly line: number; readonly value: unknown } | { readonly line: number; readonly problem: Problem };

/** Longer lines are refused: 32 MiB hold any article, and a line that is longer is no article. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

const LINE_FEED = 10;

/**
 * Reads JSON lines from a stream of bytes. One bad line (not UTF-8, not JSON, over the limit) is a problem of that line only.
 * @param maxLineBytes default 32 MiB
 */
export async function* readJsonLines(input: Readable, maxLineBytes = MAX_LINE_BYTES): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const bytes of splitLines(input, maxLineBytes)) {
    line += 1;
    if (typeof bytes === 'number') {
      yield { line, problem: tooLarge(line, bytes, maxLineBytes) };
      continue;
    }
    const text = decodeUtf8(bytes);
    if (text === undefined)
      yield { line, problem: { kind: 'malformed', message: `expected UTF-8, found other bytes in line ${line}`, where: `line ${line}` } };
    else if (text.trim() !== '') yield parseLine(text, line);
  }
}

/** Lines as bytes; a line over the limit as its length only. */
async function* splitLines(input: Readable, maxLineBytes: number): AsyncGenerator<Buffer | number> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, from)) {
      take(bytes.subarray(from, at));
      yield length > maxLineBytes ? length : Buffer.concat(parts);
      parts = [];
      length = 0;
      from = at + 1;
    }
    take(bytes.subarray(from));
  }
  if (length > 0) yield length > maxLineBytes ? length : Buffer.concat(parts);

  function take(bytes: Buffer): void {
    length += bytes.length;
    if (length <= maxLineBytes) parts.push(bytes);
    else parts = [];
  }
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function parseLine(text: string, line: number): JsonLine {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line, problem: { kind: 'malformed', message: `expected JSON in line ${line}: ${error.message}`, where: `line ${line}` } };
  }
}

function tooLarge(line: number, bytes: number, limit: number): Problem {
  return { kind: 'too-large', message: `expected a line of at most ${limit} bytes, found ${bytes} in line ${line}`, where: `line ${line}` };
}
