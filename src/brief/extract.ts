import type { Brief, BriefSentence, LanguageTag, ReportInput } from '../model/index.js';
import { lazily, listRows } from './lists.js';
import { plainSentences } from './verify/evidence.js';
import { stemWord, wordsOf } from './words.js';

/** Settings of an extract. */
export interface ExtractOptions {
  /** Language of the title; the extracts stay in the language of their report. */
  readonly lang: 'de' | 'en';
  /** Default 200. */
  readonly maxWords?: number;
}

/** A sentence that may be taken. */
export interface ExtractCandidate {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: number;
  /** Place of the report in order of time, from 0. */
  readonly order: number;
  readonly position: number;
  readonly stems: readonly string[];
}

const DEFAULT_WORDS = 200;
/** Sentences with fewer or more words make poor extracts: bylines, lists, breathless paragraphs. */
const SHORTEST = 6;
const LONGEST = 60;
/** Share of its content words that a sentence may have in common with the text so far. */
const REDUNDANT = 0.4;
/** Power method: damping as in LexRank (Erkan and Radev 2004), and rounds after which ranks no longer move. */
const DAMPING = 0.85;
const ROUNDS = 15;
/** More sentences than this are ranked by the centroid alone, since the graph is quadratic. */
const GRAPH_LIMIT = 600;

/**
 * A cited extract of plain reports of any language: the most central sentences without repetition, in order of time. Each sentence is whole and
 * word by word its report's, with that place as its citation. Deterministic.
 */
export function summarizeExtractive(reports: readonly (ReportInput & { readonly lang: LanguageTag })[], options: ExtractOptions): Brief {
  const ordered = [...reports].sort((a, b) => momentOf(a) - momentOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const candidates = ordered.flatMap((report, order) => candidatesOf(report, order));
  const chosen = chooseExtracts(candidates, options.maxWords ?? DEFAULT_WORDS);
  const sentences = chosen.map(
    ({ text, report, start, end }): BriefSentence => ({ text, citations: [{ report, start, end }], kind: 'quotation' }),
  );
  const title = titleOf(ordered, chosen[0]?.report, options.lang);
  return { title, sections: sentences.length === 0 ? [] : [{ title: options.lang === 'de' ? 'Auszüge' : 'Extracts', sentences }] };
}

function momentOf({ published }: ReportInput): number {
  const moment = published === undefined ? Number.NaN : Date.parse(published);
  return Number.isNaN(moment) ? 0 : moment;
}

/**
 * The sentences of a report that may be taken.
 * @param sentences where they are, if an analysis knows; else final marks and line ends decide
 */
export function candidatesOf(
  report: Pick<ReportInput, 'id' | 'text'> & { readonly lang: LanguageTag },
  order: number,
  sentences?: readonly { readonly start: number; readonly end: number }[],
): ExtractCandidate[] {
  const stops = stopWords(report.lang);
  const spans = sentences === undefined ? plainSentences(report.text) : sentences.map(({ start, end }) => [start, end] as const);
  return spans.flatMap(([from, to], position): ExtractCandidate[] => {
    const raw = report.text.slice(from, to);
    const start = from + raw.length - raw.trimStart().length;
    const text = raw.trim();
    const words = wordsOf(text);
    if (words.length < SHORTEST || words.length > LONGEST || !/[.!?…]["“”»)]*$/u.test(text)) return [];
    const stems = [...new Set(words.filter((word) => !stops.has(word.form.toLowerCase())).map((word) => stemWord(word.form)))];
    return stems.length === 0
      ? []
      : [{ report: report.id, start, end: start + text.length, text, words: words.length, order, position, stems }];
  });
}

const stopLists = lazily(
  () => new Map(listRows('stop-words.tsv').map(([lang = '', words = '']) => [lang, new Set(words.split(' '))] as const)),
);

function stopWords(lang: LanguageTag): ReadonlySet<string> {
  return stopLists().get(lang.slice(0, 2).toLowerCase()) ?? stopLists().get('en')!;
}

/**
 * Takes the most central sentences that add something until the words are used up, and gives them in order of time and place. A sentence too long for the rest is
 * passed over for the next one.
 */
export function chooseExtracts(candidates: readonly ExtractCandidate[], maxWords: number): ExtractCandidate[] {
  const scores = rankSentences(candidates);
  const order = candidates.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const chosen: ExtractCandidate[] = [];
  const covered = new Set<string>();
  let left = maxWords;
  for (const index of order) {
    const candidate = candidates[index]!;
    if (candidate.words > left || isRedundant(candidate, covered)) continue;
    chosen.push(candidate);
    left -= candidate.words;
    for (const stem of candidate.stems) covered.add(stem);
    if (left < SHORTEST) break;
  }
  return chosen.sort((a, b) => a.order - b.order || a.position - b.position);
}

function isRedundant({ stems }: ExtractCandidate, covered: ReadonlySet<string>): boolean {
  return stems.filter((stem) => covered.has(stem)).length > stems.length * REDUNDANT;
}

/** Centrality in the graph of similar sentences, first sentences of a report slightly above the rest. */
export function rankSentences(candidates: readonly ExtractCandidate[]): number[] {
  const vectors = weighWords(candidates);
  const central = vectors.length <= GRAPH_LIMIT ? graphRanks(vectors) : centroidRanks(vectors);
  return central.map((rank, index) => rank * (candidates[index]!.position === 0 ? FIRST_BONUS : 1));
}

/** A report's first sentence tells what happened. */
const FIRST_BONUS = 1.15;

type Vector = ReadonlyMap<string, number>;

/** Unit vectors of content words by inverse sentence frequency. */
function weighWords(candidates: readonly ExtractCandidate[]): Vector[] {
  const frequency = new Map<string, number>();
  for (const { stems } of candidates) for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return candidates.map(({ stems }) => {
    const weights = stems.map((stem) => Math.log(1 + candidates.length / frequency.get(stem)!));
    const norm = Math.hypot(...weights) || 1;
    return new Map(stems.map((stem, index) => [stem, weights[index]! / norm]));
  });
}

function centroidRanks(vectors: readonly Vector[]): number[] {
  const centroid = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) centroid.set(stem, (centroid.get(stem) ?? 0) + weight);
  return vectors.map((vector) => [...vector].reduce((sum, [stem, weight]) => sum + weight * centroid.get(stem)!, 0) / vectors.length);
}

/** Ranks by the graph of similar sentences; similarities by postings, since most sentences share few words. */
function graphRanks(vectors: readonly Vector[]): number[] {
  const count = vectors.length;
  const postings = new Map<string, { readonly index: number; readonly weight: number }[]>();
  vectors.forEach((vector, index) => {
    for (const [stem, weight] of vector) push(postings, stem, { index, weight });
  });
  const rows = vectors.map((vector, own) => {
    const row = new Float64Array(count);
    for (const [stem, weight] of vector) for (const other of postings.get(stem)!) row[other.index]! += weight * other.weight;
    row[own] = 0;
    return row;
  });
  const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(count).fill((1 - DAMPING) / count);
    rows.forEach((row, i) => {
      if (sums[i] === 0) return;
      const give = (DAMPING * ranks[i]!) / sums[i]!;
      for (let j = 0; j < count; j += 1) next[j]! += give * row[j]!;
    });
    ranks = next;
  }
  return [...ranks];
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function titleOf(reports: readonly ReportInput[], main: string | undefined, lang: 'de' | 'en'): string {
  const title = reports.find((report) => report.id === main)?.title?.trim();
  if (title !== undefined && title !== '') return title;
  return lang === 'de'
    ? `Auszüge aus ${reports.length === 1 ? 'einem Bericht' : `${reports.length} Berichten`}`
    : `Extracts from ${reports.length === 1 ? 'one report' : `${reports.length} reports`}`;
}
