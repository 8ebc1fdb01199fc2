import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { SqliteDatabase, SqliteStatement, SqliteValue } from './database.js';
import { explainSqlite, isBusy } from './errors.js';

/** How long a write waits for the writes of other processes. */
const BUSY_LIMIT_MS = 60_000;
/** Between two attempts; the wait leaves the event loop free, so that another store of this very process can finish. */
const BUSY_PAUSE_MS = 5;
const MAX_STATEMENTS = 200;

/**
 * Kysely's driver over one `DatabaseSync`. Calls are synchronous; transactions of one store follow one another, those of several stores and
 * processes wait for each other. Writing transactions take SQLite's write lock at their beginning, since one that began by reading cannot
 * wait for it later.
 */
export class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #close: () => void;
  #queue: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(database: SqliteDatabase, path: string) {
    this.#connection = new SqliteConnection(database, path);
    this.#close = () => database.close();
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#queue;
    let release = () => {};
    this.#queue = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await this.#connection.exec(settings.accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.exec('commit');
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }

  async destroy(): Promise<void> {
    this.#connection.forget();
    this.#close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: SqliteDatabase;
  readonly #path: string;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: SqliteDatabase, path: string) {
    this.#database = database;
    this.#path = path;
  }

  exec(sql: string): Promise<void> {
    return this.#patiently(() => this.#database.exec(sql));
  }

  /** Undoes the transaction. SQLite has undone it already after some errors, a full disk among them. */
  rollback(): void {
    try {
      this.#database.exec('rollback');
    } catch (error) {
      if (!(error instanceof Error && /no transaction is active/.test(error.message))) throw error;
    }
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(toSqlite);
    const writes =
      (query.kind === 'InsertQueryNode' || query.kind === 'UpdateQueryNode' || query.kind === 'DeleteQueryNode') && !query.returning;
    return this.#patiently(() => {
      const statement = this.#prepare(sql);
      if (!writes) return { rows: statement.all(...values) as Row[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    });
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<Row>> {
    for (const row of this.#database.prepare(sql).iterate(...parameters.map(toSqlite))) yield { rows: [row as Row] };
  }

  /** Lets go of the statements, so that the database can close. */
  forget(): void {
    this.#statements.clear();
  }

  #prepare(sql: string): SqliteStatement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      if (this.#statements.size >= MAX_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value ?? '');
    } else {
      this.#statements.delete(sql);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Tries again while the store is locked by others. */
  async #patiently<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + BUSY_LIMIT_MS;
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw explainSqlite(error, this.#path);
      }
      await sleep(BUSY_PAUSE_MS * (1 + Math.random()));
    }
  }
}

const NOT_TEXT = /[\0\ud800-\udfff]/u;
const ALL_NOT_TEXT = new RegExp(NOT_TEXT, 'gu');

/**
 * A parameter as both SQLite packages keep it. Text columns hold keys only (whole records are JSON, which escapes everything): NUL, where one
 * package ends the text, and lone surrogates, which UTF-8 cannot hold, become U+FFFD alike in what is stored and what is asked.
 */
function toSqlite(value: unknown): SqliteValue {
  switch (typeof value) {
    case 'string':
      return NOT_TEXT.test(value) ? value.replace(ALL_NOT_TEXT, '\ufffd') : value;
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value === null || value === undefined) return null;
      throw new TypeError(`expected a text, a number or null as parameter, found ${typeof value}`);
  }
}
