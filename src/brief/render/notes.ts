import type { Brief, Citation, Report } from '../../model/index.js';

/** What the renderers need of a report. */
export type RenderReport = Pick<Report, 'id' | 'source' | 'text'> &
  Partial<Pick<Report, 'revision' | 'title' | 'published' | 'url' | 'lang'>>;

/** What a brief is rendered with. */
export interface RenderContext {
  readonly reports: readonly RenderReport[];
  /** Names of the outlets by the id of their source. */
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly lang: 'de' | 'en';
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string;
  /** Address of a report in this program's own pages, instead of the publisher's; HTML only. */
  readonly reportHref?: (report: string) => string;
}

/** A source of a brief: one report with the number that stands at its sentences. */
export interface Note {
  readonly number: number;
  readonly report: string;
  readonly outlet: string;
  readonly title?: string;
  /** "27. März 2025, 06:40". */
  readonly time?: string;
  readonly url?: string;
  readonly href?: string;
  /** The cited words, in order of the text, each once. */
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly words: string }[];
}

/** A brief with the numbers of its sources worked out. */
export interface NotedBrief {
  readonly notes: readonly Note[];
  /** Numbers of the notes of a sentence, ascending, each once. */
  readonly numbersOf: (citations: readonly Citation[]) => number[];
}

/** Numbers the cited reports in the order in which they are first cited. */
export function numberNotes(brief: Brief, { reports, sources, lang, timeZone, reportHref }: RenderContext): NotedBrief {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const outlets = new Map(sources.map((source) => [source.id, source.name]));
  const order: string[] = [];
  const spans = new Map<string, Map<string, Citation>>();
  for (const { citations } of brief.sections.flatMap((section) => section.sentences)) {
    for (const citation of citations) {
      if (!spans.has(citation.report)) order.push(citation.report);
      spans.set(citation.report, (spans.get(citation.report) ?? new Map()).set(`${citation.start}-${citation.end}`, citation));
    }
  }
  const notes = order.map((id, index): Note => {
    const report = byId.get(id);
    const time = showTime(report?.published, lang, timeZone);
    const cited = [...spans.get(id)!.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    return {
      number: index + 1,
      report: id,
      outlet: report === undefined ? id : (outlets.get(report.source) ?? report.source),
      ...(report?.title === undefined ? {} : { title: report.title }),
      ...(time === undefined ? {} : { time }),
      ...(report?.url === undefined ? {} : { url: report.url }),
      ...(reportHref === undefined ? {} : { href: reportHref(id) }),
      quotes: cited.map(({ start, end }) => ({ start, end, words: squeeze(report?.text.slice(start, end) ?? '') })),
    };
  });
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  return {
    notes,
    numbersOf: (citations) => [...new Set(citations.map((citation) => numbers.get(citation.report)!))].sort((a, b) => a - b),
  };
}

/** A moment in words of the zone; a date without time stays a date; undefined for what is none. */
export function showTime(published: string | undefined, lang: 'de' | 'en', timeZone: string): string | undefined {
  if (published === undefined) return undefined;
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(published);
  const moment = new Date(dateOnly ? `${published}T12:00:00Z` : published);
  if (Number.isNaN(moment.getTime())) return undefined;
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(dateOnly ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', timeZone }),
  })
    .format(moment)
    .replace(' um ', ', ')
    .replace(' at ', ', ');
}

/** White space as single spaces, control characters away: what is shown in one line. */
export function squeeze(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Words of the renderers by language. */
export const LABELS = {
  de: {
    sources: 'Quellen',
    omitted: (count: number) =>
      count === 1
        ? 'Ein Satz hielt der Prüfung nicht stand und wurde weggelassen.'
        : `${count} Sätze hielten der Prüfung nicht stand und wurden weggelassen.`,
    empty: 'Nichts zu berichten.',
  },
  en: {
    sources: 'Sources',
    omitted: (count: number) =>
      count === 1 ? 'One sentence failed verification and was left out.' : `${count} sentences failed verification and were left out.`,
    empty: 'Nothing to report.',
  },
} as const;
