import type { Desk, Finding, Picture, Report, Story, StoryInput, Thread } from '../model/index.js';
import { buildPicture } from '../picture/index.js';
import type { Derived, Store } from '../store/store.js';
import { buildThreads, clusterReports } from '../stories/index.js';
import { DERIVATION_VERSION, underived } from './derive.js';
import { belongsToDesk } from './filter.js';
import { type InOrderOptions, runInOrder } from './workers/in-order.js';

/** Tells how far a long job is; `total` is absent where it is not known. */
export type Progress = (done: number, total?: number) => void;

/** Derived records that are stored together. */
const DERIVE_BATCH = 64;
const DERIVE_PAGE = 512;
const READ_PAGE = 500;

/**
 * Derives every report that is new, revised, or derived by another version; many on all cores. A report whose analysis fails is kept without findings and says so.
 * @returns how many
 */
export async function derivePending(store: Store, progress: Progress = () => {}, options: InOrderOptions = {}): Promise<number> {
  let done = 0;
  let open = 0;
  let nextPage = (): void => {};
  let batch: Derived[] = [];
  for await (const { input, outcome } of runInOrder('derive', pendingReports(), options)) {
    batch.push(outcome.ok ? outcome.value : underived(input, outcome.message));
    open -= 1;
    if (batch.length < DERIVE_BATCH && open > 0) continue;
    await store.putDerived(batch);
    done += batch.length;
    batch = [];
    progress(done);
    if (open === 0) nextPage();
  }
  return done;

  /** Page by page: the next one is read when all of this one is stored. */
  async function* pendingReports(): AsyncGenerator<Report> {
    for (;;) {
      const page = await store.pendingReports(DERIVATION_VERSION, DERIVE_PAGE);
      if (page.length === 0) return;
      open = page.length;
      const stored = new Promise<void>((resolve) => {
        nextPage = resolve;
      });
      yield* page;
      await stored;
    }
  }
}

/** Builds stories, threads and picture over all reports of the desk, and stores them in place of the old ones. */
export async function buildFromStore(store: Store, desk: Desk): Promise<void> {
  const reports = (await readReports(store)).filter((report) => belongsToDesk(report, desk.filter));
  const wanted = new Set(reports.map((report) => report.id));
  const derived = (await store.derivedBetween(undefined, undefined)).filter((one) => wanted.has(one.report));
  await store.putPicture({ version: DERIVATION_VERSION, ...buildAll(reports, derived, desk) });
}

/**
 * Analyses what an earlier version of the program analysed, or nobody did, and builds the picture anew if there was any; gives how many. A store that is up to date is left
 * as it is.
 */
export async function bringUpToDate(store: Store, desk: Desk, progress: Progress = () => {}): Promise<number> {
  const derived = await derivePending(store, progress);
  if (derived > 0) await buildFromStore(store, desk);
  return derived;
}

/** True where reports wait for their analysis by this version. */
export async function isBehind(store: Store): Promise<boolean> {
  return (await store.pendingReports(DERIVATION_VERSION, 1)).length > 0;
}

/** All current reports that were not withdrawn, oldest first. */
export async function readReports(store: Store, window: { since?: string; until?: string } = {}): Promise<Report[]> {
  const reports: Report[] = [];
  let after: string | undefined;
  do {
    const page = await store.reports({ ...window, order: 'oldest', limit: READ_PAGE, ...(after === undefined ? {} : { after }) });
    reports.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return reports;
}

/** Stories, threads and picture of these reports. Pure: depends on nothing else, not even on their order. */
export function buildAll(
  reports: readonly Pick<Report, 'id' | 'revision' | 'source' | 'text' | 'title' | 'published' | 'lang'>[],
  derived: readonly Pick<Derived, 'report' | 'findings' | 'mentions'>[],
  desk: Pick<Desk, 'issues'>,
): { stories: Story[]; threads: Thread[]; picture: Picture } {
  const byReport = new Map(derived.map((one) => [one.report, one]));
  const inputs = reports.map((report): StoryInput => toStoryInput(report, byReport.get(report.id)?.mentions ?? []));
  const grouped = clusterReports(inputs);
  const threads = buildThreads({ stories: grouped, reports: new Map(inputs.map((input) => [input.id, input])) });
  const threadOf = new Map(threads.flatMap((thread) => thread.stories.map((story) => [story, thread.id] as const)));
  const stories = grouped.map((story): Story => ({ ...story, thread: threadOf.get(story.id)! }));
  const findings = derived.flatMap((one): readonly Finding[] => one.findings);
  const picture = buildPicture({ stories, reports, findings, issues: desk.issues });
  return { stories, threads, picture };
}

/** What clustering sees of a report: the names in it as ids, where they resolve beyond the report itself. */
export function toStoryInput(
  report: Pick<Report, 'id' | 'text' | 'title' | 'published' | 'lang'>,
  mentions: readonly { readonly entity?: string }[],
): StoryInput {
  const { id, text, title, published, lang } = report;
  const entities = mentions.flatMap(({ entity }) => (entity !== undefined && !entity.startsWith('x_') ? [entity] : []));
  return { id, text, lang, entities, ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) };
}
