import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken, createApp, createDeskState, type DeskState, openApiDocument, ROUTES, type RouteName } from '../../src/api/index.js';
import { fetchDesk, type LoadedDesk, loadDesk } from '../../src/pipeline/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { copySampleDesk, type DeskCopy } from './desk-copy.js';

let copy: DeskCopy;
let loaded: LoadedDesk;
let store: Store;
let state: DeskState;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  copy = copySampleDesk();
  store = await openStore({ path: copy.storePath });
  loaded = loadDesk(copy.folder);
  await fetchDesk(store, loaded, { now: '2025-03-28T08:00:00Z' });
  state = createDeskState(store, loaded.desk);
  app = createApp({ store, desk: loaded.desk, lang: 'de', state, folder: copy.folder });
  // The first question has the brief written; in this thread, so a turn of the loop is enough to wait for.
  for (let tries = 0; tries < 600; tries += 1) {
    const brief = (await (await get('/api/brief?lang=de')).json()) as { state: string };
    if (brief.state === 'current') break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}, 120_000);
afterAll(async () => {
  await state.close();
  await store.close();
  copy.remove();
});

const HOST = '127.0.0.1:8787';
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } });
const json = async <T>(path: string): Promise<T> => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
};

describe('the routes', () => {
  it('answer in the shapes of the contract', async () => {
    const reports = await json<{ items: { id: string; story: string }[] }>('/api/reports?limit=5');
    const first = reports.items[0]!;
    const statement = (await json<{ items: { finding: { id: string } }[] }>('/api/findings?kind=statement&lang=de&limit=1')).items[0]!;
    const paths: Partial<Record<RouteName, string>> = {
      reading: `/api/findings/${statement.finding.id}/reading`,
      report: `/api/reports/${first.id}`,
      story: `/api/stories/${first.story}`,
      changes: '/api/changes?since=2025-03-27',
      search: '/api/search?q=Charkiw',
    };
    for (const [name, route] of Object.entries(ROUTES)) {
      if (route.method !== 'get') continue;
      const answer = await json(paths[name as RouteName] ?? route.path);
      const read = route.response.safeParse(answer);
      expect(read.error?.issues, name).toBeUndefined();
    }
  });

  it('tell how the sentences of a finding were read: its own words, roles with reasons', async () => {
    type Reading = {
      report: string;
      sentences: {
        words: string;
        span: [number, number];
        clauses: { verb: string; args: { words: string; reason: string; confidence: number }[] }[];
      }[];
    };
    const { items } = await json<{ items: { finding: { id: string }; words: string }[] }>('/api/findings?kind=event&lang=de&limit=20');
    for (const { finding, words } of items.slice(0, 5)) {
      const { report, sentences } = await json<Reading>(`/api/findings/${finding.id}/reading`);
      const { text } = (await store.report(report))!;
      expect(sentences.length).toBeGreaterThan(0);
      for (const { span, words: own } of sentences) expect(text.slice(...span)).toBe(own);
      expect(sentences.some((one) => words.split(' … ').some((part) => one.words.includes(part.slice(0, 20))))).toBe(true);
      for (const clause of sentences.flatMap((one) => one.clauses))
        for (const { words: own, reason, confidence } of clause.args) {
          expect(text).toContain(own);
          expect(reason).not.toBe('');
          expect(confidence).toBeGreaterThan(0);
        }
    }
    expect((await get('/api/findings/f_none/reading')).status).toBe(404);
  });

  it('count on the timeline and the map every finding that the store holds', async () => {
    const count = async (kind: 'event' | 'statement') => {
      let found = 0;
      for (let after: string | undefined; ; ) {
        const page = await store.findings({ kind, limit: 500, ...(after === undefined ? {} : { after }) });
        found += page.items.length;
        after = page.next;
        if (after === undefined) return found;
      }
    };
    const { lanes } = await json<{ lanes: { kind: string; counts: number[] }[] }>('/api/timeline?bins=7');
    const sum = (kind: string) => lanes.find((lane) => lane.kind === kind)?.counts.reduce((total, one) => total + one, 0);
    expect(sum('event')).toBe(await count('event'));
    expect(sum('statement')).toBe(await count('statement'));
    const onMap = await json<{ places: { count: number }[]; countries: { count: number }[]; unplaced: number }>('/api/map');
    const placed = [...onMap.places, ...onMap.countries].reduce((total, spot) => total + spot.count, 0);
    expect(placed).toBeGreaterThan(0);
    expect(placed + onMap.unplaced).toBe(await count('event'));
  });

  it('show after a restart the brief that was kept, without writing it again', async () => {
    const before = await get('/api/brief?lang=de');
    const again = createDeskState(store, loaded.desk);
    const first = await createApp({ store, desk: loaded.desk, lang: 'de', state: again }).request(`http://${HOST}/api/brief?lang=de`, {
      headers: { host: HOST },
    });
    expect(await first.text()).toBe(await before.text());
    expect(first.headers.get('etag')).toBe(before.headers.get('etag'));
    await again.close();
  });

  it('give a brief in which every sentence has its words', async () => {
    const brief = await json<{
      state: string;
      sections: { sentences: { text: string; citations: number[] }[] }[];
      citations: { number: number; report: string; start: number; end: number; words: string }[];
    }>('/api/brief?lang=de');
    expect(brief.state).toBe('current');
    expect(brief.sections.length).toBeGreaterThan(2);
    const numbers = new Set(brief.citations.map((citation) => citation.number));
    for (const { text, citations } of brief.sections.flatMap((section) => section.sentences)) {
      expect(citations.length, text).toBeGreaterThan(0);
      expect(citations.every((number) => numbers.has(number))).toBe(true);
    }
    for (const { report, start, end, words } of brief.citations.slice(0, 5)) {
      const { report: whole } = await json<{ report: { text: string } }>(`/api/reports/${report}`);
      expect(whole.text.slice(start, end)).toBe(words);
    }
  });

  it('page with cursors that show everything once', async () => {
    for (const path of ['/api/reports?limit=50', '/api/stories?limit=7', '/api/findings?limit=200']) {
      const seen: string[] = [];
      let next: string | undefined;
      do {
        const page: { items: { id?: string; finding?: { id: string } }[]; next?: string } = await json(
          `${path}${next === undefined ? '' : `&after=${encodeURIComponent(next)}`}`,
        );
        seen.push(...page.items.map((item) => item.id ?? item.finding?.id ?? ''));
        next = page.next;
      } while (next !== undefined);
      expect(new Set(seen).size, path).toBe(seen.length);
      expect(seen.length, path).toBeGreaterThan(30);
    }
  });

  it('narrow findings by type, place and certainty', async () => {
    type Findings = { items: { finding: { kind: string; body: { type?: string; certainty: string } } }[] };
    const { items } = await json<Findings>('/api/findings?type=ASSAULT&place=Charkiw');
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item) => item.finding.body.type === 'ASSAULT')).toBe(true);
    const denied = await json<Findings>('/api/findings?certainty=denied');
    expect(denied.items.every((item) => item.finding.body.certainty === 'denied')).toBe(true);
  });

  it('search words and fields, and say what they could not read', async () => {
    type Found = { items: { title: string; hits: { snippet: string; marks: [number, number][] }[] }[]; problems: string[] };
    const words = await json<Found>(`/api/search?q=${encodeURIComponent('Charkiw Drohnen')}`);
    const hit = words.items[0]!.hits[0]!;
    expect(hit.marks.map(([start, end]) => hit.snippet.slice(start, end)).join(' ')).toMatch(/Charkiw|Drohne/i);
    const fields = await json<Found>(`/api/search?q=${encodeURIComponent('place:Charkiw type:assault')}`);
    expect(fields.items.length).toBeGreaterThan(0);
    const both = await json<Found>(`/api/search?q=${encodeURIComponent('Drohnen place:Charkiw')}`);
    expect(both.items.length).toBeGreaterThan(0);
    // Who asks for a surname means the person.
    expect((await json<Found>('/api/search?q=actor:Selenskyj')).items.length).toBeGreaterThan(0);
    expect((await json<Found>('/api/search?q=actor:Wolodymy')).items).toEqual([]);
    expect((await json<Found>('/api/search?q=type:nonsense')).problems.join()).toContain('NONSENSE');
  });

  it('put no dot for a country on the map', async () => {
    const { places } = await json<{ places: { place: { precision: string; latitude?: number } }[] }>('/api/map');
    expect(places.length).toBeGreaterThan(3);
    expect(places.every(({ place }) => place.precision !== 'country' && place.latitude !== undefined)).toBe(true);
  });

  it('answer 304 to who has it already', async () => {
    const etag = (await get('/api/brief')).headers.get('etag') ?? '';
    const again = await get('/api/brief', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('forbid scripts and frames from elsewhere', async () => {
    const { headers } = await get('/docs');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['/api/reports/r_nothing', 404],
    ['/api/stories/s_nothing', 404],
    ['/api/reports?limit=0', 400],
    ['/api/reports?after=rubbish', 400],
    ['/api/findings?type=NONE', 400],
    ['/api/changes', 400],
    ['/api/nothing', 404],
    ['/../package.json', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
  ])('answer %s with problem details', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status });
  });

  it('refuse a request under a foreign host name', async () => {
    const response = await app.request('http://evil.example/api/brief', { headers: { host: 'evil.example' } });
    expect(response.status).toBe(421);
  });

  it('refuse to change anything for another site', async () => {
    const ask = (headers: Record<string, string>) =>
      app.request(`http://${HOST}/api/sources/bspa`, { method: 'DELETE', headers: { host: HOST, ...headers } });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
    const done = await ask({ origin: `http://${HOST}` });
    expect(done.status).toBe(200);
    expect(((await done.json()) as { items: { id: string }[] }).items.map((source) => source.id)).not.toContain('bspa');
  });

  it('are all in the OpenAPI document', () => {
    const { paths } = openApiDocument('1') as { paths: Record<string, Record<string, unknown>> };
    for (const route of Object.values(ROUTES)) expect(paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method]).toBeDefined();
  });
});

describe('a desk with login', () => {
  const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    createApp({ store, desk: loaded.desk, lang: 'de', state, folder: copy.folder }, { folder: copy.folder, loginsPerMinute: 2 }).request(
      `http://desk.example${path}`,
      { ...init, headers: { host: 'desk.example', ...headers } },
    );

  it('shows nothing without a token, and leads a browser to the login', async () => {
    expect((await ask('/api/brief')).status).toBe(401);
    expect((await ask('/', { accept: 'text/html' })).headers.get('location')).toBe('/login');
    expect((await ask('/api/brief', { authorization: 'Bearer lb_wrong' })).status).toBe(401);
  });

  it('lets a reader read and nothing else', async () => {
    const token = addToken(copy.folder, 'night', 'reader');
    expect((await ask('/api/desk', { authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await ask('/api/sources/bspa', { authorization: `Bearer ${token}` }, { method: 'DELETE' })).status).toBe(403);
  });

  it('sets a cookie that no script and no other site gets', async () => {
    const token = addToken(copy.folder, 'night', 'reader');
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://desk.example' };
    const done = await ask('/login', form, { method: 'POST', body: `token=${token}` });
    const cookie = done.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect((await ask('/api/desk', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
  });

  it('stops who guesses', async () => {
    const guarded = createApp({ store, desk: loaded.desk, lang: 'de', state }, { folder: copy.folder, loginsPerMinute: 2 });
    const guess = () =>
      guarded.request('http://desk.example/login', {
        method: 'POST',
        body: 'token=guess',
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'desk.example', origin: 'http://desk.example' },
      });
    const statuses = [await guess(), await guess(), await guess()].map((response) => response.status);
    expect(statuses).toEqual([401, 401, 429]);
  });
});

describe('the live stream', () => {
  it('tells of a report that came in', async () => {
    const told: { reports: number; fresh: readonly string[] }[] = [];
    const waiting: (() => void)[] = [];
    const stop = state.listen((next) => {
      told.push(next);
      for (const wake of waiting.splice(0)) wake();
    });
    const next = (count: number): Promise<void> =>
      told.length >= count ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)).then(() => next(count));
    await next(1);
    const report = (await store.reports({ limit: 1 })).items[0]!;
    await store.addReports([{ ...report, id: 'r_fresh', externalId: 'fresh', revision: 1, published: '2025-03-28T00:10:00+01:00' }]);
    await next(2);
    stop();
    expect(told[1]?.fresh).toEqual(['r_fresh']);
    expect(told[1]?.reports).toBe((told[0]?.reports ?? 0) + 1);
  });
});
