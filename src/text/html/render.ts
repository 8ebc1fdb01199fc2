import type { Span } from '../../model/index.js';
import { type HtmlElement, type HtmlNode, parseHtml } from './tree.js';

/** How to write a tree as text. */
export interface RenderOptions {
  /** Elements to leave out with everything below them, besides those that never show text (scripts, styles, form controls). */
  readonly skip?: (element: HtmlElement) => boolean;
  /** Elements whose place in the text is wanted. */
  readonly mark?: ReadonlySet<HtmlElement>;
}

/** Readable text, and the spans of the marked elements that have text, without white space around. */
export interface RenderedText {
  readonly text: string;
  readonly spans: ReadonlyMap<HtmlElement, Span>;
}

/**
 * Readable text of an HTML string: paragraphs and headings are separated by an empty line, list items, table rows and `<br>` by a line end,
 * table cells by " | ". Runs of white space (no-break spaces too) become one space; soft hyphens and zero-width marks go.
 * @example htmlToText('<p>Eins<br>zwei</p><p>drei</p>') // 'Eins\nzwei\n\ndrei'
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return collapse(html).trim();
  return renderText(parseHtml(html).root).text;
}

/** Writes the tree below `root` as readable text, see `htmlToText`. */
export function renderText(root: HtmlElement, options: RenderOptions = {}): RenderedText {
  const writer = new TextWriter();
  const spans = new Map<HtmlElement, Span>();
  const stack: Step[] = [root];
  while (stack.length > 0) {
    const step = stack.pop()!;
    if (typeof step === 'string') writer.write(step);
    else if ('leave' in step) leave(step.leave, step.start, writer, spans, options);
    else if (!NEVER_SHOWN.has(step.name) && !options.skip?.(step)) enter(step, stack, writer, options);
  }
  return { text: writer.text, spans };
}

type Step = HtmlNode | { readonly leave: HtmlElement; readonly start: number };

/** Elements whose text is no text of the page. */
export const NEVER_SHOWN: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe object embed canvas select textarea button audio video map head datalist progress meter'.split(
    ' ',
  ),
);

/** Elements that stand on lines of their own. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl figure figcaption section article header footer main aside nav hr form fieldset details summary address body html div center menu caption hgroup dialog legend'.split(
    ' ',
  ),
);
const LINES: ReadonlySet<string> = new Set('li dt dd tr option'.split(' '));

function enter(element: HtmlElement, stack: Step[], writer: TextWriter, options: RenderOptions): void {
  const { name, children } = element;
  if (name === 'br') {
    writer.lineBreak();
    return;
  }
  writer.separate(breakOf(name));
  if (name === 'td' || name === 'th') writer.cell();
  if (name === 'pre') writer.preformatted += 1;
  stack.push({ leave: element, start: options.mark?.has(element) ? writer.mark() : 0 });
  for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i]!);
}

function leave(element: HtmlElement, mark: number, writer: TextWriter, spans: Map<HtmlElement, Span>, options: RenderOptions): void {
  if (options.mark?.has(element)) {
    const start = writer.startOf(mark);
    if (start < writer.text.length) spans.set(element, [start, writer.text.length]);
  }
  if (element.name === 'pre') writer.preformatted -= 1;
  writer.separate(breakOf(element.name));
}

function breakOf(name: string): 0 | 1 | 2 {
  if (PARAGRAPHS.has(name)) return 2;
  return LINES.has(name) ? 1 : 0;
}

/** Collects text; breaks and spaces are held back until more text comes, so that none stand at the ends. */
class TextWriter {
  text = '';
  /** Number of open `<pre>`. */
  preformatted = 0;
  private breaks = 0;
  private space = false;
  private cells = false;
  /** Mark → position of the first text written after it. */
  private readonly marks: number[] = [];
  private openMarks = 0;

  write(raw: string): void {
    if (this.preformatted > 0) this.writeLines(raw);
    else this.writeInline(collapse(raw));
  }

  separate(breaks: 0 | 1 | 2): void {
    this.breaks = Math.max(this.breaks, breaks);
  }

  /** The first break ends a line, a second one without text between them a paragraph. */
  lineBreak(): void {
    this.breaks = Math.min(this.breaks + 1, 2);
  }

  cell(): void {
    this.cells = true;
  }

  /** Remembers the place where the next text will start. */
  mark(): number {
    this.marks.push(-1);
    this.openMarks += 1;
    return this.marks.length - 1;
  }

  startOf(mark: number): number {
    const start = this.marks[mark]!;
    return start < 0 ? this.text.length : start;
  }

  private writeLines(raw: string): void {
    for (const [index, line] of raw.split(/\r?\n/).entries()) {
      if (index > 0) this.lineBreak();
      this.writeInline(collapse(line));
    }
  }

  private writeInline(words: string): void {
    const trimmed = words.trim();
    if (trimmed === '') {
      if (words !== '') this.space = true;
      return;
    }
    if (this.text !== '') this.text += this.separator(words.startsWith(' '));
    if (this.openMarks > 0) this.settleMarks();
    this.text += trimmed;
    this.breaks = 0;
    this.cells = false;
    this.space = words.endsWith(' ');
  }

  private separator(startsWithSpace: boolean): string {
    if (this.breaks > 0) return this.breaks === 1 ? '\n' : '\n\n';
    if (this.cells) return ' | ';
    return this.space || startsWithSpace ? ' ' : '';
  }

  private settleMarks(): void {
    for (let i = this.marks.length - 1; i >= 0 && this.openMarks > 0; i -= 1) {
      if (this.marks[i]! >= 0) continue;
      this.marks[i] = this.text.length;
      this.openMarks -= 1;
    }
  }
}

/** White space of every kind to single spaces; soft hyphens, zero-width and byte-order marks and control characters away. */
export function collapse(text: string): string {
  return text.replace(/[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f]+/g, '').replace(/[\s\u0085]+/g, ' ');
}
