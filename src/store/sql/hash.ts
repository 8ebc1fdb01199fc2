import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.js';
import type { Derived } from '../store.js';
import { derivedById } from './derived.js';
import type { StoreDialect } from './dialect.js';
import { readPicture } from './picture.js';
import type { Reader } from './tables.js';

/**
 * SHA-256 (hexadecimal) over everything derived. Records come by report id, lists of records with ids by id, and keys in order, so that neither
 * the order of writing nor row numbers show; the order of sentences, mentions and times is the text's and counts.
 */
export async function hashDerived(db: Reader, dialect: StoreDialect): Promise<string> {
  const hash = createHash('sha256');
  for await (const records of derivedById(db, dialect)) {
    for (const record of records) hash.update(`${canonicalJson(canonicalDerived(record))}\n`);
  }
  const built = await readPicture(db);
  if (built) {
    const { version, stories, threads, picture } = built;
    const sorted = {
      version,
      stories: byId(stories),
      threads: byId(threads),
      positions: byId(picture.positions),
      tolls: byId(picture.tolls),
      pledges: byId(picture.pledges),
      differences: byId(picture.differences),
    };
    hash.update(`${canonicalJson(sorted)}\n`);
  }
  return hash.digest('hex');
}

function canonicalDerived(record: Derived): Derived {
  return { ...record, findings: byId(record.findings), actors: byId(record.actors), places: byId(record.places) };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...records].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}
