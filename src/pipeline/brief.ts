import { type BriefInput, writeBrief } from '../brief/index.js';
import { type Brief, type Desk, type LanguageTag, type Report, type Story, stableId } from '../model/index.js';
import type { Store } from '../store/store.js';
import type { ReportAnalysis } from './analyze.js';
import { readReports } from './build.js';
import { analyzeStored } from './derive.js';
import { belongsToDesk } from './filter.js';

/** Which brief is wanted. */
export interface BriefOptions {
  /** Language of the brief, default `de`. */
  readonly lang?: 'de' | 'en';
  /** RFC 3339 or a date, inclusive. Default: 48 hours before `until`. */
  readonly since?: string;
  /** RFC 3339 or a date, exclusive. Default: just after the newest report of the desk, never the clock. */
  readonly until?: string;
  readonly maxWords?: number;
}

/** A brief with what its renderers need. */
export interface BriefResult {
  readonly id: string;
  readonly brief: Brief;
  /** The reports of the window, cited ones included. */
  readonly reports: readonly Report[];
  /** The stories of these reports, without their other reports. */
  readonly stories: readonly Story[];
  readonly since?: string;
  readonly until?: string;
}

const WINDOW_MS = 48 * 3_600_000;

/** Writes the brief of a desk from what the store holds. Deterministic: the same store and options give the same brief. */
export async function composeBrief(store: Store, desk: Desk, options: BriefOptions = {}): Promise<BriefResult> {
  const lang = options.lang ?? 'de';
  const window = await windowOf(store, options);
  const reports = (await readReports(store, window)).filter((report) => belongsToDesk(report, desk.filter));
  const input = await briefInput(store, desk, reports, window, lang);
  const brief = writeBrief({ ...input, ...window, ...(options.maxWords === undefined ? {} : { maxWords: options.maxWords }) });
  return { id: stableId('b', [desk.name, lang, brief]), brief, reports, stories: input.stories, ...window };
}

/** Keeps a brief as issued, so that later corrections can mark it. @param now RFC 3339 */
export async function issueBrief(store: Store, result: BriefResult, lang: LanguageTag, now: string): Promise<void> {
  if ((await store.brief(result.id)) === undefined)
    await store.putBrief({ id: result.id, issued: now, lang, brief: result.brief, stale: [] });
}

async function windowOf(store: Store, options: BriefOptions): Promise<{ since?: string; until?: string }> {
  const newest = await store.newestReport();
  const until = options.until ?? (newest === undefined ? undefined : new Date(Date.parse(newest) + 1).toISOString());
  const since = options.since ?? (until === undefined ? undefined : new Date(Date.parse(until) - WINDOW_MS).toISOString());
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

async function briefInput(
  store: Store,
  desk: Desk,
  reports: readonly Report[],
  window: { readonly since?: string; readonly until?: string },
  lang: 'de' | 'en',
): Promise<BriefInput> {
  const built = await store.picture();
  const wanted = new Set(reports.map((report) => report.id));
  const derived = (await store.derivedBetween(window.since, window.until)).filter((one) => wanted.has(one.report));
  const stories = (built?.stories ?? [])
    .map((story) => ({ ...story, reports: story.reports.filter((report) => wanted.has(report)) }))
    .filter((story) => story.reports.length > 0);
  const kept = new Set(stories.map((story) => story.id));
  const threads = (built?.threads ?? [])
    .map((thread) => ({ ...thread, stories: thread.stories.filter((story) => kept.has(story)) }))
    .filter((thread) => thread.stories.length > 0);
  return {
    reports,
    sources: desk.sources.map(({ id, name }) => ({ id, name })),
    findings: derived.flatMap((one) => one.findings),
    stories,
    threads,
    picture: built?.picture ?? { positions: [], tolls: [], pledges: [], differences: [] },
    lang,
    timeZone: desk.timeZone,
    analyse: analyseOnDemand(reports),
  };
}

/** Analyses a report when it is first asked for: a brief needs few of its window's reports in full. */
function analyseOnDemand(reports: readonly Report[]): (id: string) => ReportAnalysis | undefined {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const done = new Map<string, ReportAnalysis>();
  return (id) => {
    const report = byId.get(id);
    if (report === undefined) return undefined;
    const known = done.get(id) ?? analyzeStored(report);
    done.set(id, known);
    return known;
  };
}
