import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type FeedRecord, readFeed } from '../../src/pipeline/feed.js';
import { decodeBytes, htmlToText } from '../../src/text/index.js';
import { dataPath } from '../data.js';
import { readTar } from '../tar.js';
import { type Condition, parseExpectation, type Step } from './expectation.js';

/** `met`: fraction of the counted files; `leftOut`: reason → number of files. */
export interface FeedScores {
  readonly met: number;
  readonly files: number;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** What became of one file. */
export type Verdict =
  | { readonly kind: 'met' }
  | { readonly kind: 'missed'; readonly why: string }
  | { readonly kind: 'left-out'; readonly why: string };

/** Reads every feed of the test data and compares with its expectation. Throws `NotAvailable` where the data is absent. */
export async function scoreFeeds(report?: (file: string, verdict: Verdict) => void): Promise<FeedScores> {
  const files = readTar(gunzipSync(readFileSync(dataPath('feeds/feedparser.tar.gz'))));
  const leftOut: Record<string, number> = {};
  let met = 0;
  let counted = 0;
  for (const [name, bytes] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const verdict = await judgeFile(name, bytes);
    report?.(name, verdict);
    if (verdict.kind === 'left-out') leftOut[verdict.why] = (leftOut[verdict.why] ?? 0) + 1;
    else {
      counted += 1;
      if (verdict.kind === 'met') met += 1;
    }
  }
  return { met: counted === 0 ? 0 : met / counted, files: counted, leftOut };
}

/** Compares one file with the expectation in its comment. */
export async function judgeFile(name: string, bytes: Uint8Array): Promise<Verdict> {
  const comment = await readComment(bytes);
  const expression = /Expect:[ \t]*(.+?)(?:-->)?\s*(?:["\r\n]|$)/.exec(comment.replace(/\s*-->"/, '\n'))?.[1];
  if (expression === undefined) return { kind: 'left-out', why: 'no expectation to be seen' };
  const contentType = /Header:\s*Content-type:[ \t]*([^\r\n]*)/i.exec(comment)?.[1]?.trim();
  const location = /Header:\s*Content-Location:[ \t]*([^\r\n]*)/i.exec(comment)?.[1]?.trim();
  const home = 'http://127.0.0.1:8097/';
  const url =
    location && URL.canParse(location, home) && /^(?:https?:|[^:]*$)/.test(location) ? new URL(location, home).href : `${home}${name}`;
  const record = await readFeed(bytes, { url, ...(contentType ? { contentType } : {}) });
  if (name.includes('sanitize/')) return judgeSafety(record);
  return judgeRecord(record, parseExpectation(expression.trim()));
}

async function readComment(bytes: Uint8Array): Promise<string> {
  const plain = new TextDecoder('latin1').decode(bytes.subarray(0, 4000));
  if (plain.includes('Expect:')) {
    const utf8 = new TextDecoder().decode(bytes.subarray(0, 8000));
    return utf8.includes('Expect:') ? utf8 : plain;
  }
  return (await decodeBytes(bytes)).text.slice(0, 4000);
}

const UNSAFE = /<\s*(?:script|style|object|embed|applet|iframe|form|meta|link)\b|\son\w+\s*=|\sstyle\s*=|(?:java|vb)script:/i;

function judgeSafety(record: FeedRecord): Verdict {
  const bad = record.items.find((item) => UNSAFE.test(item.html ?? ''));
  return bad ? { kind: 'missed', why: `unsafe: ${bad.html}` } : { kind: 'met' };
}

/** Compares a record with conditions that name only title, link, id, dates, text, author or language. */
export function judgeRecord(record: FeedRecord, conditions: readonly Condition[]): Verdict {
  let compared = 0;
  for (const condition of conditions) {
    if (condition.kind === 'wellformed') continue;
    if (condition.kind === 'other') return { kind: 'left-out', why: 'a condition that is not "path == value"' };
    if (condition.kind === 'count') {
      if (condition.path.join('.') !== 'entries')
        return { kind: 'left-out', why: `len(${condition.path.filter((step) => typeof step === 'string').join('.')})` };
      compared += 1;
      if (record.items.length !== condition.value)
        return { kind: 'missed', why: `${record.items.length} items, expected ${condition.value}` };
      continue;
    }
    const field = fieldOf(record, condition.path);
    if (field === undefined) return { kind: 'left-out', why: condition.path.filter((step) => typeof step === 'string').join('.') };
    compared += 1;
    if (!agrees(field, condition.value))
      return { kind: 'missed', why: `${condition.path.join('.')}: ${JSON.stringify(field)} expected ${JSON.stringify(condition.value)}` };
  }
  return compared === 0 ? { kind: 'left-out', why: 'nothing to compare' } : { kind: 'met' };
}

/** What the record says at a place of feedparser's model, with how to compare it. */
interface Field {
  readonly kind: 'line' | 'html' | 'author' | 'date' | 'lang';
  readonly value: string | undefined;
  readonly html?: string | undefined;
}

function fieldOf(record: FeedRecord, path: readonly Step[]): Field | undefined {
  const [first, second, ...rest] = path;
  if (first === 'entries' && typeof second === 'number') return itemField(record.items[second] ?? {}, rest);
  if (first !== 'feed' && first !== 'channel') return undefined;
  const key = [second, ...rest].join('.');
  if (key === 'title' || key === 'title_detail.value') return { kind: 'line', value: record.feed.title };
  if (key === 'link') return { kind: 'line', value: record.feed.link };
  if (key === 'language' || key === 'title_detail.language') return { kind: 'lang', value: record.feed.lang };
  return undefined;
}

function itemField(item: FeedRecord['items'][number], path: readonly Step[]): Field | undefined {
  const text: Field = { kind: 'html', value: item.text, html: item.html };
  switch (path.join('.')) {
    case 'title':
    case 'title_detail.value':
      return { kind: 'line', value: item.title };
    case 'link':
      return { kind: 'line', value: item.link };
    case 'id':
    case 'guid':
      return { kind: 'line', value: item.id };
    case 'description':
    case 'summary':
    case 'summary_detail.value':
    case 'content.0.value':
      return text;
    case 'author':
    case 'author_detail.name':
      return { kind: 'author', value: item.author };
    case 'published':
    case 'published_parsed':
    case 'created':
    case 'created_parsed':
      return { kind: 'date', value: item.published };
    case 'updated':
    case 'updated_parsed':
    case 'modified':
    case 'modified_parsed':
    case 'date_parsed':
      return { kind: 'date', value: item.updated };
    case 'language':
    case 'title_detail.language':
    case 'summary_detail.language':
    case 'content.0.language':
      return { kind: 'lang', value: item.lang };
    default:
      return undefined;
  }
}

function agrees(field: Field, expected: unknown): boolean {
  const value = field.value ?? '';
  if (field.kind === 'date') return agreesAsDate(value, expected);
  if (typeof expected !== 'string') return false;
  const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (field.kind === 'lang') return value === (expected.split(/[-_]/)[0] ?? '').toLowerCase();
  if (field.kind === 'author') return [expected, expected.replace(/\s*\([^()]*@[^()]*\)$/, '')].some((text) => spaced(text) === value);
  const asText = [spaced(expected), spaced(htmlToText(expected))].includes(spaced(value));
  if (field.kind === 'line') return asText;
  const addresses = [...expected.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
  return asText && addresses.every((address) => (field.html ?? '').replaceAll('&amp;', '&').includes(address));
}

/** A tuple as of Python's `time.gmtime`, or a string as it stands in the feed. */
function agreesAsDate(value: string, expected: unknown): boolean {
  const told = value.length === 10 ? `${value}T00:00:00Z` : value;
  if (Array.isArray(expected))
    return new Date(told).getTime() === Date.UTC(expected[0], expected[1] - 1, expected[2], expected[3], expected[4], expected[5]);
  return (
    typeof expected === 'string' &&
    new Date(told).getTime() === new Date(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(expected) ? `${expected}Z` : expected).getTime()
  );
}
