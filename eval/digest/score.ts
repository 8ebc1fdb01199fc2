import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { summarizeExtractive } from '../../src/brief/index.js';
import { dataPath } from '../data.js';
import { rougeL, rougeN, rougeWords } from './rouge.js';

/** Fractions: F1 against each human background, mean over the backgrounds of a date, the dates of an event, the events. */
export interface DigestScores {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

interface Row {
  readonly date: string;
  readonly update: string;
  readonly background: string;
}

/** One event: its rows by annotator. */
export type Timeline = readonly (readonly Row[])[];

/**
 * Summarises the updates up to each date that has human backgrounds, the update of the date itself left out, as the annotators did. Each annotator wrote the updates
 * anew, so each background is met by the extract of the same annotator's updates; its length is the mean length of the date's human backgrounds.
 * Throws `NotAvailable` where the data is absent.
 */
export async function scoreDigest(): Promise<DigestScores> {
  const events = readTimelines(gunzipSync(readFileSync(dataPath('digest-en/background-summaries-dev.tar.gz'))));
  const scores = [...events.values()].map((timeline) => scoreTimeline(timeline, extractOf));
  return mean(scores);
}

function extractOf(rows: readonly Row[], maxWords: number): string {
  const reports = rows.map(({ date, update }, index) => ({
    id: String(index).padStart(4, '0'),
    text: update,
    published: date,
    lang: 'en',
  }));
  const { sections } = summarizeExtractive(reports, { lang: 'en', maxWords });
  return sections.flatMap((section) => section.sentences.map((sentence) => sentence.text)).join(' ');
}

/** Scores one event; `summarize` gets the updates before a date, oldest first, and how many words it may use. */
export function scoreTimeline(timeline: Timeline, summarize: (rows: readonly Row[], maxWords: number) => string): DigestScores {
  const byDate = new Map<string, DigestScores[]>();
  const lengths = lengthsByDate(timeline);
  for (const rows of timeline) {
    rows.forEach((row, index) => {
      if (row.background === '' || index === 0) return;
      const text = summarize(rows.slice(0, index), lengths.get(row.date)!);
      const score = {
        rouge1: rougeN(text, row.background, 1),
        rouge2: rougeN(text, row.background, 2),
        rougeL: rougeL(text, row.background),
      };
      byDate.set(row.date, [...(byDate.get(row.date) ?? []), score]);
    });
  }
  return mean([...byDate.values()].map(mean));
}

function lengthsByDate(timeline: Timeline): Map<string, number> {
  const lengths = new Map<string, number[]>();
  for (const { date, background } of timeline.flat()) {
    if (background !== '') lengths.set(date, [...(lengths.get(date) ?? []), rougeWords(background).length]);
  }
  return new Map([...lengths].map(([date, counts]) => [date, Math.round(counts.reduce((a, b) => a + b, 0) / counts.length)]));
}

function mean(scores: readonly DigestScores[]): DigestScores {
  const of = (pick: (score: DigestScores) => number) => scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length);
  return { rouge1: of((score) => score.rouge1), rouge2: of((score) => score.rouge2), rougeL: of((score) => score.rougeL) };
}

/** Events by name from a tar archive of `<event>/annotator<n>.tsv`. */
export function readTimelines(tar: Buffer): Map<string, Row[][]> {
  const events = new Map<string, Row[][]>();
  for (const { name, text } of tarFiles(tar)) {
    const match = /([^/]+)\/annotator\d+\.tsv$/.exec(name);
    if (match !== null) events.set(match[1]!, [...(events.get(match[1]!) ?? []), readRows(text)]);
  }
  return events;
}

function* tarFiles(tar: Buffer): Generator<{ name: string; text: string }> {
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/su, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (name === '' || Number.isNaN(size)) return;
    if (tar[at + 156] === 48 || tar[at + 156] === 0) yield { name, text: tar.toString('utf8', at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function readRows(text: string): Row[] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [date = '', update = '', background = ''] = line.split('\t').map(unquote);
      return { date: date.replaceAll(/[[\]]/g, ''), update, background };
    });
}

function unquote(cell: string): string {
  const inner = /^"(.*)"$/su.exec(cell.trim())?.[1]?.replaceAll('""', '"') ?? cell.trim();
  return inner.replaceAll('\\n', '\n');
}
