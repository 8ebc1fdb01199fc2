import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { extractPage } from '../../src/pipeline/extract.js';
import { dataPath } from '../data.js';
import { readTar } from '../tar.js';

/** Over all wanted and unwanted segments of all pages, as fractions; `pages` is their number. */
export interface PageScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly pages: number;
}

/** Segments that the text of one page must hold, and must not hold. */
export interface WantedSegments {
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** How many segments were found where they should be, found where they should not be, and missed. */
export interface SegmentCounts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Reads every page of the test data with `extractPage`. Throws `NotAvailable` where the data is absent. */
export async function scorePages(report?: (file: string, counts: SegmentCounts) => void): Promise<PageScores> {
  const expected = JSON.parse(readFileSync(dataPath('pages/pages.json'), 'utf8')) as Record<
    string,
    WantedSegments & { readonly file: string }
  >;
  const archive = readTar(gunzipSync(readFileSync(dataPath('pages/pages.tar.gz'))));
  const byName = new Map([...archive].map(([name, bytes]) => [(name.split('/').at(-1) ?? name).normalize('NFC'), bytes]));
  const all: SegmentCounts[] = [];
  for (const [address, page] of Object.entries(expected)) {
    const bytes = byName.get(page.file.normalize('NFC'));
    if (!bytes) throw new Error(`expected ${page.file} in the archive, found no such file`);
    const { text } = await extractPage(bytes, address.startsWith('http') ? { url: address } : {});
    const counts = countSegments(text, page);
    report?.(page.file, counts);
    all.push(counts);
  }
  return sumSegments(all);
}

/** Counts segments in a text; runs of white space are equal to one space, and soft hyphens are nothing, on both sides. */
export function countSegments(text: string, page: WantedSegments): SegmentCounts {
  const folded = fold(text);
  const found = (segments: readonly string[]) => segments.filter((segment) => folded.includes(fold(segment))).length;
  const right = found(page.with);
  return { right, wrong: found(page.without), missed: page.with.length - right };
}

function fold(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}

/** Precision, recall and F1 over the sums. */
export function sumSegments(all: readonly SegmentCounts[]): PageScores {
  const sum = (key: keyof SegmentCounts) => all.reduce((total, counts) => total + counts[key], 0);
  const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')];
  const precision = right + wrong === 0 ? 0 : right / (right + wrong);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), pages: all.length };
}
