import { type Difference, stableId, type TollEntry } from '../model/index.js';
import { groupBy } from './group.js';
import { addEvidence, compareText, evidenceOf } from './input.js';
import { nounGroup } from './lists.js';
import { type CountMention, hasNumber, numberOf } from './tolls.js';

/** Casualties differ by claimant and scope: the tolls show that. */
const IN_TOLLS: ReadonlySet<string> = new Set(['killed', 'injured', 'missing', 'captured', 'displaced']);

/**
 * Numbers on which sources differ: the same noun (or a word of the same group) at the same place, in whichever story it is told, or without a place in one story,
 * but another number or bound, given by at least two voices. "Rund 30 Staaten" and "31 Länder" differ; "117 Drohnen" against the country and
 * "14 Drohnen" in one town do not. A difference belongs to the story that tells it most.
 */
export function buildDifferences(mentions: readonly CountMention[]): Difference[] {
  const counted = mentions.filter(({ count }) => hasNumber(count) && !IN_TOLLS.has(count.what));
  const groups = groupBy(counted, ({ count }) => nounGroup(countedNoun(count.text)));
  const differences: Difference[] = [];
  for (const [noun, group] of [...groups].sort(([a], [b]) => compareText(a, b))) {
    for (const [circumstance, alike] of splitByCircumstance(group)) {
      const rivals = keepRivals(alike);
      const entries = toEntries(rivals);
      const voices = new Set(rivals.map((mention) => mention.placed.voice));
      if (entries.length < 2 || voices.size < 2) continue;
      differences.push({
        id: stableId('d', [noun, circumstance]),
        story: mostly(rivals, ({ story }) => story),
        what: countedNoun(rivals[0]!.count.text),
        entries,
      });
    }
  }
  return differences.sort((a, b) => compareText(a.story, b.story) || compareText(a.id, b.id));
}

/** The key that most mentions have; the first in order of the alphabet of several. */
function mostly(mentions: readonly CountMention[], keyOf: (mention: CountMention) => string): string {
  const [best] = [...groupBy(mentions, keyOf)].sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b));
  return best![0];
}

/** Numbers of one thing lie this close together; what differs by more counts something else. */
const CLOSE = 1.5;

/** The numbers that can be of one thing: near the one that most voices give, and never beside another of them in one report, which would tell two things. */
function keepRivals(mentions: readonly CountMention[]): CountMention[] {
  const byNumber = groupBy(mentions, ({ count }) => JSON.stringify(numberOf(count)));
  const voices = (group: readonly CountMention[]) => new Set(group.map((mention) => mention.placed.voice)).size;
  const groups = [...byNumber.entries()].sort(([a, x], [b, y]) => voices(y) - voices(x) || compareText(a, b)).map(([, group]) => group);
  const kept: CountMention[][] = [];
  for (const group of groups) {
    if (kept.every((other) => areRivals(group, other))) kept.push(group);
  }
  const chosen = new Set(kept.flat());
  return mentions.filter((mention) => chosen.has(mention));
}

function areRivals(left: readonly CountMention[], right: readonly CountMention[]): boolean {
  const [a, b] = [valueOf(left[0]!), valueOf(right[0]!)];
  if (Math.max(a, b) >= Math.min(a, b) * CLOSE) return false;
  const reports = new Set(left.map((mention) => mention.placed.report.id));
  return !right.some((mention) => reports.has(mention.placed.report.id));
}

/** The counted noun: the last word of "etwa 30 Ländern". */
export function countedNoun(text: string): string {
  return text.trim().split(/\s+/u).at(-1) ?? '';
}

/**
 * Numbers for other places are numbers of other things. What names no place is about the place for which most give its number, else about the one in its
 * story whose number is nearest, else it is of its story.
 */
function splitByCircumstance(group: readonly CountMention[]): [string, CountMention[]][] {
  const scoped = groupBy(
    group.filter(({ scopeKey }) => scopeKey !== ''),
    ({ story }) => story,
  );
  const everywhere = [...scoped.values()].flat();
  const circumstance = (mention: CountMention) =>
    mention.scopeKey === ''
      ? (sameElsewhere(mention, everywhere) ?? nearestScope(mention, scoped.get(mention.story) ?? []) ?? mention.story)
      : mention.scopeKey;
  return [...groupBy(group, circumstance)].sort(([a], [b]) => compareText(a, b));
}

function nearestScope(mention: CountMention, scoped: readonly CountMention[]): string | undefined {
  const distance = (other: CountMention) => Math.abs(Math.log(valueOf(other) / valueOf(mention)));
  const [nearest] = [...scoped].sort((a, b) => distance(a) - distance(b) || compareText(a.scopeKey, b.scopeKey));
  return nearest !== undefined && distance(nearest) < Math.log(CLOSE) ? nearest.scopeKey : undefined;
}

/** Small numbers are equal by chance. */
const TELLING = 10;

/** The place of the same number of the same noun, wherever it is told. */
function sameElsewhere(mention: CountMention, scoped: readonly CountMention[]): string | undefined {
  if (valueOf(mention) < TELLING) return undefined;
  const same = scoped.filter((other) => valueOf(other) === valueOf(mention));
  return same.length === 0 ? undefined : mostly(same, ({ scopeKey }) => scopeKey);
}

function valueOf({ count }: CountMention): number {
  return count.min ?? count.max ?? 0;
}

/** "Zwölf" and "mindestens zwölf" are one number told with more and with less care. */
function isOneNumber(mentions: readonly CountMention[]): boolean {
  return new Set(mentions.map(valueOf)).size === 1 && mentions.every(({ count }) => count.bound === 'exact' || count.bound === 'at-least');
}

function toEntries(mentions: readonly CountMention[]): TollEntry[] {
  const byNumber = new Map<string, { first: CountMention; evidence: TollEntry['evidence'][number][] }>();
  for (const mention of mentions) {
    const key = JSON.stringify([numberOf(mention.count), mention.claimant === undefined ? '' : mention.claimantKey]);
    const entry = byNumber.get(key) ?? { first: mention, evidence: [] };
    byNumber.set(key, entry);
    addEvidence(entry.evidence, evidenceOf(mention.placed, [mention.count.span]));
  }
  const numbers = new Set(mentions.map((mention) => JSON.stringify(numberOf(mention.count))));
  if (numbers.size < 2 || isOneNumber(mentions)) return [];
  return [...byNumber.values()].map(({ first, evidence }) => ({
    ...(first.count.min === undefined ? {} : { min: first.count.min }),
    ...(first.count.max === undefined ? {} : { max: first.count.max }),
    bound: first.count.bound,
    text: first.count.text,
    ...(first.claimant === undefined ? {} : { claimant: first.claimant }),
    ...(first.scope === undefined ? {} : { scope: first.scope }),
    ...(first.placed.report.published === undefined ? {} : { at: first.placed.report.published }),
    evidence,
    superseded: false,
  }));
}
