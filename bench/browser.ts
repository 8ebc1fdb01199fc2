import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Job } from './jobs.js';
import { percentile, UNASKED, withServer } from './page.js';

/** What a view shows when its data are there. */
const VIEWS: readonly (readonly [name: string, content: string])[] = [
  ['Meldungen', 'main li.item'],
  ['Suche', 'main form'],
  ['Zeitleiste', 'main svg[role=group] a'],
  ['Karte', 'main svg path.land[d^=M]'],
  ['Positionen', 'main td button'],
  ['Akteure', 'aside tbody td'],
  ['Zusagen und Zahlen', 'main article h3'],
  ['Quellen', 'main tbody td'],
];
/** The pages of reports that are scrolled: 60 each. */
const SCROLLED_PAGES = 8;
const MOVES = 150;
const MOVE_MS = 16;

/**
 * The page in headless Chromium (drawn by the processor: no graphics card), with 80,000 reports, measured inside the page by its own clock. Needs the
 * built page and a Chromium at `/usr/bin/chromium`.
 */
export const BROWSER_JOBS: Readonly<Record<string, Job>> = {
  'page: first brief on screen': row('ms', 5, firstBriefMs),
  'page: first brief, server just started': row('ms', 3, firstBriefMs, true),
  'page: change of view, to its heading, slowest': row('ms', 3, (page, url) => slowestChange(page, url, () => 'main h1')),
  'page: change of view, to its data, slowest': row('ms', 3, (page, url) => slowestChange(page, url, (content) => content)),
  'page: search, Enter to hits, p95': row('ms', 1, searchMs),
  'page: scrolling the reports': row('frames/s', 3, (page, url) => scroll(page, url).then(framesPerSecond)),
  'page: scrolling the reports, p95 of a frame': row('ms', 3, (page, url) => scroll(page, url).then(frameP95)),
  'page: panning the map': row('frames/s', 3, (page, url) => pan(page, url).then(framesPerSecond)),
  'page: panning the map, p95 of a frame': row('ms', 3, (page, url) => pan(page, url).then(frameP95)),
  'page: memory after all views': row('MB', 3, memoryMb),
};

function row(unit: string, runs: number, measure: (page: Page, url: string, browser: Browser) => Promise<number>, atOnce = false): Job {
  return {
    unit,
    runs,
    measure: async () => {
      // The browser first: while it starts, nothing else is measured.
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
        await page.goto('about:blank');
        return await withServer((url) => measure(page, url, browser), atOnce);
      } finally {
        await browser.close();
      }
    },
  };
}

/** From the start of the navigation to the frame after the first sentences stand there. */
async function firstBriefMs(page: Page, url: string): Promise<number> {
  await page.addInitScript(
    `new MutationObserver((_, observer) => {
      if (document.querySelector('article .opening') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.shown_ = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });`,
  );
  await page.goto(url, { waitUntil: 'commit' });
  return numberIn(page, 'window.shown_');
}

/** From the click to the frame after `target` of the new view stands there; every view for the first time, a while after the page was opened. */
async function slowestChange(page: Page, url: string, target: (content: string) => string): Promise<number> {
  await page.goto(url);
  await page.locator('article .opening').waitFor();
  await page.waitForTimeout(3_000);
  const times: number[] = [];
  for (const [name, content] of VIEWS) {
    const selector = JSON.stringify(target(content));
    await page.evaluate(
      `window.shown_ = undefined;
      addEventListener('click', (event) => {
        new MutationObserver((_, observer) => {
          if (document.querySelector('main h1')?.textContent !== ${JSON.stringify(name)} || document.querySelector(${selector}) === null) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.shown_ = performance.now() - event.timeStamp; }));
        }).observe(document, { childList: true, subtree: true, attributes: true });
      }, { once: true, capture: true })`,
    );
    await page.getByRole('link', { name, exact: true }).click();
    times.push(await numberIn(page, 'window.shown_'));
    await page.waitForLoadState('networkidle');
  }
  return Math.max(...times);
}

/** Waits for a number in the page. Not waitForFunction: it makes texts into script, which the policy of the page forbids. */
async function numberIn(page: Page, expression: string): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const value: unknown = await page.evaluate(expression);
    if (typeof value === 'number') return value;
    await page.waitForTimeout(20);
  }
  throw new Error(`expected ${expression} within 20 s`);
}

/** From the key to the frame after what was found, or that nothing was, stands there. */
async function searchMs(page: Page, url: string): Promise<number> {
  await page.goto(`${url}suche`);
  const times: number[] = [];
  for (const words of UNASKED) {
    await page.getByRole('searchbox').fill(words);
    await page.evaluate(
      `window.shown_ = undefined;
      performance.clearResourceTimings();
      addEventListener('keydown', (event) => {
        const look = () => {
          const answer = performance.getEntriesByType('resource').find((one) => one.name.includes('/api/search') && one.responseEnd > 0);
          if (answer === undefined) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => { window.shown_ = performance.now() - event.timeStamp; }));
        };
        look();
      }, { once: true, capture: true })`,
    );
    await page.keyboard.press('Enter');
    times.push(await numberIn(page, 'window.shown_'));
  }
  return percentile(times, 0.95);
}

/** Times between frames, in milliseconds, while something moves. */
async function framesDuring(page: Page, move: () => Promise<void>): Promise<number[]> {
  await page.evaluate(
    'window.frames_ = []; window.count_ = (at) => { window.frames_.push(at); window.ask_ = requestAnimationFrame(window.count_); }; window.ask_ = requestAnimationFrame(window.count_)',
  );
  await move();
  const at = (await page.evaluate('cancelAnimationFrame(window.ask_); window.frames_')) as number[];
  return at.slice(1).map((time, index) => time - (at[index] ?? time));
}

function framesPerSecond(frames: number[]): number {
  return frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1_000);
}

function frameP95(frames: number[]): number {
  return percentile(frames, 0.95);
}

/** Scrolls the list of some hundred reports with the wheel. */
async function scroll(page: Page, url: string): Promise<number[]> {
  await page.goto(`${url}meldungen`);
  const more = page.getByRole('button', { name: 'Ältere laden' });
  for (let pages = 1; pages < SCROLLED_PAGES; pages += 1) {
    await more.click();
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate('scrollTo(0, 0)');
  await page.mouse.move(300, 600);
  await page.waitForTimeout(500);
  return framesDuring(page, async () => {
    for (let step = 0; step < MOVES; step += 1) {
      await page.mouse.wheel(0, 160);
      await page.waitForTimeout(MOVE_MS);
    }
  });
}

/** Moves the map about with the mouse. */
async function pan(page: Page, url: string): Promise<number[]> {
  await page.goto(`${url}karte`);
  await page.locator('main svg path.land[d^=M]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const box = await page.locator('main [role=group]').first().boundingBox();
  if (box === null) throw new Error('expected a map that is seen');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 3 };
  const left = async () => (await page.locator('main [role=group] svg').first().boundingBox())?.x;
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.waitForTimeout(500);
  const before = await left();
  const frames = await framesDuring(page, async () => {
    for (let step = 1; step <= MOVES; step += 1) {
      await page.mouse.move(middle.x + 180 * Math.sin(step / 12), middle.y + 90 * Math.cos(step / 9));
      await page.waitForTimeout(MOVE_MS);
    }
  });
  if (before === (await left())) throw new Error('expected the map to move under the mouse');
  await page.mouse.up();
  return frames;
}

/** What the process of the page holds in memory, shared parts counted by their share (Linux: `Pss`), after every view was opened. */
async function memoryMb(page: Page, url: string, browser: Browser): Promise<number> {
  await slowestChange(page, url, (content) => content);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return Math.max(...processInfo.filter((one) => one.type === 'renderer').map((one) => pssMb(one.id)));
}

function pssMb(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`expected the memory of process ${pid} in /proc`);
  return Number(kilobytes) / 1_024;
}
