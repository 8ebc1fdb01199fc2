import type { Report } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import { markRevision, newRevisions, type RevisionMark } from '../revision.js';
import type { AddedReports, Page, ReportQuery } from '../store.js';
import { boundTime, reportTime } from '../time.js';
import { forgetDerived } from './derived.js';
import { portions, type StoreDialect } from './dialect.js';
import { insertRows } from './insert.js';
import type { Reader, RevisionTable, Trx } from './tables.js';

interface Incoming extends RevisionMark {
  readonly report: Report;
}

interface KnownReport {
  readonly seq: number;
  readonly revision: number;
  readonly indexed: boolean;
  readonly marks: RevisionMark[];
}

/** Stores what is new of the batch; see `Store.addReports`. */
export async function addReports(trx: Trx, dialect: StoreDialect, reports: readonly Report[]): Promise<AddedReports> {
  const incoming = new Map<string, Incoming[]>();
  for (const report of reports) {
    const mark = { ...markRevision(report), report };
    const same = incoming.get(report.id);
    if (same) same.push(mark);
    else incoming.set(report.id, [mark]);
  }
  const known = await readKnown(trx, dialect, [...incoming.keys()]);
  const fresh: Incoming[][] = [];
  const changed: { readonly from: KnownReport; readonly marks: Incoming[] }[] = [];
  for (const [id, marks] of incoming) {
    const from = known.get(id);
    const accepted = newRevisions(from?.marks ?? [], marks);
    if (accepted.length === 0) continue;
    if (from) changed.push({ from, marks: accepted });
    else fresh.push(accepted);
  }
  await insertFresh(trx, dialect, fresh);
  await insertChanged(trx, dialect, changed);
  const added = fresh.map((marks) => marks[0]!.report.id);
  const revised = [
    ...fresh.flatMap((marks) => marks.slice(1).map((mark) => mark.report.id)),
    ...changed.flatMap(({ marks }) => marks.map((mark) => mark.report.id)),
  ];
  return { added, revised: inOrder(revised, [...incoming.keys()]), unchanged: reports.length - added.length - revised.length };
}

/** A report's current revision, or the one asked for. */
export async function readReport(db: Reader, id: string, revision?: number): Promise<Report | undefined> {
  const row = await db
    .selectFrom('report')
    .innerJoin('revision', 'revision.report', 'report.seq')
    .select('revision.body')
    .where('report.id', '=', id)
    .$if(revision === undefined, (query) => query.whereRef('revision.revision', '=', 'report.revision'))
    .$if(revision !== undefined, (query) => query.where('revision.revision', '=', revision ?? 0))
    .executeTakeFirst();
  return row && parseReport(row.body);
}

/** All revisions of a report, oldest first. */
export async function readRevisions(db: Reader, id: string): Promise<Report[]> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('revision', 'revision.report', 'report.seq')
    .select('revision.body')
    .where('report.id', '=', id)
    .orderBy('revision.revision')
    .execute();
  return rows.map((row) => parseReport(row.body));
}

/** Current revisions, a page at a time. */
export async function listReports(db: Reader, dialect: StoreDialect, query: ReportQuery): Promise<Page<Report>> {
  const limit = pageLimit(query.limit, 100);
  const oldestFirst = query.order === 'oldest';
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  const { ids, source, lang, kind, after } = query;
  let rows = db
    .selectFrom('report')
    .innerJoin('revision', (join) => join.onRef('revision.report', '=', 'report.seq').onRef('revision.revision', '=', 'report.revision'))
    .select(['report.id', 'report.time', 'revision.body'])
    .orderBy('report.time', oldestFirst ? 'asc' : 'desc')
    .orderBy('report.id', oldestFirst ? 'asc' : 'desc')
    .limit(limit + 1);
  if (ids !== undefined) rows = rows.where(dialect.anyOf('report.id', ids));
  if (source !== undefined) rows = rows.where('report.source', '=', source);
  if (lang !== undefined) rows = rows.where('report.lang', '=', lang);
  if (kind !== undefined) rows = rows.where('report.kind', '=', kind);
  if (since !== undefined) rows = rows.where('report.time', '>=', since);
  if (until !== undefined) rows = rows.where('report.time', '<', until);
  if (!query.withWithdrawn) rows = rows.where('report.withdrawn', '=', 0);
  if (after !== undefined) {
    const [time, id] = decodeCursor('reports', 'string', after);
    rows = rows.where((is) =>
      is.and([
        is('report.time', oldestFirst ? '>=' : '<=', time),
        is.or([is('report.time', oldestFirst ? '>' : '<', time), is('report.id', oldestFirst ? '>' : '<', id)]),
      ]),
    );
  }
  const found = await rows.execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const page = { items: items.map((row) => parseReport(row.body)) };
  return found.length > limit && last ? { ...page, next: encodeCursor('reports', [last.time, last.id]) } : page;
}

/** Number of reports, withdrawn ones included. */
export async function countReports(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** See `Store.newestReport`. */
export async function newestReport(db: Reader, dialect: StoreDialect): Promise<string | undefined> {
  const page = await listReports(db, dialect, { limit: 1 });
  const newest = page.items[0] ?? (await listReports(db, dialect, { limit: 1, withWithdrawn: true })).items[0];
  if (newest === undefined) return undefined;
  return reportTime(newest) === reportTime({ ...newest, fetched: '' }) ? newest.published : newest.fetched;
}

/** See `Store.pendingReports`. One index range for each version that there is, so that what is done already costs nothing. */
export async function pendingReports(db: Reader, version: string, limit: number): Promise<Report[]> {
  const count = pageLimit(limit, limit);
  const pending: { id: string; time: number; seq: number; revision: number }[] = [];
  for (const other of [null, ...(await otherVersions(db, version))]) {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'time', 'seq', 'revision'])
      .where('derived_version', other === null ? 'is' : '=', other)
      .where('withdrawn', '=', 0)
      .orderBy('time')
      .orderBy('id')
      .limit(count)
      .execute();
    pending.push(...rows);
  }
  pending.sort((left, right) => left.time - right.time || (left.id < right.id ? -1 : 1));
  const reports: Report[] = [];
  for (const { seq, revision } of pending.slice(0, count)) {
    const row = await db
      .selectFrom('revision')
      .select('body')
      .where('report', '=', seq)
      .where('revision', '=', revision)
      .executeTakeFirstOrThrow();
    reports.push(parseReport(row.body));
  }
  return reports;
}

async function otherVersions(db: Reader, version: string): Promise<string[]> {
  const others: string[] = [];
  let last: string | undefined;
  for (;;) {
    let next = db.selectFrom('report').select('derived_version').where('derived_version', 'is not', null).where('withdrawn', '=', 0);
    if (last !== undefined) next = next.where('derived_version', '>', last);
    const row = await next.orderBy('derived_version').limit(1).executeTakeFirst();
    if (!row || row.derived_version === null) return others;
    last = row.derived_version;
    if (last !== version) others.push(last);
  }
}

async function readKnown(trx: Trx, dialect: StoreDialect, ids: readonly string[]): Promise<Map<string, KnownReport>> {
  const rows = await trx
    .selectFrom('report')
    .innerJoin('revision', 'revision.report', 'report.seq')
    .select(['report.id', 'report.seq', 'report.revision', 'report.withdrawn', 'revision.content', 'revision.fetched', 'revision.updated'])
    .where(dialect.anyOf('report.id', ids))
    .orderBy('report.seq')
    .orderBy('revision.revision')
    .execute();
  const known = new Map<string, KnownReport>();
  for (const { id, seq, revision, withdrawn, ...mark } of rows) {
    const same = known.get(id);
    if (same) same.marks.push(mark);
    else known.set(id, { seq, revision, indexed: withdrawn === 0, marks: [mark] });
  }
  return known;
}

async function insertFresh(trx: Trx, dialect: StoreDialect, fresh: readonly Incoming[][]): Promise<void> {
  for (const portion of portions(fresh)) {
    const rows = portion.map((marks) => ({ id: marks[0]!.report.id, ...reportColumns(marks), revision: marks.length }));
    const stored = await trx.insertInto('report').values(rows).returning(['id', 'seq']).execute();
    const seqOf = new Map(stored.map((row) => [row.id, row.seq]));
    const entries = portion.map((marks) => ({ seq: seqOf.get(marks[0]!.report.id)!, first: 1, marks }));
    await insertRevisions(trx, dialect, entries, []);
  }
}

async function insertChanged(
  trx: Trx,
  dialect: StoreDialect,
  changed: readonly { readonly from: KnownReport; readonly marks: Incoming[] }[],
): Promise<void> {
  for (const portion of portions(changed)) {
    for (const { from, marks } of portion) {
      const columns = { ...reportColumns(marks), revision: from.revision + marks.length };
      await trx.updateTable('report').set(columns).where('seq', '=', from.seq).execute();
    }
    await forgetDerived(
      trx,
      dialect,
      portion.map(({ from }) => from.seq),
    );
    const entries = portion.map(({ from, marks }) => ({ seq: from.seq, first: from.revision + 1, marks }));
    await insertRevisions(
      trx,
      dialect,
      entries,
      portion.flatMap(({ from }) => (from.indexed ? [from.seq] : [])),
    );
  }
}

function reportColumns(marks: readonly Incoming[]) {
  const { report } = marks.at(-1)!;
  const { source, kind, lang } = report;
  return { source, kind, lang, time: reportTime(report), withdrawn: report.withdrawn === true ? 1 : 0, derived_version: null };
}

/** Stores the texts and indexes the last one of each report, unless it is withdrawn. */
async function insertRevisions(
  trx: Trx,
  dialect: StoreDialect,
  entries: readonly { readonly seq: number; readonly first: number; readonly marks: readonly Incoming[] }[],
  replaced: readonly number[],
): Promise<void> {
  const rows = entries.flatMap(({ seq, first, marks }) =>
    marks.map(({ report, content, fetched, updated }, index): RevisionTable => {
      const revision = first + index;
      return { report: seq, revision, content, fetched, updated, body: JSON.stringify({ ...report, revision }) };
    }),
  );
  await insertRows(trx, 'revision', rows);
  const texts = entries.flatMap(({ seq, marks }) => {
    const { title, text, withdrawn } = marks.at(-1)!.report;
    return withdrawn === true ? [] : [{ report: seq, title: title ?? '', text }];
  });
  await dialect.texts.put(trx, texts, replaced);
}

/** Sorts ids as they stand in the batch. */
function inOrder(ids: readonly string[], order: readonly string[]): string[] {
  const place = new Map(order.map((id, index) => [id, index]));
  return [...ids].sort((left, right) => place.get(left)! - place.get(right)!);
}

function parseReport(body: string): Report {
  return JSON.parse(body) as Report;
}
