import type { Citation, Desk, Report } from '../../model/index.js';
import { composeBrief, DERIVATION_VERSION } from '../../pipeline/index.js';
import type { Derived, Store } from '../../store/index.js';
import type { BriefCitation, ResponseOf } from '../contract.js';
import { outletOf } from '../outlet.js';

/** A brief as the page shows it: everything that `GET /api/brief` answers with. */
export type PageBrief = ResponseOf<'brief'>;

/** Around the cited words, this much is shown where no sentence is known. */
const AROUND = 160;

/** What a brief depends on besides its language: a brief written of the same is the same. */
export function briefBasis(desk: Desk, edition: number): string {
  const { name, filter, issues, timeZone, sources } = desk;
  const settings = { name, filter, issues, timeZone, sources: sources.map((source) => [source.id, source.name]) };
  return JSON.stringify([DERIVATION_VERSION, edition, settings]);
}

/** The brief of this language that the store keeps, with what it was written of; it is decoded when it is asked for. */
export async function keptBrief(store: Store, lang: 'de' | 'en'): Promise<{ readonly of: string; page(): PageBrief } | undefined> {
  const kept = await store.written(`brief ${lang}`);
  return kept && { of: kept.of, page: () => JSON.parse(kept.body) as PageBrief };
}

/** Keeps a brief, so that the next start shows it at once. */
export async function keepBrief(store: Store, lang: 'de' | 'en', of: string, page: PageBrief): Promise<void> {
  await store.putWritten({ name: `brief ${lang}`, of, body: JSON.stringify(page) });
}

/** Writes and keeps the brief of what the store holds, unless it is kept already. @returns whether it had to be written */
export async function prepareBrief(store: Store, desk: Desk, lang: 'de' | 'en'): Promise<boolean> {
  const of = briefBasis(desk, await store.edition());
  if ((await store.written(`brief ${lang}`))?.of === of) return false;
  await keepBrief(store, lang, of, await writePageBrief(store, desk, lang));
  return true;
}

/** Writes the brief of a desk, each citation once, with its sentence. */
export async function writePageBrief(store: Store, desk: Desk, lang: 'de' | 'en'): Promise<PageBrief> {
  const { id, brief, since, until, stories, reports: inWindow } = await composeBrief(store, desk, { lang });
  const storyOf = new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)));
  const reports = new Map(inWindow.map((report) => [report.id, report]));
  const cited = new Map<string, { readonly citation: Citation; readonly number: number }>();
  const numberOf = (citation: Citation) => {
    const key = `${citation.report} ${citation.revision ?? ''} ${citation.start} ${citation.end}`;
    const known = cited.get(key) ?? { citation, number: cited.size + 1 };
    cited.set(key, known);
    return known.number;
  };
  const sections = brief.sections.map((section) => ({
    title: section.title,
    sentences: section.sentences.map((sentence) => {
      const story = sentence.citations.map((citation) => storyOf.get(citation.report)).find((one) => one !== undefined);
      const at = sentence.citations
        .map((citation) => reports.get(citation.report)?.published ?? '')
        .sort(byTime)
        .at(-1);
      return {
        text: sentence.text,
        ...(sentence.kind === undefined ? {} : { kind: sentence.kind }),
        citations: [...new Set(sentence.citations.map(numberOf))],
        findings: sentence.findings ?? [],
        ...(story === undefined ? {} : { story }),
        ...(at === undefined || at === '' ? {} : { at }),
      };
    }),
  }));
  const citations: BriefCitation[] = [];
  for (const { citation, number } of cited.values()) {
    const described = await describeCitation(store, desk, citation, number, reports.get(citation.report));
    if (described !== undefined) citations.push(described);
  }
  return {
    id,
    lang,
    state: 'current',
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    title: brief.title,
    ...(brief.omitted === undefined ? {} : { omitted: brief.omitted }),
    sections,
    citations,
  };
}

function byTime(left: string, right: string): number {
  return (Date.parse(left) || 0) - (Date.parse(right) || 0);
}

async function describeCitation(
  store: Store,
  desk: Desk,
  citation: Citation,
  number: number,
  current: Report | undefined,
): Promise<BriefCitation | undefined> {
  const isCurrent = current !== undefined && (citation.revision === undefined || citation.revision === current.revision);
  const report = isCurrent ? current : await store.report(citation.report, citation.revision);
  if (report === undefined) return undefined;
  const { start, end } = citation;
  const derived = isCurrent ? await store.derived(report.id) : undefined;
  const [from, to] = sentenceAround(report.text, derived?.sentences ?? [], start, end);
  return {
    number,
    report: report.id,
    ...(citation.revision === undefined ? {} : { revision: citation.revision }),
    start,
    end,
    before: report.text.slice(from, start),
    words: report.text.slice(start, end),
    after: report.text.slice(end, to),
    ...(report.title === undefined ? {} : { title: report.title }),
    outlet: outletOf(desk, report.source),
    lang: report.lang,
    ...(report.published === undefined ? {} : { published: report.published }),
  };
}

/** From the beginning of the sentence of the first word to the end of the sentence of the last, within one paragraph. */
function sentenceAround(text: string, sentences: Derived['sentences'], start: number, end: number): readonly [number, number] {
  const first = sentences.find(([from, to]) => from <= start && start < to);
  const last = sentences.find(([from, to]) => from < end && end <= to);
  const paragraph = text.lastIndexOf('\n', start) + 1;
  const paragraphEnd = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const from = Math.max(first?.[0] ?? start - AROUND, paragraph);
  const to = Math.min(last?.[1] ?? end + AROUND, paragraphEnd);
  return [Math.min(from, start), Math.max(to, end)];
}
