import { readByAdapter } from '../publishers/adapter.js';
import { PUBLISHER_ADAPTERS } from '../publishers/index.js';
import { findLinkedEntries } from './linked.js';
import { findMarkedEntries } from './markup.js';
import { type LiveEntry, type LivePage, lineOf } from './page.js';

/**
 * The entries of a live ticker in the order of the page (mostly newest first); empty where the page is none. A publisher's adapter is asked first. Entries that schema.org data lists come
 * next in trust; blocks of the page's markup that it does not list are added where the two agree on at least one entry.
 */
export function findLiveEntries(page: LivePage): LiveEntry[] {
  const adapted = readByAdapter(PUBLISHER_ADAPTERS, page);
  if (adapted) return adapted;
  const linked = findLinkedEntries(page);
  const marked = findMarkedEntries(page);
  if (linked.length === 0) return looksLive(marked, page) ? marked : [];
  const known = new Set(linked.map(({ id }) => id));
  const agreed = marked.filter(({ id }) => known.has(id)).length;
  if (agreed === 0 || agreed === marked.length) return linked;
  return [...linked, ...marked.filter(({ id }) => !known.has(id))].sort((left, right) => timeOf(right) - timeOf(left));
}

function timeOf({ published }: LiveEntry): number {
  return published === undefined ? 0 : Date.parse(published);
}

const LIVE_NAME = /live|ticker|newsblog|protokoll|minute|en-direct|онлайн|наживо/i;

/** A ticker's blocks hold text, and most of the page's; a page that is called live needs less of it than lists of dated links may have. */
function looksLive(entries: readonly LiveEntry[], page: LivePage): boolean {
  const texts = entries.map(({ content, skip }) => content.map((element) => lineOf(element, 5000, skip)).join(' ').length);
  const withText = texts.filter((length) => length >= 60).length;
  const timed = entries.filter(({ published }) => published !== undefined).length;
  if (withText < 3 || withText < 0.6 * entries.length || timed < 0.6 * entries.length) return false;
  if (LIVE_NAME.test(`${page.url ?? ''} ${page.title ?? ''}`)) return true;
  const sum = texts.reduce((total, length) => total + length, 0);
  return entries.length >= 5 && sum > 0.5 * lineOf(page.root, 1_000_000).length;
}
