import { openSqlite } from './sqlite/open.js';
import type { Store } from './store.js';

export { StoreError, type StoreErrorCode } from './error.js';
export * from './store.js';

/** Where the store lies. */
export interface StoreOptions {
  /** Path of a SQLite file; it and its folder are made where missing. `:memory:` keeps nothing. */
  readonly path: string;
  /** Default false. A store that is read only is neither made nor brought up to date. */
  readonly readonly?: boolean;
  /** Most bytes that the file may grow to; a write past it fails as on a full disk. Default: what the disk holds. */
  readonly maxBytes?: number;
}

/**
 * Opens a store and brings its tables up to date. Several processes may have it open at once.
 * @throws StoreError when it cannot be opened, is damaged, is something else, or of another version
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return openSqlite(options);
}
