import { describe, expect, it } from 'vitest';
import { averageLink, type Edge } from './link.js';

/** Items in a row: each even one is nearer to the next than to the one before. */
function row(items: number): Edge[] {
  return Array.from({ length: items - 1 }, (_, left) => ({ left, right: left + 1, similarity: left % 2 === 0 ? 0.5 : 0.3 }));
}

describe('averageLink', () => {
  it('joins pairs and stops where the mean falls below the threshold, in a small part and in a long thin one', () => {
    for (const items of [6, 200])
      expect(averageLink(items, row(items), 0.2)).toEqual(Array.from({ length: items }, (_, at) => at - (at % 2)));
  });

  it('joins all that stay near enough on average, whatever connects nothing stays alone', () => {
    const edges = [
      { left: 0, right: 1, similarity: 0.9 },
      { left: 0, right: 3, similarity: 0.4 },
      { left: 1, right: 3, similarity: 0.3 },
      { left: 2, right: 4, similarity: 0.1 },
    ];
    expect(averageLink(5, edges, 0.3)).toEqual([0, 0, 2, 0, 4]);
    expect(averageLink(5, edges, 0.4)).toEqual([0, 0, 2, 3, 4]);
  });
});
