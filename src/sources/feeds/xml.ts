import { Tokenizer } from 'htmlparser2';
import { decodeEntities, readEntityDeclarations } from './entities.js';
import { canonicalPrefix } from './namespaces.js';

/** An element of a feed. Its name is lower-case, with the usual prefix of its namespace: `title`, `dc:creator`, `content:encoded`. */
export interface XmlElement {
  readonly name: string;
  /** Name as written, without prefix, for markup inside of texts. */
  readonly localName: string;
  /** Lower-case names with the usual prefix; `xml:base`, `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly parent: XmlElement | undefined;
}

/** An element, or text; `cdata` tells that it stood in a CDATA section. */
export type XmlNode = XmlElement | { readonly text: string; readonly cdata: boolean };

/** A feed as a tree below a nameless root. */
export interface XmlTree {
  readonly root: XmlElement;
  /** Names of elements that were still open at the end, outermost first. */
  readonly unclosed: readonly string[];
  /** Number of elements that lay deeper than the limit and were left out, their text kept. */
  readonly tooDeep: number;
  /** Number of entity declarations that were refused. */
  readonly refusedEntities: number;
}

/** Feeds nest a few levels, markup inside of them some more. */
const MAX_DEPTH = 200;

/**
 * Reads XML, and what people send instead of it: undeclared prefixes and entities, unclosed or crossed tags, junk before the root. Never throws, linear.
 * Entities of the document's own are expanded once and only in small number, so that a bomb stays a few characters.
 */
export function parseXml(xml: string): XmlTree {
  const { entities, refused } = readEntityDeclarations(xml);
  const builder = new XmlBuilder(xml, entities);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, builder);
  tokenizer.write(xml);
  tokenizer.end();
  return { root: builder.root, unclosed: builder.unclosed(), tooDeep: builder.tooDeep, refusedEntities: refused };
}

interface OpenElement {
  readonly element: XmlElement;
  readonly rawName: string;
  /** Prefix → namespace address, where this element declares any. */
  readonly namespaces: Readonly<Record<string, string>>;
}

class XmlBuilder {
  readonly root: XmlElement = { name: '', localName: '', attributes: {}, children: [], parent: undefined };
  tooDeep = 0;
  private readonly open: OpenElement[] = [{ element: this.root, rawName: '', namespaces: {} }];
  private name = '';
  private attributes: [string, string][] = [];
  private attribute = '';
  private value = '';
  private text = '';
  /** Text as written, in which unknown entities are still to be resolved. */
  private pending = '';

  constructor(
    private readonly xml: string,
    private readonly entities: ReadonlyMap<string, string>,
  ) {}

  ontext(start: number, end: number): void {
    this.pending += this.xml.slice(start, end);
  }
  ontextentity(codePoint: number): void {
    this.settle();
    this.text += String.fromCodePoint(codePoint);
  }
  oncdata(start: number, end: number, endOffset: number): void {
    this.flush();
    this.append(this.xml.slice(start, end - endOffset), true);
  }
  onopentagname(start: number, end: number): void {
    this.name = this.xml.slice(start, end);
    this.attributes = [];
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.xml.slice(start, end);
    this.value = '';
  }
  onattribdata(start: number, end: number): void {
    this.value += decodeEntities(this.xml.slice(start, end), this.entities);
  }
  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }
  onattribend(): void {
    this.attributes.push([this.attribute, this.value]);
  }
  onopentagend(): void {
    this.openElement(false);
  }
  onselfclosingtag(): void {
    this.openElement(true);
  }
  onclosetag(start: number, end: number): void {
    this.flush();
    const rawName = this.xml.slice(start, end).trim();
    for (let i = this.open.length - 1; i > 0; i -= 1) {
      if (this.open[i]!.rawName !== rawName) continue;
      this.open.length = i;
      return;
    }
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    this.flush();
  }

  unclosed(): string[] {
    return this.open.slice(1).map(({ rawName }) => rawName);
  }

  private openElement(childless: boolean): void {
    this.flush();
    if (this.open.length > MAX_DEPTH) {
      this.tooDeep += 1;
      return;
    }
    const above = this.open.at(-1)!;
    const namespaces = this.readNamespaces(above.namespaces);
    const colon = this.name.indexOf(':');
    const localName = this.name.slice(colon + 1);
    const prefix = canonicalPrefix(colon < 0 ? '' : this.name.slice(0, colon), namespaces);
    const attributes: Record<string, string> = {};
    for (const [name, value] of this.attributes) attributes[attributeName(name, namespaces)] ??= value;
    const element: XmlElement = {
      name: (prefix === '' ? localName : `${prefix}:${localName}`).toLowerCase(),
      localName,
      attributes,
      children: [],
      parent: above.element,
    };
    above.element.children.push(element);
    if (!childless) this.open.push({ element, rawName: this.name, namespaces });
  }

  private readNamespaces(inherited: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const declared = this.attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length === 0) return inherited;
    return { ...inherited, ...Object.fromEntries(declared.map(([name, address]) => [name.slice(6), address])) };
  }

  private settle(): void {
    if (this.pending === '') return;
    this.text += decodeEntities(this.pending, this.entities);
    this.pending = '';
  }

  private flush(): void {
    this.settle();
    if (this.text !== '') this.append(this.text, false);
    this.text = '';
  }

  private append(text: string, cdata: boolean): void {
    if (text !== '') this.open.at(-1)!.element.children.push({ text, cdata });
  }
}

function attributeName(raw: string, namespaces: Readonly<Record<string, string>>): string {
  const colon = raw.indexOf(':');
  if (colon < 0) return raw.toLowerCase();
  return `${canonicalPrefix(raw.slice(0, colon), namespaces)}:${raw.slice(colon + 1)}`.toLowerCase();
}

/** The child elements with one of the names, in order. */
export function childrenNamed(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return childElements(element).filter((child) => names.includes(child.name));
}

/** The child elements. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => 'name' in child);
}

/** All text below an element, without markup. */
export function textBelow(element: XmlElement): string {
  let text = '';
  const stack: XmlNode[] = [element];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if ('text' in node) text += node.text;
    else for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
  }
  return text;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** The children of an element as HTML: what XHTML inside of a feed says. */
export function innerHtml(element: XmlElement): string {
  let html = '';
  const stack: (XmlNode | string)[] = [...element.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') html += node;
    else if ('text' in node) html += escapeXml(node.text);
    else {
      const name = node.localName.toLowerCase();
      const attributes = Object.entries(node.attributes).filter(([key]) => !key.startsWith('xml'));
      html += `<${name}${attributes.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`;
      if (VOID.has(name)) continue;
      stack.push(`</${name}>`);
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i]!);
    }
  }
  return html;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
