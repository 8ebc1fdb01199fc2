import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../../src/store/index.js';
import type { MakePlace, StorePlace } from '../contract.js';

/** A fresh store for each test of the block that calls this. */
export function freshStore(makePlace: MakePlace): { readonly store: Store; readonly place: StorePlace } {
  const current: { store?: Store; place?: StorePlace } = {};
  beforeEach(async () => {
    current.place = await makePlace();
    current.store = await current.place.open();
  });
  afterEach(() => current.place!.remove());
  return {
    get store() {
      return current.store!;
    },
    get place() {
      return current.place!;
    },
  };
}

/** All items of a paged list, and how many pages there were. */
export async function readAll<T>(
  page: (after: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next?: string }>,
): Promise<{ items: T[]; pages: number }> {
  const items: T[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const found = await page(after);
    items.push(...found.items);
    after = found.next;
    pages += 1;
  } while (after !== undefined && pages < 1000);
  return { items, pages };
}

/** `{ after }`, or nothing on the first page. */
export function from(after: string | undefined): { readonly after?: string } {
  return after === undefined ? {} : { after };
}

/** The ids of records. */
export function ids(records: readonly { readonly id: string }[]): string[] {
  return records.map((record) => record.id);
}
