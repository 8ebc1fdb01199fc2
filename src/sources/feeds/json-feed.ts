import { parseFeedDate } from './dates.js';
import type { FeedItem, FeedOptions, FeedText, ParsedFeed } from './record.js';

/** Reads a JSON Feed 1 or 1.1. Undefined where the text is JSON, but no feed; throws SyntaxError where it is no JSON. */
export function parseJsonFeed(json: string, options: FeedOptions): ParsedFeed | undefined {
  const value: unknown = JSON.parse(json);
  if (!isRecord(value) || !Array.isArray(value.items)) return undefined;
  const link = absolute(text(value.home_page_url), options.url);
  const base = options.url ?? link;
  const lang = languageTag(value.language);
  const title = text(value.title);
  const items = value.items.filter(isRecord);
  const lost = value.items.length - items.length;
  return {
    ...(title === undefined ? {} : { title: { type: 'text', value: title } }),
    ...(link === undefined ? {} : { link }),
    ...(lang === undefined ? {} : { lang }),
    items: items.map((item) => readItem(item, base, lang)),
    problems: lost === 0 ? [] : [{ kind: 'partial', message: `expected objects as items, found ${lost} other values` }],
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function readItem(item: JsonObject, base: string | undefined, feedLang: string | undefined): FeedItem {
  const id = typeof item.id === 'number' ? String(item.id) : text(item.id);
  const link = absolute(text(item.url) ?? text(item.external_url), base);
  const title = text(item.title);
  const content = contentOf(item, base);
  const summary = text(item.summary);
  const author = authorsOf(item);
  const published = dateOf(item.date_published);
  const updated = dateOf(item.date_modified);
  const lang = languageTag(item.language) ?? feedLang;
  return {
    ...(id === undefined ? {} : { id }),
    ...(link === undefined ? {} : { link }),
    ...(title === undefined ? {} : { title: { type: 'text', value: title } }),
    ...(content === undefined ? {} : { content }),
    ...(summary === undefined ? {} : { summary: { type: 'text', value: summary } }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(lang === undefined ? {} : { lang }),
  };
}

function contentOf(item: JsonObject, base: string | undefined): FeedText | undefined {
  const html = text(item.content_html);
  if (html !== undefined) return { type: 'html', value: html, ...(base === undefined ? {} : { base }) };
  const plain = text(item.content_text);
  return plain === undefined ? undefined : { type: 'text', value: plain };
}

function authorsOf(item: JsonObject): string | undefined {
  const authors = Array.isArray(item.authors) ? item.authors : [item.author];
  const names = authors.map((author) => (isRecord(author) ? text(author.name) : undefined)).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names.join(', ');
}

function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' ? parseFeedDate(value) : undefined;
}

function languageTag(value: unknown): string | undefined {
  return typeof value === 'string' ? /^([a-z]{2,3})(?:[-_]|$)/i.exec(value)?.[1]?.toLowerCase() : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    return new URL(address, base).href;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
