import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GROWN, growDesk } from './grown-desk.js';
import type { Job } from './jobs.js';

const BIN = fileURLToPath(new URL('../bin/lagebild.js', import.meta.url));
const SECONDS = 5;
/** Set by `bench/main.ts`: the grown desk is made once there, for all rows of a run. */
const FOLDER = process.env.LAGEBILD_BENCH_FOLDER;
const QUERIES = [
  'Charkiw',
  'Drohnen Odessa',
  '"eine Waffenruhe"',
  'Sanktionen OR Rohstoffe',
  'Selenskyj -Genf',
  'Kursk Raketen',
  'Gipfel Paris',
  'Verletzte',
  'Macron Truppen',
  'actor:Ukraine Drohnen',
  'type:ASSAULT',
  'place:Charkiw Brände',
];

/**
 * The API under load, with 80,000 reports. Where a row's requests are rated, the server has answered some hundred others of the same routes before, as one
 * that runs all day has; what is asked then was never asked, each the first time at that rate, and after that again and again.
 */
export const PAGE_JOBS: Readonly<Record<string, Job>> = {
  'api: brief': row('requests/s', (url) => load([`${url}api/brief`]).then((one) => one.requests.average)),
  'api: stories at 200/s, p99': row('ms', async (url) => {
    const addresses = (await storyIds(url, 400)).map((id) => `${url}api/stories/${id}`);
    await load(addresses.slice(200), 200);
    return (await load(addresses.slice(0, 200), 200)).latency.p99;
  }),
  'api: findings at 200/s, p99': row('ms', async (url) => {
    const types = ['ASSAULT', 'CONSULT', 'REQUEST', 'SUPPORT', 'AGREE', 'REJECT', 'ACCUSE', 'AID'];
    const filters = types.flatMap((type) => ['', '&actor=Q212', '&certainty=attributed', '&lang=de'].map((more) => `type=${type}${more}`));
    const addresses = filters.map((filter) => `${url}api/findings?${filter}`);
    const others = ['01', '05', '09', '13', '17', '21'].flatMap((day) => addresses.map((one) => `${one}&until=2025-03-${day}`));
    await load(others, 200);
    return (await load(addresses, 200)).latency.p99;
  }),
  'api: search at 200/s, p99 (each query was asked once)': row('ms', async (url) => {
    const urls = QUERIES.map((words) => `${url}api/search?q=${encodeURIComponent(words)}`);
    await askEach(urls);
    return (await load(urls, 200)).latency.p99;
  }),
  'api: search never asked before, p95': row('ms', searchApiMs),
};

async function askEach(urls: readonly string[]): Promise<void> {
  for (const one of urls) await (await fetch(one)).arrayBuffer();
}

interface LoadResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p99: number };
}

/**
 * Ten connections for some seconds; with `rate`, that many requests a second over all of them. The addresses are asked in turn. The client parses answers in
 * JavaScript: cold, it added 20 to 30 ms to the p99 of answers that lay ready, so that a rated row asks other addresses at its rate before.
 */
function load(urls: readonly string[], rate?: number): Promise<LoadResult> {
  const autocannon = createRequire(import.meta.url)('autocannon') as (options: object) => Promise<LoadResult>;
  const requests = urls.map((url) => ({ path: new URL(url).pathname + new URL(url).search }));
  return autocannon({
    url: urls[0],
    requests,
    connections: 10,
    duration: SECONDS,
    ...(rate === undefined ? {} : { overallRate: rate }),
  });
}

/** Ids of the newest stories. */
async function storyIds(url: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | undefined = ''; ids.length < count && next !== undefined; ) {
    const answer = await fetch(`${url}api/stories?limit=200${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
    const page = (await answer.json()) as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map((item) => item.id));
    next = page.next;
  }
  return ids;
}

function row(unit: string, measure: (url: string) => Promise<number>): Job {
  return { unit, runs: 1, measure: () => withServer(measure) };
}

/** Serves the grown desk in a process of its own, as `lagebild serve` does, and waits for its brief unless `atOnce`. */
export async function withServer<T>(work: (url: string) => Promise<T>, atOnce = false): Promise<T> {
  const folder = FOLDER ?? mkdtempSync(join(tmpdir(), 'lagebild-bench-'));
  try {
    const desk = await growDesk(folder, Number(process.env.LAGEBILD_BENCH_REPORTS ?? GROWN));
    const server = spawn(process.execPath, [BIN, 'serve', '--desk', desk, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const url = await addressOf(server);
      for (let sections = atOnce ? 1 : 0; sections === 0; await new Promise((resolve) => setTimeout(resolve, 50))) {
        const brief = (await (await fetch(`${url}api/brief?lang=de`)).json()) as { sections: unknown[] };
        sections = brief.sections.length;
      }
      return await work(url);
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
  } finally {
    if (FOLDER === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /"url":\s*"([^"]+)"/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`expected a server that runs, found one that ended with ${code}`)));
  });
}

/** Searches of which each is asked once: rare and frequent words, several of them, phrases, alternatives, what must not stand there, fields. */
export const UNASKED = [
  'Gleitbomben',
  'Waffenruhe Schwarzes',
  'Getreide',
  'Sanktionen Banken',
  '"in der Nacht"',
  'Kraftwerk',
  'Minister',
  'Soldaten -Paris',
  'Angriff',
  'Präsident Gipfel',
  'Verletzte OR Tote',
  '"am Mittwoch" Drohnen',
  'Hafen Brand',
  'Europa Truppen -Frankreich',
  'Nordkorea Soldaten',
  'Energieanlagen',
  '"nach Angaben"',
  'Munition Lieferung',
  'Verhandlungen OR Gespräche',
  'Außenminister',
  'actor:Russland Hafen',
  'actor:Macron Gipfel',
  'actor:Selenskyj',
  'place:Odessa',
  'place:Cherson Verletzte',
  'place:Kiew -Drohnen',
  'type:ASSAULT Raketen',
  'type:AID Munition',
  'type:CONSULT',
  'type:REJECT Waffenruhe',
  'since:2025-03-01 Kursk',
  'since:2025-03-20 Sanktionen',
  'Luftwaffe "in der"',
  'Region Bürgermeister',
  'Abkommen Rohstoffe OR Bodenschätze',
  'Milliarden Euro',
  'Kreml',
  'Zivilisten Beschuss',
  'NATO Generalsekretär',
  'Frieden -Krieg',
];

async function searchApiMs(url: string): Promise<number> {
  const times: number[] = [];
  for (const words of UNASKED) {
    const began = performance.now();
    await (await fetch(`${url}api/search?q=${encodeURIComponent(words)}`)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}

/** The value below which a part of all lies. */
export function percentile(times: number[], part: number): number {
  return times.sort((left, right) => left - right)[Math.ceil(times.length * part) - 1] ?? 0;
}
