import type { ProblemResponse, QueryOf, ResponseOf, RouteName } from '../../src/api/contract.js';

/** An answer that is a problem, in words for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const PATHS = {
  desk: '/api/desk',
  brief: '/api/brief',
  reports: '/api/reports',
  report: '/api/reports/:id',
  stories: '/api/stories',
  story: '/api/stories/:id',
  findings: '/api/findings',
  reading: '/api/findings/:id/reading',
  positions: '/api/positions',
  timeline: '/api/timeline',
  tolls: '/api/tolls',
  differences: '/api/differences',
  pledges: '/api/pledges',
  changes: '/api/changes',
  search: '/api/search',
  map: '/api/map',
  actors: '/api/actors',
  sources: '/api/sources',
} as const satisfies Partial<Record<RouteName, string>>;
type Read = keyof typeof PATHS;
/** The fields of a route's query; none where it takes none. */
type Fields<Name extends Read> = string extends keyof QueryOf<Name> ? object : Partial<QueryOf<Name>>;

type Query<Name extends Read> = Fields<Name> & { readonly id?: string };

/** Answers that were asked for before the view that reads them was there. */
const early = new Map<string, Promise<unknown>>();

/** Asks a route now, for the first `read` of it with the same query: what the first view needs is under way while the page is being drawn. */
export function ahead<Name extends Read>(name: Name, query: Query<Name> = {} as Query<Name>): void {
  const path = pathOf(name, query);
  const answer = ask<ResponseOf<Name>>(path);
  answer.catch(() => {}); // whoever reads it is told
  early.set(path, answer);
}

/** The last answers by address, for when the server is gone: what was seen once can be seen again. */
const last = new Map<string, unknown>();
/** More are let go, oldest first: an answer has up to some 300 kB. */
const MOST_KEPT = 40;

/**
 * Reads a route; what was read before, where the server cannot be reached.
 * @throws ApiProblem for an answer that is none, and where the server cannot be reached (status 0) for something that was not read before
 */
export async function read<Name extends Read>(name: Name, query: Query<Name> = {} as Query<Name>): Promise<ResponseOf<Name>> {
  const path = pathOf(name, query);
  const asked = early.get(path) as Promise<ResponseOf<Name>> | undefined;
  early.delete(path);
  try {
    const answer = await (asked ?? ask<ResponseOf<Name>>(path));
    last.delete(path);
    last.set(path, answer);
    if (last.size > MOST_KEPT) last.delete(last.keys().next().value ?? '');
    return answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 0 && last.has(path)) return last.get(path) as ResponseOf<Name>;
    throw error;
  }
}

function pathOf<Name extends Read>(name: Name, query: Query<Name>): string {
  const { id, ...fields } = query as Record<string, string | number | undefined>;
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) if (value !== undefined && value !== '') search.set(field, String(value));
  const path = PATHS[name].replace(':id', encodeURIComponent(String(id ?? '')));
  return `${path}${search.size === 0 ? '' : `?${search}`}`;
}

/** Adds a source by its address. */
export function addSource(address: string): Promise<ResponseOf<'addSource'>> {
  return ask('/api/sources', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ address }) });
}

/** Removes a source. */
export function removeSource(id: string): Promise<ResponseOf<'removeSource'>> {
  return ask(`/api/sources/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof TypeError) throw new ApiProblem(0, '');
    throw error;
  }
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemResponse>;
  throw new ApiProblem(response.status, problem.detail ?? problem.title ?? response.statusText);
}
