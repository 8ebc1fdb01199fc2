import type { Desk, Problem, Source } from '../model/index.js';
import { createFetcher, type Fetcher } from '../sources/index.js';
import type { SourceState, Store } from '../store/store.js';
import { buildFromStore, derivePending, type Progress } from './build.js';
import { collectSource } from './collect.js';

/** What a round of fetching did. */
export interface FetchSummary {
  /** Sources that were read. */
  readonly sources: number;
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  /** Reports that were analysed. */
  readonly derived: number;
  /** Ids of sources that could not be read. */
  readonly failed: readonly string[];
  readonly problems: readonly Problem[];
}

/** Surroundings of a round; the clock is passed in. */
export interface FetchOptions {
  /** RFC 3339. */
  readonly now: string;
  readonly fetcher?: Fetcher;
  readonly progress?: Progress;
}

/**
 * Reads every source of a desk, stores what is new, derives it and builds the picture. A source that fails is named and never stops the others; what was
 * stored of it before the failure stays.
 */
export async function fetchDesk(
  store: Store,
  { desk, folder }: { readonly desk: Desk; readonly folder: string },
  options: FetchOptions,
): Promise<FetchSummary> {
  const fetcher = options.fetcher ?? createFetcher();
  const states = new Map((await store.sourceStates()).map((state) => [state.source, state]));
  const total = { added: 0, revised: 0, unchanged: 0 };
  const failed: string[] = [];
  const problems: Problem[] = [];
  for (const source of desk.sources) {
    const outcome = await readSource(store, source, states.get(source.id), {
      deskFolder: folder,
      fetcher,
      now: options.now,
      timeZone: desk.timeZone,
    });
    total.added += outcome.added;
    total.revised += outcome.revised;
    total.unchanged += outcome.unchanged;
    problems.push(
      ...outcome.problems.map((problem) => ({
        ...problem,
        where: problem.where === undefined ? source.id : `${source.id}: ${problem.where}`,
      })),
    );
    if (outcome.failed) failed.push(source.id);
  }
  const derived = await derivePending(store, options.progress);
  if (derived > 0 || total.revised > 0 || (await store.picture()) === undefined) await buildFromStore(store, desk);
  return { sources: desk.sources.length - failed.length, ...total, derived, failed, problems };
}

interface Outcome {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly failed: boolean;
  readonly problems: readonly Problem[];
}

async function readSource(
  store: Store,
  source: Source,
  state: SourceState | undefined,
  context: { readonly deskFolder: string; readonly fetcher: Fetcher; readonly now: string; readonly timeZone: string },
): Promise<Outcome> {
  const collected = await collectSource(source, { ...context, ...(state === undefined ? {} : { state }) });
  let added = 0;
  let revised = 0;
  let unchanged = 0;
  for (const batch of collected.batches) {
    const stored = await store.addReports(batch);
    added += stored.added.length;
    revised += stored.revised.length;
    unchanged += stored.unchanged;
  }
  await store.putSourceState(collected.state);
  return { added, revised, unchanged, failed: collected.state.failures > 0, problems: collected.problems };
}
