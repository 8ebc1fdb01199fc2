// Builds the programs into `dist`: one file for each that is started or imported from outside, and the code that they share in `dist/chunks`. Node takes
// about a millisecond to find and link each module, so that some hundred small ones would cost more than what they do.
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Started by `bin/`, by the server and as worker threads, named in `package.json`, measured alone in `bench/`. */
const PROGRAMS = ['cli/main', 'api/state/compose-thread', 'pipeline/index', 'pipeline/workers/worker', 'model/index', 'language/de/index'];

/** Modules find their data relative to `import.meta.url`: in the built files, too, that is where the module would stand. */
const ownPlaces = {
  name: 'own-places',
  transform(code, id) {
    if (!id.startsWith(`${root}src/`) || !code.includes('import.meta.url')) return undefined;
    const place = relative(`${root}src`, id).replace(/\.ts$/, '.js');
    return { code: code.replaceAll('import.meta.url', `__PLACE__(${JSON.stringify(place)})`), map: null };
  },
  renderChunk(code, chunk) {
    if (!code.includes('__PLACE__')) return undefined;
    const folder = dirname(chunk.fileName);
    return {
      code: code.replaceAll(/__PLACE__\("([^"]+)"\)/g, (_, place) => `new URL("${relative(folder, place)}", import.meta.url).href`),
      map: null,
    };
  },
};

export default defineConfig({
  root: `${root}src`,
  plugins: [ownPlaces],
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist`,
    emptyOutDir: false,
    sourcemap: true,
    rollupOptions: {
      input: Object.fromEntries(PROGRAMS.map((name) => [name, `${root}src/${name}.ts`])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
