import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type RunningServer, serveDesk } from '../../src/api/index.js';
import { fetchDesk, loadDesk } from '../../src/pipeline/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { copySampleDesk, type DeskCopy } from '../flow/desk-copy.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A machine without a browser runs the rest; continuous integration installs one, and there its absence fails. */
export const withoutBrowser = CHROMIUM === undefined && process.env.CI === undefined;

/** A report whose title, text and address try to become script, and whose words are longer than any screen is wide. */
const HOSTILE =
  '</p><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><svg onload="document.title=\'owned\'">{@html 1}';

/** An address of each view; where a view shows more when something is chosen, with that chosen. */
export const VIEWS = [
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

/** The sample desk, served, and a browser to look at it. */
export class ShownDesk {
  readonly store: Store;
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly #desk: DeskCopy;

  private constructor(desk: DeskCopy, store: Store, server: RunningServer, browser: Browser) {
    this.#desk = desk;
    this.store = store;
    this.server = server;
    this.browser = browser;
  }

  /** Fetches the sample desk with one hostile report more (`r_hostile`), serves it, and waits for its brief. */
  static async start(): Promise<ShownDesk> {
    if (CHROMIUM === undefined) throw new Error('expected Chromium at /usr/bin/chromium, found none');
    const desk = copySampleDesk();
    const store = await openStore({ path: desk.storePath });
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
    const server = await serveDesk({ store, desk: loaded.desk, lang: 'de', host: '127.0.0.1', port: 0, folder: desk.folder });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const shown = new ShownDesk(desk, store, server, browser);
    await shown.waitForBrief();
    return shown;
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await this.store.close();
    this.#desk.remove();
  }

  /** A page that notes every error and every request to another host. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; trouble: string[] }> {
    const context = await this.browser.newContext({ locale: 'de-DE', viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.server.url)) trouble.push(`request to ${request.url()}`);
    });
    const response = await page.goto(this.urlOf(path));
    if (response?.status() !== 200) throw new Error(`expected ${path} to answer 200, found ${response?.status()}`);
    await ready(page);
    return { page, trouble };
  }

  urlOf(path: string): string {
    return new URL(path, this.server.url).href;
  }

  /** Waits until the brief of what the store holds is written. */
  async waitForBrief(lang: 'de' | 'en' = 'de'): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      const brief = (await (await fetch(this.urlOf(`/api/brief?lang=${lang}`))).json()) as { state: string };
      if (brief.state === 'current') return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('expected a brief within a minute');
  }
}

/** Waits until a view is there and nothing on it is loading. */
export async function ready(page: Page): Promise<void> {
  await page.locator('main h1').waitFor({ state: 'attached' });
  // Not waitForFunction: it evaluates texts in the page, which the policy forbids.
  for (let tries = 0; tries < 300; tries += 1) {
    if (!(await page.evaluate("/Wird geladen|Loading …/.test(document.querySelector('main').innerText)"))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`expected ${page.url()} to be loaded within 15 s`);
}

/** What axe finds wrong, as `rule: element`. The policy of the page allows no inline script: axe is run through the debugger. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.target.join(' '))))",
  );
  return found as string[];
}
