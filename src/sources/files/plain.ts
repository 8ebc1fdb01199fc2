import { formatRfc3339, parseIsoTime } from '../../model/time.js';

/** A report as found in a file of its own. */
export interface FileReport {
  readonly id?: string;
  readonly title?: string;
  readonly byline?: string;
  readonly url?: string;
  /** RFC 3339 or a date. */
  readonly published?: string;
  readonly lang?: string;
  /** Readable text, paragraphs separated by empty lines. */
  readonly text: string;
}

/** Names of header lines, lower case, and the field that they give. */
const HEADERS: Readonly<Record<string, 'published' | 'byline' | 'url' | 'lang' | 'title' | 'other'>> = {
  datum: 'published',
  date: 'published',
  дата: 'published',
  published: 'published',
  autor: 'byline',
  autorin: 'byline',
  author: 'byline',
  auteur: 'byline',
  von: 'byline',
  by: 'byline',
  url: 'url',
  link: 'url',
  adresse: 'url',
  sprache: 'lang',
  lang: 'lang',
  language: 'lang',
  langue: 'lang',
  titel: 'title',
  title: 'title',
  titre: 'title',
  ressort: 'other',
  quelle: 'other',
  source: 'other',
  rubrik: 'other',
  section: 'other',
  tags: 'other',
  category: 'other',
};

/**
 * Reads a plain text or Markdown file: a headline line, header lines ("Datum: 2025-03-27T05:10:00+01:00"), an empty line, then the text.
 * All but the text may be missing. Lines that were broken at a width are joined; Markdown's marks go.
 * @param timeZone IANA zone of a date without offset
 */
export function readPlainText(content: string, timeZone: string): FileReport {
  const lines = content
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const found: Partial<Record<'published' | 'byline' | 'url' | 'lang' | 'title', string>> = {};
  let at = skipEmpty(lines, 0);
  if (lines[at] === '---') at = skipEmpty(lines, at + 1);
  if (!readHeader(lines[at] ?? '', found, timeZone) && isHeadline(lines, at)) {
    found.title = lines[at]!.trim();
    at += 1;
  }
  at = skipEmpty(lines, at);
  while (at < lines.length && readHeader(lines[at]!, found, timeZone)) at += 1;
  if (lines[at] === '---') at += 1;
  const markdown = /^#{1,6}\s/m.test(content) || /\]\(https?:/.test(content);
  const paragraphs = joinParagraphs(lines.slice(at));
  const title = found.title === undefined ? undefined : withoutMarks(found.title);
  return {
    ...(title === undefined ? {} : { title }),
    ...(found.byline === undefined ? {} : { byline: found.byline }),
    ...(found.url === undefined ? {} : { url: found.url }),
    ...(found.published === undefined ? {} : { published: found.published }),
    ...(found.lang === undefined ? {} : { lang: found.lang }),
    text: paragraphs.map((paragraph) => (markdown ? withoutMarks(paragraph) : paragraph)).join('\n\n'),
  };
}

function skipEmpty(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === '') at += 1;
  return at;
}

function readHeader(
  line: string,
  found: Partial<Record<'published' | 'byline' | 'url' | 'lang' | 'title', string>>,
  timeZone: string,
): boolean {
  const match = /^(\p{L}+):\s*(\S.*)$/u.exec(line);
  const field = match ? HEADERS[match[1]!.toLowerCase()] : undefined;
  if (!match || field === undefined) return false;
  const value = match[2]!.replace(/^["']|["']$/g, '').trim();
  if (field === 'other') return true;
  if (field !== 'published') found[field] = field === 'lang' ? value.toLowerCase() : value;
  else {
    const time = parseIsoTime(value);
    if (time) found.published = formatRfc3339(time, timeZone);
  }
  return true;
}

/** A first line is a headline where it stands alone or above header lines and does not end like a sentence, or is marked as one. */
function isHeadline(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  if (/^#\s/.test(line)) return true;
  const next = lines[at + 1]?.trim() ?? '';
  const alone = next === '' || /^\p{L}+:\s/u.test(next) || /^[=-]{3,}$/.test(next);
  return line !== '' && line.length <= 250 && alone && skipEmpty(lines, at + 1) < lines.length;
}

function joinParagraphs(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '') open.push(line.trim());
    else if (open.length > 0) {
      paragraphs.push(joinLines(open));
      open = [];
    }
  }
  return paragraphs;
}

/** Lines that all but the last come near to a width were broken there; others are lines of their own. */
function joinLines(lines: readonly string[]): string {
  const wrapped = lines.slice(0, -1).every((line) => line.length >= 50);
  return lines.join(wrapped ? ' ' : '\n');
}

function withoutMarks(text: string): string {
  return text
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^[*+]\s+/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]+)\1/g, '$2');
}
