import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
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
  '</p><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><svg onload="document.title=\'owned\'">{@html 1}';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = [
  '/',
  '/meldungen',
  '/suche?q=Charkiw',
  '/zeitleiste',
  '/karte',
  '/positionen',
  '/akteure?akteur=Q159',
  '/zusagen',
  '/quellen',
];

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
    server = await serveDesk({ store, desk: loaded.desk, lang: 'de', host: '127.0.0.1', port: 0, folder: desk.folder });
    if (CHROMIUM === undefined) throw new Error('expected Chromium at /usr/bin/chromium, found none');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    await waitForBrief(server.url);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    desk?.remove();
  });

  /** A page that notes every error and every request to another host. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; trouble: string[] }> {
    const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) trouble.push(`request to ${request.url()}`);
    });
    const response = await page.goto(new URL(path, server.url).href);
    expect(response?.status()).toBe(200);
    await ready(page);
    return { page, trouble };
  }

  it.each([
    ['German, light, 1440 pixels', 'de-DE', 'light', 1440],
    ['English, dark, 390 pixels', 'en-GB', 'dark', 390],
  ] as const)('shows every view without barriers, errors or sideways scrolling: %s', async (_name, locale, colorScheme, width) => {
    const { page, trouble } = await open('/', { locale, colorScheme, viewport: { width, height: 900 } });
    for (const path of VIEWS) {
      await page.goto(new URL(path, server.url).href);
      await ready(page);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} scrolls sideways`).toBe(true);
      expect(await barriers(page), path).toEqual([]);
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('shows the words behind a sentence on hover, and with Enter its report and story', async () => {
    const { page, trouble } = await open('/');
    const cite = page.locator('article button[aria-expanded]').first();
    await cite.hover();
    const words = await page.locator('[role=tooltip] mark').innerText();
    expect(words.length).toBeGreaterThan(10);
    await page.mouse.move(0, 0);
    await cite.focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('aside [tabindex="-1"]');
    expect(await panel.locator('mark').first().innerText()).toBe(words);
    await panel.locator('h3').waitFor();
    expect(new URL(page.url()).searchParams.get('beleg')).toBe('1');
    await panel.getByRole('link', { name: 'Ganze Meldung lesen' }).click();
    await page.locator('article mark').first().waitFor();
    expect((await page.locator('article mark').allInnerTexts()).join('')).toBe(words);
    await page.goBack();
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('is used with the keyboard alone: skip link, views, filter, report', async () => {
    const { page } = await open('/meldungen');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Zum Inhalt');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').evaluate((element) => element.tagName)).toBe('SELECT');
    await page.keyboard.type('Muster-E');
    await page.waitForURL(/quelle=elbblatt/);
    await page.locator('main li a[aria-current]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/meldungen\/r_/);
    expect(await page.locator('article h2').innerText()).not.toBe('');
    await page.context().close();
  });

  it('lets a span of time on the timeline hold for the other views, and the back button take it away', async () => {
    const { page } = await open('/zeitleiste');
    await page.locator('main svg a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/seit=/);
    await page.getByRole('link', { name: 'Karte', exact: true }).click();
    await page.waitForURL(/\/karte\?seit=/);
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });

  it('tells on the map how a place is known, and draws no dot for a country', async () => {
    const { page } = await open('/karte');
    await page.locator('main svg a circle').first().click();
    await page.waitForURL(/ort=/);
    await page.locator('aside .words').first().waitFor();
    expect(await page.locator('main svg a[aria-label^="Ukraine:"]').count()).toBe(0);
    await page.context().close();
  });

  it('opens the words behind a position', async () => {
    const { page } = await open('/positionen');
    const field = page.locator('main button[aria-expanded]').first();
    await field.focus();
    await page.keyboard.press('Enter');
    await page.locator('aside li').first().waitFor();
    expect(await page.locator('aside li a').first().getAttribute('href')).toMatch(/^\/meldungen\/r_/);
    await page.context().close();
  });

  it('compares the versions of a report', async () => {
    const { items } = await store.reports({ limit: 300 });
    const revised = items.find((report) => report.revision > 1 && report.withdrawn !== true);
    const { page } = await open(`/meldungen/${revised?.id}`);
    await page.locator('ins, del').first().waitFor();
    await page.context().close();
  });

  it('finds words and marks them', async () => {
    const { page } = await open('/suche');
    await page.getByRole('searchbox').fill('Drohnen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=Drohnen/);
    expect(await page.locator('mark').first().innerText()).toMatch(/drohnen/i);
    await page.context().close();
  });

  it('tells of a new report within two seconds and moves nothing', async () => {
    const { page } = await open('/');
    await page.waitForTimeout(600);
    const before = await page.locator('article h1').boundingBox();
    const report = (await store.reports({ limit: 1 })).items[0]!;
    await store.addReports([
      { ...report, id: 'r_live', externalId: 'live', revision: 1, title: 'Gerade eben', published: '2025-03-27T23:59:00+01:00' },
    ]);
    const line = page.getByRole('button', { name: 'Eine neue Meldung zeigen' });
    await line.waitFor({ timeout: 2_000 });
    expect(await page.locator('article h1').boundingBox()).toEqual(before);
    await line.click();
    await page.getByText('Gerade eben').waitFor();
    await page.context().close();
  });

  it('shows a hostile report as words only', async () => {
    const { page, trouble } = await open('/meldungen/r_hostile', { viewport: { width: 390, height: 900 } });
    const main = page.locator('main');
    expect(await page.title()).not.toBe('owned');
    expect(await main.locator('script, img, svg, a[href^="javascript"]').count()).toBe(0);
    expect(await main.innerText()).toContain('<script>');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto(new URL(`/suche?q=${encodeURIComponent('"<script>alert(1)</script>" Angriff')}`, server.url).href);
    await ready(page);
    expect(await page.locator('main script').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('says in a whole sentence when the server is gone, and keeps what was read', async () => {
    const { page } = await open('/');
    const heading = await page.locator('article h1').innerText();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Meldungen', exact: true }).click();
    await page.getByText('Keine Verbindung zum Server').first().waitFor();
    await page.context().setOffline(false);
    await page.goBack();
    expect(await page.locator('article h1').innerText()).toBe(heading);
    await page.context().close();
  });
});

/** Waits until a view is there and nothing on it is loading. */
async function ready(page: Page): Promise<void> {
  await page.locator('main h1').waitFor({ state: 'attached' });
  // Not waitForFunction: it evaluates texts in the page, which the policy forbids.
  for (let tries = 0; tries < 300; tries += 1) {
    if (!(await page.evaluate("/Wird geladen|Loading …/.test(document.querySelector('main').innerText)"))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`expected ${page.url()} to be loaded within 15 s`);
}

async function waitForBrief(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const brief = (await (await fetch(new URL('/api/brief?lang=de', url))).json()) as { sections: unknown[] };
    if (brief.sections.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('expected a brief within a minute');
}

/** What axe finds wrong, as `rule: element`. The policy of the page allows no inline script: axe is run through the debugger. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.target.join(' '))))",
  );
  return found as string[];
}
