import { type Story, type StoryInput, stableId, type Thread } from '../model/index.js';
import { findEdges } from './edges.js';
import { countFeatures } from './features.js';
import { averageLink } from './link.js';
import { weighBatch } from './vectors.js';

/** Stories with the reports that they group. */
export interface ThreadInput {
  readonly stories: readonly Story[];
  readonly reports: ReadonlyMap<string, StoryInput>;
}

/** Stories of one matter share fewer words than reports of one happening: half the story threshold. */
const THREAD_THRESHOLD = 0.1;

/**
 * Groups stories into threads, the ongoing matters, by average link over the joined words and names of their reports. Threads come in the order of
 * their weight: the number of voices (copies of one text count once), then id.
 */
export function buildThreads({ stories, reports }: ThreadInput): Thread[] {
  const documents = stories.map((story) => joinReports(story, reports));
  const edges = findEdges(weighBatch(documents.map(countFeatures)), {
    times: documents.map(() => undefined),
    languages: documents.map(() => undefined),
    windowMs: Number.POSITIVE_INFINITY,
    minimum: THREAD_THRESHOLD / 4,
  });
  const groups = new Map<number, Story[]>();
  averageLink(stories.length, edges, THREAD_THRESHOLD).forEach((group, index) => {
    groups.set(group, [...(groups.get(group) ?? []), stories[index]!]);
  });
  return [...groups.values()]
    .map((members) => members.sort((a, b) => voicesOf(b) - voicesOf(a) || (a.id < b.id ? -1 : 1)))
    .sort((a, b) => weightOf(b) - weightOf(a) || (a[0]!.id < b[0]!.id ? -1 : 1))
    .map((members) => ({
      id: stableId('t', [members.map((story) => story.id).sort()[0]]),
      title: members[0]!.title,
      stories: members.map((story) => story.id),
    }));
}

function joinReports(story: Story, reports: ReadonlyMap<string, StoryInput>): StoryInput {
  const members = story.reports.flatMap((id) => reports.get(id) ?? []);
  return {
    id: story.id,
    text: members.map((report) => report.text).join('\n'),
    title: members.map((report) => report.title ?? '').join('\n'),
    entities: members.flatMap((report) => report.entities ?? []),
  };
}

function voicesOf(story: Story): number {
  return story.reports.length - story.copies.reduce((sum, group) => sum + group.length - 1, 0);
}

function weightOf(stories: readonly Story[]): number {
  return stories.reduce((sum, story) => sum + voicesOf(story), 0);
}
