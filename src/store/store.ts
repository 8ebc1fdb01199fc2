import type {
  Actor,
  Brief,
  Certainty,
  Difference,
  Finding,
  LanguageTag,
  Mention,
  Picture,
  Place,
  Pledge,
  PloverType,
  Position,
  Problem,
  Report,
  Story,
  Thread,
  TimeExpression,
  Toll,
  TollEntry,
} from '../model/index.js';

/** What became of a batch of reports. Ids in the order of the batch. */
export interface AddedReports {
  /** Reports not known before. */
  readonly added: readonly string[];
  /**
   * Known reports whose text, title, withdrawal or update time differs: stored as a new revision. An old revision that is read again is none,
   * unless it was fetched after all others and does not say that it was updated before the current one. Holds an id once for each new revision.
   */
  readonly revised: readonly string[];
  readonly unchanged: number;
}

/** Which reports; every field narrows. Times compare with `published`, else `fetched`. */
export interface ReportQuery {
  readonly ids?: readonly string[];
  readonly source?: string;
  readonly lang?: LanguageTag;
  readonly kind?: Report['kind'];
  /** RFC 3339, inclusive. */
  readonly since?: string;
  /** RFC 3339, exclusive. */
  readonly until?: string;
  /** Default false: withdrawn reports are left out. */
  readonly withWithdrawn?: boolean;
  /** Newest first by default. */
  readonly order?: 'newest' | 'oldest';
  readonly limit?: number;
  /** Cursor of the page before. */
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent at the end. */
  readonly next?: string;
}

/** Everything that was computed from one revision of one report. Replaced as a whole. */
export interface Derived {
  readonly report: string;
  readonly revision: number;
  /** Version of what derived it. */
  readonly version: string;
  readonly findings: readonly Finding[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly sentences: readonly (readonly [number, number])[];
  readonly actors: readonly Actor[];
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

/** Which findings; every field narrows. `actor` and `place` are entity ids or canonical names. */
export interface FindingQuery {
  readonly ids?: readonly string[];
  readonly report?: string;
  readonly kind?: Finding['kind'];
  readonly type?: PloverType;
  readonly actor?: string;
  readonly place?: string;
  readonly certainty?: Certainty;
  readonly lang?: LanguageTag;
  readonly since?: string;
  readonly until?: string;
  /** Id of the place at which an event stands: the most precise that its text names. */
  readonly standsAt?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** What is known of a source's fetching: for conditional requests, health and retries. */
export interface SourceState {
  readonly source: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** RFC 3339 of the last attempt and of the last success. */
  readonly attempted?: string;
  readonly succeeded?: string;
  readonly failures: number;
  readonly problems: readonly Problem[];
  /** Content hash of the last page or feed, to skip what has not changed. */
  readonly contentHash?: string;
}

export interface SearchQuery {
  /**
   * Words, "phrases", AND, OR, -word; folded so that ä, ae, a, ß and ss meet. A word of four letters or more is also found as the beginning of a
   * longer one, a shorter one with "*" behind it.
   */
  readonly text: string;
  readonly lang?: LanguageTag;
  readonly since?: string;
  readonly until?: string;
  /** Only reports with a finding of which all of this holds; `actor` and `place` are entity ids or canonical names. */
  readonly finding?: Pick<FindingQuery, 'actor' | 'place' | 'type' | 'certainty'>;
  readonly limit?: number;
  readonly after?: string;
}

/** One report that matches; `marks` are spans of the matching words in `snippet`. */
export interface SearchHit {
  readonly report: string;
  readonly title?: string;
  readonly source: string;
  readonly published?: string;
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly score: number;
}

/** A brief as it was issued. `stale`: a report that it cites has been corrected or withdrawn since. */
export interface IssuedBrief {
  readonly id: string;
  readonly issued: string;
  readonly lang: LanguageTag;
  readonly brief: Brief;
  readonly stale: readonly { readonly report: string; readonly why: 'revised' | 'withdrawn' }[];
}

/** What the later stages built over all reports. Replaced as a whole. */
export interface BuiltPicture {
  readonly version: string;
  readonly stories: readonly Story[];
  readonly threads: readonly Thread[];
  readonly picture: Picture;
}

/** Which stories; every field narrows. A story's time is the one of its newest report. */
export interface StoryQuery {
  readonly ids?: readonly string[];
  readonly thread?: string;
  /** RFC 3339, inclusive. */
  readonly since?: string;
  /** RFC 3339, exclusive. */
  readonly until?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** Which positions; every field narrows. A window leaves out those whose time is not known. */
export interface PositionQuery {
  /** Entity id or name, exactly. */
  readonly holder?: string;
  readonly issue?: string;
  readonly since?: string;
  readonly until?: string;
  /** Those that rest on a report of this story. */
  readonly story?: string;
  readonly limit?: number;
}

/** A position and the one that it superseded. */
export interface Turn {
  readonly from: Position;
  readonly to: Position;
}

/** What the picture holds of single stories, by kind. */
export interface StoryPart {
  readonly toll: Toll;
  readonly pledge: Pledge;
  readonly difference: Difference;
}

/** Everything that the picture holds of one story, in its order. */
export interface PartsOfStory {
  readonly tolls: readonly Toll[];
  readonly differences: readonly Difference[];
  readonly pledges: readonly Pledge[];
  readonly positions: readonly Position[];
}

export interface PartQuery {
  readonly story?: string;
  /** Parts of which something is told at or after this time, before that one. */
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
}

/** Some of all; `total` counts all that match. */
export interface Parts<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Entries of tolls, each with its toll. */
export type NewEntries = Parts<{ readonly toll: Toll; readonly entry: TollEntry }>;

/** Counts of reports; those withdrawn are not among the revised. */
export interface ReportTally {
  readonly reports: number;
  readonly revised: number;
  readonly withdrawn: number;
}

/** Counting findings in `bins` equal parts of a span of time, in milliseconds since 1970. */
export interface TallyQuery {
  /** Inclusive. */
  readonly since: number;
  /** Exclusive. */
  readonly until: number;
  readonly bins: number;
}

/** How many findings of a kind fall into a part of the span; parts without any are left out. */
export interface TimeTally {
  readonly kind: Finding['kind'];
  readonly bin: number;
  readonly count: number;
}

/** How many events stand at a place; `place` is absent for those whose text names none that is known. */
export interface PlaceTally {
  readonly place?: string;
  readonly count: number;
}

/** Times of the oldest and the newest finding, in milliseconds since 1970. */
export interface FindingTime {
  readonly first: number;
  readonly last: number;
}

/** A page that was written ahead of being asked for. `of` tells what it was written of; `body` is the page itself. */
export interface WrittenPage {
  readonly name: string;
  readonly of: string;
  readonly body: string;
}

/**
 * Keeps reports (the truth), and what was derived from them. Every write is one transaction: when its promise resolves, a crash of process or
 * machine loses nothing of it; when it rejects, nothing of it was stored. Several processes may use one store at once. A full disk, a missing
 * right, damage, and a cursor, time or limit that is none reject with a `StoreError`.
 */
export interface Store {
  /** Stores new reports and new revisions; what is known already stays as it is. Marks briefs that cite a revised report, and forgets what was derived from it. */
  addReports(reports: readonly Report[]): Promise<AddedReports>;
  /** A report's current revision, or the one asked for. */
  report(id: string, revision?: number): Promise<Report | undefined>;
  revisions(id: string): Promise<readonly Report[]>;
  /** Current revisions. Default limit 100. */
  reports(query: ReportQuery): Promise<Page<Report>>;
  /** Number of reports (not revisions), withdrawn ones included. */
  countReports(): Promise<number>;
  /** Counts the reports of a time and later. */
  tallyReports(query: { readonly since: string }): Promise<ReportTally>;
  /** RFC 3339 of the newest report's `published`, else `fetched`; withdrawn reports count only where there are no others. Undefined in an empty store. */
  newestReport(): Promise<string | undefined>;

  sourceStates(): Promise<readonly SourceState[]>;
  putSourceState(state: SourceState): Promise<void>;

  /** Current, not withdrawn reports without a derived record of this version for their current revision; oldest first. */
  pendingReports(version: string, limit: number): Promise<readonly Report[]>;
  /**
   * Replaces what was derived from each of these reports, in one transaction. A record of a revision that is no longer current, or of a withdrawn
   * report, is left out. Rejects with a RangeError for a report or revision that is not stored.
   */
  putDerived(batch: readonly Derived[]): Promise<void>;
  derived(report: string): Promise<Derived | undefined>;
  /** All derived records of current, not withdrawn reports in a window, ordered by publication time, then id. */
  derivedBetween(since: string | undefined, until: string | undefined): Promise<readonly Derived[]>;
  /** Default limit 100; ordered by the report's time, newest first, then id. */
  findings(query: FindingQuery): Promise<Page<Finding>>;
  /** Forgets everything derived, pictures included; reports and briefs stay. */
  clearDerived(): Promise<void>;

  putPicture(built: BuiltPicture): Promise<void>;
  /** All of it; what a page shows is read by the queries below. */
  picture(): Promise<BuiltPicture | undefined>;
  /** Number of stories of the picture, or of those of a time and later; 0 where there is none. */
  countStories(query?: { readonly since?: string }): Promise<number>;
  /** Default limit 100; newest first, then by id. */
  stories(query: StoryQuery): Promise<Page<Story>>;
  /** The story of each of these reports that is in one. */
  storyOf(reports: readonly string[]): Promise<ReadonlyMap<string, string>>;
  threadsById(ids: readonly string[]): Promise<readonly Thread[]>;
  /** The newest `limit` positions (default 1,000), in the order of the picture. */
  positions(query: PositionQuery): Promise<Parts<Position>>;
  /** Positions that superseded one with another stance, newest first, behind the first `skip`; default limit 100. */
  turns(query: PositionQuery & { readonly skip?: number }): Promise<readonly Turn[]>;
  /** Parts of one kind, by what they tell last, newest first; those of one story in the order of the picture. Default limit 100. */
  parts<Kind extends keyof StoryPart>(kind: Kind, query: PartQuery): Promise<Parts<StoryPart[Kind]>>;
  /** All parts and positions of one story, at most `limit` (default 1,000) in all; nothing of a story that there is not. */
  partsOfStory(story: string, limit?: number): Promise<PartsOfStory>;
  /** The newest `limit` entries (default 100) of all tolls of a time and later, in the order of the picture. */
  entriesSince(query: { readonly since: string; readonly limit?: number }): Promise<NewEntries>;

  putBrief(brief: IssuedBrief): Promise<void>;
  brief(id: string): Promise<IssuedBrief | undefined>;
  briefs(limit: number): Promise<readonly IssuedBrief[]>;

  /** Best matches first; of more than 10,000 (2,000 where findings are asked for, too) only those that came in last. Default limit 20. A query that cannot be read gives no hits and a problem. */
  search(query: SearchQuery): Promise<Page<SearchHit> & { readonly problems: readonly Problem[] }>;

  /** The places, or actors, of these ids that any report names. Of several records of one id any one is taken. */
  placesById(ids: readonly string[]): Promise<readonly Place[]>;
  actorsById(ids: readonly string[]): Promise<readonly Actor[]>;
  /** When the findings of a window were reported; undefined where there are none. */
  findingTimes(query: { readonly since?: string; readonly until?: string }): Promise<FindingTime | undefined>;
  /** Counts the findings of every kind over a span of time: all of them, however many. */
  tallyByTime(query: TallyQuery): Promise<readonly TimeTally[]>;
  /** Counts the events of a window at the places at which they stand. */
  tallyByPlace(query: { readonly since?: string; readonly until?: string; readonly type?: PloverType }): Promise<readonly PlaceTally[]>;

  /** Grows whenever reports, what is derived of them, or the picture were written by anybody; it survives the process. What sources answered does not count. */
  edition(): Promise<number>;
  /** Keeps a page written ahead; one of the same name is replaced. */
  putWritten(page: WrittenPage): Promise<void>;
  written(name: string): Promise<WrittenPage | undefined>;
  /** Opaque: another value whenever anybody wrote to the store. To be compared only with earlier values of this very `Store`. */
  changes(): Promise<string>;
  /** SHA-256 over everything derived, in a canonical order: equal pictures give equal hashes. */
  derivedHash(): Promise<string>;
  /** Checks the store's own integrity; empty when sound. */
  check(): Promise<readonly Problem[]>;
  close(): Promise<void>;
}
