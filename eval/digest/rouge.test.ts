import { describe, expect, it } from 'vitest';
import { rougeL, rougeN } from './rouge.js';
import { scoreTimeline } from './score.js';

describe('ROUGE', () => {
  it('gives 1 for the gold itself, and 0 for a text without a common word', () => {
    const gold = 'The ferry sank off the coast. Twelve people were saved.';
    expect([rougeN(gold, gold, 1), rougeN(gold, gold, 2), rougeL(gold, gold)]).toEqual([1, 1, 1]);
    expect([rougeN('nothing alike', gold, 1), rougeL('nothing alike', gold)]).toEqual([0, 0]);
  });

  it('scores a wrong answer as by hand', () => {
    // Candidate: the cat sat on the mat (6 words); reference: the cat was on the mat (6 words).
    // Unigrams: the×2, cat, on, mat = 5 of 6 and 6. Bigrams: "the cat", "on the", "the mat" = 3 of 5 and 5. Longest common subsequence: the cat on the mat = 5.
    const [candidate, reference] = ['The cat sat on the mat.', 'the cat was on the mat'];
    expect(rougeN(candidate, reference, 1)).toBeCloseTo(5 / 6);
    expect(rougeN(candidate, reference, 2)).toBeCloseTo(3 / 5);
    expect(rougeL(candidate, reference)).toBeCloseTo(5 / 6);
  });

  it('counts a repeated word no more often than the reference has it', () => {
    expect(rougeN('sea sea sea', 'the sea', 1)).toBeCloseTo((2 * 1) / 5);
  });
});

describe('scoreTimeline', () => {
  const rows = [
    { date: '2001-01-01', update: 'A fire broke out.', background: '' },
    { date: '2001-01-02', update: 'The fire was put out.', background: 'A fire broke out.' },
    { date: '2001-01-03', update: 'Nobody was hurt.', background: 'A fire broke out and was put out.' },
  ];

  it('is 1 where the summary is the gold, and shows only the updates before a date', () => {
    const seen: number[] = [];
    const score = scoreTimeline([rows], (before) => {
      seen.push(before.length);
      return rows[before.length]!.background;
    });
    expect(score).toEqual({ rouge1: 1, rouge2: 1, rougeL: 1 });
    expect(seen).toEqual([1, 2]);
  });

  it('tells the mean length of a date’s backgrounds', () => {
    const longer = rows.map((row) => ({ ...row, background: row.background === '' ? '' : `${row.background} One two three four.` }));
    const words: number[] = [];
    scoreTimeline([rows, longer], (_, maxWords) => {
      words.push(maxWords);
      return '';
    });
    expect(words).toEqual([6, 10, 6, 10]);
  });
});
