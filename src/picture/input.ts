import { type EntityRef, type Evidence, type Finding, type LanguageTag, type Span, type Story, stableId } from '../model/index.js';

/** What the picture needs of a report. `text` gives positions their words; without it they keep their spans only. */
export interface PictureReport {
  readonly id: string;
  readonly revision: number;
  readonly source: string;
  /** RFC 3339 or a date. */
  readonly published?: string;
  readonly lang?: LanguageTag;
  readonly title?: string;
  readonly text?: string;
}

/** A subject that the desk names itself, with the words that stand for it. */
export interface IssueName {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
}

/** Everything that the picture is made of. The order of the lists does not matter. */
export interface PictureInput {
  readonly stories: readonly Story[];
  readonly reports: readonly PictureReport[];
  readonly findings: readonly Finding[];
  readonly issues?: readonly IssueName[];
}

/** A finding with the report, story and voice that it belongs to. */
export interface PlacedFinding<F extends Finding = Finding> {
  readonly finding: F;
  readonly report: PictureReport;
  readonly story?: string;
  /** Reprints of one text are one voice: the group's first report, else the outlet. */
  readonly voice: string;
}

/** Joins findings with their reports, drops those of unknown reports, and sorts by time, then report, then place in the text, then id. */
export function placeFindings({ stories, reports, findings }: PictureInput): PlacedFinding[] {
  const reportOf = new Map(reports.map((report) => [report.id, report]));
  const storyOf = new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)));
  const voiceOf = new Map(
    stories.flatMap((story) => story.copies.flatMap((group) => group.map((report) => [report, `copy:${[...group].sort()[0]}`] as const))),
  );
  const placed = findings.flatMap((finding): PlacedFinding[] => {
    const report = reportOf.get(finding.report);
    if (report === undefined || report.revision !== finding.revision) return [];
    const story = storyOf.get(report.id);
    return [{ finding, report, ...(story === undefined ? {} : { story }), voice: voiceOf.get(report.id) ?? `source:${report.source}` }];
  });
  return placed.sort(
    (a, b) =>
      compareTimes(a.report.published, b.report.published) ||
      compareText(a.report.id, b.report.id) ||
      (spansOf(a.finding)[0]?.[0] ?? 0) - (spansOf(b.finding)[0]?.[0] ?? 0) ||
      compareText(a.finding.id, b.finding.id),
  );
}

/** The words that a finding rests on. */
export function spansOf(finding: Finding): readonly Span[] {
  return finding.kind === 'statement' ? [...finding.body.frame, ...finding.body.quote] : finding.body.evidence;
}

/** Evidence of a finding, or of some of its words. */
export function evidenceOf({ finding }: PlacedFinding, spans: readonly Span[] = spansOf(finding)): Evidence {
  return { report: finding.report, revision: finding.revision, spans };
}

/** Orders RFC 3339 times by moment; what has no time comes first. */
export function compareTimes(left: string | undefined, right: string | undefined): number {
  return toMoment(left) - toMoment(right) || compareText(left ?? '', right ?? '');
}

/** Orders by code units, the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Whom a reference stands for, across reports. Ids of lists and full names hold everywhere; somebody unnamed ("ein Sprecher") is somebody else in
 * every report.
 */
export function identityOf(ref: EntityRef, report: string): string {
  if (ref.entity !== undefined && !ref.entity.startsWith('x_')) return ref.entity;
  const words = ref.name.split(/\s+/u);
  const named = words.length > 1 && words.every((word) => /^(?:\p{Lu}|von$|van$|de$|der$|al-)/u.test(word));
  return named ? `name:${ref.name.toLowerCase()}` : stableId('x', [report, ref.entity ?? '', ref.name]);
}

/** Adds evidence once: the same report and words are not listed twice. */
export function addEvidence(list: Evidence[], evidence: Evidence): void {
  const key = JSON.stringify(evidence);
  if (!list.some((one) => JSON.stringify(one) === key)) list.push(evidence);
}

function toMoment(time: string | undefined): number {
  const moment = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(moment) ? 0 : moment;
}
