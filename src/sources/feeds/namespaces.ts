/** Namespace addresses, lower-case and without final slash or hash, with the prefix under which their elements are looked up. */
const PREFIXES: Readonly<Record<string, string>> = {
  '': '',
  'http://backend.userland.com/rss': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://example.com/newformat': '',
  'http://example.com/necho': '',
  'http://purl.org/echo': '',
  'uri/of/echo/namespace': '',
  'http://purl.org/pie': '',
  'http://purl.org/atom/ns': '',
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/rss/1.0/modules/rss091': '',
  'http://purl.org/net/rss1.1': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'http://www.georss.org/georss': 'georss',
  'http://webns.net/mvcb': 'admin',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://wellformedweb.org/commentapi': 'wfw',
};

/** The usual prefix of a namespace; the prefix as written where it is not declared or not known. */
export function canonicalPrefix(prefix: string, namespaces: Readonly<Record<string, string>>): string {
  const address = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
  if (address === undefined) return prefix.toLowerCase() === 'atom' || prefix.toLowerCase() === 'rss' ? '' : prefix.toLowerCase();
  const known =
    PREFIXES[
      address
        .trim()
        .toLowerCase()
        .replace(/[/#]+$/, '')
    ];
  return known ?? prefix.toLowerCase();
}
