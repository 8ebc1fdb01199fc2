import { describe, expect, it } from 'vitest';
import { scoreClusters } from './score.js';

describe('scoreClusters', () => {
  it('gives 1 for gold against gold', () => {
    expect(scoreClusters(['x', 'x', 'y'], ['1', '1', '2'])).toEqual({ pairwise: 1, bcubed: 1 });
  });

  it('scores a known wrong answer as by hand', () => {
    // gold {a b c} {d}, predicted {a b} {c d}: pairs 1 of 2 predicted, 1 of 3 gold; BCubed precision (1+1+½+½)/4, recall (⅔+⅔+⅓+1)/4.
    const { pairwise, bcubed } = scoreClusters(['x', 'x', 'x', 'y'], ['1', '1', '2', '2']);
    expect(pairwise).toBeCloseTo((2 * 0.5 * (1 / 3)) / (0.5 + 1 / 3), 10);
    expect(bcubed).toBeCloseTo((2 * 0.75 * (8 / 12)) / (0.75 + 8 / 12), 10);
  });
});
