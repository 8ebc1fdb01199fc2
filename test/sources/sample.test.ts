import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Collected, collectSource } from '../../src/pipeline/collect.js';
import { loadDesk } from '../../src/pipeline/desk.js';
import type { Fetcher } from '../../src/sources/index.js';

const { desk, folder } = loadDesk(fileURLToPath(new URL('../../sample', import.meta.url)));
const noNetwork: Fetcher = {
  fetch: async (url) => {
    throw new Error(`the sample needs no network, asked for ${url}`);
  },
  close: async () => {},
};
const collected = new Map<string, Collected>();
const reportsOf = (id: string): readonly Report[] => collected.get(id)?.batches.flat() ?? [];
const entry = (id: string, batch: number, externalId: string) =>
  collected.get(id)?.batches[batch]?.find((report) => report.externalId === externalId);

beforeAll(async () => {
  const context = { deskFolder: folder, fetcher: noNetwork, now: '2025-03-28T08:00:00+01:00', timeZone: desk.timeZone };
  for (const source of desk.sources) collected.set(source.id, await collectSource(source, context));
});

describe('the sample desk', () => {
  it('is read whole: so many reports a source and snapshot', () => {
    expect(Object.fromEntries([...collected].map(([id, { batches }]) => [id, batches.map((batch) => batch.length)]))).toEqual({
      bspa: [15],
      nordkurier: [19],
      elbblatt: [13],
      rheinbote: [12],
      hafenpost: [8],
      suedwest: [8],
      blauticker: [15, 27, 44],
      morgenticker: [16, 28, 44],
      talbote: [15],
      'talbote-texte': [4],
      examplewire: [10],
      pryklad: [9],
      primer: [8],
      courrier: [8],
    });
  });

  it('gives no problem', () => {
    expect([...collected.values()].flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('tells of every report when it was published, within the two days', () => {
    for (const report of [...collected.keys()].flatMap(reportsOf)) {
      const time = Date.parse(report.published ?? '');
      expect(time, `${report.source} ${report.externalId}`).toBeGreaterThanOrEqual(Date.parse('2025-03-26T00:00:00+01:00'));
      expect(time, `${report.source} ${report.externalId}`).toBeLessThan(Date.parse('2025-03-28T08:00:00+01:00'));
    }
  });

  it('gives the times of tickers in the order of the page, across midnight', () => {
    for (const id of ['blauticker', 'morgenticker']) {
      for (const batch of collected.get(id)!.batches) {
        const times = batch.map(({ published }) => Date.parse(published!));
        expect(times).toEqual([...times].sort((left, right) => right - left));
      }
    }
    expect(entry('morgenticker', 2, 'e1743032012')?.published).toBe('2025-03-27T00:40:00+01:00');
    expect(entry('morgenticker', 2, 'e1743027440')?.published).toBe('2025-03-26T23:20:00+01:00');
  });

  it('sees withdrawn entries and corrections, and only those', () => {
    const found = (id: string, batch: number) =>
      collected
        .get(id)!
        .batches[batch]!.filter(({ notice }) => notice)
        .map((report) => [report.externalId, report.withdrawn ?? false]);
    expect(found('blauticker', 2)).toEqual([
      ['entry-48257', false],
      ['entry-48225', false],
      ['entry-48184', true],
    ]);
    expect(found('morgenticker', 1)).toEqual([['e1743020852', true]]);
    expect(found('morgenticker', 2)).toEqual([
      ['e1743053359', false],
      ['e1743020852', true],
    ]);
    expect(entry('morgenticker', 2, 'e1743053359')?.text).not.toContain('60 Prozent gestiegen');
  });

  it('gives later edits the id of the first text', () => {
    const [first, later] = [entry('blauticker', 0, 'entry-48175'), entry('blauticker', 1, 'entry-48175')];
    expect(first?.id).toBe(later?.id);
    expect(first?.text).toContain('zwei Menschen verletzt');
    expect(later?.text).toContain('acht Menschen verletzt');
    expect(later?.updated).toBe('2025-03-26T21:36:00+01:00');
    expect([first?.fetched, later?.fetched]).toEqual(['2025-03-26T21:30:00+01:00', '2025-03-27T08:00:00+01:00']);
  });

  it('takes the article from the mirror where the feed has only a teaser', () => {
    for (const report of reportsOf('rheinbote')) expect(report.text.length).toBeGreaterThan(1000);
  });

  it('has the language of each source', () => {
    const languages = Object.fromEntries(
      ['bspa', 'examplewire', 'pryklad', 'primer', 'courrier'].map((id) => [id, [...new Set(reportsOf(id).map(({ lang }) => lang))]]),
    );
    expect(languages).toEqual({ bspa: ['de'], examplewire: ['en'], pryklad: ['uk'], primer: ['ru'], courrier: ['fr'] });
  });

  it('holds no navigation, advertisement, share line or markup', () => {
    const noise =
      /Cookie|Impressum|Newsletter|Abonnieren|Probeabo|WhatsApp|\| nach oben|Anzeige\b|Meistgeklickt|Das könnte Sie|Mehr zum Thema|Lesezeit|Schiffsankünfte|Stadtfest|Symbolbild|Symbolfoto|Our Standards|ДАННОЕ СООБЩЕНИЕ|&(?:amp|nbsp|quot|#\d+);|<(?:p|a|br|div|em)\b/;
    for (const report of [...collected.keys()].flatMap(reportsOf)) {
      if (/Newsletter|alert\(1\)/.test(report.title ?? '') || report.text.includes('alert(1)')) continue;
      expect(noise.exec(report.text)?.[0], `${report.source} ${report.externalId}`).toBeUndefined();
    }
  });

  it('does not repeat the title in the text', () => {
    for (const { title, text } of [...collected.keys()].flatMap(reportsOf)) if (title) expect(text.startsWith(title)).toBe(false);
  });

  it('adds nothing when nothing has changed', async () => {
    const source = desk.sources.find(({ id }) => id === 'nordkurier')!;
    const { state } = collected.get('nordkurier')!;
    const again = await collectSource(source, {
      deskFolder: folder,
      fetcher: noNetwork,
      state,
      now: '2025-03-28T09:00:00+01:00',
      timeZone: desk.timeZone,
    });
    expect(again.batches).toEqual([]);
    expect(again.state).toMatchObject({ failures: 0, attempted: '2025-03-28T09:00:00+01:00' });
  });
});
