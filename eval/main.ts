import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { NotAvailable } from './data.js';
import { TASKS } from './tasks.js';

/**
 * `npm run eval [-- task …]`: scores tasks, prints a table, and fails when a measure is below its floor in `eval/floors.json`.
 * `--json` prints `{ tasks }` with fractions. `--gate` prints the table, too, and is what `.ci/run` calls. Floors rise with `--raise-floors`;
 * they are lowered only by `--lower-floors`.
 */
type Scores = Record<string, Record<string, number>>;
type Floors = Record<string, Record<string, number>>;

const FLOORS = new URL('./floors.json', import.meta.url);
/** A floor lies this far below what was measured: ties in floating point are no defect. */
const TOLERANCE = 0.0005;

const command = new Command('eval')
  .argument('[tasks...]', `of ${Object.keys(TASKS).join(', ')}`)
  .option('--json', 'print JSON')
  .option('--gate', 'hold the floors (the default; named for .ci/run)')
  .option('--raise-floors', 'write what is better than its floor into floors.json')
  .option('--lower-floors', 'write everything measured into floors.json, also what is worse');
command.parse();
const options = command.opts<{ json?: boolean; raiseFloors?: boolean; lowerFloors?: boolean }>();
const names = command.args.length > 0 ? command.args : Object.keys(TASKS);
const unknown = names.filter((name) => !(name in TASKS));
if (unknown.length > 0) {
  console.error(`expected tasks of ${Object.keys(TASKS).join(', ')}; found ${unknown.join(', ')}`);
  process.exit(2);
}

const scores: Scores = {};
const seconds: Record<string, number> = {};
for (const name of names) {
  const began = performance.now();
  try {
    scores[name] = numbersOf(await TASKS[name]!.run());
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error;
    console.error(`${name}: ${error.message}`);
  }
  seconds[name] = (performance.now() - began) / 1000;
}

const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors;
const below = options.lowerFloors ? [] : belowFloor();
if (options.raiseFloors || options.lowerFloors) writeFloors();
if (options.json) console.log(JSON.stringify({ tasks: scores }, undefined, 2));
else printTable();
for (const line of below) console.error(`below its floor: ${line}`);
process.exit(below.length === 0 ? 0 : 1);

function numbersOf(result: object): Record<string, number> {
  return Object.fromEntries(Object.entries(result).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

function belowFloor(): string[] {
  return Object.entries(scores).flatMap(([task, measures]) =>
    TASKS[task]!.gated.flatMap((measure) => {
      const floor = floors[task]?.[measure];
      const score = measures[measure];
      if (score === undefined) return [`${task} ${measure} was not measured`];
      return floor !== undefined && score < floor - TOLERANCE ? [`${task} ${measure} ${percent(score)}, floor ${percent(floor)}`] : [];
    }),
  );
}

function writeFloors(): void {
  for (const [task, measures] of Object.entries(scores)) {
    const held = (floors[task] ??= {});
    for (const measure of TASKS[task]!.gated) {
      const score = measures[measure];
      if (score !== undefined && (options.lowerFloors || score > (held[measure] ?? -1))) held[measure] = Math.floor(score * 1000) / 1000;
    }
  }
  writeFileSync(FLOORS, `${JSON.stringify(floors, undefined, 2)}\n`);
}

function printTable(): void {
  const rows: string[][] = [['task', 'measure', 'ours', 'floor', 'known', 'seconds']];
  for (const [task, measures] of Object.entries(scores)) {
    Object.entries(measures).forEach(([measure, score], index) => {
      const floor = floors[task]?.[measure];
      rows.push([
        index === 0 ? task : '',
        measure,
        score <= 1 ? percent(score) : String(score),
        floor === undefined ? '' : percent(floor),
        TASKS[task]!.known[measure] ?? '',
        index === 0 ? seconds[task]!.toFixed(1) : '',
      ]);
    });
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}

function percent(fraction: number): string {
  return (fraction * 100).toFixed(1);
}
