import type { Problem, Report, Source } from '../model/index.js';
import type { SourceState } from '../store/store.js';
import { type CollectContext, Collection } from './collect/context.js';
import { collectFeed } from './collect/feed.js';
import { collectArchive, collectFiles, type SourceFile } from './collect/folder.js';
import { hashContents, listFiles, readBytes, type SourceBytes, sourcePath } from './collect/input.js';
import { articleDraft, entryDrafts, readSourcePage } from './collect/page.js';
import { cleanAddress } from './collect/report.js';

export type { CollectContext } from './collect/context.js';

/** What a source gave. */
export interface Collected {
  /** Reports in batches: each is to be stored before the next, so that later texts of a report become its revisions. Empty where nothing changed. */
  readonly batches: readonly (readonly Report[])[];
  /** What to remember for the next time; `failures` counts rounds in which the whole source could not be read. */
  readonly state: SourceState;
  readonly problems: readonly Problem[];
}

/** Part of the content hash: raised when reading gets better, so that unchanged sources are read again. */
const READER_VERSION = '1';

/** Reads a source: from the network, or from files of the desk. Never rejects for what a source is or does: see `problems` and `state.failures`. */
export async function collectSource(source: Source, context: CollectContext): Promise<Collected> {
  const collection = new Collection(source, context);
  const inputs = source.url === undefined ? readFiles(source, collection) : await fetchSource(source.url, collection);
  const contentHash = inputs && hashContents(inputs, READER_VERSION);
  const changed = contentHash !== undefined && (contentHash !== context.state?.contentHash || mayChangeBehind(source));
  if (inputs && changed) await readInputs(inputs, collection);
  return { batches: collection.batches, state: nextState(collection, inputs?.[0], contentHash), problems: collection.problems };
}

/** Linked articles may change while the feed does not. */
function mayChangeBehind(source: Source): boolean {
  return source.fullText === true;
}

/** The files of a source; undefined where its path cannot be read. */
function readFiles(source: Source, collection: Collection): SourceFile[] | undefined {
  const problems: Problem[] = [];
  const files = listFiles(sourcePath(source.path ?? '.', collection.context), problems);
  const read = files.flatMap(({ path, name }) => {
    const bytes = readBytes(path, problems);
    return bytes ? [{ bytes, name }] : [];
  });
  collection.note(problems);
  if (read.length > 0) return read;
  if (problems.length === 0) collection.note([{ kind: 'unreachable', message: `expected files at ${source.path}, found an empty folder` }]);
  collection.failed = true;
  return undefined;
}

/** The answer of a source's address; undefined where nothing came or nothing changed. */
async function fetchSource(url: string, collection: Collection): Promise<SourceBytes[] | undefined> {
  const { source, context } = collection;
  const { etag, lastModified } = context.state ?? {};
  const answer = await context.fetcher.fetch(url, {
    allowPrivate: source.allowPrivate ?? false,
    ...(etag === undefined || source.fullText ? {} : { etag }),
    ...(lastModified === undefined || source.fullText ? {} : { lastModified }),
  });
  if (!answer.ok) collection.fail(answer.problem);
  return answer.ok && !answer.unchanged ? [answer] : undefined;
}

async function readInputs(inputs: readonly SourceBytes[], collection: Collection): Promise<void> {
  switch (collection.source.kind) {
    case 'feed':
      for (const input of inputs) await collectFeed(collection, input);
      return;
    case 'live':
      for (const input of inputs) await collectTicker(collection, input);
      return;
    case 'page':
      for (const input of inputs) await collectPage(collection, input);
      return;
    case 'folder':
      return collectFiles(collection, inputs.map(asFile));
    case 'archive':
      for (const input of inputs) await collectArchive(collection, asFile(input));
  }
}

function asFile(input: SourceBytes): SourceFile {
  return { ...input, name: input.name ?? (input.url === undefined ? '' : (new URL(input.url).pathname.split('/').at(-1) ?? '')) };
}

/** One snapshot of a ticker: one batch. */
async function collectTicker(collection: Collection, input: SourceBytes): Promise<void> {
  if (input.name !== undefined && !/\.x?html?$/i.test(input.name)) return;
  const page = await readSourcePage(collection, input);
  if (page.kind === 'live') return collection.addBatch(entryDrafts(page, input, collection));
  collection.fail({
    kind: 'malformed',
    message: `expected a live ticker with entries, found an article "${page.title ?? ''}"`,
    where: input.url ?? input.name ?? '',
  });
}

async function collectPage(collection: Collection, input: SourceBytes): Promise<void> {
  const page = await readSourcePage(collection, input);
  if (page.text === '') collection.failed = true;
  const externalId = page.canonical ?? cleanAddress(input.url) ?? input.name ?? collection.source.id;
  await collection.addBatch([articleDraft(page, input, externalId, collection)]);
}

function nextState(collection: Collection, input: SourceBytes | undefined, contentHash: string | undefined): SourceState {
  const { source, context, failed, problems } = collection;
  const { state, now } = context;
  const etag = input ? input.etag : state?.etag;
  const lastModified = input ? input.lastModified : state?.lastModified;
  const hash = failed ? state?.contentHash : (contentHash ?? state?.contentHash);
  const succeeded = failed ? state?.succeeded : now;
  return {
    source: source.id,
    ...(etag === undefined || failed ? {} : { etag }),
    ...(lastModified === undefined || failed ? {} : { lastModified }),
    attempted: now,
    ...(succeeded === undefined ? {} : { succeeded }),
    failures: failed ? (state?.failures ?? 0) + 1 : 0,
    problems: problems.slice(0, 50),
    ...(hash === undefined ? {} : { contentHash: hash }),
  };
}
