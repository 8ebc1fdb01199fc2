import type { LanguageTag } from './language.js';

/** How a source is read. `folder`: every file below a path, each by its own kind; `page`: one article page. */
export type SourceKind = 'feed' | 'live' | 'page' | 'folder' | 'archive';

/** Where reports come from. Exactly one of `url` and `path` is set; a path is relative to the desk's folder. */
export interface Source {
  /** Stable within the desk: `[a-z0-9-]+`. */
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly url?: string;
  readonly path?: string;
  readonly lang?: LanguageTag;
  /** ISO 3166-1 alpha-2 of the publisher's seat; never the place of an event. */
  readonly country?: string;
  /** `agency` texts that others reprint count as one voice. */
  readonly voice?: 'outlet' | 'agency' | 'official';
  /** Fetch the linked article of each feed item. Default false. */
  readonly fullText?: boolean;
  /** Folder with saved pages, found by their canonical address, for a desk that works without network. */
  readonly mirror?: string;
  /** Allow addresses of private networks. Default false. */
  readonly allowPrivate?: boolean;
}

/** One subject that somebody follows: `desk.yaml`. */
export interface Desk {
  readonly name: string;
  readonly title: string;
  readonly languages: readonly LanguageTag[];
  /** IANA name, default `Europe/Berlin`. */
  readonly timeZone: string;
  readonly sources: readonly Source[];
  /** Words of which a report must hold at least one, and words that rule it out; both lists empty: everything is taken. */
  readonly filter: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** Names of issues that the desk gives itself, with the words that stand for them. */
  readonly issues: readonly { readonly id: string; readonly name: string; readonly words: readonly string[] }[];
}
