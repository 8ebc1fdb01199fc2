import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Packed } from './packed.js';

/** Where the built page lies: `dist/web`, from the sources as from the build. */
const PAGE_FOLDER = fileURLToPath(new URL('../../dist/web/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** A file of the built page. */
export interface PageFile {
  readonly content: Packed;
  readonly type: string;
  /** Its name holds a hash of its content: it never changes. */
  readonly immutable: boolean;
}

const files = new Map<string, PageFile>();

/** Reads a file of the page once. Undefined where there is none, and for paths that lead out of its folder. */
export function pageFile(path: string): PageFile | undefined {
  const known = files.get(path);
  if (known !== undefined) return known;
  const file = normalize(join(PAGE_FOLDER, path));
  const type = TYPES[extname(file)];
  if (!file.startsWith(PAGE_FOLDER.endsWith(sep) ? PAGE_FOLDER : PAGE_FOLDER + sep) || type === undefined || !existsSync(file))
    return undefined;
  const found = { content: new Packed(new Uint8Array(readFileSync(file))), type, immutable: path.startsWith('assets/') };
  files.set(path, found);
  return found;
}
