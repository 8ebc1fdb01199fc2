import { sql } from 'kysely';
import type { Difference, Pledge, Position, Toll } from '../../model/index.js';
import { pageLimit } from '../cursor.js';
import type { NewEntries, PartQuery, Parts, PartsOfStory, PositionQuery, StoryPart, Turn } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect } from './dialect.js';
import type { Reader } from './tables.js';

/** How many there are, counted by the statement that reads the first of them: both see one state of the store. */
const TOTAL = sql<number>`count(*)`.as('total');

/** See `Store.positions`. */
export async function listPositions(db: Reader, query: PositionQuery): Promise<Parts<Position>> {
  const wanted = positionsOf(db, query);
  const found = await wanted
    .select(['position.ord', 'position.body'])
    .select(wanted.select(TOTAL).as('total'))
    .orderBy('position.time', 'desc')
    .orderBy('position.ord')
    .limit(pageLimit(query.limit, 1_000))
    .execute();
  found.sort((left, right) => left.ord - right.ord);
  return { items: found.map((row) => JSON.parse(row.body) as Position), total: Number(found[0]?.total ?? 0) };
}

/** See `Store.turns`. */
export async function listTurns(db: Reader, query: PositionQuery & { readonly skip?: number }): Promise<Turn[]> {
  const found = await positionsOf(db, query)
    .innerJoin('position as old', 'old.ord', 'position.turned')
    .select(['position.body as to', 'old.body as from'])
    .where('position.turned', 'is not', null)
    .orderBy('position.time', 'desc')
    .orderBy('position.ord')
    .limit(pageLimit(query.limit, 100))
    .offset(query.skip ?? 0)
    .execute();
  return found.map(({ from, to }) => ({ from: JSON.parse(from) as Position, to: JSON.parse(to) as Position }));
}

function positionsOf(db: Reader, query: PositionQuery) {
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  const { holder, issue, story } = query;
  let rows = db.selectFrom('position');
  if (holder !== undefined) rows = rows.where((is) => is.or([is('position.holder', '=', holder), is('position.name', '=', holder)]));
  if (issue !== undefined) rows = rows.where('position.issue', '=', issue);
  if (since !== undefined) rows = rows.where('position.time', '>=', since);
  if (until !== undefined) rows = rows.where('position.time', '<', until);
  if (story !== undefined) {
    const held = db.selectFrom('story_position').select('story_position.position').where('story_position.story', '=', story);
    rows = rows.where('position.ord', 'in', held);
  }
  return rows;
}

/** See `Store.parts`. */
export async function listParts<Kind extends keyof StoryPart>(db: Reader, kind: Kind, query: PartQuery): Promise<Parts<StoryPart[Kind]>> {
  let wanted = db.selectFrom('story_part').where('kind', '=', kind);
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  if (query.story !== undefined) wanted = wanted.where('story', '=', query.story);
  if (since !== undefined) wanted = wanted.where('time', '>=', since);
  if (until !== undefined) wanted = wanted.where('began', '<', until);
  const ordered = query.story === undefined ? wanted.orderBy('time', 'desc') : wanted;
  const found = await ordered
    .select(['body', wanted.select(TOTAL).as('total')])
    .orderBy('ord')
    .limit(pageLimit(query.limit, 100))
    .execute();
  return { items: found.map((row) => JSON.parse(row.body) as StoryPart[Kind]), total: Number(found[0]?.total ?? 0) };
}

/** See `Store.partsOfStory`. One statement: a page of a story is asked for far more often than any list of parts. */
export async function partsOfStory(db: Reader, story: string, limit?: number): Promise<PartsOfStory> {
  const held = db.selectFrom('story_position').select('position').where('story', '=', story);
  const found = await db
    .selectFrom('story_part')
    .select([sql<string>`kind`.as('kind'), 'ord', 'body'])
    .where('kind', 'in', ['toll', 'pledge', 'difference'])
    .where('story', '=', story)
    .unionAll(
      db
        .selectFrom('position')
        .select([sql<string>`'position'`.as('kind'), 'ord', 'body'])
        .where('ord', 'in', held),
    )
    .orderBy('kind')
    .orderBy('ord')
    .limit(pageLimit(limit, 1_000))
    .execute();
  const of = <T>(kind: string) => found.flatMap((row) => (row.kind === kind ? [JSON.parse(row.body) as T] : []));
  return {
    tolls: of<Toll>('toll'),
    differences: of<Difference>('difference'),
    pledges: of<Pledge>('pledge'),
    positions: of<Position>('position'),
  };
}

/** See `Store.entriesSince`. */
export async function entriesSince(
  db: Reader,
  dialect: StoreDialect,
  query: { readonly since: string; readonly limit?: number },
): Promise<NewEntries> {
  const since = boundTime('since', query.since) ?? 0;
  const newer = db.selectFrom('toll_entry').where('time', '>=', since);
  const { count } = await newer.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const found = await newer.select(['toll', 'ord']).orderBy('time', 'desc').limit(pageLimit(query.limit, 100)).execute();
  found.sort((left, right) => left.toll - right.toll || left.ord - right.ord);
  const rows = await db
    .selectFrom('story_part')
    .select(['ord', 'body'])
    .where('kind', '=', 'toll')
    .where(
      dialect.anyOf(
        'ord',
        found.map((one) => one.toll),
      ),
    )
    .execute();
  const tolls = new Map(rows.map((row) => [row.ord, JSON.parse(row.body) as Toll]));
  return {
    items: found.flatMap(({ toll: at, ord }) => {
      const toll = tolls.get(at);
      const entry = toll?.entries[ord];
      return toll === undefined || entry === undefined ? [] : [{ toll, entry }];
    }),
    total: Number(count),
  };
}
