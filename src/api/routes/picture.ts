import { type Finding, PLOVER, type Position, type Story } from '../../model/index.js';
import { type StanceChange, stanceChanges } from '../../picture/index.js';
import { describeFindings, describePledges } from '../answer.js';
import type { Asked, DeskContext } from '../context.js';
import type { QueryOf, ResponseOf } from '../contract.js';
import { timeOf } from '../state/picture-index.js';
import { boundOf, present, summariseStory } from './reports.js';

/** Most findings that map and network look at: the newest of the window. */
const MOST_FINDINGS = 6_000;

/** Most of each kind of change that are told. */
const MOST_CHANGES = 100;
/** Events of one place that are shown. */
const AT_PLACE = 40;

/** `GET /api/positions`: the newest, and every change of side among all that the query asks for. */
export async function positions(context: DeskContext, { query }: Asked<QueryOf<'positions'>>): Promise<ResponseOf<'positions'>> {
  const { picture } = await context.state.picture();
  const inWindow = windowOf(query);
  const isAsked = ({ holder, issue, at }: Position) =>
    (query.actor === undefined || holder.entity === query.actor || holder.name === query.actor) &&
    (query.issue === undefined || issue === query.issue) &&
    inWindow(at);
  const wanted = picture.positions.filter(isAsked);
  const kept = new Set(newest(wanted, query.limit));
  return {
    items: wanted.filter((position) => kept.has(position)),
    total: wanted.length,
    changes: changedSides(picture.positions, isAsked),
  };
}

/** `GET /api/timeline`: counted in the store, over all findings of the window. */
export async function timeline(context: DeskContext, { query }: Asked<QueryOf<'timeline'>>): Promise<ResponseOf<'timeline'>> {
  const { bins } = query;
  const asked = present({ since: query.since, until: query.until });
  const times = await context.store.findingTimes(asked);
  if (times === undefined) return { bins, lanes: [] };
  const since = boundOf(query.since, 'since') ?? times.first;
  const until = boundOf(query.until, 'until') ?? times.last + 1;
  const counts = new Map<Finding['kind'], number[]>();
  for (const { kind, bin, count } of await context.store.tallyByTime({ since, until, bins })) {
    const lane = counts.get(kind) ?? new Array<number>(bins).fill(0);
    const place = Math.min(bins - 1, bin);
    lane[place] = (lane[place] ?? 0) + count;
    counts.set(kind, lane);
  }
  return {
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
    bins,
    lanes: [...counts].map(([kind, lane]) => ({ kind, counts: lane })),
  };
}

/** `GET /api/tolls`. */
export async function tolls(context: DeskContext, { query }: Asked<QueryOf<'tolls'>>): Promise<ResponseOf<'tolls'>> {
  const { picture, story } = await context.state.picture();
  return newestOfStory(picture.tolls, story, query);
}

/** `GET /api/differences`. */
export async function differences(context: DeskContext, { query }: Asked<QueryOf<'differences'>>): Promise<ResponseOf<'differences'>> {
  const { picture, story } = await context.state.picture();
  return newestOfStory(picture.differences, story, query);
}

/** `GET /api/pledges`. */
export async function pledges(context: DeskContext, { query }: Asked<QueryOf<'pledges'>>): Promise<ResponseOf<'pledges'>> {
  const index = await context.state.picture();
  const { items, total } = newestOfStory(index.picture.pledges, index.story, query);
  return { items: await describePledges(context, index, items), total };
}

/** `GET /api/changes`. */
export async function changes(context: DeskContext, { query }: Asked<QueryOf<'changes'>>): Promise<ResponseOf<'changes'>> {
  const index = await context.state.picture();
  const since = boundOf(query.since, 'since') ?? 0;
  const isNew = (at: string | undefined) => at !== undefined && Date.parse(at) > since;
  const page = await context.store.reports({ since: new Date(since + 1).toISOString(), limit: 1_000, withWithdrawn: true });
  const stories = index.stories.filter((story) => timeOf(story) > since);
  const held = index.picture.positions.filter((position) => isNew(position.at));
  const entries = index.picture.tolls.flatMap((toll) =>
    toll.entries
      .filter((entry) => isNew(entry.at))
      .map((entry) => ({ story: toll.story, title: index.story.get(toll.story)?.title ?? '', what: toll.what, entry })),
  );
  return {
    since: new Date(since).toISOString(),
    reports: page.items.length,
    revised: page.items.filter((report) => report.revision > 1 && report.withdrawn !== true).length,
    withdrawn: page.items.filter((report) => report.withdrawn === true).length,
    counts: { stories: stories.length, positions: held.length, entries: entries.length },
    stories: stories.slice(0, 50).map((story) => summariseStory(story, index)),
    positions: newest(held, MOST_CHANGES),
    stances: changedSides(index.picture.positions, ({ at }) => isNew(at)),
    entries: entries.slice(0, MOST_CHANGES),
  };
}

/** `GET /api/map`: an event stands at the most precise place that its text names. */
export async function map(context: DeskContext, { query }: Asked<QueryOf<'map'>>): Promise<ResponseOf<'map'>> {
  const { store } = context;
  const window = present({ since: query.since, until: query.until, type: query.type });
  const tallies = await store.tallyByPlace(window);
  const known = new Map((await store.placesById(tallies.flatMap(({ place }) => place ?? []))).map((place) => [place.id, place]));
  const spots = tallies.flatMap(({ place: id, count }) => {
    const place = id === undefined ? undefined : known.get(id);
    return place === undefined ? [] : [{ place, count }];
  });
  const found =
    query.at === undefined ? [] : (await store.findings({ ...window, standsAt: query.at, kind: 'event', limit: AT_PLACE })).items;
  return {
    places: spots.filter(({ place }) => place.precision !== 'country'),
    countries: spots.filter(({ place }) => place.precision === 'country'),
    items: await describeFindings(context, await context.state.picture(), found),
    unplaced: tallies.find(({ place }) => place === undefined)?.count ?? 0,
  };
}

/** Who changed sides, by the position taken, newest first. */
function changedSides(positions: readonly Position[], isWanted: (to: Position) => boolean): StanceChange[] {
  return stanceChanges(positions)
    .filter(({ to }) => isWanted(to))
    .sort((left, right) => msOf(right.to.at) - msOf(left.to.at))
    .slice(0, MOST_CHANGES);
}

/** What belongs to a story, newest story first, with its title. */
function newestOfStory<T extends { readonly story: string }>(
  all: readonly T[],
  stories: ReadonlyMap<string, Story>,
  query: { readonly story?: string | undefined; readonly limit: number },
): { items: (T & { title: string })[]; total: number } {
  const wanted = all.filter((one) => query.story === undefined || one.story === query.story);
  const at = (one: T) => timeOf(stories.get(one.story) ?? {});
  const items = [...wanted].sort((left, right) => at(right) - at(left)).slice(0, query.limit);
  return { items: items.map((one) => ({ ...one, title: stories.get(one.story)?.title ?? '' })), total: wanted.length };
}

function newest<T extends { readonly at?: string }>(all: readonly T[], limit: number): T[] {
  return all.length <= limit ? [...all] : [...all].sort((left, right) => msOf(right.at) - msOf(left.at)).slice(0, limit);
}

function msOf(at: string | undefined): number {
  return Date.parse(at ?? '') || 0;
}

/** `GET /api/actors`. */
export async function actors(context: DeskContext, { query }: Asked<QueryOf<'actors'>>): Promise<ResponseOf<'actors'>> {
  type Row = { id: string; name: string; statements: number; acts: number; suffers: number; transfers: number };
  const rows = new Map<string, Row>();
  const links = new Map<string, { from: string; to: string; quad: number; count: number }>();
  const count = (
    ref: { readonly entity?: string; readonly name: string } | undefined,
    what: 'statements' | 'acts' | 'suffers' | 'transfers',
  ) => {
    if (ref?.entity === undefined || ref.entity.startsWith('geonames:')) return undefined;
    const row = rows.get(ref.entity) ?? { id: ref.entity, name: ref.name, statements: 0, acts: 0, suffers: 0, transfers: 0 };
    row[what] += 1;
    rows.set(ref.entity, row);
    return ref.entity;
  };
  for (const finding of await newestFindings(context, query)) {
    if (finding.kind === 'statement') count(finding.body.speakerEntity, 'statements');
    else if (finding.kind === 'transfer') for (const side of [finding.body.giver, finding.body.receiver]) count(side, 'transfers');
    else if (finding.kind === 'event') {
      const from = finding.body.sources.map((ref) => count(ref, 'acts'));
      const to = finding.body.recipients.map((ref) => count(ref, 'suffers'));
      const { quad } = PLOVER[finding.body.type];
      for (const one of from) {
        for (const other of to) {
          if (one === undefined || other === undefined || one === other) continue;
          const key = `${one} ${other} ${quad}`;
          const link = links.get(key) ?? { from: one, to: other, quad, count: 0 };
          link.count += 1;
          links.set(key, link);
        }
      }
    }
  }
  const weight = (row: Row) => row.statements + row.acts + row.suffers + row.transfers;
  const items = [...rows.values()].sort((left, right) => weight(right) - weight(left) || (left.id < right.id ? -1 : 1)).slice(0, 200);
  const shown = new Set(items.map((row) => row.id));
  const known = new Map((await context.store.actorsById([...shown])).map((actor) => [actor.id, actor]));
  return {
    items: items.map((row) => {
      const { kind, role, country, name } = known.get(row.id) ?? {};
      return { ...row, ...present({ kind, role, country }), name: name ?? row.name };
    }),
    links: [...links.values()].filter((link) => shown.has(link.from) && shown.has(link.to)),
  };
}

/** The newest findings of a window, at most `MOST_FINDINGS`; page by page, so that other requests get their turn. */
async function newestFindings(
  { store }: DeskContext,
  query: Pick<QueryOf<'findings'>, 'since' | 'until' | 'type' | 'kind'>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  let after: string | undefined;
  do {
    const page = await store.findings(present({ ...query, limit: 1_000, after }));
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < MOST_FINDINGS);
  return found;
}

function windowOf({ since, until }: { readonly since?: string | undefined; readonly until?: string | undefined }) {
  const from = boundOf(since, 'since');
  const to = boundOf(until, 'until');
  if (from === undefined && to === undefined) return () => true;
  return (at: string | undefined) => {
    const ms = Date.parse(at ?? '');
    return (from === undefined || ms >= from) && (to === undefined || ms < to);
  };
}
