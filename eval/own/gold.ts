import { readFileSync } from 'node:fs';
import { type Span, spansOverlap } from '../../src/model/index.js';
import { readGzipLines } from '../data.js';

/** A text that gold points to. */
export interface GoldText {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
}

/** Gold of this project: labels by id and offsets; the texts come from quotation-de. */
export function readGold<T>(name: string): T[] {
  return readFileSync(new URL(`../gold/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The texts of quotation-de/train by id. Throws `NotAvailable`. */
export async function readGoldTexts(): Promise<ReadonlyMap<string, GoldText>> {
  return new Map((await readGzipLines<GoldText>('quotation-de/train.jsonl.gz')).map((text) => [text.id, text]));
}

/** True where one of the spans touches the head. */
export function touches(spans: readonly Span[], head: Span): boolean {
  return spans.some((span) => spansOverlap(span, head));
}

/** F1 of counts: found and right, found, wanted. */
export function f1(right: number, found: number, wanted: number): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
}
