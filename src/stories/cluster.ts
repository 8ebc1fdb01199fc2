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
  const clusterOf = averageLink(sorted.length, edges, threshold);
  const centrality = new Float64Array(sorted.length);
  for (const { left, right, similarity } of edges) {
    if (clusterOf[left] !== clusterOf[right]) continue;
    centrality[left]! += similarity;
    centrality[right]! += similarity;
  }
  const clusters = new Map<number, Member[]>();
  sorted.forEach((report, index) => {
    const member = { report, centrality: centrality[index]! };
    const members = clusters.get(clusterOf[index]!);
    if (members) members.push(member);
    else clusters.set(clusterOf[index]!, [member]);
  });
  return [...clusters.values()].map((members) =>
    toStory(
      members.map((one) => one.report),
      titleOf(members),
    ),
  );
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
