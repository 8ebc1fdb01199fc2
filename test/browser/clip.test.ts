import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipRing } from '../../web/src/clip.js';

const SQUARE = [0, 0, 10, 0, 10, 10, 0, 10];

describe('clipRing', () => {
  it('measures the whole ring where the box holds it', () => {
    expect(clipRing(SQUARE, [-5, -5, 20, 20])).toEqual({ area: 100, x: 5, y: 5 });
  });

  it('measures what lies in the box, and the same of a ring that runs the other way, as negative', () => {
    expect(clipRing(SQUARE, [4, -5, 20, 20])).toEqual({ area: 60, x: 7, y: 5 });
    const other = [0, 10, 10, 10, 10, 0, 0, 0];
    expect(clipRing(other, [4, -5, 20, 20])).toEqual({ area: -60, x: 7, y: 5 });
  });

  it('finds nothing of a ring that lies beside the box, or that is none', () => {
    expect(clipRing(SQUARE, [20, 20, 30, 30]).area).toBe(0);
    expect(clipRing([], [0, 0, 1, 1])).toEqual({ area: 0, x: 0, y: 0 });
  });

  it('measures no more than the box holds, and its middle lies there', () => {
    const coordinate = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (x, y, width, height) => {
        const box = [-20, -30, 40, 50] as const;
        const { area, x: middle, y: level } = clipRing([x, y, x + width, y, x + width, y + height, x, y + height], box);
        const part = Math.max(0, Math.min(x + width, 40) - Math.max(x, -20)) * Math.max(0, Math.min(y + height, 50) - Math.max(y, -30));
        expect(area).toBeCloseTo(part);
        if (area > 0) expect(middle >= -20 && middle <= 40 && level >= -30 && level <= 50).toBe(true);
      }),
    );
  });
});
