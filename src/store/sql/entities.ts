import type { Actor, Place } from '../../model/index.js';
import type { Reader } from './tables.js';

/** The distinct records of actors or places, by id. Reports may know one by several names: the first in the order of their texts stands. */
export async function listEntities<T extends Actor | Place>(db: Reader, table: 'actor' | 'place'): Promise<T[]> {
  const rows = await db
    .selectFrom(table)
    .select((is) => ['id', is.fn.min('body').as('body')])
    .groupBy('id')
    .orderBy('id')
    .execute();
  return rows.map((row) => JSON.parse(row.body) as T);
}
