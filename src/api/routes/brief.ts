import type { Citation, Report } from '../../model/index.js';
import type { Derived } from '../../store/index.js';
import { outletOf, readReportsById } from '../answer.js';
import type { Asked, DeskContext } from '../context.js';
import type { BriefCitation, QueryOf, ResponseOf } from '../contract.js';

/** Around the cited words, this much is shown where no sentence is known. */
const AROUND = 160;

/** `GET /api/brief`: the brief written last, each citation once, with its sentence. */
export async function brief(context: DeskContext, { query }: Asked<QueryOf<'brief'>>): Promise<ResponseOf<'brief'>> {
  const lang = query.lang ?? context.lang;
  const { written, current } = await context.state.brief(lang);
  if (written === undefined) return { lang, state: 'writing', title: '', sections: [], citations: [] };
  const cited = new Map<string, { readonly citation: Citation; readonly number: number }>();
  const numberOf = (citation: Citation) => {
    const key = `${citation.report} ${citation.revision ?? ''} ${citation.start} ${citation.end}`;
    const known = cited.get(key) ?? { citation, number: cited.size + 1 };
    cited.set(key, known);
    return known.number;
  };
  const { storyOf } = await context.state.picture();
  const all = written.brief.sections.flatMap((section) => section.sentences.flatMap((sentence) => sentence.citations));
  const reports = await readReportsById(context, [...new Set(all.map((citation) => citation.report))]);
  const sections = written.brief.sections.map((section) => ({
    title: section.title,
    sentences: section.sentences.map((sentence) => {
      const story = sentence.citations.map((citation) => storyOf.get(citation.report)).find((id) => id !== undefined);
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
    const described = await describeCitation(context, citation, number, reports.get(citation.report));
    if (described !== undefined) citations.push(described);
  }
  return {
    id: written.id,
    lang,
    state: current ? 'current' : 'writing',
    ...(written.since === undefined ? {} : { since: written.since }),
    ...(written.until === undefined ? {} : { until: written.until }),
    title: written.brief.title,
    ...(written.brief.omitted === undefined ? {} : { omitted: written.brief.omitted }),
    sections,
    citations,
  };
}

function byTime(left: string, right: string): number {
  return (Date.parse(left) || 0) - (Date.parse(right) || 0);
}

async function describeCitation(
  context: DeskContext,
  citation: Citation,
  number: number,
  current: Report | undefined,
): Promise<BriefCitation | undefined> {
  const isCurrent = citation.revision === undefined || citation.revision === current?.revision;
  const report = isCurrent ? current : await context.store.report(citation.report, citation.revision);
  if (report === undefined) return undefined;
  const { start, end } = citation;
  const derived = isCurrent ? await context.store.derived(report.id) : undefined;
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
    outlet: outletOf(context.desk, report.source),
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
