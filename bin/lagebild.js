#!/usr/bin/env node
// The command line. In a checkout it sets itself up first; what set-up says goes to standard error.
import { existsSync } from 'node:fs';

const setup = new URL('../tools/setup.mjs', import.meta.url);
if (existsSync(setup)) {
  try {
    (await import(setup.href)).setUp();
  } catch (error) {
    process.stderr.write(`lagebild: ${error.message}\n`);
    process.exit(1);
  }
}
await import('../dist/cli/main.js');
