import type { Actor, Finding, Place } from '../../model/index.js';
import { findingNames } from '../finding-names.js';
import { foldText } from '../fold.js';
import { placeOf } from '../place-of.js';
import type { Derived } from '../store.js';
import { boundTime } from '../time.js';
import { portions, type StoreDialect } from './dialect.js';
import { insertRows } from './insert.js';
import { clearPicture } from './picture.js';
import type { EntityTable, FindingNameTable, Reader, Trx } from './tables.js';

/** Replaces what was derived from each of these reports; see `Store.putDerived`. */
export async function putDerived(trx: Trx, dialect: StoreDialect, batch: readonly Derived[]): Promise<void> {
  const records = new Map(batch.map((derived) => [derived.report, derived]));
  const rows = await trx
    .selectFrom('report')
    .select(['id', 'seq', 'revision', 'withdrawn', 'lang', 'time'])
    .where(dialect.anyOf('id', [...records.keys()]))
    .execute();
  const reports = new Map(rows.map((row) => [row.id, row]));
  const current: Entry[] = [];
  for (const derived of records.values()) {
    const report = reports.get(derived.report);
    if (!report || derived.revision > report.revision) {
      throw new RangeError(`expected what was derived from a stored report, found report ${derived.report}, revision ${derived.revision}`);
    }
    if (derived.revision === report.revision && report.withdrawn === 0) current.push({ ...report, derived });
  }
  for (const portion of portions(current)) await replaceDerived(trx, dialect, portion);
}

/** Deletes what was derived from these reports (`report.seq`). */
export async function forgetDerived(trx: Trx, dialect: StoreDialect, reports: readonly number[]): Promise<void> {
  for (const table of ['finding_name', 'finding', 'actor', 'place', 'derived'] as const) {
    await trx.deleteFrom(table).where(dialect.anyOf('report', reports)).execute();
  }
}

/** Deletes everything derived, stories, threads and picture included. */
export async function clearDerived(trx: Trx): Promise<void> {
  for (const table of ['finding_name', 'finding', 'actor', 'place', 'derived'] as const) await trx.deleteFrom(table).execute();
  await clearPicture(trx);
  await trx.updateTable('report').set({ derived_version: null }).where('derived_version', 'is not', null).execute();
}

/** The derived record of a report. */
export async function readDerived(db: Reader, dialect: StoreDialect, id: string): Promise<Derived | undefined> {
  const row = await selectDerived(db).where('report.id', '=', id).executeTakeFirst();
  return row && (await assemble(db, dialect, [row]))[0];
}

/** See `Store.derivedBetween`. */
export async function derivedBetween(db: Reader, dialect: StoreDialect, since?: string, until?: string): Promise<Derived[]> {
  const from = boundTime('since', since);
  const to = boundTime('until', until);
  let query = selectDerived(db).orderBy('report.time').orderBy('report.id');
  if (from !== undefined) query = query.where('report.time', '>=', from);
  if (to !== undefined) query = query.where('report.time', '<', to);
  const rows = await query.execute();
  const records: Derived[] = [];
  for (const portion of portions(rows)) records.push(...(await assemble(db, dialect, portion)));
  return records;
}

/** All derived records in portions, ordered by report id: for hashing without holding everything in memory. */
export async function* derivedById(db: Reader, dialect: StoreDialect): AsyncGenerator<readonly Derived[]> {
  let last = '';
  for (;;) {
    const rows = await selectDerived(db).where('report.id', '>', last).orderBy('report.id').limit(500).execute();
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield await assemble(db, dialect, rows);
  }
}

interface Entry {
  readonly seq: number;
  readonly lang: string;
  readonly time: number;
  readonly derived: Derived;
}

interface DerivedRow {
  readonly seq: number;
  readonly id: string;
  readonly revision: number;
  readonly version: string;
  readonly body: string;
}

function selectDerived(db: Reader) {
  return db
    .selectFrom('derived')
    .innerJoin('report', 'report.seq', 'derived.report')
    .select(['report.seq', 'report.id', 'derived.revision', 'derived.version', 'derived.body']);
}

async function replaceDerived(trx: Trx, dialect: StoreDialect, entries: readonly Entry[]): Promise<void> {
  const seqs = entries.map((entry) => entry.seq);
  await forgetDerived(trx, dialect, seqs);
  const rows = entries.map(({ seq, derived: { revision, version, mentions, times, sentences, problems } }) => ({
    report: seq,
    revision,
    version,
    body: JSON.stringify({ mentions, times, sentences, problems }),
  }));
  await trx.insertInto('derived').values(rows).execute();
  await insertFindings(trx, entries);
  await insertRows(
    trx,
    'actor',
    entries.flatMap(({ seq, derived }) => entityRows(seq, derived.actors)),
  );
  await insertRows(
    trx,
    'place',
    entries.flatMap(({ seq, derived }) => entityRows(seq, derived.places)),
  );
  for (const version of new Set(rows.map((row) => row.version))) {
    const done = entries.filter((entry) => entry.derived.version === version).map((entry) => entry.seq);
    await trx.updateTable('report').set({ derived_version: version }).where(dialect.anyOf('seq', done)).execute();
  }
}

async function insertFindings(trx: Trx, entries: readonly Entry[]): Promise<void> {
  const findings = entries.flatMap((entry) => {
    const places = new Map(entry.derived.places.map((place) => [place.id, place]));
    return entry.derived.findings.map((finding, ord) => ({ ...entry, finding, ord, place: placeOf(finding, places) ?? null }));
  });
  for (const portion of portions(findings)) {
    const rows = portion.map(({ seq, ord, lang, time, finding, place }) => ({
      report: seq,
      ord,
      id: finding.id,
      kind: finding.kind,
      type: finding.kind === 'event' ? finding.body.type : null,
      certainty: finding.body.certainty,
      place,
      lang,
      time,
      body: JSON.stringify(finding),
    }));
    const stored = await trx.insertInto('finding').values(rows).returning(['seq', 'report', 'ord']).execute();
    const seqOf = new Map(stored.map((row) => [`${row.report} ${row.ord}`, row.seq]));
    const names = rows.flatMap(({ report, ord, time, kind, type, certainty, lang }, index) => {
      const finding = seqOf.get(`${report} ${ord}`)!;
      return findingNames(portion[index]!.finding).map(
        (name): FindingNameTable => ({ ...name, finding, report, time, kind, type, certainty, lang }),
      );
    });
    await insertRows(trx, 'finding_name', names);
  }
}

function entityRows(report: number, entities: readonly (Actor | Place)[]): EntityTable[] {
  return entities.map((entity, ord) => ({
    report,
    ord,
    id: entity.id,
    name: foldText(entity.name),
    body: JSON.stringify(entity),
  }));
}

/** Brings the rows of these records together, in the order given. */
async function assemble(db: Reader, dialect: StoreDialect, rows: readonly DerivedRow[]): Promise<Derived[]> {
  const seqs = rows.map((row) => row.seq);
  const findings = await readParts<Finding>(db, dialect, 'finding', seqs);
  const actors = await readParts<Actor>(db, dialect, 'actor', seqs);
  const places = await readParts<Place>(db, dialect, 'place', seqs);
  return rows.map(({ seq, id, revision, version, body }) => ({
    report: id,
    revision,
    version,
    findings: findings.get(seq) ?? [],
    actors: actors.get(seq) ?? [],
    places: places.get(seq) ?? [],
    ...(JSON.parse(body) as Pick<Derived, 'mentions' | 'times' | 'sentences' | 'problems'>),
  }));
}

/** The records of one table by report, in the order in which they were derived. */
async function readParts<T extends Finding | Actor | Place>(
  db: Reader,
  dialect: StoreDialect,
  table: 'finding' | 'actor' | 'place',
  reports: readonly number[],
): Promise<Map<number, T[]>> {
  const rows = await db
    .selectFrom(table)
    .select(['report', 'body'])
    .where(dialect.anyOf('report', reports))
    .orderBy('report')
    .orderBy('ord')
    .execute();
  const parts = new Map<number, T[]>();
  for (const { report, body } of rows) {
    const part = JSON.parse(body) as T;
    const list = parts.get(report);
    if (list) list.push(part);
    else parts.set(report, [part]);
  }
  return parts;
}
