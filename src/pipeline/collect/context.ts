import type { Problem, Report, Source } from '../../model/index.js';
import type { Fetcher } from '../../sources/index.js';
import type { SourceState } from '../../store/store.js';
import { type Draft, makeReport } from './report.js';

/** Surroundings of reading a source. */
export interface CollectContext {
  /** Absolute; paths of sources are relative to it. */
  readonly deskFolder: string;
  readonly fetcher: Fetcher;
  /** What is known from the last time. */
  readonly state?: SourceState;
  /** RFC 3339. */
  readonly now: string;
  /** IANA zone of times without offset. */
  readonly timeZone: string;
}

/** Gathers what reading a source gives. */
export class Collection {
  readonly batches: Report[][] = [];
  readonly problems: Problem[] = [];
  /** True where the source as a whole could not be read. */
  failed = false;

  constructor(
    readonly source: Source,
    readonly context: CollectContext,
  ) {}

  /** Adds drafts as one batch that is stored before the next; of two with one id the first counts. */
  async addBatch(drafts: readonly Draft[]): Promise<void> {
    const reports = new Map<string, Report>();
    for (const draft of drafts) {
      const report = await makeReport(this.source, draft, this.context.now);
      if (report && !reports.has(report.id)) reports.set(report.id, report);
    }
    if (reports.size > 0) this.batches.push([...reports.values()]);
  }

  /** A part that could not be read, or read in part. */
  note(problems: readonly Problem[], where?: string): void {
    this.problems.push(
      ...problems.map((problem) => (where === undefined || problem.where !== undefined ? problem : { ...problem, where })),
    );
  }

  /** The whole source could not be read. */
  fail(problem: Problem): void {
    this.failed = true;
    this.problems.push(problem);
  }
}
