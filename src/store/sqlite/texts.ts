import { type RawBuilder, sql } from 'kysely';
import { StoreError } from '../error.js';
import { foldText } from '../fold.js';
import type { ParsedSearch, SearchGroup, SearchTerm } from '../search-query.js';
import type { IndexedText, TextFilter, TextIndex } from '../sql/dialect.js';
import { portions } from '../sql/dialect.js';
import type { Database } from '../sql/tables.js';
import { isSqliteError } from './errors.js';

/** A word in the title weighs as much as this many in the text; a usual value, not tuned. */
const TITLE_WEIGHT = 4;

/**
 * Of more matches only those that came in last are ranked. A word that is in 99,000 of 100,000 reports then takes 35 ms in place of 124 ms;
 * nobody reads past them.
 */
const RANKED = 10_000;
/** The same where each match is also looked up among the findings, which costs some microseconds. */
const RANKED_WITH_FINDINGS = 2_000;

/**
 * FTS5 over folded words. The table keeps no text (the revisions do): words are parted by single spaces, and its `ascii` tokenizer
 * takes every other character as part of a word. Withdrawn reports have no row.
 */
export const sqliteTexts: TextIndex = {
  async put(trx, texts, replaced) {
    if (replaced.length > 0) {
      await sql`delete from report_text where rowid in (select value from json_each(${JSON.stringify(replaced)}))`.execute(trx);
    }
    for (const portion of portions(texts)) {
      const rows = portion.map(({ report, title, text }: IndexedText) => sql`(${report}, ${foldText(title)}, ${foldText(text)})`);
      await sql`insert into report_text (rowid, title, text) values ${sql.join(rows)}`.execute(trx);
    }
  },

  async find(db, search, filter, limit, offset) {
    const conditions = [sql`report_text match ${matchExpression(search)}`, ...filterConditions(filter)];
    const narrowed = filter.lang !== undefined || filter.since !== undefined || filter.until !== undefined;
    const found = await sql<{ report: number; rank: number }>`
      select * from (
        select report_text.rowid as report, bm25(report_text, ${sql.lit(TITLE_WEIGHT)}, 1) as rank
        from report_text ${narrowed ? sql`join report on report.seq = report_text.rowid` : sql``}
        where ${sql.join(conditions, sql` and `)}
        order by report_text.rowid desc
        limit ${sql.lit(filter.also === undefined ? RANKED : RANKED_WITH_FINDINGS)}
      )
      order by rank, report desc
      limit ${limit} offset ${offset}`.execute(db);
    return found.rows.map(({ report, rank }) => ({ report, score: -rank }));
  },
};

/** Damage of the index itself, and rows that it has too many or too few. */
export async function checkTextIndex(db: Database, readonly: boolean): Promise<string[]> {
  const messages: string[] = [];
  if (!readonly) {
    try {
      await sql`insert into report_text (report_text) values ('integrity-check')`.execute(db);
    } catch (error) {
      const damaged = isSqliteError(error) || (error instanceof StoreError && error.code === 'damaged');
      if (!damaged) throw error;
      messages.push(`a damaged full-text index (${error.message})`);
    }
  }
  const { rows } = await sql<{ id: string }>`
    select report.id from report left join report_text on report_text.rowid = report.seq
    where (report.withdrawn = 0) <> (report_text.rowid is not null)
    union all select 'row ' || rowid from report_text where rowid not in (select seq from report)
    limit 5`.execute(db);
  if (rows.length > 0) messages.push(`a full-text index that does not fit the reports: ${rows.map((row) => row.id).join(', ')}`);
  return messages;
}

function filterConditions({ lang, since, until, top, also }: TextFilter): RawBuilder<unknown>[] {
  return [
    ...(lang === undefined ? [] : [sql`report.lang = ${lang}`]),
    ...(since === undefined ? [] : [sql`report.time >= ${since}`]),
    ...(until === undefined ? [] : [sql`report.time < ${until}`]),
    ...(top === undefined ? [] : [sql`report_text.rowid <= ${top}`]),
    // With the plus it is checked of each match: without it the whole index is searched once for each report of a list.
    ...(also === undefined ? [] : [also(sql`+report_text.rowid`)]),
  ];
}

/** The query in FTS5's own language. Words are letters and digits only, so nothing in them can end a quoted string. */
function matchExpression(search: ParsedSearch): string {
  return search.groups.map((group) => `(${groupExpression(group)})`).join(' OR ');
}

function groupExpression({ must, not }: SearchGroup): string {
  const wanted = must.map(termExpression).join(' AND ');
  return not.length === 0 ? wanted : `(${wanted}) NOT (${not.map(termExpression).join(' OR ')})`;
}

function termExpression({ words, prefix }: SearchTerm): string {
  return `"${words.join(' ')}"${prefix ? '*' : ''}`;
}
