import type { Dispatcher } from 'undici';
import type { Problem } from '../../model/index.js';
import { isPublicAddress, type Lookup, literalAddress, PrivateAddressError, publicOnly } from './address.js';
import { type RobotsRules, readRobots } from './robots.js';

/** What is known of an address already, and what is allowed. */
export interface FetchRequest {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Allow addresses of private networks. Default false. */
  readonly allowPrivate?: boolean;
}

/** What became of a request: an answer, or why there is none. */
export type FetchOutcome =
  | {
      readonly ok: true;
      /** True where the server says that nothing changed since `etag` or `lastModified`; `bytes` is empty then. */
      readonly unchanged: boolean;
      /** Address after redirects. */
      readonly url: string;
      readonly bytes: Uint8Array;
      /** RFC 3339. */
      readonly fetched: string;
      readonly contentType?: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly ok: false; readonly problem: Problem };

/** Fetches politely and safely; the only way from this program to the network. */
export interface Fetcher {
  /**
   * Fetches an absolute http or https address. Never rejects for what a server, name or network does.
   */
  readonly fetch: (url: string, request?: FetchRequest) => Promise<FetchOutcome>;
  readonly close: () => Promise<void>;
}

/** How to fetch. */
export interface FetcherOptions {
  /** The present, for delays, caches and `fetched`. Default the machine's clock. */
  readonly now?: () => Date;
  /** Waits; default a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Default `dns.lookup`. */
  readonly lookup?: Lookup;
  readonly userAgent?: string;
  /** For a whole request with its body. Default 20,000. */
  readonly timeoutMs?: number;
  /** Largest body after decompression. Default 20 million. */
  readonly maxBytes?: number;
  /** Between two requests to one host, unless its robots.txt asks for more (up to 30 s). Default 1,000. */
  readonly delayMs?: number;
}

export const DEFAULT_USER_AGENT = 'Lagebild/0.1 (reads feeds and pages for one desk)';
const MAX_REDIRECTS = 5;
const ROBOTS_BYTES = 500_000;
const ROBOTS_AGE_MS = 24 * 3_600_000;
const LONGEST_DELAY_MS = 30_000;

/** A fetcher with robots.txt cached for a day, a delay per host, conditional requests, limits, and each redirect checked like the first address. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  return new PoliteFetcher(options);
}

/** A problem on the way to an answer. */
class FetchFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

class PoliteFetcher implements Fetcher {
  private readonly agents = new Map<boolean, Dispatcher>();
  private readonly robots = new Map<string, { readonly rules: Promise<RobotsRules>; readonly readAt: number }>();
  /** Host → when it may be asked again, in epoch milliseconds. */
  private readonly nextTurn = new Map<string, number>();
  private readonly settings: Required<Omit<FetcherOptions, 'lookup'>>;

  constructor(private readonly options: FetcherOptions) {
    this.settings = {
      now: () => new Date(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      userAgent: DEFAULT_USER_AGENT,
      timeoutMs: 20_000,
      maxBytes: 20_000_000,
      delayMs: 1000,
      ...options,
    };
  }

  readonly fetch = async (url: string, request: FetchRequest = {}): Promise<FetchOutcome> => {
    try {
      return await this.follow(url, request);
    } catch (error) {
      return { ok: false, problem: this.explain(error, url) };
    }
  };

  readonly close = async (): Promise<void> => {
    await Promise.all([...this.agents.values()].map((agent) => agent.close()));
    this.agents.clear();
  };

  private async follow(address: string, request: FetchRequest): Promise<FetchOutcome> {
    let url = parseAddress(address);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      await this.askRobots(url, request);
      await this.takeTurn(url);
      const headers: Record<string, string> = {
        ...(request.etag === undefined ? {} : { 'if-none-match': request.etag }),
        ...(request.lastModified === undefined ? {} : { 'if-modified-since': request.lastModified }),
      };
      const answer = await this.get(url, headers, request, this.settings.maxBytes);
      const fetched = this.settings.now().toISOString();
      if (answer.status === 304) return { ok: true, unchanged: true, url: url.href, bytes: answer.bytes, fetched };
      if (answer.location === undefined) return this.accept(url, answer, fetched);
      url = parseAddress(new URL(answer.location, url).href);
    }
    throw new FetchFailure({
      kind: 'unreachable',
      message: `expected at most ${MAX_REDIRECTS} redirects, found more (${address})`,
      where: address,
    });
  }

  private accept(url: URL, answer: Answer, fetched: string): FetchOutcome {
    const { status, bytes, headers } = answer;
    if (status < 200 || status > 299) {
      const kind = status === 401 || status === 403 ? 'forbidden' : 'unreachable';
      throw new FetchFailure({ kind, message: `expected status 200, found ${status} (${url.href})`, where: url.href });
    }
    const header = (name: string) => headers.get(name) ?? undefined;
    const [contentType, etag, lastModified] = [header('content-type'), header('etag'), header('last-modified')];
    return {
      ok: true,
      unchanged: false,
      url: url.href,
      bytes,
      fetched,
      ...(contentType === undefined ? {} : { contentType }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
  }

  private async askRobots(url: URL, request: FetchRequest): Promise<void> {
    const rules = await this.rulesOf(url, request);
    if (rules.allows(url.href)) return;
    throw new FetchFailure({
      kind: 'forbidden',
      message: `expected leave to fetch, found that robots.txt of ${url.host} forbids it (${url.href})`,
      where: url.href,
    });
  }

  private rulesOf(url: URL, request: FetchRequest): Promise<RobotsRules> {
    const now = this.settings.now().getTime();
    const known = this.robots.get(url.origin);
    if (known && now - known.readAt < ROBOTS_AGE_MS) return known.rules;
    const rules = this.fetchRobots(url, request);
    this.robots.set(url.origin, { rules, readAt: now });
    // A host that could not be reached is asked again next time.
    rules.catch(() => this.robots.delete(url.origin));
    return rules;
  }

  private async fetchRobots(page: URL, request: FetchRequest): Promise<RobotsRules> {
    let url = new URL('/robots.txt', page);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const { status, bytes, location } = await this.get(url, {}, request, ROBOTS_BYTES);
      if (location !== undefined) {
        url = parseAddress(new URL(location, url).href);
        continue;
      }
      const text = new TextDecoder().decode(bytes);
      const answer =
        status >= 500
          ? { kind: 'broken' as const }
          : status >= 200 && status < 300
            ? { kind: 'file' as const, text }
            : { kind: 'none' as const };
      return readRobots(new URL('/robots.txt', page).href, answer, this.settings.userAgent);
    }
    return readRobots(url.href, { kind: 'none' }, this.settings.userAgent);
  }

  private async takeTurn(url: URL): Promise<void> {
    const now = this.settings.now().getTime();
    const turn = Math.max(now, this.nextTurn.get(url.host) ?? 0);
    const asked = (await this.robots.get(url.origin)?.rules)?.delaySeconds ?? 0;
    this.nextTurn.set(url.host, turn + Math.min(Math.max(this.settings.delayMs, asked * 1000), LONGEST_DELAY_MS));
    if (turn > now) await this.settings.sleep(turn - now);
  }

  private async get(url: URL, headers: Record<string, string>, { allowPrivate = false }: FetchRequest, maxBytes: number): Promise<Answer> {
    const literal = literalAddress(url.hostname);
    if (literal !== undefined && !allowPrivate && !isPublicAddress(literal)) throw new PrivateAddressError(url.hostname, literal);
    const undici = await import('undici');
    const response = await undici.fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': this.settings.userAgent, accept: '*/*', ...headers },
      signal: AbortSignal.timeout(this.settings.timeoutMs),
      dispatcher: await this.agent(allowPrivate),
    });
    const { status } = response;
    const location = status >= 300 && status < 400 && status !== 304 ? (response.headers.get('location') ?? undefined) : undefined;
    if (location !== undefined || status === 304) {
      await response.body?.cancel();
      return { status, headers: response.headers, bytes: new Uint8Array(), ...(location === undefined ? {} : { location }) };
    }
    return { status, headers: response.headers, bytes: await readLimited(response.body, maxBytes, url) };
  }

  private async agent(allowPrivate: boolean): Promise<Dispatcher> {
    const known = this.agents.get(allowPrivate);
    if (known) return known;
    const { Agent } = await import('undici');
    const { lookup } = this.options;
    const chosen = allowPrivate ? lookup : publicOnly(lookup);
    const { timeoutMs } = this.settings;
    const agent = new Agent({
      connect: { timeout: timeoutMs, ...(chosen ? { lookup: chosen } : {}) },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    this.agents.set(allowPrivate, agent);
    return agent;
  }

  private explain(error: unknown, url: string): Problem {
    if (error instanceof FetchFailure) return error.problem;
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof PrivateAddressError)
        return { kind: 'forbidden', message: `${cause.message}; "allowPrivate" would allow it (${url})`, where: url };
    }
    if (!(error instanceof Error)) throw error;
    if (error.name === 'TimeoutError') {
      return { kind: 'unreachable', message: `expected an answer within ${this.settings.timeoutMs} ms, found none (${url})`, where: url };
    }
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    if (error instanceof TypeError || 'code' in error)
      return { kind: 'unreachable', message: `expected an answer, found: ${reason} (${url})`, where: url };
    throw error;
  }
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly bytes: Uint8Array;
  readonly location?: string;
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new FetchFailure({
    kind: 'malformed',
    message: `expected an http or https address, found ${JSON.stringify(address.slice(0, 200))}`,
  });
}

async function readLimited(body: AsyncIterable<Uint8Array> | null, maxBytes: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new FetchFailure({
        kind: 'too-large',
        message: `expected at most ${maxBytes} bytes, found more (${url.href})`,
        where: url.href,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
