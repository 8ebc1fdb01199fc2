import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrief } from '../src/api/index.js';
import type { Desk } from '../src/model/index.js';
import { fetchDesk, loadDesk, readReports } from '../src/pipeline/index.js';
import { openStore, type Store } from '../src/store/index.js';
import { copySampleDesk } from '../test/flow/desk-copy.js';
import { type AnalysedDesk, makeVariant } from './variants.js';

/** Reports that the sample desk is grown to. */
export const GROWN = 80_000;
const BATCH = 500;

/**
 * The sample desk grown to many reports by seeded variants, analysed, with stories, picture and brief, as a desk that was fetched for half a year is.
 * Made once in each folder: a second call finds it there.
 * @returns folder of the desk
 */
export async function growDesk(folder: string, count: number): Promise<string> {
  const marker = join(folder, `grown-${count}`);
  const target = join(folder, `desk-${count}`);
  if (existsSync(marker)) return target;
  mkdirSync(folder, { recursive: true });
  const copy = copySampleDesk(target);
  const store = await openStore({ path: copy.storePath });
  try {
    const loaded = loadDesk(target);
    await fetchDesk(store, loaded, { now: '2025-03-28T08:00:00Z' });
    await grow(store, loaded.desk, count);
  } finally {
    await store.close();
  }
  writeFileSync(marker, '');
  return target;
}

async function grow(store: Store, desk: Desk, count: number): Promise<void> {
  const sample = await readAll(store);
  const stories = [...sample.built.stories];
  const threads = [...sample.built.threads];
  const picture = {
    positions: [...sample.built.picture.positions],
    tolls: [...sample.built.picture.tolls],
    pledges: [...sample.built.picture.pledges],
    differences: [...sample.built.picture.differences],
  };
  const variants = Math.max(0, Math.ceil(count / sample.reports.length) - 1);
  for (let index = 1; index <= variants; index += 1) {
    const { reports, derived, built } = makeVariant(sample, index);
    for (let start = 0; start < reports.length; start += BATCH) await store.addReports(reports.slice(start, start + BATCH));
    await store.putDerived(derived);
    stories.push(...built.stories);
    threads.push(...built.threads);
    picture.positions.push(...built.picture.positions);
    picture.tolls.push(...built.picture.tolls);
    picture.pledges.push(...built.picture.pledges);
    picture.differences.push(...built.picture.differences);
  }
  await store.putPicture({ version: sample.built.version, stories, threads, picture });
  await prepareBrief(store, desk, 'de');
}

/** The current revisions of a desk's reports, each as a first revision, with what was made of them. */
async function readAll(store: Store): Promise<AnalysedDesk> {
  const reports = await readReports(store);
  const built = await store.picture();
  if (built === undefined) throw new Error('expected a picture of the sample desk, found none');
  const first = <T extends { readonly revision: number }>(record: T): T => ({ ...record, revision: 1 });
  return {
    reports: reports.map(first),
    derived: (await store.derivedBetween(undefined, undefined)).map((one) => ({ ...first(one), findings: one.findings.map(first) })),
    built,
  };
}
