import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { renderHtml } from '../brief/index.js';
import type { Desk } from '../model/index.js';
import { type BriefResult, composeBrief } from '../pipeline/index.js';
import type { Store } from '../store/index.js';
import type { BriefResponse, HealthResponse, ProblemResponse, SourceResponse } from './contract.js';
import { renderReportPage } from './page.js';

/** What the routes show. */
export interface DeskContext {
  readonly store: Store;
  readonly desk: Desk;
  /** Language of the brief where the request names none. */
  readonly lang: 'de' | 'en';
}

/** No script, nothing from elsewhere: report texts are hostile until shown otherwise. Styles stand in the page itself. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Routes: `/`, `/brief.json`, `/reports/:id`, `/reports/:id.json`, `/sources.json`, `/health`. */
export function createApp(context: DeskContext): Hono {
  const { store, desk } = context;
  const app = new Hono();
  const briefIn = rememberBriefs(context);
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, referrerPolicy: 'no-referrer', xFrameOptions: 'DENY' }));
  app.use(async (request, next) => {
    // A page of another site must not read the desk through a name that it points to this machine.
    if (!isLoopbackName(request.req.header('host') ?? ''))
      return request.json(problem(421, 'Misdirected request', 'expected a loopback host name'), 421, PROBLEM_JSON);
    return next();
  });

  app.get('/', async (request) => {
    const lang = langOf(request.req.query('lang'), context.lang);
    const result = await briefIn(lang);
    return request.html(
      renderHtml(result.brief, {
        reports: result.reports,
        sources: desk.sources,
        lang,
        timeZone: desk.timeZone,
        reportHref: (id) => `/reports/${id}`,
      }),
    );
  });

  app.get('/brief.json', async (request) => {
    const lang = langOf(request.req.query('lang'), context.lang);
    const { id, brief, since, until } = await briefIn(lang);
    const response: BriefResponse = {
      id,
      desk: desk.name,
      title: desk.title,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      brief,
      sources: await sourcesOf(context),
    };
    return request.json(response);
  });

  app.get('/reports/:id', async (request) => {
    const name = request.req.param('id');
    const asJson = name.endsWith('.json');
    const report = await store.report(asJson ? name.slice(0, -'.json'.length) : name);
    if (report === undefined) return request.json(problem(404, 'Not found', 'no report of this id'), 404, PROBLEM_JSON);
    if (asJson) return request.json(report);
    return request.html(renderReportPage(report, desk.sources.find((source) => source.id === report.source)?.name ?? report.source));
  });

  app.get('/sources.json', async (request) => request.json(await sourcesOf(context)));

  app.get('/health', async (request) => {
    const response: HealthResponse = { status: 'ok', reports: await store.countReports() };
    return request.json(response);
  });

  app.notFound((request) => request.json(problem(404, 'Not found', `nothing at ${request.req.path}`), 404, PROBLEM_JSON));
  app.onError((error, request) => {
    process.stderr.write(`lagebild: ${error.stack ?? error.message}\n`);
    return request.json(problem(500, 'Internal error'), 500, PROBLEM_JSON);
  });
  return app;
}

/** Writes a brief once for each state of what is derived: two readers of one picture cost one brief. */
function rememberBriefs({ store, desk }: DeskContext): (lang: 'de' | 'en') => Promise<BriefResult> {
  const written = new Map<'de' | 'en', { readonly hash: string; readonly result: Promise<BriefResult> }>();
  return async (lang) => {
    const hash = await store.derivedHash();
    const known = written.get(lang);
    if (known?.hash === hash) return known.result;
    const result = composeBrief(store, desk, { lang });
    written.set(lang, { hash, result });
    result.catch(() => written.delete(lang));
    return result;
  };
}

const PROBLEM_JSON = { 'content-type': 'application/problem+json' };

async function sourcesOf({ store, desk }: DeskContext): Promise<SourceResponse[]> {
  const states = new Map((await store.sourceStates()).map((state) => [state.source, state]));
  return desk.sources.map(({ id, name, kind }) => {
    const state = states.get(id);
    return {
      id,
      name,
      kind,
      ...(state?.succeeded === undefined ? {} : { lastSuccess: state.succeeded }),
      problems: (state?.problems ?? []).map((one) => one.message),
    };
  });
}

function problem(status: number, title: string, detail?: string): ProblemResponse {
  return { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) };
}

function langOf(asked: string | undefined, fallback: 'de' | 'en'): 'de' | 'en' {
  return asked === 'de' || asked === 'en' ? asked : fallback;
}

function isLoopbackName(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}
