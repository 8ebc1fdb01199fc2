import { parseJsonFeed } from './json-feed.js';
import type { FeedOptions, ParsedFeed } from './record.js';
import { parseXmlFeed } from './xml-feed.js';

/** UTF-16 units; a feed beyond this is refused. The largest real feeds are a few million. */
const MAX_LENGTH = 50_000_000;

/**
 * Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed, well-formed or not. What is no feed gives a problem that names what was
 * found instead; it never throws. The content is as sent: HTML is not sanitised.
 */
export function parseFeed(text: string, options: FeedOptions = {}): ParsedFeed {
  if (text.length > MAX_LENGTH)
    return refuse(`expected a feed of at most ${MAX_LENGTH} characters, found ${text.length}`, 'too-large', options);
  const body = text.replace(/^[\s\ufeff\u0000]+/, '');
  if (body === '') return refuse('expected RSS, Atom or JSON Feed, got an empty file', 'malformed', options);
  if (body.startsWith('{') || body.startsWith('[')) return readJson(body, options);
  return parseXmlFeed(body, options) ?? refuse(`expected RSS or Atom, got ${describe(body)}`, 'malformed', options);
}

function readJson(body: string, options: FeedOptions): ParsedFeed {
  try {
    return parseJsonFeed(body, options) ?? refuse('expected JSON Feed, got JSON without a list "items"', 'malformed', options);
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse(`expected JSON Feed, got broken JSON: ${error.message.slice(0, 120)}`, 'malformed', options);
    throw error;
  }
}

function refuse(message: string, kind: 'malformed' | 'too-large', { url }: FeedOptions): ParsedFeed {
  return {
    items: [],
    problems: [{ kind, message: url === undefined ? message : `${message} (${url})`, ...(url === undefined ? {} : { where: url }) }],
  };
}

function describe(body: string): string {
  const start = body
    .slice(0, 2000)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .trimStart();
  if (/^<!doctype html|^<html|^<(?:head|body|title|meta|script|div)\b/i.test(start)) return 'HTML';
  const element = /^(?:<!doctype[^>]*>\s*)?<([\w:.-]+)/i.exec(start)?.[1];
  if (element !== undefined) return `XML with the root <${element}>`;
  return 'text that is neither XML nor JSON';
}
