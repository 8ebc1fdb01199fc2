import { renderText } from '../html/render.js';
import { findElement, type HtmlElement } from '../html/tree.js';
import { isBlock, measure } from './measure.js';
import { partOf } from './parts.js';

/** True for elements beside the text: navigation, advertisements, comments, tools, hidden ones. Elements that hold the main heading are not. */
export function isBesideText(element: HtmlElement): boolean {
  const part = partOf(element);
  if (part === 'caption') return true;
  return part === 'boilerplate' && (element.name === 'header' || findElement(element, 'h1') === undefined) && element.name !== 'body';
}

/** The prose and lists between a page's main heading and an element: the introduction of a ticker. */
export function readIntro(root: HtmlElement, until: HtmlElement): string {
  const heading = findElement(root, 'h1');
  if (!heading) return '';
  const above = new Set<HtmlElement>();
  for (let element: HtmlElement | undefined = until; element; element = element.parent) above.add(element);
  const texts: string[] = [];
  const stack: HtmlElement[] = [root];
  const measures = measure(root, new Set());
  let after = false;
  while (stack.length > 0) {
    const element = stack.pop()!;
    if (element === until) break;
    if (element === heading) {
      after = true;
      continue;
    }
    const found = measures.get(element);
    if (isBesideText(element) || (partOf(element) === 'meta' && (found?.length ?? 0) < 100)) continue;
    if (after && !above.has(element) && isBlock(element) && found) {
      if (found.prose > 0.5 * found.length && found.linked < 0.3 * found.length)
        texts.push(renderText(element, { skip: isBesideText }).text);
      continue;
    }
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
  return texts.filter((text) => text !== '').join('\n\n');
}
