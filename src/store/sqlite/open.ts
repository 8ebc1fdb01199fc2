import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { StoreError } from '../error.js';
import { sqlStore } from '../sql/store.js';
import type { Database } from '../sql/tables.js';
import type { Store } from '../store.js';
import { findSqlite, type SqliteClass, type SqliteDatabase } from './database.js';
import { openKysely, sqliteDialect } from './dialect.js';
import { explainSqlite } from './errors.js';
import { migrate } from './migrations.js';

const MEMORY = ':memory:';
/** SQLite's own wait blocks the whole thread, so it is short; the driver waits longer, without blocking. */
const LOCK_WAIT_MS = 50;

/** What `openStore` takes, as far as SQLite goes. */
export interface SqliteStoreOptions {
  readonly path: string;
  readonly readonly?: boolean;
  readonly maxBytes?: number;
}

/**
 * Opens a store in a SQLite file; the file and its folder are made where missing, unless it is opened for reading only.
 * @param options `path` of the file, or `:memory:`
 * @param sqlite the implementation to use; default the one that `findSqlite` chooses
 * @throws StoreError when it cannot be opened, is something else, or of another version
 */
export async function openSqlite({ path, readonly = false, maxBytes }: SqliteStoreOptions, sqlite?: SqliteClass): Promise<Store> {
  const database = openFile(sqlite ?? (await findSqlite()), path, readonly);
  const db = openKysely(database, path);
  try {
    await setUp(db, readonly);
    await migrate(db, path, readonly);
    if (maxBytes !== undefined) await limitSize(db, maxBytes);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const store = sqlStore(db, sqliteDialect(path, readonly));
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= readonly || path === MEMORY ? db.destroy() : closeTidily(db);
    return closed;
  };
  return { ...store, close };
}

function openFile(Sqlite: SqliteClass, path: string, readonly: boolean): SqliteDatabase {
  if (path !== MEMORY) prepareFolder(path, readonly);
  const location = readonly && isImmutable(path) ? `${pathToFileURL(path).href}?immutable=1` : path;
  try {
    return new Sqlite(location, { readOnly: readonly, timeout: LOCK_WAIT_MS });
  } catch (error) {
    throw explainSqlite(error, path);
  }
}

function prepareFolder(path: string, readonly: boolean): void {
  if (readonly) {
    if (!existsSync(path)) throw new StoreError('unreachable', `expected a store to read, found no file (${path})`);
    return;
  }
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM' ? 'readonly' : 'unreachable';
    throw new StoreError(code, `expected a file in a folder that may be written, found ${error.message} (${path})`, { cause: error });
  }
  if (existsSync(path) && !statSync(path).isFile())
    throw new StoreError('not-a-store', `expected a store of Lagebild, found a folder (${path})`);
}

/** True where nobody can be writing: the folder is read-only for us, and no unfinished log lies beside the file. */
function isImmutable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch {
    return !existsSync(`${path}-wal`) || statSync(`${path}-wal`).size === 0;
  }
}

/**
 * WAL, so that readers and one writer do not wait for each other; every commit is flushed to the disk (`synchronous = full`), so that what was
 * acknowledged survives loss of power as well: see docs/decisions/sqlite.md.
 */
async function setUp(db: Database, readonly: boolean): Promise<void> {
  if (!readonly) {
    await sql`pragma journal_mode = wal`.execute(db);
    await sql`pragma synchronous = full`.execute(db);
    await sql`pragma wal_autocheckpoint = 4000`.execute(db);
    await sql`pragma journal_size_limit = 67108864`.execute(db);
  }
  await sql`pragma foreign_keys = on`.execute(db);
  await sql`pragma cache_size = -32768`.execute(db);
  // Pages are read where the system keeps them, not copied: with 80,000 reports a story took 5.4 ms in place of 6.4.
  await sql`pragma mmap_size = 1073741824`.execute(db);
}

async function limitSize(db: Database, maxBytes: number): Promise<void> {
  const { rows } = await sql<{ page_size: number }>`pragma page_size`.execute(db);
  const pages = Math.max(1, Math.floor(maxBytes / (rows[0]?.page_size ?? 4096)));
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db);
}

/** Brings the log into the file before closing. Where others still read, the next one to close does it. */
async function closeTidily(db: Database): Promise<void> {
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  } finally {
    await db.destroy();
  }
}
