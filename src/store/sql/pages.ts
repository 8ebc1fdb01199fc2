import { sql } from 'kysely';
import type { WrittenPage } from '../store.js';
import type { Reader, Trx } from './tables.js';

/** Counts a write to reports, to what was derived of them, or to the picture; part of the same transaction. */
export async function countEdition(trx: Trx): Promise<void> {
  await trx.updateTable('edition').set({ number: sql`number + 1` }).execute();
}

/** See `Store.edition`. */
export async function readEdition(db: Reader): Promise<number> {
  return (await db.selectFrom('edition').select('number').executeTakeFirstOrThrow()).number;
}

/** See `Store.putWritten`. */
export async function putWritten(trx: Trx, { name, of, body }: WrittenPage): Promise<void> {
  await trx
    .insertInto('written')
    .values({ name, of, body })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ of, body }))
    .execute();
}

/** See `Store.written`. */
export async function readWritten(db: Reader, name: string): Promise<WrittenPage | undefined> {
  return db.selectFrom('written').select(['name', 'of', 'body']).where('name', '=', name).executeTakeFirst();
}
