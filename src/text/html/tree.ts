import { Tokenizer } from 'htmlparser2';
import type { Problem } from '../../model/index.js';

/** An element of a page: lower-case name, attributes with lower-case names and decoded values. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  readonly parent: HtmlElement | undefined;
}

/** An element, or decoded text. Comments, declarations and processing instructions are left out. */
export type HtmlNode = HtmlElement | string;

/** Limits of reading a page. */
export interface HtmlLimits {
  /** UTF-16 units; what is longer is refused. Default 20 million: ten times the largest real page of our test data. */
  readonly maxLength?: number;
  /** Elements deeper than this are left out, their text stays. Default 400; real pages stay below 120. */
  readonly maxDepth?: number;
  /** Elements beyond this number are left out, their text stays. Default 200,000; real pages stay below 20,000. */
  readonly maxElements?: number;
}

/** A page as a tree below a nameless root. */
export interface HtmlTree {
  readonly root: HtmlElement;
  readonly problems: readonly Problem[];
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Opening the first closes an open one of the second kind, if no element of the third kind lies between. */
const IMPLIED_END: Readonly<Record<string, readonly [closes: ReadonlySet<string>, within: ReadonlySet<string>]>> = buildImpliedEnds();

function buildImpliedEnds() {
  const set = (words: string) => new Set(words.split(' '));
  const blocks =
    'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul';
  const boundary = 'td th table button object caption li div section article';
  const rules: Record<string, readonly [ReadonlySet<string>, ReadonlySet<string>]> = {};
  for (const name of blocks.split(' ')) rules[name] = [set('p'), set(boundary)];
  rules.li = [set('li'), set('ul ol menu')];
  rules.dt = rules.dd = [set('dt dd'), set('dl')];
  rules.tr = [set('tr td th'), set('table')];
  rules.td = rules.th = [set('td th'), set('tr table')];
  rules.thead = rules.tbody = rules.tfoot = [set('thead tbody tfoot tr td th'), set('table')];
  rules.option = rules.optgroup = [set('option'), set('select')];
  rules.body = [set('head'), set('body')];
  return rules;
}

/**
 * Reads HTML as browsers mostly do: tag soup never fails. Linear in the length of the page.
 * Too deep or too long pages give a problem: deeper elements lose their tags but keep their text, too long pages are empty.
 */
export function parseHtml(html: string, limits: HtmlLimits = {}): HtmlTree {
  const { maxLength = 20_000_000, maxDepth = 400, maxElements = 200_000 } = limits;
  const root: HtmlElement = { name: '', attributes: {}, children: [], parent: undefined };
  if (html.length > maxLength) {
    const message = `expected a page of at most ${maxLength} characters, found ${html.length}`;
    return { root, problems: [{ kind: 'too-large', message }] };
  }
  const builder = new TreeBuilder(html, root, maxDepth, maxElements);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  const problems: Problem[] = [];
  const report = (expected: string, found: string) =>
    problems.push({ kind: 'partial', message: `expected ${expected}, found ${found}; only their text was kept` });
  if (builder.tooDeep > 0) report(`elements nested at most ${maxDepth} deep`, `${builder.tooDeep} deeper ones`);
  if (builder.tooMany > 0) report(`at most ${maxElements} elements`, `${builder.tooMany} more`);
  return { root, problems };
}

/** Receives the tokenizer's events; all positions are into the page. */
class TreeBuilder {
  /** Number of elements that lay too deep. */
  tooDeep = 0;
  /** Number of elements that were too many. */
  tooMany = 0;
  private count = 0;
  private readonly open: HtmlElement[];
  private name = '';
  private attributes: Record<string, string> = {};
  private attribute = '';
  private value = '';
  private text = '';
  private readonly opened = new Set<string>();

  constructor(
    private readonly html: string,
    root: HtmlElement,
    private readonly maxDepth: number,
    private readonly maxElements: number,
  ) {
    this.open = [root];
  }

  ontext(start: number, end: number): void {
    this.text += this.html.slice(start, end);
  }
  ontextentity(codePoint: number): void {
    this.text += String.fromCodePoint(codePoint);
  }
  onopentagname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
    this.attributes = {};
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }
  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }
  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }
  onattribend(): void {
    if (!Object.hasOwn(this.attributes, this.attribute) && this.attribute !== '__proto__') this.attributes[this.attribute] = this.value;
  }
  onopentagend(): void {
    this.openElement(VOID.has(this.name));
  }
  onselfclosingtag(): void {
    this.openElement(VOID.has(this.name) || SELF_CLOSING.has(this.name));
  }
  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    this.flushText();
    if (name === 'br' || name === 'p') {
      if (name === 'br' || !this.open.some((element) => element.name === 'p')) {
        this.name = name;
        this.attributes = {};
        this.openElement(true);
        return;
      }
    }
    this.closeUpTo(name);
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.text += this.html.slice(start, end - endOffset);
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    this.flushText();
  }

  private openElement(childless: boolean): void {
    this.flushText();
    if (ONCE.has(this.name) && this.opened.has(this.name)) return;
    if (ONCE.has(this.name)) this.opened.add(this.name);
    const rule = IMPLIED_END[this.name];
    if (rule) this.closeImplied(rule[0], rule[1]);
    if (this.open.length > this.maxDepth) {
      this.tooDeep += 1;
      return;
    }
    this.count += 1;
    if (this.count > this.maxElements) {
      this.tooMany += 1;
      return;
    }
    const parent = this.open.at(-1)!;
    const element: HtmlElement = { name: this.name, attributes: this.attributes, children: [], parent };
    parent.children.push(element);
    if (!childless) this.open.push(element);
  }

  private closeImplied(closes: ReadonlySet<string>, within: ReadonlySet<string>): void {
    let keep = -1;
    for (let i = this.open.length - 1; i > 0; i -= 1) {
      const { name } = this.open[i]!;
      if (within.has(name) && !closes.has(name)) break;
      if (closes.has(name)) keep = i;
      else if (within.has(name)) break;
    }
    if (keep > 0) this.open.length = keep;
  }

  private closeUpTo(name: string): void {
    if (ONCE.has(name)) return;
    for (let i = this.open.length - 1; i > 0; i -= 1) {
      if (this.open[i]!.name === name) {
        this.open.length = i;
        return;
      }
      // As in the standard: a stray end tag inside a table does not close what was opened around the table.
      if (this.open[i]!.name === 'table' && !CLOSES_TABLE.has(name)) return;
    }
  }

  private flushText(): void {
    if (this.text === '') return;
    this.open.at(-1)!.children.push(this.text);
    this.text = '';
  }
}

const SELF_CLOSING = new Set('path circle rect line polyline polygon ellipse use stop'.split(' '));
/** As in the standard, a page has one of each, and they end where the page ends. */
const ONCE = new Set('html body'.split(' '));
const CLOSES_TABLE = new Set(['table']);

/** True for an element, false for text. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string';
}

/** All elements below (not with) one, in document order. Iterative: depth costs no stack. */
export function* descendants(root: HtmlElement): Generator<HtmlElement> {
  const stack: HtmlNode[] = [...root.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') continue;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
  }
}

/** The first element below with this name. */
export function findElement(root: HtmlElement, name: string): HtmlElement | undefined {
  for (const element of descendants(root)) if (element.name === name) return element;
  return undefined;
}

/** The text below an element as it stands in the markup, white space untouched; for scripts and titles. */
export function rawText(root: HtmlElement): string {
  let text = '';
  const stack: HtmlNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') text += node;
    else for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
  }
  return text;
}
