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
  const shares = stories.map((members) => (members.length < 2 ? undefined : sharesOf(members, vectors)));
  return short.map((report) => {
    let best: number | undefined;
    let [most, second] = [0, 0];
    for (const [story, share] of shares.entries()) {
      if (share === undefined || !stories[story]!.some((other) => isNear(times[other], times[report], windowMs))) continue;
      const held = containment(vectors[report]!, share);
      if (held > most) [best, second, most] = [story, most, held];
      else if (held > second) second = held;
    }
    return most >= CONTAINED && most >= second * CLEARER ? best : undefined;
  });
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

function containment(vector: SparseVector, shares: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (let at = 0; at < vector.ids.length; at += 1) sum += vector.weights[at]! ** 2 * (shares.get(vector.ids[at]!) ?? 0);
  return sum;
}

function isNear(left: number | undefined, right: number | undefined, windowMs: number): boolean {
  return left === undefined || right === undefined || Math.abs(left - right) <= windowMs;
}
