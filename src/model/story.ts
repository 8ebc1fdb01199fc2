import type { LanguageTag } from './language.js';

/** What clustering needs of a report: neutral to language. */
export interface StoryInput {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  /** RFC 3339 or a date. */
  readonly published?: string;
  readonly lang?: LanguageTag;
  /** Canonical ids of the actors and places that the report names; they match across languages. */
  readonly entities?: readonly string[];
  readonly source?: string;
}

/** The reports about one happening, across outlets and languages. `id` is the hash of its first report's id. */
export interface Story {
  readonly id: string;
  /** In order of publication, then id. */
  readonly reports: readonly string[];
  /** Groups of reports that reprint one text: each group is one voice. Reports not listed are voices of their own. */
  readonly copies: readonly (readonly string[])[];
  /** RFC 3339 of the first and the last report, where known. */
  readonly since?: string;
  readonly until?: string;
  readonly title: string;
  readonly thread?: string;
}

/** The stories of one ongoing matter; a section of the brief. */
export interface Thread {
  readonly id: string;
  readonly title: string;
  readonly stories: readonly string[];
}
