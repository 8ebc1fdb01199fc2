import { type Story, type StoryInput, stableId } from '../model/index.js';
import { findCopies } from './copies.js';
import { findEdges } from './edges.js';
import { countFeatures } from './features.js';
import { averageLink, type Edge } from './link.js';
import { isShort, placeShort } from './short.js';
import { weighBatch } from './vectors.js';

/** Settings of clustering; the defaults are what the product uses. */
export interface ClusterOptions {
  /** Mean similarity from which two groups are one story. */
  readonly threshold?: number;
  /** Reports further apart than this are not joined directly. Default 72 hours. */
  readonly windowHours?: number;
}

/** Best pairwise F1 on half a of stories-en; half b is reported by `npm run eval -- stories-en`. */
const THRESHOLD = 0.17;
const WINDOW_HOURS = 72;
/** Similarities below this share of the threshold cannot matter to a mean at the threshold. */
const IGNORED_SHARE = 0.15;

/**
 * Groups reports into stories: average link over TF-IDF similarity of words and names within a time window, first of the longer reports; a short one (a
 * ticker entry) then joins the story that holds most of what it says, and the rest of them are grouped among themselves.
 * Every report is in exactly one story; the result does not depend on the order of the input.
 */
export function clusterReports(reports: readonly StoryInput[], options: ClusterOptions = {}): Story[] {
  const threshold = options.threshold ?? THRESHOLD;
  const windowMs = (options.windowHours ?? WINDOW_HOURS) * 3_600_000;
  const sorted = [...reports].sort((a, b) => compareTime(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const features = sorted.map(countFeatures);
  const times = sorted.map(timeOf);
  const edges = findEdges(weighBatch(features), {
    times,
    languages: sorted.map((report) => report.lang),
    windowMs,
    minimum: threshold * IGNORED_SHARE,
  });
  const short = sorted.flatMap((report, index) => (isShort(report.text) ? [index] : []));
  const shortOnes = new Set(short);
  const long = sorted.flatMap((_, index) => (shortOnes.has(index) ? [] : [index]));
  const stories = linkSome(long, edges, threshold);
  const rest: number[] = [];
  placeShort({ features, times, windowMs, stories: stories.map((members) => [...members]), short }).forEach((story, index) => {
    if (story === undefined) rest.push(short[index]!);
    else stories[story]!.push(short[index]!);
  });
  const clusters = [...stories, ...linkSome(rest, edges, threshold)].map((members) => members.sort((a, b) => a - b));
  const near = centralities(clusters, edges);
  return clusters
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) =>
      toStory(
        members.map((index) => sorted[index]!),
        titleOf(members.map((index) => ({ report: sorted[index]!, centrality: near[index]! }))),
      ),
    );
}

/** Average link among some of the items. @returns the groups */
function linkSome(items: readonly number[], edges: readonly Edge[], threshold: number): number[][] {
  const places = placesOf(items);
  const own: Edge[] = [];
  for (const { left, right, similarity } of edges) {
    const [a, b] = [places[left] ?? -1, places[right] ?? -1];
    if (a >= 0 && b >= 0) own.push({ left: a, right: b, similarity });
  }
  const groups = new Map<number, number[]>();
  averageLink(items.length, own, threshold).forEach((group, place) => {
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [items[place]!]);
    else members.push(items[place]!);
  });
  return [...groups.values()];
}

/** Place of each item in a list, by item; -1 where it is not in it. */
function placesOf(items: readonly number[]): Int32Array {
  const places = new Int32Array(items.reduce((most, item) => Math.max(most, item + 1), 0)).fill(-1);
  items.forEach((item, place) => {
    places[item] = place;
  });
  return places;
}

/** How near each item is to the others of its group, by item: the sum of its similarities. */
function centralities(groups: readonly (readonly number[])[], edges: readonly Edge[]): Float64Array {
  const count = groups.reduce((sum, members) => sum + members.length, 0);
  const groupOf = new Int32Array(count);
  groups.forEach((members, group) => {
    for (const item of members) groupOf[item] = group;
  });
  const sums = new Float64Array(count);
  for (const { left, right, similarity } of edges) {
    if (groupOf[left] !== groupOf[right]) continue;
    sums[left]! += similarity;
    sums[right]! += similarity;
  }
  return sums;
}

/** A report in its cluster, and how near it is to the others: the sum of its similarities. */
interface Member {
  readonly report: StoryInput;
  readonly centrality: number;
}

/** The title of the most central report in the language that most of them are in; the opening of the first where none has a title. */
function titleOf(members: readonly Member[]): string {
  const languages = new Map<string | undefined, number>();
  for (const { report } of members) languages.set(report.lang, (languages.get(report.lang) ?? 0) + 1);
  const titled = members.filter(({ report }) => report.title !== undefined && report.title.trim() !== '');
  const [best] = [...titled].sort(
    (a, b) =>
      languages.get(b.report.lang)! - languages.get(a.report.lang)! || b.centrality - a.centrality || (a.report.id < b.report.id ? -1 : 1),
  );
  return best?.report.title ?? openingOf(members[0]!.report.text);
}

function toStory(members: readonly StoryInput[], title: string): Story {
  const dated = members.filter((report) => report.published !== undefined);
  const first = members[0]!;
  return {
    id: stableId('s', [first.id]),
    reports: members.map((report) => report.id),
    copies: findCopies(members),
    title,
    ...(dated.length > 0 ? { since: dated[0]!.published!, until: dated.at(-1)!.published! } : {}),
  };
}

/** The first line of a text, cut at a word after at most 100 code units. */
function openingOf(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length <= 100 ? line : `${line.slice(0, 100).replace(/\s+\S*$/, '')} …`;
}

function timeOf(report: StoryInput): number | undefined {
  if (report.published === undefined) return undefined;
  const time = Date.parse(report.published);
  return Number.isNaN(time) ? undefined : time;
}

function compareTime(left: StoryInput, right: StoryInput): number {
  return (timeOf(left) ?? 0) - (timeOf(right) ?? 0);
}
