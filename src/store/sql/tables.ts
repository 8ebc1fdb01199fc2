import type { Generated, Kysely, Transaction } from 'kysely';

/** The store's tables, the same in every dialect. Truth and values are whole numbers, records are JSON text, times are milliseconds since 1970. */
export interface Tables {
  report: ReportTable;
  revision: RevisionTable;
  source_state: { source: string; body: string };
  derived: DerivedTable;
  finding: FindingTable;
  finding_name: FindingNameTable;
  actor: EntityTable;
  place: EntityTable;
  picture: { id: number; version: string };
  /** One row: how often reports, what is derived of them, or the picture were written. */
  edition: { id: number; number: number };
  written: { name: string; of: string; body: string };
  story: { ord: number; id: string; thread: string | null; time: number; body: string };
  story_report: { report: string; story: string };
  thread: { ord: number; id: string; body: string };
  position: PositionTable;
  story_position: { story: string; position: number };
  story_part: StoryPartTable;
  toll_entry: { toll: number; ord: number; time: number };
  brief: { id: string; issued: string; issued_ms: number; lang: string; body: string };
  brief_citation: { brief: string; report: string; revision: number | null };
}

/** One row a report: what its current revision says of itself, for choosing and ordering. */
export interface ReportTable {
  seq: Generated<number>;
  id: string;
  source: string;
  kind: string;
  lang: string;
  time: number;
  /** Number of the current revision, which is the last. */
  revision: number;
  withdrawn: number;
  /** Version of the derived record; null where there is none. */
  derived_version: string | null;
}

/** Every revision as it came in, never changed. `body` is the whole report as JSON: a text column would alter lone surrogates and NUL. */
export interface RevisionTable {
  /** `report.seq`, as in all tables below. */
  report: number;
  revision: number;
  content: string;
  fetched: number;
  updated: number | null;
  body: string;
}

/** What was derived from the current revision, without findings, actors and places, which have rows of their own. */
export interface DerivedTable {
  report: number;
  revision: number;
  version: string;
  body: string;
}

export interface FindingTable {
  seq: Generated<number>;
  report: number;
  ord: number;
  id: string;
  kind: string;
  /** PLOVER type of an event, else null. */
  type: string | null;
  certainty: string;
  /** Id of the place at which an event stands; see `place-of.ts`. */
  place: string | null;
  lang: string;
  time: number;
  body: string;
}

/** The keys of `finding-names.ts`, with what a finding is chosen by, so that those of one name are chosen without reading any. */
export interface FindingNameTable {
  role: string;
  name: string;
  finding: number;
  report: number;
  time: number;
  kind: string;
  type: string | null;
  certainty: string;
  lang: string;
}

/** One position of the picture. `ord` is its place in the picture, as in all its tables. */
export interface PositionTable {
  ord: number;
  id: string;
  /** Entity id of the holder, and its name. */
  holder: string | null;
  name: string;
  issue: string;
  /** Null where the time is not known. */
  time: number | null;
  /** `ord` of the position that it supersedes, where both have a stance and it is another one. */
  turned: number | null;
  body: string;
}

/** What the picture holds of one story. */
export interface StoryPartTable {
  kind: 'toll' | 'pledge' | 'difference';
  ord: number;
  story: string;
  /** Of the oldest and the newest that it tells, in milliseconds; of its story, where it tells no times. */
  began: number;
  time: number;
  body: string;
}

export interface EntityTable {
  report: number;
  ord: number;
  id: string;
  name: string;
  body: string;
}

export type Database = Kysely<Tables>;
export type Trx = Transaction<Tables>;
/** A database or a transaction of it, for reading. */
export type Reader = Database | Trx;
