import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingQuery } from '../../../src/store/index.js';
import type { MakePlace } from '../contract.js';
import { harbour, kyiv, makeDerived, makeEvent, makeReport, makeStatement, minute, revise } from '../records.js';
import { freshStore, from, ids, readAll } from './place.js';

export function derivedContract(name: string, makePlace: MakePlace): void {
  describe(`derived records in ${name}`, () => {
    const at = freshStore(makePlace);

    it('gives back exactly what was put, lists in their order', async () => {
      const report = makeReport('a');
      await at.store.addReports([report]);
      const derived = makeDerived(report, {
        findings: [makeStatement(report, 'z'), makeEvent(report, 'a'), makeEvent(report, 'm')],
        problems: [{ kind: 'partial', message: 'expected all, found less' }],
      });
      await at.store.putDerived([derived]);
      expect(await at.store.derived('r_a')).toEqual(derived);
      expect(await at.store.derived('r_b')).toBeUndefined();
    });

    it('finds the places and actors of current reports by their ids, once each', async () => {
      const reports = [makeReport('a'), makeReport('b')];
      await at.store.addReports(reports);
      await at.store.putDerived(reports.map((report) => makeDerived(report)));
      const ids = [harbour.entity!, kyiv.entity!, 'Q0', harbour.entity!];
      expect((await at.store.placesById(ids)).map((one) => one.id)).toEqual([harbour.entity]);
      expect((await at.store.actorsById(ids)).map((one) => one.id)).toEqual([kyiv.entity]);
      await at.store.putDerived(reports.map((report) => makeDerived(report, { actors: [], places: [] })));
      expect(await at.store.placesById(ids)).toEqual([]);
      expect(await at.store.actorsById(ids)).toEqual([]);
    });

    it('tells another value of changes after each write, by whomever, and the same in between', async () => {
      const seen = [await at.store.changes()];
      await at.store.addReports([makeReport('a')]);
      seen.push(await at.store.changes());
      const other = await at.place.open();
      await other.putDerived([makeDerived(makeReport('a'))]);
      seen.push(await at.store.changes());
      expect(new Set(seen).size).toBe(3);
      expect(await at.store.changes()).toBe(seen[2]);
      await other.close();
    });

    it('replaces a record as a whole', async () => {
      const report = makeReport('a');
      await at.store.addReports([report]);
      await at.store.putDerived([makeDerived(report)]);
      const empty = makeDerived(report, { version: '2', findings: [], mentions: [], times: [], sentences: [], actors: [], places: [] });
      await at.store.putDerived([empty]);
      expect(await at.store.derived('r_a')).toEqual(empty);
      expect((await at.store.findings({})).items).toEqual([]);
      expect((await at.store.findings({ actor: 'Ukraine' })).items).toEqual([]);
      expect(await at.store.check()).toEqual([]);
    });

    it('refuses a batch with an unknown report, and stores nothing of it', async () => {
      const report = makeReport('a');
      await at.store.addReports([report]);
      await expect(at.store.putDerived([makeDerived(report), makeDerived(makeReport('none'))])).rejects.toThrow(/expected .* r_none/);
      await expect(at.store.putDerived([makeDerived({ ...report, revision: 2 })])).rejects.toThrow(/revision 2/);
      expect(await at.store.derived('r_a')).toBeUndefined();
    });

    it('gives as pending what has no record of this version, oldest first', async () => {
      const reports = [3, 1, 2, 4].map((count) => makeReport(count));
      await at.store.addReports([...reports, makeReport(5, { withdrawn: true })]);
      expect(ids(await at.store.pendingReports('1', 10))).toEqual(['r_1', 'r_2', 'r_3', 'r_4']);
      expect(ids(await at.store.pendingReports('1', 2))).toEqual(['r_1', 'r_2']);
      await at.store.putDerived([makeDerived(makeReport(2)), makeDerived(makeReport(3), { version: '0' })]);
      expect(ids(await at.store.pendingReports('1', 10))).toEqual(['r_1', 'r_3', 'r_4']);
      expect(ids(await at.store.pendingReports('0', 10))).toEqual(['r_1', 'r_2', 'r_4']);
      expect(ids(await at.store.pendingReports('2', 10))).toEqual(['r_1', 'r_2', 'r_3', 'r_4']);
    });

    it('forgets what was derived from a revised report, and holds it as pending', async () => {
      const report = makeReport('a');
      await at.store.addReports([report]);
      await at.store.putDerived([makeDerived(report)]);
      await at.store.addReports([revise(report, 'Korrigiert.')]);
      expect(await at.store.derived('r_a')).toBeUndefined();
      expect((await at.store.findings({})).items).toEqual([]);
      expect((await at.store.pendingReports('1', 10)).map((one) => one.text)).toEqual(['Korrigiert.']);
      await at.store.putDerived([makeDerived(report)]);
      expect(await at.store.derived('r_a')).toBeUndefined();
      await at.store.putDerived([makeDerived({ ...report, revision: 2 })]);
      expect((await at.store.derived('r_a'))!.revision).toBe(2);
    });

    it('derives nothing from a withdrawn report', async () => {
      const report = makeReport('a');
      await at.store.addReports([report]);
      await at.store.putDerived([makeDerived(report)]);
      await at.store.addReports([revise(report, report.text, { withdrawn: true })]);
      await at.store.putDerived([makeDerived({ ...report, revision: 2 })]);
      expect(await at.store.derivedBetween(undefined, undefined)).toEqual([]);
      expect((await at.store.findings({})).items).toEqual([]);
      expect(await at.store.pendingReports('1', 10)).toEqual([]);
      expect(await at.store.countReports()).toBe(1);
      expect(await at.store.check()).toEqual([]);
    });

    it('gives a window in order of publication, then id', async () => {
      const reports = [makeReport(3), makeReport(1), makeReport(2), makeReport('b', { published: minute(2) })];
      await at.store.addReports(reports);
      await at.store.putDerived(reports.map((report) => makeDerived(report)));
      const all = await at.store.derivedBetween(undefined, undefined);
      expect(all.map((one) => one.report)).toEqual(['r_1', 'r_2', 'r_b', 'r_3']);
      expect(all[3]).toEqual(makeDerived(makeReport(3)));
      expect((await at.store.derivedBetween(minute(2), minute(3))).map((one) => one.report)).toEqual(['r_2', 'r_b']);
    });

    it('stores a batch of 1,200 records', async () => {
      const reports = Array.from({ length: 1200 }, (_, index) => makeReport(index));
      await at.store.addReports(reports);
      await at.store.putDerived(reports.map((report) => makeDerived(report)));
      expect(await at.store.pendingReports('1', 10)).toEqual([]);
      const { items } = await readAll((after) => at.store.findings({ limit: 500, ...from(after) }));
      expect(items).toHaveLength(1200);
      expect(await at.store.derivedBetween(undefined, undefined)).toHaveLength(1200);
    });
  });

  describe(`findings in ${name}`, () => {
    const at = freshStore(makePlace);

    async function fill(): Promise<(query: FindingQuery) => Promise<string[]>> {
      const first = makeReport(1);
      const second = makeReport(2, { lang: 'uk' });
      await at.store.addReports([first, second]);
      const findings = [
        makeEvent(first, 'aid', { sources: [kyiv], recipients: [{ name: 'Rüstungsamt' }], certainty: 'hedged' }),
        makeEvent(first, 'assault', { type: 'ASSAULT', places: [harbour], attribution: [{ name: 'Bürgermeister' }] }),
        makeStatement(first, 'said', { speakerEntity: { entity: 'Q3874799', name: 'Selenskyj' } }),
      ];
      const other = makeEvent(second, 'other', { type: 'ASSAULT', sources: [harbour] });
      const transfer = {
        id: 'f_give',
        report: second.id,
        revision: 1,
        kind: 'transfer',
        body: {
          giver: { name: 'Norwegen' },
          receiver: kyiv,
          items: [],
          status: 'announced',
          evidence: [],
          certainty: 'planned',
          attribution: [],
        },
      } as const;
      const figure = {
        id: 'f_rate',
        report: second.id,
        revision: 1,
        kind: 'figure',
        body: { subject: kyiv, measure: 'Einfuhr', publisher: { name: 'Amt' }, evidence: [], certainty: 'asserted', attribution: [] },
      } as const;
      await at.store.putDerived([makeDerived(first, { findings }), makeDerived(second, { findings: [other, transfer, figure] })]);
      return async (query) => ids((await at.store.findings(query)).items);
    }

    it('narrows by every field, newest report first, then by id', async () => {
      const list = await fill();
      expect(await list({})).toEqual(['f_give', 'f_other', 'f_rate', 'f_aid', 'f_assault', 'f_said']);
      expect(await list({ kind: 'statement' })).toEqual(['f_said']);
      expect(await list({ type: 'ASSAULT' })).toEqual(['f_other', 'f_assault']);
      expect(await list({ certainty: 'hedged' })).toEqual(['f_aid']);
      expect(await list({ lang: 'uk' })).toEqual(['f_give', 'f_other', 'f_rate']);
      expect(await list({ report: 'r_1' })).toEqual(['f_aid', 'f_assault', 'f_said']);
      expect(await list({ ids: ['f_said', 'f_none', 'f_give'] })).toEqual(['f_give', 'f_said']);
      expect(await list({ since: minute(2) })).toEqual(['f_give', 'f_other', 'f_rate']);
      expect(await list({ until: minute(2) })).toEqual(['f_aid', 'f_assault', 'f_said']);
      expect(await list({ type: 'ASSAULT', lang: 'de' })).toEqual(['f_assault']);
    });

    it('finds actors by id and by name, in every role', async () => {
      const list = await fill();
      expect(await list({ actor: 'Q212' })).toEqual(['f_give', 'f_rate', 'f_aid']);
      expect(await list({ actor: 'Ukraine' })).toEqual(['f_give', 'f_rate', 'f_aid']);
      expect(await list({ actor: 'ukraine' })).toEqual(['f_give', 'f_rate', 'f_aid']);
      expect(await list({ actor: 'Ruestungsamt' })).toEqual(['f_aid']);
      expect(await list({ actor: 'Bürgermeister' })).toEqual(['f_assault']);
      expect(await list({ actor: 'Selenskyj' })).toEqual(['f_said']);
      expect(await list({ actor: 'Amt' })).toEqual(['f_rate']);
      expect(await list({ actor: 'Ukrain' })).toEqual([]);
    });

    it('finds actors by their last name, places by the whole', async () => {
      const report = makeReport(3);
      await at.store.addReports([report]);
      const president = makeStatement(report, 'president', { speakerEntity: { entity: 'Q3874799', name: 'Wolodymyr Selenskyj' } });
      const region = makeEvent(report, 'region', { places: [{ name: 'Region Charkiw' }], sources: [{ name: 'Ursula von der Leyen' }] });
      await at.store.putDerived([makeDerived(report, { findings: [president, region] })]);
      const list = async (query: FindingQuery) => ids((await at.store.findings(query)).items);
      expect(await list({ actor: 'Selenskyj' })).toEqual(['f_president']);
      expect(await list({ actor: 'Leyen' })).toEqual(['f_region']);
      expect(await list({ actor: 'Wolodymyr' })).toEqual([]);
      expect(await list({ place: 'Charkiw' })).toEqual([]);
      expect(await list({ place: 'region charkiw' })).toEqual(['f_region']);
    });

    it('finds events by the place where they stand on a map', async () => {
      const report = makeReport(4);
      await at.store.addReports([report]);
      const there = makeEvent(report, 'there', { places: [harbour] });
      const nowhere = makeEvent(report, 'nowhere', { places: [{ name: 'Hafen' }] });
      await at.store.putDerived([makeDerived(report, { findings: [there, nowhere] })]);
      const list = async (query: FindingQuery) => ids((await at.store.findings(query)).items);
      expect(await list({ standsAt: 'geonames:706483' })).toEqual(['f_there']);
      expect(await list({ standsAt: 'Hafen' })).toEqual([]);
    });

    it('counts every finding of a span of time in exactly one bin', async () => {
      const reports = Array.from({ length: 30 }, (_, index) => makeReport(index));
      await at.store.addReports(reports);
      await at.store.putDerived(
        reports.map((report, index) =>
          makeDerived(report, {
            findings: [makeEvent(report, report.id), ...(index % 3 === 0 ? [makeStatement(report, `${report.id}said`, {})] : [])],
          }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: 1, max: 31 }),
          fc.integer({ min: 1, max: 50 }),
          async (from, length, bins) => {
            const [since, until] = [Date.parse(minute(from)), Date.parse(minute(from + length))];
            const expected = new Map<string, number>();
            for (const [index, report] of reports.entries()) {
              const time = Date.parse(report.published ?? '');
              if (time < since || time >= until) continue;
              for (const kind of ['event', ...(index % 3 === 0 ? ['statement'] : [])]) {
                const key = `${kind} ${Math.floor(((time - since) * bins) / (until - since))}`;
                expected.set(key, (expected.get(key) ?? 0) + 1);
              }
            }
            const counted = (await at.store.tallyByTime({ since, until, bins })).map(({ kind, bin, count }) => [`${kind} ${bin}`, count]);
            expect(new Map(counted as [string, number][])).toEqual(expected);
          },
        ),
        { numRuns: 40 },
      );
    });

    it('finds places only where the finding says that it happened there', async () => {
      const list = await fill();
      expect(await list({ place: 'Charkiw' })).toEqual(['f_assault']);
      expect(await list({ place: 'geonames:706483' })).toEqual(['f_assault']);
      expect(await list({ actor: 'Charkiw' })).toEqual(['f_other']);
      expect(await list({ place: 'Ukraine' })).toEqual([]);
    });

    it('pages without losing or repeating one while others come in', async () => {
      const reports = Array.from({ length: 9 }, (_, index) => makeReport(index));
      await at.store.addReports(reports);
      await at.store.putDerived(
        reports.map((report) => makeDerived(report, { findings: ['x', 'y', 'z'].map((id) => makeEvent(report, `${report.id}${id}`)) })),
      );
      let come = 100;
      const { items } = await readAll(async (after) => {
        const page = await at.store.findings({ limit: 4, ...from(after) });
        const fresh = makeReport(come++);
        await at.store.addReports([fresh]);
        await at.store.putDerived([makeDerived(fresh)]);
        return page;
      });
      expect(items).toHaveLength(27);
      expect(new Set(ids(items)).size).toBe(27);
    });

    it('refuses the cursor of another list', async () => {
      await at.store.addReports([makeReport(1), makeReport(2)]);
      const { next } = await at.store.reports({ limit: 1 });
      await expect(at.store.findings({ after: next! })).rejects.toMatchObject({ code: 'bad-query' });
    });
  });
}
