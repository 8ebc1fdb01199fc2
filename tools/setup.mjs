// Sets a checkout up: installs the dependencies and builds, each only when missing or stale. Everything it says goes to standard error.
// A published package has no `src` folder: there it does nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK_STALE_MS = 10 * 60 * 1000;

/** Makes `node_modules` and `dist` match the sources. Throws with the cause when installing or building fails. */
export function setUp() {
  if (!existsSync(join(root, 'src'))) return;
  if (dependenciesAreFresh() && buildIsFresh() && pageIsFresh()) return;
  withLock(() => {
    if (!dependenciesAreFresh()) installDependencies();
    if (!buildIsFresh()) build();
    if (!pageIsFresh()) buildPage();
  });
}

const lockStamp = join(root, 'node_modules', '.lagebild-lock');
const buildStamp = join(root, 'dist', '.stamp');
const pageFolder = join(root, 'dist', 'web');
const pageStamp = join(pageFolder, '.stamp');

function dependenciesAreFresh() {
  return readOr(lockStamp, '') === hash(readFileSync(join(root, 'package-lock.json')));
}

function installDependencies() {
  say('installing dependencies …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(lockStamp, hash(readFileSync(join(root, 'package-lock.json'))));
}

function buildIsFresh() {
  return readOr(buildStamp, '') === sourceState();
}

function build() {
  say('building …');
  const state = sourceState();
  // The page in `dist/web` has a build of its own.
  if (existsSync(join(root, 'dist')))
    for (const name of readdirSync(join(root, 'dist')))
      if (name !== 'web') rmSync(join(root, 'dist', name), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [tsc, '-p', join(root, 'tsconfig.json'), '--emitDeclarationOnly']);
  runVite(PROGRAMS);
  run(process.execPath, [join(root, KEEP_COMPILED), 'analyze'], `${JSON.stringify({ id: 'set-up', lang: 'de', text: FIRST_TEXT })}\n`);
  writeFileSync(buildStamp, state);
}

function pageIsFresh() {
  return readOr(pageStamp, '') === pageState();
}

function buildPage() {
  say('building the page …');
  const state = pageState();
  runVite('web/vite.config.ts');
  writeFileSync(pageStamp, state);
}

function runVite(config) {
  run(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '-c', join(root, config)]);
}

const PROGRAMS = 'tools/programs.config.mjs';
const KEEP_COMPILED = 'tools/keep-compiled.mjs';
/** Analysed once after a build, so that what most reports need is compiled. */
const FIRST_TEXT =
  'Kiew (dpa) - Bei einem Angriff auf die Stadt sind am Mittwoch mindestens zwei Menschen getötet worden. Der Bürgermeister sagte: «Wir brauchen Hilfe.» Die Regierung, die Gespräche ablehnt, habe 20 Panzer zugesagt.';

/** What the build of the programs reads. */
function sourceState() {
  return stateOf(['src'], (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'), [
    'tsconfig.json',
    PROGRAMS,
    KEEP_COMPILED,
    'bin/load.cjs',
  ]);
}

/** What the build of the page reads; of `src` it takes types only. */
function pageState() {
  return stateOf(['web'], (name) => !name.endsWith('.test.ts'), []);
}

/** Paths, sizes and modification times of the files of some folders, and the content of single files. */
function stateOf(folders, counts, files) {
  const parts = [...files.map((file) => readFileSync(join(root, file), 'utf8')), readOr(lockStamp, '')];
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (counts(entry.name)) {
        const { size, mtimeMs } = statSync(path);
        parts.push(`${path.slice(root.length)} ${size} ${mtimeMs}`);
      }
    }
  };
  for (const folder of folders) visit(join(root, folder));
  return hash(parts.sort().join('\n'));
}

/** One process sets up at a time; the others wait. A lock of a process that died is taken over. */
function withLock(work) {
  const lock = join(root, '.build', 'setup.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause;
      if (lockIsDead(lock)) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function lockIsDead(lock) {
  const pid = Number(readOr(join(lock, 'pid'), '0'));
  if (pid > 0) return !processLives(pid);
  try {
    return Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS;
  } catch {
    return false; // gone in the meantime
  }
}

function processLives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
}

/** Runs a command to its end. What it says goes to standard error; what it answers to `input`, nowhere. */
function run(command, args, input) {
  const result = spawnSync(command, args, {
    cwd: root,
    ...(input === undefined ? { stdio: ['ignore', 2, 2] } : { input, stdio: ['pipe', 'ignore', 2] }),
  });
  if (result.error) throw new Error(`set-up: cannot run ${command}: ${result.error.message}`, { cause: result.error });
  if (result.status !== 0) throw new Error(`set-up: ${command} ended with ${result.status ?? result.signal}`);
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

function say(message) {
  process.stderr.write(`lagebild: ${message}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setUp();
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}
