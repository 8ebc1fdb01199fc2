import type { Problem } from '../model/index.js';
import { type FeedItem, type FeedOptions, type FeedText, parseFeed } from '../sources/index.js';
import { collapse, decodeBytes, escapeHtml, htmlToText, sanitizeHtml } from '../text/index.js';

/** One item as `lagebild feed` prints it; `html` is safe to show, `text` is its readable text. */
export interface FeedRecordItem {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  readonly html?: string;
  readonly text?: string;
  readonly author?: string;
  /** RFC 3339, or a date. */
  readonly published?: string;
  readonly updated?: string;
  readonly lang?: string;
}

/** What `lagebild feed` prints. */
export interface FeedRecord {
  readonly feed: { readonly title?: string; readonly link?: string; readonly lang?: string };
  readonly items: readonly FeedRecordItem[];
  readonly problems: readonly Problem[];
}

/** Reads a feed into the record of the `feed` filter. Never throws for bad input: see `problems`. */
export async function readFeed(input: Uint8Array | string, options: FeedOptions = {}): Promise<FeedRecord> {
  const decoded = typeof input === 'string' ? { text: input, problems: [] } : await decodeBytes(input, options);
  const parsed = parseFeed(decoded.text, options);
  const problems: Problem[] = [...decoded.problems, ...parsed.problems];
  const items: FeedRecordItem[] = [];
  for (const item of parsed.items) items.push(await readItem(item, options, problems));
  const { link, lang } = parsed;
  const title = plainText(parsed.title);
  return {
    feed: { ...(title === undefined ? {} : { title }), ...(link === undefined ? {} : { link }), ...(lang === undefined ? {} : { lang }) },
    items,
    problems,
  };
}

async function readItem(item: FeedItem, options: FeedOptions, problems: Problem[]): Promise<FeedRecordItem> {
  const { id, link, author, published, updated, lang } = item;
  const title = plainText(item.title);
  const body = item.content ?? item.summary;
  const html = body === undefined ? undefined : await safeHtml(body, options, problems);
  const text = html === undefined ? undefined : htmlToText(html);
  return {
    ...(id === undefined ? {} : { id }),
    ...(link === undefined ? {} : { link }),
    ...(title === undefined ? {} : { title }),
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(lang === undefined ? {} : { lang }),
  };
}

async function safeHtml(body: FeedText, { url }: FeedOptions, problems: Problem[]): Promise<string> {
  if (body.type === 'text') return escapeHtml(body.value);
  const safe = await sanitizeHtml(body.value, body.base ?? url);
  problems.push(...safe.problems);
  return safe.html;
}

/** A feed's text without markup, on one line; undefined where nothing is left. */
export function plainText(text: FeedText | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text.type === 'text' ? collapse(text.value).trim() : htmlToText(text.value).replace(/\s+/g, ' ');
  return plain === '' ? undefined : plain;
}
