import { describe, expect, it } from 'vitest';
import { parseTimeMl, scoreTimes } from './score.js';

describe('scoreTimes', () => {
  const gold = [
    { span: [0, 5] as const, value: '2025' },
    { span: [10, 20] as const, value: 'P3D' },
  ];

  it('gives 1 for gold against gold', () => {
    expect(scoreTimes([{ gold, found: gold }])).toEqual({ strict: 1, relaxed: 1, value: 1 });
  });

  it('scores a known wrong answer as by hand', () => {
    // one exact with the right value, one overlapping with a wrong value, one too many: 2 gold, 3 found.
    const found = [
      { span: [0, 5] as const, value: '2025' },
      { span: [12, 20] as const, value: 'P4D' },
      { span: [30, 33] as const, value: 'P1D' },
    ];
    expect(scoreTimes([{ gold, found }])).toEqual({ strict: 2 / 5, relaxed: 4 / 5, value: 2 / 5 });
  });
});

describe('parseTimeMl', () => {
  it('counts offsets in the text without marks, entities undone', () => {
    const xml =
      '<DCT><TIMEX3 type="DATE" value="2014-02-18">x</TIMEX3></DCT><TEXT>A &amp; B am <TIMEX3 value="2014-02-17">Montag</TIMEX3>.</TEXT>';
    expect(parseTimeMl('a', xml)).toEqual({
      name: 'a',
      published: '2014-02-18',
      text: 'A & B am Montag.',
      times: [{ span: [9, 15], value: '2014-02-17' }],
    });
  });
});
