import { Readable } from 'node:stream';
import { z } from 'zod';
import { parseEmail, readNameTime, readPlainText } from '../../sources/index.js';
import { decodeBytes, htmlToText } from '../../text/index.js';
import { isPublished, parseReportInput } from '../input.js';
import { readJsonLines } from '../jsonl.js';
import type { Collection } from './context.js';
import { parseBytes, readItem } from './feed.js';
import type { SourceBytes } from './input.js';
import { articleDraft, entryDrafts, readSourcePage } from './page.js';
import { withoutRefrains } from './refrain.js';
import type { Draft } from './report.js';

/** A file of a source: `name` is its path below the source's folder. */
export interface SourceFile extends SourceBytes {
  readonly name: string;
}

/** Reads every file by its kind, in the order of their names, as one batch; a file of unknown kind is a problem and stops nothing. */
export async function collectFiles(collection: Collection, files: readonly SourceFile[]): Promise<void> {
  const drafts: Draft[] = [];
  const pages = new Set<string>();
  for (const file of files) drafts.push(...(await readFile(file, collection, pages)));
  await collection.addBatch(withoutRefrains(drafts));
}

/** Reads a JSONL archive of reports `{ id, text, title?, lang?, published?, url? }`, 500 to a batch. */
export async function collectArchive(collection: Collection, file: SourceFile): Promise<void> {
  const drafts = await readLines(file, collection);
  for (let at = 0; at < drafts.length; at += 500) await collection.addBatch(drafts.slice(at, at + 500));
}

async function readFile(file: SourceFile, collection: Collection, pages: Set<string>): Promise<Draft[]> {
  const extension = /\.([a-z\d]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  switch (extension) {
    case 'html':
    case 'htm':
    case 'xhtml':
      return readPageFile(file, collection, pages);
    case 'txt':
    case 'md':
    case 'text':
    case 'markdown':
      return readTextFile(file, collection);
    case 'xml':
    case 'rss':
    case 'atom':
    case 'rdf':
      return readFeedFile(file, collection);
    case 'json':
      return readJsonFile(file, collection);
    case 'jsonl':
    case 'ndjson':
      return readLines(file, collection);
    case 'eml':
      return [readEmailFile(file, collection)];
    default:
      collection.note([
        { kind: 'unsupported', message: `expected .html, .txt, .md, .xml, .json, .jsonl or .eml, found "${file.name}"`, where: file.name },
      ]);
      return [];
  }
}

async function readPageFile(file: SourceFile, collection: Collection, pages: Set<string>): Promise<Draft[]> {
  const page = await readSourcePage(collection, file);
  if (page.kind === 'live') return entryDrafts(page, file, collection);
  // Saved pages that all name one address are told apart by their path.
  const own = page.canonical !== undefined && !pages.has(page.canonical) ? page.canonical : file.name;
  pages.add(own);
  return [articleDraft(page, file, own, collection)];
}

async function readTextFile(file: SourceFile, { context, problems }: Collection): Promise<Draft[]> {
  const decoded = await decodeBytes(file.bytes);
  problems.push(...decoded.problems.map((problem) => ({ ...problem, where: file.name })));
  const { id, published, ...read } = readPlainText(decoded.text, context.timeZone);
  if (read.text === '' && read.title === undefined) {
    problems.push({ kind: 'malformed', message: 'expected a text, found an empty file', where: file.name });
    return [];
  }
  return [{ kind: 'article', externalId: id ?? file.name, ...read, published: published ?? readNameTime(file.name, context.timeZone) }];
}

async function readFeedFile(file: SourceFile, collection: Collection): Promise<Draft[]> {
  const feed = await parseBytes(file);
  collection.note(feed.problems, file.name);
  return feed.items.map((item) => readItem(item, feed, file)).filter((draft) => draft !== undefined);
}

const listShape = z.array(z.unknown());

/** A JSON Feed, a report, or a list of reports. */
async function readJsonFile(file: SourceFile, collection: Collection): Promise<Draft[]> {
  const decoded = await decodeBytes(file.bytes);
  const value = parseJson(decoded.text);
  const list = listShape.safeParse(value);
  if (list.success) return list.data.flatMap((item, index) => readRecord(item, `${file.name}, item ${index + 1}`, collection));
  if (value !== undefined && typeof value === 'object' && value !== null && 'text' in value)
    return readRecord(value, file.name, collection);
  return readFeedFile(file, collection);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function readLines(file: SourceFile, collection: Collection): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for await (const line of readJsonLines(Readable.from([Buffer.from(file.bytes)]))) {
    const where = `${file.name}, line ${line.line}`;
    if ('problem' in line) collection.note([{ ...line.problem, where }]);
    else drafts.push(...readRecord(line.value, where, collection));
  }
  return drafts;
}

const extrasShape = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  byline: z.string().optional().catch(undefined),
  updated: z.string().optional().catch(undefined),
});

function readRecord(value: unknown, where: string, collection: Collection): Draft[] {
  const parsed = parseReportInput(value, where);
  collection.note(parsed.problems, where);
  if (!('report' in parsed)) return [];
  const { id, text, title, lang, published } = parsed.report;
  const { url, byline, updated } = extrasShape.parse(value);
  return [
    {
      kind: 'article',
      externalId: id,
      text,
      title,
      lang,
      published,
      url,
      byline,
      updated: updated !== undefined && isPublished(updated) ? updated : undefined,
    },
  ];
}

function readEmailFile(file: SourceFile, collection: Collection): Draft {
  const { id, subject, from, date, body } = parseEmail(file.bytes);
  const text = body.type === 'html' ? htmlToText(body.value) : readPlainText(`\n${body.value}`, collection.context.timeZone).text;
  return {
    kind: 'article',
    externalId: id ?? file.name,
    title: subject,
    byline: from,
    text,
    published: date ?? readNameTime(file.name, collection.context.timeZone),
  };
}
