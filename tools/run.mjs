// Runs a TypeScript program of this checkout (`eval/main.ts`, `bench/main.ts`, `train/main.ts`) after set-up, with the arguments that follow.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...args] = process.argv.slice(2);
setUp();
const result = spawnSync(process.execPath, ['--import', 'tsx', join(root, program), ...args], { cwd: root, stdio: 'inherit' });
process.exit(result.status ?? 1);
