import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonLines } from './jsonl.js';

async function linesOf(chunks: readonly (string | Uint8Array)[], limit?: number) {
  const lines = [];
  for await (const line of readJsonLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), limit)) lines.push(line);
  return lines;
}

describe('readJsonLines', () => {
  it('reads lines across chunk borders, the last one without a line feed', async () => {
    expect(await linesOf(['{"a":', '1}\n\n{"b":"ä', '"}'])).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 3, value: { b: 'ä' } },
    ]);
  });

  it('gives nothing for an empty file', async () => {
    expect(await linesOf([])).toEqual([]);
  });

  it('names what is wrong with a malformed line and goes on', async () => {
    const [bad, good] = await linesOf(['{"a":\n{"b":2}\n']);
    expect(bad).toMatchObject({ line: 1, problem: { kind: 'malformed', where: 'line 1' } });
    expect(good).toEqual({ line: 2, value: { b: 2 } });
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect(await linesOf([Uint8Array.of(0x22, 0xff, 0x22, 0x0a)])).toMatchObject([
      { problem: { message: expect.stringContaining('expected UTF-8') } },
    ]);
  });

  it('refuses a line over the limit without keeping it, and goes on', async () => {
    const [long, next] = await linesOf([`"${'x'.repeat(500)}`, `${'x'.repeat(500)}"\n`, '1\n'], 600);
    expect(long).toMatchObject({ problem: { kind: 'too-large', message: expect.stringContaining('found 1002') } });
    expect(next).toEqual({ line: 2, value: 1 });
  });

  it('reads back what JSON.stringify wrote, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), async (values, size) => {
        const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
        const lines = await linesOf(chunks);
        expect(lines.map((line) => ('value' in line ? JSON.stringify(line.value) : line))).toEqual(
          values.map((value) => JSON.stringify(value)),
        );
      }),
      { numRuns: 50 },
    );
  });
});
