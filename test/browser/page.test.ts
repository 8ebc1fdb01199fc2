import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serveDesk } from '../../src/api/index.js';
import { fetchDesk, loadDesk } from '../../src/pipeline/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { copySampleDesk, type DeskCopy } from '../flow/desk-copy.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
/** A machine without a browser runs the rest; continuous integration installs one, and there its absence fails. */
const withoutBrowser = CHROMIUM === undefined && process.env.CI === undefined;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HOSTILE =
  '</p><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><svg onload="document.title=\'owned\'">';

describe.skipIf(withoutBrowser)('the page in Chromium (skipped where no Chromium is installed and CI is not set)', () => {
  let desk: DeskCopy;
  let store: Store;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    desk = copySampleDesk();
    store = await openStore({ path: desk.storePath });
    const loaded = loadDesk(desk.folder);
    await fetchDesk(store, loaded, { now: '2025-03-28T08:00:00Z' });
    await store.addReports([
      {
        id: 'r_hostile',
        revision: 1,
        source: 'nordkurier',
        kind: 'article',
        externalId: 'hostile',
        url: 'javascript:document.title="owned"',
        title: `Angriff ${HOSTILE}`,
        text: `Russland griff Charkiw an. ${HOSTILE} ${'W'.repeat(5000)} \u202egnirts`,
        lang: 'de',
        published: '2025-03-27T20:00:00+01:00',
        fetched: '2025-03-27T20:00:00+01:00',
      },
    ]);
    server = await serveDesk({ store, desk: loaded.desk, lang: 'de', host: '127.0.0.1', port: 0 });
    if (CHROMIUM === undefined) throw new Error('expected Chromium at /usr/bin/chromium, found none');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    desk?.remove();
  });

  async function open(path: string): Promise<{ page: Page; trouble: string[] }> {
    const page = await browser.newPage();
    const trouble: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) trouble.push(`request to ${request.url()}`);
    });
    const response = await page.goto(new URL(path, server.url).href);
    expect(response?.status()).toBe(200);
    return { page, trouble };
  }

  it('shows the brief with citations that lead to their words, and asks no other host', async () => {
    const { page, trouble } = await open('/');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('h2').count()).toBeGreaterThan(2);
    const target = await page.locator('a[href^="#"]').first().getAttribute('href');
    expect(await page.locator(`[id="${target!.slice(1)}"]`).count()).toBe(1);
    expect(await page.locator('body').innerText()).toContain('Charkiw');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it.each([390, 1440])('fits a screen of %i pixels without scrolling sideways', async (width) => {
    const { page } = await open('/');
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.close();
  });

  it('shows a hostile report as words only', async () => {
    const { page, trouble } = await open('/reports/r_hostile');
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('script, img, svg, a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('<script>');
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(trouble).toEqual([]);
    await page.close();
  });
});
