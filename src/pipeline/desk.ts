import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Desk, Problem, Source } from '../model/index.js';

/** A desk as found on disk. */
export interface LoadedDesk {
  readonly desk: Desk;
  /** Absolute path of the folder that holds `desk.yaml`. */
  readonly folder: string;
  /** Absolute path of the store's file; its folder is ignored by git. */
  readonly storePath: string;
}

/** A desk that cannot be used; the message names the file, what was expected and what was found. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
}

const list = z.array(z.string()).default([]);

const sourceShape = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'expected only a–z, 0–9 and "-"'),
    name: z.string().min(1),
    kind: z.enum(['feed', 'live', 'page', 'folder', 'archive']),
    url: z.url({ protocol: /^https?$/ }).optional(),
    path: z.string().optional(),
    lang: z.string().optional(),
    country: z.string().length(2).optional(),
    voice: z.enum(['outlet', 'agency', 'official']).optional(),
    fullText: z.boolean().optional(),
    mirror: z.string().optional(),
    allowPrivate: z.boolean().optional(),
  })
  .refine((source) => (source.url === undefined) !== (source.path === undefined), 'expected exactly one of "url" and "path"');

const deskShape = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  languages: z.array(z.string()).default(['de']),
  timeZone: z.string().default('Europe/Berlin').refine(isTimeZone, 'expected an IANA time zone such as Europe/Berlin'),
  sources: z.array(z.unknown()).default([]),
  filter: z.strictObject({ include: list, exclude: list }).default({ include: [], exclude: [] }),
  issues: z.array(z.strictObject({ id: z.string(), name: z.string(), words: list })).default([]),
});

/**
 * Finds a desk: a path to a folder (or its `desk.yaml`), else a name under `./desks`, else the sample desk when called `sample`.
 * @param name default `sample`
 * @throws DeskError when there is none
 */
export function findDesk(name = 'sample', cwd = process.cwd()): string {
  const places = [resolve(cwd, name), resolve(cwd, 'desks', name)];
  if (name === 'sample') places.push(fileURLToPath(new URL('../../sample', import.meta.url)));
  for (const place of places) {
    const folder = place.endsWith('desk.yaml') ? dirname(place) : place;
    if (existsSync(join(folder, 'desk.yaml')) && statSync(folder).isDirectory()) return folder;
  }
  throw new DeskError(
    `expected a desk (a folder with desk.yaml) at ${places.join(' or ')}; found none. "lagebild init ${name}" makes one.`,
  );
}

/**
 * Reads `desk.yaml`. A bad source is left out with a problem; anything else that is wrong with the desk makes it unusable.
 * @throws DeskError naming file, place and what was expected
 */
export function loadDesk(folder: string): LoadedDesk & { readonly problems: readonly Problem[] } {
  const file = join(folder, 'desk.yaml');
  const value = readYaml(file);
  const parsed = deskShape.safeParse(value);
  if (!parsed.success) throw new DeskError(`${file}: ${explainIssue(parsed.error, Object.keys(deskShape.shape))}`);
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const [index, entry] of parsed.data.sources.entries()) {
    const source = sourceShape.safeParse(entry);
    if (!source.success)
      problems.push({ kind: 'malformed', message: `source ${index + 1}: ${explainIssue(source.error, SOURCE_KEYS)}`, where: file });
    else if (sources.some((other) => other.id === source.data.id)) {
      problems.push({
        kind: 'malformed',
        message: `source ${index + 1}: expected an id of its own, found "${source.data.id}" a second time`,
        where: file,
      });
    } else sources.push(withoutUndefined(source.data));
  }
  return { desk: { ...parsed.data, sources }, folder, storePath: join(folder, '.lagebild', 'store.sqlite'), problems };
}

const SOURCE_KEYS = ['id', 'name', 'kind', 'url', 'path', 'lang', 'country', 'voice', 'fullText', 'mirror', 'allowPrivate'];

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true });
  } catch (error) {
    if (error instanceof YAMLParseError) throw new DeskError(`${file}: expected YAML; ${error.message}`, { cause: error });
    throw new DeskError(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function explainIssue(error: z.ZodError, known: readonly string[]): string {
  const issue = error.issues[0]!;
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `unknown key "${path === '' ? key : `${path}.${key}`}"${suggest(key, known)}`).join('; ');
  }
  return path === '' ? issue.message : `"${path}": ${issue.message}`;
}

/** ", did you mean …?" for the known key that differs by at most two letters. */
function suggest(key: string, known: readonly string[]): string {
  const near = known.find((candidate) => editDistance(key.toLowerCase(), candidate.toLowerCase()) <= 2);
  return near === undefined ? `; expected one of ${known.join(', ')}` : `, did you mean "${near}"?`;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[right.length]!;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Optional fields are absent, never undefined. */
function withoutUndefined(source: z.infer<typeof sourceShape>): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as unknown as Source;
}
