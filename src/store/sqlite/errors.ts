import { StoreError, type StoreErrorCode } from '../error.js';

/**
 * Primary result codes of SQLite (https://sqlite.org/rescode.html) that tell of the store's surroundings, not of our bugs. `text` is what SQLite
 * says itself: @photostructure/sqlite 1.2 leaves the number away where a statement that gives rows fails.
 */
const CODES: readonly { readonly number: number; readonly text: string; readonly code: StoreErrorCode; readonly message: string }[] = [
  {
    number: 5,
    text: 'database is locked',
    code: 'busy',
    message: 'expected to write within the time limit, found the store locked by another process',
  },
  {
    number: 8,
    text: 'attempt to write a readonly database',
    code: 'readonly',
    message: 'expected a store that may be written, found it read-only',
  },
  {
    number: 10,
    text: 'disk I/O error',
    code: 'unreachable',
    message: 'expected to read and write the store, found an input/output error',
  },
  { number: 11, text: 'database disk image is malformed', code: 'damaged', message: 'expected a sound store, found a damaged file' },
  {
    number: 13,
    text: 'database or disk is full',
    code: 'full',
    message: 'expected space to write, found the disk (or the limit of the store) full; nothing of this was stored',
  },
  {
    number: 14,
    text: 'unable to open database file',
    code: 'unreachable',
    message: 'expected a store that can be opened, found a path that does not exist or may not be used',
  },
  {
    number: 26,
    text: 'file is not a database',
    code: 'not-a-store',
    message: 'expected a store of Lagebild, found a file that is no SQLite database',
  },
];

const BUSY = 5;
/** Extended codes carry more in their upper bits. */
const PRIMARY = 0xff;

/** True for an error that SQLite reports, whatever it is about. */
export function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

/** SQLite's primary result code of an error; undefined where it is none of SQLite's, or one that only a bug can cause. */
function sqliteCode(error: unknown): number | undefined {
  if (!isSqliteError(error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & PRIMARY;
  return CODES.find(({ text }) => error.message.includes(text))?.number;
}

/** True where another connection holds the lock that this one needs: the same call can succeed later. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}

/** The error that callers see: a `StoreError` where the surroundings are to blame, else the error itself. */
export function explainSqlite(error: unknown, path: string): unknown {
  const number = sqliteCode(error);
  const known = CODES.find((row) => row.number === number);
  if (!known || !(error instanceof Error)) return error;
  return new StoreError(known.code, `${known.message} (${path}: ${error.message})`, { cause: error });
}
