import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyzeEntities } from '../src/entities/index.js';
import { analyzeFindings } from '../src/findings/index.js';
import { analyzeLanguage } from '../src/language/index.js';
import type { LanguageAnalysis, Report } from '../src/model/index.js';
import { analyzeKnown } from '../src/pipeline/analyze.js';
import { openStore } from '../src/store/index.js';
import { clusterReports } from '../src/stories/index.js';
import { ANALYSIS_JOBS } from './analysis.js';
import { makeReports } from './input.js';
import { JUNK } from './junk.js';
import { PAGE_JOBS } from './page.js';

/** One number of a benchmark, measured in a process of its own. */
export interface Job {
  /** What the number counts. */
  readonly unit: string;
  /** How often it is run; the median is shown. */
  readonly runs: number;
  /** Measures once. */
  readonly measure: () => Promise<number> | number;
}

const BIN = fileURLToPath(new URL('../bin/lagebild.js', import.meta.url));
const WORDS = 250;
const CORPUS = 100_000;
const QUERIES = ['Charkiw', 'Drohnen Odessa', '"eine Waffenruhe"', 'Sicherheitsgarantien OR Rohstoffe', 'Selenskyj -Genf', 'Flugabw'];

/** Every benchmark by name. What a user would take instead stands beside ours, in the same unit. */
export const JOBS: Readonly<Record<string, Job>> = {
  'language: tokens': { unit: 'tokens/s', runs: 5, measure: () => tokensPerSecond(false) },
  'language with parser: tokens': { unit: 'tokens/s', runs: 3, measure: () => tokensPerSecond(true) },
  'language: 1 MB of junk, slowest kind': { unit: 'kB/s', runs: 1, measure: slowestJunk },
  'language: 1 MB of junk against 100 kB': { unit: 'times', runs: 1, measure: junkGrowth },
  'start: German analysis': { unit: 'ms', runs: 5, measure: () => freshGerman('ms') },
  'memory with German weights': { unit: 'MB', runs: 3, measure: () => freshGerman('mb') },
  'wink-nlp (English): tokens, POS': { unit: 'tokens/s', runs: 3, measure: winkTokensPerSecond },
  'entities alone': { unit: 'reports/s', runs: 3, measure: () => stageRate((language) => analyzeEntities(language, {})) },
  'findings alone': { unit: 'reports/s', runs: 3, measure: findingsRate },
  'whole analysis of a report': { unit: 'reports/s', runs: 5, measure: () => reportsPerSecond(400) },
  'memory after 1,000 analyses': { unit: 'MB', runs: 3, measure: memoryAfterAnalyses },
  'stories: cluster 2,000 reports': { unit: 'reports/s', runs: 3, measure: clusterRate },
  'store: add 10,000 reports': { unit: 'reports/s', runs: 3, measure: storeRate },
  'search at 100,000 reports, p50': { unit: 'ms', runs: 1, measure: () => searchPercentile(0.5) },
  'search at 100,000 reports, p95': { unit: 'ms', runs: 1, measure: () => searchPercentile(0.95) },
  'start: lagebild --help': { unit: 'ms', runs: 7, measure: () => commandMs(['--help']) },
  'start: analyze one line': {
    unit: 'ms',
    runs: 5,
    measure: () => commandMs(['analyze'], `${JSON.stringify({ id: '1', text: 'Kiew meldet Angriffe.', lang: 'de' })}\n`),
  },
  'sample desk: fetch from nothing': { unit: 'ms', runs: 3, measure: () => sampleDeskMs('fetch') },
  'sample desk: first brief': { unit: 'ms', runs: 3, measure: () => sampleDeskMs('brief') },
  ...ANALYSIS_JOBS,
  ...PAGE_JOBS,
};

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** Half a million tokens, as a day's reports are; the first fifth of it only warms up the engine. */
function tokensPerSecond(parse: boolean): number {
  const reports = makeReports(1600, 1, WORDS);
  for (const report of makeReports(400, 2, WORDS)) analyzeLanguage(report.text, { lang: 'de', parse });
  let tokens = 0;
  const seconds = timed(() => {
    for (const { text, published } of reports) tokens += analyzeLanguage(text, { lang: 'de', published, parse }).tokens.length;
  });
  return tokens / seconds;
}

/** Seconds for a text, analysed `times` times; the best of two runs behind one that warms up, so that neither engine nor a pause of the machine counts as growth. */
function junkSeconds(make: (length: number) => string, length: number, times = 1): number {
  const text = make(length);
  const run = (): number =>
    timed(() => {
      for (let time = 0; time < times; time += 1) analyzeLanguage(text, { lang: 'de', parse: true });
    });
  run();
  return Math.min(run(), run());
}

/** Tagging, clauses and parser on a megabyte of each kind of junk: the slowest kind. */
function slowestJunk(): number {
  return Math.min(...Object.values(JUNK).map((make) => 1000 / junkSeconds(make, 1_000_000)));
}

/** How much longer a megabyte takes than a tenth of it (ten of which are measured at once, since some take a millisecond), for the worst kind: 10 is linear. */
function junkGrowth(): number {
  return Math.max(...Object.values(JUNK).map((make) => (10 * junkSeconds(make, 1_000_000)) / junkSeconds(make, 100_000, 10)));
}

/** A fresh process with the built German analysis alone, the language given: milliseconds from the start of the process to the first analysed sentence, and resident MB. */
function freshGerman(what: 'ms' | 'mb'): number {
  const at = (path: string): string => JSON.stringify(fileURLToPath(new URL(`../${path}`, import.meta.url)));
  const code = `const { analyzeGerman } = require(${at('bin/load.cjs')}).load(${at('dist/language/de/index.cjs')});
    analyzeGerman('Kiew meldet Angriffe auf drei Städte.', { parse: ${what === 'mb'} });
    console.log(${what === 'ms' ? 'performance.now()' : 'process.memoryUsage.rss() / 1_048_576'});`;
  const result = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`the German analysis ended with ${result.status}: ${result.stderr}`);
  return Number(result.stdout);
}

interface Wink {
  readDoc(text: string): { tokens(): { length(): number; out(its: unknown): unknown } };
  readonly its: { readonly pos: unknown };
}

function winkTokensPerSecond(): number {
  const require = createRequire(import.meta.url);
  const winkNlp = require('wink-nlp') as (model: unknown, pipe: readonly string[]) => Wink;
  const nlp = winkNlp(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
  // The same varied texts as ours: a repeated sentence would measure its word cache.
  const reports = makeReports(400, 1, WORDS);
  for (const { text } of makeReports(40, 2, WORDS)) nlp.readDoc(text).tokens().out(nlp.its.pos);
  let tokens = 0;
  const seconds = timed(() => {
    for (const { text } of reports) {
      const found = nlp.readDoc(text).tokens();
      found.out(nlp.its.pos);
      tokens += found.length();
    }
  });
  return tokens / seconds;
}

function languages(count: number): LanguageAnalysis[] {
  return makeReports(count, 1, WORDS).map(({ text, published }) => analyzeLanguage(text, { lang: 'de', published }));
}

function stageRate(stage: (language: LanguageAnalysis) => unknown): number {
  const inputs = languages(400);
  for (const input of languages(40)) stage(input);
  return (
    inputs.length /
    timed(() => {
      for (const input of inputs) stage(input);
    })
  );
}

function findingsRate(): number {
  const inputs = languages(400).map((language) => ({ language, entities: analyzeEntities(language, {}) }));
  for (const input of inputs.slice(0, 40)) analyzeFindings(input);
  return (
    inputs.length /
    timed(() => {
      for (const input of inputs) analyzeFindings(input);
    })
  );
}

function reportsPerSecond(count: number): number {
  for (const report of makeReports(40, 2, WORDS)) analyzeKnown(report);
  const reports = makeReports(count, 1, WORDS);
  return (
    count /
    timed(() => {
      for (const report of reports) analyzeKnown(report);
    })
  );
}

function memoryAfterAnalyses(): number {
  reportsPerSecond(1000);
  return process.memoryUsage.rss() / 1_048_576;
}

function clusterRate(): number {
  const reports = makeReports(2000, 3, WORDS);
  return reports.length / timed(() => clusterReports(reports));
}

function toReports(count: number): Report[] {
  return makeReports(count, 5, 60).map((report) => ({
    ...report,
    revision: 1,
    source: 'bench',
    kind: 'article',
    externalId: report.id,
    fetched: report.published,
  }));
}

async function withStore<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lagebild-bench-'));
  try {
    const store = await openStore({ path: join(folder, 'store.sqlite') });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function storeRate(): Promise<number> {
  const reports = toReports(10_000);
  return withStore(async (store) => {
    const began = performance.now();
    for (let at = 0; at < reports.length; at += 500) await store.addReports(reports.slice(at, at + 500));
    return reports.length / ((performance.now() - began) / 1000);
  });
}

function searchPercentile(share: number): Promise<number> {
  const reports = toReports(CORPUS);
  return withStore(async (store) => {
    for (let at = 0; at < reports.length; at += 1000) await store.addReports(reports.slice(at, at + 1000));
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const text of QUERIES) {
        const began = performance.now();
        await store.search({ text });
        times.push(performance.now() - began);
      }
    }
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length * share)]!;
  });
}

function commandMs(args: readonly string[], input = ''): number {
  return timed(() => run(args, input)) * 1000;
}

/** The sample desk in a folder of its own, so that its store is empty. */
function sampleDeskMs(what: 'fetch' | 'brief'): number {
  const folder = mkdtempSync(join(tmpdir(), 'lagebild-bench-'));
  try {
    const sample = fileURLToPath(new URL('../sample', import.meta.url));
    const desk = join(folder, 'desk');
    cpSync(sample, desk, { recursive: true, filter: (path) => !path.endsWith('.lagebild') });
    const fetching = commandMs(['fetch', '--desk', desk]);
    return what === 'fetch' ? fetching : commandMs(['brief', '--desk', desk]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], input: string): void {
  const result = spawnSync(process.execPath, [BIN, ...args], { input, stdio: ['pipe', 'ignore', 'pipe'] });
  if (result.status !== 0) throw new Error(`lagebild ${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
}
