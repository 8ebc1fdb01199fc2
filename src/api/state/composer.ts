import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Brief, Desk } from '../../model/index.js';
import { composeBrief } from '../../pipeline/index.js';
import type { Store } from '../../store/index.js';

/** A brief as it was written, with its window. */
export interface WrittenBrief {
  readonly id: string;
  readonly brief: Brief;
  readonly since?: string;
  readonly until?: string;
}

/** Writes briefs. */
export interface Composer {
  compose(lang: 'de' | 'en'): Promise<WrittenBrief>;
  close(): Promise<void>;
}

/**
 * Writes in a thread of its own: analysing the reports of two days takes seconds, in which the server must go on answering.
 * Where there is no compiled thread program (the sources run directly), or the store has no file, it writes in this thread.
 * @param storePath file of the store
 */
export function createComposer(store: Store, desk: Desk, storePath: string | undefined): Composer {
  const program = new URL('./compose-thread.js', import.meta.url);
  if (storePath === undefined || !existsSync(fileURLToPath(program))) {
    return { compose: (lang) => writeBriefOf(store, desk, lang), close: async () => {} };
  }
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = (lang: 'de' | 'en') => {
    thread ??= startThread(program, { storePath, desk });
    const current = thread;
    return answerOf(current, lang).catch((error: unknown) => {
      if (thread === current) thread = undefined;
      throw error;
    });
  };
  return {
    compose: (lang) => {
      const next = last.then(
        () => ask(lang),
        () => ask(lang),
      );
      last = next;
      return next;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

/** The brief of a desk without the reports of its window. */
export async function writeBriefOf(store: Store, desk: Desk, lang: 'de' | 'en'): Promise<WrittenBrief> {
  const { id, brief, since, until } = await composeBrief(store, desk, { lang });
  return { id, brief, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

function startThread(program: URL, workerData: { readonly storePath: string; readonly desk: Desk }): Worker {
  const thread = new Worker(program, { workerData });
  thread.unref();
  return thread;
}

function answerOf(thread: Worker, lang: 'de' | 'en'): Promise<WrittenBrief> {
  return new Promise((resolve, reject) => {
    const settle = (result: () => void) => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      result();
    };
    const onMessage = (answer: WrittenBrief) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => onError(new Error(`the thread that writes briefs ended with ${code}`));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(lang);
  });
}
