import { Worker } from 'node:worker_threads';
import type { Outcome, TaskInput, TaskName, TaskOutput } from './tasks.js';

/** A batch for a worker. */
export interface WorkerRequest {
  readonly id: number;
  readonly task: TaskName;
  readonly inputs: readonly unknown[];
}

/** A worker's answer: one outcome for each input. Before the first it says `'ready'`. */
export interface WorkerReply {
  readonly id: number;
  readonly outcomes: readonly Outcome<unknown>[];
}

/** How a pool runs. */
export interface PoolOptions {
  readonly workers: number;
  /** The workers' script; default `worker.js` beside this file, once built. */
  readonly script?: URL;
  /** Node options of the workers; default those of this process. */
  readonly execArgv?: readonly string[];
}

/** A batch that waits or runs, and who waits for it. */
interface Job extends WorkerRequest {
  readonly resolve: (outcomes: readonly Outcome<unknown>[]) => void;
  readonly reject: (error: Error) => void;
}

interface Hand {
  readonly worker: Worker;
  ready: boolean;
  job: Job | undefined;
}

/** The built script. */
const SCRIPT = new URL('./worker.js', import.meta.url);

/**
 * Worker threads that do batches of tasks. A worker that stops is replaced: its batch is done again one input at a time, and the input that stops a worker
 * by itself gets an outcome that says so. Workers start with the first batches; `close` ends them.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #hands = new Set<Hand>();
  readonly #queue: Job[] = [];
  #next = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Does a task for each input. @returns the outcomes in the order of the inputs; rejects only where a worker cannot start or the pool is closed */
  run<Name extends TaskName>(task: Name, inputs: readonly TaskInput<Name>[]): Promise<readonly Outcome<TaskOutput<Name>>[]> {
    return this.#enqueue(task, inputs, false) as Promise<readonly Outcome<TaskOutput<Name>>[]>;
  }

  /** Ends all workers; what was not done is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#fail(new Error('the pool of workers was closed'));
  }

  #enqueue(task: TaskName, inputs: readonly unknown[], first: boolean): Promise<readonly Outcome<unknown>[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('the pool of workers was closed'));
        return;
      }
      const job = { id: this.#next++, task, inputs, resolve, reject };
      if (first) this.#queue.unshift(job);
      else this.#queue.push(job);
      this.#assign();
    });
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const free = [...this.#hands].find((hand) => hand.job === undefined) ?? this.#hire();
      if (free === undefined) return;
      const job = this.#queue.shift()!;
      free.job = job;
      const { id, task, inputs } = job;
      free.worker.postMessage({ id, task, inputs } satisfies WorkerRequest);
    }
  }

  #hire(): Hand | undefined {
    if (this.#hands.size >= this.#options.workers) return undefined;
    const { script = SCRIPT, execArgv } = this.#options;
    const worker = new Worker(script, execArgv === undefined ? {} : { execArgv: [...execArgv] });
    const hand: Hand = { worker, ready: false, job: undefined };
    let cause = 'it ended';
    worker.on('message', (message: 'ready' | WorkerReply) => {
      hand.ready = true;
      if (message === 'ready') return;
      const { job } = hand;
      hand.job = undefined;
      job?.resolve(message.outcomes);
      this.#assign();
    });
    worker.on('error', (error: unknown) => {
      cause = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => this.#lose(hand, cause));
    this.#hands.add(hand);
    return hand;
  }

  #lose(hand: Hand, cause: string): void {
    if (!this.#hands.has(hand)) return;
    if (!hand.ready) {
      void this.#fail(new Error(`expected a worker to start, found: ${cause}`));
      return;
    }
    this.#hands.delete(hand);
    const { job } = hand;
    if (job?.inputs.length === 1) job.resolve([{ ok: false, message: `the worker stopped: ${cause}` }]);
    else if (job !== undefined)
      Promise.all(job.inputs.map((input) => this.#enqueue(job.task, [input], true))).then((parts) => job.resolve(parts.flat()), job.reject);
    this.#assign();
  }

  async #fail(error: Error): Promise<void> {
    const hands = [...this.#hands];
    const jobs = [...hands.flatMap(({ job }) => job ?? []), ...this.#queue];
    this.#hands.clear();
    this.#queue.length = 0;
    for (const job of jobs) job.reject(error);
    await Promise.all(hands.map(({ worker }) => worker.terminate()));
  }
}
