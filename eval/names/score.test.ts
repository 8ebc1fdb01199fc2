import { describe, expect, it } from 'vitest';
import { parseColumns } from './gold.js';
import { countNames } from './score.js';

const GOLD = [
  [
    { start: 0, end: 5, type: 'person' },
    { start: 10, end: 15, type: 'place' },
  ],
  [{ start: 3, end: 9, type: 'organisation' }],
] as const;

describe('countNames', () => {
  it('gives 1 for gold against gold', () => {
    expect(countNames(GOLD, GOLD)).toEqual({ f1: 1, precision: 1, recall: 1 });
  });

  it('counts a wrong end, a wrong kind and a double as wrong', () => {
    // Right: the place. Wrong: the person is one too long, the organisation is called a place, the place comes twice: 1 of 4 found, 1 of 3 wanted.
    const found = [
      [
        { start: 0, end: 6, type: 'person' },
        { start: 10, end: 15, type: 'place' },
        { start: 10, end: 15, type: 'place' },
      ],
      [{ start: 3, end: 9, type: 'place' }],
    ] as const;
    const { f1, precision, recall } = countNames(GOLD, found);
    expect(precision).toBeCloseTo(1 / 4);
    expect(recall).toBeCloseTo(1 / 3);
    expect(f1).toBeCloseTo(2 / 7);
  });

  it('leaves other kinds out', () => {
    expect(countNames([[]], [[{ start: 0, end: 3, type: 'other' }]]).f1).toBe(1);
  });
});

describe('parseColumns', () => {
  it('reads outer names as spans and leaves derivations and parts out', () => {
    const rows = [
      '#\tsource',
      '1\tFrau\tO\tO',
      '2\tAnna\tB-PER\tO',
      '3\tBerg\tI-PER\tB-LOC',
      '4\tlas\tO\tO',
      '5\tdeutsche\tB-LOCderiv\tO',
      '6\tEU-Akten\tB-ORGpart\tO',
      '',
    ];
    expect(parseColumns(rows.join('\n'), 2)).toEqual([
      { text: 'Frau Anna Berg las deutsche EU-Akten', names: [{ start: 5, end: 14, type: 'person' }] },
    ]);
  });
});
