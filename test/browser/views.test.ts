import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, ready, ShownDesk, VIEWS, withoutBrowser } from './shown-desk.js';

const LANGUAGES = ['de', 'en'] as const;
const COLOURS = ['light', 'dark'] as const;
const WIDTHS = [1440, 390] as const;
const PAGE = fileURLToPath(new URL('../../dist/web/', import.meta.url));
/** What is loaded at first may have this much script, packed. */
const MOST_SCRIPT = 200_000;

/** What somebody does in a view, what the address then holds, and how the page shows it. */
interface Choice {
  readonly view: string;
  readonly from: string;
  readonly choose: (page: Page) => Promise<unknown>;
  readonly address: RegExp;
  readonly shows: (page: Page) => Promise<unknown>;
}

const CHOICES: readonly Choice[] = [
  {
    view: 'Lage: a citation',
    from: '/',
    choose: (page) => page.locator('article button[aria-expanded]').nth(2).click(),
    address: /\/\?beleg=3$/,
    shows: (page) => page.locator('aside section[aria-label^="Beleg 3"] mark').first().waitFor(),
  },
  {
    view: 'Meldungen: a source',
    from: '/meldungen',
    choose: (page) => page.getByLabel('Quelle').selectOption('elbblatt'),
    address: /\/meldungen\?quelle=elbblatt$/,
    shows: async (page) => {
      expect(await page.getByLabel('Quelle').inputValue()).toBe('elbblatt');
      await page.locator('main li.item').first().waitFor();
      expect(new Set(await page.locator('main li.item a > .meta').allInnerTexts()).size).toBe(1);
    },
  },
  {
    view: 'Meldungen: a report',
    from: '/meldungen',
    choose: (page) => page.locator('main li.item a').nth(3).click(),
    address: /\/meldungen\/r_/,
    shows: async (page) => {
      await page.locator('article h2').waitFor();
      expect(await page.locator('main li.item a[aria-current]').count()).toBe(1);
    },
  },
  {
    view: 'Suche: words',
    from: '/suche',
    choose: async (page) => {
      await page.getByRole('searchbox').fill('"Schwarzen Meer" -Getreide');
      await page.keyboard.press('Enter');
    },
    address: /\/suche\?q=/,
    shows: async (page) => {
      await page.locator('main mark').first().waitFor();
      expect(await page.getByRole('searchbox').inputValue()).toBe('"Schwarzen Meer" -Getreide');
    },
  },
  {
    view: 'Zeitleiste: a span of time',
    from: '/zeitleiste',
    choose: (page) => page.locator('main svg[role=group] a').nth(5).press('Enter'),
    address: /\/zeitleiste\?seit=.+&vor=/,
    shows: (page) => page.getByRole('button', { name: 'Ganzer Zeitraum' }).waitFor(),
  },
  {
    view: 'Karte: a place',
    from: '/karte',
    choose: (page) => page.locator('aside').getByRole('button', { name: 'Charkiw', exact: true }).click(),
    address: /\/karte\?ort=/,
    shows: (page) => page.locator('aside .words').first().waitFor(),
  },
  {
    view: 'Karte: a type of event and how borders are drawn',
    from: '/karte?grenzen=none',
    choose: (page) => page.getByRole('combobox', { name: 'Ereignis' }).selectOption('ASSAULT'),
    address: /\/karte\?grenzen=none&typ=ASSAULT$/,
    shows: async (page) => {
      expect(await page.getByRole('combobox', { name: 'Ereignis' }).inputValue()).toBe('ASSAULT');
      expect(await page.getByLabel('Umstrittene Grenzen').inputValue()).toBe('none');
    },
  },
  {
    view: 'Positionen: a field',
    from: '/positionen',
    choose: (page) => page.locator('main td button').nth(1).click(),
    address: /\/positionen\?feld=/,
    shows: async (page) => {
      await page.locator('aside li').first().waitFor();
      expect(await page.locator('main [aria-expanded=true]').count()).toBe(1);
    },
  },
  {
    view: 'Akteure: an actor',
    from: '/akteure',
    choose: (page) => page.locator('aside tbody a').first().click(),
    address: /\/akteure\?akteur=/,
    shows: (page) => page.locator('aside .words').first().waitFor(),
  },
];

describe.skipIf(withoutBrowser)('the views in Chromium (skipped where no Chromium is installed and CI is not set)', () => {
  let shown: ShownDesk;

  beforeAll(async () => {
    shown = await ShownDesk.start();
    await shown.waitForBrief('en');
  }, 180_000);
  afterAll(() => shown?.end());

  it.each(VIEWS)(
    '%s has no barrier in German and English, light and dark, wide and narrow; nor errors, nor sideways scrolling',
    async (path) => {
      const { page, trouble } = await shown.open(path);
      for (const lang of LANGUAGES) {
        if (lang === 'en') {
          await page.getByRole('button', { name: 'English' }).click();
          await page.locator('html[lang=en]').waitFor();
          await ready(page);
        }
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          for (const colorScheme of COLOURS) {
            await page.emulateMedia({ colorScheme });
            expect(await barriers(page), `${lang}, ${colorScheme}, ${width} pixels`).toEqual([]);
          }
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${width} pixels scroll sideways`).toBe(true);
          expect(await page.locator('h1').count()).toBe(1);
        }
        await page.setViewportSize({ width: WIDTHS[0], height: 900 });
      }
      expect(trouble).toEqual([]);
      await page.context().close();
    },
  );

  it.each(CHOICES.map((choice) => [choice.view, choice] as const))(
    'keeps in the address what is chosen: %s; it can be shared, and the back button takes it away',
    async (_view, { from, choose, address, shows }) => {
      const { page, trouble } = await shown.open(from);
      await choose(page);
      await page.waitForURL(address);
      await shows(page);
      const url = page.url();
      await page.goBack();
      await page.waitForURL(shown.urlOf(from));
      await ready(page);
      await page.goto(url);
      await ready(page);
      await shows(page);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
  );

  it('is read with the keyboard alone, view by view', async () => {
    const { page } = await shown.open('/');
    const names = await page.locator('nav a').allInnerTexts();
    for (const name of names) {
      for (let steps = 0; steps < 20; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await page.locator(':focus').innerText()) === name) break;
      }
      expect(await page.locator(':focus').innerText()).toBe(name);
      expect(await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle), `${name}: focus is seen`).toBe(
        'solid',
      );
      await page.keyboard.press('Enter');
      await page.locator('nav a[aria-current=page]', { hasText: name }).waitFor();
      await page.locator('main h1').waitFor({ state: 'attached' });
    }
    await page.context().close();
  });

  it('keeps searches, lists them, opens them again after a reload, and forgets them', async () => {
    const { page, trouble } = await shown.open('/suche?q=Charkiw');
    const kept = page.locator('aside').getByRole('link');
    await page.getByRole('button', { name: 'Diese Suche merken' }).click();
    await page.getByRole('searchbox').fill('"in der Nacht" type:ASSAULT');
    await page.keyboard.press('Enter');
    await page.waitForURL(/ASSAULT/);
    await page.getByRole('button', { name: 'Diese Suche merken' }).click();
    await page.goto(shown.urlOf('/suche'));
    await ready(page);
    expect(await kept.allInnerTexts()).toEqual(['Charkiw', '"in der Nacht" type:ASSAULT']);
    await kept.nth(1).click();
    await page.waitForURL(/q=/);
    expect(await page.getByRole('searchbox').inputValue()).toBe('"in der Nacht" type:ASSAULT');
    expect(await page.getByRole('button', { name: 'Diese Suche merken' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Suche „Charkiw“ vergessen' }).click();
    await page.reload();
    await ready(page);
    expect(await kept.allInnerTexts()).toEqual(['"in der Nacht" type:ASSAULT']);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('loads at most 200 kB of script, packed, before the first view is read: the map is not among it', async () => {
    const context = await shown.browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') loaded.push(new URL(request.url()).pathname);
    });
    await page.goto(shown.urlOf('/'));
    await page.locator('article h1').waitFor();
    const first = [...loaded];
    expect(first.length).toBeGreaterThan(0);
    expect(first.reduce((sum, path) => sum + packedSize(path), 0)).toBeLessThanOrEqual(MOST_SCRIPT);
    expect(first.filter((path) => /Karte/.test(path))).toEqual([]);
    await context.close();
  });

  it('has less than 200 kB of script, packed, in all its views together', () => {
    const scripts = readdirSync(`${PAGE}assets`).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.reduce((sum, name) => sum + packedSize(`/assets/${name}`), 0)).toBeLessThanOrEqual(MOST_SCRIPT);
  });

  it('asks no other host for anything, in any view', async () => {
    const { page, trouble } = await shown.open('/');
    for (const path of VIEWS) {
      await page.goto(shown.urlOf(path));
      await ready(page);
    }
    expect(trouble).toEqual([]);
    const named = readdirSync(`${PAGE}assets`)
      .filter((name) => /\.(?:js|css)$/.test(name))
      .flatMap((name) =>
        [...readFileSync(`${PAGE}assets/${name}`, 'utf8').matchAll(/(?:url\(|import\(|fetch\()["'`]?(https?:\/\/[^"'`)]+)/g)].map(
          ([, url]) => url,
        ),
      );
    expect(named).toEqual([]);
    await page.context().close();
  });
});

function packedSize(path: string): number {
  return gzipSync(readFileSync(PAGE + path.slice(1))).length;
}
