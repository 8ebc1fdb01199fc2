import { findMarks, type Mark, momentOf, referenceDay, type ToldTime } from './marks.js';
import { type Day, type LiveEntry, type LivePage, lineOf, type PageElement, walk } from './page.js';

/** A ticker has at least so many entries. */
const MIN_ENTRIES = 3;

/**
 * Finds the entries of a ticker in bare markup: repeated blocks with a time each, under day headings or not, in the order of the page.
 * Where an entry tells only a time of day, its day is that of the heading above, else counted from the page's own day: times that run against
 * the page's order begin another day. Empty where the page is no ticker.
 */
export function findMarkedEntries(page: LivePage): LiveEntry[] {
  const marks = findMarks(page);
  const found = marks.filter((mark) => mark.kind === 'time');
  if (found.length < MIN_ENTRIES) return [];
  const boundaries = countMarks(marks);
  const blocks = marks.flatMap((mark) => (mark.kind === 'time' ? [{ mark, container: containerOf(mark, boundaries) }] : []));
  const sameLevel = keepRepeated(blocks.filter(({ container }) => !holdsMainHeading(container)));
  if (sameLevel.length < MIN_ENTRIES) return [];
  const times = resolveTimes(marks, new Set(sameLevel.map(({ mark }) => mark)), page);
  const ids = new Map<string, number>();
  const entries = sameLevel.map(({ mark, container }) => readEntry(mark, container, boundaries, times.get(mark), ids, page));
  return entries.filter((entry) => entry.content.length > 0);
}

type TimeMark = Extract<Mark, { kind: 'time' }>;

/** A mark with the block that belongs to it alone. */
interface Block {
  readonly mark: TimeMark;
  readonly container: PageElement;
}

/** How many marks stand in or below each element. */
function countMarks(marks: readonly Mark[]): ReadonlyMap<PageElement, number> {
  const counts = new Map<PageElement, number>();
  for (const { element } of marks) {
    for (let above: PageElement | undefined = element; above; above = above.parent) counts.set(above, (counts.get(above) ?? 0) + 1);
  }
  return counts;
}

/** The outermost element around a mark that holds no other mark. */
function containerOf(mark: TimeMark, counts: ReadonlyMap<PageElement, number>): PageElement {
  let container = mark.element;
  while (container.parent && container.parent.name !== '' && counts.get(container.parent) === 1) container = container.parent;
  return container;
}

/** Keeps the blocks whose grandparents hold at least three of them: one list, perhaps in a box for each day. */
function keepRepeated(blocks: readonly Block[]): Block[] {
  const byList = new Map<PageElement, Block[]>();
  for (const block of blocks) {
    const list = block.container.parent?.parent ?? block.container.parent ?? block.container;
    const group = byList.get(list);
    if (group) group.push(block);
    else byList.set(list, [block]);
  }
  const byRegion = new Map<PageElement, Block[]>();
  for (const [list, group] of byList) {
    const region = list.parent ?? list;
    const key = [region, list].find((element) => byRegion.has(element)) ?? list;
    byRegion.set(key, [...(byRegion.get(key) ?? []), ...group]);
  }
  const best = [...byRegion.values()].sort((left, right) => right.length - left.length)[0] ?? [];
  const kept = new Set(best);
  return blocks.filter((block) => kept.has(block));
}

function holdsMainHeading(container: PageElement): boolean {
  for (const element of walk(container)) if (element.name === 'h1') return true;
  return false;
}

/** The moments of the entries' marks. */
function resolveTimes(
  marks: readonly Mark[],
  wanted: ReadonlySet<Mark>,
  page: LivePage,
): Map<Mark, { published?: string; modified?: string }> {
  const newestFirst = runsBackwards(marks.filter((mark): mark is TimeMark => wanted.has(mark)));
  const resolved = new Map<Mark, { published?: string; modified?: string }>();
  let day = referenceDay(page);
  let headed = false;
  let before: number | undefined;
  for (const mark of marks) {
    if (mark.kind === 'day') {
      day = mark.day;
      headed = true;
      before = undefined;
    } else if (wanted.has(mark)) {
      const minutes = minutesOf(mark.at);
      if (!headed && day && minutes !== undefined && before !== undefined) {
        if (newestFirst && minutes > before) day = shiftDay(day, -1);
        if (!newestFirst && minutes < before) day = shiftDay(day, 1);
      }
      before = minutes ?? before;
      resolved.set(mark, momentsOf(mark, day, page));
    }
  }
  return resolved;
}

/** True where most times are earlier than the one above. */
function runsBackwards(marks: readonly TimeMark[]): boolean {
  let down = 0;
  let up = 0;
  for (let i = 1; i < marks.length; i += 1) {
    const [before, here] = [sortable(marks[i - 1]!.at), sortable(marks[i]!.at)];
    if (here < before) down += 1;
    if (here > before) up += 1;
  }
  return down >= up;
}

function sortable(time: ToldTime): number {
  return 'moment' in time ? Date.parse(time.moment) / 60_000 : time.clock.hour * 60 + time.clock.minute;
}

function minutesOf(time: ToldTime): number | undefined {
  return 'clock' in time ? time.clock.hour * 60 + time.clock.minute : undefined;
}

function momentsOf(mark: TimeMark, day: Day | undefined, page: LivePage): { published?: string; modified?: string } {
  const { at, updated } = mark;
  const published = 'moment' in at ? at.moment : day && momentOf(day, at.clock, page);
  if (published === undefined || !updated) return published === undefined ? {} : { published };
  if ('moment' in updated) return { published, modified: updated.moment };
  const own = page.times.readDay(published) ?? day;
  if (!own) return { published };
  const sameDay = momentOf(own, updated.clock, page);
  return { published, modified: Date.parse(sameDay) < Date.parse(published) ? momentOf(shiftDay(own, 1), updated.clock, page) : sameDay };
}

function shiftDay({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function readEntry(
  mark: TimeMark,
  container: PageElement,
  counts: ReadonlyMap<PageElement, number>,
  time: { readonly published?: string; readonly modified?: string } | undefined,
  ids: Map<string, number>,
  page: LivePage,
): LiveEntry {
  const content = [container, ...(FLOWING.has(container.name) ? followingText(container, counts, page) : [])];
  const skip = new Set<PageElement>([mark.element, ...mark.more]);
  const heading = content.map((root) => findTitle(root, skip)).find((element) => element !== undefined);
  const title = heading ? cleanTitle(lineOf(heading, 400, struckOut(heading))) : undefined;
  if (heading) skip.add(heading);
  for (const root of content) skipBeside(root, skip, page);
  const own = idOf(mark.element, container) ?? (time?.published === undefined ? 'entry' : `t-${time.published}`);
  const count = (ids.get(own) ?? 0) + 1;
  ids.set(own, count);
  return {
    id: count === 1 ? own : `${own}-${count}`,
    ...(time?.published === undefined ? {} : { published: time.published }),
    ...(time?.modified === undefined || time.modified === time.published ? {} : { modified: time.modified }),
    ...(title ? { title } : {}),
    content,
    skip,
  };
}

/** Elements after which an entry's text goes on in their siblings. */
const FLOWING = new Set('p h1 h2 h3 h4 h5 h6 b strong span time dt header'.split(' '));

function followingText(container: PageElement, counts: ReadonlyMap<PageElement, number>, page: LivePage): PageElement[] {
  const siblings = container.parent?.children ?? [];
  const found: PageElement[] = [];
  for (let i = siblings.indexOf(container) + 1; i < siblings.length; i += 1) {
    const sibling = siblings[i]!;
    if (typeof sibling === 'string') continue;
    if (counts.has(sibling)) break;
    if (!page.isBeside(sibling)) found.push(sibling);
  }
  return found;
}

function findTitle(root: PageElement, skip: ReadonlySet<PageElement>): PageElement | undefined {
  for (const element of walk(root)) {
    const named = /\b(?:title|headline|titel|ueberschrift)\b/i.test(
      `${element.attributes.class ?? ''} ${element.attributes.itemprop ?? ''}`,
    );
    if (/^h[1-6]$/.test(element.name) || (named && element !== root)) {
      const line = lineOf(element, 400, skip);
      if (line !== '' && line.length < 300) return element;
    }
  }
  return undefined;
}

/** Struck-out text no longer holds. */
function struckOut(root: PageElement): ReadonlySet<PageElement> {
  return new Set([...walk(root)].filter(({ name }) => name === 's' || name === 'del' || name === 'strike'));
}

/** "++ Paris: Gipfel endet ++" → "Paris: Gipfel endet". */
export function cleanTitle(text: string): string {
  return text.replace(/^[\s+–—|:*-]+|[\s+–—|:*-]+$/gu, '').trim();
}

/** Adds what is no text of the entry: share buttons, lines of links, advertisements, struck-out words. */
export function skipBeside(root: PageElement, skip: Set<PageElement>, page: Pick<LivePage, 'isBeside'>): void {
  for (const element of walk(root)) {
    if (element === root || skip.has(element)) continue;
    if (page.isBeside(element) || isLinkLine(element) || element.name === 's' || element.name === 'del' || element.name === 'strike')
      skip.add(element);
  }
}

const BOXES = new Set('div p footer ul ol nav section small span'.split(' '));

/** A box of links and separators: "Teilen | WhatsApp | nach oben". */
function isLinkLine(element: PageElement): boolean {
  if (!BOXES.has(element.name)) return false;
  let linked = 0;
  let links = 0;
  for (const below of walk(element)) {
    if (below.name !== 'a') continue;
    links += 1;
    linked += lineOf(below, 300).length;
  }
  if (links === 0) return false;
  const whole = lineOf(element, 400).replace(/[^\p{L}\p{N}]+/gu, '').length;
  return whole < 200 && linked > 0.7 * whole && (links > 1 || element.name !== 'span');
}

const ID_ATTRIBUTES = ['data-entry-id', 'data-post-id', 'data-id', 'data-key', 'data-uuid', 'id'];

/** The id of an element between the mark and its container, else of the container's first element that has one. */
function idOf(mark: PageElement, container: PageElement): string | undefined {
  const path: PageElement[] = [];
  for (let above: PageElement | undefined = mark; above; above = above.parent) {
    path.unshift(above);
    if (above === container) break;
  }
  for (const element of [...path, ...walk(container)]) {
    const name = ['id', ...ID_ATTRIBUTES].find((attribute) => (element.attributes[attribute] ?? '').trim() !== '');
    if (name !== undefined) return element.attributes[name]!.trim();
  }
  return undefined;
}
