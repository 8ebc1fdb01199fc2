import { existsSync } from 'node:fs';
import type { Problem } from '../model/index.js';
import { bringUpToDate, fetchDesk, findDesk, isBehind, type LoadedDesk, loadDesk } from '../pipeline/index.js';
import { openStore, type Store } from '../store/index.js';
import { progressLine, say, sayProblems } from './io.js';

/** An opened desk. */
export interface OpenDesk extends LoadedDesk {
  readonly store: Store;
  readonly problems: readonly Problem[];
}

/** Opens desk and store, runs the work, and closes the store whatever happens. Problems of the desk go to standard error. */
export async function withDesk<T>(name: string, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
  const loaded = loadDesk(findDesk(name));
  sayProblems(loaded.problems);
  const store = await openStore({ path: loaded.storePath });
  try {
    return await work({ ...loaded, store });
  } finally {
    await store.close();
  }
}

/**
 * Like `withDesk`; a desk that was never read and has only local sources is read first, so that the first look shows something, and
 * what an earlier version analysed is analysed anew, so that it shows what this version finds.
 */
export async function withReadDesk<T>(name: string, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
  return withDesk(name, async (open) => {
    const local = open.desk.sources.length > 0 && open.desk.sources.every((source) => source.path !== undefined && existsSync(open.folder));
    if (local && (await open.store.countReports()) === 0) {
      say('The desk was not read yet: reading its sources.');
      await fetchDesk(open.store, open, { now: new Date().toISOString() });
    } else if (await isBehind(open.store)) {
      say('Reports wait for their analysis, or an earlier version analysed them: analysing them now.');
      await bringUpToDate(open.store, open.desk, progressLine('derived'));
    }
    return work(open);
  });
}
