import type { Features } from './features.js';
import { type SparseVector, weighVectors } from './vectors.js';

/** A text with fewer words tells one thing of a happening: a ticker entry, a flash. */
const SHORT_WORDS = 80;
/** Least share of a short text's weight that its story's reports have too; found on half a of stories-en and the sample desk, where wrong ones stay below. */
const CONTAINED = 0.16;
/** The best story must hold so much more of it than the next. */
const CLEARER = 1.15;

/** True for a text too short to be compared word by word with a long one: shared words are few, whatever it is about. */
export function isShort(text: string): boolean {
  let words = 0;
  for (const _ of text.matchAll(/\S+/gu)) if ((words += 1) >= SHORT_WORDS) return false;
  return true;
}

/** What placing short reports needs. Reports are numbers into the lists. */
export interface ShortInput {
  readonly features: readonly Features[];
  /** Milliseconds since the epoch, where known. */
  readonly times: readonly (number | undefined)[];
  readonly windowMs: number;
  /** Stories of the longer reports. */
  readonly stories: readonly (readonly number[])[];
  readonly short: readonly number[];
}

/**
 * The story that each short report belongs to: the one whose reports hold most of its words and names, each weighed by how rare it is and by how many of them
 * hold it. A story of one report draws nothing. Undefined where no story holds enough, or two hold about as much.
 * @returns for each short report the index of its story
 */
export function placeShort({ features, times, windowMs, stories, short }: ShortInput): (number | undefined)[] {
  const vectors = weighVectors(features.map(joinFeatures));
  const spans = stories.map((members) => spanOf(members, times));
  const index = indexStories(stories, vectors, spans);
  const held = new Float64Array(stories.length);
  return short.map((report) => {
    const touched: number[] = [];
    const { ids, weights } = vectors[report]!;
    const time = times[report];
    for (let at = 0; at < ids.length; at += 1) {
      for (const { story, share } of index.get(ids[at]!) ?? []) {
        const span = spans[story]!;
        if (time !== undefined && span.from > time + windowMs) break;
        if (time !== undefined && span.to < time - windowMs) continue;
        if (held[story] === 0) touched.push(story);
        held[story]! += weights[at]! ** 2 * share;
      }
    }
    const [best, next] = touched.sort((a, b) => held[b]! - held[a]! || a - b);
    const [most, second] = [best === undefined ? 0 : held[best]!, next === undefined ? 0 : held[next]!];
    for (const story of touched) held[story] = 0;
    return most >= CONTAINED && most >= second * CLEARER ? best : undefined;
  });
}

interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** First and last moment of a story; one without times is near everything. */
function spanOf(members: readonly number[], times: readonly (number | undefined)[]): TimeSpan {
  const known = members.map((member) => times[member]);
  if (known.some((time) => time === undefined)) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return known.reduce<TimeSpan>(({ from, to }, time) => ({ from: Math.min(from, time!), to: Math.max(to, time!) }), {
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  });
}

interface Posting {
  readonly story: number;
  /** Share of the story's reports that hold the feature. */
  readonly share: number;
}

/** By feature: the stories of two and more reports that hold it, earliest first. */
function indexStories(
  stories: readonly (readonly number[])[],
  vectors: readonly SparseVector[],
  spans: readonly TimeSpan[],
): Map<number, Posting[]> {
  const index = new Map<number, Posting[]>();
  const order = stories
    .map((_, story) => story)
    .sort((a, b) => (spans[a]!.from < spans[b]!.from ? -1 : spans[a]!.from > spans[b]!.from ? 1 : a - b));
  for (const story of order) {
    const members = stories[story]!;
    if (members.length < 2) continue;
    for (const [id, share] of sharesOf(members, vectors)) {
      const list = index.get(id);
      if (list === undefined) index.set(id, [{ story, share }]);
      else list.push({ story, share });
    }
  }
  return index;
}

function joinFeatures({ words, names }: Features): Map<string, number> {
  const joined = new Map(words);
  for (const [name, count] of names) joined.set(`#${name}`, count);
  return joined;
}

/** By feature: the share of the reports that hold it. */
function sharesOf(members: readonly number[], vectors: readonly SparseVector[]): Map<number, number> {
  const shares = new Map<number, number>();
  for (const member of members) for (const id of vectors[member]!.ids) shares.set(id, (shares.get(id) ?? 0) + 1 / members.length);
  return shares;
}
