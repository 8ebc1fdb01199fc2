// `npm run demo`: sets up, reads the sample desk, and prints the German digest of its day.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
for (const args of [
  ['fetch', '--desk', 'sample'],
  ['brief', '--desk', 'sample', '--lang', 'de', '--format', 'text'],
]) {
  const result = spawnSync(process.execPath, [join(root, 'bin', 'lagebild.js'), ...args], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
