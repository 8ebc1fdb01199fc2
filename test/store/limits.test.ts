import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, StoreError } from '../../src/store/index.js';
import { findSqlite } from '../../src/store/sqlite/database.js';
import { makeBrief, makeDerived, makePicture, makeReport } from './records.js';

const folder = mkdtempSync(join(tmpdir(), 'lagebild-limits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  return error as StoreError;
}

describe('a full disk', () => {
  it('refuses a write with a clear error, keeps all that was stored before, and takes small writes again', async () => {
    const path = join(folder, 'full.sqlite');
    const store = await openStore({ path, maxBytes: 1_200_000 });
    const small = Array.from({ length: 50 }, (_, index) => makeReport(index));
    await store.addReports(small);
    await store.putDerived(small.map((report) => makeDerived(report)));
    await store.putPicture(makePicture(5));
    const before = { hash: await store.derivedHash(), reports: (await store.reports({})).items };

    const big = Array.from({ length: 900 }, (_, index) => makeReport(1000 + index, { text: `Wort${index} `.repeat(400) }));
    const error = await refusal(store.addReports(big));
    expect(error.code).toBe('full');
    expect(error.message).toMatch(/^expected space to write, found the disk .* full/);
    expect(error.message).toContain(path);
    expect((await refusal(store.putPicture(makePicture(40_000)))).code).toBe('full');
    const mentions = Array.from({ length: 40_000 }, () => ({ span: [0, 3] as const, type: 'other' as const, name: 'Hafenverwaltung' }));
    expect((await refusal(store.putDerived([makeDerived(small[0]!, { mentions })]))).code).toBe('full');
    expect((await refusal(store.putBrief(bigBrief()))).code).toBe('full');

    expect({ hash: await store.derivedHash(), reports: (await store.reports({})).items }).toEqual(before);
    expect(await store.countReports()).toBe(50);
    expect(await store.brief('b_big')).toBeUndefined();
    expect((await store.search({ text: 'Wort7' })).items).toEqual([]);
    expect(await store.check()).toEqual([]);
    expect((await store.addReports([makeReport('small')])).added).toEqual(['r_small']);
    await store.close();

    const unlimited = await openStore({ path });
    expect((await unlimited.addReports(big)).added).toHaveLength(900);
    expect(await unlimited.check()).toEqual([]);
    await unlimited.close();
  });
});

function bigBrief() {
  const many = Array.from({ length: 40_000 }, (_, index) => ({ id: `r_${index}`, revision: 1 }));
  return makeBrief('b_big', many);
}

describe('a place where no store can be', () => {
  it('names a path that cannot be made', async () => {
    const file = join(folder, 'plain.txt');
    writeFileSync(file, 'Text');
    const error = await refusal(openStore({ path: join(file, 'store.sqlite') }));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain(file);
  });

  it('names a folder in place of a file', async () => {
    const error = await refusal(openStore({ path: folder }));
    expect(error.message).toMatch(/^expected a store of Lagebild, found a folder/);
  });

  it('leaves a file of something else as it is', async () => {
    const file = join(folder, 'letter.sqlite');
    const text = 'Sehr geehrte Damen und Herren, '.repeat(200);
    writeFileSync(file, text);
    const error = await refusal(openStore({ path: file }));
    expect(error.code).toBe('not-a-store');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it("leaves another program's database as it is", async () => {
    const file = join(folder, 'other.sqlite');
    const other = new (await findSqlite())(file, {});
    other.exec('create table recipe (name text)');
    other.close();
    const error = await refusal(openStore({ path: file }));
    expect(error.code).toBe('not-a-store');
    expect(error.message).toContain('recipe');
  });

  it('says so when there is nothing to read', async () => {
    const file = join(folder, 'none', 'store.sqlite');
    expect((await refusal(openStore({ path: file, readonly: true }))).code).toBe('unreachable');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('refuses a store of a newer version, and says which step it does not know', async () => {
    const file = join(folder, 'newer.sqlite');
    await (await openStore({ path: file })).close();
    const direct = new (await findSqlite())(file, {});
    direct.exec("insert into migration (name, timestamp) values ('9999-later', '2030-01-01')");
    direct.close();
    const error = await refusal(openStore({ path: file }));
    expect(error.code).toBe('version');
    expect(error.message).toContain('9999-later');
  });

  it('finds damage, and does not hide it', async () => {
    const file = join(folder, 'damaged.sqlite');
    const store = await openStore({ path: file });
    await store.addReports(Array.from({ length: 200 }, (_, index) => makeReport(index)));
    await store.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8192, bytes.length - 4096);
    writeFileSync(file, bytes);
    for (const name of readdirSync(folder)) if (/^damaged\.sqlite-/.test(name)) rmSync(join(folder, name));
    const opened = await openStore({ path: file }).then(
      async (damaged) => {
        const problems = await damaged.check().catch((error: unknown) => [error]);
        await damaged.close();
        return problems.length;
      },
      (error: unknown) => {
        expect(error).toBeInstanceOf(StoreError);
        return 1;
      },
    );
    expect(opened).toBeGreaterThan(0);
  });

  // The superuser may write everywhere, whatever the folder says.
  it.skipIf(process.getuid?.() === 0)('names a folder that may not be written, and reads a store in it', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    const store = await openStore({ path: join(closed, 'store.sqlite') });
    await store.addReports([makeReport(1)]);
    await store.close();
    chmodSync(closed, 0o555);
    try {
      expect((await refusal(openStore({ path: join(closed, 'new.sqlite') }))).code).toBe('readonly');
      const reader = await openStore({ path: join(closed, 'store.sqlite'), readonly: true });
      expect(await reader.countReports()).toBe(1);
      await reader.close();
    } finally {
      chmodSync(closed, 0o755);
    }
  });
});
