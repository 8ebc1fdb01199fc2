import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Expression,
  Kysely,
  type QueryCompiler,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Problem } from '../../model/index.js';
import type { StoreDialect } from '../sql/dialect.js';
import type { Database, Tables } from '../sql/tables.js';
import type { SqliteDatabase } from './database.js';
import { SqliteDriver } from './driver.js';
import { checkTextIndex, sqliteTexts } from './texts.js';

/** Kysely over an open database. */
export function openKysely(database: SqliteDatabase, path: string): Database {
  const dialect: Dialect = {
    createDriver: (): Driver => new SqliteDriver(database, path),
    createQueryCompiler: (): QueryCompiler => new SqliteQueryCompiler(),
    createAdapter: (): DialectAdapter => new TransactionalAdapter(),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new SqliteIntrospector(db),
  };
  return new Kysely<Tables>({ dialect });
}

/** SQLite can undo changes of tables; a migration is all or nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What SQLite does in its own way. */
export function sqliteDialect(path: string, readonly: boolean): StoreDialect {
  return {
    where: path,
    texts: sqliteTexts,
    anyOf: (column, values) => {
      const reference: Expression<unknown> = typeof column === 'string' ? sql.ref(column) : column;
      return sql<SqlBool>`${reference} in (select value from json_each(${JSON.stringify(values)}))`;
    },
    read: (db, work) => db.transaction().setAccessMode('read only').execute(work),
    write: (db, work) => db.transaction().setAccessMode('read write').execute(work),
    changes: async (db) => {
      // `data_version` counts what other connections wrote, `total_changes` what this one did.
      const others = await sql<{ data_version: number }>`pragma data_version`.execute(db);
      const own = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
      return `${others.rows[0]?.data_version}.${own.rows[0]?.changes}`;
    },
    check: (db) => checkSqlite(db, path, readonly),
  };
}

async function checkSqlite(db: Database, path: string, readonly: boolean): Promise<Problem[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check(5)`.execute(db);
  const messages = integrity.rows.map((row) => row.integrity_check).filter((message) => message !== 'ok');
  const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  for (const { table, parent } of keys.rows.slice(0, 5)) messages.push(`a row of ${table} without its row of ${parent}`);
  messages.push(...(await checkTextIndex(db, readonly)));
  return messages.map((message) => ({ kind: 'malformed', message: `expected a sound SQLite database, found: ${message}`, where: path }));
}
