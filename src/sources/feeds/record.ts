import type { Problem } from '../../model/index.js';

/** A text of a feed as sent: plain, or HTML that is not sanitised yet; `base` is what its relative addresses refer to. */
export interface FeedText {
  readonly type: 'text' | 'html';
  readonly value: string;
  readonly base?: string;
}

/** One item of a feed. Links are absolute where a base was known; times are RFC 3339. */
export interface FeedItem {
  /** guid, Atom id or `rdf:about`. */
  readonly id?: string;
  readonly link?: string;
  readonly title?: FeedText;
  /** The whole text, where the feed has it. */
  readonly content?: FeedText;
  /** Teaser or description. */
  readonly summary?: FeedText;
  readonly author?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly lang?: string;
}

/** What a feed says. A file that is no feed has no items and a problem. */
export interface ParsedFeed {
  readonly title?: FeedText;
  readonly link?: string;
  readonly lang?: string;
  readonly items: readonly FeedItem[];
  readonly problems: readonly Problem[];
}

/** Where a feed comes from. */
export interface FeedOptions {
  /** Value of the HTTP header. */
  readonly contentType?: string;
  /** Absolute address of the feed. */
  readonly url?: string;
}
