import { z } from 'zod';
import { eventType } from './contract/records.js';
import * as shape from './contract/responses.js';

/** Fields of a query that narrow by time; `since` inclusive, `until` exclusive. */
const window = {
  since: z.string().max(40).optional().meta({ description: 'RFC 3339 or a date, inclusive' }),
  until: z.string().max(40).optional().meta({ description: 'RFC 3339 or a date, exclusive' }),
};
const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(400).optional().meta({ description: 'cursor: `next` of the page before' }),
};
const lang = z.string().max(20).optional().meta({ description: 'BCP 47 language of the report' });
const name = z.string().max(200).optional();
/** Lists that are not paged: the newest are given, and how many there are. */
const most = { limit: z.coerce.number().int().min(1).max(500).default(120) };
const none = z.object({});

/** One route that answers with JSON. `role` is what a desk with login demands. */
export interface RouteShape {
  readonly method: 'get' | 'post' | 'delete';
  /** Hono's form: `/api/reports/:id`. */
  readonly path: string;
  readonly about: string;
  readonly role: 'reader' | 'editor';
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

/** All routes that answer with JSON; the OpenAPI document is made of this table. */
export const ROUTES = {
  desk: {
    method: 'get',
    path: '/api/desk',
    about: 'The desk and what it holds',
    role: 'reader',
    query: none,
    response: shape.deskResponse,
  },
  brief: {
    method: 'get',
    path: '/api/brief',
    about: 'The brief of the last 48 hours with the words that each sentence rests on',
    role: 'reader',
    query: z.object({ lang: z.enum(['de', 'en']).optional() }),
    response: shape.briefResponse,
  },
  reports: {
    method: 'get',
    path: '/api/reports',
    about: 'Reports, newest first',
    role: 'reader',
    query: z.object({ ...window, ...paging, lang, source: name, kind: z.enum(['article', 'entry']).optional() }),
    response: shape.reportsResponse,
  },
  report: {
    method: 'get',
    path: '/api/reports/:id',
    about: 'One report with its findings and revisions',
    role: 'reader',
    query: none,
    response: shape.reportResponse,
  },
  stories: {
    method: 'get',
    path: '/api/stories',
    about: 'Stories, newest first',
    role: 'reader',
    query: z.object({ ...window, ...paging, thread: name }),
    response: shape.storiesResponse,
  },
  story: {
    method: 'get',
    path: '/api/stories/:id',
    about: 'A story with its voices, tolls, differences, positions and pledges',
    role: 'reader',
    query: none,
    response: shape.storyResponse,
  },
  findings: {
    method: 'get',
    path: '/api/findings',
    about: 'Findings, newest first',
    role: 'reader',
    query: z.object({
      ...window,
      ...paging,
      lang,
      kind: z.enum(['statement', 'event', 'transfer', 'figure', 'tally']).optional(),
      type: eventType.optional(),
      actor: name,
      place: name,
      certainty: shape.certainty.optional(),
      report: name,
    }),
    response: shape.findingsResponse,
  },
  reading: {
    method: 'get',
    path: '/api/findings/:id/reading',
    about: 'How the sentences that a finding rests on were read: clauses, arguments with reasons, who is meant, times',
    role: 'reader',
    query: none,
    response: shape.readingResponse,
  },
  positions: {
    method: 'get',
    path: '/api/positions',
    about: 'Who holds which position on which issue',
    role: 'reader',
    query: z.object({ ...window, actor: name, issue: name, limit: z.coerce.number().int().min(1).max(2_000).default(1_000) }),
    response: shape.positionsResponse,
  },
  timeline: {
    method: 'get',
    path: '/api/timeline',
    about: 'How many findings of each kind were reported when, over all reports of a window',
    role: 'reader',
    query: z.object({ ...window, bins: z.coerce.number().int().min(1).max(200).default(48) }),
    response: shape.timelineResponse,
  },
  tolls: {
    method: 'get',
    path: '/api/tolls',
    about: 'Counts of killed, injured and others over time, each with its claimant',
    role: 'reader',
    query: z.object({ ...window, story: name, ...most }),
    response: shape.tollsResponse,
  },
  differences: {
    method: 'get',
    path: '/api/differences',
    about: 'Numbers on which sources differ',
    role: 'reader',
    query: z.object({ ...window, story: name, ...most }),
    response: shape.differencesResponse,
  },
  pledges: {
    method: 'get',
    path: '/api/pledges',
    about: 'Who promised or gave what to whom',
    role: 'reader',
    query: z.object({ ...window, story: name, ...most }),
    response: shape.pledgesResponse,
  },
  changes: {
    method: 'get',
    path: '/api/changes',
    about: 'What is newer than a moment',
    role: 'reader',
    query: z.object({ since: z.string().min(4).max(40) }),
    response: shape.changesResponse,
  },
  search: {
    method: 'get',
    path: '/api/search',
    about: 'Words, "phrases", AND, OR, -word, and the fields actor:, place:, type:, certainty:, lang:, since:, until:',
    role: 'reader',
    query: z.object({ ...paging, q: z.string().max(1000), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    response: shape.searchResponse,
  },
  map: {
    method: 'get',
    path: '/api/map',
    about: 'Events at the places that their texts name',
    role: 'reader',
    query: z.object({
      ...window,
      type: eventType.optional(),
      at: name.meta({ description: 'id of a place: its newest events come along' }),
    }),
    response: shape.mapResponse,
  },
  actors: {
    method: 'get',
    path: '/api/actors',
    about: 'Actors, and who acted on whom',
    role: 'reader',
    query: z.object({ ...window }),
    response: shape.actorsResponse,
  },
  sources: {
    method: 'get',
    path: '/api/sources',
    about: 'Sources and how they are doing',
    role: 'reader',
    query: none,
    response: shape.sourcesResponse,
  },
  addSource: {
    method: 'post',
    path: '/api/sources',
    about: 'Add a feed, ticker, page or OPML list by its address',
    role: 'editor',
    query: none,
    body: z.object({ address: z.url({ protocol: /^https?$/ }).max(2000) }),
    response: shape.addedResponse,
  },
  removeSource: {
    method: 'delete',
    path: '/api/sources/:id',
    about: 'Remove a source; its reports stay',
    role: 'editor',
    query: none,
    response: shape.sourcesResponse,
  },
  health: { method: 'get', path: '/health', about: 'Whether it runs', role: 'reader', query: none, response: shape.healthResponse },
} as const satisfies Readonly<Record<string, RouteShape>>;

export type RouteName = keyof typeof ROUTES;
/** What a route answers with. */
export type ResponseOf<Name extends RouteName> = z.infer<(typeof ROUTES)[Name]['response']>;
/** A route's query after reading, defaults filled in. */
export type QueryOf<Name extends RouteName> = z.infer<(typeof ROUTES)[Name]['query']>;

export type ProblemResponse = z.infer<typeof shape.problemResponse>;
export type ReportSummary = z.infer<typeof shape.reportSummary>;
export type BriefCitation = z.infer<typeof shape.briefCitation>;
export type StorySummary = z.infer<typeof shape.storySummary>;
export type FindingItem = z.infer<typeof shape.findingItem>;
export type PledgeItem = z.infer<typeof shape.pledgeItem>;
export type SourceItem = z.infer<typeof shape.sourceItem>;
export type LiveState = z.infer<typeof shape.liveState>;
/** Who may do what: a reader looks, an editor changes sources, an admin does everything. */
export type Role = 'reader' | 'editor' | 'admin';

export { liveState, problemResponse } from './contract/responses.js';
