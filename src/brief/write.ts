import type { Brief, BriefSection, BriefSentence, Story } from '../model/index.js';
import { compareText } from '../picture/index.js';
import { SentenceVerifier } from './verify.js';
import type { Candidate } from './write/candidate.js';
import { DeskMaterial, FEW_STORIES } from './write/desk.js';
import type { BriefInput } from './write/input.js';
import { splitMatters } from './write/matters.js';
import { type RankedCandidate, rarityOf, type Taken, Writer } from './write/select.js';
import { briefTitle, sectionTitle } from './write/title.js';

const DEFAULT_WORDS = 1000;
/** At most so many sentences about one matter, and so many matters with a section of their own. */
const MAX_SENTENCES = 10;
const MIN_SENTENCES = 5;
const MAX_SECTIONS = 9;
/** At most so many sentences where there is little else to tell. */
const ALONE_SENTENCES = 14;
/** Sentences about what lies ahead. */
const MAX_OUTLOOK = 4;
/** A text with so many matters is told by matter. */
const MATTERS = 3;
/** At most so many matters are told in one sentence. */
const MAX_SHORT = 8;
/** So many of its best sentences tell how much a matter weighs. */
const WEIGHED = 10;
/** At most so many sentences with the same subject in one brief's section. */
const SAME_ACTOR = 2;
/** What opens a section is worth at least this share of its best sentence. */
const LEAD = 0.6;
/** What is worth less than this share of the section's best sentence is left out. */
const LEAST = 0.15;
/** What rests on several reports at once. */
const TOLD_OF_PICTURE: ReadonlySet<Candidate['aspect']> = new Set(['toll', 'difference']);
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
  const stories = desk.sections();
  const ranked = desk.ranked(stories);
  const rarity = rarityOf([...ranked.values()].flat());
  const writer = new Writer(verifier, input.maxWords ?? DEFAULT_WORDS, rarity);
  const drafts = chooseSections(desk, writer, stories, ranked);
  const final = new Writer(verifier, input.maxWords ?? DEFAULT_WORDS, rarity);
  const sections = drafts.sections.flatMap(({ title, taken }): BriefSection[] => {
    const sentences = rewrite(final, taken);
    return sentences.length === 0 ? [] : [{ title, sentences }];
  });
  const short = rewrite(final, drafts.brief);
  if (short.length > 0) sections.push({ title: input.lang === 'de' ? 'Kurz gemeldet' : 'In brief', sentences: short });
  const outlook = rewrite(final, drafts.open);
  if (outlook.length > 0) sections.push({ title: input.lang === 'de' ? 'Ausblick' : 'Outlook', sentences: outlook });
  return {
    title: briefTitle(
      drafts.sections.map((draft) => draft.title),
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

/** All that is told: matters with a section of their own, one sentence each of what else several voices told, and what lies ahead. */
interface Drafts {
  readonly sections: readonly Draft[];
  readonly brief: readonly Taken[];
  readonly open: readonly Taken[];
}

function chooseSections(
  desk: DeskMaterial,
  writer: Writer,
  stories: readonly Story[],
  all: ReadonlyMap<string, readonly RankedCandidate[]>,
): Drafts {
  const weighed = stories
    .map((story) => {
      const ranked = all.get(story.id) ?? [];
      return {
        story,
        ranked,
        weight:
          Math.sqrt(
            ranked
              .slice(0, WEIGHED)
              .reduce((sum, { score, candidate }) => sum + (candidate.aspect === 'quotation' ? score / 10 : score), 0),
          ) *
          desk.voicesOf(story) *
          Math.sqrt(story.reports.length),
      };
    })
    .sort((a, b) => b.weight - a.weight || compareText(a.story.id, b.story.id));
  const alone = stories.every((story) => desk.voicesOf(story) < 2);
  const sections = weighed.slice(0, MAX_SECTIONS).flatMap(({ story, ranked }, index): Draft[] => {
    const share = stories.length < FEW_STORIES ? ALONE_SENTENCES : Math.max(MIN_SENTENCES, MAX_SENTENCES - Math.max(0, index - 1));
    const now = ranked.filter(({ candidate }) => candidate.aspect !== 'outlook');
    const taken = takeSection(writer, now, {
      limit: share,
      quotations: desk.quotationsFor(story, stories.length),
      small: desk.isSmall() || alone,
    });
    if (taken.length === 0) return [];
    const outlook = ranked.filter(({ candidate }) => candidate.aspect === 'outlook');
    const title = sectionTitle([story], desk.findingsOf([story]), desk.reportsById, desk.lang);
    const matters = desk.isSmall() ? splitMatters(taken, desk.analyse) : [];
    return matters.length < MATTERS
      ? [{ title, taken, outlook }]
      : matters.map((matter, at) => ({ title: matter.title ?? title, taken: matter.taken, outlook: at === 0 ? outlook : [] }));
  });
  const open = chooseOutlook(sections, writer);
  const brief = takeShort(
    writer,
    weighed.slice(MAX_SECTIONS).map(({ ranked }) => ranked),
    alone,
  );
  return { sections, brief, open };
}

/**
 * The best sentence of each matter that has no section: of what two voices tell, else what a report says first.
 * @param alone nobody confirms anything in this window
 */
function takeShort(writer: Writer, matters: readonly (readonly RankedCandidate[])[], alone: boolean): Taken[] {
  return matters.slice(0, MAX_SHORT).flatMap((ranked) => {
    const told = ranked.filter(({ candidate }) => candidate.aspect !== 'outlook' && candidate.aspect !== 'quotation');
    const shared = told.filter(({ voices }) => voices > 1);
    return takeFirst(writer, [...shared, ...told.filter((one) => alone && one.candidate.opening === true)]) ?? [];
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

interface SectionLimits {
  /** At most so many sentences. */
  readonly limit: number;
  /** Up to so many sentences, quotations fill up what could not be worded. */
  readonly quotations: number;
  /** Little is to be told in all: what one voice has is told too. */
  readonly small: boolean;
}

/**
 * Takes the best of a section's candidates, and puts them in the order of telling.
 */
function takeSection(writer: Writer, ranked: readonly RankedCandidate[], { limit, quotations, small }: SectionLimits): Taken[] {
  const taken: Taken[] = [];
  const count = (actor: string | undefined) => taken.filter((one) => actor !== undefined && one.candidate.actors[0] === actor).length;
  const best = ranked[0]?.score ?? 0;
  const tolls = ranked.filter(({ candidate }) => candidate.aspect === 'toll').slice(0, MAX_TOLLS);
  const differences = ranked.filter(({ candidate }) => candidate.aspect === 'difference').slice(0, 1);
  const lead = takeFirst(writer, openersOf(ranked, best));
  if (lead !== undefined) taken.push(lead);
  const first = [...tolls, ...differences];
  const queue = [
    ...first,
    ...ranked.filter((one) => !first.includes(one) && one.candidate.aspect !== 'quotation' && one.candidate.aspect !== 'toll'),
  ];
  for (const one of queue) {
    if (taken.length >= limit) break;
    if (!TOLD_OF_PICTURE.has(one.candidate.aspect) && !small && isWeak(one, best)) continue;
    if (count(one.candidate.actors[0]) >= SAME_ACTOR || (!small && taken.length > 0 && isPlainAttack(one.candidate))) continue;
    const written = taken.some((other) => other.candidate === one.candidate) ? undefined : writer.take(one);
    if (written !== undefined) taken.push(written);
  }
  const wanted = Math.max(0, quotations - taken.length);
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

/** What may open a section: the best of what happened, else what a report says first; where nobody confirms anything, what the reports say first comes first. */
function openersOf(ranked: readonly RankedCandidate[], best: number): RankedCandidate[] {
  const events = ranked.filter(
    ({ candidate, score }) => candidate.aspect === 'event' && (candidate.opening === true || score >= best * LEAD),
  );
  const alone = events.every(({ voices }) => voices < 2);
  const rank = ({ candidate, score }: RankedCandidate) =>
    Number(score < best * LEAD || (alone && candidate.opening !== true) || isPlainAttack(candidate));
  return [...events].sort((a, b) => rank(a) - rank(b) || b.score - a.score);
}

/** The first that can be written. */
function takeFirst(writer: Writer, candidates: readonly RankedCandidate[]): Taken | undefined {
  for (const one of candidates) {
    const written = writer.take(one);
    if (written !== undefined) return written;
  }
  return undefined;
}

/** Worth little beside the best, or an opening sentence that one voice has. */
function isWeak({ score, voices, candidate }: RankedCandidate, best: number): boolean {
  return score < best * LEAST || (candidate.material.finding === undefined && voices < 2);
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

/** "Russland hat Charkiw angegriffen" opens a section where nothing tells more, or says nothing new. */
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
