import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Desk } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { type PageBrief, writePageBrief } from './page-brief.js';

/** Writes briefs. */
export interface Composer {
  compose(lang: 'de' | 'en'): Promise<PageBrief>;
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
    return { compose: (lang) => writePageBrief(store, desk, lang), close: async () => {} };
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

function startThread(program: URL, workerData: { readonly storePath: string; readonly desk: Desk }): Worker {
  const thread = new Worker(program, { workerData });
  thread.unref();
  return thread;
}

function answerOf(thread: Worker, lang: 'de' | 'en'): Promise<PageBrief> {
  return new Promise((resolve, reject) => {
    const settle = (result: () => void) => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      result();
    };
    const onMessage = (answer: PageBrief) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => onError(new Error(`the thread that writes briefs ended with ${code}`));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(lang);
  });
}
