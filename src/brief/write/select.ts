import type { BriefSentence } from '../../model/index.js';
import { lazily, listRows } from '../lists.js';
import type { SentenceVerifier } from '../verify.js';
import { groupsOf, isFree, wordsOf } from '../words.js';
import type { Candidate } from './candidate.js';
import { Voice } from './voice.js';

/** Shares of common content words from which two candidates tell the same: of the smaller one. */
const SAME = 0.5;
/** The same where the same actor stands at the head. */
const SAME_BY_ONE = 0.38;

/** The same of all that is told of a story together. */
const SAME_TOGETHER = 0.6;

/** A candidate with what several outlets say in it. */
export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly stems: ReadonlySet<string>;
  /** Voices that tell it. */
  readonly voices: number;
  readonly score: number;
}

/** Stems of the content words that a candidate tells. */
export function stemsOf({ material, spans }: Candidate): Set<string> {
  const { text } = material.report;
  return stemsOfText(spans.map(([start, end]) => text.slice(start, end)).join(' '));
}

const lightWords = lazily(() => new Set(listRows('light-words.tsv').map(([word = '']) => word)));

/** Stems of the content words of a text, words that stand for one another as one. */
export function stemsOfText(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.stem.length >= 3 && !isFree(word.stem) && !lightWords().has(word.form.toLowerCase()))
      .map((word) => canonical(word.stem)),
  );
}

/** Words that stand for one another count as one: "Soldaten" and "Mann". */
function canonical(stem: string): string {
  const group = groupsOf(stem)[0];
  return group === undefined ? stem : `=${group}`;
}

/** Share of the smaller set that both have. */
export function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  if (small.size === 0) return 0;
  let common = 0;
  for (const stem of small) if (large.has(stem)) common += 1;
  return common / small.size;
}

/** How much a stem tells: 1 for one that every candidate has, more the fewer have it. */
export type Rarity = (stem: string) => number;

/** Weighs stems by how few of the candidates have them (inverse document frequency): a bank's name tells more than "Woche". */
export function rarityOf(candidates: readonly Pick<RankedCandidate, 'stems'>[]): Rarity {
  const counts = new Map<string, number>();
  for (const { stems } of candidates) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => 1 + Math.log((candidates.length + 1) / ((counts.get(stem) ?? 0) + 1));
}

/** A candidate with its stems and how well it fits its story, 0..1. */
export interface PlacedCandidate {
  readonly candidate: Candidate;
  readonly stems: ReadonlySet<string>;
  readonly fit: number;
}

/** Share of the words that are among others, each with its weight; default all the same. */
function share(own: ReadonlySet<string>, others: ReadonlySet<string>, weightOf: Rarity = () => 1): number {
  let all = 0;
  let common = 0;
  for (const stem of own) {
    const weight = weightOf(stem);
    all += weight;
    if (others.has(stem)) common += weight;
  }
  return all === 0 ? 0 : common / all;
}

/** Ranks what can be told of a story: what more voices tell counts more, what is newer and fits better counts more, and early in a report is more than late. */
export function rankCandidates(
  all: readonly PlacedCandidate[],
  voiceOf: (report: string) => string,
  recency: (report: string) => number,
): RankedCandidate[] {
  const best = Math.max(...all.map((one) => one.fit), Number.EPSILON);
  return all
    .map(({ candidate, stems, fit }): RankedCandidate & { readonly fit: number } => {
      const voices = new Set<string>([voiceOf(candidate.material.report.id)]);
      for (const other of all)
        if (other.candidate !== candidate && overlap(stems, other.stems) >= SAME) voices.add(voiceOf(other.candidate.material.report.id));
      const place = (candidate.spans[0]?.[0] ?? 0) / Math.max(1, candidate.material.report.text.length);
      const support = Math.log2(1 + voices.size) * (stems.size < MEAGRE ? 0.3 : 1) * (hasNumber(candidate) ? NUMBER_BONUS : 1);
      return {
        candidate,
        stems,
        voices: voices.size,
        fit,
        score: candidate.weight * support * (1 - 0.3 * place) * (0.4 + (0.6 * fit) / best) * recency(candidate.material.report.id),
      };
    })
    .filter(({ candidate, fit }) => ALWAYS_FITS.has(candidate.aspect) || fit >= best * LEAST_FIT)
    .sort((a, b) => b.score - a.score || compareIds(a.candidate, b.candidate));
}

/** What fits its story less than this share of what fits best is told in passing. */
const LEAST_FIT = 0.3;
const ALWAYS_FITS: ReadonlySet<Candidate['aspect']> = new Set(['toll', 'difference', 'quotation']);

/** Fewer content words tell little. */
const MEAGRE = 5;
/** What a report says first may be short: "Die Kürzung ist rechtswidrig". */
const MEAGRE_OPENING = 3;
/** A number makes a sentence worth more. */
const NUMBER_BONUS = 1.15;

function hasNumber({ material, spans }: Candidate): boolean {
  return spans.some(([start, end]) => /\d/u.test(material.report.text.slice(start, end)));
}

function compareIds(a: Candidate, b: Candidate): number {
  const key = ({ material, spans }: Candidate) => `${material.report.id}\t${String(spans[0]?.[0] ?? 0).padStart(9, '0')}`;
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A sentence that was taken, with what it adds. */
export interface Taken {
  readonly sentence: BriefSentence;
  readonly candidate: Candidate;
  readonly stems: ReadonlySet<string>;
  /** Stems of the sentence as written. */
  readonly told: ReadonlySet<string>;
  readonly template: string;
  readonly words: number;
}

/** Writes sentences one after the other, verifies each, and remembers what is said, who is introduced and which wordings were used. */
export class Writer {
  private readonly verifier: SentenceVerifier;
  private known: ReadonlySet<string> = new Set();
  private told = '';
  private readonly said: Taken[] = [];
  private readonly failed = new Set<Candidate>();
  private readonly templates: string[] = [];
  private readonly rarity: Rarity;
  private left: number;

  constructor(verifier: SentenceVerifier, maxWords: number, rarity: Rarity = () => 1) {
    this.verifier = verifier;
    this.rarity = rarity;
    this.left = maxWords;
  }

  /** Candidates that had wordings, of which all failed verification. */
  get omitted(): number {
    return this.failed.size;
  }

  /** True where a candidate's content was told already. */
  isSaid({ candidate, stems }: Pick<RankedCandidate, 'candidate' | 'stems'>): boolean {
    if ((candidate.aspect === 'toll' || candidate.aspect === 'difference') && candidate.gist === undefined)
      return this.tellsNumber(candidate);
    const actor = candidate.actors[0];
    if (this.tellsShares(candidate)) return true;
    if (candidate.gist !== undefined && this.said.some((taken) => taken.candidate.gist === candidate.gist)) return true;
    if (actor !== undefined && share(stems, this.saidOf(actor)) >= SAME) return true;
    if (candidate.gist !== undefined && candidate.material.finding === undefined) return false;
    if (candidate.material.finding === undefined && candidate.aspect === 'event' && this.repeats(candidate, stems)) return true;
    return this.said.some((taken) => {
      const least = actor !== undefined && taken.candidate.actors[0] === actor ? SAME_BY_ONE : SAME;
      return share(stems, taken.told) >= least || share(stems, taken.told, this.rarity) >= least;
    });
  }

  /** The percentages of a candidate stand in the text already: "18 Prozent" is told once. */
  private tellsShares({ material, spans }: Candidate): boolean {
    const shares = spans.flatMap(([start, end]) => material.report.text.slice(start, end).match(/\d+(?:,\d+)? Prozent/gu) ?? []);
    return shares.length > 0 && shares.every((one) => this.told.includes(one));
  }

  /** An opening sentence that a sentence of the brief, or those of its story together, tell already. */
  private repeats({ material }: Candidate, stems: ReadonlySet<string>): boolean {
    const same = this.said.filter((taken) => taken.candidate.material.story.id === material.story.id);
    const together = new Set(same.flatMap((taken) => [...taken.told]));
    return share(stems, together) >= SAME_TOGETHER || this.said.some((taken) => share(stems, taken.told) >= SAME_BY_ONE);
  }

  /** Everything told of an actor. */
  private saidOf(actor: string): Set<string> {
    return new Set(this.said.flatMap((taken) => (taken.candidate.actors[0] === actor ? [...taken.told] : [])));
  }

  /** The words of a number stand in the text already: "acht Verletzte". */
  private tellsNumber({ material, spans }: Candidate): boolean {
    return spans.every(([start, end]) => this.told.toLowerCase().includes(material.report.text.slice(start, end).toLowerCase()));
  }

  /** Takes a candidate that says something new, in words that are left; undefined where it does not or cannot be said. */
  take(one: Pick<RankedCandidate, 'candidate' | 'stems'>): Taken | undefined {
    return this.isSaid(one) ? undefined : this.write(one);
  }

  /**
   * Writes a candidate in the wording used least lately; undefined where none can be said, verified and afforded.
   * @param previous key of the only actor of the sentence before
   */
  write({ candidate, stems }: Pick<RankedCandidate, 'candidate' | 'stems'>, previous?: string): Taken | undefined {
    let worded = false;
    for (const { wording, pronoun } of this.attempts(candidate, previous)) {
      const voice = new Voice(this.known, this.told, pronoun);
      const written = wording.write(voice);
      if (written === undefined || !isWellFormed(written.text)) continue;
      worded = true;
      const citations = uniqueCitations([...written.citations, ...voice.citations]);
      if (this.verifier.verify({ text: written.text, citations }).length > 0) continue;
      const told = stemsOfText(written.text);
      if (wording.template.startsWith('recast') && told.size < (candidate.opening === true ? MEAGRE_OPENING : MEAGRE)) continue;
      const words = wordsOf(written.text).length;
      if (words > this.left) return undefined;
      const { finding } = candidate.material;
      const sentence: BriefSentence = {
        text: written.text,
        citations,
        kind: candidate.aspect === 'quotation' ? 'quotation' : 'worded',
        ...(finding === undefined ? {} : { findings: [finding.id] }),
      };
      const taken: Taken = {
        sentence,
        candidate,
        stems,
        told: new Set([...told, ...(candidate.aspect === 'toll' ? stems : [])]),
        template: wording.template,
        words,
      };
      this.known = voice.introduced;
      this.told += `${written.text} `;
      this.said.push(taken);
      this.templates.push(wording.template);
      this.left -= words;
      return taken;
    }
    if (worded) this.failed.add(candidate);
    return undefined;
  }

  /** The wordings, those first that were not among the last three; each with a pronoun first where one may stand. */
  private attempts({ wordings }: Candidate, previous: string | undefined): { wording: Candidate['wordings'][number]; pronoun?: string }[] {
    const recent = this.templates.slice(-3);
    const age = (template: string) => recent.lastIndexOf(template);
    return wordings
      .map((wording, index) => ({ wording, index }))
      .sort((a, b) => age(a.wording.template) - age(b.wording.template) || a.index - b.index)
      .flatMap(({ wording }) => [...(previous === undefined ? [] : [{ wording, pronoun: previous }]), { wording }]);
  }
}

/** Brackets and quotation marks come in pairs, and no mark stands alone: else a part of the source was cut wrongly. */
function isWellFormed(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  const curly = text.includes('„') ? count('„') === count('“') + count('”') : count('“') === count('”');
  return curly && count('(') === count(')') && count('»') === count('«') && count('"') % 2 === 0 && !/\s[)\]]|[([]\s/u.test(text);
}

function uniqueCitations(citations: BriefSentence['citations']): BriefSentence['citations'] {
  const seen = new Set<string>();
  return citations.filter((citation) => {
    const key = JSON.stringify(citation);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
