import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { Problem, Source, SourceKind } from '../model/index.js';
import { createFetcher, type Fetcher } from '../sources/index.js';
import { loadDesk } from './desk.js';
import { extractPage } from './extract.js';
import { readFeed } from './feed.js';
import { readOpml } from './opml.js';

/** What `add` was told about the source. */
export interface AddOptions {
  readonly name?: string;
  readonly lang?: string;
  readonly fullText?: boolean;
  readonly allowPrivate?: boolean;
  readonly fetcher?: Fetcher;
}

/** Sources that an address or a path stands for, not yet in the desk. */
export interface FoundSources {
  readonly sources: readonly Omit<Source, 'id'>[];
  readonly problems: readonly Problem[];
}

/** Finds out what an address, a file, an OPML list or a folder is: looks at its content, not at its name. */
export async function findSources(what: string, folder: string, options: AddOptions): Promise<FoundSources> {
  return /^https?:\/\//i.test(what) ? findByAddress(what, options) : findByPath(resolve(what), folder, options);
}

/**
 * Writes sources into `desk.yaml`, whose comments stay; each gets an id from its name. What the desk has already (same address or path) is left out.
 * @returns what was added, with ids
 */
export function addSources(folder: string, sources: readonly Omit<Source, 'id'>[]): Source[] {
  const file = join(folder, 'desk.yaml');
  const { desk } = loadDesk(folder);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const taken = new Set(desk.sources.map((source) => source.id));
  const added: Source[] = [];
  for (const source of sources) {
    if ([...desk.sources, ...added].some((known) => known.url === source.url && known.path === source.path)) continue;
    const id = freeId(source.name, taken);
    taken.add(id);
    const complete: Source = { id, ...source };
    added.push(complete);
    if (document.has('sources') && document.get('sources') !== null) document.addIn(['sources'], document.createNode(complete));
    else document.set('sources', document.createNode([complete]));
  }
  if (added.length > 0) writeFileSync(file, document.toString({ lineWidth: 0 }));
  return added;
}

async function findByAddress(url: string, options: AddOptions): Promise<FoundSources> {
  const fetcher = options.fetcher ?? createFetcher();
  const response = await fetcher.fetch(url, { allowPrivate: options.allowPrivate ?? false });
  if (!response.ok) return { sources: [], problems: [response.problem] };
  const bytes = response.bytes;
  const given = { url: response.url, ...(response.contentType === undefined ? {} : { contentType: response.contentType }) };
  const feeds = readOpml(new TextDecoder().decode(bytes));
  if (feeds !== undefined && feeds.length > 0)
    return { sources: feeds.map((feed) => describe('feed', feed.name ?? hostOf(feed.url), { url: feed.url }, options)), problems: [] };
  const feed = await readFeed(bytes, given);
  if (feed.items.length > 0 || feed.problems.length === 0)
    return { sources: [describe('feed', feed.feed.title ?? hostOf(url), { url }, options)], problems: [] };
  const page = await extractPage(bytes, given);
  if (page.text === '') return { sources: [], problems: page.problems };
  return { sources: [describe(page.kind === 'live' ? 'live' : 'page', hostOf(url), { url }, options)], problems: [] };
}

async function findByPath(path: string, folder: string, options: AddOptions): Promise<FoundSources> {
  if (!existsSync(path))
    return {
      sources: [],
      problems: [{ kind: 'unreachable', message: `expected an address or a path, found nothing at ${path}`, where: path }],
    };
  const place = { path: relative(folder, path) || '.' };
  if (statSync(path).isDirectory()) return { sources: [describe('folder', basename(path), place, options)], problems: [] };
  const bytes = readFileSync(path);
  const listed = readOpml(bytes.toString('utf8'));
  if (listed !== undefined && listed.length > 0) {
    return { sources: listed.map((feed) => describe('feed', feed.name ?? hostOf(feed.url), { url: feed.url }, options)), problems: [] };
  }
  const feed = await readFeed(bytes, {});
  if (feed.items.length > 0) return { sources: [describe('feed', feed.feed.title ?? basename(path), place, options)], problems: [] };
  const isPage = /<html|<!doctype html/i.test(bytes.toString('latin1', 0, 4096));
  const page = isPage ? await extractPage(bytes, {}) : undefined;
  return {
    sources: [describe(page?.kind === 'live' ? 'live' : page ? 'page' : 'folder', page?.title ?? basename(path), place, options)],
    problems: [],
  };
}

function describe(
  kind: SourceKind,
  name: string,
  place: { readonly url: string } | { readonly path: string },
  options: AddOptions,
): Omit<Source, 'id'> {
  return {
    name: options.name ?? name,
    kind,
    ...place,
    ...(options.lang === undefined ? {} : { lang: options.lang }),
    ...(options.fullText ? { fullText: true } : {}),
    ...(options.allowPrivate ? { allowPrivate: true } : {}),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

/** `[a-z0-9-]+` from a name, with a number behind it where it is taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .replaceAll('ä', 'ae')
      .replaceAll('ö', 'oe')
      .replaceAll('ü', 'ue')
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'source';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
