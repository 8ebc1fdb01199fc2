import { parentPort } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from './pool.js';
import { attempt, TASKS } from './tasks.js';

/** A worker thread: says that it is ready, then answers each batch with one outcome for each input, in order. */
const port = parentPort;
if (port === null) throw new Error('expected a worker thread, found the main thread');

port.on('message', async ({ id, task, inputs }: WorkerRequest) => {
  const outcomes = [];
  for (const input of inputs) outcomes.push(await attempt(TASKS[task] as (input: unknown) => Promise<unknown>, input));
  port.postMessage({ id, outcomes } satisfies WorkerReply);
});
port.postMessage('ready');
