import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { analyzeLines } from '../filters.js';
import type { ParsedInput } from '../input.js';
import { runInOrder } from './in-order.js';
import { WorkerPool } from './pool.js';

const folder = mkdtempSync(join(tmpdir(), 'lagebild-workers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A worker that speaks the protocol: it answers each text in upper case, slower where it is longer; "stop" ends its thread, "fail" fails. */
const script = pathToFileURL(join(folder, 'worker.mjs'));
writeFileSync(
  script,
  `import { parentPort } from 'node:worker_threads';
  parentPort.on('message', async ({ id, inputs }) => {
    const outcomes = [];
    for (const { report: { text } } of inputs) {
      if (text === 'stop') process.exit(3);
      await new Promise((resolve) => setTimeout(resolve, text.length));
      outcomes.push(text === 'fail' ? { ok: false, message: 'it fails' } : { ok: true, value: text.toUpperCase() });
    }
    parentPort.postMessage({ id, outcomes });
  });
  parentPort.postMessage('ready');`,
);

function lines(texts: readonly string[]): ParsedInput[] {
  return texts.map((text, index) => ({ report: { id: String(index), text, lang: 'de' }, problems: [] }));
}

async function run(texts: readonly string[], from = script): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for await (const { outcome } of runInOrder('analyze', lines(texts), { alone: 0, workers: 2, script: from, execArgv: [] }))
    outcomes.push(outcome.ok ? outcome.value : `! ${outcome.message}`);
  return outcomes;
}

describe('workers', () => {
  it('give outcomes in the order of the inputs, however long each takes', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => 'x'.repeat((index * 7) % 13));
    expect(await run(texts)).toEqual(texts.map((text) => text.toUpperCase()));
  });

  it('are replaced when they stop; only the report that stopped one has no value', async () => {
    const texts = Array.from({ length: 30 }, (_, index) => (index === 11 || index === 12 ? 'stop' : index === 20 ? 'fail' : `r${index}`));
    const found = await run(texts);
    expect(found).toEqual(
      texts.map((text) => (text === 'stop' ? '! the worker stopped: it ended' : text === 'fail' ? '! it fails' : text.toUpperCase())),
    );
  });

  it('that cannot start are an error, not a hanging run', async () => {
    const broken = pathToFileURL(join(folder, 'broken.mjs'));
    writeFileSync(broken, "throw new Error('no worker');");
    await expect(run(['a', 'b'], broken)).rejects.toThrow('expected a worker to start, found: no worker');
  });

  it('end when nobody wants more, and do nothing after that', async () => {
    for await (const { outcome } of runInOrder('analyze', lines(Array.from({ length: 99 }, () => 'a')), { alone: 0, workers: 2, script })) {
      expect(outcome).toEqual({ ok: true, value: 'A' });
      break;
    }
    const pool = new WorkerPool({ workers: 1, script, execArgv: [] });
    const running = pool.run('analyze', lines(['long']));
    await Promise.all([expect(running).rejects.toThrow('closed'), pool.close()]);
    await expect(pool.run('analyze', lines(['a']))).rejects.toThrow('closed');
  });

  it('read reports as this thread does, refused lines in their place', async () => {
    const texts = ['Der Minister sagte, die Brücke sei gesperrt.', 'Bei Grünau wurden zwei Menschen verletzt.', 'Le pont est fermé.'];
    const input = [...texts.map((text, id) => JSON.stringify({ id: `r${id}`, text })), 'no json', '{"id":"x"}'].join('\n');
    const source = pathToFileURL(join(folder, 'source.mjs'));
    const [loader, worker] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', import.meta.url).href];
    writeFileSync(source, `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(worker)});`);
    const read = async (workers: number): Promise<unknown[]> => {
      const records: unknown[] = [];
      for await (const record of analyzeLines(Readable.from([Buffer.from(input)]), { alone: 1, workers, script: source, execArgv: [] }))
        records.push(record);
      return records;
    };
    const alone = await read(1);
    expect(alone).toHaveLength(5);
    expect(await read(2)).toEqual(alone);
  });
});
