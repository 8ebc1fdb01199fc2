import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StoreError } from '../error.js';
import type { Database } from '../sql/tables.js';

/** "LAGB": tells the file from other SQLite databases. */
export const APPLICATION_ID = 0x4c414742;

/** Steps in order of their names. A step that was released is never changed; a new one is added. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': {
    up: async (db: Kysely<unknown>) => {
      for (const statement of FIRST) await sql.raw(statement).execute(db);
    },
  },
  '0002-pages': {
    up: async (db: Kysely<unknown>) => {
      for (const statement of PAGES) await sql.raw(statement).execute(db);
    },
  },
  '0003-rows': {
    up: async (db: Kysely<unknown>) => {
      for (const statement of ROWS) await sql.raw(statement).execute(db);
    },
  },
  '0004-plans': {
    up: async (db: Kysely<unknown>) => {
      for (const statement of PLANS) await sql.raw(statement).execute(db);
    },
  },
};

/**
 * SQLite takes every column for equally telling unless it is told otherwise, and reads all parts of a kind to find those of one story. It is told once, in
 * round numbers, rather than by `analyze`: plans are the same in every store and at every age of it (https://sqlite.org/fileformat2.html#stat1tab).
 */
const PLANS: readonly string[] = [
  `create index finding_by_certainty on finding (type, certainty, time desc, id) where type is not null`,
  // Filled when the picture is built anew.
  `alter table story_part add column began integer not null default 0`,
  `update story_part set began = time`,
  `analyze story_part`,
  `delete from sqlite_stat1 where tbl = 'story_part'`,
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('story_part', 'story_part', '9000 3000 1'),
    ('story_part', 'story_part_by_time', '9000 3000 2 1'),
    ('story_part', 'story_part_by_story', '9000 3000 2 1')`,
  `analyze sqlite_schema`,
];

/** Milliseconds of a time in JSON; null where there is none. */
const msOf = (json: string) => `cast(round(unixepoch(${json}, 'subsec') * 1000) as integer)`;

/** Rows of their own for the parts of the picture, and names of findings in the order in which findings are shown. */
const ROWS: readonly string[] = [
  `alter table story add column time integer not null default 0`,
  `update story set time = coalesce(${msOf(`coalesce(body ->> '$.until', body ->> '$.since')`)}, 0)`,
  `create index story_by_time on story (time desc, id)`,
  `create index story_by_thread on story (thread, time desc, id)`,
  `create table story_report (report text primary key, story text not null) strict, without rowid`,
  `insert or replace into story_report select member.value, story.id from story, json_each(story.body, '$.reports') as member`,
  `create index thread_by_id on thread (id)`,
  `create table position (
    ord integer primary key,
    id text not null,
    holder text,
    name text not null,
    issue text not null,
    time integer,
    turned integer,
    body text not null
  ) strict`,
  `create index position_by_id on position (id)`,
  `create index position_by_time on position (time desc, ord)`,
  `create index position_by_holder on position (holder)`,
  `create index position_by_name on position (name)`,
  `create index position_turned on position (time desc, ord) where turned is not null`,
  `insert into position (ord, id, holder, name, issue, time, body)
    select one.key, one.value ->> '$.id', one.value ->> '$.holder.entity', one.value ->> '$.holder.name', one.value ->> '$.issue',
      ${msOf(`one.value ->> '$.at'`)}, one.value
    from picture, json_each(picture.body, '$.positions') as one`,
  `update position set turned = (
    select old.ord from position as old where old.id = position.body ->> '$.supersedes' and old.body ->> '$.stance' <> position.body ->> '$.stance'
    order by old.ord desc limit 1
  )`,
  `create table story_position (story text not null, position integer not null, primary key (story, position)) strict, without rowid`,
  `insert or ignore into story_position select story_report.story, position.ord
    from position, json_each(position.body, '$.evidence') as one join story_report on story_report.report = one.value ->> '$.report'`,
  `create table story_part (
    kind text not null,
    ord integer not null,
    story text not null,
    time integer not null,
    body text not null,
    primary key (kind, ord)
  ) strict, without rowid`,
  `create index story_part_by_time on story_part (kind, time desc, ord)`,
  `create index story_part_by_story on story_part (kind, story, ord)`,
  ...(['toll', 'pledge', 'difference'] as const).map(
    (kind) => `insert into story_part (kind, ord, story, time, body)
      select '${kind}', one.key, one.value ->> '$.story', coalesce((select time from story where story.id = one.value ->> '$.story' limit 1), 0), one.value
      from picture, json_each(picture.body, '$.${kind}s') as one`,
  ),
  `create table toll_entry (toll integer not null, ord integer not null, time integer not null, primary key (toll, ord)) strict, without rowid`,
  `insert into toll_entry select part.ord, entry.key, ${msOf(`entry.value ->> '$.at'`)}
    from story_part as part, json_each(part.body, '$.entries') as entry where part.kind = 'toll' and ${msOf(`entry.value ->> '$.at'`)} is not null`,
  `create index toll_entry_by_time on toll_entry (time)`,
  `alter table picture drop column body`,
  `create table named (
    role text not null,
    name text not null,
    finding integer not null references finding (seq) deferrable initially deferred,
    report integer not null,
    time integer not null,
    kind text not null,
    type text,
    certainty text not null,
    lang text not null,
    primary key (role, name, time desc, finding)
  ) strict, without rowid`,
  `insert into named select role, name, finding, finding_name.report, time, kind, type, certainty, lang
    from finding_name join finding on finding.seq = finding_name.finding order by role, name, time desc, finding`,
  `drop table finding_name`,
  `alter table named rename to finding_name`,
  `create index finding_name_by_report on finding_name (report, role, name)`,
  `create index finding_name_by_finding on finding_name (finding, role, name)`,
  // Without it the newest reports that were not withdrawn are found by sorting all of them: 250 ms of 80,000.
  `create index report_by_state on report (withdrawn, time, id)`,
  `create index report_by_lang on report (lang, time, id)`,
  `create index report_by_kind on report (kind, time, id)`,
  `create index finding_by_lang on finding (lang, time desc, id)`,
  `create index finding_by_report_type on finding (report, type, certainty)`,
];

const PAGES: readonly string[] = [
  `create table edition (id integer primary key check (id = 1), number integer not null) strict`,
  `insert into edition (id, number) values (1, 0)`,
  `create table written (name text primary key, of text not null, body text not null) strict`,
  // Filled where findings are derived; those of an older version have none until they are.
  `alter table finding add column place text`,
  `create index finding_by_kind on finding (kind, time desc, id)`,
  `create index finding_by_place on finding (kind, place, time desc, id, type)`,
];

const FIRST: readonly string[] = [
  `create table report (
    seq integer primary key autoincrement,
    id text not null unique,
    source text not null,
    kind text not null,
    lang text not null,
    time integer not null,
    revision integer not null,
    withdrawn integer not null,
    derived_version text
  ) strict`,
  `create index report_by_time on report (time, id)`,
  `create index report_by_source on report (source, time, id)`,
  `create index report_pending on report (derived_version, time, id) where withdrawn = 0`,
  `create table revision (
    report integer not null references report (seq),
    revision integer not null,
    content text not null,
    fetched integer not null,
    updated integer,
    body text not null,
    primary key (report, revision)
  ) strict`,
  `create virtual table report_text using fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'ascii')`,
  // Measured on 20,000 synthetic reports in batches of 500: writing takes 1.4 s in place of 1.8 s, the slowest searches 7 ms in place of 11 ms.
  `insert into report_text (report_text, rank) values ('automerge', 8)`,
  `insert into report_text (report_text, rank) values ('pgsz', 16000)`,
  `create table source_state (source text primary key, body text not null) strict`,
  `create table derived (
    report integer primary key references report (seq),
    revision integer not null,
    version text not null,
    body text not null
  ) strict`,
  `create table finding (
    seq integer primary key,
    report integer not null references derived (report) deferrable initially deferred,
    ord integer not null,
    id text not null,
    kind text not null,
    type text,
    certainty text not null,
    lang text not null,
    time integer not null,
    body text not null
  ) strict`,
  `create unique index finding_by_report on finding (report, ord)`,
  `create index finding_by_time on finding (time desc, id)`,
  `create index finding_by_id on finding (id)`,
  `create index finding_by_type on finding (type, time desc, id) where type is not null`,
  `create table finding_name (
    role text not null,
    name text not null,
    finding integer not null references finding (seq) deferrable initially deferred,
    report integer not null,
    primary key (role, name, finding)
  ) strict, without rowid`,
  `create index finding_name_by_report on finding_name (report)`,
  `create index finding_name_by_finding on finding_name (finding)`,
  ...['actor', 'place'].flatMap((table) => [
    `create table ${table} (
      report integer not null references derived (report) deferrable initially deferred,
      ord integer not null,
      id text not null,
      name text not null,
      body text not null,
      primary key (report, ord)
    ) strict, without rowid`,
    `create index ${table}_by_id on ${table} (id)`,
  ]),
  `create table picture (id integer primary key check (id = 1), version text not null, body text not null) strict`,
  `create table story (ord integer primary key, id text not null, thread text, body text not null) strict`,
  `create index story_by_id on story (id)`,
  `create table thread (ord integer primary key, id text not null, body text not null) strict`,
  `create table brief (
    id text primary key,
    issued text not null,
    issued_ms integer not null,
    lang text not null,
    body text not null
  ) strict`,
  `create index brief_by_time on brief (issued_ms, id)`,
  `create table brief_citation (
    brief text not null references brief (id),
    report text not null,
    revision integer,
    primary key (brief, report)
  ) strict, without rowid`,
  `create index brief_citation_by_report on brief_citation (report)`,
  `pragma application_id = ${APPLICATION_ID}`,
];

/**
 * Brings the tables to this version. A store that is up to date is not written to.
 * @throws StoreError `not-a-store` for another program's database, `version` for a newer store, or an older one that may only be read
 */
export async function migrate(db: Database, path: string, readonly: boolean): Promise<void> {
  const done = await executedMigrations(db, path);
  const known = Object.keys(MIGRATIONS).sort();
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StoreError('version', `expected a store up to step ${known.at(-1)}, found a newer one with step ${unknown.at(-1)} (${path})`);
  }
  if (known.every((name) => done.includes(name))) return;
  if (readonly) {
    throw new StoreError(
      'version',
      `expected a store with step ${known.at(-1)}, found ${done.at(-1) ?? 'an empty one'}, opened for reading only (${path})`,
    );
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

const TABLE = 'migration';

async function executedMigrations(db: Database, path: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const names = tables.rows.map((row) => row.name);
  const id = await sql<{ application_id: number }>`pragma application_id`.execute(db);
  const isOurs = id.rows[0]?.application_id === APPLICATION_ID;
  // A process killed while it made the store leaves the migration's own tables at most.
  if (!isOurs && names.some((name) => !name.startsWith(TABLE))) {
    throw new StoreError(
      'not-a-store',
      `expected a store of Lagebild, found a SQLite database with the tables ${names.slice(0, 5).join(', ')} (${path})`,
    );
  }
  if (!names.includes(TABLE)) return [];
  const rows = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db);
  return rows.rows.map((row) => row.name);
}
