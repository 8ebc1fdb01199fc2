import type { LiveEntry, LivePage } from '../live/page.js';

/** One shape of a publisher's pages. */
export interface AdapterVersion {
  /** Last day (YYYY-MM-DD) on which pages had this shape; absent for the present one. Older saved pages are still read by it. */
  readonly validUntil?: string;
  /** The ticker's entries; undefined where the page has not this shape after all. */
  readonly readEntries: (page: LivePage) => LiveEntry[] | undefined;
}

/** What is peculiar to one publisher or system, kept apart from the general readers, which work without any adapter. */
export interface PublisherAdapter {
  readonly name: string;
  /** True for pages of this publisher. */
  readonly matches: (page: LivePage) => boolean;
  /** Newest first. */
  readonly versions: readonly AdapterVersion[];
}

/** The entries by the first version of the first matching adapter that was valid on the page's day and reads it; undefined where none does. */
export function readByAdapter(adapters: readonly PublisherAdapter[], page: LivePage): LiveEntry[] | undefined {
  const day = page.reference?.slice(0, 10);
  for (const adapter of adapters.filter((one) => one.matches(page))) {
    for (const { validUntil, readEntries } of adapter.versions) {
      if (validUntil !== undefined && day !== undefined && day > validUntil) continue;
      const entries = readEntries(page);
      if (entries && entries.length > 0) return entries;
    }
  }
  return undefined;
}
