import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/random.js';
import { openStore } from '../../src/store/index.js';
import { BIN, lagebild } from '../cli-helpers.js';
import { copySampleDesk, type DeskCopy } from './desk-copy.js';

let interrupted: DeskCopy;
let undisturbed: DeskCopy;
beforeEach(() => {
  interrupted = copySampleDesk();
  undisturbed = copySampleDesk();
});
afterEach(() => {
  interrupted.remove();
  undisturbed.remove();
});

/** Starts a command and kills it with SIGKILL after a while. */
async function kill(command: string, desk: DeskCopy, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [BIN, command, '--desk', desk.folder], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
}

async function stateOf(desk: DeskCopy): Promise<{ problems: number; reports: string[]; revisions: number; hash: string }> {
  const store = await openStore({ path: desk.storePath });
  try {
    const ids: string[] = [];
    let revisions = 0;
    let after: string | undefined;
    do {
      const page = await store.reports({ withWithdrawn: true, limit: 500, ...(after === undefined ? {} : { after }) });
      for (const report of page.items) {
        ids.push(report.id);
        revisions += (await store.revisions(report.id)).length;
      }
      after = page.next;
    } while (after !== undefined);
    return { problems: (await store.check()).length, reports: ids.sort(), revisions, hash: await store.derivedHash() };
  } finally {
    await store.close();
  }
}

describe('kill -9', () => {
  it('during fetch and rebuild, ten times each, loses no report, doubles nothing, and leaves a store that opens', async () => {
    const random = seededRandom(20250327);
    await lagebild(['fetch', '--desk', undisturbed.folder]);
    const wanted = await stateOf(undisturbed);
    let known: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      await kill('fetch', interrupted, 150 + random() * 2500);
      const { problems, reports } = await stateOf(interrupted);
      expect(problems).toBe(0);
      expect(reports).toEqual([...new Set(reports)]);
      expect(reports).toEqual(expect.arrayContaining(known)); // what was acknowledged before stays
      known = reports;
    }
    await lagebild(['fetch', '--desk', interrupted.folder]);
    for (let round = 0; round < 10; round += 1) {
      await kill('rebuild', interrupted, 150 + random() * 2500);
      const { problems, reports } = await stateOf(interrupted);
      expect({ problems, reports }).toEqual({ problems: 0, reports: wanted.reports });
    }
    await lagebild(['rebuild', '--desk', interrupted.folder]);
    expect(await stateOf(interrupted)).toEqual(wanted);
  }, 240_000);
});
