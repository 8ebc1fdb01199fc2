import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, ready, ShownDesk, withoutBrowser } from './shown-desk.js';

describe.skipIf(withoutBrowser)('the page in Chromium (skipped where no Chromium is installed and CI is not set)', () => {
  let shown: ShownDesk;
  const open = (...given: Parameters<ShownDesk['open']>) => shown.open(...given);

  beforeAll(async () => {
    shown = await ShownDesk.start();
  }, 180_000);
  afterAll(() => shown?.end());

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

  it('asks nothing of a view that is left, and each thing once', async () => {
    const { page } = await open('/zeitleiste');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const name of ['Positionen', 'Akteure', 'Zusagen und Zahlen', 'Karte', 'Zeitleiste']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.waitForLoadState('networkidle');
    }
    const routes = asked.filter((path) => path.startsWith('/api/') && path !== '/api/live').sort();
    expect(routes).toEqual([
      '/api/actors',
      '/api/differences',
      '/api/findings',
      '/api/findings',
      '/api/map',
      '/api/pledges',
      '/api/positions',
      '/api/timeline',
      '/api/tolls',
    ]);
    await page.context().close();
  });

  it('tells how a finding was read, for everybody', async () => {
    const { page, trouble } = await open('/meldungen?sprache=de');
    const button = page.getByRole('button', { name: 'Wie gelesen?' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.reading dl dd').first().waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('.reading').first().innerText()).toMatch(/Subjekt/);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.reading').waitFor({ state: 'detached' });
    expect(trouble).toEqual([]);
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
    await page.locator('main svg a .dot').first().click();
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
    const { items } = await shown.store.reports({ limit: 300 });
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

  it('tells of a new ticker entry within two seconds, and moves nothing of what is being read', async () => {
    const { page } = await open('/');
    const list = await shown.open('/meldungen');
    await list.page.locator('main li.item').nth(30).scrollIntoViewIfNeeded();
    const read = list.page.locator('main li.item').nth(30);
    await page.waitForTimeout(600);
    const before = [await page.locator('article h1').boundingBox(), await read.boundingBox(), await read.innerText()];
    const entry = (await shown.store.reports({ limit: 1 })).items[0]!;
    await shown.store.addReports([
      {
        ...entry,
        id: 'r_live',
        kind: 'entry',
        externalId: 'live',
        revision: 1,
        title: 'Gerade eben',
        published: '2025-03-27T23:59:00+01:00',
      },
    ]);
    const line = page.getByRole('button', { name: 'Eine neue Meldung zeigen' });
    await Promise.all([
      line.waitFor({ timeout: 2_000 }),
      list.page.getByRole('button', { name: 'Eine neue Meldung zeigen' }).waitFor({ timeout: 2_000 }),
    ]);
    expect([await page.locator('article h1').boundingBox(), await read.boundingBox(), await read.innerText()]).toEqual(before);
    expect(await list.page.title()).toMatch(/^\(1\) /);
    await line.click();
    await page.getByText('Gerade eben').waitFor();
    await page.context().close();
    await list.page.context().close();
  });

  it('shows a hostile report as words only', async () => {
    const { page, trouble } = await open('/meldungen/r_hostile', { viewport: { width: 390, height: 900 } });
    const main = page.locator('main');
    expect(await page.title()).not.toBe('owned');
    expect(await main.locator('script, img, svg, a[href^="javascript"]').count()).toBe(0);
    expect(await main.innerText()).toContain('<script>');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto(shown.urlOf(`/suche?q=${encodeURIComponent('"<script>alert(1)</script>" Angriff')}`));
    await ready(page);
    expect(await page.locator('main script').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('keeps what was read when the server is gone, and says in whole sentences what cannot be shown', async () => {
    const { page, trouble } = await open('/positionen');
    await page.getByRole('link', { name: 'Lage', exact: true }).click();
    const heading = page.locator('article h1');
    const read = await heading.innerText();
    await page.waitForTimeout(1_500); // the other views' code comes when the first one is read
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Positionen', exact: true }).click();
    await page.locator('main button[aria-expanded]').first().click();
    await page.locator('aside li').first().waitFor();
    for (const name of ['Meldungen', 'Zeitleiste', 'Karte', 'Akteure', 'Zusagen und Zahlen', 'Quellen']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.locator('main [role=alert]').first().waitFor();
      expect(await page.locator('main [role=alert]').first().innerText()).toMatch(
        /^Keine Verbindung zum Server\. .+\.\s*Noch einmal versuchen$/,
      );
    }
    await page.getByRole('link', { name: 'Lage', exact: true }).click();
    expect(await heading.innerText()).toBe(read);
    await page.getByRole('link', { name: 'Zeitleiste', exact: true }).click();
    const again = page.getByRole('button', { name: 'Noch einmal versuchen' }).first();
    await again.click();
    await again.waitFor();
    await page.context().setOffline(false); // what failed is read anew without a click
    await page.locator('main svg[role=group] a').first().waitFor({ state: 'attached' });
    expect(trouble.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([]);
    await page.context().close();
  });
});
