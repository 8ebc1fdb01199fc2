import type { Problem } from '../../model/index.js';
import { parseFeedDate } from './dates.js';
import type { FeedItem, FeedOptions, FeedText, ParsedFeed } from './record.js';
import { childElements, childrenNamed, innerHtml, parseXml, textBelow, type XmlElement, type XmlTree } from './xml.js';

const ROOTS = new Set(['rss', 'rdf:rdf', 'feed', 'channel', 'rdf']);
const ITEMS = ['item', 'entry'];

/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and CDF. Undefined where the text is none of them. */
export function parseXmlFeed(xml: string, options: FeedOptions): ParsedFeed | undefined {
  const tree = parseXml(xml);
  const { root } = tree;
  const top = findRoot(root);
  if (!top) return undefined;
  const channel = top.name === 'feed' || top.name === 'channel' ? top : (childrenNamed(top, 'channel')[0] ?? top);
  const items = [...(channel === top ? [] : childrenNamed(channel, ...ITEMS)), ...childrenNamed(top, ...ITEMS)];
  const scope: Scope = { base: options.url, lang: undefined };
  const feedScope = scopeOf(channel, scopeOf(top, scope));
  const link = findLink(channel, feedScope);
  const base = feedScope.base ?? link;
  const language = childrenNamed(channel, 'language', 'dc:language')
    .map(textBelow)
    .find((text) => text.trim() !== '');
  const lang = languageTag(language) ?? feedScope.lang;
  const title = findText(channel, TITLES, feedScope);
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(lang === undefined ? {} : { lang }),
    items: items.map((item) => readItem(item, { base, lang })),
    problems: describeDamage(tree, items.length),
  };
}

function findRoot(root: XmlElement): XmlElement | undefined {
  const [first] = childElements(root);
  if (first && ROOTS.has(first.name)) return first;
  return childElements(root).find((element) => ROOTS.has(element.name));
}

function describeDamage({ unclosed, tooDeep, refusedEntities }: XmlTree, items: number): Problem[] {
  const problems: Problem[] = [];
  if (unclosed.length > 0) {
    const message = `expected </${unclosed[0]}> at the end, found the end of the file inside <${unclosed.at(-1)}>; ${items} items were read`;
    problems.push({ kind: 'partial', message });
  }
  if (tooDeep > 0)
    problems.push({
      kind: 'partial',
      message: `expected elements nested at most 200 deep, found ${tooDeep} deeper ones; only their text was kept`,
    });
  if (refusedEntities > 0) {
    const message = `expected entities with plain values, found ${refusedEntities} that refer to others or to files; their references were left as written`;
    problems.push({ kind: 'partial', message });
  }
  return problems;
}

/** What elements inherit. */
interface Scope {
  readonly base: string | undefined;
  readonly lang: string | undefined;
}

function scopeOf(element: XmlElement, outer: Scope): Scope {
  const base = element.attributes['xml:base'];
  const lang = element.attributes['xml:lang'];
  return {
    base: base === undefined ? outer.base : (resolve(base, outer.base) ?? outer.base),
    lang: lang === undefined ? outer.lang : (languageTag(lang) ?? outer.lang),
  };
}

const TITLES = ['title', 'dc:title', 'media:title'];
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const SUMMARIES = ['description', 'summary', 'dc:description', 'abstract', 'itunes:summary', 'media:description', 'itunes:subtitle'];
const PUBLISHED = ['pubdate', 'published', 'issued', 'dcterms:issued', 'dc:date', 'created', 'dcterms:created'];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:date'];

function readItem(item: XmlElement, outer: Scope): FeedItem {
  const scope = scopeOf(item, outer);
  const id = firstValue(item, ['guid', 'id', 'dc:identifier']) ?? item.attributes['rdf:about'];
  const link = findLink(item, scope);
  const title = findText(item, TITLES, scope);
  const content = findText(item, CONTENTS, scope);
  const summary = findText(item, SUMMARIES, scope);
  const author = findAuthor(item);
  const published = firstDate(item, PUBLISHED);
  const updated = firstDate(item, UPDATED) ?? (item.attributes.lastmod ? parseFeedDate(item.attributes.lastmod) : undefined);
  const lang = languageTag(firstValue(item, ['dc:language', 'language'])) ?? textScope(item, scope).lang;
  return {
    ...(id === undefined ? {} : { id }),
    ...(link === undefined ? {} : { link }),
    ...(title === undefined ? {} : { title }),
    ...(content === undefined ? {} : { content }),
    ...(summary === undefined ? {} : { summary }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    ...(lang === undefined ? {} : { lang }),
  };
}

/** The language of an item is that of its text, where the text says its own. */
function textScope(item: XmlElement, scope: Scope): Scope {
  const text = [...CONTENTS, ...SUMMARIES, ...TITLES]
    .map((name) => childrenNamed(item, name)[0])
    .find((found) => found?.attributes['xml:lang'] !== undefined);
  return text ? scopeOf(text, scope) : scope;
}

function firstValue(parent: XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenNamed(parent, name)) {
      const text = textBelow(child).trim();
      if (text !== '') return text;
    }
  }
  return undefined;
}

function firstDate(parent: XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenNamed(parent, name)) {
      const date = parseFeedDate(textBelow(child));
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function findText(parent: XmlElement, names: readonly string[], scope: Scope): FeedText | undefined {
  for (const holder of [parent, ...childrenNamed(parent, 'media:group')]) {
    for (const name of names) {
      for (const child of childrenNamed(holder, name)) {
        const text = readText(child, scope);
        if (text.value.trim() !== '') return text;
      }
    }
  }
  return undefined;
}

/** The text of an Atom text construct or an RSS element, which may hold escaped HTML, XHTML, plain text or base64. */
function readText(element: XmlElement, outer: Scope): FeedText {
  const { base } = scopeOf(element, outer);
  const withBase = base === undefined ? {} : { base };
  const { mode } = element.attributes;
  const type = element.attributes.type?.toLowerCase() ?? '';
  const marked = childElements(element).length > 0;
  if (marked && mode !== 'escaped') return { type: 'html', value: innerHtml(element), ...withBase };
  const raw = marked ? innerHtml(element) : textBelow(element);
  const value = mode === 'base64' || /^application\/octet-stream/.test(type) ? decodeBase64(raw) : raw.trim();
  if (type === 'xhtml' || type === 'application/xhtml+xml') return { type: 'html', value: marked ? value : escapeText(value), ...withBase };
  const plain = (type === 'text' || type === 'text/plain' || (type === '' && isAtom(element))) && mode !== 'escaped';
  return { type: plain ? 'text' : 'html', value, ...withBase };
}

function isAtom(element: XmlElement): boolean {
  return element.parent?.name === 'entry' || element.parent?.name === 'feed';
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function decodeBase64(text: string): string {
  return new TextDecoder().decode(Buffer.from(text, 'base64')).trim();
}

function findLink(parent: XmlElement, scope: Scope): string | undefined {
  const links = childrenNamed(parent, 'link');
  const alternate = links.find(
    ({ attributes }) => attributes.href !== undefined && (attributes.rel ?? 'alternate').toLowerCase() === 'alternate',
  );
  for (const link of [alternate, ...links.filter(({ attributes }) => attributes.rel === undefined)]) {
    const address = link?.attributes.href ?? (link ? textBelow(link).trim() : '');
    if (link && address !== '') return resolve(address, scopeOf(link, scope).base) ?? address;
  }
  const address =
    permalink(parent) ?? parent.attributes.href ?? firstValue(parent, ['feedburner:origlink']) ?? parent.attributes['rdf:about'];
  return address === undefined ? undefined : resolve(address, scope.base);
}

/** The address in a guid that is one. */
function permalink(item: XmlElement): string | undefined {
  const [guid] = childrenNamed(item, 'guid');
  if (!guid || guid.attributes.ispermalink?.toLowerCase() === 'false') return undefined;
  const text = textBelow(guid).trim();
  return text === '' ? undefined : text;
}

const AUTHORS = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor', 'dc:publisher'];

function findAuthor(parent: XmlElement): string | undefined {
  const names: string[] = [];
  for (const tag of AUTHORS) {
    for (const element of childrenNamed(parent, tag)) {
      const name = authorName(element);
      if (name !== '' && !names.includes(name)) names.push(name);
    }
    if (names.length > 0) return names.join(', ');
  }
  return undefined;
}

/** "me@example.com (Name)", "Name <me@example.com>" and `<name>` give the name, else the text as it stands. */
function authorName(element: XmlElement): string {
  const named = firstValue(element, ['name', 'foaf:name', 'itunes:name']) ?? firstValue(element, ['email', 'itunes:email', 'uri', 'url']);
  const text = (named ?? textBelow(element)).trim().replace(/\s+/g, ' ');
  const match = /^\S+@\S+\s+\((.+)\)$/.exec(text) ?? /^(.+?)\s*[<(]\S+@\S+[>)]$/.exec(text);
  return match ? match[1]!.trim() : text;
}

function resolve(address: string, base: string | undefined): string | undefined {
  try {
    return new URL(address.trim(), base).href;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** "de-DE" → "de"; undefined for what is no language tag. */
function languageTag(text: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3})(?:[-_].*)?\s*$/i.exec(text ?? '')?.[1]?.toLowerCase();
}
