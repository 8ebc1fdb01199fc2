import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../model/index.js';
import type { CollectContext } from './context.js';

/** Bytes of a source: one answer of the network, or one file. */
export interface SourceBytes {
  readonly bytes: Uint8Array;
  /** Address after redirects; absent for files. */
  readonly url?: string;
  /** File's path below the source's folder with "/", or its name; absent for answers. */
  readonly name?: string;
  readonly contentType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Larger files are left out with a problem. */
export const MAX_FILE_BYTES = 50_000_000;
const MAX_FILES = 100_000;

/** The absolute path of a source's path. */
export function sourcePath(path: string, context: CollectContext): string {
  return resolve(context.deskFolder, path);
}

/** The files at a path in the order of their names: itself, or all below it except hidden ones and links. */
export function listFiles(path: string, problems: Problem[]): { readonly path: string; readonly name: string }[] {
  const found = statOf(path, problems);
  if (!found) return [];
  if (!found.isDirectory()) return [{ path, name: basename(path) }];
  const files: { path: string; name: string }[] = [];
  const folders = [path];
  while (folders.length > 0 && files.length < MAX_FILES) {
    const folder = folders.pop()!;
    for (const entry of readFolder(folder, problems)) {
      if (entry.name.startsWith('.')) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(full);
      else if (entry.isFile()) files.push({ path: full, name: relative(path, full).split(sep).join('/') });
    }
  }
  return files.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The bytes of a file; undefined, with a problem, where it cannot be read or is too large. */
export function readBytes(path: string, problems: Problem[]): Uint8Array | undefined {
  const found = statOf(path, problems);
  if (!found) return undefined;
  if (found.size > MAX_FILE_BYTES) {
    problems.push({
      kind: 'too-large',
      message: `expected a file of at most ${MAX_FILE_BYTES} bytes, found ${found.size} (${path})`,
      where: path,
    });
    return undefined;
  }
  return attempt(() => readFileSync(path), path, problems);
}

function statOf(path: string, problems: Problem[]) {
  return attempt(() => statSync(path), path, problems);
}

function readFolder(path: string, problems: Problem[]): Dirent[] {
  return attempt(() => readdirSync(path, { withFileTypes: true }), path, problems) ?? [];
}

function attempt<T>(read: () => T, path: string, problems: Problem[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    problems.push({
      kind: 'unreachable',
      message: `expected a readable file or folder, found ${String(error.code)} (${path})`,
      where: path,
    });
    return undefined;
  }
}

/** A hash over the contents in order; texts of the version of what reads them are part of it, so that a better reader reads again. */
export function hashContents(contents: readonly { readonly name?: string; readonly bytes: Uint8Array }[], version: string): string {
  const hash = createHash('sha256').update(version);
  for (const { name, bytes } of contents) hash.update(`\0${name ?? ''}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
