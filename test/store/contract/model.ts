import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/index.js';
import type { MakePlace } from '../contract.js';
import { makeDerived, makeReport, minute } from '../records.js';

/** What the store should know, kept in the simplest way: every version of every report in one list. */
class SimpleStore {
  readonly reports = new Map<string, Report[]>();
  readonly derived = new Set<string>();

  add(report: Report): void {
    const versions = this.reports.get(report.id) ?? [];
    const same = (other: Report) => other.text === report.text && (other.withdrawn ?? false) === (report.withdrawn ?? false);
    const last = versions.at(-1);
    if (last && same(last)) return;
    if (versions.some(same) && versions.some((other) => other.fetched >= report.fetched)) return;
    this.reports.set(report.id, [...versions, { ...report, revision: versions.length + 1 }]);
    this.derived.delete(report.id);
  }

  derive(): void {
    for (const [id, versions] of this.reports) if (!versions.at(-1)!.withdrawn) this.derived.add(id);
  }

  standing(): Report[] {
    return [...this.reports.values()].map((versions) => versions.at(-1)!).filter((report) => !report.withdrawn);
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      // One version of a report in a batch: what several do is fixed by tests of their own.
      batch: fc.uniqueArray(
        fc.record({
          id: fc.integer({ min: 0, max: 5 }),
          text: fc.constantFrom('Hafen', 'Brücke', 'Straße', 'a\0\ud800'),
          withdrawn: fc.constantFrom(false, false, false, true),
          fetched: fc.integer({ min: 0, max: 20 }),
        }),
        { selector: (one) => one.id, maxLength: 5 },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'derive' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

export function modelContract(name: string, makePlace: MakePlace): void {
  describe(`any sequence of writes in ${name}`, () => {
    it('leaves what a simple list of versions would hold', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
          const place = await makePlace();
          try {
            let store = await place.open();
            const simple = new SimpleStore();
            for (const one of steps) {
              if (one.kind === 'add') {
                const batch = one.batch.map(({ id, text, withdrawn, fetched }) =>
                  makeReport(id, { text, withdrawn, fetched: minute(fetched), title: 'Titel' }),
                );
                await store.addReports(batch);
                for (const report of batch) simple.add(report);
              } else if (one.kind === 'derive') {
                await store.putDerived((await store.pendingReports('1', 100)).map((report) => makeDerived(report)));
                simple.derive();
              } else if (one.kind === 'clear') {
                await store.clearDerived();
                simple.derived.clear();
              } else {
                await store.close();
                store = await place.open();
              }
            }
            expect(await store.countReports()).toBe(simple.reports.size);
            for (const [id, versions] of simple.reports) expect(await store.revisions(id)).toEqual(versions);
            const byId = (left: string, right: string) => (left < right ? -1 : 1);
            const standing = simple.standing();
            const listed = (await store.reports({ limit: 100 })).items;
            expect(listed.map((report) => report.id).sort(byId)).toEqual(standing.map((report) => report.id).sort(byId));
            const derived = (await store.derivedBetween(undefined, undefined)).map((one) => one.report);
            expect(derived.sort(byId)).toEqual([...simple.derived].sort(byId));
            const found = (await store.search({ text: '"Brücke"', limit: 100 })).items.map((hit) => hit.report);
            const bridges = standing.filter((report) => report.text === 'Brücke').map((report) => report.id);
            expect(found.sort(byId)).toEqual(bridges.sort(byId));
            expect(await store.check()).toEqual([]);
          } finally {
            await place.remove();
          }
        }),
        { numRuns: 60, seed: 3 },
      );
    });
  });
}
