// `npm run demo`: sets up, reads the sample desk, and prints the German digest of its day.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
const args = ['brief', '--desk', 'sample', '--fetch', '--lang', 'de', '--format', 'text'];
const result = spawnSync(process.execPath, [join(root, 'bin', 'lagebild.js'), ...args], { cwd: root, stdio: 'inherit' });
process.exit(result.status ?? 1);
