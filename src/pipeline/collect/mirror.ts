import { type ExtractedPage, readPage } from '../extract.js';
import type { Collection } from './context.js';
import { listFiles, readBytes, sourcePath } from './input.js';
import { cleanAddress } from './report.js';

/** Saved pages, found by their canonical address. */
export interface Mirror {
  /** The page of an address; undefined where the mirror has none. */
  readonly find: (address: string) => Promise<ExtractedPage | undefined>;
}

/** Opens a folder of saved pages; only the heads of the pages are looked at until one is asked for. */
export async function openMirror(folder: string, collection: Collection): Promise<Mirror> {
  const { context, problems } = collection;
  const paths = new Map<string, string>();
  for (const { path, name } of listFiles(sourcePath(folder, context), problems)) {
    if (!/\.x?html?$/i.test(name)) continue;
    const bytes = readBytes(path, problems);
    const address = bytes && addressOf(bytes);
    if (address !== undefined && !paths.has(address)) paths.set(address, path);
  }
  return {
    find: async (address) => {
      const path = paths.get(cleanAddress(address) ?? address);
      const bytes = path === undefined ? undefined : readBytes(path, problems);
      if (!bytes) return undefined;
      const page = await readPage(bytes, { url: address, timeZone: context.timeZone });
      collection.note(page.problems, path);
      return page;
    },
  };
}

const ADDRESS_TAG = /<(?:link|meta)\b[^>]*(?:rel=["']?canonical|property=["']?og:url)[^>]*>/gi;

/** The address that a page names as its own in its head. */
function addressOf(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 200_000));
  const tags = (head.match(ADDRESS_TAG) ?? []).sort((left, right) => Number(/^<meta/i.test(left)) - Number(/^<meta/i.test(right)));
  const address = tags.map((tag) => /(?:href|content)=["']?([^"'\s>]+)/i.exec(tag)?.[1]).find((found) => found !== undefined);
  return cleanAddress(address?.replaceAll('&amp;', '&'));
}
