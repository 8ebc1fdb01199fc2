import type { Finding, Story } from '../../model/index.js';
import { compareText, compareTimes, groupBy } from '../../picture/index.js';
import { soundKey } from '../verify/names.js';
import type { AnalyseReport } from '../verify/types.js';
import { type ActorName, nameActor } from './actors.js';
import type { Candidate } from './candidate.js';
import type { BriefInput } from './input.js';
import { conditionCandidates, leadCandidates } from './lead.js';
import type { BriefReport, FindName, Ground, Material } from './material.js';
import { findOffices, type Office } from './offices.js';
import { StoryProfiles } from './profiles.js';
import { quotationCandidates } from './quotations.js';
import { overlap, type PlacedCandidate, type RankedCandidate, rankCandidates, stemsOf } from './select.js';
import { differenceCandidate, tollCandidates } from './tolls.js';
import { candidateOf } from './wording.js';

/** Voices from which quotations may stand for a story of which nothing could be worded. */
const OWN_SECTION = 3;
/** Sentences of a section in a language in which nothing is worded yet. */
const QUOTED_SENTENCES = 3;
/** With fewer stories than this of several voices, those of one voice are told too. */
export const FEW_STORIES = 3;

/** The input with the look-ups that wording needs. */
export class DeskMaterial {
  readonly reportsById: ReadonlyMap<string, BriefReport>;
  readonly outlets: ReadonlyMap<string, string>;
  readonly analyse: AnalyseReport;
  readonly lang: 'de' | 'en';
  private readonly input: BriefInput;
  private readonly findings: ReadonlyMap<string, readonly Finding[]>;
  private readonly voices: ReadonlyMap<string, string>;
  private readonly newest: number;
  private readonly now: string | undefined;
  /** People by the sound of their names: "Selenskyj" and "Selenskij" are one. */
  private readonly people = new Map<string, ActorName>();
  private readonly offices: ReadonlyMap<string, Office>;

  constructor(input: BriefInput) {
    this.input = input;
    this.lang = input.lang;
    this.reportsById = new Map(input.reports.map((report) => [report.id, report]));
    this.outlets = new Map(input.sources.map((source) => [source.id, source.name]));
    this.analyse = input.analyse ?? (() => undefined);
    this.findings = groupBy(input.findings, (finding) => finding.report);
    this.voices = new Map(
      input.stories.flatMap((story) =>
        story.copies.flatMap((group) => group.map((report) => [report, `copy:${[...group].sort()[0]}`] as const)),
      ),
    );
    const ordered = [...input.reports].sort((a, b) => compareTimes(a.published, b.published) || compareText(a.id, b.id));
    this.offices = findOffices(ordered, this.analyse);
    this.newest = Math.max(0, ...input.reports.map((report) => momentOf(report.published)));
    this.now = input.reports.find((report) => momentOf(report.published) === this.newest)?.published;
  }

  /** The stories that may have a section, weightiest first: those that two voices tell; all where there are few. */
  sections(): Story[] {
    const told = this.input.stories.filter((story) => story.reports.some((report) => this.reportsById.has(report)));
    const ordered = [...told].sort((a, b) => this.weight(b) - this.weight(a) || compareText(a.id, b.id));
    const shared = ordered.filter((story) => this.voicesOf(story) > 1);
    return shared.length >= FEW_STORIES ? shared : ordered;
  }

  /** True where so little is to be told that every sentence of it may matter. */
  isSmall(): boolean {
    return this.input.stories.length < FEW_STORIES;
  }

  findingsOf(stories: readonly Story[]): Finding[] {
    return stories.flatMap((story) => story.reports.flatMap((report) => this.findings.get(report) ?? []));
  }

  /** What can be told of each story, the best first. What a report tells in passing goes to the story that it fits best. */
  ranked(stories: readonly Story[]): Map<string, RankedCandidate[]> {
    const profiles = new StoryProfiles(stories, this.reportsById);
    const findName = this.namer();
    const placed = new Map<string, PlacedCandidate[]>();
    const known = new Set(stories.map((story) => story.id));
    const strays: { home: string; placed: PlacedCandidate }[] = [];
    for (const story of this.input.stories) {
      for (const candidate of this.candidates(story, findName)) {
        const stems = stemsOf(candidate);
        const movable = MOVABLE.has(candidate.aspect) && candidate.material.finding !== undefined;
        const meagre = candidate.opening === true ? LEAST_OPENING : LEAST_WORDS;
        if (MOVABLE.has(candidate.aspect) && (stems.size < meagre || candidate.weight < LEAST_WEIGHT)) continue;
        const home = movable ? bestStory(profiles, stems, story, stories) : story.id;
        if (!known.has(home)) continue;
        if (!known.has(story.id)) {
          strays.push({ home, placed: { candidate, stems, fit: profiles.fit(stems, home) } });
          continue;
        }
        const one = { candidate, stems, fit: profiles.fit(stems, home) };
        const there = placed.get(home);
        if (there === undefined) placed.set(home, [one]);
        else there.push(one);
      }
    }
    for (const { home, placed: stray } of strays) {
      const native = placed.get(home) ?? [];
      if (native.some(({ candidate, stems }) => known.has(candidate.material.story.id) && overlap(stems, stray.stems) >= CONFIRMED))
        native.push(stray);
    }
    const voiceOf = (id: string) => this.voices.get(id) ?? `source:${this.reportsById.get(id)?.source ?? id}`;
    return new Map([...placed].map(([story, candidates]) => [story, rankCandidates(candidates, voiceOf, (id) => this.recency(id))]));
  }

  private candidates(story: Story, findName: FindName): Candidate[] {
    const reports = story.reports
      .flatMap((id) => this.reportsById.get(id) ?? [])
      .sort((a, b) => compareTimes(a.published, b.published) || compareText(a.id, b.id));
    const quoted = quotationCandidates(story, reports, this.outlets, this.analyse, this.input.lang, 6);
    if (this.input.lang !== 'de') return quoted;
    const { tolls, differences } = this.input.picture;
    return [
      ...tollCandidates(
        tolls.filter((toll) => toll.story === story.id),
        story,
        this.reportsById,
        findName,
      ),
      ...differences
        .filter((one) => one.story === story.id)
        .flatMap((one) => differenceCandidate(one, story, this.reportsById, findName) ?? []),
      ...reports.flatMap((report) => {
        const ground = this.ground(story, report);
        return ground === undefined
          ? []
          : [
              ...this.wordable(ground).flatMap((material) => candidateOf(material, findName) ?? []),
              ...conditionCandidates(ground, findName),
              ...leadCandidates(ground, findName, this.isSmall() ? Number.POSITIVE_INFINITY : undefined),
            ];
      }),
      ...quoted,
    ];
  }

  /** A report that the wording can take apart. */
  private ground(story: Story, report: BriefReport): Ground | undefined {
    const analysis = report.lang.startsWith('de') ? this.analyse(report.id) : undefined;
    return analysis === undefined ? undefined : { report, analysis, story, ...(this.now === undefined ? {} : { now: this.now }) };
  }

  private wordable(ground: Ground): Material[] {
    return (this.findings.get(ground.report.id) ?? [])
      .filter((finding) => finding.revision === ground.report.revision)
      .map((finding) => ({ ...ground, finding }));
  }

  private namer(): FindName {
    const known = new Map<string, ReturnType<typeof nameActor>>();
    return (ref, report) => {
      const key = `${report.id}\t${ref.entity ?? ref.name}`;
      if (!known.has(key)) {
        const actor = nameActor(ref, report, this.analyse, this.offices);
        const spelling = actor?.person === true ? soundKey(actor.name) : undefined;
        const same = spelling === undefined ? undefined : this.people.get(spelling);
        if (actor !== undefined && spelling !== undefined && same === undefined) this.people.set(spelling, actor);
        known.set(key, same ?? actor);
      }
      return known.get(key);
    };
  }

  /** From 1 for the newest report down to 0.6 for one two days older. */
  private recency(id: string): number {
    const age = (this.newest - momentOf(this.reportsById.get(id)?.published)) / 172_800_000;
    return 1 - 0.4 * Math.min(1, Math.max(0, age));
  }

  /** How many sentences a story shall have, if need be as quotations: none for what one voice tells beside much else. */
  quotationsFor(story: Story, stories: number): number {
    if (this.input.lang !== 'de') return QUOTED_SENTENCES;
    return this.voicesOf(story) >= OWN_SECTION || stories < FEW_STORIES ? 2 : 0;
  }

  voicesOf(story: Story): number {
    const reports = story.reports.filter((id) => this.reportsById.has(id));
    return new Set(reports.map((id) => this.voices.get(id) ?? `source:${this.reportsById.get(id)!.source}`)).size;
  }

  /** Voices count, copies of one text once; what has findings counts more than what has none. */
  private weight(story: Story): number {
    const reports = story.reports.filter((id) => this.reportsById.has(id));
    const voices = this.voicesOf(story);
    const events = reports.some((id) => (this.findings.get(id) ?? []).length > 0);
    const recency = Math.max(0, ...reports.map((id) => this.recency(id)));
    return voices * recency * (events ? 1 : 0.3);
  }
}

function momentOf(time: string | undefined): number {
  const moment = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(moment) ? 0 : moment;
}

/** What may be told with another story than the one of its report. */
const MOVABLE: ReadonlySet<Candidate['aspect']> = new Set(['event', 'transfer', 'figure', 'statement', 'condition', 'outlook']);
/** What has fewer content words, or hangs on what was said before, is not told. */
const LEAST_WORDS = 5;
const LEAST_OPENING = 3;
const LEAST_WEIGHT = 0.3;
/** Another story must fit so much better. */
const BETTER = 1.5;
/** Fewer content words fit anywhere. */
const MOVABLE_WORDS = 5;
/** What only one voice tells in a story of its own enters another one if that one says it too: this share of common words. */
const CONFIRMED = 0.5;
/** What fits less well is no part of a story that did not tell it. */
const LEAST_FIT = 0.15;

function bestStory(profiles: StoryProfiles, stems: ReadonlySet<string>, own: Story, stories: readonly Story[]): string {
  let best = own.id;
  if (stems.size < MOVABLE_WORDS) return own.id;
  let most = Math.max(LEAST_FIT, profiles.fit(stems, own.id) * BETTER);
  for (const { id } of stories) {
    const fit = profiles.fit(stems, id);
    if (fit > most) [best, most] = [id, fit];
  }
  return best;
}
