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

/** Reads a route. @throws ApiProblem for an answer that is none, and where the server cannot be reached (status 0) */
export function read<Name extends Read>(
  name: Name,
  query: Fields<Name> & { readonly id?: string } = {} as Fields<Name>,
): Promise<ResponseOf<Name>> {
  const { id, ...fields } = query as Record<string, string | number | undefined>;
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) if (value !== undefined && value !== '') search.set(field, String(value));
  const path = PATHS[name].replace(':id', encodeURIComponent(String(id ?? '')));
  return ask<ResponseOf<Name>>(`${path}${search.size === 0 ? '' : `?${search}`}`);
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
