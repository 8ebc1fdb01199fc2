import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../model/index.js';
import { analyzeFindings } from './index.js';
import { contextOf, findingsOf } from './testing.js';

const WORDS = [
  'Russland',
  'Die Polizei',
  'griff',
  'Charkiw',
  'mit Drohnen an',
  'nahm',
  '20 Menschen fest',
  'mindestens 15 Verletzte',
  'laut Polizei',
  'liefert',
  'der Ukraine',
  'zwei Milliarden Euro',
  'stiegen um 18 Prozent',
  'soll',
  'dass',
  'kein Angriff auf Kiew',
  'der Angriff',
  ',',
  '.',
  '„',
  '“',
  '\n\n',
  '++',
  '🙂',
  'e\u0308',
  '12.000',
  '1,5',
];

describe('analyzeFindings', () => {
  it('points into the text with every span, and counts repeat their words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const { events, transfers, figures } = findingsOf(text);
        const spans: Span[] = [...events, ...transfers, ...figures].flatMap((finding) => [...finding.evidence]);
        for (const event of events) {
          spans.push(...event.counts.map((count) => count.span));
          spans.push(...[...event.sources, ...event.recipients, ...event.places].flatMap((ref) => (ref.span ? [ref.span] : [])));
          for (const count of event.counts) expect(text.slice(count.span[0], count.span[1])).toBe(count.text);
        }
        for (const [start, end] of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('says the same twice', () => {
    const context = contextOf('Laut Polizei nahm die Armee 20 Menschen fest. Der Angriff auf Odessa dauerte an.');
    expect(analyzeFindings(context)).toEqual(analyzeFindings(context));
  });

  it('keeps what the report itself makes depend on something, once', () => {
    const own = findingsOf('Ohne neue Waffen bleibt die Lage an der Front gefährlich.');
    expect(own.conditions.map(({ kind, setBy }) => [kind, setBy])).toEqual([['unless', undefined]]);
    const said = findingsOf('Russland zieht seine Truppen nur ab, wenn die Sanktionen enden, sagte Putin.');
    expect(said.statements.some((statement) => statement.condition !== undefined)).toBe(true);
    expect(said.conditions).toEqual([]);
  });

  it('gives nothing for a language that is not analysed', () => {
    const context = contextOf('Die Polizei nahm zwei Männer fest.');
    const english = { ...context, language: { ...context.language, lang: 'en' } };
    expect(analyzeFindings(english)).toEqual({
      statements: [],
      events: [],
      transfers: [],
      figures: [],
      tallies: [],
      conditions: [],
      problems: [],
    });
  });

  it('attaches a condition to what depends on it', () => {
    const { transfers } = findingsOf('Deutschland liefert der Ukraine 20 Panzer, falls Frankreich zustimmt.');
    expect(transfers.map((transfer) => [transfer.certainty, transfer.condition?.kind])).toEqual([['conditional', 'if']]);
  });
});
