import { readRows } from '../data.js';
import { collapse, NEVER_SHOWN } from '../html/render.js';
import { type HtmlElement, rawText } from '../html/tree.js';
import { isBlock, isHeading, type Measures } from './measure.js';

const GROUPS = new Set('ul ol table dl div section p a aside header article'.split(' '));

/** What to leave out inside an article: what was pruned, blocks of links, captions, the title, headings without text below, leads elsewhere. */
export function trimArticle(root: HtmlElement, pruned: ReadonlySet<HtmlElement>, measures: Measures): Set<HtmlElement> {
  const skipped = new Set(pruned);
  const blocks = visibleBlocks(root, skipped, measures);
  skipClosers(root, blocks, skipped, measures);
  skipOrphanHeadings(blocks, skipped);
  return skipped;
}

/** The blocks with text of their own in document order; groups of links are skipped on the way. */
function visibleBlocks(root: HtmlElement, skipped: Set<HtmlElement>, measures: Measures): HtmlElement[] {
  const blocks: HtmlElement[] = [];
  let titleSeen = false;
  const stack = [root];
  while (stack.length > 0) {
    const element = stack.pop()!;
    if (skipped.has(element) || NEVER_SHOWN.has(element.name)) continue;
    if ((element !== root && isLinks(element, measures)) || (element.name === 'h1' && !titleSeen)) {
      if (element.name === 'h1') titleSeen = true;
      skipped.add(element);
      continue;
    }
    if (isBlock(element) && element.children.some((child) => (typeof child === 'string' ? child.trim() !== '' : !isBlock(child))))
      blocks.push(element);
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
  return blocks;
}

/** A group that is mostly links: related articles, tags, tools. 0.4: 0.5 and 0.6 cost F1 0.001 and 0.002 on eval/pages. */
function isLinks(element: HtmlElement, measures: Measures): boolean {
  if (INLINE_GROUPS.has(element.name)) return isInlineLinks(element);
  if (!GROUPS.has(element.name)) return false;
  const found = measures.get(element);
  if (!found || found.length === 0) return false;
  if (element.name === 'a')
    return (
      found.length > 0 && found.linked === found.length && element.children.some((child) => typeof child !== 'string' && isBlock(child))
    );
  return found.linked > 0.4 * found.length && found.prose < 200;
}

const INLINE_GROUPS = new Set('font span small center'.split(' '));

/** "Drucken | Versenden | nach oben" in an element that is no block: at least two links and hardly other letters. */
function isInlineLinks(element: HtmlElement): boolean {
  const links = element.children.filter((child) => typeof child !== 'string' && child.name === 'a');
  if (links.length < 2) return false;
  const free = element.children.filter((child) => typeof child === 'string').join('');
  return free.replace(/[^\p{L}\p{N}]+/gu, '').length < 10 && element.children.length < 3 * links.length + 2;
}

interface Closers {
  /** By their first three letters. */
  readonly start: ReadonlyMap<string, readonly string[]>;
  readonly anywhere: readonly string[];
}

let closers: Closers | undefined;

function loadClosers(): Closers {
  const rows = readRows('closers.tsv');
  const phrases = (place: string) => rows.filter((row) => (row[2] ?? 'start') === place).map((row) => row[1]!);
  const start = new Map<string, string[]>();
  for (const phrase of phrases('start')) start.set(phrase.slice(0, 3), [...(start.get(phrase.slice(0, 3)) ?? []), phrase]);
  return { start, anywhere: phrases('anywhere') };
}

/** Short blocks that lead away ("Mehr zum Thema"), with the list or links that follow. */
function skipClosers(root: HtmlElement, blocks: readonly HtmlElement[], skipped: Set<HtmlElement>, measures: Measures): void {
  const { start, anywhere } = (closers ??= loadClosers());
  const whole = measures.get(root)?.prose ?? 0;
  for (const block of blocks) {
    const found = measures.get(block);
    if (!found || found.length > 160 || found.length === 0) continue;
    const text = collapse(rawText(block))
      .trim()
      .toLowerCase()
      .replace(/^[^\p{L}]+/u, '');
    if (
      !start.get(text.slice(0, 3))?.some((phrase) => text.length <= 120 && text.startsWith(phrase)) &&
      !anywhere.some((phrase) => text.includes(phrase))
    )
      continue;
    skipped.add(block);
    const { parent } = block;
    const box = parent && parent !== root ? measures.get(parent) : undefined;
    if (parent && box && box.linked > 0 && box.prose < 0.3 * whole && isFirst(block, parent)) {
      skipped.add(parent);
      continue;
    }
    for (const next of following(block)) {
      const measured = measures.get(next);
      if (!measured || measured.length === 0) continue;
      if (measured.linked < 0.3 * measured.length) break;
      skipped.add(next);
    }
  }
}

function isFirst(element: HtmlElement, parent: HtmlElement): boolean {
  return parent.children.find((child) => typeof child !== 'string' || child.trim() !== '') === element;
}

function* following(element: HtmlElement): Generator<HtmlElement> {
  const siblings = element.parent?.children ?? [];
  for (let i = siblings.indexOf(element) + 1; i > 0 && i < siblings.length; i += 1) {
    const sibling = siblings[i]!;
    if (typeof sibling !== 'string') yield sibling;
  }
}

/** Headings with nothing below them before the next heading of their level or the end. */
function skipOrphanHeadings(blocks: readonly HtmlElement[], skipped: Set<HtmlElement>): void {
  let next = 0;
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i]!;
    if (isSkipped(block, skipped)) continue;
    if (!isHeading(block)) next = 7;
    else {
      const level = Number(block.name[1]);
      if (next <= level) skipped.add(block);
      else next = level;
    }
  }
}

function isSkipped(element: HtmlElement, skipped: ReadonlySet<HtmlElement>): boolean {
  for (let above: HtmlElement | undefined = element; above; above = above.parent) if (skipped.has(above)) return true;
  return false;
}
