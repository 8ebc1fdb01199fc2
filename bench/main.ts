import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JOBS } from './jobs.js';

/**
 * `npm run bench [-- name …]`: measures each job in fresh processes on seeded input and prints median, least and most. `--json` prints
 * `{ results: { [name]: { median, min, max, unit } } }`. A name is taken for every job that holds it.
 */
interface Result {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

const SELF = fileURLToPath(import.meta.url);
const args = process.argv.slice(2);
if (args[0] === '--job') {
  process.stdout.write(`${JSON.stringify(await JOBS[args[1]!]!.measure())}\n`);
  process.exit(0);
}
const asJson = args.includes('--json');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const names = Object.keys(JOBS).filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (names.length === 0) {
  console.error(`expected a part of one of: ${Object.keys(JOBS).join('; ')}`);
  process.exit(2);
}

// What several rows need and takes minutes to make lies here until all are done; a folder that was named is kept.
const given = process.env.LAGEBILD_BENCH_FOLDER;
const folder = given ?? mkdtempSync(join(tmpdir(), 'lagebild-bench-'));
process.once('exit', () => {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
});
const results: Record<string, Result> = {};
for (const name of names) {
  const result = measure(name);
  results[name] = result;
  if (!asJson)
    console.log(
      `${name.padEnd(36)} ${format(result.median).padStart(10)} ${result.unit.padEnd(10)} (${format(result.min)}–${format(result.max)}, ${JOBS[name]!.runs} runs)`,
    );
}
if (asJson) console.log(JSON.stringify({ results }, undefined, 2));

function measure(name: string): Result {
  const { runs, unit } = JOBS[name]!;
  const values = Array.from({ length: runs }, () => measureOnce(name)).sort((a, b) => a - b);
  return { median: values[Math.floor(values.length / 2)]!, min: values[0]!, max: values.at(-1)!, unit };
}

function measureOnce(name: string): number {
  const child = spawnSync(process.execPath, ['--import', 'tsx', SELF, '--job', name], {
    encoding: 'utf8',
    env: { ...process.env, LAGEBILD_BENCH_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 24,
  });
  if (child.status !== 0) throw new Error(`${name}: the measuring process ended with ${child.status}`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as number;
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
