import type { Actor, Place } from '../../model/index.js';
import type { Reader } from './tables.js';

/** Records of these ids, one each; ids that nobody names are left out. Looked up one by one, so that a name in every report costs no more than any other. */
export async function namedEntities<T extends Actor | Place>(db: Reader, table: 'actor' | 'place', ids: readonly string[]): Promise<T[]> {
  const found: T[] = [];
  for (const id of new Set(ids)) {
    const row = await db.selectFrom(table).select('body').where('id', '=', id).limit(1).executeTakeFirst();
    if (row !== undefined) found.push(JSON.parse(row.body) as T);
  }
  return found;
}
