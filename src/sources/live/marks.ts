import { type CalendarTime, formatRfc3339, parseIsoTime } from '../../model/time.js';
import { type Day, type LivePage, lineOf, type PageElement, walk } from './page.js';

/** A place of the page that tells only a time or only a day. */
export type Mark =
  | { readonly kind: 'day'; readonly element: PageElement; readonly day: Day }
  | {
      readonly kind: 'time';
      readonly element: PageElement;
      readonly at: ToldTime;
      /** When the entry was changed, told in the same breath. */
      updated?: ToldTime;
      /** Further elements of this mark. */
      readonly more: PageElement[];
    };

/** A moment as told: complete (RFC 3339), or a time of day whose day stands elsewhere. */
export type ToldTime =
  | { readonly moment: string }
  | { readonly clock: { readonly hour: number; readonly minute: number; readonly second: number } };

/** Longest text of an element that may be a mark, and letters that may be left when times and days are taken out. */
const MARK_LENGTH = 90;
const UPDATED = /aktualisier|geändert|änderung|update|modif|edited|mis à jour|обновлен|оновлен/i;

/**
 * Finds the marks in document order. Two times with hardly any text between them are one mark: the second is when the entry was changed.
 * A mark is "22.14 Uhr", "20.56 Uhr (aktualisiert 22.20 Uhr)", `<time datetime=…>vor 5 Minuten</time>`; not "um 22.07 Uhr auf Telegram".
 */
export function findMarks(page: LivePage): Mark[] {
  const marks: Mark[] = [];
  let textSince = Number.POSITIVE_INFINITY;
  const stack: (PageElement | string)[] = [page.root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') {
      textSince += node.replace(/[\s\u00a0·|,–()-]+/g, '').length;
      continue;
    }
    if (page.isBeside(node) || node.name === 'head' || node.name === 'script' || node.name === 'style') continue;
    const mark = readMark(node, page);
    if (!mark) {
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
      continue;
    }
    const last = marks.at(-1);
    if (mark.kind === 'time' && last?.kind === 'time' && (textSince < 25 || (!mark.updated && saysUpdated(node)))) {
      if (textSince < 400) last.updated ??= mark.updated ?? mark.at;
      last.more.push(node);
    } else marks.push(mark);
    textSince = 0;
  }
  return marks;
}

function saysUpdated(element: PageElement): boolean {
  return (
    UPDATED.test(`${element.attributes.class ?? ''} ${lineOf(element, MARK_LENGTH)}`) ||
    UPDATED.test(element.parent?.attributes.class ?? '')
  );
}

function readMark(element: PageElement, page: LivePage): Mark | undefined {
  if (element.name === 'time') {
    const at = readTimeElement(element, page);
    return at ? { kind: 'time', element, at, more: [] } : undefined;
  }
  if (!MARKING.has(element.name)) return undefined;
  const line = shortLine(element);
  if (line === undefined) return undefined;
  return readTimeLine(element, line, page) ?? readDayLine(element, line, page);
}

const MARKING = new Set('p div span h1 h2 h3 h4 h5 h6 b strong em i small a td th dt dd li header section'.split(' '));

/** The element's text, where it is short and no element below tells more exactly. */
function shortLine(element: PageElement): string | undefined {
  let length = 0;
  for (const below of walk(element)) {
    if (below !== element && below.name === 'time') return undefined;
    for (const child of below.children) if (typeof child === 'string') length += child.trim().length;
    if (length > MARK_LENGTH) return undefined;
  }
  return length < 4 ? undefined : lineOf(element, MARK_LENGTH + 1);
}

function readTimeElement(element: PageElement, page: LivePage): ToldTime | undefined {
  const told = parseIsoTime(element.attributes.datetime ?? '');
  if (told?.hour !== undefined) return { moment: formatRfc3339(told, page.timeZone) };
  return readTold(lineOf(element, MARK_LENGTH), page);
}

/** A line that tells a time and hardly anything else. */
function readTimeLine(element: PageElement, line: string, page: LivePage): Mark | undefined {
  const [head, tail] = splitUpdated(line);
  const at = readTold(head, page);
  if (!at || lettersLeft(head) > 12) return undefined;
  const updated = tail === undefined ? undefined : readTold(tail, page);
  return { kind: 'time', element, at, ...(updated ? { updated } : {}), more: [] };
}

function splitUpdated(line: string): readonly [string, string | undefined] {
  const match = UPDATED.exec(line);
  return match && match.index > 3 ? [line.slice(0, match.index), line.slice(match.index)] : [line, undefined];
}

function readTold(text: string, page: LivePage): ToldTime | undefined {
  const clock = page.times.readClock(text);
  if (!clock) return undefined;
  const day = page.times.readDay(text, referenceDay(page));
  return day ? { moment: momentOf(day, clock, page) } : { clock };
}

function readDayLine(element: PageElement, line: string, page: LivePage): Mark | undefined {
  if (page.times.readClock(line)) return undefined;
  const day = page.times.readDay(line, referenceDay(page));
  return day && lettersLeft(line) <= 12 ? { kind: 'day', element, day } : undefined;
}

/** Letters of a line besides figures, days of the week, months and the word for the clock; an over-count is harmless. */
function lettersLeft(line: string): number {
  return line.replace(/\p{L}+/gu, (word) => (word.length <= 2 || TIME_WORD.test(word) ? '' : word)).replace(/[^\p{L}]+/gu, '').length;
}

const TIME_WORD =
  /^(?:uhr|mez|mesz|cet|cest|gmt|utc|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\p{L}*|feb\p{L}*|mär\p{L}*|mar\p{L}*|apr\p{L}*|mai|may|jun\p{L}*|jul\p{L}*|aug\p{L}*|sep\p{L}*|okt\p{L}*|oct\p{L}*|nov\p{L}*|de[zc]\p{L}*|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|vor|stand|live|heute|gestern|today|yesterday)$/iu;

/** The day of the page's reference in the page's zone. */
export function referenceDay(page: LivePage): Day | undefined {
  const time: CalendarTime | undefined = page.reference === undefined ? undefined : parseIsoTime(page.reference);
  return time ? { year: time.year, month: time.month, day: time.day } : undefined;
}

/** RFC 3339 of a time of day on a day, in the page's zone. */
export function momentOf(
  day: Day,
  clock: { readonly hour: number; readonly minute: number; readonly second: number },
  page: LivePage,
): string {
  return formatRfc3339({ ...day, ...clock }, page.timeZone);
}
