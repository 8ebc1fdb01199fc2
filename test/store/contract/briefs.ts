import { describe, expect, it } from 'vitest';
import type { MakePlace } from '../contract.js';
import { makeBrief, makeReport, minute, revise } from '../records.js';
import { freshStore } from './place.js';

export function briefContract(name: string, makePlace: MakePlace): void {
  describe(`briefs in ${name}`, () => {
    const at = freshStore(makePlace);

    it('gives back what was issued, the newest first', async () => {
      const briefs = [makeBrief('b_1', [], minute(1)), makeBrief('b_3', [], minute(3)), makeBrief('b_2', [], minute(2))];
      for (const brief of briefs) await at.store.putBrief(brief);
      expect(await at.store.brief('b_1')).toEqual(briefs[0]);
      expect(await at.store.brief('b_none')).toBeUndefined();
      expect((await at.store.briefs(2)).map((brief) => brief.id)).toEqual(['b_3', 'b_2']);
    });

    it('marks a brief whose report was revised or withdrawn since, and no other', async () => {
      const [first, second, third] = [makeReport(1), makeReport(2), makeReport(3)];
      await at.store.addReports([first!, second!, third!]);
      await at.store.putBrief(makeBrief('b_all', [third!, first!, second!]));
      await at.store.putBrief(makeBrief('b_one', [first!]));
      expect((await at.store.brief('b_all'))!.stale).toEqual([]);
      await at.store.addReports([revise(second!, 'Korrigiert.'), revise(third!, third!.text, { withdrawn: true })]);
      expect((await at.store.brief('b_all'))!.stale).toEqual([
        { report: 'r_2', why: 'revised' },
        { report: 'r_3', why: 'withdrawn' },
      ]);
      expect((await at.store.briefs(10)).map((brief) => brief.stale.length)).toEqual([2, 0]);
      await at.store.clearDerived();
      expect((await at.store.brief('b_all'))!.stale).toHaveLength(2);
    });

    it('counts a citation without revision from the first storing', async () => {
      const report = makeReport(1);
      await at.store.addReports([report]);
      const brief = makeBrief('b_1', [{ id: 'r_1' }, { id: 'r_unknown' }]);
      await at.store.putBrief(brief);
      await at.store.addReports([revise(report, 'Neu.')]);
      expect((await at.store.brief('b_1'))!.stale).toEqual([{ report: 'r_1', why: 'revised' }]);
      await at.store.putBrief(brief);
      expect((await at.store.brief('b_1'))!.stale).toEqual([{ report: 'r_1', why: 'revised' }]);
      expect(await at.store.briefs(10)).toHaveLength(1);
    });

    it('is stale from the start when it cites an old revision', async () => {
      const report = makeReport(1);
      await at.store.addReports([report, revise(report, 'Neu.')]);
      await at.store.putBrief(makeBrief('b_old', [{ id: 'r_1', revision: 1 }]));
      await at.store.putBrief(makeBrief('b_new', [{ id: 'r_1', revision: 2 }]));
      expect((await at.store.brief('b_old'))!.stale).toEqual([{ report: 'r_1', why: 'revised' }]);
      expect((await at.store.brief('b_new'))!.stale).toEqual([]);
    });

    it('keeps marks that a brief came with', async () => {
      const brief = { ...makeBrief('b_1', []), stale: [{ report: 'r_gone', why: 'withdrawn' } as const] };
      await at.store.putBrief(brief);
      expect(await at.store.brief('b_1')).toEqual(brief);
    });
  });
}
