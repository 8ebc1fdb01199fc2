import { type Finding, PLOVER } from '../../model/index.js';
import { type StanceChange, stanceChanges } from '../../picture/index.js';
import type { Parts, PositionQuery, StoryPart } from '../../store/index.js';
import { describeFindings, describePledges } from '../answer.js';
import type { Asked, DeskContext } from '../context.js';
import type { QueryOf, ResponseOf } from '../contract.js';
import { boundOf, present, summariseStories, titlesOf } from './reports.js';

/** Most findings that map and network look at: the newest of the window. */
const MOST_FINDINGS = 6_000;

/** Most of each kind of change that are told. */
const MOST_CHANGES = 100;
/** Events of one place that are shown. */
const AT_PLACE = 40;

/** `GET /api/positions`: the newest, and every change of side among all that the query asks for. */
export async function positions(context: DeskContext, { query }: Asked<QueryOf<'positions'>>): Promise<ResponseOf<'positions'>> {
  const { actor, limit, ...rest } = query;
  const asked = present({ ...rest, holder: actor });
  const { items, total } = await context.store.positions({ ...asked, limit });
  return { items: [...items], total, changes: await changedSides(context, asked) };
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
export function tolls(context: DeskContext, { query }: Asked<QueryOf<'tolls'>>): Promise<ResponseOf<'tolls'>> {
  return partsWithTitles(context, 'toll', query);
}

/** `GET /api/differences`. */
export function differences(context: DeskContext, { query }: Asked<QueryOf<'differences'>>): Promise<ResponseOf<'differences'>> {
  return partsWithTitles(context, 'difference', query);
}

/** `GET /api/pledges`. */
export async function pledges(context: DeskContext, { query }: Asked<QueryOf<'pledges'>>): Promise<ResponseOf<'pledges'>> {
  const { items, total } = await context.store.parts('pledge', present(query));
  return { items: await describePledges(context, items), total };
}

/** `GET /api/changes`: what is newer than `since`, the newest of each kind. */
export async function changes(context: DeskContext, { query }: Asked<QueryOf<'changes'>>): Promise<ResponseOf<'changes'>> {
  const { store } = context;
  const ms = boundOf(query.since, 'since') ?? 0;
  const since = new Date(ms + 1).toISOString();
  const entries = await store.entriesSince({ since, limit: MOST_CHANGES });
  const titles = await titlesOf(
    context,
    entries.items.map(({ toll }) => toll.story),
  );
  const held = await store.positions({ since, limit: MOST_CHANGES });
  return {
    since: new Date(ms).toISOString(),
    ...(await store.tallyReports({ since })),
    counts: { stories: await store.countStories({ since }), positions: held.total, entries: entries.total },
    stories: await summariseStories(context, (await store.stories({ since, limit: 50 })).items),
    positions: [...held.items],
    stances: await changedSides(context, { since }),
    entries: entries.items.map(({ toll, entry }) => ({ story: toll.story, title: titles.get(toll.story) ?? '', what: toll.what, entry })),
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
    items: await describeFindings(context, found),
    unplaced: tallies.find(({ place }) => place === undefined)?.count ?? 0,
  };
}

/** Who changed sides, by the position taken, newest first: of those who took another stance, as many as are shown. */
async function changedSides({ store }: DeskContext, query: PositionQuery): Promise<StanceChange[]> {
  const found: StanceChange[] = [];
  for (let skip = 0; found.length < MOST_CHANGES; skip += MOST_CHANGES) {
    const turns = await store.turns({ ...query, limit: MOST_CHANGES, skip });
    found.push(...turns.flatMap(({ from, to }) => stanceChanges([from, to])));
    if (turns.length < MOST_CHANGES) break;
  }
  return found.slice(0, MOST_CHANGES);
}

/** What belongs to stories, newest story first, with its title. */
async function partsWithTitles<Kind extends keyof StoryPart>(
  context: DeskContext,
  kind: Kind,
  query: QueryOf<'tolls'>,
): Promise<{ items: (StoryPart[Kind] & { title: string })[]; total: number }> {
  const { items, total }: Parts<StoryPart[Kind]> = await context.store.parts(kind, present(query));
  const titles = await titlesOf(
    context,
    items.map((one) => one.story),
  );
  return { items: items.map((one) => ({ ...one, title: titles.get(one.story) ?? '' })), total };
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
