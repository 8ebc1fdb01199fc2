import { renderText } from '../html/render.js';
import { descendants, type HtmlElement, parseHtml } from '../html/tree.js';
import { trimLines } from './lines.js';
import { measure } from './measure.js';
import { partOf } from './parts.js';
import { trimArticle } from './trim.js';

/**
 * The text of an article's HTML as feeds send it: without captions, share buttons, "Mehr zum Thema" and what else stands beside it.
 * A fragment of which nothing would be left is given whole.
 */
export function fragmentToText(html: string): string {
  const { root } = parseHtml(html);
  const beside = new Set<HtmlElement>();
  for (const element of descendants(root)) {
    const part = partOf(element);
    if (part === 'boilerplate' || part === 'caption' || /^(?:tagline|footnote|copyright)$/i.test(element.attributes.class ?? ''))
      beside.add(element);
  }
  const skipped = trimArticle(root, beside, measure(root, beside));
  const trimmed = renderText(root, { skip: (element) => skipped.has(element) }).text;
  return trimmed === '' ? renderText(root).text : trimLines(trimmed);
}
