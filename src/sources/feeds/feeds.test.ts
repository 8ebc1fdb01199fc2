import { describe, expect, it } from 'vitest';
import { parseFeedDate } from './dates.js';
import { parseFeed } from './parse.js';

const rss = (item: string) =>
  parseFeed(`<?xml version="1.0"?><rss version="2.0"><channel><title>Blatt</title><link>https://b.example/</link>${item}</channel></rss>`);

describe('parseFeed', () => {
  it('reads RSS 2.0 with its common modules', () => {
    const feed = rss(
      `<language>de-DE</language><item xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><title>Hafen &amp;amp; Meer</title>
       <guid isPermaLink="true">https://b.example/1</guid><dc:creator>A. Muster</dc:creator><pubDate>Thu, 27 Mar 2025 05:10:00 +0100</pubDate>
       <description>Kurz</description><content:encoded><![CDATA[<p>Lang</p>]]></content:encoded></item>`,
    );
    expect(feed).toMatchObject({ title: { value: 'Blatt' }, lang: 'de', problems: [] });
    expect(feed.items).toEqual([
      {
        id: 'https://b.example/1',
        link: 'https://b.example/1',
        title: { type: 'html', value: 'Hafen &amp; Meer', base: 'https://b.example/' },
        content: { type: 'html', value: '<p>Lang</p>', base: 'https://b.example/' },
        summary: { type: 'html', value: 'Kurz', base: 'https://b.example/' },
        author: 'A. Muster',
        published: '2025-03-27T05:10:00+01:00',
        lang: 'de',
      },
    ]);
  });

  it('reads Atom with text, escaped HTML and XHTML, and relative addresses', () => {
    const { items } = parseFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/a/" xml:lang="uk"><entry><id>tag:1</id><title>1 &lt; 2</title><link href="x"/>
       <summary type="html">&lt;b&gt;Kurz&lt;/b&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a &amp; <i>b</i></div></content><updated>2025-03-27T10:00:00Z</updated></entry></feed>`,
    );
    expect(items[0]).toMatchObject({
      link: 'https://b.example/a/x',
      title: { type: 'text', value: '1 < 2' },
      summary: { type: 'html', value: '<b>Kurz</b>' },
      content: { type: 'html', value: '<div>a &#38; <i>b</i></div>' },
      updated: '2025-03-27T10:00:00Z',
      lang: 'uk',
    });
  });

  it('reads RSS 1.0, where items stand beside the channel', () => {
    const { items } = parseFeed(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="http://b.example/1"><title>a</title><link>http://b.example/1</link></item></rdf:RDF>',
    );
    expect(items).toMatchObject([{ id: 'http://b.example/1', link: 'http://b.example/1' }]);
  });

  it('reads JSON Feed', () => {
    const feed = parseFeed(
      '{"version":"https://jsonfeed.org/version/1.1","title":"B","language":"de","items":[{"id":1,"url":"https://b.example/1","content_html":"<p>x","authors":[{"name":"A"}]},7]}',
    );
    expect(feed.items).toMatchObject([{ id: '1', author: 'A', lang: 'de', content: { value: '<p>x' } }]);
    expect(feed.problems).toMatchObject([{ kind: 'partial' }]);
  });

  it('reads what a cut-off feed still holds', () => {
    const feed = parseFeed('<rss><channel><item><title>eins</title></item><item><title>zw');
    expect(feed.items.map(({ title }) => title?.value)).toEqual(['eins', 'zw']);
    expect(feed.problems).toMatchObject([{ kind: 'partial', message: expect.stringContaining('expected </rss>') }]);
  });

  it('resolves entities of HTML and plain ones of the document', () => {
    expect(
      parseFeed('<!DOCTYPE rss [<!ENTITY b "Blatt">]><rss><channel><title>&b; &ouml; &#228; &unbekannt;</title></channel></rss>').title
        ?.value,
    ).toBe('Blatt ö ä &unbekannt;');
  });

  it('leaves an entity bomb and external entities as written, and says so', () => {
    const levels = Array.from({ length: 30 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('');
    const feed = parseFeed(
      `<!DOCTYPE rss [<!ENTITY l0 "lol">${levels}<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&l30;&x;</title></channel></rss>`,
    );
    expect(feed.title?.value).toBe('&l30;&x;');
    expect(feed.problems).toMatchObject([{ kind: 'partial', message: expect.stringContaining('31 that refer to others') }]);
  });

  it.each([
    ['<!doctype html><html><body>', 'expected RSS or Atom, got HTML (https://b.example/f)'],
    ['<opml/>', 'expected RSS or Atom, got XML with the root <opml> (https://b.example/f)'],
    ['Hallo', 'expected RSS or Atom, got text that is neither XML nor JSON (https://b.example/f)'],
    ['{"items":3}', 'expected JSON Feed, got JSON without a list "items" (https://b.example/f)'],
    [' ', 'expected RSS, Atom or JSON Feed, got an empty file (https://b.example/f)'],
  ])('says what it found instead of a feed: %s', (text, message) => {
    expect(parseFeed(text, { url: 'https://b.example/f' })).toMatchObject({ items: [], problems: [{ kind: 'malformed', message }] });
  });
});

describe('parseFeedDate', () => {
  it.each([
    ['Thu, 27 Mar 2025 05:10:00 +0100', '2025-03-27T05:10:00+01:00'],
    ['27 Mar 25 05:10 GMT', '2025-03-27T05:10:00Z'],
    ['Do, 27 Mär 2025 05:10:00 MEZ', '2025-03-27T05:10:00+01:00'],
    ['Thu Mar 27 05:10:00 2025', '2025-03-27T05:10:00Z'],
    ['March 27, 2025 8:15 PM', '2025-03-27T20:15:00Z'],
    ['2025-03-27T05:10:00.5Z', '2025-03-27T05:10:00Z'],
    ['2025-03', '2025-03-01'],
  ])('reads %s', (text, expected) => {
    expect(parseFeedDate(text)).toBe(expected);
  });

  it.each(['gestern', '', '+275760-09-13T00:00:00Z', 'Thu, 32 Mar 2025 05:10:00 GMT'])('finds none in "%s"', (text) => {
    expect(parseFeedDate(text)).toBeUndefined();
  });
});
