import type { Story } from '../../model/index.js';
import type { FindingQuery } from '../../store/index.js';
import { describeFindings, describePledges, readReportsById, summarise } from '../answer.js';
import { type Asked, type DeskContext, Refusal } from '../context.js';
import type { QueryOf, ResponseOf, StorySummary } from '../contract.js';
import { type PictureIndex, timeOf, voicesOf } from '../state/picture-index.js';

/** `GET /api/reports`. */
export async function reports(context: DeskContext, { query }: Asked<QueryOf<'reports'>>): Promise<ResponseOf<'reports'>> {
  const picture = await context.state.picture();
  const page = await context.store.reports({ ...present(query), withWithdrawn: true });
  return { items: page.items.map((report) => summarise(report, context, picture)), ...nextOf(page) };
}

/** `GET /api/reports/:id`. */
export async function report(context: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'report'>> {
  const { store } = context;
  const found = await store.report(params.id ?? '');
  if (found === undefined) throw new Refusal(404, 'there is no report of this id');
  const derived = await store.derived(found.id);
  const { text, byline, url, notice, fetched } = found;
  return {
    report: {
      ...summarise(found, context, await context.state.picture()),
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
  return { items: await describeFindings(context, await context.state.picture(), page.items), ...nextOf(page) };
}

/** `GET /api/stories`: the cursor is the id of the last story shown. */
export async function stories(context: DeskContext, { query }: Asked<QueryOf<'stories'>>): Promise<ResponseOf<'stories'>> {
  const picture = await context.state.picture();
  const since = boundOf(query.since, 'since');
  const until = boundOf(query.until, 'until');
  const all = picture.stories.filter(
    (story) =>
      (query.thread === undefined || story.thread === query.thread) &&
      (since === undefined || timeOf(story) >= since) &&
      (until === undefined || timeOf(story) < until),
  );
  const from = query.after === undefined ? 0 : all.findIndex((story) => story.id === query.after) + 1;
  const items = all.slice(from, from + query.limit);
  const last = items.at(-1);
  return {
    items: items.map((story) => summariseStory(story, picture)),
    ...(last !== undefined && from + query.limit < all.length ? { next: last.id } : {}),
  };
}

/** `GET /api/stories/:id`. */
export async function story(context: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'story'>> {
  const picture = await context.state.picture();
  const found = picture.story.get(params.id ?? '');
  if (found === undefined) throw new Refusal(404, 'there is no story of this id; stories change when reports come in');
  const byId = await readReportsById(context, found.reports);
  const { tolls, differences, positions, pledges } = picture.ofStory(found.id);
  return {
    story: summariseStory(found, picture),
    voices: voicesOf(found).map((voice) => ({
      reports: voice.flatMap((id) => {
        const one = byId.get(id);
        return one === undefined ? [] : [summarise(one, context, picture)];
      }),
    })),
    tolls,
    differences,
    positions,
    pledges: await describePledges(context, picture, pledges),
  };
}

/** A story as lists show it. */
export function summariseStory(one: Story, picture: PictureIndex): StorySummary {
  const thread = one.thread === undefined ? undefined : picture.threads.get(one.thread)?.title;
  return {
    id: one.id,
    title: one.title,
    reports: one.reports.length,
    voices: voicesOf(one).length,
    ...present({ since: one.since, until: one.until, thread }),
  };
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
