import { sql } from 'kysely';
import type { Story, Thread } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import type { Page, StoryQuery } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect } from './dialect.js';
import type { Reader } from './tables.js';

/** See `Store.stories`. */
export async function listStories(db: Reader, dialect: StoreDialect, query: StoryQuery): Promise<Page<Story>> {
  const limit = pageLimit(query.limit, 100);
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  const { ids, thread, after } = query;
  let rows = db
    .selectFrom('story')
    .select(['id', 'time', 'body'])
    .orderBy('time', 'desc')
    .orderBy('id')
    .limit(limit + 1);
  if (ids !== undefined) rows = rows.where(dialect.anyOf('id', ids));
  if (thread !== undefined) rows = rows.where('thread', '=', thread);
  if (since !== undefined) rows = rows.where('time', '>=', since);
  if (until !== undefined) rows = rows.where('time', '<', until);
  if (after !== undefined) {
    const [time, id] = decodeCursor('stories', 'string', after);
    rows = rows.where((is) => is.and([is('time', '<=', time), is.or([is('time', '<', time), is('id', '>', id)])]));
  }
  const found = await rows.execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const page = { items: items.map((row) => JSON.parse(row.body) as Story) };
  return found.length > limit && last ? { ...page, next: encodeCursor('stories', [last.time, last.id]) } : page;
}

/** See `Store.countStories`. */
export async function countStories(db: Reader, query: { readonly since?: string } = {}): Promise<number> {
  const since = boundTime('since', query.since);
  let rows = db.selectFrom('story').select(sql<number>`count(*)`.as('count'));
  if (since !== undefined) rows = rows.where('time', '>=', since);
  return Number((await rows.executeTakeFirstOrThrow()).count);
}

/** See `Store.storyOf`. */
export async function storyOfReports(db: Reader, dialect: StoreDialect, reports: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('story_report').select(['report', 'story']).where(dialect.anyOf('report', reports)).execute();
  return new Map(rows.map((row) => [row.report, row.story]));
}

/** See `Store.threadsById`. */
export async function threadsById(db: Reader, dialect: StoreDialect, ids: readonly string[]): Promise<Thread[]> {
  const rows = await db.selectFrom('thread').select('body').where(dialect.anyOf('id', ids)).orderBy('ord').execute();
  return rows.map((row) => JSON.parse(row.body) as Thread);
}
