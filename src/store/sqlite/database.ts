import { isSqliteError } from './errors.js';

/** A value that SQLite keeps; the driver gives no others. */
export type SqliteValue = string | number | bigint | null | Uint8Array;

/** The part of `node:sqlite` that the store uses. */
export interface SqliteStatement {
  all(...parameters: SqliteValue[]): unknown[];
  run(...parameters: SqliteValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  iterate(...parameters: SqliteValue[]): Iterable<unknown>;
}

export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteOptions {
  readonly readOnly: boolean;
  /** Milliseconds to wait for a lock before the call fails as busy. */
  readonly timeout: number;
}

/** `DatabaseSync` of `node:sqlite`, or of a package with the same interface. */
export type SqliteClass = new (path: string, options: Partial<SqliteOptions>) => SqliteDatabase;

let found: Promise<SqliteClass> | undefined;

/**
 * The runtime's own `node:sqlite` where it has one that can do what the store needs, else `@photostructure/sqlite`, which is the same interface
 * with a SQLite of its own. See docs/decisions/sqlite.md.
 */
export function findSqlite(): Promise<SqliteClass> {
  found ??= loadSqlite();
  return found;
}

async function loadSqlite(): Promise<SqliteClass> {
  // Types of Node 20 do not know the module; `getBuiltinModule` gives undefined where it does not exist.
  const builtin: unknown = process.getBuiltinModule?.('node:sqlite');
  const own = sqliteClassOf(builtin);
  if (own !== undefined && isCapable(own)) return own;
  const packaged = sqliteClassOf(await import('@photostructure/sqlite'));
  if (packaged === undefined) throw new TypeError('expected a class DatabaseSync in @photostructure/sqlite, found none');
  return packaged;
}

function sqliteClassOf(module: unknown): SqliteClass | undefined {
  if (typeof module !== 'object' || module === null || !('DatabaseSync' in module)) return undefined;
  return typeof module.DatabaseSync === 'function' ? (module.DatabaseSync as SqliteClass) : undefined;
}

/** Tries what the full-text index needs: FTS5 with deletable rows of a contentless table (SQLite 3.43). */
function isCapable(Sqlite: SqliteClass): boolean {
  const database = new Sqlite(':memory:', {});
  try {
    database.exec(`create virtual table probe using fts5(text, content = '', contentless_delete = 1)`);
    return true;
  } catch (error) {
    if (isSqliteError(error)) return false;
    throw error;
  } finally {
    database.close();
  }
}
