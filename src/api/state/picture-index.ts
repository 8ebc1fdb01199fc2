import type { Picture, Place, Story, Thread } from '../../model/index.js';
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
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads the picture and indexes it. */
export async function indexPicture(store: Store): Promise<PictureIndex> {
  const built = await store.picture();
  const stories = [...(built?.stories ?? [])].sort((left, right) => timeOf(right) - timeOf(left) || (left.id < right.id ? -1 : 1));
  return {
    stories,
    story: new Map(stories.map((story) => [story.id, story])),
    storyOf: new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const))),
    threads: new Map((built?.threads ?? []).map((thread) => [thread.id, thread])),
    picture: built?.picture ?? { positions: [], tolls: [], pledges: [], differences: [] },
    places: new Map((await store.places()).map((place) => [place.id, place])),
  };
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
