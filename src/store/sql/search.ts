import type { Report } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import { parseSearch } from '../search-query.js';
import { makeSnippet } from '../snippet.js';
import type { SearchHit, SearchQuery, Store } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect, TextMatch } from './dialect.js';
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
  const filter = { lang: query.lang, since, until, top: position?.[1] };
  const matches = await dialect.texts.find(db, parsed.search, filter, limit + 1, offset);
  const items: SearchHit[] = [];
  for (const match of matches.slice(0, limit)) items.push(await readHit(db, match, (text) => makeSnippet(text, parsed.search)));
  if (matches.length <= limit) return { items, problems: [] };
  const top = position?.[1] ?? (await newestSeq(db));
  return { items, next: encodeCursor('search', [offset + limit, top]), problems: [] };
}

async function readHit(db: Reader, { report: seq, score }: TextMatch, snippetOf: (text: string) => ReturnType<typeof makeSnippet>) {
  const row = await db
    .selectFrom('report')
    .innerJoin('revision', (join) => join.onRef('revision.report', '=', 'report.seq').onRef('revision.revision', '=', 'report.revision'))
    .select('revision.body')
    .where('report.seq', '=', seq)
    .executeTakeFirstOrThrow();
  const { id, title, source, published, text } = JSON.parse(row.body) as Report;
  return {
    report: id,
    source,
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...snippetOf(text),
    score,
  };
}

async function newestSeq(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select((is) => is.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
