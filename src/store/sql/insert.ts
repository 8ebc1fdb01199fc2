import type { Insertable } from 'kysely';
import { portions } from './dialect.js';
import type { Tables, Trx } from './tables.js';

/** Inserts rows, however many, in portions that fit into one statement. */
export async function insertRows<Table extends keyof Tables & string>(
  trx: Trx,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  for (const portion of portions(rows)) await trx.insertInto(table).values(portion).execute();
}
