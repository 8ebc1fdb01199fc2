import { describe, expect, it } from 'vitest';
import type { Brief, ReportInput } from '../../src/model/index.js';
import { summarizeReports } from '../../src/pipeline/index.js';

let next = 0;
function report(source: string, text: string, published: string): ReportInput {
  next += 1;
  return { id: `t${next}`, source, text, lang: 'de', published };
}

const textOf = (brief: Brief) => brief.sections.flatMap((section) => section.sentences.map((sentence) => sentence.text)).join('\n');
const tell = async (...reports: ReportInput[]) => textOf(await summarizeReports(reports, { lang: 'de' }));

const ATTACK =
  'Russische Truppen haben die Stadt Odessa am Montag mit Drohnen angegriffen. In der Hafenstadt Odessa brannten nach dem Drohnenangriff Lagerhäuser im Hafen, und Rettungskräfte löschten die Brände in den Lagerhäusern bis zum Morgen.';

describe('numbers side by side', () => {
  it('tells the tolls of several claimants in one sentence, older numbers first', async () => {
    const text = await tell(
      report('eins', `${ATTACK} Bürgermeister Hennadij Truchanow meldete zwei Verletzte.`, '2024-05-06T20:00:00Z'),
      report('zwei', `${ATTACK} Bürgermeister Hennadij Truchanow meldete acht Verletzte.`, '2024-05-06T21:00:00Z'),
      report('drei', `${ATTACK} Der Rettungsdienst sprach von neun Verletzten.`, '2024-05-06T22:00:00Z'),
      report('vier', `${ATTACK} In Reni gab es nach Angaben der Polizei sieben Verletzte.`, '2024-05-06T23:00:00Z'),
    );
    expect(text).toContain('Zur Zahl der Verletzten gibt es mehrere Angaben');
    expect(text).toMatch(/zunächst zwei, später acht/u);
    expect(text).toMatch(/der Rettungsdienst sprach von neun/u);
    expect(text).toMatch(/von sieben in Reni/u);
    expect(text).not.toMatch(/26|17/u);
  });

  it('tells on which number of participants the outlets differ', async () => {
    const text = await tell(
      report('eins', 'In Genf haben Vertreter von rund 30 Staaten über den Wiederaufbau der Ukraine beraten.', '2024-05-06T20:00:00Z'),
      report('zwei', 'In Genf haben Vertreter von mehr als 30 Ländern über den Wiederaufbau der Ukraine beraten.', '2024-05-06T21:00:00Z'),
      report('drei', 'In Genf haben Vertreter aus 31 Ländern über den Wiederaufbau der Ukraine beraten.', '2024-05-06T22:00:00Z'),
    );
    expect(text).toMatch(/Zur Zahl der (?:Staaten|Länder) gibt es unterschiedliche Angaben: genannt werden .*31/u);
  });
});

describe('what cannot stand alone', () => {
  it.each([
    ['Der frühere Abgeordnete begrüßte die Entscheidung der Regierung in Berlin ausdrücklich.', 'frühere Abgeordnete'],
    ['Am Abend dankte er seinem Gastgeber für die Hilfe der vergangenen Monate.', 'Gastgeber'],
    ['Der wiederum hat die Vorwürfe aus Moskau am Dienstag zurückgewiesen.', 'Der wiederum'],
  ])('is not told in own words: %s', async (sentence, hanging) => {
    const brief = await summarizeReports([
      report('eins', `Polens Ministerpräsident Donald Tusk hat am Montag die Grenze besucht. ${sentence}`, '2024-05-06T20:00:00Z'),
    ]);
    const worded = brief.sections.flatMap((section) => section.sentences.filter((one) => one.kind === 'worded'));
    expect(worded.map((one) => one.text).join('\n')).not.toContain(hanging);
  });

  it('leaves out a plan for a day that is over', async () => {
    const text = await tell(
      report(
        'eins',
        'Die Außenminister der EU wollen am Montag in Brüssel über neue Sanktionen gegen Russland beraten.',
        '2024-05-05T08:00:00Z',
      ),
      report(
        'zwei',
        'Die Außenminister der EU haben sich am Montag in Brüssel auf neue Sanktionen gegen Russland geeinigt.',
        '2024-05-07T20:00:00Z',
      ),
    );
    expect(text).toContain('geeinigt');
    expect(text).not.toContain('wollen am Montag');
  });

  it('makes no fact of a wish', async () => {
    const text = await tell(
      report(
        'eins',
        'Russland stellte Bedingungen. Landmaschinen müssten wieder nach Russland geliefert werden dürfen, forderte der Kreml.',
        '2024-05-06T20:00:00Z',
      ),
    );
    expect(text).not.toMatch(/Angaben .* müssen/u);
  });
});

describe('a text of many matters', () => {
  it('is told by matter, hearsay as hearsay', async () => {
    const brief = await summarizeReports([
      report(
        'eins',
        'Frankreichs Präsident Emmanuel Macron hat in Paris mit Vertretern von 20 Ländern über Sicherheitsgarantien beraten. ' +
          'So erlitt die Hafenstadt Odessa einen schweren Drohnenangriff durch russische Streitkräfte. ' +
          'Verteidigungsminister Boris Pistorius äußerte Zweifel an der Bereitschaft des Kremls zu einer Waffenruhe. ' +
          'Auf wirtschaftlichem Gebiet wurde berichtet, dass die EU im vergangenen Jahr mehr Gas aus Russland eingeführt habe. ' +
          'Währenddessen schickte Nordkorea zusätzliche Soldaten nach Russland.',
        '2024-05-06T20:00:00Z',
      ),
    ]);
    expect(brief.sections.length).toBeGreaterThanOrEqual(3);
    const text = textOf(brief);
    expect(text).toMatch(/Odessa/u);
    expect(text).toContain('Berichtet wurde, dass die EU');
    expect(text).toMatch(/Pistorius äußerte Zweifel/u);
    expect(text).toMatch(/Nordkorea (?:hat|schickte)/u);
  });
});

describe('the opening of a section', () => {
  it.each([
    [
      'with what stands behind a relative clause',
      'Ein Brand zerstörte am Montag in Cuxhaven eine Halle, die den Fischern als Lager diente, samt allen Netzen.',
      /samt allen Netzen\.$/mu,
    ],
    [
      'with the party behind a name',
      'Hessens Verkehrsminister Karl Ahrenholz (FDP) hat am Montag in Kassel eine neue Brücke über die Fulda eröffnet.',
      /Ahrenholz .*eine neue Brücke/u,
    ],
    [
      'with the weekday instead of "heutig"',
      'Ein Frachter ist am heutigen Montag vor der Insel Borkum auf eine Sandbank gelaufen.',
      /am Montag vor der Insel Borkum/u,
    ],
    [
      'with an "es" that stands for nothing',
      'Auf der Landstraße bei Emden kam es am Montag zu einem Unfall mit zwei Verletzten.',
      /kam es am Montag zu einem Unfall/u,
    ],
  ])('tells the news whole, %s', async (_, sentence, told) => {
    expect(await tell(report('eins', sentence, '2024-05-06T20:00:00Z'))).toMatch(told);
  });

  it('makes no office of a noun that names no person', async () => {
    const text = await tell(
      report(
        'eins',
        'Nach der Niederlage Georg Wendlands zieht die Partei Folgen. Georg Wendland hat am Montag in Bonn den Vorsitz der Partei abgegeben.',
        '2024-05-06T20:00:00Z',
      ),
    );
    expect(text).not.toMatch(/Niederlage Georg Wendland /u);
    expect(text).toContain('Vorsitz der Partei');
  });

  it('tells each of many matters that one voice has', async () => {
    const lines = [
      'In Cuxhaven hat ein Brand am Montag eine Lagerhalle der Fischer zerstört.',
      'Der Bundestag hat am Montag das Gesetz über den Ausbau der Stromnetze beschlossen.',
      'Vor der Insel Borkum ist am Montag ein Frachter auf eine Sandbank gelaufen.',
      'In Lissabon haben am Montag zehntausend Lehrer gegen niedrige Löhne demonstriert.',
    ];
    const text = await tell(...lines.map((line, index) => report(`quelle${index}`, line, '2024-05-06T20:00:00Z')));
    for (const word of ['Lagerhalle', 'Stromnetze', 'Sandbank', 'Lehrer']) expect(text).toContain(word);
  });
});
