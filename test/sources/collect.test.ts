import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Source } from '../../src/model/index.js';
import { collectSource } from '../../src/pipeline/collect.js';
import type { Fetcher, FetchOutcome } from '../../src/sources/index.js';

const folder = mkdtempSync(join(tmpdir(), 'lagebild-collect-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = '2025-03-28T08:00:00Z';

/** A network of some addresses. */
function network(pages: Readonly<Record<string, string>>): Fetcher {
  const fetch = async (url: string): Promise<FetchOutcome> => {
    const page = pages[url];
    if (page === undefined)
      return { ok: false, problem: { kind: 'unreachable', message: `expected status 200, found 404 (${url})`, where: url } };
    return { ok: true, unchanged: false, url, bytes: new TextEncoder().encode(page), fetched: now, etag: '"1"' };
  };
  return { fetch, close: async () => {} };
}

const collect = (source: Partial<Source> & Pick<Source, 'kind'>, fetcher = network({})) =>
  collectSource({ id: 's', name: 'Beispiel', ...source } as Source, { deskFolder: folder, fetcher, now, timeZone: 'Europe/Berlin' });

const long = 'Der Hafen bleibt nach dem Sturm bis auf Weiteres geschlossen, teilte die Stadt am Morgen mit.';
const feed =
  '<rss><channel><item><guid>1</guid><title>Hafen zu</title><link>https://b.example/1?utm_source=rss</link><description>Kurz.</description></item></channel></rss>';

describe('collectSource', () => {
  it('reads a feed from the network and remembers its validators', async () => {
    const { batches, state } = await collect({ kind: 'feed', url: 'https://b.example/feed' }, network({ 'https://b.example/feed': feed }));
    expect(batches).toMatchObject([
      [{ externalId: '1', title: 'Hafen zu', text: 'Kurz.', url: 'https://b.example/1', fetched: now, lang: 'de' }],
    ]);
    expect(state).toMatchObject({ etag: '"1"', failures: 0, succeeded: now });
  });

  it('fetches the linked article, and keeps the teaser where it cannot', async () => {
    const source = { kind: 'feed', url: 'https://b.example/feed', fullText: true } as const;
    const pages = { 'https://b.example/feed': feed };
    const page = `<html lang=de><h1>Hafen zu</h1><p>${long}</p><p>${long}</p>`;
    const full = await collect(source, network({ ...pages, 'https://b.example/1?utm_source=rss': page }));
    expect(full.batches[0]?.[0]?.text).toBe(`${long}\n\n${long}`);
    const teaser = await collect(source, network(pages));
    expect(teaser.batches[0]?.[0]?.text).toBe('Kurz.');
    expect(teaser.problems).toMatchObject([{ kind: 'unreachable' }]);
    expect(teaser.state.failures).toBe(0);
  });

  it('counts a source that is not there, or is something else, as failed', async () => {
    expect((await collect({ kind: 'feed', url: 'https://b.example/none' })).state).toMatchObject({ failures: 1 });
    const html = await collect({ kind: 'feed', url: 'https://b.example/' }, network({ 'https://b.example/': '<html><body>Hallo' }));
    expect(html.state.failures).toBe(1);
    expect(html.problems[0]?.message).toBe('expected RSS or Atom, got HTML (https://b.example/)');
    expect((await collect({ kind: 'folder', path: 'none' })).problems).toMatchObject([
      { kind: 'unreachable', message: expect.stringContaining('ENOENT') },
    ]);
    expect(
      (await collect({ kind: 'live', url: 'https://b.example/' }, network({ 'https://b.example/': `<p>${long}</p>` }))).problems[0]
        ?.message,
    ).toContain('expected a live ticker');
  });

  it('reads a folder file by file, each by its kind, and goes on after a bad one', async () => {
    const files = {
      'a.txt': `Hafen zu\n\nDatum: 2025-03-27T05:10:00+01:00\n\n${long}\n`,
      'b/2025-03-26-b.html': `<html lang=de><title>B</title><h1>B</h1><p>${long}</p>`,
      'c.jsonl': `{"id":"c1","text":"${long}","published":"2025-03-27"}\nkaputt\n{"id":"c2","text":"${long}"}\n`,
      'd.eml': `Subject: D\nDate: Thu, 27 Mar 2025 05:10:00 +0100\n\n${long}\n`,
      'e.xml': feed,
      'f.xyz': 'x',
      'g.txt': '',
      'h.json': `[{"id":"h","text":"${long}","title":"H"}]`,
    };
    mkdirSync(join(folder, 'all', 'b'), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'all', name), content);
    const { batches, problems } = await collect({ kind: 'folder', path: 'all', lang: 'de' });
    expect(batches.flat().map(({ externalId, title, published }) => [externalId, title, published])).toEqual([
      ['a.txt', 'Hafen zu', '2025-03-27T05:10:00+01:00'],
      ['b/2025-03-26-b.html', 'B', '2025-03-26'],
      ['c1', undefined, '2025-03-27'],
      ['c2', undefined, undefined],
      ['d.eml', 'D', '2025-03-27T05:10:00+01:00'],
      ['1', 'Hafen zu', undefined],
      ['h', 'H', undefined],
    ]);
    expect(problems.map(({ where }) => where)).toEqual(['c.jsonl, line 2', 'f.xyz', 'g.txt']);
  });

  it('reads an archive in batches', async () => {
    writeFileSync(
      join(folder, 'archive.jsonl'),
      Array.from({ length: 501 }, (_, index) => `{"id":"${index}","text":"Text ${index}"}`).join('\n'),
    );
    expect((await collect({ kind: 'archive', path: 'archive.jsonl', lang: 'de' })).batches.map(({ length }) => length)).toEqual([500, 1]);
  });

  it('drops a paragraph that many texts of a source share', async () => {
    const items = [1, 2, 3].map(
      (n) =>
        `<item><guid>${n}</guid><title>T${n}</title><description>&lt;p&gt;Text ${n} vom Hafen.&lt;/p&gt;&lt;p&gt;Unsere Regeln: immer gleich.&lt;/p&gt;</description></item>`,
    );
    const { batches } = await collect(
      { kind: 'feed', url: 'https://b.example/f', lang: 'de' },
      network({ 'https://b.example/f': `<rss><channel>${items.join('')}</channel></rss>` }),
    );
    expect(batches.flat().map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `Text ${n} vom Hafen.`));
  });
});
