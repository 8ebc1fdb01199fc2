import { describe, expect, it } from 'vitest';
import type { MakePlace } from '../contract.js';
import { makeReport, minute, revise } from '../records.js';
import { freshStore, from, ids, readAll } from './place.js';

const ODD_TEXTS = [
  '',
  ' ',
  'a\0b',
  'half \ud83d pair',
  '\udc00 other half',
  '😀 emoji — „Anführung“ \u202e rechts',
  "'; drop table report; --",
  '{"a":1}\n\r\n\t',
  'é vs e\u0301',
  'Привіт, Харків\u00ad',
  '\ufeffBOM',
  'x'.repeat(300_000),
];

export function reportContract(name: string, makePlace: MakePlace): void {
  describe(`reports in ${name}`, () => {
    const at = freshStore(makePlace);

    it('is empty at first', async () => {
      expect(await at.store.countReports()).toBe(0);
      expect(await at.store.newestReport()).toBeUndefined();
      expect(await at.store.report('r_none')).toBeUndefined();
      expect(await at.store.revisions('r_none')).toEqual([]);
      expect(await at.store.reports({})).toEqual({ items: [] });
      expect(await at.store.addReports([])).toEqual({ added: [], revised: [], unchanged: 0 });
      expect(await at.store.check()).toEqual([]);
    });

    it('gives back exactly what was added', async () => {
      const report = makeReport('a', {
        url: 'https://example.org/a',
        byline: 'N. N.',
        updated: minute(3),
        withdrawn: false,
        notice: 'neu',
      });
      expect(await at.store.addReports([report])).toEqual({ added: ['r_a'], revised: [], unchanged: 0 });
      expect(await at.store.report('r_a')).toEqual(report);
      const bare = makeReport('b');
      await at.store.addReports([bare]);
      expect(Object.keys((await at.store.report('r_b'))!).sort()).toEqual(Object.keys(bare).sort());
    });

    it('keeps every odd text code unit by code unit, and knows it again', async () => {
      const reports = ODD_TEXTS.map((text, index) => makeReport(index, { text, title: text.slice(0, 50), byline: text.slice(0, 50) }));
      await at.store.addReports(reports);
      for (const report of reports) expect(await at.store.report(report.id)).toEqual(report);
      expect(await at.store.addReports(reports)).toEqual({ added: [], revised: [], unchanged: reports.length });
      expect(await at.store.check()).toEqual([]);
    });

    it('adds nothing the second time', async () => {
      const batch = [makeReport(1), makeReport(2), makeReport(1), revise(makeReport(2), 'Anders.')];
      expect(await at.store.addReports(batch)).toEqual({ added: ['r_1', 'r_2'], revised: ['r_2'], unchanged: 1 });
      expect(await at.store.addReports(batch)).toEqual({ added: [], revised: [], unchanged: 4 });
      const later = batch.map((report) => ({ ...report, fetched: minute(99_999) }));
      expect(await at.store.addReports(later)).toEqual({ added: [], revised: [], unchanged: 4 });
      expect(await at.store.countReports()).toBe(2);
      expect(await at.store.revisions('r_2')).toHaveLength(2);
    });

    it.each([
      ['text', { text: 'Neu.' }],
      ['title', { title: 'Neu' }],
      ['withdrawal', { withdrawn: true }],
      ['update time', { updated: minute(7) }],
    ])('stores another %s as a new revision and keeps the old one', async (_what, change) => {
      const first = makeReport('a');
      await at.store.addReports([first]);
      const second = { ...first, ...change, fetched: minute(10_001) };
      expect(await at.store.addReports([second])).toEqual({ added: [], revised: ['r_a'], unchanged: 0 });
      expect(await at.store.report('r_a')).toEqual({ ...second, revision: 2 });
      expect(await at.store.report('r_a', 1)).toEqual(first);
      expect(await at.store.report('r_a', 3)).toBeUndefined();
      expect(await at.store.revisions('r_a')).toEqual([first, { ...second, revision: 2 }]);
      expect(await at.store.countReports()).toBe(1);
    });

    it('takes neither a later fetch nor another address for a revision', async () => {
      await at.store.addReports([makeReport('a')]);
      const again = makeReport('a', { fetched: minute(20_000), url: 'https://example.org/other', byline: 'X' });
      expect(await at.store.addReports([again])).toEqual({ added: [], revised: [], unchanged: 1 });
    });

    it('numbers revisions itself', async () => {
      await at.store.addReports([makeReport('a', { revision: 17 })]);
      await at.store.addReports([revise(makeReport('a', { revision: 4 }), 'Neu.')]);
      expect((await at.store.revisions('r_a')).map((report) => report.revision)).toEqual([1, 2]);
    });

    it('stores an old text again when the publisher brings it back, but not when an old page is read again', async () => {
      const first = makeReport('a');
      const second = revise(first, 'Zweite Fassung.');
      await at.store.addReports([first]);
      await at.store.addReports([second]);
      expect((await at.store.addReports([first])).unchanged).toBe(1);
      expect((await at.store.addReports([{ ...first, fetched: minute(20_000) }])).revised).toEqual(['r_a']);
      expect((await at.store.report('r_a'))!.text).toBe(first.text);
    });

    it('does not take back a later update for a page that says it is older', async () => {
      const first = makeReport('a', { updated: minute(1) });
      const second = revise(first, 'Zweite Fassung.', { updated: minute(2) });
      await at.store.addReports([first]);
      await at.store.addReports([second]);
      expect((await at.store.addReports([{ ...first, fetched: minute(20_000) }])).unchanged).toBe(1);
      expect((await at.store.report('r_a'))!.text).toBe('Zweite Fassung.');
    });

    it('lists newest first, or oldest first, and equal times by id', async () => {
      await at.store.addReports([makeReport(2), makeReport(1), makeReport(3), makeReport('b', { published: minute(2) })]);
      expect(ids((await at.store.reports({})).items)).toEqual(['r_3', 'r_b', 'r_2', 'r_1']);
      expect(ids((await at.store.reports({ order: 'oldest' })).items)).toEqual(['r_1', 'r_2', 'r_b', 'r_3']);
    });

    it('orders by the moment, whatever the offset, and by the fetch where no time was published', async () => {
      const { published: _, ...undated } = makeReport('undated');
      await at.store.addReports([
        makeReport('east', { published: '2025-03-27T01:00:00+02:00' }),
        makeReport('west', { published: '2025-03-26T20:00:00-05:00' }),
        makeReport('date', { published: '2025-03-27' }),
        makeReport('bad', { published: 'gestern', fetched: '2025-03-25T00:00:00Z' }),
        makeReport('far', { published: '+275760-09-13T00:00:00Z', fetched: '2025-03-24T00:00:00Z' }),
        { ...undated, fetched: '2025-03-28T00:00:00Z' },
      ]);
      expect(ids((await at.store.reports({ order: 'oldest' })).items)).toEqual([
        'r_far',
        'r_bad',
        'r_east',
        'r_date',
        'r_west',
        'r_undated',
      ]);
      expect(await at.store.newestReport()).toBe('2025-03-28T00:00:00Z');
    });

    it('tells the newest time as it was published', async () => {
      await at.store.addReports([makeReport('a', { published: '2025-03-27T01:00:00+02:00' })]);
      expect(await at.store.newestReport()).toBe('2025-03-27T01:00:00+02:00');
      await at.store.addReports([makeReport('b', { published: '2025-12-24', withdrawn: true })]);
      expect(await at.store.newestReport()).toBe('2025-03-27T01:00:00+02:00');
    });

    it('narrows by every field', async () => {
      await at.store.addReports([
        makeReport(1, { source: 'x' }),
        makeReport(2, { lang: 'uk' }),
        makeReport(3, { kind: 'entry' }),
        makeReport(4, { withdrawn: true }),
      ]);
      const list = async (query: Parameters<typeof at.store.reports>[0]) =>
        ids((await at.store.reports({ order: 'oldest', ...query })).items);
      expect(await list({})).toEqual(['r_1', 'r_2', 'r_3']);
      expect(await list({ withWithdrawn: true })).toEqual(['r_1', 'r_2', 'r_3', 'r_4']);
      expect(await list({ source: 'x' })).toEqual(['r_1']);
      expect(await list({ lang: 'uk' })).toEqual(['r_2']);
      expect(await list({ kind: 'entry' })).toEqual(['r_3']);
      expect(await list({ ids: ['r_3', 'r_1', 'r_none'] })).toEqual(['r_1', 'r_3']);
      expect(await list({ ids: [] })).toEqual([]);
      expect(await list({ since: minute(2), until: minute(3) })).toEqual(['r_2']);
      expect(await list({ source: 'x', lang: 'uk' })).toEqual([]);
    });

    it('takes more ids than a statement has parameters', async () => {
      await at.store.addReports([makeReport(1)]);
      const many = Array.from({ length: 100_000 }, (_, index) => `r_${index}`);
      expect(ids((await at.store.reports({ ids: many })).items)).toEqual(['r_1']);
    });

    it.each(['newest', 'oldest'] as const)('pages %s first without losing or repeating one while others come in', async (order) => {
      const old = Array.from({ length: 23 }, (_, index) => makeReport(index * 10, { published: minute(Math.floor(index / 3)) }));
      await at.store.addReports(old);
      let come = 1000;
      const { items, pages } = await readAll(async (after) => {
        const page = await at.store.reports({ order, limit: 5, ...from(after) });
        await at.store.addReports([makeReport(come++, { published: minute(0) }), makeReport(come++, { published: minute(9) })]);
        return page;
      });
      expect(pages).toBeGreaterThan(4);
      const seen = ids(items);
      expect(new Set(seen).size).toBe(seen.length);
      const expected = ids((await at.store.reports({ order, ids: ids(old), limit: 100 })).items);
      expect(seen.filter((id) => expected.includes(id))).toEqual(expected);
    });

    it('ends exactly at a full page', async () => {
      await at.store.addReports([makeReport(1), makeReport(2)]);
      expect((await at.store.reports({ limit: 2 })).next).toBeUndefined();
      expect((await at.store.reports({ limit: 1 })).next).toBeDefined();
    });

    it.each([
      { after: 'nonsense' },
      { after: '' },
      { limit: 0 },
      { limit: -1 },
      { limit: 1.5 },
      { since: 'gestern' },
      { until: '2025-13-45' },
    ])('refuses the query %j with an error that says what was expected', async (query) => {
      await expect(at.store.reports(query)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'bad-query',
        message: /^expected .* found /,
      });
    });

    it('stores one batch of 5,000 with two revisions each', async () => {
      const first = Array.from({ length: 5000 }, (_, index) => makeReport(index));
      const batch = [...first, ...first.map((report) => revise(report, `${report.text} Nachtrag.`))];
      const { added, revised, unchanged } = await at.store.addReports(batch);
      expect([added.length, revised.length, unchanged]).toEqual([5000, 5000, 0]);
      expect(added).toEqual(ids(first));
      expect(await at.store.countReports()).toBe(5000);
      expect(await at.store.check()).toEqual([]);
    });

    it('keeps everything when it is opened again, and shows writes to a store that was open before', async () => {
      const other = await at.place.open();
      await at.store.addReports([makeReport(1)]);
      expect(await other.countReports()).toBe(1);
      await at.store.close();
      await other.addReports([makeReport(2)]);
      await other.close();
      const again = await at.place.open();
      expect(ids((await again.reports({ order: 'oldest' })).items)).toEqual(['r_1', 'r_2']);
    });

    it('lets two stores write at once, each batch once', async () => {
      const other = await at.place.open();
      const batch = (from: number) => Array.from({ length: 20 }, (_, index) => makeReport(from + index));
      const results = await Promise.all(
        [0, 10, 20, 30, 0, 10].map((start, index) => (index % 2 === 0 ? at.store : other).addReports(batch(start))),
      );
      expect(results.reduce((sum, result) => sum + result.added.length, 0)).toBe(50);
      expect(await other.countReports()).toBe(50);
      expect(await at.store.check()).toEqual([]);
    });

    it('reads but does not write when opened for reading only', async () => {
      await at.store.addReports([makeReport(1)]);
      const reader = await at.place.open({ readonly: true });
      expect(await reader.report('r_1')).toEqual(makeReport(1));
      expect((await reader.search({ text: 'Hafen' })).items).toHaveLength(1);
      expect(await reader.check()).toEqual([]);
      await expect(reader.addReports([makeReport(2)])).rejects.toMatchObject({ name: 'StoreError', code: 'readonly' });
      expect(await reader.countReports()).toBe(1);
    });
  });

  describe(`source states in ${name}`, () => {
    const at = freshStore(makePlace);

    it('keeps the last state of each source', async () => {
      const bad = { kind: 'unreachable', message: 'expected an answer, found none' } as const;
      await at.store.putSourceState({ source: 'b', failures: 1, problems: [bad] });
      await at.store.putSourceState({ source: 'a', failures: 0, problems: [], etag: '"x"' });
      await at.store.putSourceState({ source: 'b', failures: 0, problems: [], lastModified: 'Wed, 26 Mar 2025 10:00:00 GMT' });
      expect(await at.store.sourceStates()).toEqual([
        { source: 'a', failures: 0, problems: [], etag: '"x"' },
        { source: 'b', failures: 0, problems: [], lastModified: 'Wed, 26 Mar 2025 10:00:00 GMT' },
      ]);
    });
  });
}
