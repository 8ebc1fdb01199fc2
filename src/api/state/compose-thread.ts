import { parentPort, workerData } from 'node:worker_threads';
import type { Desk } from '../../model/index.js';
import { openStore } from '../../store/index.js';
import { writePageBrief } from './page-brief.js';

/** The program of the thread that writes briefs: a language in, a written brief out. A failure ends the thread with the error. */
const { storePath, desk } = workerData as { readonly storePath: string; readonly desk: Desk };
const store = openStore({ path: storePath, readonly: true });
parentPort?.on('message', async (lang: 'de' | 'en') => {
  parentPort?.postMessage(await writePageBrief(await store, desk, lang));
});
