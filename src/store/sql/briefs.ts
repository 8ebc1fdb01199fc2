import { pageLimit } from '../cursor.js';
import type { IssuedBrief } from '../store.js';
import { toMilliseconds } from '../time.js';
import type { StoreDialect } from './dialect.js';
import { insertRows } from './insert.js';
import type { Reader, Trx } from './tables.js';

type Stale = IssuedBrief['stale'][number];

/**
 * Stores a brief with the revisions that it cites; one with the same id is replaced. A citation without revision stands for the revision that
 * is current when the brief is first stored.
 */
export async function putBrief(trx: Trx, dialect: StoreDialect, issued: IssuedBrief): Promise<void> {
  const { id, lang } = issued;
  const cited = await citedRevisions(trx, dialect, issued);
  await trx.deleteFrom('brief_citation').where('brief', '=', id).execute();
  await trx.deleteFrom('brief').where('id', '=', id).execute();
  const body = JSON.stringify({ ...issued });
  await trx
    .insertInto('brief')
    .values({ id, issued: issued.issued, issued_ms: toMilliseconds(issued.issued) ?? 0, lang, body })
    .execute();
  const rows = [...cited].map(([report, revision]) => ({ brief: id, report, revision }));
  await insertRows(trx, 'brief_citation', rows);
}

/** One brief, with what has become stale of it. */
export async function readBrief(db: Reader, id: string): Promise<IssuedBrief | undefined> {
  const row = await db.selectFrom('brief').select(['id', 'body']).where('id', '=', id).executeTakeFirst();
  return row && withStale(db, row.id, row.body);
}

/** The briefs issued last, newest first. */
export async function listBriefs(db: Reader, limit: number): Promise<IssuedBrief[]> {
  const rows = await db
    .selectFrom('brief')
    .select(['id', 'body'])
    .orderBy('issued_ms', 'desc')
    .orderBy('id')
    .limit(pageLimit(limit, limit))
    .execute();
  const briefs: IssuedBrief[] = [];
  for (const row of rows) briefs.push(await withStale(db, row.id, row.body));
  return briefs;
}

/** The oldest revision that the brief cites of each report; null where the store does not know the report. */
async function citedRevisions(trx: Trx, dialect: StoreDialect, issued: IssuedBrief): Promise<Map<string, number | null>> {
  const citations = issued.brief.sections.flatMap((section) => section.sentences.flatMap((sentence) => sentence.citations));
  const ids = [...new Set(citations.map((citation) => citation.report))];
  const current = await trx.selectFrom('report').select(['id', 'revision']).where(dialect.anyOf('id', ids)).execute();
  const before = await trx.selectFrom('brief_citation').select(['report', 'revision']).where('brief', '=', issued.id).execute();
  const standing = new Map<string, number | null>(current.map((row) => [row.id, row.revision]));
  for (const row of before) if (row.revision !== null) standing.set(row.report, row.revision);
  const cited = new Map<string, number | null>();
  for (const { report, revision = standing.get(report) ?? null } of citations) {
    const other = cited.get(report);
    if (other === undefined || other === null || (revision !== null && revision < other)) cited.set(report, revision);
  }
  return cited;
}

/** Joins what was stale when the brief was stored with the cited reports that have a newer revision now. Ordered by report. */
async function withStale(db: Reader, id: string, body: string): Promise<IssuedBrief> {
  const issued = JSON.parse(body) as IssuedBrief;
  const rows = await db
    .selectFrom('brief_citation')
    .innerJoin('report', 'report.id', 'brief_citation.report')
    .select(['report.id', 'report.withdrawn'])
    .where('brief_citation.brief', '=', id)
    .whereRef('report.revision', '>', 'brief_citation.revision')
    .execute();
  const stale = new Map<string, Stale>(issued.stale.map((one) => [one.report, one]));
  for (const row of rows) stale.set(row.id, { report: row.id, why: row.withdrawn === 1 ? 'withdrawn' : 'revised' });
  return { ...issued, stale: [...stale.values()].sort((left, right) => (left.report < right.report ? -1 : 1)) };
}
