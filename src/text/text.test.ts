import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode.js';
import { htmlToText, renderText } from './html/render.js';
import { descendants, type HtmlElement, parseHtml } from './html/tree.js';
import { detectLanguage } from './language.js';
import { readMetadata } from './metadata.js';
import { sanitizeHtml } from './sanitize.js';

describe('htmlToText', () => {
  it.each([
    ['<p>Eins<br>zwei</p><p>drei</p>', 'Eins\nzwei\n\ndrei'],
    ['<ul><li>a<li>b</ul>c', 'a\nb\n\nc'],
    ['<table><tr><td>1<td>2<tr><td>3</table>', '1 | 2\n3'],
    ['<h2>Titel</h2>Text &bdquo;so&ldquo;&nbsp;da', 'Titel\n\nText „so“ da'],
    ['Ver&shy;band', 'Verband'],
    ['<p>a<script>f("<p>b</p>")</script><style>p{}</style></p>', 'a'],
    ['a<b>b</b> <i>c</i>', 'ab c'],
    ['<pre>x\n  y</pre>', 'x\ny'],
    ['1 < 2 & 3', '1 < 2 & 3'],
  ])('writes %s with its block structure', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('never has white space at the ends, two spaces, or more than one empty line', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      ' ',
      '\n',
      'Wort',
      '<li>',
      '<table><td>',
      '</table>',
      '&nbsp;',
      '<pre>',
      '</div>',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = htmlToText(`<div>${pieces.join('')}`);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/ {2}|\n{3}/);
      }),
    );
  });

  it('gives spans of marked elements that quote their text', () => {
    const { root } = parseHtml('<div>a <p>eins zwei</p><p><b>drei</b></p><p></p> b</div>');
    const paragraphs = [...descendants(root)].filter(({ name }) => name === 'p');
    const { text, spans } = renderText(root, { mark: new Set<HtmlElement>(paragraphs) });
    expect(paragraphs.map((element) => spans.get(element)).map((span) => span && text.slice(span[0], span[1]))).toEqual([
      'eins zwei',
      'drei',
      undefined,
    ]);
  });
});

describe('parseHtml', () => {
  it('keeps the text of 100,000 nested tags and says that they were too deep', () => {
    const { root, problems } = parseHtml(`${'<div>'.repeat(100_000)}x`);
    expect(renderText(root).text).toBe('x');
    expect(problems).toMatchObject([{ kind: 'partial', message: expect.stringContaining('99600 deeper') }]);
  });

  it('refuses a page of 50 MB', () => {
    expect(parseHtml('x'.repeat(50_000_000)).problems[0]?.kind).toBe('too-large');
  });

  it('closes paragraphs, list items and cells as browsers do', () => {
    const { root } = parseHtml('<ul><li>a<li>b<ul><li>c</ul></ul><p>d<div>e</div>');
    expect(root.children.map((node) => (typeof node === 'string' ? node : node.name))).toEqual(['ul', 'p', 'div']);
  });
});

describe('decodeBytes', () => {
  const latin = Buffer.from('<meta charset="windows-1252">Straße', 'latin1');

  it.each([
    ['a declaration in the page', latin, undefined, 'windows-1252'],
    ['the header', Buffer.from('Привет', 'utf8'), 'text/html; charset=UTF-8', 'utf-8'],
    ['a mark', Buffer.from('\ufeffx', 'utf16le'), undefined, 'utf-16le'],
    ['no declaration', Buffer.from('Grüße'), undefined, 'utf-8'],
    ['a wrong declaration that the bytes contradict', Buffer.from([0xe4, 0x20, 0x41]), 'text/html; charset=utf-8', 'utf-8'],
  ])('follows %s', async (_, bytes, contentType, encoding) => {
    expect((await decodeBytes(bytes, contentType === undefined ? {} : { contentType })).encoding).toBe(encoding);
  });

  it('decodes UTF-32, which the platform does not know', async () => {
    const bytes = Uint8Array.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c, 0, 1, 0xf6, 0]);
    expect((await decodeBytes(bytes)).text).toBe('<😀');
  });

  it('never throws, and says where bytes are none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(typeof (await decodeBytes(bytes)).text).toBe('string');
      }),
      { numRuns: 50 },
    );
    const broken = await decodeBytes(Buffer.concat([Buffer.from('Größe und mehr Text, Äpfel '.repeat(20)), Buffer.from([0xff])]));
    expect(broken.text).toContain('Größe');
    expect(broken.problems).toMatchObject([{ kind: 'partial' }]);
  });
});

describe('sanitizeHtml', () => {
  it.each([
    ['<p onclick="f()">a<script>f()</script></p>', '<p>a</p>'],
    ['<a href="javascript:f()">a</a>', '<a>a</a>'],
    ['<a href="/b">a</a>', '<a href="https://h.example/b">a</a>'],
    ['<img src=x onerror=f()>', '<img src="https://h.example/x" />'],
    ['<p style="position:fixed">a</p><iframe src="//x"></iframe>', '<p>a</p>'],
  ])('makes %s safe', async (html, safe) => {
    expect((await sanitizeHtml(html, 'https://h.example/')).html).toBe(safe);
  });

  it('escapes markup that is nested too deep', async () => {
    const { html, problems } = await sanitizeHtml(`${'<b>'.repeat(1000)}a<script>`);
    expect(html).toBe('a');
    expect(problems).toHaveLength(1);
  });
});

describe('readMetadata', () => {
  it('prefers schema.org data, then meta tags, then markup', () => {
    const { root } = parseHtml(
      `<html lang="de-DE"><head><title>Hafen zu | Blatt</title><meta property="og:site_name" content="Blatt"><link rel=canonical href="/a">
       <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Hafen zu","author":[{"name":"A. Muster"}],"datePublished":"2025-03-27T08:00:00+01:00"}]}</script>
       <meta property="article:modified_time" content="2025-03-27T10:00:00+01:00"></head><body><h1>Anders</h1>`,
    );
    expect(readMetadata(root, { url: 'https://blatt.example/x' })).toMatchObject({
      title: 'Hafen zu',
      byline: 'A. Muster',
      published: '2025-03-27T08:00:00+01:00',
      modified: '2025-03-27T10:00:00+01:00',
      lang: 'de',
      canonical: 'https://blatt.example/a',
      siteName: 'Blatt',
    });
  });

  it('reads visible dates in the zone of the page', () => {
    const { root } = parseHtml('<p class="datum">Donnerstag, 27.03.2025, 06:15 Uhr</p><div class="byline">Von <b>Anna Muster</b></div>');
    expect(readMetadata(root)).toMatchObject({ published: '2025-03-27T06:15:00+01:00', byline: 'Anna Muster' });
  });

  it('passes over a date in the year 275760 and broken data scripts', () => {
    const { root } = parseHtml('<meta name="date" content="275760-09-13"><script type="application/ld+json">{</script>');
    expect(readMetadata(root)).toEqual({ linkedData: [] });
  });
});

describe('detectLanguage', () => {
  it.each([
    ['de', 'Die Regierung hat am Donnerstag neue Hilfen angekündigt.'],
    ['en', 'The government announced new aid on Thursday.'],
    ['uk', 'Уряд оголосив про нову допомогу у четвер, повідомили в Києві.'],
    ['ru', 'Правительство объявило о новой помощи в четверг.'],
    ['fr', 'Le gouvernement a annoncé jeudi une nouvelle aide.'],
  ])('tells %s', async (lang, text) => {
    expect(await detectLanguage(text)).toBe(lang);
  });

  it('tells nothing of figures', async () => {
    expect(await detectLanguage('12 : 34')).toBeUndefined();
  });
});
