import {
  type Certainty,
  type Count,
  type CountWhat,
  type EntityRef,
  stableId,
  type Tally,
  type Toll,
  type TollEntry,
} from '../model/index.js';
import { groupBy } from './group.js';
import { addEvidence, compareText, compareTimes, evidenceOf, identityOf, type PlacedFinding } from './input.js';
import { isIndividual } from './lists.js';

/** Kinds of counts that are followed as tolls; the others are compared as differences. */
const TOLL_KINDS: ReadonlySet<CountWhat> = new Set([
  'killed',
  'injured',
  'missing',
  'captured',
  'displaced',
  'hits',
  'fires',
  'intercepted',
]);

/** A tally with its report and story, and who gives it and what it covers as keys. */
export interface CountMention {
  readonly placed: PlacedFinding;
  readonly story: string;
  readonly count: Tally;
  readonly claimant?: EntityRef;
  readonly claimantKey: string;
  readonly scope?: EntityRef;
  readonly scopeKey: string;
  /** Order within the report: an older number comes first, whichever is named first. */
  readonly rank: number;
}

/**
 * All tallies of reports that belong to a story, in order of time; what the text itself doubts or denies is none. The claimant is whom the number
 * comes from: the innermost of the chain. A number that a report tells in passing belongs to the story in which most reports have it from the same
 * claimant.
 */
export function countMentions(placed: readonly PlacedFinding[]): CountMention[] {
  return sendHome(mentionsIn(placed));
}

function sendHome(mentions: readonly CountMention[]): CountMention[] {
  const known = mentions.filter(({ claimant }) => claimant !== undefined);
  const keyOf = ({ claimantKey, count }: CountMention) => JSON.stringify([claimantKey, count.what, ...numberOf(count)]);
  const homes = new Map(
    [...groupBy(known, keyOf)].map(([key, group]) => {
      const stories = [...groupBy(group, ({ story }) => story)];
      const [home] = stories.sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b));
      return [key, home![0]] as const;
    }),
  );
  return mentions.map((mention) => (mention.claimant === undefined ? mention : { ...mention, story: homes.get(keyOf(mention))! }));
}

function mentionsIn(placed: readonly PlacedFinding[]): CountMention[] {
  return placed.flatMap((one) => {
    const { finding, story } = one;
    return finding.kind === 'tally' && story !== undefined && TOLD.has(finding.body.certainty) ? [mentionOf(one, finding.body, story)] : [];
  });
}

const TOLD: ReadonlySet<Certainty> = new Set(['asserted', 'attributed', 'hedged']);

function mentionOf(placed: PlacedFinding, count: Tally, story: string): CountMention {
  const claimant = count.attribution.at(-1);
  const { scope } = count;
  return {
    placed,
    story,
    count,
    ...(claimant === undefined ? {} : { claimant }),
    claimantKey: claimant === undefined ? `own:${placed.voice}` : claimantOf(claimant, placed.report.id, story),
    ...(scope === undefined ? {} : { scope }),
    scopeKey: scope === undefined ? '' : (scope.entity ?? scope.name.toLowerCase()),
    rank: count.span[0] - (count.earlier ? 1e9 : 0),
  };
}

/**
 * Who gives the number, within one story: "der Rettungsdienst" of several reports is one service there; "ein Sprecher" is somebody else in each
 * report.
 */
function claimantOf(ref: EntityRef, report: string, story: string): string {
  const identity = identityOf(ref, report);
  const known = (ref.entity !== undefined && !ref.entity.startsWith('x_')) || identity.startsWith('name:');
  return known || isIndividual(ref.name) ? identity : `story:${story}:${ref.name.toLowerCase()}`;
}

interface OpenEntry {
  readonly mention: CountMention;
  readonly evidence: TollEntry['evidence'][number][];
  readonly voices: Set<string>;
  superseded: boolean;
}

/**
 * Casualty and damage counts by story and kind. A later number of the same claimant for the same scope supersedes the older one; a part is no
 * correction of the whole; numbers of different claimants are never joined. The same number of the same claimant in several reports is one entry.
 */
export function buildTolls(mentions: readonly CountMention[]): Toll[] {
  const groups = groupBy(
    mentions.filter(({ count }) => TOLL_KINDS.has(count.what) && !count.part),
    ({ story, count }) => `${story}\t${count.what}`,
  );
  return [...groups.values()]
    .map((group): Toll => {
      const { story, count } = group[0]!;
      const entries = supersede(joinEqual(group));
      return {
        id: stableId('l', [story, count.what]),
        story,
        what: count.what,
        entries: entries.map(toEntry),
        disputed: areDisputed(entries),
      };
    })
    .sort((a, b) => compareText(a.story, b.story) || compareText(a.what, b.what));
}

function joinEqual(mentions: readonly CountMention[]): OpenEntry[] {
  const byKey = new Map<string, OpenEntry>();
  for (const mention of mentions) {
    const claimant = mention.claimant === undefined ? 'own' : mention.claimantKey;
    const key = JSON.stringify([claimant, mention.scopeKey, ...numberOf(mention.count)]);
    const entry = byKey.get(key) ?? { mention, evidence: [], voices: new Set<string>(), superseded: false };
    byKey.set(key, entry);
    entry.voices.add(mention.placed.voice);
    addEvidence(entry.evidence, evidenceOf(mention.placed, [mention.count.span]));
  }
  return [...byKey.values()].sort(
    (a, b) =>
      compareTimes(a.mention.placed.report.published, b.mention.placed.report.published) ||
      a.mention.rank - b.mention.rank ||
      compareText(a.mention.placed.finding.id, b.mention.placed.finding.id),
  );
}

function supersede(entries: OpenEntry[]): OpenEntry[] {
  const newest = new Map<string, OpenEntry>();
  for (const entry of entries) {
    if (!hasNumber(entry.mention.count)) continue;
    for (const key of claimKeys(entry)) newest.set(key, entry);
  }
  for (const entry of entries)
    entry.superseded = hasNumber(entry.mention.count) && claimKeys(entry).every((key) => newest.get(key) !== entry);
  return entries;
}

function claimKeys({ mention, voices }: OpenEntry): string[] {
  if (mention.claimant !== undefined) return [`${mention.claimantKey}\t${mention.scopeKey}`];
  return [...voices].map((voice) => `own:${voice}\t${mention.scopeKey}`);
}

/** Standing numbers for the same known scope differ between claimants. */
function areDisputed(entries: readonly OpenEntry[]): boolean {
  const standing = entries.filter((entry) => !entry.superseded && entry.mention.scopeKey !== '' && hasNumber(entry.mention.count));
  const scopes = groupBy(standing, (entry) => entry.mention.scopeKey);
  return [...scopes.values()].some((group) => new Set(group.map((entry) => JSON.stringify(numberOf(entry.mention.count)))).size > 1);
}

function toEntry({ mention, evidence, superseded }: OpenEntry): TollEntry {
  const { count, claimant, scope, placed } = mention;
  return {
    ...(count.min === undefined ? {} : { min: count.min }),
    ...(count.max === undefined ? {} : { max: count.max }),
    bound: count.bound,
    text: count.text,
    ...(claimant === undefined ? {} : { claimant }),
    ...(scope === undefined ? {} : { scope }),
    ...(placed.report.published === undefined ? {} : { at: placed.report.published }),
    evidence,
    superseded,
  };
}

/** What makes two numbers the same: both ends and how they bind. */
export function numberOf(count: Pick<Count, 'min' | 'max' | 'bound'>): readonly [number | null, number | null, string] {
  return [count.min ?? null, count.max ?? null, count.bound];
}

/** False for "zahlreiche" and its like. */
export function hasNumber(count: Pick<Count, 'min' | 'max'>): boolean {
  return count.min !== undefined || count.max !== undefined;
}
