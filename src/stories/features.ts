import { readFileSync } from 'node:fs';
import type { StoryInput } from '../model/index.js';

/** Counted features of one report. Words and names are kept apart: across languages only names and numbers can match. */
export interface Features {
  readonly words: ReadonlyMap<string, number>;
  /** Entity ids, numbers of two and more digits, and names as written. */
  readonly names: ReadonlyMap<string, number>;
}

/** A word's stem: its first letters. 7 letters meet inflected forms of one German, Slavic or English noun about as well as a stemmer. */
const STEM_LETTERS = 7;
/** A word of the title counts this many times. */
const TITLE_WEIGHT = 2;
const WORD = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*/gu;

let stopwords: ReadonlySet<string> | undefined;

function loadStopwords(): ReadonlySet<string> {
  const table = readFileSync(new URL('../../data/stories/stopwords.tsv', import.meta.url), 'utf8');
  return new Set(table.split('\n').flatMap((line) => (line.split('\t')[1] ?? '').split(' ').filter(Boolean)));
}

/**
 * Counts what a report is about: stems of content words (from its title twice), and the names and numbers in it.
 * Without `entities`, capitalised words inside sentences stand in for names.
 */
export function countFeatures(report: StoryInput): Features {
  stopwords ??= loadStopwords();
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  count(report.text, 1, stopwords, words, names);
  if (report.title !== undefined) count(report.title, TITLE_WEIGHT, stopwords, words, names);
  for (const entity of report.entities ?? []) add(names, `=${entity}`, 1);
  return { words, names };
}

function count(text: string, weight: number, stop: ReadonlySet<string>, words: Map<string, number>, names: Map<string, number>): void {
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (word.charCodeAt(0) < 0x3a) {
      if (word.length > 1) add(names, word, weight);
      continue;
    }
    const folded = word.toLowerCase();
    if (folded.length < 2 || stop.has(folded)) continue;
    add(words, folded.slice(0, STEM_LETTERS), weight);
  }
}

function add(counts: Map<string, number>, key: string, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}
