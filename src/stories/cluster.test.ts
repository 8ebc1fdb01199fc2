import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterReports, findCopies } from './index.js';

const flood =
  'Nach dem Dammbruch bei Grünau stehen drei Dörfer unter Wasser, hundert Bewohner wurden mit Booten gerettet. Der Landrat bat um Hilfe der Nachbarkreise.';
const floodAgain = 'Der Dammbruch bei Grünau hat drei Dörfer überflutet. Boote retteten hundert Bewohner, wie der Landrat mitteilte.';
const strike =
  'Die Lokführer legen ab Montag die Arbeit nieder. Ihre Gewerkschaft fordert sieben Prozent mehr Lohn, die Bahn nennt das überzogen.';

function storiesOf(reports: Parameters<typeof clusterReports>[0]): string[][] {
  return clusterReports(reports)
    .map((story) => [...story.reports].sort())
    .sort();
}

describe('clusterReports', () => {
  it('joins reports on one happening and keeps others apart', () => {
    const reports = [
      { id: 'a', text: flood, lang: 'de' },
      { id: 'b', text: strike, lang: 'de' },
      { id: 'c', text: floodAgain, lang: 'de' },
      { id: 'd', text: 'Im Halbfinale siegte die Heimmannschaft nach Verlängerung mit 3:2.', lang: 'de' },
    ];
    expect(storiesOf(reports)).toEqual([['a', 'c'], ['b'], ['d']]);
  });

  it('does not join the same words a month apart', () => {
    const reports = [
      { id: 'a', text: flood, lang: 'de', published: '2025-03-01' },
      { id: 'b', text: flood, lang: 'de', published: '2025-04-01' },
      { id: 'c', text: strike, lang: 'de', published: '2025-03-01' },
    ];
    expect(storiesOf(reports)).toEqual([['a'], ['b'], ['c']]);
  });

  it('joins reports in different languages by the entities and numbers that they share', () => {
    const reports = [
      { id: 'a', text: flood, lang: 'de', entities: ['Q1', 'Q2', 'Q3'] },
      { id: 'b', text: 'Повінь: мешканців врятовано', lang: 'uk', entities: ['Q1', 'Q2', 'Q3'] },
      { id: 'c', text: strike, lang: 'de', entities: ['Q9'] },
    ];
    expect(storiesOf(reports)).toEqual([['a', 'b'], ['c']]);
  });

  it('puts every report into exactly one story whatever the order of the input', () => {
    const report = fc.record({
      text: fc.lorem({ maxCount: 12 }),
      published: fc.constantFrom('2025-03-26', '2025-03-27T10:00:00+01:00', 'never'),
    });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 12 }), fc.nat(), (texts, turn) => {
        const reports = texts.map((one, index) => ({ ...one, id: `r${index}` }));
        const turned = [...reports.slice(turn % (reports.length || 1)), ...reports.slice(0, turn % (reports.length || 1))];
        expect(storiesOf(reports).flat().sort()).toEqual(reports.map((one) => one.id).sort());
        expect(storiesOf(turned)).toEqual(storiesOf(reports));
      }),
      { numRuns: 50 },
    );
  });
});

describe('findCopies', () => {
  it('groups a text with its shortened reprint', () => {
    const reprint = flood.replace('drei Dörfer', 'mehrere Dörfer');
    expect(
      findCopies([
        { id: 'a', text: flood },
        { id: 'b', text: reprint },
        { id: 'c', text: strike },
      ]),
    ).toEqual([['a', 'b']]);
  });

  it('keeps two own texts on one happening apart', () => {
    expect(
      findCopies([
        { id: 'a', text: flood },
        { id: 'b', text: floodAgain },
      ]),
    ).toEqual([]);
  });
});
