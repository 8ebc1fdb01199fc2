import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/index.js';
import { bringUpToDate, isBehind } from './build.js';
import { type LoadedDesk, loadDesk } from './desk.js';
import { fetchDesk } from './fetch.js';

let folder: string;
let store: Store;
let loaded: LoadedDesk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lagebild-build-'));
  mkdirSync(join(folder, 'texts'));
  writeFileSync(join(folder, 'texts', 'one.txt'), 'Lehrer demonstrieren\n\nIn Lissabon haben am Montag tausend Lehrer demonstriert.');
  writeFileSync(
    join(folder, 'desk.yaml'),
    'name: a\ntitle: Lage\nsources:\n- { id: texts, name: Texte, kind: folder, path: texts, lang: de }',
  );
  loaded = loadDesk(folder);
  store = await openStore({ path: join(folder, 'store.sqlite') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('bringUpToDate', () => {
  it('analyses what waits, builds the picture, and leaves what is up to date', async () => {
    await fetchDesk(store, loaded, { now: '2024-05-06T20:00:00Z' });
    const reports = await store.countReports();
    expect(reports).toBeGreaterThan(0);
    expect(await isBehind(store)).toBe(false);
    await store.clearDerived();
    expect(await isBehind(store)).toBe(true);
    expect(await bringUpToDate(store, loaded.desk)).toBe(reports);
    expect(await isBehind(store)).toBe(false);
    expect((await store.picture())?.stories).toHaveLength(1);
    expect(await bringUpToDate(store, loaded.desk)).toBe(0);
  });
});
