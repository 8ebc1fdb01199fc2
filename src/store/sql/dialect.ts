import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { Problem } from '../../model/index.js';
import type { ParsedSearch } from '../search-query.js';
import type { Database, Reader, Trx } from './tables.js';

/** The words of one report's current revision, as the full-text index takes them. */
export interface IndexedText {
  /** `report.seq`. */
  readonly report: number;
  readonly title: string;
  readonly text: string;
}

/** Which matches; `top` leaves out reports that came in after the first page was made. */
export interface TextFilter {
  readonly lang: string | undefined;
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly top: number | undefined;
  /** What else must hold of a report, by its `seq`. */
  readonly also: ((report: RawBuilder<unknown>) => RawBuilder<SqlBool>) | undefined;
}

export interface TextMatch {
  /** `report.seq`. */
  readonly report: number;
  /** The higher, the better. */
  readonly score: number;
}

/** Full-text search of one dialect. Texts are folded by `fold.ts` before they get to the database. */
export interface TextIndex {
  /** Adds texts. A report that has one already must be in `replaced`. */
  put(trx: Trx, texts: readonly IndexedText[], replaced: readonly number[]): Promise<void>;
  find(db: Reader, search: ParsedSearch, filter: TextFilter, limit: number, offset: number): Promise<readonly TextMatch[]>;
}

/** What the two dialects do differently. */
export interface StoreDialect {
  readonly texts: TextIndex;
  /** True where the column's value is one of the list; the list may be longer than the number of parameters that a statement can have. */
  anyOf(column: Expression<unknown> | string, values: readonly string[] | readonly number[]): RawBuilder<SqlBool>;
  /** Runs reads on one state of the store. */
  read<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs writes as one transaction. */
  write<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T>;
  /** See `Store.changes`. */
  changes(db: Database): Promise<string>;
  /** Damage that the database itself finds. */
  check(db: Database): Promise<readonly Problem[]>;
  /** Where the store lies, for messages. */
  readonly where: string;
}

/** Rows in portions that fit into one statement. 500 rows of 10 columns stay far below the limits of both databases. */
export function portions<T>(rows: readonly T[], size = 500): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size));
  return parts;
}
