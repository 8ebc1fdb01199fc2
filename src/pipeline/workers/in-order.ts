import { type PoolOptions, WorkerPool } from './pool.js';
import { attempt, BATCH, coreCount, type Outcome, TASKS, type TaskInput, type TaskName, type TaskOutput } from './tasks.js';

/** How many inputs are done where. */
export interface InOrderOptions extends Partial<PoolOptions> {
  /** So many inputs are done on this thread before workers start. */
  readonly alone?: number;
}

/** An input with what came of it. */
export interface Done<Name extends TaskName> {
  readonly input: TaskInput<Name>;
  readonly outcome: Outcome<TaskOutput<Name>>;
}

/**
 * A worker needs about a second until it has read its weights and its code is compiled; in that time this thread does 50 reports. Fewer are not worth it.
 */
const ALONE = 50;
/** Batches on their way for each worker: one is being done, one waits. */
const AHEAD = 2;

/**
 * Does a task for each input, in order: the first on this thread, the others on worker threads, one for each core. Outcomes come as soon as they and all before
 * them are done, while later inputs are still read; at most `workers` × 2 batches of 8 are held. The same outcomes whatever the number of workers.
 */
export async function* runInOrder<Name extends TaskName>(
  name: Name,
  inputs: AsyncIterable<TaskInput<Name>> | Iterable<TaskInput<Name>>,
  options: InOrderOptions = {},
): AsyncGenerator<Done<Name>> {
  const { alone = ALONE, workers = coreCount(), ...rest } = options;
  const task = TASKS[name] as (input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  const source = toAsync(inputs);
  let done = 0;
  for (; workers < 2 || done < alone; done += 1) {
    const next = await source.next();
    if (next.done) return;
    yield { input: next.value, outcome: await attempt(task, next.value) };
  }
  const pool = new WorkerPool({ workers, ...rest });
  try {
    yield* onWorkers(pool, name, source, workers);
  } finally {
    // Not awaited: the source may never give another input.
    source.return(undefined).catch(() => {});
    await pool.close();
  }
}

async function* onWorkers<Name extends TaskName>(
  pool: WorkerPool,
  name: Name,
  source: AsyncGenerator<TaskInput<Name>>,
  workers: number,
): AsyncGenerator<Done<Name>> {
  const running: { readonly inputs: readonly TaskInput<Name>[]; readonly outcomes: Promise<readonly Outcome<TaskOutput<Name>>[]> }[] = [];
  let batch: TaskInput<Name>[] = [];
  let next: Promise<IteratorResult<TaskInput<Name>>> | undefined = source.next();
  while (next !== undefined || running.length > 0) {
    const head = running[0];
    const mayRead = next !== undefined && running.length < workers * AHEAD;
    const arrived: IteratorResult<TaskInput<Name>> | undefined =
      mayRead && head ? await Promise.race([next!, head.outcomes.then(() => undefined)]) : mayRead ? await next! : undefined;
    if (arrived === undefined) {
      const { inputs, outcomes } = running.shift()!;
      const found = await outcomes;
      for (const [index, input] of inputs.entries()) yield { input, outcome: found[index]! };
    } else if (arrived.done) next = undefined;
    else {
      batch.push(arrived.value);
      next = source.next();
    }
    // An idle worker does not wait for a full batch.
    if (batch.length >= BATCH || (batch.length > 0 && (next === undefined || running.length < workers))) {
      const outcomes = pool.run(name, batch);
      // Awaited in its turn; until then a failure is no unhandled one.
      outcomes.catch(() => {});
      running.push({ inputs: batch, outcomes });
      batch = [];
    }
  }
}

async function* toAsync<In>(inputs: AsyncIterable<In> | Iterable<In>): AsyncGenerator<In> {
  yield* inputs;
}
