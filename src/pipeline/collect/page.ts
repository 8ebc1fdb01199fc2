import { readNameTime } from '../../sources/index.js';
import { type ExtractedPage, readPage } from '../extract.js';
import type { Collection } from './context.js';
import type { SourceBytes } from './input.js';
import { cleanAddress, type Draft } from './report.js';

/** Reads one page of a source. */
export async function readSourcePage(collection: Collection, input: SourceBytes): Promise<ExtractedPage> {
  const { context } = collection;
  const saved = input.name === undefined ? undefined : readNameTime(input.name, context.timeZone);
  const page = await readPage(input.bytes, {
    timeZone: context.timeZone,
    fetched: saved ?? context.now,
    ...(input.url === undefined ? {} : { url: input.url }),
    ...(input.contentType === undefined ? {} : { contentType: input.contentType }),
  });
  collection.note(page.problems, input.url ?? input.name);
  return page;
}

/** A ticker's entries as drafts, in the order of the page. `fetched` is the snapshot's time where its file name tells one. */
export function entryDrafts(page: ExtractedPage, input: SourceBytes, collection: Collection): Draft[] {
  const address = page.canonical ?? cleanAddress(input.url);
  const saved = input.name === undefined ? undefined : readNameTime(input.name, collection.context.timeZone);
  return page.entries.map((entry, index) => ({
    kind: 'entry',
    externalId: entry.id,
    url: address === undefined ? undefined : `${address}#${entry.id}`,
    title: entry.title,
    text: page.bodies[index] ?? '',
    published: entry.published,
    updated: entry.modified,
    lang: page.lang,
    fetched: input.name === undefined ? collection.context.now : saved,
  }));
}

/** A page as one article; `externalId` is given, since only the caller knows what is unique. */
export function articleDraft(page: ExtractedPage, input: SourceBytes, externalId: string, collection: Collection): Draft {
  const saved = input.name === undefined ? undefined : readNameTime(input.name, collection.context.timeZone);
  return {
    kind: 'article',
    externalId,
    url: page.canonical ?? cleanAddress(input.url),
    title: page.title,
    byline: page.byline,
    text: page.text,
    published: page.published ?? saved,
    updated: page.modified,
    lang: page.lang,
    fetched: input.name === undefined ? collection.context.now : undefined,
  };
}
