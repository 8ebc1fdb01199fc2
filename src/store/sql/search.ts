import type { RawBuilder } from 'kysely';
import type { Report } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import { type ParsedSearch, parseSearch } from '../search-query.js';
import { makeSnippet } from '../snippet.js';
import type { SearchHit, SearchQuery, Store } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect, TextMatch } from './dialect.js';
import { hasFinding } from './findings.js';
import type { Reader } from './tables.js';

/**
 * See `Store.search`. A cursor holds how many hits were shown and the newest report that the first page could know: what comes in later is on
 * no later page, and shifts none.
 */
export async function searchReports(db: Reader, dialect: StoreDialect, query: SearchQuery): ReturnType<Store['search']> {
  const limit = pageLimit(query.limit, 20);
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  const parsed = parseSearch(query.text);
  if ('problem' in parsed) return { items: [], problems: [parsed.problem] };
  const position = query.after === undefined ? undefined : decodeCursor('search', 'number', query.after);
  const offset = position?.[0] ?? 0;
  const { lang, finding } = query;
  const also = finding === undefined ? undefined : (report: RawBuilder<unknown>) => hasFinding(report, finding);
  const filter = { lang, since, until, top: position?.[1], also };
  const matches = await dialect.texts.find(db, parsed.search, filter, limit + 1, offset);
  const items = await readHits(db, dialect, matches.slice(0, limit), parsed.search);
  if (matches.length <= limit) return { items, problems: [] };
  const top = position?.[1] ?? (await newestSeq(db));
  return { items, next: encodeCursor('search', [offset + limit, top]), problems: [] };
}

/** Reads the reports of one page of hits. */
async function readHits(db: Reader, dialect: StoreDialect, matches: readonly TextMatch[], search: ParsedSearch): Promise<SearchHit[]> {
  const seqs = matches.map((match) => match.report);
  const rows = await db
    .selectFrom('report')
    .innerJoin('revision', (join) => join.onRef('revision.report', '=', 'report.seq').onRef('revision.revision', '=', 'report.revision'))
    .select(['report.seq', 'revision.body'])
    .where(dialect.anyOf('report.seq', seqs))
    .execute();
  const bodies = new Map(rows.map((row) => [row.seq, row.body]));
  return matches.map(({ report: seq, score }) => {
    const { id, title, source, published, text } = JSON.parse(bodies.get(seq)!) as Report;
    return {
      report: id,
      source,
      ...(title === undefined ? {} : { title }),
      ...(published === undefined ? {} : { published }),
      ...makeSnippet(text, search),
      score,
    };
  });
}

async function newestSeq(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select((is) => is.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
