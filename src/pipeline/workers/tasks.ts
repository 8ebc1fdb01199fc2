import { availableParallelism } from 'node:os';
import type { Report } from '../../model/index.js';
import { analyzeReport, toAnalyzeRecord } from '../analyze.js';
import { deriveReport } from '../derive.js';
import type { ParsedInput } from '../input.js';

/** What can be done with one report on any thread. Inputs and outputs are plain data, so that they can pass between threads. */
export const TASKS = {
  /** A line of `lagebild analyze`; one that is no report passes through. */
  analyze: async (line: ParsedInput) => ('report' in line ? toAnalyzeRecord(await analyzeReport(line.report), line.problems) : line),
  derive: async (report: Report) => deriveReport(report),
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;

/** What came of one input: a value, or why there is none. */
export type Outcome<Out> = { readonly ok: true; readonly value: Out } | { readonly ok: false; readonly message: string };

/** Reports done together by one message: passing eight costs about as much as passing one. */
export const BATCH = 8;

/** Threads worth having: one for each core. Where the sources run as they are, without a build, there is no script for a worker: this thread does all. */
export function coreCount(): number {
  return import.meta.url.endsWith('.ts') ? 1 : availableParallelism();
}

/** Does one task here; what it throws becomes an outcome, so that one report never stops the others. */
export async function attempt<In, Out>(task: (input: In) => Promise<Out>, input: In): Promise<Outcome<Out>> {
  try {
    return { ok: true, value: await task(input) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
