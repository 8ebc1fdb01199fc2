import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/index.js';
import { fetchDesk, loadDesk } from '../../src/pipeline/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { copySampleDesk, type DeskCopy } from './desk-copy.js';

let desk: DeskCopy;
let store: Store;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  desk = copySampleDesk();
  store = await openStore({ path: desk.storePath });
  const loaded = loadDesk(desk.folder);
  await fetchDesk(store, loaded, { now: '2025-03-28T08:00:00Z' });
  app = createApp({ store, desk: loaded.desk, lang: 'de' });
}, 120_000);
afterAll(async () => {
  await store.close();
  desk.remove();
});

const get = (path: string, host = '127.0.0.1:8787') => app.request(`http://${host}${path}`, { headers: { host } });

describe('the routes', () => {
  it('give the same brief as a page and as JSON', async () => {
    const response = await get('/brief.json');
    const { brief, sources } = (await response.json()) as { brief: { title: string; sections: unknown[] }; sources: unknown[] };
    expect(brief.sections.length).toBeGreaterThan(2);
    expect(sources).toHaveLength(14);
    const page = await (await get('/')).text();
    expect(page).toContain('<h1');
    expect(page).not.toMatch(/<script/i);
  });

  it('forbid scripts, frames and everything from elsewhere', async () => {
    const policy = (await get('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await get('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answer errors as problem details', async () => {
    const response = await get('/reports/r_nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not found' });
  });

  it('refuse a request under a foreign host name', async () => {
    expect((await get('/brief.json', 'evil.example')).status).toBe(421);
  });

  it('tell how the sources are doing', async () => {
    expect(await (await get('/health')).json()).toEqual({ status: 'ok', reports: await store.countReports() });
    const sources = (await (await get('/sources.json')).json()) as { problems: string[] }[];
    expect(sources.flatMap((source) => source.problems)).toEqual([]);
  });
});
