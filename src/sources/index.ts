export { parseFeed } from './feeds/parse.js';
export type { FeedItem, FeedOptions, FeedText, ParsedFeed } from './feeds/record.js';
export {
  createFetcher,
  DEFAULT_USER_AGENT,
  type Fetcher,
  type FetcherOptions,
  type FetchOutcome,
  type FetchRequest,
} from './fetch/fetcher.js';
export { type EmailMessage, parseEmail } from './files/email.js';
export { readNameTime } from './files/name-time.js';
export { type FileReport, readPlainText } from './files/plain.js';
export { findLiveEntries } from './live/find.js';
export type { LiveEntry, LivePage, PageElement, PageNode, TimeReader } from './live/page.js';
export { type EditorialNotice, readNotice } from './notices.js';
