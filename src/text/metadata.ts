import { type CalendarTime, formatRfc3339 } from '../model/time.js';
import { collapse, renderText } from './html/render.js';
import { descendants, findElement, type HtmlElement, rawText } from './html/tree.js';
import { hasType, type LinkedObject, readLinkedData, textOf } from './linked-data.js';
import { readMoment, readTimeValue } from './visible-time.js';

/** What a page says about itself. */
export interface PageMetadata {
  readonly title?: string;
  readonly byline?: string;
  /** RFC 3339 with offset, or a date. */
  readonly published?: string;
  readonly modified?: string;
  /** Lower-case language tag. */
  readonly lang?: string;
  /** Absolute address. */
  readonly canonical?: string;
  readonly siteName?: string;
  /** All objects of the page's schema.org data. */
  readonly linkedData: readonly LinkedObject[];
}

/** Where the page comes from. */
export interface MetadataOptions {
  /** Absolute address of the page; relative addresses are resolved against it. */
  readonly url?: string;
  /** IANA zone of times without offset. Default `Europe/Berlin`. */
  readonly timeZone?: string;
}

const ARTICLE_TYPES = new Set(
  'Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting TechArticle Report'.split(
    ' ',
  ),
);

/** Reads title, author, times and language: schema.org data first, then `<meta>`, then markup, then visible text. */
export function readMetadata(root: HtmlElement, options: MetadataOptions = {}): PageMetadata {
  const page = collectPage(root);
  const linkedData = readLinkedData(root);
  const article = linkedData.find((object) => hasType(object, ARTICLE_TYPES)) ?? {};
  const { timeZone = 'Europe/Berlin' } = options;
  const time = (found: CalendarTime | undefined) => (found ? formatRfc3339(found, timeZone) : undefined);
  const siteName = page.meta('og:site_name', 'application-name') ?? textOf(article.publisher);
  const title = readTitle(article, page, siteName);
  const byline = readByline(article, page);
  const published = time(
    firstTime([article.datePublished, article.dateCreated], page.meta(...PUBLISHED_META), page.publishedTimes) ?? readVisible(page),
  );
  const modified = time(firstTime([article.dateModified], page.meta(...MODIFIED_META), page.modifiedTimes));
  const lang = readLanguage(article, page);
  const canonical = resolveUrl(page.canonical ?? page.meta('og:url'), options.url);
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(lang === undefined ? {} : { lang }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(siteName === undefined ? {} : { siteName }),
    linkedData,
  };
}

const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'publish-date',
  'pubdate',
  'sailthru.date',
  'parsely-pub-date',
  'last-modified',
];
const MODIFIED_META = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'dc.date.modified',
  'dcterms.modified',
];

/** What one pass over the page collects. */
interface Page {
  readonly meta: (...names: string[]) => string | undefined;
  readonly titleTag?: string;
  readonly heading?: HtmlElement;
  readonly lang?: string;
  readonly canonical?: string;
  readonly publishedTimes: readonly string[];
  readonly modifiedTimes: readonly string[];
  readonly authors: readonly HtmlElement[];
  readonly dates: readonly HtmlElement[];
}

function collectPage(root: HtmlElement): Page {
  const metas = new Map<string, string>();
  const publishedTimes: string[] = [];
  const modifiedTimes: string[] = [];
  const authors: HtmlElement[] = [];
  const dates: HtmlElement[] = [];
  let canonical: string | undefined;
  for (const element of descendants(root)) {
    const { name, attributes } = element;
    const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
    if (name === 'meta') {
      const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes['http-equiv'] ?? '').toLowerCase();
      const content = collapse(attributes.content ?? '').trim();
      if (key !== '' && content !== '' && !metas.has(key)) metas.set(key, content);
    } else if (name === 'link') {
      if (attributes.rel?.toLowerCase() === 'canonical') canonical ??= attributes.href;
    } else if (name === 'time' || /\bdate(Published|Modified)\b/.test(attributes.itemprop ?? '')) {
      const value = attributes.datetime ?? attributes.content ?? rawText(element);
      const modified = /modif|updat|aktualis|geändert/i.test(`${names} ${attributes.itemprop ?? ''} ${attributes['data-role'] ?? ''}`);
      (modified ? modifiedTimes : publishedTimes).push(value);
    }
    if (/\bauthor\b/.test(`${attributes.rel ?? ''} ${attributes.itemprop ?? ''}`) || /\b(byline|author|autor|verfasser)\b/i.test(names))
      authors.push(element);
    if (/\b(date|datum|dateline|published|stand|posted-on|zeitpunkt|timestamp)\b/i.test(names)) dates.push(element);
  }
  const heading = findElement(root, 'h1');
  const titleElement = findElement(root, 'title');
  const lang = findElement(root, 'html')?.attributes.lang ?? findElement(root, 'body')?.attributes.lang;
  return {
    meta: (...keys) => keys.map((key) => metas.get(key)).find((value) => value !== undefined),
    ...(titleElement ? { titleTag: collapse(rawText(titleElement)).trim() } : {}),
    ...(heading ? { heading } : {}),
    ...(lang === undefined ? {} : { lang }),
    ...(canonical === undefined ? {} : { canonical }),
    publishedTimes,
    modifiedTimes,
    authors,
    dates,
  };
}

function readTitle(article: LinkedObject, page: Page, siteName: string | undefined): string | undefined {
  const named = textOf(article.headline) ?? page.meta('og:title', 'twitter:title', 'dc.title');
  const heading = page.heading ? renderText(page.heading).text.replace(/\s+/g, ' ') : undefined;
  const title = collapse(named ?? (heading || page.titleTag) ?? '').trim();
  return title === '' ? undefined : withoutSite(title, siteName);
}

/** "Überschrift | Zeitung" → "Überschrift", where the last part is the site's name. */
function withoutSite(title: string, siteName: string | undefined): string {
  const match = /^(.{4,})\s[|–—·:-]\s([^|–—·]+)$/u.exec(title);
  return match && siteName && match[2]!.trim().toLowerCase() === siteName.toLowerCase() ? match[1]!.trim() : title;
}

function readByline(article: LinkedObject, page: Page): string | undefined {
  const named = textOf(article.author) ?? page.meta('author', 'article:author', 'dc.creator', 'parsely-author');
  if (named !== undefined && !/^https?:/.test(named)) return cleanByline(named);
  for (const element of page.authors) {
    const text = renderText(element).text.replace(/\s+/g, ' ');
    if (text !== '' && text.length < 100) return cleanByline(text);
  }
  return undefined;
}

function cleanByline(text: string): string | undefined {
  const clean = text.replace(/^(?:von|by|par|автор:?|autor(?:in)?:?|text:)\s+/iu, '').trim();
  return clean === '' ? undefined : clean;
}

function firstTime(linked: readonly unknown[], meta: string | undefined, elements: readonly string[]): CalendarTime | undefined {
  for (const value of [...linked, meta, ...elements.slice(0, 5)]) {
    const time = typeof value === 'string' ? readTimeValue(value) : undefined;
    if (time) return time;
  }
  return undefined;
}

function readVisible(page: Page): CalendarTime | undefined {
  for (const element of page.dates.slice(0, 20)) {
    const text = renderText(element).text;
    const time = text.length < 200 ? readMoment(text) : undefined;
    if (time) return time;
  }
  return undefined;
}

function readLanguage(article: LinkedObject, page: Page): string | undefined {
  const tag = page.lang ?? textOf(article.inLanguage) ?? page.meta('content-language', 'og:locale', 'language');
  const match = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '');
  return match?.[1]?.toLowerCase();
}

/** An absolute http(s) address, resolved; undefined where there is none. */
export function resolveUrl(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  try {
    const url = new URL(address.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
