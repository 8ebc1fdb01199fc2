import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyzeLanguage } from '../../src/language/index.js';
import { type Span, spansOverlap } from '../../src/model/index.js';
import { dataPath } from '../data.js';
import { readTar } from '../tar.js';

/** A marked time expression. */
export interface Timex {
  readonly span: Span;
  readonly value: string;
}

/** A TimeML document: its text without marks, and the marks. */
export interface TimexDocument {
  readonly name: string;
  readonly published: string;
  readonly text: string;
  readonly times: readonly Timex[];
}

/** TempEval-3 measures, F1: `strict` same extent, `relaxed` any overlap, `value` overlap with the same value. */
export interface TimexScores {
  readonly strict: number;
  readonly relaxed: number;
  readonly value: number;
}

/** Scores the product on one part of timex-de; `heideltime…` is HeidelTime's own output by the same code. Throws `NotAvailable`. */
export async function scoreTimex(
  part: 'dolomiten-42' | 'dolomiten-100',
): Promise<TimexScores & { heideltimeStrict: number; heideltimeRelaxed: number; heideltimeValue: number }> {
  const folder = `KRAUTS_Dolomiten-${part.slice('dolomiten-'.length)}`;
  const files = readTar(gunzipSync(readFileSync(dataPath('timex-de/krauts-dolomiten.tar.gz'))));
  const decoder = new TextDecoder();
  const read = (name: string) =>
    [...files].filter(([path]) => path.startsWith(`${name}/`)).map(([path, bytes]) => parseTimeMl(path, decoder.decode(bytes)));
  const gold = read(folder);
  const ours = gold.map((document) => {
    const { times } = analyzeLanguage(document.text, { lang: 'de', published: document.published });
    return times.map(({ span, value }) => ({ span, value }));
  });
  const other = new Map(read(`${folder}_Heideltime`).map((document) => [keyOf(document.name), document.times]));
  const heideltime = scoreTimes(gold.map((document) => ({ gold: document.times, found: other.get(keyOf(document.name)) ?? [] })));
  return {
    ...scoreTimes(gold.map((document, index) => ({ gold: document.times, found: ours[index]! }))),
    heideltimeStrict: heideltime.strict,
    heideltimeRelaxed: heideltime.relaxed,
    heideltimeValue: heideltime.value,
  };
}

/** F1 over documents, each expression matched at most once, exact extents first. */
export function scoreTimes(documents: readonly { readonly gold: readonly Timex[]; readonly found: readonly Timex[] }[]): TimexScores {
  let wanted = 0;
  let found = 0;
  let strict = 0;
  let relaxed = 0;
  let value = 0;
  for (const document of documents) {
    wanted += document.gold.length;
    found += document.found.length;
    const free = new Set(document.found);
    const open = new Set(document.gold);
    for (const same of [true, false]) {
      for (const gold of open) {
        const match = [...free].find((one) =>
          same ? one.span[0] === gold.span[0] && one.span[1] === gold.span[1] : spansOverlap(one.span, gold.span),
        );
        if (!match) continue;
        free.delete(match);
        open.delete(gold);
        relaxed += 1;
        if (same) strict += 1;
        if (match.value === gold.value) value += 1;
      }
    }
  }
  const f1 = (right: number) => (wanted + found === 0 ? 1 : (2 * right) / (wanted + found));
  return { strict: f1(strict), relaxed: f1(relaxed), value: f1(value) };
}

/** Reads a TimeML file: the marks of its TEXT, empty ones left out. Entities are undone before offsets are counted. */
export function parseTimeMl(name: string, xml: string): TimexDocument {
  const published = /<DCT>\s*<TIMEX3[^>]*value="([^"]*)"/.exec(xml)?.[1] ?? '';
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1] ?? '';
  const times: Timex[] = [];
  let text = '';
  let open: { start: number; value: string } | undefined;
  for (const part of body.split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) text += undoEntities(part);
    else if (part.startsWith('<TIMEX3')) open = { start: text.length, value: /value="([^"]*)"/.exec(part)?.[1] ?? '' };
    else if (part === '</TIMEX3>' && open) {
      if (text.length > open.start) times.push({ span: [open.start, text.length], value: open.value.trim() });
      open = undefined;
    }
  }
  return { name, published, text, times };
}

function undoEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function keyOf(name: string): string {
  return /(\d+)_text/.exec(name)?.[1] ?? name;
}
