import { describe, expect, it } from 'vitest';
import { formatRfc3339, parseIsoTime } from './time.js';

describe('parseIsoTime', () => {
  it.each([
    ['2025-03-27T05:10:00+01:00', '2025-03-27T05:10:00+01:00'],
    ['2025-03-27T05:10Z', '2025-03-27T05:10:00Z'],
    ['20250327T0510-0500', '2025-03-27T05:10:00-05:00'],
    ['2025-03-27 05:10:07.123', '2025-03-27T05:10:07+01:00'],
    ['2025-03-27', '2025-03-27'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (text, expected) => {
    const time = parseIsoTime(text);
    expect(time && formatRfc3339(time, 'Europe/Berlin')).toBe(expected);
  });

  it.each(['275760-09-13', '2025-02-29', '2025-13-01', '2025-03-27T25:00', 'gestern', ''])('finds none in "%s"', (text) => {
    expect(parseIsoTime(text)).toBeUndefined();
  });
});

describe('formatRfc3339', () => {
  it('knows summer time', () => {
    const time = { year: 2025, month: 3, day: 30, hour: 12 };
    expect(formatRfc3339(time, 'Europe/Berlin')).toBe('2025-03-30T12:00:00+02:00');
    expect(formatRfc3339({ ...time, hour: 1 }, 'Europe/Berlin')).toBe('2025-03-30T01:00:00+01:00');
    expect(formatRfc3339(time)).toBe('2025-03-30T12:00:00Z');
  });
});
