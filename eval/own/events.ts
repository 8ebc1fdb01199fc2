import { findCounts } from '../../src/findings/index.js';
import type { Certainty, Count, EntityRef, Event, PloverType, Span } from '../../src/model/index.js';
import { analyzeKnown } from '../../src/pipeline/analyze.js';
import { readGold, readGoldTexts, touches } from './gold.js';

interface GoldActor {
  readonly name: string;
  readonly heads: readonly Span[];
}

/** One labelled event: see `eval/gold/events.md`. */
export interface GoldEvent {
  readonly type: PloverType;
  readonly triggers: readonly Span[];
  readonly sources: readonly GoldActor[];
  readonly recipients: readonly GoldActor[];
  readonly places: readonly { readonly name: string; readonly spans: readonly Span[] }[];
  readonly certainty: Certainty;
  readonly background?: boolean;
}

interface GoldReport {
  readonly id: string;
  readonly half: 'a' | 'b';
  readonly until?: number;
  readonly events: readonly GoldEvent[];
  readonly counts: readonly (Pick<Count, 'span' | 'what' | 'min' | 'max' | 'bound'> & { readonly event?: number })[];
}

type FoundEvent = Pick<Event, 'type' | 'evidence' | 'sources' | 'recipients' | 'places' | 'certainty' | 'counts'>;

/** A labelled report with what was found in it. */
export interface ScoredReport {
  readonly gold: GoldReport;
  readonly found: readonly FoundEvent[];
  /** All counts of the report, with or without an event. */
  readonly counts: readonly Count[];
}

/**
 * Events with type, actors, place and certainty all right. `precision`: of the found ones, `recall`: of the labelled ones that are no background;
 * what matches a background event counts neither way. `typed…`: with the right type and trigger only.
 */
export interface EventScores {
  readonly precision: number;
  readonly recall: number;
  readonly typedPrecision: number;
  readonly typedRecall: number;
  readonly precisionA: number;
  readonly recallA: number;
  readonly precisionB: number;
  readonly recallB: number;
  readonly typedPrecisionA: number;
  readonly typedRecallA: number;
  readonly typedPrecisionB: number;
  readonly typedRecallB: number;
}

/** Scores events. Throws `NotAvailable`. */
export async function scoreOwnEvents(): Promise<EventScores> {
  const reports = await readScoredReports();
  const all = scoreEvents(reports);
  const a = scoreEvents(reports.filter(({ gold }) => gold.half === 'a'));
  const b = scoreEvents(reports.filter(({ gold }) => gold.half === 'b'));
  return {
    ...all,
    precisionA: a.precision,
    recallA: a.recall,
    precisionB: b.precision,
    recallB: b.recall,
    typedPrecisionA: a.typedPrecision,
    typedRecallA: a.typedRecall,
    typedPrecisionB: b.typedPrecision,
    typedRecallB: b.typedRecall,
  };
}

/** `…A`, `…B`: the halves. */
export type CountScores = ReturnType<typeof scoreCounts> & {
  readonly foundA: number;
  readonly meaningA: number;
  readonly foundB: number;
  readonly meaningB: number;
};

/** Scores the counts of whole reports, as `scoreCounts` says. Throws `NotAvailable`. */
export async function scoreOwnCounts(): Promise<CountScores> {
  const reports = await readScoredReports();
  const a = scoreCounts(reports.filter(({ gold }) => gold.half === 'a'));
  const b = scoreCounts(reports.filter(({ gold }) => gold.half === 'b'));
  return { ...scoreCounts(reports), foundA: a.found, meaningA: a.meaning, foundB: b.found, meaningB: b.meaning };
}

/** `accuracy`: of the events found with the right type, those whose place is right or rightly absent. */
export async function scoreOwnPlaces(): Promise<{ accuracy: number; accuracyA: number; accuracyB: number }> {
  const reports = await readScoredReports();
  return {
    accuracy: scorePlaces(reports),
    accuracyA: scorePlaces(reports.filter(({ gold }) => gold.half === 'a')),
    accuracyB: scorePlaces(reports.filter(({ gold }) => gold.half === 'b')),
  };
}

/** Share of the events found with the right type whose places are those of the label, or none where it has none. */
export function scorePlaces(reports: readonly ScoredReport[]): number {
  const matched = reports.flatMap((report) => matchEvents(report).filter(({ gold }) => !gold.background));
  const right = matched.filter(({ gold, found }) => placesAgree(gold, found)).length;
  return matched.length === 0 ? 0 : right / matched.length;
}

let scored: Promise<ScoredReport[]> | undefined;

function readScoredReports(): Promise<ScoredReport[]> {
  scored ??= analyseGold();
  return scored;
}

async function analyseGold(): Promise<ScoredReport[]> {
  const texts = await readGoldTexts();
  const reports: ScoredReport[] = [];
  for (const gold of readGold<GoldReport>('events.jsonl')) {
    const { text, published, title } = texts.get(gold.id)!;
    const { findings, language, entities } = analyzeKnown({ id: gold.id, text, published, title, lang: 'de' });
    const until = gold.until ?? text.length;
    reports.push({
      gold,
      found: findings.events.filter((event) => event.evidence.some(([start]) => start < until)),
      counts: findCounts({ language, entities, published, title }).filter(({ span }) => span[0] < until),
    });
  }
  return reports;
}

/** Precision and recall over reports, as `EventScores` says. */
export function scoreEvents(
  reports: readonly ScoredReport[],
): Pick<EventScores, 'precision' | 'recall' | 'typedPrecision' | 'typedRecall'> {
  let found = 0;
  let wanted = 0;
  let typed = 0;
  let right = 0;
  for (const report of reports) {
    const matched = matchEvents(report);
    const background = matched.filter(({ gold }) => gold.background).length;
    const fresh = matched.filter(({ gold }) => !gold.background);
    found += report.found.length - background;
    wanted += report.gold.events.filter((event) => !event.background).length;
    typed += fresh.length;
    right += fresh.filter((pair) => eventsAgree(pair.gold, pair.found)).length;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(right, found),
    recall: share(right, wanted),
    typedPrecision: share(typed, found),
    typedRecall: share(typed, wanted),
  };
}

/**
 * Counts of whole reports, one to one by touching spans, the nearest first. `found`: of the labelled counts; `meaning`: of those found, what, bound and
 * numbers all right; `precision`: of all counts that were found in labelled reports.
 */
export function scoreCounts(reports: readonly ScoredReport[]): { found: number; meaning: number; precision: number } {
  let wanted = 0;
  let given = 0;
  let found = 0;
  let right = 0;
  for (const { gold, counts } of reports) {
    const free = new Set(counts);
    wanted += gold.counts.length;
    given += counts.length;
    for (const label of gold.counts) {
      const match = [...free]
        .filter((count) => touches([count.span], label.span))
        .sort((one, other) => gap(one, label) - gap(other, label))[0];
      if (!match) continue;
      free.delete(match);
      found += 1;
      if (match.what === label.what && match.bound === label.bound && match.min === label.min && match.max === label.max) right += 1;
    }
  }
  return {
    found: wanted === 0 ? 1 : found / wanted,
    meaning: found === 0 ? 0 : right / found,
    precision: given === 0 ? 1 : found / given,
  };
}

function gap(left: { readonly span: Span }, right: { readonly span: Span }): number {
  return Math.abs(left.span[0] - right.span[0]) + Math.abs(left.span[1] - right.span[1]);
}

/**
 * One to one, and as many pairs as can be: of one type, and the evidence touches a trigger. Evidence covers a whole clause and may hold the trigger of a
 * neighbour, too; so those that agree in everything are paired first, then the rest, with exchange where that frees a place.
 */
function matchEvents({ gold, found }: ScoredReport): { gold: GoldEvent; found: FoundEvent }[] {
  const partner = new Map<GoldEvent, FoundEvent>();
  const agreeing = new Set<GoldEvent>();
  const candidates = new Map(
    found.map((event) => [
      event,
      gold.events.filter((label) => label.type === event.type && label.triggers.some((trigger) => touches(event.evidence, trigger))),
    ]),
  );
  const paired = new Set<FoundEvent>();
  for (const event of found) {
    const exact = candidates.get(event)!.find((label) => !partner.has(label) && eventsAgree(label, event));
    if (!exact) continue;
    partner.set(exact, event);
    agreeing.add(exact);
    paired.add(event);
  }
  const place = (event: FoundEvent, seen: Set<GoldEvent>): boolean => {
    for (const label of candidates.get(event)!) {
      if (seen.has(label) || agreeing.has(label)) continue;
      seen.add(label);
      const other = partner.get(label);
      if (other && !place(other, seen)) continue;
      partner.set(label, event);
      return true;
    }
    return false;
  };
  for (const event of found) if (!paired.has(event)) place(event, new Set());
  return gold.events.flatMap((label) => {
    const event = partner.get(label);
    return event ? [{ gold: label, found: event }] : [];
  });
}

function eventsAgree(gold: GoldEvent, found: FoundEvent): boolean {
  return (
    gold.certainty === found.certainty &&
    actorsAgree(gold.sources, found.sources) &&
    actorsAgree(gold.recipients, found.recipients) &&
    placesAgree(gold, found)
  );
}

function actorsAgree(gold: readonly GoldActor[], found: readonly EntityRef[]): boolean {
  return agree(
    gold.map(({ name, heads }) => ({ name, spans: heads })),
    found,
  );
}

function placesAgree(gold: GoldEvent, found: FoundEvent): boolean {
  return agree(gold.places, found.places);
}

/** Same number, and each labelled one meets a found one by a touching span or by name. */
function agree(gold: readonly { readonly name: string; readonly spans: readonly Span[] }[], found: readonly EntityRef[]): boolean {
  return (
    gold.length === found.length &&
    gold.every(({ name, spans }) =>
      found.some(
        (ref) =>
          ref.name.toLowerCase() === name.toLowerCase() || (ref.span !== undefined && spans.some((span) => touches([ref.span!], span))),
      ),
    )
  );
}
