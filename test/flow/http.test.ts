import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lagebild } from '../cli-helpers.js';

const ITEM = (id: string, text: string) =>
  `<item><title>Meldung ${id}</title><link>https://blatt.example/${id}</link><guid>${id}</guid><pubDate>Thu, 27 Mar 2025 08:00:00 +0100</pubDate><description>${text}</description></item>`;
const feed = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Beispielblatt</title><language>de</language>${items}</channel></rss>`;

let folder: string;
let server: Server;
let base: string;
let asked: string[];
let conditional: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lagebild-http-'));
  asked = [];
  conditional = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /private\n');
    if (request.url === '/feed.xml') {
      if (request.headers['if-none-match'] === '"1"') {
        conditional += 1;
        return void response.writeHead(304).end();
      }
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' });
      return void response.end(
        feed(
          ITEM('a', 'Russland hat die Stadt Charkiw mit Drohnen angegriffen.') +
            ITEM('b', 'Macron sagte der Ukraine zwei Milliarden Euro zu.'),
        ),
      );
    }
    response.writeHead(500).end('broken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('a desk on a server', () => {
  it('is made, given a feed, read once, and not fetched again where nothing changed', async () => {
    const desk = join(folder, 'desk');
    expect((await lagebild(['init', desk, '--title', 'Lage'])).code).toBe(0);
    const added = await lagebild(['add', `${base}/feed.xml`, '--desk', desk, '--allow-private']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('feed') });
    const first = await lagebild(['fetch', '--desk', desk, '--json']);
    expect(JSON.parse(first.stdout)).toMatchObject({ added: 2, failed: [], derived: 2 });
    const second = await lagebild(['fetch', '--desk', desk, '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ added: 0, revised: 0, derived: 0, failed: [] });
    expect(conditional).toBe(1);
    expect((await lagebild(['search', 'Drohnen', '--desk', desk])).stdout).toContain('Meldung a');
    expect((await lagebild(['brief', '--desk', desk])).stdout).toContain('Charkiw');
  });

  it('refuses a private address that the desk does not allow, and goes on with the other sources', async () => {
    const desk = join(folder, 'desk');
    await lagebild(['init', desk]);
    const refused = await lagebild(['add', `${base}/feed.xml`, '--desk', desk]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/private|forbidden/);
    await lagebild(['add', `${base}/feed.xml`, '--desk', desk, '--allow-private']);
    expect((await lagebild(['add', `${base}/private/x`, '--desk', desk, '--allow-private'])).code).toBe(1);
    expect(asked).not.toContain('/private/x');
    expect((await lagebild(['fetch', '--desk', desk])).code).toBe(0);
  });
});
