import { readRows } from '../data.js';
import type { HtmlElement } from '../html/tree.js';

/** What the markup says about an element: the article, beside it, beside it if it holds links, a picture's caption, data about the article, or nothing. */
export type PagePart = 'content' | 'boilerplate' | 'linked' | 'caption' | 'meta' | undefined;

const BOILERPLATE_TAGS = new Set('nav aside footer form dialog'.split(' '));
const BOILERPLATE_ROLES = new Set(
  'navigation banner search complementary contentinfo dialog alertdialog menu menubar toolbar tablist'.split(' '),
);

/** Tells the part from tag, role, visibility and the names in class and id. */
export function partOf(element: HtmlElement): PagePart {
  const { name, attributes } = element;
  if (isHidden(element)) return 'boilerplate';
  if (BOILERPLATE_TAGS.has(name) || BOILERPLATE_ROLES.has(attributes.role ?? '')) return 'boilerplate';
  if (name === 'figcaption') return 'caption';
  if (/\barticleBody\b/i.test(attributes.itemprop ?? '')) return 'content';
  return partOfNames(`${attributes.class ?? ''} ${attributes.id ?? ''}`);
}

/** True where the page itself hides the element. */
export function isHidden({ attributes }: HtmlElement): boolean {
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}

const known = new Map<string, PagePart>();

function partOfNames(names: string): PagePart {
  const key = names.trim();
  if (key === '') return undefined;
  if (known.has(key)) return known.get(key);
  const part = lookUp(key.slice(0, 500));
  if (known.size > 20_000) known.clear();
  known.set(key, part);
  return part;
}

interface Lists {
  readonly word: Map<string, PagePart>;
  readonly start: (readonly [string, PagePart])[];
  readonly name: (readonly [string, PagePart])[];
}

let lists: Lists | undefined;

function loadLists(): Lists {
  const loaded: Lists = { word: new Map(), start: [], name: [] };
  for (const [part, match, word] of readRows('page-parts.tsv')) {
    const value = part as PagePart;
    if (match === 'word') loaded.word.set(word!, value);
    else if (match === 'start') loaded.start.push([word!, value]);
    else loaded.name.push([word!, value]);
  }
  return loaded;
}

/** Names are looked at one by one: "post-content has-sidebar" is content by its first name. Content wins over boilerplate. */
function lookUp(names: string): PagePart {
  lists ??= loadLists();
  let found: PagePart;
  for (const name of names.split(/\s+/)) {
    const part = partOfName(name, lists);
    if (part === 'content') return part;
    found ??= part;
  }
  return found;
}

function partOfName(name: string, { word, start, name: whole }: Lists): PagePart {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((piece) => piece !== '');
  if (/^(has|with|no|is|js|show|hide)$/.test(words[0] ?? '')) return undefined;
  let found: PagePart;
  for (const piece of words) {
    const part = word.get(piece) ?? start.find(([prefix]) => piece.startsWith(prefix))?.[1];
    if (part === 'boilerplate' || part === 'caption') return part;
    found ??= part;
  }
  const folded = words.join('');
  const part = found === 'content' ? undefined : whole.find(([infix]) => folded.includes(infix))?.[1];
  return part ?? found;
}
