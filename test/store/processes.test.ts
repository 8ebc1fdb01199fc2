import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { compileProgram } from './compiled.js';
import { stepKind, stepReports } from './steps.js';

describe('a store in several processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lagebild-processes-'));
  const { program, remove } = compileProgram('crash-child.ts');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    remove();
  });

  it('is made, filled and read by four at once without an error, and nothing is lost or doubled', async () => {
    const path = join(folder, 'store.sqlite');
    const last = 9;
    const runs = [0, 0, 2, 5].map(async (first) => {
      const child = spawn(process.execPath, [program, path, String(first), String(last)], { stdio: ['ignore', 'ignore', 'pipe'] });
      let errors = '';
      child.stderr.on('data', (data: Buffer) => {
        errors += data.toString();
      });
      const [code] = await once(child, 'close');
      return { code, errors: errors.replace(/^.*Warning.*$|^\(Use .*$/gm, '').trim() };
    });
    expect(await Promise.all(runs)).toEqual(runs.map(() => ({ code: 0, errors: '' })));
    const store = await openStore({ path });
    const steps = Array.from({ length: last + 1 }, (_, step) => step).filter((step) => stepKind(step) === 'add');
    expect(await store.countReports()).toBe(steps.reduce((sum, step) => sum + stepReports(step).fresh.length, 0));
    expect(await store.check()).toEqual([]);
    await store.close();
  });
});
