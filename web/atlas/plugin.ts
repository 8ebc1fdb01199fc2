import type { Plugin } from 'vite';
import { drawAtlas } from './atlas.js';

const NAME = 'virtual:atlas';

/** Makes the map's outlines a file of the page; `virtual:atlas` is its address. While the page is developed it is a module. */
export function atlas(): Plugin {
  let isBuilding = false;
  return {
    name: 'atlas',
    configResolved: (config) => {
      isBuilding = config.command === 'build';
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const source = JSON.stringify(drawAtlas());
      if (!isBuilding) return `export default 'data:application/json,${encodeURIComponent(source)}'`;
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: 'atlas.json', source })}`;
    },
  };
}
