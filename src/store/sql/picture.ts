import type { Picture, Story, Thread } from '../../model/index.js';
import type { BuiltPicture } from '../store.js';
import { portions } from './dialect.js';
import type { Reader, Trx } from './tables.js';

/** Stores stories, threads and picture in place of the old ones. */
export async function putPicture(trx: Trx, built: BuiltPicture): Promise<void> {
  for (const table of ['story', 'thread', 'picture'] as const) await trx.deleteFrom(table).execute();
  const stories = built.stories.map((story, ord) => ({ ord, id: story.id, thread: story.thread ?? null, body: JSON.stringify(story) }));
  const threads = built.threads.map((thread, ord) => ({ ord, id: thread.id, body: JSON.stringify(thread) }));
  for (const portion of portions(stories)) await trx.insertInto('story').values(portion).execute();
  for (const portion of portions(threads)) await trx.insertInto('thread').values(portion).execute();
  await trx
    .insertInto('picture')
    .values({ id: 1, version: built.version, body: JSON.stringify(built.picture) })
    .execute();
}

/** What was built last; undefined where nothing was, or it was cleared. */
export async function readPicture(db: Reader): Promise<BuiltPicture | undefined> {
  const row = await db.selectFrom('picture').select(['version', 'body']).executeTakeFirst();
  if (!row) return undefined;
  const stories = await db.selectFrom('story').select('body').orderBy('ord').execute();
  const threads = await db.selectFrom('thread').select('body').orderBy('ord').execute();
  return {
    version: row.version,
    stories: stories.map((story) => JSON.parse(story.body) as Story),
    threads: threads.map((thread) => JSON.parse(thread.body) as Thread),
    picture: JSON.parse(row.body) as Picture,
  };
}

/** See `Store.countStories`. */
export async function countStories(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('story')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
