// Loads the built programs together with the code that the engine compiled for them earlier: to scan and compile them anew took longer than to load the German
// weights and analyse a sentence. Node 20 keeps compiled code for nobody, so that this loader does it for the files of `dist`; see docs/decisions/compiled-code.md.
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, resolve } = require('node:path');
const { Script } = require('node:vm');

/** What is loaded: path → module and its compiled script. */
const loaded = new Map();

/**
 * The exports of a built file, which runs once in a process. It calls `importOutside` where its source says `import()`, which code that was kept cannot do.
 * @param {string} path
 */
exports.load = function load(path) {
  const known = loaded.get(path);
  if (known !== undefined) return known.module.exports;
  const script = new Script(`(function (exports, require, module, __filename, __dirname, importOutside) {${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    cachedData: readCompiled(path),
  });
  const module = { exports: {} };
  loaded.set(path, { module, script });
  const folder = dirname(path);
  let outside;
  const requireHere = (name) => {
    if (name.startsWith('.')) return load(resolve(folder, name));
    if (name.startsWith('node:')) return require(name);
    outside ??= createRequire(path);
    return outside(name);
  };
  script.runInThisContext().call(module.exports, module.exports, requireHere, module, path, folder, importOutside);
  return module.exports;
};

/** A package, found from here: it lies in the same `node_modules`. */
const importOutside = (name) => import(name);

/** Writes what the engine has compiled by now beside each loaded file. It serves processes of the same version of Node; others compile for themselves. */
exports.keepCompiled = function keepCompiled() {
  for (const [path, { script }] of loaded) {
    const part = `${path}.${process.pid}.part`;
    writeFileSync(part, script.createCachedData());
    renameSync(part, `${path}.cache`);
  }
};

/** The bytes kept for a file; nothing where there are none. The engine refuses those of another version, of other flags and of a source of another length. */
function readCompiled(path) {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}
