/** An element of a page, as any reader of HTML gives it: lower-case names, decoded values, text as strings. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
  readonly parent: PageElement | undefined;
}

/** An element, or text. */
export type PageNode = PageElement | string;

/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads times that are written for people. Given from outside: the months' names are no matter of sources. */
export interface TimeReader {
  /** The first day in a text; where it names no year, the one nearest to the reference. */
  readonly readDay: (text: string, reference?: Day) => Day | undefined;
  /** The first time of day in a text. */
  readonly readClock: (text: string) => { readonly hour: number; readonly minute: number; readonly second: number } | undefined;
}

/** A page that may be a live ticker. */
export interface LivePage {
  readonly root: PageElement;
  /** Objects of the page's schema.org data. */
  readonly linkedData: readonly Readonly<Record<string, unknown>>[];
  readonly url?: string;
  readonly title?: string;
  /** RFC 3339: when the page was last changed, published or fetched; gives the day where entries tell only a time. */
  readonly reference?: string;
  /** IANA zone of times without offset. */
  readonly timeZone: string;
  readonly times: TimeReader;
  /** True for elements beside the text: navigation, comments, advertisements. */
  readonly isBeside: (element: PageElement) => boolean;
}

/** One entry of a ticker. Its text is that of `content` without `skip`, else `body`. */
export interface LiveEntry {
  /** The publisher's own id, else made of its time. */
  readonly id: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly modified?: string;
  readonly title?: string;
  readonly content: readonly PageElement[];
  readonly skip: ReadonlySet<PageElement>;
  readonly body?: { readonly type: 'text' | 'html'; readonly value: string };
}

/** Document order with depth-first descent; iterative. */
export function* walk(root: PageElement): Generator<PageElement> {
  const stack: PageNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') continue;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
  }
}

const NO_TEXT = new Set('script style noscript template svg button select textarea'.split(' '));

/** The text below an element on one line, scripts and controls left out; at most about `limit` characters. */
export function lineOf(root: PageElement, limit = 2000, skip?: ReadonlySet<PageElement>): string {
  let text = '';
  const stack: PageNode[] = [root];
  while (stack.length > 0 && text.length < limit) {
    const node = stack.pop()!;
    if (typeof node === 'string') text += `${node} `;
    else if (!NO_TEXT.has(node.name) && !skip?.has(node))
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
  }
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
