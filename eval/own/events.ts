import type { Certainty, Count, EntityRef, Event, PloverType, Span } from '../../src/model/index.js';
import { analyzeReport } from '../../src/pipeline/analyze.js';
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
}

/** Scores events. Throws `NotAvailable`. */
export async function scoreOwnEvents(): Promise<EventScores> {
  const reports = await readScoredReports();
  const all = scoreEvents(reports);
  const a = scoreEvents(reports.filter(({ gold }) => gold.half === 'a'));
  const b = scoreEvents(reports.filter(({ gold }) => gold.half === 'b'));
  return { ...all, precisionA: a.precision, recallA: a.recall, precisionB: b.precision, recallB: b.recall };
}

/** `found`: share of labelled counts that are found with a touching span; `meaning`: of these, what, bound and numbers all right. */
export async function scoreOwnCounts(): Promise<{ found: number; meaning: number }> {
  return scoreCounts(await readScoredReports());
}

/** `accuracy`: of the events found with the right type, those whose place is right or rightly absent. */
export async function scoreOwnPlaces(): Promise<{ accuracy: number }> {
  const matched = (await readScoredReports()).flatMap((report) => matchEvents(report).filter(({ gold }) => !gold.background));
  const right = matched.filter(({ gold, found }) => placesAgree(gold, found)).length;
  return { accuracy: matched.length === 0 ? 0 : right / matched.length };
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
    const { findings } = await analyzeReport({ id: gold.id, text, published, title, lang: 'de' });
    const until = gold.until ?? text.length;
    reports.push({ gold, found: findings.events.filter((event) => event.evidence.some(([start]) => start < until)) });
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

/** Found share and right share of the labelled counts. */
export function scoreCounts(reports: readonly ScoredReport[]): { found: number; meaning: number } {
  let wanted = 0;
  let found = 0;
  let right = 0;
  for (const report of reports) {
    const counts = report.found.flatMap((event) => event.counts);
    for (const gold of report.gold.counts) {
      if (gold.event === undefined) continue; // counts of accidents stand in no event
      wanted += 1;
      const match = counts.find((count) => touches([count.span], gold.span));
      if (!match) continue;
      found += 1;
      if (match.what === gold.what && match.bound === gold.bound && match.min === gold.min && match.max === gold.max) right += 1;
    }
  }
  return { found: wanted === 0 ? 1 : found / wanted, meaning: found === 0 ? 0 : right / found };
}

/** One to one: a found event matches the first free labelled one of its type whose trigger its evidence touches. */
function matchEvents({ gold, found }: ScoredReport): { gold: GoldEvent; found: FoundEvent }[] {
  const free = new Set(gold.events);
  return found.flatMap((event) => {
    for (const candidate of free) {
      if (candidate.type !== event.type || !candidate.triggers.some((trigger) => touches(event.evidence, trigger))) continue;
      free.delete(candidate);
      return [{ gold: candidate, found: event }];
    }
    return [];
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
