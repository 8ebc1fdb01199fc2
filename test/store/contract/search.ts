import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MakePlace } from '../contract.js';
import { makeReport, minute, revise } from '../records.js';
import { freshStore, from, readAll } from './place.js';

const TEXTS: Readonly<Record<string, string>> = {
  arms: 'Die Rüstung der Marine wird teurer.',
  export: 'Der Rüstungsexport stieg, sagte das Amt.',
  road: 'An der Straße nach Süden brannte ein Lager.',
  street: 'Die Hauptstrasse blieb frei. Neue Brücken sind quer gespannt.',
  kharkiv: 'У Харкові пролунали вибухи. Місто живе.',
  russian: 'Всё спокойно в районе.',
  french: 'L’été à Genève, un œuvre française.',
  summit: 'Das Treffen der Außenminister endet ohne Erklärung; das Treffen in Oslo folgt.',
  hyphen: 'Der Ukraine-Krieg und die EU.',
};

export function searchContract(name: string, makePlace: MakePlace): void {
  describe(`search in ${name}`, () => {
    const at = freshStore(makePlace);

    async function fill(): Promise<(text: string) => Promise<string[]>> {
      await at.store.addReports(Object.entries(TEXTS).map(([id, text]) => makeReport(id, { text, title: 'Kurz' })));
      return async (text) => {
        const found = await at.store.search({ text });
        expect(found.problems).toEqual([]);
        return found.items.map((hit) => hit.report.slice(2)).sort();
      };
    }

    it.each([
      ['Rüstung', ['arms', 'export']],
      ['ruestung', ['arms', 'export']],
      ['RUSTUNG', ['arms', 'export']],
      ['"Rüstung"', ['arms']],
      ['Ruestungsexport', ['export']],
      ['Strasse', ['road']],
      ['Straße', ['road']],
      ['Hauptstraße', ['street']],
      ['Haupt', ['street']],
      ['neue', ['street']],
      ['quer', ['street']],
      ['qur', []],
      ['Bruecken', ['street']],
      ['Aussenminister', ['summit']],
      ['харкові', ['kharkiv']],
      ['ХАРКОВ', ['kharkiv']],
      ['все', ['russian']],
      ['ете', []],
      ['ete', ['french']],
      ['oeuvre', ['french']],
      ['geneve', ['french']],
      ['"das Treffen in"', ['summit']],
      ['"Treffen das"', []],
      ['„der Außenminister“', ['summit']],
      ['Treffen Oslo', ['summit']],
      ['Treffen AND Oslo', ['summit']],
      ['Treffen Marine', []],
      ['Marine OR Oslo', ['arms', 'summit']],
      ['Rüstung -Marine', ['export']],
      ['Rüstung NOT Marine', ['export']],
      ['Rüstung AND NOT "stieg sagte"', ['arms']],
      ['Rüstung Marine OR Straße Lager', ['arms', 'road']],
      ['Ukraine-Krieg', ['hyphen']],
      ['Krieg-Ukraine', []],
      ['EU', ['hyphen']],
      ['E', []],
      ['Ma*', ['arms']],
      ['Ma', []],
      ['"Rüstung de"*', ['arms']],
      ['(Marine)', ['arms']],
      ['Marine &', ['arms']],
      ['and', []],
      ['Kurz -der -die', ['french', 'kharkiv', 'russian']],
    ])('finds for %s the right reports', async (query, expected) => {
      const find = await fill();
      expect(await find(query)).toEqual(expected);
    });

    it.each([
      '',
      '   ',
      '"',
      '"offen',
      '*',
      '-',
      '!?',
      '-Marine',
      'Marine OR',
      'OR Marine',
      'Marine AND',
      'a AND OR b',
      'a OR -b',
      'NOT',
      'a NOT',
      '""',
      'x'.repeat(5000),
      'wort '.repeat(100),
    ])('answers the query %j with a problem', async (text) => {
      await fill();
      const found = await at.store.search({ text });
      expect(found.items).toEqual([]);
      expect(found.problems).toHaveLength(1);
      expect(found.problems[0]!.message).toMatch(/^expected .*, found /);
    });

    it('never throws, whatever is typed', async () => {
      await fill();
      const piece = fc.oneof(
        fc.constantFrom('"', '*', '-', 'AND', 'OR', 'NOT', '(', ')', ':', '^', 'NEAR', '{', '\0', '\ud800', "'", 'Rüstung', '+', ' '),
        fc.string({ unit: 'binary', maxLength: 8 }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' '), async (pieces, glue) => {
          const found = await at.store.search({ text: pieces.join(glue) });
          expect(found.problems.length === 0 || found.items.length === 0).toBe(true);
        }),
        { numRuns: 150, seed: 7 },
      );
    });

    it('finds every word of every text, and a phrase of any words that follow each other', async () => {
      const text = fc.string({
        unit: fc.constantFrom('a', 'e', 'u', 'ü', 'ß', 'Q', 'é', 'ё', 'й', ' ', '.', '-', '\u00ad', '9', '😀', '\ud800', 'ﬁ', '½', 'İ'),
        minLength: 1,
        maxLength: 40,
      });
      let count = 0;
      await fc.assert(
        fc.asyncProperty(text, async (words) => {
          const id = `p${count++}`;
          await at.store.addReports([makeReport(id, { text: words, title: '' })]);
          const query = `"${words}"`;
          const found = await at.store.search({ text: query, limit: 1000 });
          if (found.problems.length > 0) expect(words).not.toMatch(/[a-zäöüßéёй9]/i);
          else expect(found.items.map((hit) => hit.report)).toContain(`r_${id}`);
        }),
        { numRuns: 120, seed: 11 },
      );
    });

    it('shows title, source, time, and a snippet whose marks are the words that matched', async () => {
      const text = `${'Vorspann ohne Belang. '.repeat(30)}Am Abend brannte die Straße, dann die Hauptstraße.${' Nachsatz.'.repeat(40)}`;
      await at.store.addReports([makeReport('long', { text })]);
      const hit = (await at.store.search({ text: 'strasse abend' })).items[0]!;
      expect(hit).toMatchObject({ report: 'r_long', title: 'Meldung long', source: 'musterblatt', published: minute(0) });
      expect(hit.marks.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['Abend', 'Straße']);
      expect(hit.snippet.length).toBeLessThan(300);
      expect(hit.snippet).toMatch(/^… .* …$/);
      expect(hit.score).toBeGreaterThan(0);
    });

    it('shows the beginning where only the title matches, without cutting a character in two', async () => {
      await at.store.addReports([makeReport('smile', { title: 'Sondergipfel', text: '😀'.repeat(400) })]);
      const hit = (await at.store.search({ text: 'Gipfel OR Sondergipfel' })).items[0]!;
      expect(hit.marks).toEqual([]);
      expect(hit.snippet.replace(/ …$/, '')).toMatch(/^(😀)+$/u);
    });

    it('ranks a match in the title above one in a long text', async () => {
      await at.store.addReports([
        makeReport('body', { title: 'Anderes', text: `Hafen ${'und vieles mehr '.repeat(40)}` }),
        makeReport('title', { title: 'Hafen', text: `Etwas ${'und vieles mehr '.repeat(40)}` }),
      ]);
      expect((await at.store.search({ text: 'Hafen' })).items.map((hit) => hit.report)).toEqual(['r_title', 'r_body']);
    });

    it('searches current revisions that were not withdrawn, and nothing else', async () => {
      const [first, second] = [makeReport(1, { text: 'Altwort' }), makeReport(2, { text: 'Altwort' })];
      await at.store.addReports([first!, second!]);
      await at.store.addReports([revise(first!, 'Neuwort'), revise(second!, 'Altwort', { withdrawn: true })]);
      expect((await at.store.search({ text: 'Altwort' })).items).toEqual([]);
      expect((await at.store.search({ text: 'Neuwort' })).items).toHaveLength(1);
      await at.store.addReports([revise(second!, 'Altwort', { withdrawn: false, fetched: minute(30_000) })]);
      expect((await at.store.search({ text: 'Altwort' })).items.map((hit) => hit.report)).toEqual(['r_2']);
      expect(await at.store.check()).toEqual([]);
    });

    it('narrows by language and time', async () => {
      await at.store.addReports([makeReport(1), makeReport(2, { lang: 'en' }), makeReport(3)]);
      const find = async (query: { lang?: string; since?: string; until?: string }) =>
        (await at.store.search({ text: 'Hafen', ...query })).items.map((hit) => hit.report).sort();
      expect(await find({ lang: 'en' })).toEqual(['r_2']);
      expect(await find({ since: minute(2) })).toEqual(['r_2', 'r_3']);
      expect(await find({ until: minute(2) })).toEqual(['r_1']);
    });

    it('pages without repeating one while others come in', async () => {
      await at.store.addReports(Array.from({ length: 25 }, (_, index) => makeReport(index)));
      let come = 100;
      const { items } = await readAll(async (after) => {
        const page = await at.store.search({ text: 'Hafen', limit: 10, ...from(after) });
        await at.store.addReports([makeReport(come++)]);
        return page;
      });
      expect(items).toHaveLength(25);
      expect(new Set(items.map((hit) => hit.report)).size).toBe(25);
      await expect(at.store.search({ text: 'Hafen', after: 'x' })).rejects.toMatchObject({ code: 'bad-query' });
    });
  });
}
