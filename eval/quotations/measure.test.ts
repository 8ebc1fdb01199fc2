import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/model/index.js';
import { assign } from './assignment.js';
import { measureQuotations, type Quotation, touchedTokens } from './measure.js';

const text = 'Der Minister sagte , dass es regnet . Er kommt .';
const tokens: Span[] = [...text.matchAll(/\S+/gu)].map((match) => [match.index, match.index + match[0].length]);

function words(first: number, last: number): Span[] {
  return [[tokens[first]?.[0] ?? 0, tokens[last]?.[1] ?? 0]];
}

const gold: Quotation = { form: 'indirect', quote: words(4, 6), cue: words(2, 2), frame: words(0, 3), speaker: words(0, 1), addressee: [] };
const second: Quotation = { form: 'reported', quote: words(8, 10), cue: [], frame: [], speaker: words(0, 1), addressee: [] };

describe('the assignment', () => {
  it('takes the largest sum, not the largest first weight', () => {
    expect(
      assign([
        [0.9, 0.8],
        [0.8, 0.1],
      ]),
    ).toEqual([1, 0]);
  });

  it('pairs as many as the shorter side has, even without any weight', () => {
    expect(assign([[0], [0], [0.5]])).toEqual([-1, -1, 0]);
    expect(assign([[0, 0]])).toHaveLength(1);
    expect(assign([[0, 0]])[0]).toBeGreaterThanOrEqual(0);
    expect(assign([[], []])).toEqual([-1, -1]);
  });

  it('finds the best of all permutations of small matrices', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let round = 0; round < 60; round++) {
      const weights = Array.from({ length: 4 }, () => Array.from({ length: 4 }, random));
      const total = assign(weights).reduce((sum, column, row) => sum + (weights[row]?.[column] ?? 0), 0);
      expect(total).toBeCloseTo(bestSum(weights, 0, new Set()), 9);
    }
  });
});

function bestSum(weights: number[][], row: number, used: Set<number>): number {
  if (row === weights.length) return 0;
  let best = Number.NEGATIVE_INFINITY;
  weights[row]?.forEach((weight, column) => {
    if (!used.has(column)) best = Math.max(best, weight + bestSum(weights, row + 1, new Set([...used, column])));
  });
  return best;
}

describe('the measure of quotations', () => {
  it('gives gold against itself 1 everywhere', () => {
    const score = measureQuotations([{ tokens, gold: [gold, second], predicted: [second, gold] }]);
    expect([score.message, score.roles, score.joint, score.form]).toEqual([1, 1, 1, 1]);
    expect(score.byForm.reported).toEqual({ gold: 1, predicted: 1, message: 1, form: 1 });
  });

  it('scores a wrong answer as counted by hand', () => {
    // quote 2 of 3 words right and one word too many; cue missing; frame right; speaker wrong; one quotation too much
    const wrong: Quotation = { form: 'direct', quote: words(5, 7), cue: [], frame: words(0, 3), speaker: words(8, 8), addressee: [] };
    const extra: Quotation = { form: 'reported', quote: words(9, 10), cue: [], frame: [], speaker: [], addressee: [] };
    const score = measureQuotations([{ tokens, gold: [gold], predicted: [extra, wrong] }]);
    // quote: recall 2/3; precision (2/3 + 0) / 2
    expect(score.messageRecall).toBeCloseTo(2 / 3, 9);
    expect(score.messagePrecision).toBeCloseTo(1 / 3, 9);
    expect(score.message).toBeCloseTo((2 * (2 / 3) * (1 / 3)) / 1, 9);
    // roles: recall of cue 0, frame 1, speaker 0; precision of frame 1, speaker 0
    expect(score.roles).toBeCloseTo((2 * (1 / 3) * (1 / 2)) / (1 / 3 + 1 / 2), 9);
    // joint: recall (2/3 + 0 + 1 + 0) / 4, precision (2/3 + 0 + 1 + 0) / 4
    expect(score.joint).toBeCloseTo((2 / 3 + 1) / 4, 9);
    expect(score.form).toBe(0);
  });

  it('counts a token as soon as a span touches it', () => {
    expect([...touchedTokens(tokens, [[5, 6]])]).toEqual([1]);
    expect([...touchedTokens(tokens, [[3, 4]])]).toEqual([]);
  });

  it('leaves an unpaired quotation alone and lets the agreeing form break a tie', () => {
    const twin: Quotation = { ...gold, form: 'direct' };
    const score = measureQuotations([{ tokens, gold: [gold], predicted: [twin, gold] }]);
    expect(score.messageRecall).toBe(1);
    expect(score.messagePrecision).toBe(0.5);
    expect(score.form).toBeCloseTo(2 / 3, 9);
  });

  it('calls an empty answer to an empty article right and any answer to it wrong', () => {
    expect(measureQuotations([{ tokens, gold: [], predicted: [] }]).message).toBe(1);
    expect(measureQuotations([{ tokens, gold: [], predicted: [gold] }]).message).toBe(0);
  });
});
