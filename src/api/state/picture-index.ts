import type { Picture, Story, Thread } from '../../model/index.js';
import { groupBy } from '../../picture/index.js';
import type { Store } from '../../store/index.js';

/** The built picture with what the routes look up in it. */
export interface PictureIndex {
  /** Newest first. */
  readonly stories: readonly Story[];
  readonly story: ReadonlyMap<string, Story>;
  /** Report id → story id. */
  readonly storyOf: ReadonlyMap<string, string>;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly picture: Picture;
  /** What the picture holds of one story. */
  ofStory(id: string): Picture;
}

/** Reads the picture and indexes it. */
export async function indexPicture(store: Store): Promise<PictureIndex> {
  const built = await store.picture();
  const stories = [...(built?.stories ?? [])].sort((left, right) => timeOf(right) - timeOf(left) || (left.id < right.id ? -1 : 1));
  const picture = built?.picture ?? { positions: [], tolls: [], pledges: [], differences: [] };
  const storyOf = new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)));
  return {
    stories,
    story: new Map(stories.map((story) => [story.id, story])),
    storyOf,
    threads: new Map((built?.threads ?? []).map((thread) => [thread.id, thread])),
    picture,
    ofStory: byStory(picture, storyOf),
  };
}

/** Groups what the picture holds by story, once. */
function byStory(picture: Picture, storyOf: ReadonlyMap<string, string>): PictureIndex['ofStory'] {
  const tolls = groupBy(picture.tolls, (toll) => toll.story);
  const pledges = groupBy(picture.pledges, (pledge) => pledge.story);
  const differences = groupBy(picture.differences, (difference) => difference.story);
  const held = groupBy(
    picture.positions.flatMap((position) =>
      [...new Set(position.evidence.flatMap(({ report }) => storyOf.get(report) ?? []))].map((story) => ({ story, position })),
    ),
    ({ story }) => story,
  );
  return (id) => ({
    tolls: tolls.get(id) ?? [],
    pledges: pledges.get(id) ?? [],
    differences: differences.get(id) ?? [],
    positions: (held.get(id) ?? []).map(({ position }) => position),
  });
}

/** Milliseconds of a story's newest report; 0 where it is not known. */
export function timeOf(story: Pick<Story, 'until' | 'since'>): number {
  return Date.parse(story.until ?? story.since ?? '') || 0;
}

/** Voices of a story: each group of copies is one. */
export function voicesOf(story: Story): string[][] {
  const inCopies = new Set(story.copies.flat());
  const voices = [...story.copies.map((copies) => [...copies]), ...story.reports.filter((id) => !inCopies.has(id)).map((id) => [id])];
  const order = new Map(story.reports.map((id, index) => [id, index]));
  const first = (voice: string[]) => Math.min(...voice.map((id) => order.get(id) ?? 0));
  return voices.sort((left, right) => first(left) - first(right));
}
