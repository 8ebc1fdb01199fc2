import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/pipeline/extract.js';

const words = (n: number) => `Hier steht der Text des Eintrags ${n}, und er ist lang genug, um einer zu sein.`;
const read = (body: string, fetched = '2025-03-27T21:00:00+01:00') => extractPage(`<title>Liveticker Hafen</title>${body}`, { fetched });
const times = async (body: string) => (await read(body)).entries.map(({ published }) => published);

describe('a ticker page', () => {
  it('is read from schema.org data, with the words of the page where it has them', async () => {
    const update = (n: number, modified = '') => ({
      '@type': 'BlogPosting',
      '@id': `#e${n}`,
      headline: `Titel ${n}`,
      datePublished: `2025-03-27T1${n}:00:00+01:00`,
      articleBody: words(n),
      ...(modified ? { dateModified: modified } : {}),
    });
    const data = { '@type': 'LiveBlogPosting', liveBlogUpdate: [update(3, '2025-03-27T14:00:00+01:00'), update(2), update(1)] };
    const page = await extractPage(
      `<script type="application/ld+json">${JSON.stringify(data)}</script><nav>Start</nav><article id="e3"><time datetime="2025-03-27T13:00:00+01:00">13 Uhr</time><h3>Titel 3</h3><p>${words(3)}</p><p>Nachtrag.</p><div><a href=x>Teilen</a> <a href=y>Merken</a></div></article>`,
    );
    expect(page.kind).toBe('live');
    expect(page.entries.map(({ id, published, modified, title }) => [id, published, modified, title])).toEqual([
      ['e3', '2025-03-27T13:00:00+01:00', '2025-03-27T14:00:00+01:00', 'Titel 3'],
      ['e2', '2025-03-27T12:00:00+01:00', undefined, 'Titel 2'],
      ['e1', '2025-03-27T11:00:00+01:00', undefined, 'Titel 1'],
    ]);
    expect(page.entries.map(({ start, end }) => page.text.slice(start, end))).toEqual([
      `Titel 3\n\n${words(3)}\n\nNachtrag.`,
      `Titel 2\n\n${words(2)}`,
      `Titel 1\n\n${words(1)}`,
    ]);
  });

  it('is read from bare blocks under day headings', async () => {
    const entry = (clock: string, n: number) =>
      `<div class=x id=i${n}><p class=z>${clock}</p><h3>++ Titel ${n} ++</h3><p>${words(n)}</p></div>`;
    const page = await read(
      `<h1>Hafen</h1><div><h2>Donnerstag, 27. März</h2>${entry('8.05 Uhr', 4)}<div><small>Anzeige</small></div>${entry('0.40 Uhr', 3)}</div><div><h2>Mittwoch, 26. März</h2>${entry('23.20 Uhr', 2)}${entry('20.56 Uhr <span>(aktualisiert 22.20 Uhr)</span>', 1)}</div>`,
    );
    expect(page.entries.map(({ id, published, modified, title }) => [id, published, modified, title])).toEqual([
      ['i4', '2025-03-27T08:05:00+01:00', undefined, 'Titel 4'],
      ['i3', '2025-03-27T00:40:00+01:00', undefined, 'Titel 3'],
      ['i2', '2025-03-26T23:20:00+01:00', undefined, 'Titel 2'],
      ['i1', '2025-03-26T20:56:00+01:00', '2025-03-26T22:20:00+01:00', 'Titel 1'],
    ]);
    expect(page.text).not.toContain('Anzeige');
  });

  it('counts days backwards where only times of day stand', async () => {
    const entry = (clock: string) => `<li><b>${clock}</b><p>${words(1)}</p></li>`;
    expect(await times(`<ul>${['9.00 Uhr', '0.10 Uhr', '23.50 Uhr', '12.00 Uhr'].map(entry).join('')}</ul>`)).toEqual([
      '2025-03-27T09:00:00+01:00',
      '2025-03-27T00:10:00+01:00',
      '2025-03-26T23:50:00+01:00',
      '2025-03-26T12:00:00+01:00',
    ]);
  });

  it('is read where times and texts follow one another without boxes', async () => {
    const page = await read(
      `<main>${['10:30', '10:10', '09:55'].map((clock, n) => `<h4>${clock}</h4><p>${words(n)}</p><p>Zweiter Absatz ${n}.</p>`).join('')}</main>`,
    );
    expect(page.entries.map(({ start, end }) => page.text.slice(start, end))).toEqual(
      [0, 1, 2].map((n) => `${words(n)}\n\nZweiter Absatz ${n}.`),
    );
  });

  it('is read by an adapter from Unix seconds', async () => {
    const entry = (n: number) => `<div id="id_${n}" data-timestamp="174302210${n}"><h4>Titel ${n}</h4><p>${words(n)}</p></div>`;
    const page = await read(entry(3) + entry(2) + entry(1));
    expect(page.entries[0]).toMatchObject({ id: 'id_3', published: '2025-03-26T20:48:23Z', title: 'Titel 3' });
  });
});

describe('an article', () => {
  it.each([
    [
      'with dated links',
      `<p>${words(1)}</p>${'<ul><li><time datetime="2025-03-27T10:00Z">10:00</time> <a href=x>Noch ein Artikel über den Hafen</a></ul>'.repeat(6)}`,
    ],
    [
      'with times in its text',
      `<p>Um 10.30 Uhr begann es. ${words(1)}</p><p>Um 11.30 Uhr endete es. ${words(2)}</p><p>Um 12.30 Uhr war Ruhe.</p>`,
    ],
    [
      'with comments',
      `<p>${words(1)}</p><div class=comments>${`<div><time datetime="2025-03-27T10:00Z">10:00</time><p>${words(2)}</p></div>`.repeat(6)}</div>`,
    ],
  ])('%s is no ticker', async (_, body) => {
    expect((await read(body)).kind).toBe('article');
  });
});

describe('extractPage', () => {
  it('gives entries that point into the text, and never throws', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div id=a>',
      '</div>',
      '22.14 Uhr',
      '<time datetime="2025-03-27T10:00Z">',
      '</time>',
      words(1),
      '<h2>',
      '27. März 2025',
      '<li>',
      '<script>',
      '&amp;',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const page = await read(pieces.join(' '));
        for (const { start, end } of page.entries) {
          expect(start).toBeLessThan(end);
          const quoted = page.text.slice(start, end);
          expect(quoted).toBe(quoted.trim());
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['an empty file', new Uint8Array(), {}, 'found an empty file'],
    ['an unusable address', '<p>Text.', { url: 'nonsense' }, 'expected an absolute http or https address'],
    ['a page of 50 MB', 'x'.repeat(50_000_000), {}, 'at most 20000000 characters'],
  ])('names what is wrong with %s', async (_, input, options, message) => {
    const { problems } = await extractPage(input, options);
    expect(problems.some((problem) => problem.message.includes(message))).toBe(true);
  });
});
