import { sql } from 'kysely';
import type { FindingTime, PlaceTally, ReportTally, TallyQuery, TimeTally } from '../store.js';
import { boundTime } from '../time.js';
import type { Reader } from './tables.js';

/** Kinds of findings in the order in which they are counted. */
const KINDS = ['statement', 'event', 'transfer', 'figure', 'tally'] as const;

/** See `Store.findingTimes`. Answered from an index alone. */
export async function findingTimes(
  db: Reader,
  query: { readonly since?: string; readonly until?: string },
): Promise<FindingTime | undefined> {
  const since = boundTime('since', query.since) ?? Number.MIN_SAFE_INTEGER;
  const until = boundTime('until', query.until) ?? Number.MAX_SAFE_INTEGER;
  const end = (order: 'asc' | 'desc') =>
    db
      .selectFrom('finding')
      .select('time')
      .where('time', '>=', since)
      .where('time', '<', until)
      .orderBy('time', order)
      .limit(1)
      .executeTakeFirst();
  const first = await end('asc');
  const last = await end('desc');
  return first === undefined || last === undefined ? undefined : { first: first.time, last: last.time };
}

/** See `Store.tallyByTime`. Each bin is a range of an index: rows grouped by a computed bin would be sorted first, which takes five times as long. */
export async function tallyByTime(db: Reader, { since, until, bins }: TallyQuery): Promise<TimeTally[]> {
  const startOf = (bin: number) => since + Math.ceil((bin * (until - since)) / bins);
  const ranges = sql.join(Array.from({ length: bins }, (_, bin) => sql`(${sql.lit(bin)}, ${startOf(bin)}, ${startOf(bin + 1)})`));
  const { rows } =
    await sql<TimeTally>`with span (bin, first, until) as (values ${ranges}), kinds (kind) as (values ${sql.join(KINDS.map((kind) => sql`(${kind})`))})
    select kinds.kind, span.bin,
      (select count(*) from finding where finding.kind = kinds.kind and finding.time >= span.first and finding.time < span.until) as count
    from kinds cross join span order by kinds.kind, span.bin`.execute(db);
  return rows.filter(({ count }) => Number(count) > 0).map(({ kind, bin, count }) => ({ kind, bin: Number(bin), count: Number(count) }));
}

/** See `Store.tallyByPlace`. */
export async function tallyByPlace(
  db: Reader,
  query: { readonly since?: string; readonly until?: string; readonly type?: string },
): Promise<PlaceTally[]> {
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  let rows = db
    .selectFrom('finding')
    .select(['place', sql<number>`count(*)`.as('count')])
    .where('kind', '=', 'event')
    .groupBy('place')
    .orderBy('place');
  if (since !== undefined) rows = rows.where('time', '>=', since);
  if (until !== undefined) rows = rows.where('time', '<', until);
  if (query.type !== undefined) rows = rows.where('type', '=', query.type);
  const found = await rows.execute();
  return found.map(({ place, count }) => ({ ...(place === null ? {} : { place }), count: Number(count) }));
}

/** See `Store.tallyReports`. */
export async function tallyReports(db: Reader, query: { readonly since: string }): Promise<ReportTally> {
  const since = boundTime('since', query.since) ?? 0;
  const row = await db
    .selectFrom('report')
    .select([
      sql<number>`count(*)`.as('reports'),
      sql<number>`coalesce(sum(case when revision > 1 and withdrawn = 0 then 1 else 0 end), 0)`.as('revised'),
      sql<number>`coalesce(sum(withdrawn), 0)`.as('withdrawn'),
    ])
    .where('time', '>=', since)
    .executeTakeFirstOrThrow();
  return { reports: Number(row.reports), revised: Number(row.revised), withdrawn: Number(row.withdrawn) };
}
