import type { Desk, Finding, Pledge, Report, Span } from '../model/index.js';
import type { DeskContext } from './context.js';
import type { FindingItem, PledgeItem, ReportSummary } from './contract.js';
import { outletOf } from './outlet.js';

const LEAD_LENGTH = 240;

/** Reports as lists show them, in the order given. @param story the one of all of them, where it is known */
export async function summarise({ store, desk }: DeskContext, reports: readonly Report[], story?: string): Promise<ReportSummary[]> {
  const stories = story === undefined ? await store.storyOf(reports.map((report) => report.id)) : undefined;
  return reports.map((report) => summary(report, desk, story ?? stories?.get(report.id)));
}

function summary(report: Report, desk: Desk, story: string | undefined): ReportSummary {
  const { id, revision, source, kind, title, lang, published, updated, withdrawn } = report;
  return {
    id,
    revision,
    source,
    outlet: outletOf(desk, source),
    kind,
    ...(title === undefined ? {} : { title }),
    lead: leadOf(report.text),
    lang,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(story === undefined ? {} : { story }),
  };
}

/** The beginning of a text on one line, ended at a word. */
function leadOf(text: string): string {
  const line = text
    .slice(0, LEAD_LENGTH * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LEAD_LENGTH) return line;
  const cut = line.lastIndexOf(' ', LEAD_LENGTH);
  return `${line.slice(0, cut > LEAD_LENGTH / 2 ? cut : LEAD_LENGTH)} …`;
}

/** The spans that a finding rests on. */
export function evidenceOf(finding: Finding): readonly Span[] {
  return finding.kind === 'statement' ? finding.body.quote : finding.body.evidence;
}

/** The words of several spans, with " … " between those that stand apart. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ');
}

/** Findings with their words and reports, in the order given; those of reports that are gone are left out. */
export async function describeFindings(context: DeskContext, findings: readonly Finding[]): Promise<FindingItem[]> {
  const reports = await readReportsById(context, [...new Set(findings.map((finding) => finding.report))]);
  const summaries = new Map((await summarise(context, [...reports.values()])).map((one) => [one.id, one]));
  return findings.flatMap((finding) => {
    const text = reports.get(finding.report)?.text;
    const report = summaries.get(finding.report);
    if (text === undefined || report === undefined) return [];
    return [{ finding, words: wordsOf(text, evidenceOf(finding)), report }];
  });
}

/** Reports by id; withdrawn ones too. */
export async function readReportsById({ store }: DeskContext, ids: readonly string[]): Promise<Map<string, Report>> {
  if (ids.length === 0) return new Map();
  const page = await store.reports({ ids, limit: ids.length, withWithdrawn: true });
  return new Map(page.items.map((report) => [report.id, report]));
}

/** Reports by id as lists show them; withdrawn ones too. @param story the one of all of them, where it is known */
export async function summariesById(context: DeskContext, ids: readonly string[], story?: string): Promise<Map<string, ReportSummary>> {
  const reports = await readReportsById(context, ids);
  return new Map((await summarise(context, [...reports.values()], story)).map((one) => [one.id, one]));
}

/** Pledges with what is pledged; those whose report is gone are left out. */
export async function describePledges(context: DeskContext, pledges: readonly Pledge[]): Promise<PledgeItem[]> {
  if (pledges.length === 0) return [];
  const found = await context.store.findings({ ids: pledges.map((pledge) => pledge.finding), limit: pledges.length });
  const items = new Map((await describeFindings(context, found.items)).map((item) => [item.finding.id, item]));
  return pledges.flatMap((pledge) => {
    const item = items.get(pledge.finding);
    return item === undefined ? [] : [{ id: pledge.id, story: pledge.story, ...item }];
  });
}
