import { type Story, type StoryInput, stableId } from '../model/index.js';
import { findCopies } from './copies.js';
import { findEdges } from './edges.js';
import { countFeatures } from './features.js';
import { averageLink } from './link.js';
import { weighBatch } from './vectors.js';

/** Settings of clustering; the defaults are what the product uses. */
export interface ClusterOptions {
  /** Mean similarity from which two groups are one story. */
  readonly threshold?: number;
  /** Reports further apart than this are not joined directly. Default 72 hours. */
  readonly windowHours?: number;
}

/** Best pairwise F1 on half a of stories-en; half b is reported by `npm run eval -- stories-en`. */
const THRESHOLD = 0.15;
const WINDOW_HOURS = 72;
/** Similarities below this share of the threshold cannot matter to a mean at the threshold. */
const IGNORED_SHARE = 0.15;

/**
 * Groups reports into stories: average link over TF-IDF similarity of words and names within a time window.
 * Every report is in exactly one story; the result does not depend on the order of the input.
 */
export function clusterReports(reports: readonly StoryInput[], options: ClusterOptions = {}): Story[] {
  const threshold = options.threshold ?? THRESHOLD;
  const sorted = [...reports].sort((a, b) => compareTime(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const edges = findEdges(weighBatch(sorted.map(countFeatures)), {
    times: sorted.map(timeOf),
    languages: sorted.map((report) => report.lang),
    windowMs: (options.windowHours ?? WINDOW_HOURS) * 3_600_000,
    minimum: threshold * IGNORED_SHARE,
  });
  const clusters = new Map<number, StoryInput[]>();
  averageLink(sorted.length, edges, threshold).forEach((cluster, index) => {
    const members = clusters.get(cluster);
    if (members) members.push(sorted[index]!);
    else clusters.set(cluster, [sorted[index]!]);
  });
  return [...clusters.values()].map(toStory);
}

function toStory(members: readonly StoryInput[]): Story {
  const dated = members.filter((report) => report.published !== undefined);
  const first = members[0]!;
  return {
    id: stableId('s', [first.id]),
    reports: members.map((report) => report.id),
    copies: findCopies(members),
    title: (members.find((report) => report.title !== undefined) ?? first).title ?? openingOf(first.text),
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
