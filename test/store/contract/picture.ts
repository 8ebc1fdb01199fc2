import { describe, expect, it } from 'vitest';
import type { PartQuery } from '../../../src/store/index.js';
import type { MakePlace } from '../contract.js';
import { makeBrief, makeDerived, makeEvent, makePicture, makeReport, minute } from '../records.js';
import { freshStore, ids } from './place.js';

export function pictureContract(name: string, makePlace: MakePlace): void {
  describe(`the picture in ${name}`, () => {
    const at = freshStore(makePlace);

    it('gives back what was put last', async () => {
      expect(await at.store.picture()).toBeUndefined();
      await at.store.putPicture(makePicture(1200));
      expect(await at.store.picture()).toEqual(makePicture(1200));
      await at.store.putPicture(makePicture(2, '2'));
      expect(await at.store.picture()).toEqual(makePicture(2, '2'));
    });

    it('gives parts of stories newest first, by story and by the time of what they tell, and counts all that match', async () => {
      const reports = [1, 2, 3].map((count) => makeReport(count));
      await at.store.addReports(reports);
      const entry = (count: number) => ({ bound: 'exact', text: `${count}`, at: minute(count), evidence: [], superseded: false }) as const;
      const toll = (id: string, story: string, times: readonly number[]) =>
        ({ id, story, what: 'killed', entries: times.map(entry), disputed: false }) as const;
      const pledge = (count: number) => ({
        id: `p_${count}`,
        story: 's_1',
        finding: `f_${count}`,
        evidence: { report: `r_${count}`, revision: 1, spans: [] },
      });
      const built = makePicture(3);
      const position = (count: number, story: number) => ({
        id: `x_${count}`,
        holder: { name: 'Hafenrat', entity: 'Q1' },
        issue: 'Hafen',
        act: 'assert' as const,
        words: 'offen',
        certainty: 'asserted' as const,
        at: minute(count),
        evidence: [{ report: built.stories[story]?.reports[0] ?? '', revision: 1, spans: [] }],
      });
      const positions = [position(1, 1), position(2, 0), position(3, 1)];
      const tolls = [toll('t_a', 's_0', [1, 20]), toll('t_b', 's_1', [5]), toll('t_c', 's_1', [30, 40])];
      const pledges = [pledge(1), pledge(2), pledge(3)];
      await at.store.putPicture({ ...built, picture: { ...built.picture, tolls, pledges, positions } });
      const list = async (query: PartQuery, kind: 'toll' | 'pledge' | 'difference' = 'toll') => {
        const { items, total } = await at.store.parts(kind, query);
        return [ids(items).join(' '), total];
      };
      expect(await list({})).toEqual(['t_c t_a t_b', 3]);
      expect(await list({ limit: 1 })).toEqual(['t_c', 3]);
      expect(await list({ story: 's_1' })).toEqual(['t_b t_c', 2]);
      expect(await list({ since: minute(6), until: minute(30) })).toEqual(['t_a', 1]);
      expect(await list({ since: minute(20) })).toEqual(['t_c t_a', 2]);
      expect(await list({ until: minute(5) })).toEqual(['t_a', 1]);
      expect(await list({ since: minute(2) }, 'pledge')).toEqual(['p_3 p_2', 2]);
      expect(await list({}, 'difference')).toEqual(['', 0]);
      const told = await at.store.partsOfStory('s_1');
      expect([told.tolls, told.pledges, told.differences, told.positions].map((items) => ids(items).join(' '))).toEqual([
        't_b t_c',
        'p_1 p_2 p_3',
        '',
        'x_1 x_3',
      ]);
      expect((await at.store.partsOfStory('s_1', 2)).pledges.map((one) => one.id)).toEqual(['p_1', 'p_2']);
      expect(await at.store.partsOfStory('s_none')).toEqual({ tolls: [], pledges: [], differences: [], positions: [] });
      expect(await at.store.picture()).toEqual({ ...built, picture: { ...built.picture, tolls, pledges, positions } });
    });

    it('counts an edition for each write that a reader could see, and for no other', async () => {
      const report = makeReport(1);
      const editions = [await at.store.edition()];
      const noteAfter = async (work: Promise<unknown>) => {
        await work;
        editions.push(await at.store.edition());
      };
      await noteAfter(at.store.addReports([report]));
      await noteAfter(at.store.putDerived([makeDerived(report)]));
      await noteAfter(at.store.putPicture(makePicture(1)));
      expect(new Set(editions).size).toBe(4);
      expect([...editions].sort((left, right) => left - right)).toEqual(editions);
      const seen = await at.store.edition();
      await at.store.addReports([report]);
      await at.store.putWritten({ name: 'brief de', of: 'x', body: '{}' });
      await at.store.putSourceState({ source: 'a', failures: 0, problems: [] });
      expect(await at.store.edition()).toBe(seen);
    });

    it('keeps the last page written under a name', async () => {
      expect(await at.store.written('brief de')).toBeUndefined();
      await at.store.putWritten({ name: 'brief de', of: 'one', body: 'first' });
      await at.store.putWritten({ name: 'brief en', of: 'one', body: 'other' });
      await at.store.putWritten({ name: 'brief de', of: 'two', body: 'second' });
      expect(await at.store.written('brief de')).toEqual({ name: 'brief de', of: 'two', body: 'second' });
      expect(await at.store.written('brief en')).toEqual({ name: 'brief en', of: 'one', body: 'other' });
    });

    it('forgets everything derived, and keeps reports, briefs and source states', async () => {
      const report = makeReport(1);
      await at.store.addReports([report]);
      const empty = await at.store.derivedHash();
      await at.store.putDerived([makeDerived(report)]);
      await at.store.putPicture(makePicture(3));
      await at.store.putBrief(makeBrief('b_1', [report]));
      await at.store.putSourceState({ source: 'a', failures: 0, problems: [] });
      await at.store.clearDerived();
      expect(await at.store.derived('r_1')).toBeUndefined();
      expect((await at.store.findings({})).items).toEqual([]);
      expect(await at.store.picture()).toBeUndefined();
      expect(await at.store.derivedHash()).toBe(empty);
      expect(await at.store.pendingReports('1', 10)).toEqual([report]);
      expect((await at.store.search({ text: 'Hafen' })).items).toHaveLength(1);
      expect(await at.store.brief('b_1')).toBeDefined();
      expect(await at.store.sourceStates()).toHaveLength(1);
      expect(await at.store.check()).toEqual([]);
    });
  });

  describe(`the hash of what was derived in ${name}`, () => {
    const at = freshStore(makePlace);

    it('does not depend on the order of writing, on row numbers, or on when reports were fetched', async () => {
      const reports = [1, 2, 3, 4].map((count) => makeReport(count));
      const derived = reports.map((report) =>
        makeDerived(report, { findings: [makeEvent(report, `${report.id}b`), makeEvent(report, `${report.id}a`)] }),
      );
      await at.store.addReports(reports);
      await at.store.putDerived(derived);
      await at.store.putPicture(makePicture(3));
      const hash = await at.store.derivedHash();
      expect(hash).toMatch(/^[0-9a-f]{64}$/);

      const place = await makePlace();
      try {
        const other = await place.open();
        await other.addReports([makeReport(99)]);
        for (const report of [...reports].reverse()) await other.addReports([{ ...report, fetched: minute(1) }]);
        await other.putDerived([makeDerived(makeReport(1))]);
        for (const one of [...derived].reverse()) await other.putDerived([{ ...one, findings: [...one.findings].reverse() }]);
        const picture = makePicture(3);
        await other.putPicture({ ...picture, stories: [...picture.stories].reverse() });
        expect(await other.derivedHash()).toBe(hash);
      } finally {
        await place.remove();
      }
    });

    it('is the same after everything was derived anew', async () => {
      const report = makeReport(1);
      await at.store.addReports([report]);
      const fill = async () => {
        await at.store.putDerived([makeDerived(report)]);
        await at.store.putPicture(makePicture(2));
        return at.store.derivedHash();
      };
      const before = await fill();
      await at.store.clearDerived();
      expect(await at.store.derivedHash()).not.toBe(before);
      expect(await fill()).toBe(before);
    });

    it('changes with every part', async () => {
      const report = makeReport(1);
      await at.store.addReports([report]);
      const hashes = new Set<string>([await at.store.derivedHash()]);
      const changes = [
        {},
        { version: '2' },
        { findings: [] },
        { mentions: [] },
        { times: [] },
        { sentences: [] },
        { actors: [] },
        { places: [] },
        { problems: [{ kind: 'partial', message: 'expected all' } as const] },
      ];
      for (const change of changes) {
        await at.store.putDerived([makeDerived(report, change)]);
        hashes.add(await at.store.derivedHash());
      }
      await at.store.putPicture(makePicture(1));
      hashes.add(await at.store.derivedHash());
      await at.store.putPicture(makePicture(2));
      hashes.add(await at.store.derivedHash());
      expect(hashes.size).toBe(changes.length + 3);
    });
  });
}
