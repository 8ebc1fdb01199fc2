import type { Problem } from '../model/index.js';
import { htmlToText } from './html/render.js';
import { parseHtml } from './html/tree.js';
import { resolveUrl } from './metadata.js';

/** HTML that is safe to show, and what was wrong with it. */
export interface SanitizedHtml {
  readonly html: string;
  readonly problems: readonly Problem[];
}

const TAGS =
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );

/**
 * Keeps text markup, links and images; everything that can run, load, style or submit goes. Relative addresses are resolved against `url` and only
 * http, https and mailto stay. Markup that is nested too deep is given as its escaped text. The library (sanitize-html) is loaded at the first call.
 */
export async function sanitizeHtml(html: string, url?: string): Promise<SanitizedHtml> {
  if (!/[<&]/.test(html)) return { html, problems: [] };
  const { problems } = parseHtml(html, { maxDepth: 200 });
  if (problems.length > 0) return { html: escapeHtml(htmlToText(html)), problems };
  const { default: sanitize } = await import('sanitize-html');
  const clean = sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'hreflang'],
      img: ['src', 'alt', 'title', 'width', 'height'],
      time: ['datetime'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      ol: ['start', 'type'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: true,
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'template',
      'iframe',
      'object',
      'embed',
      'svg',
      'math',
      'xmp',
      'title',
    ],
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: resolveAttributes(attribs, url) }) },
  });
  return { html: clean, problems: [] };
}

function resolveAttributes(attributes: Record<string, string>, url: string | undefined): Record<string, string> {
  const resolved = { ...attributes };
  for (const name of ['href', 'src']) {
    const value = resolved[name];
    if (value === undefined || /^\s*(?:mailto:|#)/i.test(value)) continue;
    const absolute = resolveUrl(value, url);
    if (absolute !== undefined) resolved[name] = absolute;
    else if (/^\s*[a-z][a-z0-9+.-]*:/i.test(value)) delete resolved[name];
  }
  return resolved;
}

/** Text as HTML: the five characters that mean something there are escaped. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
