import { StoreError } from './error.js';

/**
 * A cursor names the last item of a page, not a count: what is inserted before it shifts nothing.
 * @param kind the list that it belongs to
 */
export function encodeCursor(kind: string, position: readonly [number, string | number]): string {
  return Buffer.from(JSON.stringify([kind, ...position]), 'utf8').toString('base64url');
}

/** @throws StoreError `bad-query` where it is no cursor of this list */
export function decodeCursor<T extends 'string' | 'number'>(
  kind: string,
  second: T,
  cursor: string,
): readonly [number, T extends 'string' ? string : number] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 3 && value[0] === kind && Number.isFinite(value[1]) && typeof value[2] === second) {
      return [value[1], value[2]];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StoreError('bad-query', `expected the cursor of a page of ${kind}, found ${JSON.stringify(cursor.slice(0, 60))}`);
}

/**
 * The number of items of a page.
 * @throws StoreError `bad-query` unless it is a whole number from 1
 */
export function pageLimit(limit: number | undefined, standard: number): number {
  if (limit === undefined) return standard;
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new StoreError('bad-query', `expected "limit" as a whole number from 1, found ${limit}`);
  return limit;
}
