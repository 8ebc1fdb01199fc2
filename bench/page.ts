import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type RunningServer, serveDesk } from '../src/api/index.js';
import type { Report } from '../src/model/index.js';
import { fetchDesk, loadDesk } from '../src/pipeline/index.js';
import { openStore, type Store } from '../src/store/index.js';
import { copySampleDesk } from '../test/flow/desk-copy.js';
import { makeReports } from './input.js';
import type { Job } from './jobs.js';

/** Reports that are added to the sample desk before measuring. They are stored and searched, not analysed: that would take an hour. */
const GROWN = 80_000;
const SECONDS = 5;

/** The API under load and the page in headless Chromium. Needs the built page and a Chromium at `/usr/bin/chromium`. */
export const PAGE_JOBS: Readonly<Record<string, Job>> = {
  'api: brief': {
    unit: 'requests/s',
    runs: 1,
    measure: () => withServer(0, ({ url }) => load(`${url}api/brief`).then((one) => one.requests.average)),
  },
  'api: story at 200/s, p99': {
    unit: 'ms',
    runs: 1,
    measure: () =>
      withServer(0, async ({ url }) => {
        const { items } = (await (await fetch(`${url}api/stories?limit=1`)).json()) as { items: { id: string }[] };
        return (await load(`${url}api/stories/${items[0]?.id}`, 200)).latency.p99;
      }),
  },
  'api: findings at 200/s, p99': {
    unit: 'ms',
    runs: 1,
    measure: () => withServer(0, ({ url }) => load(`${url}api/findings?type=ASSAULT`, 200).then((one) => one.latency.p99)),
  },
  'api: search at 200/s, p99 (80,000 reports)': {
    unit: 'ms',
    runs: 1,
    measure: () => withServer(GROWN, ({ url }) => load(`${url}api/search?q=Charkiw%20Drohnen`, 200).then((one) => one.latency.p99)),
  },
  'page: search, typed words to hits, p95 (80,000 reports)': { unit: 'ms', runs: 1, measure: () => withPage(GROWN, searchMs) },
  'page: first brief on screen (80,000 reports)': { unit: 'ms', runs: 1, measure: () => withPage(GROWN, firstBriefMs) },
  'page: change of view, slowest of eight': { unit: 'ms', runs: 1, measure: () => withPage(0, changeMs) },
  'page: memory after all views': { unit: 'MB', runs: 1, measure: () => withPage(0, memoryMb) },
};

interface LoadResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p99: number };
}

/** Ten connections for some seconds; with `rate`, that many requests a second over all of them. */
function load(url: string, rate?: number): Promise<LoadResult> {
  const autocannon = createRequire(import.meta.url)('autocannon') as (options: object) => Promise<LoadResult>;
  return autocannon({ url, connections: 10, duration: SECONDS, ...(rate === undefined ? {} : { overallRate: rate }) });
}

async function withServer<T>(grown: number, work: (server: RunningServer) => Promise<T>): Promise<T> {
  const copy = copySampleDesk();
  const store = await openStore({ path: copy.storePath });
  try {
    const loaded = loadDesk(copy.folder);
    await fetchDesk(store, loaded, { now: '2025-03-28T08:00:00Z' });
    await grow(store, grown);
    const server = await serveDesk({ store, desk: loaded.desk, lang: 'de', host: '127.0.0.1', port: 0 });
    try {
      for (let sections = 0; sections === 0; ) {
        const brief = (await (await fetch(`${server.url}api/brief?lang=de`)).json()) as { sections: unknown[] };
        sections = brief.sections.length;
      }
      return await work(server);
    } finally {
      await server.close();
    }
  } finally {
    await store.close();
    copy.remove();
  }
}

/** Seeded reports of the four weeks before the sample's days. */
async function grow(store: Store, count: number): Promise<void> {
  const first = Date.parse('2025-02-25T00:00:00Z');
  const reports = makeReports(count, 7, 120).map(
    (report, index): Report => ({
      ...report,
      id: `r_bench${index}`,
      revision: 1,
      source: 'nordkurier',
      kind: 'article',
      externalId: `bench-${index}`,
      published: new Date(first + index * 30_000).toISOString(),
      fetched: '2025-03-28T08:00:00Z',
    }),
  );
  for (let start = 0; start < reports.length; start += 1_000) await store.addReports(reports.slice(start, start + 1_000));
}

async function withPage(grown: number, measure: (page: Page, url: string) => Promise<number>): Promise<number> {
  return withServer(grown, async ({ url }) => {
    const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    try {
      return await measure(await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' }), url);
    } finally {
      await browser.close();
    }
  });
}

async function firstBriefMs(page: Page, url: string): Promise<number> {
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('article h1').waitFor();
  return performance.now() - began;
}

async function searchMs(page: Page, url: string): Promise<number> {
  await page.goto(`${url}suche`);
  const times: number[] = [];
  for (const words of ['Charkiw', 'Drohnen Odessa', '"eine Waffenruhe"', 'Sanktionen OR Rohstoffe', 'Selenskyj -Genf', 'Kursk Raketen']) {
    await page.getByRole('searchbox').fill(words);
    const answered = page.waitForResponse((response) => response.url().includes('/api/search'));
    const began = performance.now();
    await page.keyboard.press('Enter');
    await answered;
    await page.locator('main mark').first().waitFor();
    times.push(performance.now() - began);
  }
  return times.sort((left, right) => left - right)[Math.ceil(times.length * 0.95) - 1] ?? 0;
}

const VIEWS = ['Meldungen', 'Suche', 'Zeitleiste', 'Karte', 'Positionen', 'Akteure', 'Zusagen und Zahlen', 'Quellen'];

async function changeMs(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('article h1').waitFor();
  const times: number[] = [];
  for (const name of VIEWS) {
    const began = performance.now();
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('h1', { hasText: name }).waitFor();
    times.push(performance.now() - began);
  }
  return Math.max(...times);
}

async function memoryMb(page: Page, url: string): Promise<number> {
  await changeMs(page, url);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}
