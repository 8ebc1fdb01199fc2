import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './address.js';
import { createFetcher, type Fetcher, type FetcherOptions } from './fetcher.js';

type Routes = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;

const servers: Server[] = [];
const fetchers: Fetcher[] = [];

afterEach(async () => {
  for (const fetcher of fetchers.splice(0)) await fetcher.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(routes: Routes): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A fetcher whose clock only moves when it sleeps. */
function fetcherWith(options: Partial<FetcherOptions> = {}): { fetcher: Fetcher; slept: number[] } {
  let now = Date.parse('2025-03-27T10:00:00Z');
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    now += ms;
  };
  const fetcher = createFetcher({ now: () => new Date(now), sleep, ...options });
  fetchers.push(fetcher);
  return { fetcher, slept };
}

const allowPrivate = true;

describe('a fetcher', () => {
  it('gives bytes, address, type and validators, and asks with its name', async () => {
    let agent = '';
    const { origin } = await serve({
      '/feed': (request, response) => {
        agent = request.headers['user-agent'] ?? '';
        response.writeHead(200, {
          'content-type': 'application/rss+xml; charset=utf-8',
          etag: '"1"',
          'last-modified': 'Thu, 27 Mar 2025 05:10:00 GMT',
          'content-encoding': 'gzip',
        });
        response.end(gzipSync('<rss/>'));
      },
    });
    const answer = await fetcherWith().fetcher.fetch(`${origin}/feed`, { allowPrivate });
    expect(answer).toMatchObject({
      ok: true,
      unchanged: false,
      url: `${origin}/feed`,
      etag: '"1"',
      contentType: 'application/rss+xml; charset=utf-8',
      fetched: '2025-03-27T10:00:00.000Z',
    });
    expect(answer.ok && new TextDecoder().decode(answer.bytes)).toBe('<rss/>');
    expect(agent).toMatch(/^Lagebild\//);
  });

  it('asks only for what has changed', async () => {
    const { origin } = await serve({
      '/feed': (request, response) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
    });
    expect(await fetcherWith().fetcher.fetch(`${origin}/feed`, { allowPrivate, etag: '"1"' })).toMatchObject({ ok: true, unchanged: true });
  });

  it('follows redirects, but not for ever', async () => {
    const { origin } = await serve({
      '/a': (_, response) => response.writeHead(301, { location: '/b' }).end(),
      '/b': (_, response) => response.end('b'),
      '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
    });
    const { fetcher } = fetcherWith();
    expect(await fetcher.fetch(`${origin}/a`, { allowPrivate })).toMatchObject({ ok: true, url: `${origin}/b` });
    expect(await fetcher.fetch(`${origin}/loop`, { allowPrivate })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('at most 5 redirects') },
    });
  });

  it('obeys robots.txt, asked once, and its delay', async () => {
    const { origin, asked } = await serve({
      '/robots.txt': (_, response) => response.end('User-agent: Lagebild\nDisallow: /no\nCrawl-delay: 7'),
      '/yes': (_, response) => response.end('yes'),
    });
    const { fetcher, slept } = fetcherWith();
    expect(await fetcher.fetch(`${origin}/no/x`, { allowPrivate })).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    await fetcher.fetch(`${origin}/yes`, { allowPrivate });
    await fetcher.fetch(`${origin}/yes`, { allowPrivate });
    expect(asked).toEqual(['/robots.txt', '/yes', '/yes']);
    expect(slept).toEqual([7000]);
  });

  it('does not ask a host whose robots.txt is in trouble', async () => {
    const { origin } = await serve({
      '/robots.txt': (_, response) => response.writeHead(503).end(),
      '/a': (_, response) => response.end('a'),
    });
    expect(await fetcherWith().fetcher.fetch(`${origin}/a`, { allowPrivate })).toMatchObject({ ok: false });
  });

  it('refuses private addresses, by figures, by name and behind a redirect', async () => {
    const { origin, asked } = await serve({ '/': (_, response) => response.end('secret') });
    const lookup: NonNullable<FetcherOptions['lookup']> = (_host, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
    const { fetcher } = fetcherWith({ lookup });
    for (const url of [origin, origin.replace('127.0.0.1', '[::ffff:127.0.0.1]'), origin.replace('127.0.0.1', 'news.example')]) {
      expect(await fetcher.fetch(url), url).toMatchObject({
        ok: false,
        problem: { kind: 'forbidden', message: expect.stringContaining('allowPrivate') },
      });
    }
    expect(asked).toEqual([]);
  });

  it('stops at the size limit and at the time limit', async () => {
    const { origin } = await serve({ '/big': (_, response) => response.end('x'.repeat(5000)), '/slow': () => {} });
    const { fetcher } = fetcherWith({ maxBytes: 1000, timeoutMs: 300 });
    expect(await fetcher.fetch(`${origin}/big`, { allowPrivate })).toMatchObject({ ok: false, problem: { kind: 'too-large' } });
    expect(await fetcher.fetch(`${origin}/slow`, { allowPrivate })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('within 300 ms') },
    });
  });

  it('names what it found instead of an answer', async () => {
    const { origin } = await serve({});
    const { fetcher } = fetcherWith();
    expect(await fetcher.fetch(`${origin}/none`, { allowPrivate })).toMatchObject({
      ok: false,
      problem: { kind: 'unreachable', message: expect.stringContaining('found 404') },
    });
    expect(await fetcher.fetch('file:///etc/passwd')).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
    expect(await fetcher.fetch('http://127.0.0.1:1/', { allowPrivate })).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });
});

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '2606:4700::1111'])('is true for %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fd00::1', '::ffff:10.0.0.1', '[::1]', 'host'])(
    'is false for %s',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});
