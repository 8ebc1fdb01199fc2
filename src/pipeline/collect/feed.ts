import { type FeedItem, type FeedText, type ParsedFeed, parseFeed } from '../../sources/index.js';
import { decodeBytes, fragmentToText } from '../../text/index.js';
import { readPage } from '../extract.js';
import { plainText } from '../feed.js';
import type { Collection } from './context.js';
import type { SourceBytes } from './input.js';
import { openMirror } from './mirror.js';
import { withoutRefrains } from './refrain.js';
import { cleanAddress, type Draft } from './report.js';

/** Reads a feed into one batch: the items' own text, or the linked article where the source asks for it. */
export async function collectFeed(collection: Collection, input: SourceBytes): Promise<void> {
  const { source } = collection;
  const feed = await parseBytes(input);
  collection.note(feed.problems, input.url ?? input.name);
  if (feed.items.length === 0 && feed.problems.some(({ kind }) => kind === 'malformed' || kind === 'too-large')) collection.failed = true;
  const mirror = source.mirror === undefined ? undefined : await openMirror(source.mirror, collection);
  const drafts: Draft[] = [];
  for (const item of feed.items) {
    const draft = readItem(item, feed, input);
    const article = source.fullText ? await readArticle(item, draft, collection, mirror) : undefined;
    if (draft) drafts.push(article ?? draft);
  }
  await collection.addBatch(withoutRefrains(drafts));
}

/** Decodes and reads a feed. */
export async function parseBytes({ bytes, url, contentType }: SourceBytes): Promise<ParsedFeed> {
  const header = contentType === undefined ? {} : { contentType };
  const decoded = await decodeBytes(bytes, header);
  const feed = parseFeed(decoded.text, { ...header, ...(url === undefined ? {} : { url }) });
  return { ...feed, problems: [...decoded.problems, ...feed.problems] };
}

/** A draft of an item's own words; undefined where it has neither id nor address nor title. */
export function readItem(item: FeedItem, feed: ParsedFeed, { url }: SourceBytes): Draft | undefined {
  const link = cleanAddress(item.link);
  const title = plainText(item.title);
  const externalId = item.id ?? link ?? title;
  if (externalId === undefined) return undefined;
  const body = longer(item.content, item.summary);
  return {
    kind: 'article',
    externalId,
    url: link ?? url,
    title,
    byline: item.author,
    text: body === undefined ? '' : withoutSign(body),
    published: item.published ?? item.updated,
    updated: item.updated,
    lang: item.lang ?? feed.lang,
  };
}

/** The content, else the summary: feeds send empty and shortened contents too. */
function longer(content: FeedText | undefined, summary: FeedText | undefined): string | undefined {
  const texts = [content, summary]
    .filter((text) => text !== undefined)
    .map((text) => (text.type === 'text' ? text.value : fragmentToText(text.value)));
  return texts.sort((left, right) => right.length - left.length)[0];
}

/** A last paragraph that is an author's sign: "(ewa)". */
function withoutSign(text: string): string {
  return text.replace(/\s*\n\n\(?[\p{L}]{2,4}(?:\/[\p{L}]{2,4})*\)$/u, '');
}

/** The article behind an item: from the mirror, else from the network. Where it cannot be had the item's own words stay, with a problem. */
async function readArticle(
  item: FeedItem,
  draft: Draft | undefined,
  collection: Collection,
  mirror: Mirror | undefined,
): Promise<Draft | undefined> {
  if (!draft || item.link === undefined) return undefined;
  const page =
    (await mirror?.find(item.link)) ?? (collection.source.url === undefined ? undefined : await fetchArticle(item.link, collection));
  if (!page) {
    if (collection.source.url === undefined) {
      collection.note([
        {
          kind: 'partial',
          message: `expected the article ${item.link} in ${collection.source.mirror ?? 'a mirror'}, found only its teaser`,
          where: item.link,
        },
      ]);
    }
    return undefined;
  }
  if (page.text.length < draft.text.length) return undefined;
  const changed = [draft.updated, page.modified]
    .filter((time) => time !== undefined)
    .sort((left, right) => Date.parse(left) - Date.parse(right));
  return {
    ...draft,
    title: page.title ?? draft.title,
    byline: draft.byline ?? page.byline,
    text: page.text,
    published: draft.published ?? page.published,
    updated: changed.at(-1),
    lang: draft.lang ?? page.lang,
  };
}

type Mirror = Awaited<ReturnType<typeof openMirror>>;

async function fetchArticle(link: string, { source, context, problems }: Collection) {
  const answer = await context.fetcher.fetch(link, { allowPrivate: source.allowPrivate ?? false });
  if (!answer.ok) {
    problems.push(answer.problem);
    return undefined;
  }
  return readPage(answer.bytes, {
    url: answer.url,
    timeZone: context.timeZone,
    ...(answer.contentType === undefined ? {} : { contentType: answer.contentType }),
  });
}
