import { formatRfc3339, parseIsoTime } from '../../model/time.js';
import { cleanTitle, skipBeside } from './markup.js';
import { type LiveEntry, type LivePage, lineOf, type PageElement, walk } from './page.js';

type LinkedObject = Readonly<Record<string, unknown>>;

/** The entries that a page's schema.org `LiveBlogPosting` lists, each with its element of the page where one has its id. Empty where there is none. */
export function findLinkedEntries(page: LivePage): LiveEntry[] {
  const blogs = page.linkedData.filter((object) => hasType(object, 'LiveBlogPosting'));
  const updates = blogs.flatMap((blog) => listOf(blog.liveBlogUpdate)).filter(isObject);
  if (updates.length === 0) return [];
  const elements = elementsById(page.root);
  const seen = new Set<string>();
  const entries: LiveEntry[] = [];
  for (const update of updates) {
    const entry = readUpdate(update, elements, page);
    if (!entry || seen.has(entry.id)) continue;
    seen.add(entry.id);
    entries.push(entry);
  }
  return entries;
}

function readUpdate(update: LinkedObject, elements: ReadonlyMap<string, PageElement>, page: LivePage): LiveEntry | undefined {
  const address = textOf(update['@id']) ?? textOf(update.url) ?? textOf(update.mainEntityOfPage);
  const published = timeOf(update.datePublished, page) ?? timeOf(update.dateCreated, page);
  const changed = timeOf(update.dateModified, page);
  const title = cleanTitle(textOf(update.headline) ?? textOf(update.name) ?? '');
  const value = textOf(update.articleBody) ?? textOf(update.text) ?? textOf(update.description) ?? '';
  const fragment = address === undefined ? undefined : fragmentOf(address);
  const element = fragment === undefined ? undefined : elements.get(fragment);
  const id = fragment ?? address ?? textOf(update.identifier) ?? (published === undefined ? undefined : `t-${published}`);
  if (id === undefined || (value === '' && title === '' && !element)) return undefined;
  const skip = new Set<PageElement>();
  const content = element && lineOf(element, 100) !== '' ? [element] : [];
  if (element) skipHead(element, title, skip, page);
  return {
    id,
    ...(published === undefined ? {} : { published }),
    ...(changed === undefined || changed === published ? {} : { modified: changed }),
    ...(title === '' ? {} : { title }),
    content,
    skip,
    body: { type: /<(?:p|br|a\s|ul|strong|div|em)\b/i.test(value) ? 'html' : 'text', value },
  };
}

/** Leaves out the entry's heading, times and what stands beside its text. */
function skipHead(element: PageElement, title: string, skip: Set<PageElement>, page: LivePage): void {
  for (const below of walk(element)) {
    if (below.name === 'time') {
      // "Aktualisiert: 19:21 Uhr" goes as a whole.
      const { parent } = below;
      skip.add(parent && parent !== element && lineOf(parent, 80).length < 60 && !holdsHeading(parent) ? parent : below);
    } else if (/^h[1-6]$/.test(below.name) || (title !== '' && below !== element && cleanTitle(lineOf(below, 400)) === title))
      skip.add(below);
  }
  skipBeside(element, skip, page);
}

function holdsHeading(element: PageElement): boolean {
  for (const below of walk(element)) if (/^h[1-6]$/.test(below.name)) return true;
  return false;
}

function elementsById(root: PageElement): ReadonlyMap<string, PageElement> {
  const elements = new Map<string, PageElement>();
  for (const element of walk(root)) {
    for (const name of ['id', 'data-entry-id', 'data-post-id', 'data-id']) {
      const id = element.attributes[name];
      if (id !== undefined && id !== '' && !elements.has(id)) elements.set(id, element);
    }
  }
  return elements;
}

function fragmentOf(address: string): string | undefined {
  const hash = address.indexOf('#');
  return hash < 0 || hash === address.length - 1 ? undefined : address.slice(hash + 1);
}

function timeOf(value: unknown, page: LivePage): string | undefined {
  const time = typeof value === 'string' ? parseIsoTime(value) : undefined;
  return time && formatRfc3339(time, page.timeZone);
}

function hasType(object: LinkedObject, type: string): boolean {
  return listOf(object['@type']).some((found) => typeof found === 'string' && found.replace(/^https?:\/\/schema\.org\//, '') === type);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function isObject(value: unknown): value is LinkedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return isObject(value) ? textOf(value['@id'] ?? value['@value'] ?? value.name) : undefined;
}
