import type { LanguageTag, Problem } from '../model/index.js';
import { findLiveEntries, type LiveEntry } from '../sources/index.js';
import {
  collapse,
  decodeBytes,
  detectLanguage,
  findElement,
  type HtmlElement,
  htmlToText,
  isBesideText,
  type PageMetadata,
  parseHtml,
  rawText,
  readClock,
  readDay,
  readIntro,
  readMetadata,
  renderArticle,
  renderText,
} from '../text/index.js';

/** One entry of a ticker in the page's text: `text.slice(start, end)` is its title, if it has one, and its words. */
export interface PageEntry {
  readonly id: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly modified?: string;
  readonly title?: string;
  readonly start: number;
  readonly end: number;
}

/** What `lagebild extract` prints. */
export interface PageRecord {
  readonly kind: 'article' | 'live';
  readonly title?: string;
  readonly byline?: string;
  /** RFC 3339, or a date. */
  readonly published?: string;
  readonly lang?: LanguageTag;
  /** The whole readable text. */
  readonly text: string;
  readonly entries: readonly PageEntry[];
  readonly problems: readonly Problem[];
}

/** A page as `collectSource` needs it: the record, and what the filter does not print. */
export interface ExtractedPage extends PageRecord {
  readonly modified?: string;
  readonly canonical?: string;
  /** Words of each entry without its title, in the order of `entries`. */
  readonly bodies: readonly string[];
}

/** Where a page comes from. */
export interface ExtractOptions {
  /** Absolute address. An unusable one is a problem of the page, nothing worse. */
  readonly url?: string;
  /** Value of the HTTP header. */
  readonly contentType?: string;
  /** IANA zone of times without offset. Default `Europe/Berlin`. */
  readonly timeZone?: string;
  /** RFC 3339 of when the page was fetched; gives the day to entries of a page that tells none. */
  readonly fetched?: string;
}

/** Reads a page into the record of the `extract` filter. Never throws for bad input: see `problems`. */
export async function extractPage(input: Uint8Array | string, options: ExtractOptions = {}): Promise<PageRecord> {
  const { modified: _modified, canonical: _canonical, bodies: _bodies, ...record } = await readPage(input, options);
  return record;
}

/** As `extractPage`, with what only `collectSource` needs. */
export async function readPage(input: Uint8Array | string, options: ExtractOptions = {}): Promise<ExtractedPage> {
  const decoded = typeof input === 'string' ? { text: input, problems: [] } : await decodeBytes(input, options);
  const { root, problems: found } = parseHtml(decoded.text);
  const problems: Problem[] = [...decoded.problems, ...found];
  const url = usableUrl(options.url, problems);
  const timeZone = options.timeZone ?? 'Europe/Berlin';
  const metadata = readMetadata(root, { timeZone, ...(url === undefined ? {} : { url }) });
  const reference = metadata.modified ?? metadata.published ?? options.fetched;
  const titleTag = findElement(root, 'title');
  const entries = findLiveEntries({
    root,
    linkedData: metadata.linkedData,
    timeZone,
    times: { readDay, readClock },
    isBeside: (element) => isBesideText(element as HtmlElement),
    ...(url === undefined ? {} : { url }),
    title: `${metadata.title ?? ''} ${titleTag ? rawText(titleTag) : ''}`,
    ...(reference === undefined ? {} : { reference }),
  });
  const page = entries.length > 0 ? composeTicker(root, entries) : composeArticle(root);
  if (page.text === '')
    problems.push({
      kind: 'malformed',
      message: `expected a page with text, found ${decoded.text.trim() === '' ? 'an empty file' : 'none in it'}`,
      ...(url === undefined ? {} : { where: url }),
    });
  const lang = metadata.lang ?? (await detectLanguage(page.text));
  return describe(page, metadata, lang, problems);
}

interface ComposedPage {
  readonly kind: 'article' | 'live';
  readonly text: string;
  readonly entries: readonly PageEntry[];
  readonly bodies: readonly string[];
}

function describe(page: ComposedPage, metadata: PageMetadata, lang: LanguageTag | undefined, problems: readonly Problem[]): ExtractedPage {
  const { byline, published, modified, canonical } = metadata;
  const title = metadata.title === undefined ? undefined : unescapeTitle(metadata.title).replace(/^\++\s+|\s+\++$/g, '');
  return {
    kind: page.kind,
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(lang === undefined ? {} : { lang }),
    text: page.text,
    entries: page.entries,
    bodies: page.bodies,
    problems,
  };
}

function usableUrl(url: string | undefined, problems: Problem[]): string | undefined {
  if (url === undefined) return undefined;
  if (URL.canParse(url) && /^https?:/i.test(url)) return url;
  problems.push({ kind: 'malformed', message: `expected an absolute http or https address, found ${JSON.stringify(url.slice(0, 200))}` });
  return undefined;
}

function composeArticle(root: HtmlElement): ComposedPage {
  return { kind: 'article', text: renderArticle(root), entries: [], bodies: [] };
}

function composeTicker(root: HtmlElement, entries: readonly LiveEntry[]): ComposedPage {
  const first = entries.flatMap(({ content }) => content)[0] as HtmlElement | undefined;
  let text = first ? readIntro(root, first) : '';
  const found: PageEntry[] = [];
  const bodies: string[] = [];
  for (const entry of entries) {
    const { id, published, modified } = entry;
    const title = entry.title === undefined ? undefined : unescapeTitle(entry.title);
    const body = bodyOf(entry);
    const words = [title, body].filter((part) => part !== undefined && part !== '').join('\n\n');
    if (words === '') continue;
    const start = text === '' ? 0 : text.length + 2;
    text = text === '' ? words : `${text}\n\n${words}`;
    bodies.push(body);
    found.push({
      id,
      ...(published === undefined ? {} : { published }),
      ...(modified === undefined ? {} : { modified }),
      ...(title === undefined ? {} : { title }),
      start,
      end: text.length,
    });
  }
  return { kind: 'live', text, entries: found, bodies };
}

/** Titles in data scripts are often escaped once too often: "Dax &amp; Co.". */
function unescapeTitle(title: string): string {
  return /&(?:#\d+|#x[\da-f]+|\w+);/i.test(title) && !title.includes('<') ? htmlToText(title) : title;
}

/** An editor's sign at the end: "(jko)", "(dpa/mwe)". */
const SIGN = /\s*\((?:[a-zäöü]{2,4})(?:\/[a-zäöü]{2,4})*\)$/u;

function bodyOf(entry: LiveEntry): string {
  const skip = (element: HtmlElement) => entry.skip.has(element);
  const shown = entry.content.map((element) => renderText(element as HtmlElement, { skip }).text).filter((text) => text !== '');
  const text = shown.length > 0 ? shown.join('\n\n') : plainBody(entry);
  return text
    .split('\n\n')
    .map((paragraph) => paragraph.replace(SIGN, ''))
    .join('\n\n')
    .trim();
}

function plainBody({ body }: LiveEntry): string {
  if (!body) return '';
  if (body.type === 'html') return htmlToText(body.value);
  return body.value
    .split(/\n\s*\n/)
    .map((paragraph) => collapse(paragraph).trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
