// Runs a built command and keeps what the engine has compiled for it beside the built files; see `bin/load.cjs`. Set-up calls it after a build.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepCompiled, load } from '../bin/load.cjs';

process.on('exit', keepCompiled);
load(join(fileURLToPath(new URL('..', import.meta.url)), 'dist', 'cli', 'main.cjs'));
