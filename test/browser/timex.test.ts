import { describe, expect, it } from 'vitest';
import { roundMoments, timexText } from '../../web/src/timex.js';

describe('times on the page', () => {
  it.each([
    ['2025-03-27TAF', '27. März 2025, nachmittags'],
    ['2025-03-27', '27. März 2025'],
    ['2025-03', 'März 2025'],
    ['2025-03-27T16:30', '27. März 2025, 16:30 Uhr'],
    ['PXY', 'PXY'],
    ['2025-W13', '2025-W13'],
  ])('say %s as "%s"', (value, text) => {
    expect(timexText(value, 'de')).toBe(text);
  });

  it('are marked at round moments of the shown zone, eight at most', () => {
    const from = Date.parse('2025-03-26T06:15:00Z');
    const moments = roundMoments(from, from + 40 * 3_600_000, 3_600_000);
    expect(moments.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual(['11:00', '17:00', '23:00', '05:00', '11:00', '17:00']);
    expect(roundMoments(from, from + 400 * 86_400_000).length).toBeLessThanOrEqual(9);
  });

  it('are first days of months where the span is long, and fewer where there is less room', () => {
    const from = Date.parse('2024-10-05T00:00:00Z');
    const dates = (most: number) => roundMoments(from, Date.parse('2025-03-28T00:00:00Z'), 0, most).map((at) => new Date(at).toISOString());
    expect(dates(8).map((date) => date.slice(0, 10))).toEqual(['2024-11-01', '2024-12-01', '2025-01-01', '2025-02-01', '2025-03-01']);
    expect(dates(4).map((date) => date.slice(0, 10))).toEqual(['2024-11-01', '2025-01-01', '2025-03-01']);
  });
});
