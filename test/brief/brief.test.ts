import { describe, expect, it } from 'vitest';
import { renderHtml, renderMarkdown, renderText, summarizeExtractive, verifyDigest, writeBrief } from '../../src/brief/index.js';
import type { Brief, ReportInput } from '../../src/model/index.js';
import { analyzeKnown } from '../../src/pipeline/analyze.js';
import { buildAll } from '../../src/pipeline/build.js';
import { numberFindings } from '../../src/pipeline/derive.js';

const REPORTS = [
  {
    id: 'r1',
    revision: 1,
    source: 'nord',
    lang: 'de',
    published: '2024-05-13T21:00:00+02:00',
    title: 'Drohnenangriff auf Odessa',
    text: 'Russland hat die Hafenstadt Odessa am Montagabend mit Drohnen angegriffen. Es seien mindestens zwölf Menschen verletzt worden, teilte Bürgermeister Hennadij Truchanow mit. Die Feuerwehr bekämpfte mehrere Brände im Hafen.',
  },
  {
    id: 'r2',
    revision: 1,
    source: 'sued',
    lang: 'de',
    published: '2024-05-14T08:00:00+02:00',
    title: 'Odessa: Verletzte nach Drohnenangriff',
    text: 'Bei dem Drohnenangriff auf Odessa sind nach Angaben von Bürgermeister Hennadij Truchanow mindestens zwölf Menschen verletzt worden. Der ukrainische Präsident Wolodymyr Selenskyj sagte, Russland wolle den Hafen der Stadt zerstören.',
  },
  {
    id: 'r3',
    revision: 1,
    source: 'west',
    lang: 'de',
    published: '2024-05-14T09:00:00+02:00',
    title: 'Berlin sagt Kiew Hilfe zu',
    text: 'Deutschland hat der Ukraine 20 Millionen Euro für den Wiederaufbau zugesagt. Außenministerin Annalena Baerbock forderte weitere Hilfe der Verbündeten. Russland wies die Vorwürfe aus Kiew zurück.',
  },
  {
    id: 'r4',
    revision: 1,
    source: 'wire',
    lang: 'en',
    published: '2024-05-14T10:00:00+02:00',
    title: 'Drones hit Odesa port',
    text: 'Drones struck the Black Sea port of Odesa late on Monday, officials in Kyiv said. Firefighters worked through the night to put out several blazes.',
  },
] as const;
const SOURCES = [
  { id: 'nord', name: 'Nordblatt' },
  { id: 'sued', name: 'Südblatt' },
  { id: 'west', name: 'Westblatt' },
  { id: 'wire', name: 'Wire & <b>Co</b>' },
];

const analyses = new Map(REPORTS.map((report) => [report.id as string, analyzeKnown(report)]));
const analyse = (id: string) => analyses.get(id);

function write(rest: { lang?: 'de' | 'en'; maxWords?: number; reports?: readonly (typeof REPORTS)[number][] } = {}): Brief {
  const reports = rest.reports ?? REPORTS;
  const derived = reports.map((report) => ({
    report: report.id,
    findings: numberFindings(report, analyses.get(report.id)!.findings),
    mentions: analyses.get(report.id)!.entities.mentions,
  }));
  return writeBrief({
    reports,
    sources: SOURCES,
    findings: derived.flatMap((one) => one.findings),
    ...buildAll(reports, derived, { issues: [] }),
    lang: rest.lang ?? 'de',
    timeZone: 'Europe/Berlin',
    analyse,
    ...(rest.maxWords === undefined ? {} : { maxWords: rest.maxWords }),
  });
}

function wordsIn(brief: Brief): number {
  return brief.sections
    .flatMap((section) => section.sentences)
    .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

describe('writeBrief', () => {
  it('tells the attack, who claims the injured, and the pledge, each once and each with the words it rests on', () => {
    const brief = write();
    const text = brief.sections.flatMap((section) => section.sentences.map((sentence) => sentence.text)).join('\n');
    expect(text).toMatch(/Odessa/u);
    expect(text).toMatch(/mindestens zwölf/u);
    expect(text).toMatch(/Truchanow/u);
    expect(text).toMatch(/20 Millionen Euro/u);
    expect(text.match(/mindestens zwölf/gu)).toHaveLength(1);
    for (const { citations } of brief.sections.flatMap((section) => section.sentences)) {
      expect(citations.length).toBeGreaterThan(0);
      for (const { report, start, end } of citations)
        expect(
          REPORTS.find((one) => one.id === report)!
            .text.slice(start, end)
            .trim(),
        ).not.toBe('');
    }
  });

  it('passes its own verification, in both languages', () => {
    for (const lang of ['de', 'en'] as const) {
      const outlets = new Map(SOURCES.map((source) => [source.id, source.name]));
      const { sentences } = verifyDigest(write({ lang }), REPORTS, analyse, outlets);
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.flatMap((sentence) => sentence.problems)).toEqual([]);
    }
  });

  it('is the same for the same input, whatever its order', () => {
    expect(write({ reports: [...REPORTS].reverse() })).toEqual(write());
  });

  it('keeps to the wanted length, and writes nothing about nothing', () => {
    expect(wordsIn(write({ maxWords: 30 }))).toBeLessThanOrEqual(30);
    expect(write({ reports: [] })).toEqual({ title: 'Die Lage', sections: [] });
  });
});

describe('summarizeExtractive', () => {
  const reports: (ReportInput & { lang: string })[] = [
    {
      id: 'b',
      lang: 'fr',
      published: '2024-05-14',
      text: 'Le port de Brest a été fermé mardi après une explosion sur un quai. Personne n’a été blessé dans cette explosion selon la préfecture.',
    },
    {
      id: 'a',
      lang: 'fr',
      published: '2024-05-13',
      text: 'Une explosion a frappé le port de Brest dans la soirée de lundi. Les pompiers ont lutté toute la nuit contre le feu.',
    },
  ];

  it('gives whole sentences with their places, oldest report first, within the wanted length', () => {
    const { sections } = summarizeExtractive(reports, { lang: 'de', maxWords: 30 });
    const sentences = sections.flatMap((section) => section.sentences);
    expect(sentences.length).toBeGreaterThan(0);
    for (const { text, citations } of sentences) {
      const [{ report, start, end }] = citations as [{ report: string; start: number; end: number }];
      expect(reports.find((one) => one.id === report)!.text.slice(start, end)).toBe(text);
    }
    expect(sentences[0]!.citations[0]!.report).toBe('a');
    expect(sentences.map(({ text }) => text.split(' ').length).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(32);
  });

  it('does not say the same twice, and is empty for nothing', () => {
    const twice = summarizeExtractive([reports[0]!, { ...reports[0]!, id: 'c' }], { lang: 'de' });
    const texts = twice.sections.flatMap((section) => section.sentences.map((sentence) => sentence.text));
    expect(new Set(texts).size).toBe(texts.length);
    expect(summarizeExtractive([], { lang: 'en' }).sections).toEqual([]);
  });
});

describe('renderers', () => {
  const brief: Brief = {
    title: 'Lage <script>alert(1)</script>',
    sections: [
      {
        title: 'Hafen *neu*',
        sentences: [
          {
            text: 'Drones & "quotes" [x](y).',
            kind: 'quotation',
            citations: [
              { report: 'r4', start: 0, end: 6 },
              { report: 'r1', start: 0, end: 8 },
            ],
          },
        ],
      },
    ],
    omitted: 2,
  };
  const context = { reports: REPORTS, sources: SOURCES, lang: 'de' as const, timeZone: 'Europe/Berlin' };

  it('print text with superscript numbers and the list of sources with outlet, title and time', () => {
    const text = renderText(brief, context);
    expect(text).toContain('Drones & "quotes" [x](y).¹\u2009²');
    expect(text).toContain('¹ Wire & <b>Co</b> · Drones hit Odesa port · 14. Mai 2024, 10:00');
    expect(text).toContain('² Nordblatt · Drohnenangriff auf Odessa · 13. Mai 2024, 21:00');
    expect(text).toContain('2 Sätze hielten der Prüfung nicht stand');
    expect(renderText({ title: 'Leer', sections: [] }, context)).toContain('Nichts zu berichten.');
  });

  it('print Markdown in which texts of others are no markup', () => {
    const markdown = renderMarkdown(brief, context);
    expect(markdown).toContain('## Hafen \\*neu\\*');
    expect(markdown).toContain('\\[x\\](y).[^1][^2]');
    expect(markdown).toContain('[^1]: Wire &amp; &lt;b&gt;Co&lt;/b&gt;: Drones hit Odesa port (14. Mai 2024, 10:00). „Drones“');
    expect(markdown).not.toContain('<script>');
  });

  it('print a page without script in which everything is escaped and only web addresses are links', () => {
    const html = renderHtml(brief, {
      ...context,
      reports: REPORTS.map((report) => ({ ...report, url: report.id === 'r4' ? 'javascript:alert(1)' : 'https://nord.example/a"b' })),
    });
    expect(html).toContain('Lage &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|javascript:|onerror=/iu);
    expect(html).toContain('href="https://nord.example/a&quot;b"');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<sup><a href="#q1">1</a> <a href="#q2">2</a></sup>');
    expect(renderHtml(brief, { ...context, reportHref: (id) => `/reports/${id}` })).toContain('href="/reports/r4"');
  });
});
