import type { LanguageTag } from './language.js';

/** Where a report was found: an article, or one entry of a live ticker. */
export type ReportKind = 'article' | 'entry';

/**
 * One text published by one source at one time. Immutable: a later text of the same report is another revision.
 * `id` is the hash of source and external id; `revision` counts from 1.
 */
export interface Report {
  readonly id: string;
  readonly revision: number;
  readonly source: string;
  readonly kind: ReportKind;
  /** The publisher's own id: guid, entry id, canonical address or path within the source. */
  readonly externalId: string;
  readonly url?: string;
  readonly title?: string;
  readonly byline?: string;
  /** The readable text; all spans of analysis and findings point into it. */
  readonly text: string;
  readonly lang: LanguageTag;
  /** RFC 3339 with offset, or a date; absent where the source does not tell. */
  readonly published?: string;
  /** RFC 3339; when this revision was published, where the source tells. */
  readonly updated?: string;
  /** RFC 3339; when this revision was fetched. Never part of an id or of anything derived. */
  readonly fetched: string;
  /** A withdrawn report stays in the store, but nothing is derived from it. */
  readonly withdrawn?: boolean;
  /** Why it counts as withdrawn or corrected, in the source's words. */
  readonly notice?: string;
}

/** What `analyze`, `cluster` and `summarize` take: a report without its history. */
export interface ReportInput {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly lang?: LanguageTag;
  /** RFC 3339 or a date. */
  readonly published?: string;
  readonly source?: string;
}
