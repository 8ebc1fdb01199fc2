import type { Difference, Picture, Pledge, Position, Story, Thread, Toll } from '../../model/index.js';
import type { BuiltPicture } from '../store.js';
import { toMilliseconds } from '../time.js';
import type { StoreDialect } from './dialect.js';
import { insertRows } from './insert.js';
import type { PositionTable, Reader, StoryPartTable, Trx } from './tables.js';

const TABLES = ['story', 'story_report', 'thread', 'position', 'story_position', 'story_part', 'toll_entry', 'picture'] as const;

/** Deletes stories, threads and picture. */
export async function clearPicture(trx: Trx): Promise<void> {
  for (const table of TABLES) await trx.deleteFrom(table).execute();
}

/** Stores stories, threads and picture in place of the old ones: a row for each part, with what it is asked for by. */
export async function putPicture(trx: Trx, dialect: StoreDialect, { version, stories, threads, picture }: BuiltPicture): Promise<void> {
  await clearPicture(trx);
  await trx.insertInto('picture').values({ id: 1, version }).execute();
  const times = new Map(stories.map((story) => [story.id, toMilliseconds(story.until ?? story.since) ?? 0]));
  const storyOf = new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)));
  const told = await reportTimes(trx, dialect, picture.pledges);
  const spanOf = (part: Toll | Pledge | Difference): readonly [number, number] => {
    const known = 'entries' in part ? part.entries.map(({ at }) => toMilliseconds(at)) : [told.get(part.evidence.report)];
    const all = known.filter((time) => time !== undefined);
    const story = times.get(part.story) ?? 0;
    return all.length === 0 ? [story, story] : [Math.min(...all), Math.max(...all)];
  };
  const rows = {
    story: stories.map((story, ord) => ({
      ord,
      id: story.id,
      thread: story.thread ?? null,
      time: times.get(story.id)!,
      body: JSON.stringify(story),
    })),
    story_report: [...storyOf].sort(byFirst).map(([report, story]) => ({ report, story })),
    thread: threads.map((thread, ord) => ({ ord, id: thread.id, body: JSON.stringify(thread) })),
    position: positionRows(picture.positions),
    story_position: picture.positions.flatMap(({ evidence }, position) =>
      [...new Set(evidence.flatMap(({ report }) => storyOf.get(report) ?? []))].map((story) => ({ story, position })),
    ),
    story_part: [
      ...partRows('toll', picture.tolls, spanOf),
      ...partRows('pledge', picture.pledges, spanOf),
      ...partRows('difference', picture.differences, spanOf),
    ],
    toll_entry: picture.tolls.flatMap(({ entries }, toll) =>
      entries.flatMap(({ at }, ord) => {
        const time = toMilliseconds(at);
        return time === undefined ? [] : [{ toll, ord, time }];
      }),
    ),
  };
  await insertRows(trx, 'story', rows.story);
  await insertRows(trx, 'story_report', rows.story_report);
  await insertRows(trx, 'thread', rows.thread);
  await insertRows(trx, 'position', rows.position);
  await insertRows(trx, 'story_position', rows.story_position);
  await insertRows(trx, 'story_part', rows.story_part);
  await insertRows(trx, 'toll_entry', rows.toll_entry);
}

/** What was built last, whole; undefined where nothing was, or it was cleared. */
export async function readPicture(db: Reader): Promise<BuiltPicture | undefined> {
  const row = await db.selectFrom('picture').select('version').executeTakeFirst();
  if (!row) return undefined;
  const stories = await db.selectFrom('story').select('body').orderBy('ord').execute();
  const threads = await db.selectFrom('thread').select('body').orderBy('ord').execute();
  const positions = await db.selectFrom('position').select('body').orderBy('ord').execute();
  return {
    version: row.version,
    stories: bodiesOf<Story>(stories),
    threads: bodiesOf<Thread>(threads),
    picture: {
      positions: bodiesOf<Position>(positions),
      tolls: await allParts<Toll>(db, 'toll'),
      pledges: await allParts<Pledge>(db, 'pledge'),
      differences: await allParts<Difference>(db, 'difference'),
    },
  };
}

async function allParts<T extends Toll | Pledge | Difference>(db: Reader, kind: StoryPartTable['kind']): Promise<T[]> {
  return bodiesOf<T>(await db.selectFrom('story_part').select('body').where('kind', '=', kind).orderBy('ord').execute());
}

function bodiesOf<T extends Story | Thread | Picture[keyof Picture][number]>(rows: readonly { readonly body: string }[]): T[] {
  return rows.map((row) => JSON.parse(row.body) as T);
}

function positionRows(positions: readonly Position[]): PositionTable[] {
  const ordOf = new Map(positions.map((position, ord) => [position.id, ord]));
  return positions.map((position, ord) => {
    const { id, holder, issue, at, stance, supersedes } = position;
    const old = supersedes === undefined ? undefined : ordOf.get(supersedes);
    const before = old === undefined ? undefined : positions[old]?.stance;
    return {
      ord,
      id,
      holder: holder.entity ?? null,
      name: holder.name,
      issue,
      time: toMilliseconds(at) ?? null,
      turned: old !== undefined && before !== undefined && stance !== undefined && before !== stance ? old : null,
      body: JSON.stringify(position),
    };
  });
}

function partRows(
  kind: StoryPartTable['kind'],
  parts: readonly (Toll | Pledge | Difference)[],
  spanOf: (part: Toll | Pledge | Difference) => readonly [began: number, time: number],
): StoryPartTable[] {
  return parts.map((part, ord) => {
    const [began, time] = spanOf(part);
    return { kind, ord, story: part.story, began, time, body: JSON.stringify(part) };
  });
}

/** When the reports that pledges rest on came, by their ids. */
async function reportTimes(trx: Trx, dialect: StoreDialect, pledges: readonly Pledge[]): Promise<Map<string, number>> {
  const ids = [...new Set(pledges.map(({ evidence }) => evidence.report))];
  const rows = await trx.selectFrom('report').select(['id', 'time']).where(dialect.anyOf('id', ids)).execute();
  return new Map(rows.map((row) => [row.id, row.time]));
}

function byFirst(left: readonly [string, string], right: readonly [string, string]): number {
  return left[0] < right[0] ? -1 : 1;
}
