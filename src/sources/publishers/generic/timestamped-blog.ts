import { formatRfc3339 } from '../../../model/time.js';
import { cleanTitle, skipBeside } from '../../live/markup.js';
import { type LiveEntry, type LivePage, lineOf, type PageElement, walk } from '../../live/page.js';
import type { PublisherAdapter } from '../adapter.js';

/** Blog systems that write an entry's time as Unix seconds: `<div id="id_7" class="liveblog-entry" data-timestamp="1743022105">`. */
export const timestampedBlog: PublisherAdapter = {
  name: 'timestamped-blog',
  matches: (page) => findEntries(page).length >= 3,
  versions: [{ readEntries: (page) => findEntries(page).map((element) => readEntry(element, page)) }],
};

function findEntries(page: LivePage): PageElement[] {
  return [...walk(page.root)].filter(
    ({ attributes }) => /^\d{9,10}$/.test(attributes['data-timestamp'] ?? '') && (attributes.id ?? '') !== '',
  );
}

function readEntry(element: PageElement, page: LivePage): LiveEntry {
  const skip = new Set<PageElement>();
  let title = '';
  for (const below of walk(element)) {
    if (below.name === 'time' || /\btime\b/.test(below.attributes.class ?? '')) skip.add(below);
    else if (title === '' && /^h[1-6]$/.test(below.name)) {
      title = cleanTitle(lineOf(below));
      skip.add(below);
    }
  }
  skipBeside(element, skip, page);
  const published = momentOf(Number(element.attributes['data-timestamp']));
  return { id: element.attributes.id!, published, ...(title === '' ? {} : { title }), content: [element], skip };
}

function momentOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return formatRfc3339({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offsetMinutes: 0,
  });
}
