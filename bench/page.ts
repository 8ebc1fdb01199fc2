import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { GROWN, growDesk } from './grown-desk.js';
import type { Job } from './jobs.js';

const BIN = fileURLToPath(new URL('../bin/lagebild.js', import.meta.url));
const SECONDS = 5;
/** Set by `bench/main.ts`: the grown desk is made once there, for all rows of a run. */
const FOLDER = process.env.LAGEBILD_BENCH_FOLDER;
const QUERIES = [
  'Charkiw',
  'Drohnen Odessa',
  '"eine Waffenruhe"',
  'Sanktionen OR Rohstoffe',
  'Selenskyj -Genf',
  'Kursk Raketen',
  'Gipfel Paris',
  'Verletzte',
  'Macron Truppen',
  'actor:Ukraine Drohnen',
  'type:ASSAULT',
  'place:Charkiw Brände',
];

/** The API under load and the page in headless Chromium, with 80,000 reports. Needs the built page and a Chromium at `/usr/bin/chromium`. */
export const PAGE_JOBS: Readonly<Record<string, Job>> = {
  'api: brief': row('requests/s', (url) => load([`${url}api/brief`]).then((one) => one.requests.average)),
  'api: stories at 200/s, p99': row('ms', async (url) => {
    const ids = await idsOf(`${url}api/stories?limit=200`);
    return (
      await load(
        ids.map((id) => `${url}api/stories/${id}`),
        200,
      )
    ).latency.p99;
  }),
  'api: findings at 200/s, p99': row('ms', async (url) => {
    const types = ['ASSAULT', 'CONSULT', 'REQUEST', 'SUPPORT', 'AGREE', 'REJECT', 'ACCUSE', 'AID'];
    const filters = types.flatMap((type) => ['', '&actor=Q212', '&certainty=attributed', '&lang=de'].map((more) => `type=${type}${more}`));
    return (
      await load(
        filters.map((filter) => `${url}api/findings?${filter}`),
        200,
      )
    ).latency.p99;
  }),
  'api: search at 200/s, p99 (each query was asked once)': row('ms', async (url) => {
    const urls = QUERIES.map((words) => `${url}api/search?q=${encodeURIComponent(words)}`);
    for (const one of urls) await (await fetch(one)).arrayBuffer();
    return (await load(urls, 200)).latency.p99;
  }),
  'api: search never asked before, p95': row('ms', searchApiMs),
  'page: first brief on screen': browserRow('ms', firstBriefMs),
  'page: change of view, slowest': browserRow('ms', changeMs),
  'page: search, Enter to hits, p95': browserRow('ms', searchMs),
  'page: scrolling the reports': browserRow('frames/s', scrollFrames),
  'page: panning the map': browserRow('frames/s', panFrames),
  'page: memory after all views': browserRow('MB', memoryMb),
};

interface LoadResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p99: number };
}

/** Ten connections for some seconds; with `rate`, that many requests a second over all of them. The addresses are asked in turn. */
function load(urls: readonly string[], rate?: number): Promise<LoadResult> {
  const autocannon = createRequire(import.meta.url)('autocannon') as (options: object) => Promise<LoadResult>;
  const requests = urls.map((url) => ({ path: new URL(url).pathname + new URL(url).search }));
  return autocannon({
    url: urls[0],
    requests,
    connections: 10,
    duration: SECONDS,
    ...(rate === undefined ? {} : { overallRate: rate }),
  });
}

async function idsOf(url: string): Promise<string[]> {
  const page = (await (await fetch(url)).json()) as { items: { id: string }[] };
  return page.items.map((item) => item.id);
}

function row(unit: string, measure: (url: string) => Promise<number>): Job {
  return { unit, runs: 1, measure: () => withServer(measure) };
}

/** Serves the grown desk in a process of its own, as `lagebild serve` does. */
async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = FOLDER ?? mkdtempSync(join(tmpdir(), 'lagebild-bench-'));
  try {
    const desk = await growDesk(folder, Number(process.env.LAGEBILD_BENCH_REPORTS ?? GROWN));
    const server = spawn(process.execPath, [BIN, 'serve', '--desk', desk, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const url = await addressOf(server);
      for (let sections = 0; sections === 0; await new Promise((resolve) => setTimeout(resolve, 50))) {
        const brief = (await (await fetch(`${url}api/brief?lang=de`)).json()) as { sections: unknown[] };
        sections = brief.sections.length;
      }
      return await work(url);
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
  } finally {
    if (FOLDER === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /"url":\s*"([^"]+)"/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`expected a server that runs, found one that ended with ${code}`)));
  });
}

function browserRow(unit: string, measure: (page: Page, url: string) => Promise<number>): Job {
  return row(unit, async (url) => {
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

const UNASKED = [
  'Gleitbomben',
  'Waffenruhe Schwarzes',
  'Getreide',
  'Sanktionen Banken',
  '"in der Nacht"',
  'Kraftwerk',
  'Minister',
  'Soldaten -Paris',
];

async function searchApiMs(url: string): Promise<number> {
  const times: number[] = [];
  for (const words of UNASKED) {
    const began = performance.now();
    await (await fetch(`${url}api/search?q=${encodeURIComponent(words)}`)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}

async function searchMs(page: Page, url: string): Promise<number> {
  await page.goto(`${url}suche`);
  const times: number[] = [];
  for (const words of UNASKED) {
    await page.getByRole('searchbox').fill(words);
    const answered = page.waitForResponse((response) => response.url().includes('/api/search'));
    const began = performance.now();
    await page.keyboard.press('Enter');
    await answered;
    await page.locator('main mark').first().waitFor();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}

function percentile(times: number[], part: number): number {
  return times.sort((left, right) => left - right)[Math.ceil(times.length * part) - 1] ?? 0;
}

const VIEWS = ['Meldungen', 'Suche', 'Zeitleiste', 'Karte', 'Positionen', 'Akteure', 'Zusagen und Zahlen', 'Quellen'];

/** From the click to the view's heading; every view for the first time. */
async function changeMs(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('article h1').waitFor();
  const times: number[] = [];
  for (const name of VIEWS) {
    const began = performance.now();
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('h1', { hasText: name }).waitFor();
    times.push(performance.now() - began);
    await page.waitForLoadState('networkidle');
  }
  return Math.max(...times);
}

/** Frames a second while something moves. The debugger runs this: the policy of the page allows no text to become script. */
async function framesDuring(page: Page, move: () => Promise<void>): Promise<number> {
  await page.evaluate(
    'window.frames_ = 0; window.count_ = () => { window.frames_ += 1; window.ask_ = requestAnimationFrame(window.count_); }; window.count_()',
  );
  const began = performance.now();
  await move();
  const frames = (await page.evaluate('cancelAnimationFrame(window.ask_); window.frames_')) as number;
  return frames / ((performance.now() - began) / 1_000);
}

async function scrollFrames(page: Page, url: string): Promise<number> {
  await page.goto(`${url}meldungen`);
  const more = page.getByRole('button', { name: 'Ältere laden' });
  for (let pages = 1; pages < 8; pages += 1) {
    await more.click();
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate('scrollTo(0, 0)');
  await page.mouse.move(300, 600);
  return framesDuring(page, async () => {
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.wheel(0, 160);
      await page.waitForTimeout(16);
    }
  });
}

async function panFrames(page: Page, url: string): Promise<number> {
  await page.goto(`${url}karte`);
  await page.locator('main svg a').first().waitFor();
  await page.waitForLoadState('networkidle');
  const box = await page.locator('main svg[role=group]').boundingBox();
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  const frames = await framesDuring(page, async () => {
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.move(middle.x + 180 * Math.sin(step / 12), middle.y + 90 * Math.cos(step / 9));
      await page.waitForTimeout(16);
    }
  });
  await page.mouse.up();
  return frames;
}

async function memoryMb(page: Page, url: string): Promise<number> {
  await changeMs(page, url);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}
