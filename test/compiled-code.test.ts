import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LOADER = fileURLToPath(new URL('../bin/load.cjs', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lagebild-compiled-'));
  write(
    'main.cjs',
    'const part = require("./part.cjs"); exports.answer = () => part.double(21); exports.home = __dirname; exports.later = () => importOutside("node:os");',
  );
  write(
    'part.cjs',
    'const { basename } = require("node:path"); exports.double = (value) => value * 2; exports.name = basename(__filename);',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

/** What a fresh process prints that loads the files; `load`, `keepCompiled` and `place` are at hand. */
function run(code: string): string {
  const head = `const { load, keepCompiled } = require(${JSON.stringify(LOADER)}); const place = (name) => ${JSON.stringify(folder)} + '/' + name;`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', `${head} ${code}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

const ANSWER = 'console.log(load(place("main.cjs")).answer());';
const LATER = 'load(place("main.cjs")).later().then(({ EOL }) => console.log(EOL.length));';

describe('a built file', () => {
  it('is loaded once, with what it requires, and knows its folder', () => {
    expect(
      run(
        'const { answer, home, later } = load(place("main.cjs")); console.log(answer(), home); later().then(({ EOL }) => console.log(EOL.length));',
      ),
    ).toBe(`42 ${folder}\n1`);
    expect(
      run('load(place("main.cjs")); console.log(load(place("main.cjs")) === load(place("main.cjs")), load(place("part.cjs")).name);'),
    ).toBe('true part.cjs');
  });

  it('runs with the code that was kept, in part or whole', () => {
    run(`${ANSWER} ${LATER} keepCompiled();`);
    expect(run(LATER)).toBe('1');
    expect(['main.cjs.cache', 'part.cjs.cache'].map((name) => existsSync(join(folder, name)))).toEqual([true, true]);
    expect(run(ANSWER)).toBe('42');
    rmSync(join(folder, 'part.cjs.cache'));
    expect(run(ANSWER)).toBe('42');
  });

  it('runs by its own content when what was kept is of a content of another length, or is broken', () => {
    run(`${ANSWER} keepCompiled();`);
    write('part.cjs', 'exports.double = (value) => value * 2 + 1000;');
    write('main.cjs.cache', 'this is no code');
    expect(run(ANSWER)).toBe('1042');
  });

  it('that throws says where', () => {
    write('part.cjs', '\n\nthrow new Error("no such luck");');
    expect(() => run(ANSWER)).toThrow(/part\.cjs:3[\s\S]*no such luck/);
  });
});
