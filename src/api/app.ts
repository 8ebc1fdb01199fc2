import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { StoreError } from '../store/index.js';
import { type GuardOptions, type GuardVariables, guard, loginHandler, mayAct } from './access/guard.js';
import { type Asked, type DeskContext, Refusal } from './context.js';
import { VIEW_QUERIES } from './contract/views.js';
import { type ProblemResponse, ROUTES, type Role, type RouteName, type RouteShape } from './contract.js';
import { docsPage } from './docs.js';
import { type Answer, toAnswer } from './json-answer.js';
import { live } from './live.js';
import { openApiDocument } from './openapi.js';
import { send } from './packed.js';
import { pageFile } from './pages.js';
import { createAnswers } from './remember.js';
import { brief } from './routes/brief.js';
import { addSource, desk, health, opml, removeSource, sources } from './routes/desk.js';
import { actors, changes, differences, map, pledges, positions, timeline, tolls } from './routes/picture.js';
import { findings, reading, report, reports, stories, story } from './routes/reports.js';
import { search } from './routes/search.js';

/** Only what the page itself brings: report texts are hostile until shown otherwise. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const PROBLEM_JSON = { 'content-type': 'application/problem+json' };
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Login needed',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  421: 'Misdirected request',
  422: 'Unprocessable',
  429: 'Too many requests',
  500: 'Internal error',
};

type Handler = (context: DeskContext, asked: Asked<never, never>) => Promise<unknown>;

const HANDLERS: Readonly<Record<RouteName, Handler>> = {
  desk,
  brief,
  reports,
  report,
  stories,
  story,
  findings,
  reading,
  positions,
  timeline,
  tolls,
  differences,
  pledges,
  changes,
  search,
  map,
  actors,
  sources,
  addSource,
  removeSource,
  health,
};

/** What the views ask for when they are opened, with nothing chosen. */
const USUAL: readonly (readonly [name: RouteName, query?: object])[] = [
  ['reports', VIEW_QUERIES.reports],
  ['timeline', VIEW_QUERIES.timeline],
  ['findings', VIEW_QUERIES.newest],
  ['map'],
  ['positions'],
  ['actors'],
  ['pledges', VIEW_QUERIES.ledger],
  ['tolls', VIEW_QUERIES.ledger],
  ['differences', VIEW_QUERIES.ledger],
  ['findings', VIEW_QUERIES.figures],
];

type App = Hono<{ Variables: GuardVariables }>;
type Remembered = ReturnType<typeof createAnswers>;

/** The routes of `contract.ts`, the live stream, the documentation, and the page itself at every other path that is a view of it. */
export function createApp(context: DeskContext, options: GuardOptions = {}): App {
  const app: App = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, referrerPolicy: 'no-referrer', xFrameOptions: 'DENY' }));
  app.use(guard(options));
  // Not of what is read: looking for a body makes a whole Request of it, an eighth of the time of an answer that lies ready.
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', bodyLimit({ maxSize: 64 * 1024, onError: () => refuse(413, 'expected at most 64 KB') }));
  const remembered = new Map(Object.keys(ROUTES).map((name) => [name as RouteName, createAnswers(context.state)]));
  for (const [name, shape] of Object.entries(ROUTES) as [RouteName, RouteShape][])
    addRoute(app, context, shape, name, remembered.get(name)!);
  context.state.prepare(async () => {
    for (const [name, query = {}] of USUAL) {
      const asked = ROUTES[name].query.parse(query);
      await remembered.get(name)!(keyOf(undefined, ROUTES[name].path, asked), () =>
        handlerOf(name)(context, { query: asked, params: {}, body: undefined, role: 'reader' }),
      );
      await setImmediate(); // readers first
    }
  });
  app.get('/api/live', (request) => live(context, request));
  app.get('/api/openapi.json', (request) => request.json(openApiDocument(version())));
  app.get('/api/sources.opml', (request) =>
    request.body(opml(context), 200, {
      'content-type': 'text/x-opml; charset=utf-8',
      'content-disposition': 'attachment; filename="sources.opml"',
    }),
  );
  app.get('/docs', (request) => request.html(docsPage()));
  app.on(['GET', 'POST'], '/login', loginHandler(options));
  app.get('*', (request) => servePage(request));
  app.notFound((request) => answerProblem(request, 404, `nothing at ${request.req.path}`));
  app.onError((error, request) => {
    if (error instanceof Refusal) return answerProblem(request, error.status, error.message);
    if (error instanceof StoreError && error.code === 'bad-query') return answerProblem(request, 400, error.message);
    process.stderr.write(`lagebild: ${error.stack ?? error.message}\n`);
    return answerProblem(request, 500);
  });
  return app;
}

function handlerOf(name: RouteName): (context: DeskContext, asked: Asked<unknown, unknown>) => Promise<unknown> {
  return HANDLERS[name] as (context: DeskContext, asked: Asked<unknown, unknown>) => Promise<unknown>;
}

/** What an answer is remembered by. @param role given where the answer tells it */
function keyOf(role: Role | undefined, path: string, query: unknown): string {
  return `${role ?? ''} ${path} ${JSON.stringify(query)}`;
}

function addRoute(app: App, context: DeskContext, shape: RouteShape, name: RouteName, remembered: Remembered): void {
  const handle = handlerOf(name);
  app.on(shape.method, shape.path, async (request) => {
    const role = request.get('role') ?? 'reader';
    if (!mayAct(role, shape.role)) throw new Refusal(403, `expected the role ${shape.role}, found ${role}`);
    const query = shape.query.safeParse(request.req.query());
    if (!query.success) throw new Refusal(400, explain(query.error.issues));
    const body = shape.body?.safeParse(await jsonOf(request));
    if (body !== undefined && !body.success) throw new Refusal(400, explain(body.error.issues));
    const answer = () => handle(context, { query: query.data, params: request.req.param(), body: body?.data, role });
    if (shape.method !== 'get') return request.json(await answer());
    // A brief comes as the bytes that were made when it was written.
    if (name === 'brief') return sendJson(request, (await answer()) as Answer);
    // The list of sources stands in a file that others may write, too.
    const key = keyOf(name === 'desk' ? role : undefined, new URL(request.req.url).pathname, query.data);
    return sendJson(request, name === 'sources' ? toAnswer(await answer()) : await remembered(key, answer));
  });
}

function sendJson(request: Context, { content, etag }: Answer): Response {
  const headers = { 'content-type': 'application/json', etag, 'cache-control': 'no-cache' };
  return request.req.header('if-none-match') === etag ? request.body(null, 304, headers) : send(request, content, headers);
}

function servePage(request: Context): Response | Promise<Response> {
  const path = request.req.path.slice(1);
  if (path.startsWith('api/')) return request.notFound();
  const file = pageFile(path === '' ? 'index.html' : path);
  if (file !== undefined) {
    const headers = { 'content-type': file.type, 'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache' };
    return send(request, file.content, headers, file.type !== 'font/woff2');
  }
  if (path.includes('.')) return request.notFound();
  const index = pageFile('index.html');
  if (index === undefined) return answerProblem(request, 404, 'the page is not built: "npm run build" builds it');
  return send(request, index.content, { 'content-type': index.type, 'cache-control': 'no-cache' });
}

async function jsonOf(request: Context): Promise<unknown> {
  if (!/^application\/json\b/.test(request.req.header('content-type') ?? '')) throw new Refusal(400, 'expected JSON');
  try {
    return await request.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, `expected JSON; ${error.message}`);
    throw error;
  }
}

function explain(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
}

function answerProblem(request: Context, status: Refusal['status'] | 500, detail?: string): Response {
  return request.body(JSON.stringify(problemOf(status, detail)), status, PROBLEM_JSON);
}

function problemOf(status: number, detail?: string): ProblemResponse {
  return { type: 'about:blank', title: TITLES[status] ?? 'Problem', status, ...(detail === undefined ? {} : { detail }) };
}

function refuse(status: Refusal['status'], detail: string): never {
  throw new Refusal(status, detail);
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
