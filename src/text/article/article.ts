import { renderText } from '../html/render.js';
import type { HtmlElement } from '../html/tree.js';
import { findElement } from '../html/tree.js';
import { trimLines } from './lines.js';
import { isBlock, type Measures, measure } from './measure.js';
import { partOf } from './parts.js';
import { trimArticle } from './trim.js';

// The numbers here were chosen on eval/pages, where the whole gives F1 0.923 (Readability.js on linkedom 0.887, Defuddle 0.878 there).

/** Elements called meta data ("author", "date") are left out below this length; 60 gives the same, 0 costs 0.001. */
const META_MAX = 100;
/** Weight of elements that the markup calls the article. 1.0: F1 0.003 lower; 1.2: 0.0004 lower. */
const CONTENT_BONUS = 1.5;

/** Where the article of a page stands: the text of `roots` in order, without the skipped elements. */
export interface ArticlePlace {
  readonly roots: readonly HtmlElement[];
  readonly skipped: ReadonlySet<HtmlElement>;
}

/**
 * Finds the article of a page: the subtree whose blocks score highest (prose counts for, links and scraps against) after elements that tag,
 * role, visibility or names call boilerplate were taken out, with the lead that stands between the main heading and it. Linear in the page.
 * The main heading itself is left out. A page without prose gives its whole body.
 */
export function findArticle(page: HtmlElement): ArticlePlace {
  const body = findElement(page, 'body') ?? page;
  const all = measure(body, new Set());
  const pruned = pruneBoilerplate(body, all);
  const strict = placeIn(body, pruned);
  if (strict.prose >= 200) return strict.place;
  const relaxed = placeIn(body, new Set());
  if (relaxed.prose > 2 * strict.prose) return relaxed.place;
  return strict.prose > 0 ? strict.place : { roots: [body], skipped: pruned };
}

function placeIn(body: HtmlElement, pruned: ReadonlySet<HtmlElement>): { place: ArticlePlace; prose: number } {
  const measures = measure(body, pruned);
  const root = climb(bestSubtree(body, measures), body, measures);
  const lead = findLead(root, body, measures);
  return { place: { roots: [...lead, root], skipped: trimArticle(root, pruned, measures) }, prose: measures.get(root)!.prose };
}

/** Elements that the markup calls boilerplate, unless they hold most of the page's text. */
function pruneBoilerplate(body: HtmlElement, all: Measures): Set<HtmlElement> {
  const whole = all.get(body)!.prose;
  const pruned = new Set<HtmlElement>();
  const stack = [body];
  while (stack.length > 0) {
    const element = stack.pop()!;
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (isBoilerplate(child, all, whole)) pruned.add(child);
      else stack.push(child);
    }
  }
  return pruned;
}

function isBoilerplate(element: HtmlElement, all: Measures, whole: number): boolean {
  const part = partOf(element);
  const found = all.get(element);
  if (!found || part === undefined || part === 'content') return false;
  if (part === 'linked') return found.linked > 0.3 * found.length;
  if (part === 'meta') return found.length < META_MAX;
  if (found.prose < 0.3 * whole) return true;
  return found.prose < 0.5 * whole && findElement(element, 'h1') === undefined;
}

/** The element whose blocks sum up to the highest score; of equals the innermost. */
function bestSubtree(body: HtmlElement, measures: Measures): HtmlElement {
  let best = body;
  let bestScore = 0;
  for (const [element, { score }] of measures) {
    const value = partOf(element) === 'content' ? score * CONTENT_BONUS : score;
    if (value > 0 && value >= bestScore) {
      best = element;
      bestScore = value;
    }
  }
  return best;
}

const SINGLE_BLOCKS = new Set('p li'.split(' '));

/** Goes up from a single paragraph, unless that brings more links than prose: an article is more than its longest paragraph. */
function climb(start: HtmlElement, body: HtmlElement, measures: Measures): HtmlElement {
  let root = start;
  while (root !== body) {
    const above = measures.get(root.parent!)!;
    if (!SINGLE_BLOCKS.has(root.name) || above.linked - measures.get(root)!.linked >= above.prose) break;
    root = root.parent!;
  }
  return root;
}

/** Prose between the page's main heading and the article's root: the lead. */
function findLead(root: HtmlElement, body: HtmlElement, measures: Measures): HtmlElement[] {
  const heading = findElement(body, 'h1');
  if (!heading || isInside(heading, root)) return [];
  const lead: HtmlElement[] = [];
  let after = false;
  for (const [element, found] of measures) {
    if (element === root) return after ? lead.slice(-3) : [];
    if (element === heading) after = true;
    if (!after || !isBlock(element) || isInside(root, element) || found.prose === 0 || found.linked > 0.2 * found.length) continue;
    if (lead.some((block) => isInside(element, block))) continue;
    if (found.prose === found.length && found.length < 800) lead.push(element);
  }
  return [];
}

function isInside(element: HtmlElement, outer: HtmlElement): boolean {
  for (let above: HtmlElement | undefined = element; above; above = above.parent) if (above === outer) return true;
  return false;
}

/** The text of a page's article. */
export function renderArticle(page: HtmlElement): string {
  const { roots, skipped } = findArticle(page);
  const texts = roots.map((root) => renderText(root, { skip: (element) => skipped.has(element) }).text).filter((text) => text !== '');
  return trimLines(texts.join('\n\n'));
}
