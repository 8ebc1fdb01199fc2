import type { Finding } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import { queryKeys } from '../finding-names.js';
import type { FindingQuery, Page } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect } from './dialect.js';
import type { Reader } from './tables.js';

/** Findings of current, not withdrawn reports, a page at a time; see `Store.findings`. */
export async function listFindings(db: Reader, dialect: StoreDialect, query: FindingQuery): Promise<Page<Finding>> {
  const limit = pageLimit(query.limit, 100);
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  let rows = db
    .selectFrom('finding')
    .select(['finding.id', 'finding.time', 'finding.body'])
    .orderBy('finding.time', 'desc')
    .orderBy('finding.id')
    .limit(limit + 1);
  const { ids, report, kind, type, certainty, lang, after } = query;
  if (ids !== undefined) rows = rows.where(dialect.anyOf('finding.id', ids));
  if (report !== undefined) {
    rows = rows.where('finding.report', '=', (is) => is.selectFrom('report').select('report.seq').where('report.id', '=', report));
  }
  if (kind !== undefined) rows = rows.where('finding.kind', '=', kind);
  if (type !== undefined) rows = rows.where('finding.type', '=', type);
  if (certainty !== undefined) rows = rows.where('finding.certainty', '=', certainty);
  if (query.standsAt !== undefined) rows = rows.where('finding.place', '=', query.standsAt).where('finding.kind', '=', 'event');
  if (lang !== undefined) rows = rows.where('finding.lang', '=', lang);
  if (since !== undefined) rows = rows.where('finding.time', '>=', since);
  if (until !== undefined) rows = rows.where('finding.time', '<', until);
  for (const role of ['actor', 'place'] as const) {
    const entity = query[role];
    if (entity === undefined) continue;
    rows = rows.where('finding.seq', 'in', (is) =>
      is.selectFrom('finding_name').select('finding_name.finding').where('role', '=', role).where('name', 'in', queryKeys(entity)),
    );
  }
  if (after !== undefined) {
    const [time, id] = decodeCursor('findings', 'string', after);
    rows = rows.where((is) => is.and([is('finding.time', '<=', time), is.or([is('finding.time', '<', time), is('finding.id', '>', id)])]));
  }
  const found = await rows.execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const page = { items: items.map((row) => JSON.parse(row.body) as Finding) };
  return found.length > limit && last ? { ...page, next: encodeCursor('findings', [last.time, last.id]) } : page;
}
