// `npm test`: sets up, then format and lint, types, and all tests. Ends with a line `N passed, N failed`; the checks before the tests count as one test each.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const report = join(root, '.build', 'tests.json');
const PAGE_CHECK = ['--workspace', 'web', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'];
const patterns = process.argv.slice(2);

setUp();
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });

let passed = 0;
let failed = 0;
if (patterns.length === 0) {
  count('format and lint', node(join(modules, '@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.']));
  count('types', node(join(modules, 'typescript', 'bin', 'tsc'), ['-p', 'tsconfig.check.json']));
  count('types of the page', node(join(modules, 'svelte-check', 'bin', 'svelte-check'), PAGE_CHECK));
}
const tests = node(join(modules, 'vitest', 'vitest.mjs'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...patterns,
]);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  if (tests !== 0 && result.numFailedTests === 0) count('test run', tests);
} catch (error) {
  console.error(`no test report: ${error.message}`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

function count(name, status) {
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`);
}
