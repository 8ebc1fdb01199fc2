import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyzeEntities } from '../src/entities/index.js';
import { analyzeFindings } from '../src/findings/index.js';
import { findStatements } from '../src/findings/statements/index.js';
import { analyzeLanguage } from '../src/language/index.js';
import { analyzeKnown } from '../src/pipeline/analyze.js';
import { runInOrder } from '../src/pipeline/workers/in-order.js';
import { makeReports } from './input.js';
import type { Job } from './jobs.js';

const WORDS = 250;
/** So many reports warm up the engine: before that its compiler takes more of the time than the analysis. */
const WARM = 600;
const MEASURED = 600;
const WORKER = new URL('../dist/pipeline/workers/worker.js', import.meta.url);
const NEWS = new URL('../../shared/eval/quotation-de/train.jsonl.gz', import.meta.url);

/** What an analysis needs of a text. */
interface Text {
  readonly text: string;
  readonly published?: string;
  readonly title?: string;
}

/** Rows of the whole German analysis: its speed on one and two cores, the share of each stage, and memory over a long run. */
export const ANALYSIS_JOBS: Readonly<Record<string, Job>> = {
  'analysis warm, one core': {
    unit: 'reports/s',
    runs: 3,
    measure: () => MEASURED / seconds(stageSeconds(makeReports(MEASURED, 1, WORDS))),
  },
  'analysis warm, two workers': { unit: 'reports/s', runs: 3, measure: twoWorkers },
  'share of language': { unit: '%', runs: 3, measure: () => share('language') },
  'share of entities': { unit: '%', runs: 3, measure: () => share('entities') },
  'share of findings': { unit: '%', runs: 3, measure: () => share('findings') },
  'articles: language and statements, warm': { unit: 'articles/cpu s', runs: 3, measure: () => statementsPerSecond(false) },
  'articles: language and statements, fresh': { unit: 'articles/cpu s', runs: 3, measure: () => statementsPerSecond(true) },
  'memory after 20,000 analyses': { unit: 'MB', runs: 1, measure: () => memoryAfter(20_000) },
  'memory: 20,000 against 2,000 analyses': { unit: 'times', runs: 1, measure: memoryGrowth },
};

type Stage = 'language' | 'entities' | 'findings';

function seconds(stages: Readonly<Record<Stage, number>>): number {
  return stages.language + stages.entities + stages.findings;
}

function share(stage: Stage): number {
  const stages = stageSeconds(makeReports(MEASURED, 1, WORDS));
  return (100 * stages[stage]) / seconds(stages);
}

/** Seconds of each stage over the texts, the engine warm. */
function stageSeconds(texts: readonly Text[]): Record<Stage, number> {
  runStages(makeReports(WARM, 2, WORDS));
  return runStages(texts);
}

function runStages(texts: readonly Text[]): Record<Stage, number> {
  const sums = { language: 0, entities: 0, findings: 0 };
  for (const { text, published } of texts) {
    const context = published === undefined ? {} : { published };
    const began = performance.now();
    const language = analyzeLanguage(text, { lang: 'de', ...context });
    const read = performance.now();
    const entities = analyzeEntities(language, context);
    const named = performance.now();
    analyzeFindings({ language, entities, ...context });
    sums.language += (read - began) / 1000;
    sums.entities += (named - read) / 1000;
    sums.findings += (performance.now() - named) / 1000;
  }
  return sums;
}

/** News articles where the public test data lies beside the project, else seeded reports of their length. */
function newsTexts(): Text[] {
  if (!existsSync(NEWS)) return makeReports(MEASURED, 4, 180);
  const lines = gunzipSync(readFileSync(NEWS)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Text);
}

/**
 * Articles a second of processor time (all threads of the process: compiler and collector too) for the language layer, the entities that speakers resolve to,
 * and the statements; no other findings. Warm: the second half of the articles after the first; fresh: all of them from the first on.
 */
function statementsPerSecond(fresh: boolean): number {
  const texts = newsTexts();
  const measured = fresh ? texts : texts.slice(Math.floor(texts.length / 2));
  if (!fresh) for (const text of texts.slice(0, Math.floor(texts.length / 2))) readStatements(text);
  const began = process.cpuUsage();
  for (const text of measured) readStatements(text);
  const { user, system } = process.cpuUsage(began);
  return measured.length / ((user + system) / 1e6);
}

function readStatements({ text, published, title }: Text): void {
  const context = { ...(published === undefined ? {} : { published }), ...(title === undefined ? {} : { title }) };
  const language = analyzeLanguage(text, { lang: 'de', ...(published === undefined ? {} : { published }) });
  findStatements({ language, entities: analyzeEntities(language, context), ...context });
}

/** Reports a second on two worker threads, counted when each has done its share of the warming. */
async function twoWorkers(): Promise<number> {
  const reports = [...makeReports(WARM * 2, 2, WORDS), ...makeReports(MEASURED * 2, 1, WORDS)];
  const lines = reports.map((report) => ({ report, problems: [] }));
  let done = 0;
  let began = 0;
  for await (const { outcome } of runInOrder('analyze', lines, { alone: 0, workers: 2, script: WORKER, execArgv: [] })) {
    if (!outcome.ok) throw new Error(outcome.message);
    done += 1;
    if (done === WARM * 2) began = performance.now();
  }
  return (MEASURED * 2) / ((performance.now() - began) / 1000);
}

/** Resident MB after so many analyses of different reports, none of them kept. */
function memoryAfter(count: number, from = 0): number {
  for (let at = from; at < count; at += 500) for (const report of makeReports(500, 100 + at, WORDS)) analyzeKnown(report);
  return process.memoryUsage.rss() / 1_048_576;
}

function memoryGrowth(): number {
  const early = memoryAfter(2000);
  return memoryAfter(20_000, 2000) / early;
}
