// Builds the programs into `dist`: one file for each that is started or imported from outside, and the code that they share in `dist/chunks`. Node takes
// about a millisecond to find and link each module, so that some hundred small ones would cost more than what they do.
import { basename, dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Started by `bin/`, by the server and as worker threads, named in `package.json`, measured alone in `bench/`. */
const PROGRAMS = ['cli/main', 'api/state/compose-thread', 'pipeline/index', 'pipeline/workers/worker', 'model/index', 'language/de/index'];

/** Modules find their data relative to `import.meta.url`: in the built files, too, that is where the module would stand. The built code is CommonJS, which knows its folder; packages are imported by the function that `bin/load.cjs` gives it. */
const surroundings = {
  name: 'surroundings',
  transform(code, id) {
    if (!id.startsWith(`${root}src/`) || !code.includes('import.meta.url')) return undefined;
    const place = relative(`${root}src`, id).replace(/\.ts$/, '.js');
    return { code: code.replaceAll('import.meta.url', `__PLACE__(${JSON.stringify(place)})`), map: null };
  },
  renderChunk(code, chunk) {
    const folder = dirname(chunk.fileName);
    const placed = code.replaceAll(
      /__PLACE__\("([^"]+)"\)/g,
      (_, place) => `require("node:url").pathToFileURL(__dirname + "/${relative(folder, place)}").href`,
    );
    const called = placed.replaceAll(/\bimport\((?=["'])/g, 'importOutside(');
    return called === code ? undefined : { code: called, map: null };
  },
};

/** Beside each program `x.cjs` a module `x.js` with the same exports, which loads it with the code compiled earlier; see `bin/load.cjs`. */
const entries = {
  name: 'entries',
  generateBundle(_, files) {
    for (const { fileName, isEntry, exports } of Object.values(files)) {
      if (!isEntry) continue;
      const loader = relative(dirname(`dist/${fileName}`), 'bin/load.cjs');
      const own = `load(fileURLToPath(new URL('./${basename(fileName)}', import.meta.url)));`;
      const source = [
        "import { fileURLToPath } from 'node:url';",
        `import { load } from '${loader}';`,
        exports.length === 0 ? own : `export const { ${exports.join(', ')} } = ${own}`,
      ];
      this.emitFile({ type: 'asset', fileName: fileName.replace(/\.cjs$/, '.js'), source: `${source.join('\n')}\n` });
    }
  },
};

export default defineConfig({
  root: `${root}src`,
  plugins: [surroundings, entries],
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist`,
    emptyOutDir: false,
    sourcemap: true,
    rollupOptions: {
      preserveEntrySignatures: 'strict',
      input: Object.fromEntries(PROGRAMS.map((name) => [name, `${root}src/${name}.ts`])),
      output: {
        minify: { compress: false, mangle: false, codegen: true },
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'chunks/[name]-[hash].cjs',
      },
    },
  },
});
