import { setTimeout as sleep } from 'node:timers/promises';
import { prepareBrief } from '../../api/index.js';
import { buildFromStore, derivePending, type FetchSummary, fetchDesk } from '../../pipeline/index.js';
import { withDesk } from '../desk.js';
import { printJson, progressLine, say, sayProblems } from '../io.js';

interface Options {
  readonly desk: string;
  readonly json?: boolean;
}

/** `lagebild fetch`: exit 1 when a source failed; the others are read all the same. */
export function fetch(_args: string[], options: Options): Promise<number> {
  return withDesk(options.desk, async (open) => {
    const summary = await fetchDesk(open.store, open, { now: new Date().toISOString(), progress: progressLine('derived') });
    await prepareBrief(open.store, open.desk, 'de');
    if (options.json) await printJson({ ...summary, problems: [...open.problems, ...summary.problems] });
    else saySummary(summary);
    return summary.failed.length + open.problems.length > 0 ? 1 : 0;
  });
}

/** `lagebild watch`: runs until it is stopped (Ctrl-C, SIGTERM), then ends with 0. */
export function watch(_args: string[], options: Options & { readonly every: number }): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return withDesk(options.desk, async (open) => {
    while (!stop.signal.aborted) {
      const summary = await fetchDesk(open.store, open, { now: new Date().toISOString() });
      await prepareBrief(open.store, open.desk, 'de');
      if (options.json) await printJson(summary);
      else saySummary(summary);
      await sleep(options.every * 60_000, undefined, { signal: stop.signal }).catch((error: Error) => {
        if (error.name !== 'AbortError') throw error;
      });
    }
    return 0;
  });
}

/** `lagebild rebuild`: derives everything anew, and tells the hash of the picture. */
export function rebuild(_args: string[], options: Options): Promise<number> {
  return withDesk(options.desk, async ({ store, desk }) => {
    await store.clearDerived();
    const derived = await derivePending(store, progressLine('derived'));
    await buildFromStore(store, desk);
    const hash = await store.derivedHash();
    if (options.json) await printJson({ derived, hash });
    else say(`${derived} reports derived anew; the picture is ${hash}`);
    return 0;
  });
}

function saySummary(summary: FetchSummary): void {
  sayProblems(summary.problems);
  say(
    `${summary.sources} sources read: ${summary.added} new reports, ${summary.revised} revised, ${summary.unchanged} known; ${summary.derived} analysed.`,
  );
  if (summary.failed.length > 0) say(`Not read: ${summary.failed.join(', ')}.`);
}
