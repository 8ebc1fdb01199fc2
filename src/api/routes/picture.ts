import { type Finding, PLOVER, type Place, type Position } from '../../model/index.js';
import { stanceChanges } from '../../picture/index.js';
import { describeFindings, describePledges } from '../answer.js';
import type { Asked, DeskContext } from '../context.js';
import type { FindingItem, QueryOf, ResponseOf } from '../contract.js';
import { timeOf } from '../state/picture-index.js';
import { boundOf, present, summariseStory } from './reports.js';

/** Most findings that map and network look at: the newest of the window. */
const MOST_FINDINGS = 6_000;

/** `GET /api/positions`. */
export async function positions(context: DeskContext, { query }: Asked<QueryOf<'positions'>>): Promise<ResponseOf<'positions'>> {
  const { picture } = await context.state.picture();
  const inWindow = windowOf(query);
  const asked = ({ holder, issue, at }: Position) =>
    (query.actor === undefined || holder.entity === query.actor || holder.name === query.actor) &&
    (query.issue === undefined || issue === query.issue) &&
    inWindow(at);
  return { items: picture.positions.filter(asked), changes: stanceChanges(picture.positions).filter(({ to }) => asked(to)) };
}

/** `GET /api/tolls`. */
export async function tolls(context: DeskContext, { query }: Asked<QueryOf<'tolls'>>): Promise<ResponseOf<'tolls'>> {
  const { picture, story } = await context.state.picture();
  const wanted = picture.tolls.filter((toll) => query.story === undefined || toll.story === query.story);
  return { items: wanted.map((toll) => ({ ...toll, title: story.get(toll.story)?.title ?? '' })) };
}

/** `GET /api/differences`. */
export async function differences(context: DeskContext, { query }: Asked<QueryOf<'differences'>>): Promise<ResponseOf<'differences'>> {
  const { picture, story } = await context.state.picture();
  const wanted = picture.differences.filter((difference) => query.story === undefined || difference.story === query.story);
  return { items: wanted.map((difference) => ({ ...difference, title: story.get(difference.story)?.title ?? '' })) };
}

/** `GET /api/pledges`. */
export async function pledges(context: DeskContext, { query }: Asked<QueryOf<'pledges'>>): Promise<ResponseOf<'pledges'>> {
  return { items: await describePledges(context, await context.state.picture(), query.story) };
}

/** `GET /api/changes`. */
export async function changes(context: DeskContext, { query }: Asked<QueryOf<'changes'>>): Promise<ResponseOf<'changes'>> {
  const index = await context.state.picture();
  const since = boundOf(query.since, 'since') ?? 0;
  const isNew = (at: string | undefined) => at !== undefined && Date.parse(at) > since;
  const page = await context.store.reports({ since: new Date(since + 1).toISOString(), limit: 1_000, withWithdrawn: true });
  const stories = index.stories.filter((story) => timeOf(story) > since);
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
    stories: stories.slice(0, 50).map((story) => summariseStory(story, index)),
    positions: index.picture.positions.filter((position) => isNew(position.at)),
    stances: stanceChanges(index.picture.positions).filter(({ to }) => isNew(to.at)),
    entries,
  };
}

/** `GET /api/map`: an event stands at the most precise place that its text names. */
export async function map(context: DeskContext, { query }: Asked<QueryOf<'map'>>): Promise<ResponseOf<'map'>> {
  const index = await context.state.picture();
  const found = await newestFindings(context, { ...query, kind: 'event' });
  const at = new Map<string, { readonly place: Place; readonly findings: Finding[] }>();
  let unplaced = 0;
  for (const finding of found) {
    const place = finding.kind === 'event' ? mostPrecise(finding.body.places, index.places) : undefined;
    if (place === undefined) {
      unplaced += 1;
      continue;
    }
    const spot = at.get(place.id) ?? { place, findings: [] };
    spot.findings.push(finding);
    at.set(place.id, spot);
  }
  const items = new Map<string, FindingItem[]>();
  for (const item of await describeFindings(
    context,
    index,
    [...at.values()].flatMap((spot) => spot.findings),
  )) {
    const list = items.get(item.finding.id);
    if (list === undefined) items.set(item.finding.id, [item]);
    else list.push(item);
  }
  const spots = [...at.values()].map(({ place, findings }) => ({
    place,
    items: findings.flatMap((finding) => items.get(finding.id) ?? []).slice(0, 200),
  }));
  return {
    places: spots.filter(({ place }) => place.precision !== 'country'),
    countries: spots.filter(({ place }) => place.precision === 'country'),
    unplaced,
  };
}

const PRECISION: Readonly<Record<Place['precision'], number>> = { exact: 0, city: 1, region: 2, country: 3 };

function mostPrecise(refs: readonly { readonly entity?: string }[], places: ReadonlyMap<string, Place>): Place | undefined {
  return refs
    .flatMap(({ entity }) => places.get(entity ?? '') ?? [])
    .filter((place) => place.precision === 'country' || (place.latitude !== undefined && place.longitude !== undefined))
    .sort((left, right) => PRECISION[left.precision] - PRECISION[right.precision])[0];
}

/** `GET /api/actors`. */
export async function actors(context: DeskContext, { query }: Asked<QueryOf<'actors'>>): Promise<ResponseOf<'actors'>> {
  const known = new Map((await context.store.actors()).map((actor) => [actor.id, actor]));
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
