import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, lagebild } from '../cli-helpers.js';

const item = (id: string, text: string) =>
  `<item><title>Meldung ${id}</title><link>https://blatt.example/${id}</link><guid>${id}</guid><pubDate>Thu, 27 Mar 2025 08:00:00 +0100</pubDate><description>${text}</description></item>`;
const ITEMS = [
  item('a', 'Russland hat die Stadt Charkiw mit Drohnen angegriffen.'),
  item('b', 'Macron sagte der Ukraine zwei Milliarden Euro zu.'),
];

let folder: string;
let server: Server;
let base: string;
/** What the feed answers: so many items, or a failure. */
let state: number | 'broken';
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lagebild-watch-'));
  state = 1;
  server = createServer((request, response) => {
    if (request.url !== '/feed.xml') return void response.writeHead(404).end();
    if (state === 'broken') return void response.writeHead(503).end('down');
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Blatt</title><language>de</language>${ITEMS.slice(0, state).join('')}</channel></rss>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Reads the summaries that `watch --json` prints, one after the other. */
async function* summaries(running: ChildProcess): AsyncGenerator<Record<string, unknown>> {
  let buffer = '';
  for await (const chunk of running.stdout!) {
    buffer += String(chunk);
    for (let end = buffer.indexOf('\n}\n'); end !== -1; end = buffer.indexOf('\n}\n')) {
      yield JSON.parse(buffer.slice(0, end + 2)) as Record<string, unknown>;
      buffer = buffer.slice(end + 3);
    }
  }
}

async function until(all: AsyncGenerator<Record<string, unknown>>, wanted: (summary: Record<string, unknown>) => boolean) {
  for (;;) {
    const { value, done } = await all.next();
    if (done) throw new Error('watch ended before it told what was waited for');
    if (wanted(value)) return value;
  }
}

describe('watch', () => {
  it('takes up what is new in each round, lives through a broken one, and ends well when stopped', async () => {
    const desk = join(folder, 'desk');
    await lagebild(['init', desk]);
    await lagebild(['add', `${base}/feed.xml`, '--desk', desk, '--allow-private']);
    child = spawn(process.execPath, [BIN, 'watch', '--desk', desk, '--every', '0.002', '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise<number | null>((resolve) => child!.on('close', resolve));
    const all = summaries(child);
    expect((await all.next()).value).toMatchObject({ added: 1, failed: [] });
    state = 'broken';
    await until(all, (summary) => (summary.failed as string[]).length === 1);
    state = 2;
    expect(await until(all, (summary) => summary.added === 1)).toMatchObject({ derived: 1, failed: [] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await lagebild(['search', 'Milliarden', '--desk', desk])).stdout).toContain('Meldung b');
  }, 60_000);
});
