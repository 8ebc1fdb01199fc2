import type { Brief, BriefSection, BriefSentence, Finding, Picture, Story, Thread } from '../model/index.js';
import { compareText, compareTimes } from '../picture/index.js';
import { soundKey } from './verify/names.js';
import { type AnalyseReport, SentenceVerifier } from './verify.js';
import { type ActorName, nameActor } from './write/actors.js';
import type { Candidate } from './write/candidate.js';
import { eventCandidate, transferCandidate } from './write/events.js';
import { type BriefReport, clauseAt, type FindName, type Material, sentenceAt, tokensWithin } from './write/material.js';
import { findOffices, type Office } from './write/offices.js';
import { StoryProfiles } from './write/profiles.js';
import { quotationCandidates } from './write/quotations.js';
import { groundsOf, recastCandidate } from './write/recast.js';
import { overlap, type PlacedCandidate, type RankedCandidate, rankCandidates, stemsOf, type Taken, Writer } from './write/select.js';
import { statementCandidate } from './write/statements.js';
import { briefTitle, sectionTitle } from './write/title.js';
import { differenceCandidate, tollCandidates } from './write/tolls.js';

/** Everything that a brief is written from. */
export interface BriefInput {
  readonly reports: readonly BriefReport[];
  /** Names of the outlets by the id of their source. */
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly findings: readonly Finding[];
  readonly stories: readonly Story[];
  /** Ongoing matters, weightiest first. */
  readonly threads: readonly Thread[];
  readonly picture: Picture;
  readonly lang: 'de' | 'en';
  /** Default 750. */
  readonly maxWords?: number;
  /** RFC 3339: the window of the reports, for the title only. */
  readonly since?: string;
  readonly until?: string;
  /** IANA name of the zone in which times are told. */
  readonly timeZone: string;
  readonly analyse?: AnalyseReport;
}

const DEFAULT_WORDS = 750;
/** At most so many sentences about one matter, and so many matters with a section of their own. */
const MAX_SENTENCES = 7;
const MAX_SECTIONS = 9;
/** Voices from which quotations may stand for a story of which nothing could be worded. */
const OWN_SECTION = 3;
/** With fewer stories than this of several voices, those of one voice are told too. */
const FEW_STORIES = 3;
/** Sentences about what lies ahead. */
const MAX_OUTLOOK = 4;
/** So many of its best sentences tell how much a matter weighs. */
const WEIGHED = 10;
/** At most so many sentences with the same subject in one brief's section. */
const SAME_ACTOR = 2;
/** At most so many sentences about tolls in one section. */
const MAX_TOLLS = 3;

/**
 * Writes the brief: a section for each ongoing matter, weightiest and newest first, and what remains open. Sentences are worded from findings where their
 * grammar is sure, else the best source sentence stands as a marked quotation; each cites the words that it rests on and is verified against
 * them, or left out and counted. Deterministic.
 */
export function writeBrief(input: BriefInput): Brief {
  const desk = new DeskMaterial(input);
  const verifier = new SentenceVerifier(input.reports, desk.analyse, desk.outlets);
  const writer = new Writer(verifier, input.maxWords ?? DEFAULT_WORDS);
  const drafts = chooseSections(desk, writer);
  const final = new Writer(verifier, Number.POSITIVE_INFINITY);
  const sections = drafts.flatMap(({ title, taken }): BriefSection[] => {
    const sentences = rewrite(final, taken);
    return sentences.length === 0 ? [] : [{ title, sentences }];
  });
  const open = chooseOutlook(drafts, writer);
  const outlook = rewrite(final, open);
  if (outlook.length > 0) sections.push({ title: input.lang === 'de' ? 'Ausblick' : 'Outlook', sentences: outlook });
  return {
    title: briefTitle(
      drafts.map((draft) => draft.title),
      input.lang,
    ),
    sections,
    ...(writer.omitted > 0 ? { omitted: writer.omitted } : {}),
  };
}

/** A section as chosen, before its sentences get their final words. */
interface Draft {
  readonly title: string;
  readonly taken: readonly Taken[];
  readonly outlook: readonly RankedCandidate[];
}

function chooseSections(desk: DeskMaterial, writer: Writer): Draft[] {
  const stories = desk.sections();
  const all = desk.ranked(stories);
  const weighed = stories
    .map((story) => {
      const ranked = all.get(story.id) ?? [];
      return {
        story,
        ranked,
        weight:
          ranked
            .filter(({ candidate }) => candidate.aspect !== 'quotation')
            .slice(0, WEIGHED)
            .reduce((sum, one) => sum + one.score, 0) * Math.log2(1 + desk.voicesOf(story)),
      };
    })
    .sort((a, b) => b.weight - a.weight || compareText(a.story.id, b.story.id));
  return weighed.slice(0, MAX_SECTIONS).flatMap(({ story, ranked }, index): Draft[] => {
    const share = index < 2 ? MAX_SENTENCES : index < 5 ? MAX_SENTENCES - 1 : index < 8 ? MAX_SENTENCES - 2 : MAX_SENTENCES - 3;
    const now = ranked.filter(({ candidate }) => candidate.aspect !== 'outlook');
    const taken = takeSection(writer, now, share, desk.voicesOf(story));
    if (taken.length === 0) return [];
    return [
      {
        title: sectionTitle([story], desk.findingsOf([story]), desk.reportsById),
        taken,
        outlook: ranked.filter(({ candidate }) => candidate.aspect === 'outlook'),
      },
    ];
  });
}

/** What is planned or depends on something, of all sections told. */
function chooseOutlook(drafts: readonly Draft[], writer: Writer): Taken[] {
  const open = drafts.flatMap((draft) => draft.outlook).sort((a, b) => b.score - a.score);
  const taken: Taken[] = [];
  for (const one of open) {
    if (taken.length >= MAX_OUTLOOK) break;
    if (taken.some((other) => other.candidate.actors[0] !== undefined && other.candidate.actors[0] === one.candidate.actors[0])) continue;
    const written = writer.take(one);
    if (written !== undefined) taken.push(written);
  }
  return taken;
}

/** The final words, in the final order: who is named first is introduced, and pronouns take up the sentence before. */
function rewrite(writer: Writer, taken: readonly Taken[]): BriefSentence[] {
  let previous: string | undefined;
  return taken.flatMap((one) => {
    const written = writer.write(one, previous);
    previous = one.candidate.actors.length === 1 ? one.candidate.actors[0] : undefined;
    return written === undefined ? [] : [written.sentence];
  });
}

/** Order of telling: what happened, how bad, what differs, who gives what, figures, who says what, on which condition. */
const TELLING: readonly Candidate['aspect'][] = [
  'event',
  'toll',
  'difference',
  'transfer',
  'figure',
  'statement',
  'condition',
  'outlook',
  'quotation',
];

/** Takes the best of a section's candidates, and puts them in the order of telling. */
function takeSection(writer: Writer, ranked: readonly RankedCandidate[], limit: number, voices: number): Taken[] {
  const taken: Taken[] = [];
  const count = (actor: string | undefined) => taken.filter((one) => actor !== undefined && one.candidate.actors[0] === actor).length;
  const lead = ranked.find(({ candidate }) => candidate.aspect === 'event');
  const tolls = ranked.filter(({ candidate }) => candidate.aspect === 'toll').slice(0, MAX_TOLLS);
  const differences = ranked.filter(({ candidate }) => candidate.aspect === 'difference').slice(0, 1);
  const first = [...(lead === undefined ? [] : [lead]), ...tolls, ...differences];
  const queue = [
    ...first,
    ...ranked.filter((one) => !first.includes(one) && one.candidate.aspect !== 'quotation' && one.candidate.aspect !== 'toll'),
  ];
  for (const one of queue) {
    if (taken.length >= limit) break;
    if (count(one.candidate.actors[0]) >= SAME_ACTOR || (taken.length > 0 && isPlainAttack(one.candidate))) continue;
    const written = writer.take(one);
    if (written !== undefined) taken.push(written);
  }
  const wanted = voices < OWN_SECTION ? 0 : taken.length === 0 ? 2 : taken.length < 2 ? 1 : 0;
  for (const one of ranked) {
    if (
      one.candidate.aspect !== 'quotation' ||
      taken.length >= limit ||
      taken.filter(({ candidate }) => candidate.aspect === 'quotation').length >= wanted
    )
      continue;
    const written = writer.take(one);
    if (written !== undefined) taken.push(written);
  }
  return orderTelling(taken);
}

function orderTelling(taken: readonly Taken[]): Taken[] {
  return taken
    .map((one, index) => ({ one, index }))
    .sort(
      (a, b) =>
        TELLING.indexOf(a.one.candidate.aspect) - TELLING.indexOf(b.one.candidate.aspect) ||
        firstOf(taken, a.one) - firstOf(taken, b.one) ||
        a.index - b.index,
    )
    .map(({ one }) => one);
}

/** "Russland hat Charkiw angegriffen" opens a section, or says nothing new. */
function isPlainAttack({ wordings }: Candidate): boolean {
  return wordings[0]?.template === 'attack-active';
}

/** Where in the choice the sentence's actor first comes: what one says stands together. */
function firstOf(taken: readonly Taken[], one: Taken): number {
  const actor = one.candidate.actors[0];
  return taken.findIndex((other) =>
    actor === undefined ? other === one : other.candidate.aspect === one.candidate.aspect && other.candidate.actors[0] === actor,
  );
}

/** The input with the look-ups that wording needs. */
class DeskMaterial {
  readonly reportsById: ReadonlyMap<string, BriefReport>;
  readonly outlets: ReadonlyMap<string, string>;
  readonly analyse: AnalyseReport;
  private readonly input: BriefInput;
  private readonly findings = new Map<string, Finding[]>();
  private readonly voices: ReadonlyMap<string, string>;
  private readonly newest: number;
  /** People by the sound of their names: "Selenskyj" and "Selenskij" are one. */
  private readonly people = new Map<string, ActorName>();
  private readonly offices: ReadonlyMap<string, Office>;

  constructor(input: BriefInput) {
    this.input = input;
    this.reportsById = new Map(input.reports.map((report) => [report.id, report]));
    this.outlets = new Map(input.sources.map((source) => [source.id, source.name]));
    this.analyse = input.analyse ?? (() => undefined);
    for (const finding of input.findings) this.findings.set(finding.report, [...(this.findings.get(finding.report) ?? []), finding]);
    this.voices = new Map(
      input.stories.flatMap((story) =>
        story.copies.flatMap((group) => group.map((report) => [report, `copy:${[...group].sort()[0]}`] as const)),
      ),
    );
    this.offices = findOffices(input.reports, this.analyse);
    this.newest = Math.max(0, ...input.reports.map((report) => momentOf(report.published)));
  }

  /** The stories that may have a section, weightiest first: those that two voices tell; all where there are few. */
  sections(): Story[] {
    const told = this.input.stories.filter((story) => story.reports.some((report) => this.reportsById.has(report)));
    const ordered = [...told].sort((a, b) => this.weight(b) - this.weight(a) || compareText(a.id, b.id));
    const shared = ordered.filter((story) => this.voicesOf(story) > 1);
    return shared.length >= FEW_STORIES ? shared : ordered;
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
        if (MOVABLE.has(candidate.aspect) && (stems.size < LEAST_WORDS || candidate.weight < LEAST_WEIGHT)) continue;
        const home = MOVABLE.has(candidate.aspect) ? bestStory(profiles, stems, story, stories) : story.id;
        if (!known.has(home)) continue;
        if (!known.has(story.id)) {
          strays.push({ home, placed: { candidate, stems, fit: profiles.fit(stems, home) } });
          continue;
        }
        placed.set(home, [...(placed.get(home) ?? []), { candidate, stems, fit: profiles.fit(stems, home) }]);
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
        .flatMap((one) => differenceCandidate(one, story, this.reportsById, this.outlets, findName) ?? []),
      ...reports.flatMap((report) => this.wordable(story, report).flatMap((material) => candidateOf(material, findName) ?? [])),
      ...quoted,
    ];
  }

  private wordable(story: Story, report: BriefReport): Material[] {
    const analysis = report.lang.startsWith('de') ? this.analyse(report.id) : undefined;
    if (analysis === undefined) return [];
    return (this.findings.get(report.id) ?? [])
      .filter((finding) => finding.revision === report.revision)
      .map((finding) => ({ finding, report, analysis, story }));
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

/** Deeds that are words: where the statement itself is known, it is told instead. */
const VERBAL: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT']);

function isStated({ finding, analysis }: Material): boolean {
  const start = finding.kind === 'event' ? (finding.body.evidence[0]?.[0] ?? -1) : -1;
  const sentence = sentenceAt(analysis, start);
  return (
    sentence !== undefined &&
    analysis.findings.statements.some((one) => one.quote.some(([from]) => from >= sentence.start && from < sentence.end))
  );
}

function withAspect(candidate: Candidate | undefined, aspect: Candidate['aspect']): Candidate | undefined {
  return candidate === undefined ? undefined : { ...candidate, aspect };
}

/** A plan or condition that still lies ahead: not told in the pluperfect. */
function isAhead({ analysis }: Material, spans: readonly (readonly [number, number])[]): boolean {
  const clause = spans[0] === undefined ? undefined : clauseAt(analysis, spans[0][0]);
  return clause !== undefined && clause.tense !== 'pluperfect';
}

/** The best wording that a finding allows. */
function candidateOf(material: Material, findName: FindName): Candidate | undefined {
  const { finding } = material;
  const { certainty } = finding.body;
  const { spans, attribution } = groundsOf(finding);
  if (certainty === 'planned' || certainty === 'conditional')
    return isAhead(material, spans) ? recastCandidate(material, 'outlook', spans, attribution, findName) : undefined;
  const condition = finding.kind === 'figure' ? undefined : finding.body.condition;
  switch (finding.kind) {
    case 'statement': {
      const reported =
        finding.body.form === 'reported' &&
        finding.body.speakerEntity !== undefined &&
        tokensWithin(material.analysis, finding.body.quote[0] ?? [0, 0]).length > 3;
      return reported
        ? recastCandidate(material, condition === undefined ? 'statement' : 'condition', finding.body.quote, attribution, findName)
        : (withAspect(
            statementCandidate(material as Material<typeof finding>, findName),
            condition === undefined ? 'statement' : 'condition',
          ) ?? recastCandidate(material, condition === undefined ? 'statement' : 'condition', spans, attribution, findName));
    }
    case 'event':
      if (VERBAL.has(finding.body.type) && isStated(material)) return undefined;
      return (
        eventCandidate(material as Material<typeof finding>, findName) ??
        recastCandidate(material, condition === undefined ? 'event' : 'condition', spans, attribution, findName)
      );
    case 'transfer':
      return (
        transferCandidate(material as Material<typeof finding>, findName) ??
        recastCandidate(material, 'transfer', spans, attribution, findName)
      );
    case 'figure':
      return recastCandidate(material, 'figure', spans, attribution, findName);
  }
}
