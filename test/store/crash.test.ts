import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/random.js';
import { openStore, type Store } from '../../src/store/index.js';
import { compileProgram } from './compiled.js';
import { makePicture } from './records.js';
import { deriveSome, FINDINGS, runStep, stepKind, stepReports, storyCount } from './steps.js';

const KILLS = 20;
const KILLS_FROM_OUTSIDE = 3;
/** Kills of a process that has only begun to make the store. */
const KILLS_AT_START = 5;
/** Calls of SQLite in which a round of all kinds of steps is done, and those in which a store is made. */
const CALLS = 130;
const CALLS_TO_MAKE = 60;
const SEED = 20250327;
const TIMEOUT_MS = 240_000;

describe('a store whose process is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lagebild-crash-'));
  const { program, remove } = compileProgram('crash-child.ts');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    remove();
  });

  /** Runs the child until it dies by SIGKILL, its own or, with `delayMs`, ours. @returns the last step that was acknowledged */
  async function runUntilKilled(path: string, first: number, own: readonly string[], delayMs?: number): Promise<number> {
    const child = spawn(process.execPath, [program, path, String(first), String(first + 40), ...own], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    const closed = once(child, 'close');
    if (delayMs !== undefined) {
      await sleep(delayMs);
      child.kill('SIGKILL');
    }
    const [, signal] = await closed;
    expect({ signal, errors: errors.replace(/^.*Warning.*$|^\(Use .*$/gm, '').trim() }).toEqual({ signal: 'SIGKILL', errors: '' });
    const steps = output.split('\n').slice(0, -1);
    const last = steps.at(-1);
    return last === undefined || last === 'open' ? first - 1 : Number(last);
  }

  async function expectSoundFile(path: string, last: number): Promise<void> {
    const store = await openStore({ path });
    await expectSound(store, last);
    await store.close();
  }

  it(
    `holds every acknowledged report once after ${KILLS} kills at random calls of the database and ${KILLS_FROM_OUTSIDE} at random times`,
    async () => {
      const random = seededRandom(SEED);
      const path = join(folder, 'store.sqlite');
      let last = -1;
      for (let kill = 0; kill < KILLS + KILLS_FROM_OUTSIDE; kill += 1) {
        const own = [String(1 + Math.floor(random() * CALLS)), random() < 0.5 ? 'before' : 'after'];
        last = kill < KILLS ? await runUntilKilled(path, last + 1, own) : await runUntilKilled(path, last + 1, [], 150 + random() * 250);
        await expectSoundFile(path, last);
      }

      const crashed = await openStore({ path });
      const calm = await openStore({ path: ':memory:' });
      for (let step = 0; step <= last + 1; step += 1) await runStep(calm, step);
      await runStep(crashed, last + 1);
      expect(await finish(crashed)).toEqual(await finish(calm));
      await crashed.close();
      await calm.close();
    },
    TIMEOUT_MS,
  );

  it(
    `can be opened after each of ${KILLS_AT_START} kills while it was made`,
    async () => {
      const random = seededRandom(SEED + 1);
      for (let kill = 0; kill < KILLS_AT_START; kill += 1) {
        const path = join(folder, `new-${kill}.sqlite`);
        const own = [String(1 + Math.floor(random() * CALLS_TO_MAKE)), kill % 2 === 0 ? 'before' : 'after'];
        await expectSoundFile(path, await runUntilKilled(path, 0, own));
      }
    },
    TIMEOUT_MS,
  );
});

/** The step after the last acknowledged one may have been stored as a whole, or not at all. */
async function expectSound(store: Store, last: number): Promise<void> {
  expect(await store.check()).toEqual([]);
  const sure = expectedRevisions(last);
  const possible = expectedRevisions(last + 1);
  const found = await readRevisions(store);
  expect([JSON.stringify(sure), JSON.stringify(possible)]).toContain(JSON.stringify(found));
  expect(await store.countReports()).toBe(Object.keys(found).length);
  for (const derived of await store.derivedBetween(undefined, undefined)) {
    expect(derived.findings.map((finding) => finding.id)).toEqual(
      Array.from({ length: FINDINGS }, (_, index) => `f_${derived.report}_${index}`),
    );
    expect(derived.revision).toBe(found[derived.report]);
  }
  const picture = await store.picture();
  if (picture) expect(picture).toEqual(makePicture(storyCount(Number(picture.version)), picture.version));
}

/** How many revisions each report has after this step, by id. */
function expectedRevisions(last: number): Record<string, number> {
  const revisions: Record<string, number> = {};
  for (let step = 0; step <= last; step += 1) {
    if (stepKind(step) !== 'add') continue;
    const { fresh, revised } = stepReports(step);
    for (const report of fresh) revisions[report.id] = 1;
    for (const report of revised) revisions[report.id] = 2;
  }
  return sortKeys(revisions);
}

async function readRevisions(store: Store): Promise<Record<string, number>> {
  const revisions: Record<string, number> = {};
  for (const report of (await store.reports({ limit: 1_000_000 })).items) {
    expect(revisions[report.id]).toBeUndefined();
    revisions[report.id] = report.revision;
  }
  return sortKeys(revisions);
}

function sortKeys(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function finish(store: Store): Promise<{ hash: string; revisions: Record<string, number> }> {
  while ((await deriveSome(store, 1000)) > 0);
  await store.putPicture(makePicture(7));
  return { hash: await store.derivedHash(), revisions: await readRevisions(store) };
}
