import type { Story } from '../../model/index.js';
import { readFinding } from '../../pipeline/index.js';
import type { FindingQuery } from '../../store/index.js';
import { describeFindings, describePledges, summariesById, summarise } from '../answer.js';
import { type Asked, type DeskContext, Refusal } from '../context.js';
import type { QueryOf, ResponseOf, StorySummary } from '../contract.js';

/** Most parts that are shown of a story. */
const MOST_PARTS = 1_000;

/** `GET /api/reports`. */
export async function reports(context: DeskContext, { query }: Asked<QueryOf<'reports'>>): Promise<ResponseOf<'reports'>> {
  const page = await context.store.reports({ ...present(query), withWithdrawn: true });
  return { items: await summarise(context, page.items), ...nextOf(page) };
}

/** `GET /api/reports/:id`. */
export async function report(context: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'report'>> {
  const { store } = context;
  const found = await store.report(params.id ?? '');
  if (found === undefined) throw new Refusal(404, 'there is no report of this id');
  const derived = await store.derived(found.id);
  const [summary] = await summarise(context, [found]);
  const { text, byline, url, notice, fetched } = found;
  return {
    report: {
      ...summary!,
      text,
      fetched,
      ...present({ byline, url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined, notice }),
    },
    sentences: derived?.sentences ?? [],
    findings: derived?.findings ?? [],
    mentions: derived?.mentions ?? [],
    revisions: (await store.revisions(found.id)).map((one) => ({
      revision: one.revision,
      text: one.text,
      fetched: one.fetched,
      ...present({ title: one.title, updated: one.updated, withdrawn: one.withdrawn, notice: one.notice }),
    })),
  };
}

/** `GET /api/findings`. */
export async function findings(context: DeskContext, { query }: Asked<QueryOf<'findings'>>): Promise<ResponseOf<'findings'>> {
  const page = await context.store.findings(present(query) as FindingQuery);
  return { items: await describeFindings(context, page.items), ...nextOf(page) };
}

/** `GET /api/findings/:id/reading`. */
export async function reading({ store }: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'reading'>> {
  const read = await readFinding(store, params.id ?? '');
  if (read === undefined) throw new Refusal(404, 'there is no finding of this id; findings change when a report is analysed anew');
  return { report: read.report.id, sentences: read.sentences };
}

/** `GET /api/stories`. */
export async function stories(context: DeskContext, { query }: Asked<QueryOf<'stories'>>): Promise<ResponseOf<'stories'>> {
  const page = await context.store.stories(present(query));
  return { items: await summariseStories(context, page.items), ...nextOf(page) };
}

/** `GET /api/stories/:id`. */
export async function story(context: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'story'>> {
  const { store } = context;
  const [found] = (await store.stories({ ids: [params.id ?? ''], limit: 1 })).items;
  if (found === undefined) throw new Refusal(404, 'there is no story of this id; stories change when reports come in');
  const summaries = await summariesById(context, found.reports, found.id);
  const [summary] = await summariseStories(context, [found]);
  const { pledges, ...parts } = await store.partsOfStory(found.id, MOST_PARTS);
  return {
    story: summary!,
    voices: voicesOf(found).map((voice) => ({ reports: voice.flatMap((id) => summaries.get(id) ?? []) })),
    tolls: [...parts.tolls],
    differences: [...parts.differences],
    positions: [...parts.positions],
    pledges: await describePledges(context, pledges),
  };
}

/** Stories as lists show them, in the order given. */
export async function summariseStories({ store }: DeskContext, stories: readonly Story[]): Promise<StorySummary[]> {
  const ids = [...new Set(stories.flatMap((story) => story.thread ?? []))];
  const threads = new Map((await store.threadsById(ids)).map((thread) => [thread.id, thread.title]));
  return stories.map((one) => ({
    id: one.id,
    title: one.title,
    reports: one.reports.length,
    voices: voicesOf(one).length,
    ...present({ since: one.since, until: one.until, thread: one.thread === undefined ? undefined : threads.get(one.thread) }),
  }));
}

/** Titles of these stories by id. */
export async function titlesOf({ store }: DeskContext, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { items } = await store.stories({ ids: wanted, limit: wanted.length });
  return new Map(items.map((story) => [story.id, story.title]));
}

/** Voices of a story: each group of copies is one. */
function voicesOf(story: Story): string[][] {
  const inCopies = new Set(story.copies.flat());
  const voices = [...story.copies.map((copies) => [...copies]), ...story.reports.filter((id) => !inCopies.has(id)).map((id) => [id])];
  const order = new Map(story.reports.map((id, index) => [id, index]));
  const first = (voice: string[]) => Math.min(...voice.map((id) => order.get(id) ?? 0));
  return voices.sort((left, right) => first(left) - first(right));
}

/** Milliseconds of a time in a query. */
export function boundOf(time: string | undefined, field: string): number | undefined {
  if (time === undefined) return undefined;
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) throw new Refusal(400, `expected RFC 3339 or a date as "${field}", found "${time}"`);
  return ms;
}

/** Leaves out what is undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function nextOf(page: { readonly next?: string }): { next?: string } {
  return page.next === undefined ? {} : { next: page.next };
}
