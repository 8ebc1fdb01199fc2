import { describe, expect, it } from 'vitest';
import { verifyDigest } from '../../src/brief/index.js';
import { analyzeLanguage } from '../../src/language/index.js';
import type { EntityAnalysis, ReportFindings, ReportInput } from '../../src/model/index.js';

const NO_ENTITIES: EntityAnalysis = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };
const NO_FINDINGS: ReportFindings = { statements: [], events: [], transfers: [], figures: [], tallies: [], conditions: [] };

const REPORTS: readonly ReportInput[] = [
  {
    id: 'a',
    source: 'kreisblatt',
    lang: 'de',
    published: '2024-05-14T09:00:00+02:00',
    text: [
      'Rund 40 Länder beraten am Dienstag in Lissabon über Hilfen für Moldau.',
      'Russland hat die Ukraine in der Nacht mit Raketen angegriffen.',
      'Bei dem Einsturz seien mindestens zwölf Menschen verletzt worden, teilte Bürgermeister Ion Ceban am Montag mit.',
      'Die Regierung in Chișinău schließt Verhandlungen nicht aus.',
      'Laut Gouverneur Serhij Lyssak brannten vier Lagerhallen.',
      'Ministerin Annalena Baerbock kündigte 20 Millionen Euro für die Ukraine an.',
      'Das Ministerium hat keine Panzer geliefert.',
    ].join(' '),
  },
  { id: 'b', source: 'hafenblatt', lang: 'de', published: '2024-05-14', text: 'In Porto regnet es. Der Hafen bleibt geschlossen.' },
  {
    id: 'en',
    source: 'wire',
    lang: 'en',
    published: '2024-05-14',
    text: 'At least 14 people were hurt in Odesa on Monday, officials said. The mayor denied it.',
  },
];

const analyse = (id: string) => {
  const report = REPORTS.find((one) => one.id === id);
  if (report === undefined) return undefined;
  const language = analyzeLanguage(report.text, {
    lang: report.lang ?? 'de',
    ...(report.published === undefined ? {} : { published: report.published }),
  });
  return { language, entities: NO_ENTITIES, findings: NO_FINDINGS };
};

/** Problem kinds of one sentence that cites the words of a report. */
function check(text: string, words: string, report = 'a'): string[] {
  const source = REPORTS.find((one) => one.id === report)!;
  const start = source.text.indexOf(words);
  if (start === -1) throw new Error(`the fixture has no "${words}"`);
  const digest = { sections: [{ title: 'S', sentences: [{ text, citations: [{ report, start, end: start + words.length }] }] }] };
  return verifyDigest(digest, REPORTS, analyse).sentences[0]!.problems.map((problem) => problem.kind);
}

describe('verifyDigest lets stand', () => {
  it.each([
    ['In Lissabon beraten am Dienstag rund 40 Staaten über Hilfen für Moldau.', 'Rund 40 Länder'],
    ['Etwa 40 Länder beraten in Lissabon über Hilfen für Moldau.', 'beraten am Dienstag'],
    ['Russland hat die Ukraine mit Raketen angegriffen.', 'mit Raketen angegriffen'],
    ['Die Ukraine ist von Russland mit Raketen angegriffen worden.', 'mit Raketen angegriffen'],
    ['Nach Angaben von Bürgermeister Ion Ceban sind mindestens zwölf Menschen verletzt worden.', 'mindestens zwölf Menschen'],
    ['Mindestens 12 Menschen seien verletzt worden, sagte Ceban.', 'mindestens zwölf Menschen'],
    ['Die Regierung in Chișinău schließt Verhandlungen nicht aus.', 'schließt Verhandlungen nicht aus'],
    ['Vier Lagerhallen brannten laut Lyssak.', 'vier Lagerhallen'],
    ['Baerbock hat der Ukraine 20 Millionen Euro angekündigt.', '20 Millionen Euro'],
    ['„Das Ministerium hat keine Panzer geliefert“, berichtet das Kreisblatt.', 'keine Panzer'],
  ])('%s', (text, words) => {
    expect(check(text, words)).toEqual([]);
  });

  it('a whole source sentence of a language that is not analysed', () => {
    expect(check('At least 14 people were hurt in Odesa on Monday, officials said.', 'At least 14', 'en')).toEqual([]);
  });
});

describe('verifyDigest catches', () => {
  it.each([
    ['another number', 'Rund 50 Staaten beraten in Lissabon über Hilfen für Moldau.', 'Rund 40 Länder', 'number'],
    ['a dropped "rund"', '40 Staaten beraten in Lissabon über Hilfen für Moldau.', 'Rund 40 Länder', 'number'],
    ['a dropped "mindestens"', 'Nach Angaben von Ion Ceban sind zwölf Menschen verletzt worden.', 'mindestens zwölf', 'number'],
    [
      '"mindestens" turned into "bis zu"',
      'Nach Angaben von Ion Ceban sind bis zu zwölf Menschen verletzt worden.',
      'mindestens zwölf',
      'number',
    ],
    ['swapped attacker and victim', 'Die Ukraine hat Russland mit Raketen angegriffen.', 'mit Raketen angegriffen', 'name'],
    [
      'swapped attacker and victim in the passive',
      'Russland ist von der Ukraine mit Raketen angegriffen worden.',
      'mit Raketen angegriffen',
      'name',
    ],
    ['a dropped negation', 'Die Regierung in Chișinău schließt Verhandlungen aus.', 'schließt Verhandlungen nicht aus', 'polarity'],
    ['a dropped "kein"', 'Das Ministerium hat Panzer geliefert.', 'keine Panzer', 'polarity'],
    ['an added negation', 'Russland hat die Ukraine nicht mit Raketen angegriffen.', 'mit Raketen angegriffen', 'polarity'],
    ['a dropped "laut"', 'Vier Lagerhallen brannten.', 'vier Lagerhallen', 'claimant'],
    ['dropped indirect speech', 'Mindestens zwölf Menschen sind verletzt worden.', 'mindestens zwölf', 'claimant'],
    ['an invented name', 'Laut Gouverneur Oleh Synjehubow brannten vier Lagerhallen.', 'vier Lagerhallen', 'name'],
    ['a name from elsewhere', 'Russland hat Polen mit Raketen angegriffen.', 'mit Raketen angegriffen', 'name'],
    ['a wrong day', 'Rund 40 Länder beraten am Freitag in Lissabon über Hilfen für Moldau.', 'Rund 40 Länder', 'date'],
    ['a wrong date', 'Rund 40 Länder beraten am 16. Mai in Lissabon über Hilfen für Moldau.', 'Rund 40 Länder', 'date'],
    ['a sentence about something else', 'Die Gespräche über Getreideausfuhren sind gescheitert.', 'vier Lagerhallen', 'content'],
    [
      'altered words in quotation marks',
      '„Das Ministerium hat viele Panzer geliefert“, berichtet das Kreisblatt.',
      'keine Panzer',
      'content',
    ],
    ['another outlet', '„Das Ministerium hat keine Panzer geliefert“, berichtet der Abendstern.', 'keine Panzer', 'content'],
  ])('%s', (_what, text, words, kind) => {
    expect(check(text, words)).toContain(kind);
  });

  it('a citation of another report', () => {
    expect(check('Russland hat die Ukraine mit Raketen angegriffen.', 'Der Hafen', 'b')).not.toEqual([]);
  });

  it('a changed number in a language that is not analysed', () => {
    expect(check('At least 40 people were hurt in Odesa on Monday, officials said.', 'At least 14', 'en')).toContain('number');
  });

  it('a sentence without citation, and citations that point to nothing', () => {
    const text = 'Russland hat die Ukraine angegriffen.';
    const cite = (citations: { report: string; start: number; end: number }[]) =>
      verifyDigest({ sections: [{ sentences: [{ text, citations }] }] }, REPORTS, analyse).sentences[0]!.problems.map(
        (problem) => problem.kind,
      );
    expect(cite([])).toEqual(['no-citation']);
    expect(cite([{ report: 'z', start: 0, end: 4 }])).toEqual(['bad-citation']);
    expect(cite([{ report: 'a', start: 5, end: 5 }])).toEqual(['bad-citation']);
    expect(cite([{ report: 'a', start: -1, end: 5 }])).toEqual(['bad-citation']);
    expect(cite([{ report: 'a', start: 0, end: 1e9 }])).toEqual(['bad-citation']);
  });
});

describe('verifyDigest', () => {
  it('counts sections and sentences from 0, and an empty digest has no sentences', () => {
    expect(verifyDigest({ sections: [] }, REPORTS, analyse)).toEqual({ sentences: [] });
    const sentence = { text: 'x', citations: [] };
    const found = verifyDigest({ sections: [{ sentences: [sentence] }, { sentences: [sentence, sentence] }] }, REPORTS, analyse);
    expect(found.sentences.map(({ section, index }) => [section, index])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('does not hang on hostile texts', () => {
    const text = `${'„'.repeat(5000)}${'1.'.repeat(5000)}${'nicht, '.repeat(5000)}`;
    const reports: ReportInput[] = [{ id: 'h', text: `${text} ${'Sätze. '.repeat(2000)}`, lang: 'xx' }];
    const digest = { sections: [{ sentences: [{ text, citations: [{ report: 'h', start: 0, end: text.length }] }] }] };
    expect(verifyDigest(digest, reports, () => undefined).sentences).toHaveLength(1);
  });
});
