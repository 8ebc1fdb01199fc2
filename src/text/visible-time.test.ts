import { describe, expect, it } from 'vitest';
import { readClock, readDay, readMoment } from './visible-time.js';

const reference = { year: 2025, month: 3, day: 27 };

describe('readClock', () => {
  it.each([
    ['22.14 Uhr', 22, 14],
    ['8 Uhr', 8, 0],
    ['8 Uhr 30', 8, 30],
    ['7.15\u00a0Uhr', 7, 15],
    ['18h30', 18, 30],
    ['8:15 pm', 20, 15],
    ['12 a.m.', 0, 0],
    ['um 09:04', 9, 4],
    ['24 Uhr', 0, 0],
  ])('reads %s', (text, hour, minute) => {
    expect(readClock(text)).toMatchObject({ hour, minute });
  });

  it.each(['2.500 Euro', 'Lesezeit: 2 Minuten', '25:10', '27.03.2025', 'kein Wort'])('finds none in %s', (text) => {
    expect(readClock(text)).toBeUndefined();
  });
});

describe('readDay', () => {
  it.each([
    ['Mittwoch, 26. März 2025', '2025-3-26'],
    ['27.03.2025', '2025-3-27'],
    ['27.3.25', '2025-3-27'],
    ['March 27th, 2025', '2025-3-27'],
    ['le 27 mars 2025', '2025-3-27'],
    ['27 марта 2025', '2025-3-27'],
    ['27 березня', '2025-3-27'],
    ['26. März', '2025-3-26'],
    ['31. Dezember', '2024-12-31'],
  ])('reads %s', (text, day) => {
    const found = readDay(text, reference);
    expect(found && `${found.year}-${found.month}-${found.day}`).toBe(day);
  });

  it.each(['31.02.2025', '22.14 Uhr', 'Version 1.2.3.4', 'Marsch'])('finds none in %s', (text) => {
    expect(readDay(text, reference)).toBeUndefined();
  });

  it('needs a reference where no year stands', () => {
    expect(readDay('26. März')).toBeUndefined();
  });
});

describe('readMoment', () => {
  it('joins day and clock', () => {
    expect(readMoment('Letzte Änderung: 26. März, 21.50 Uhr', reference)).toEqual({
      year: 2025,
      month: 3,
      day: 26,
      hour: 21,
      minute: 50,
      second: 0,
    });
    expect(readMoment('Anna Muster27.03.2516.45 Uhr')).toMatchObject({ day: 27, hour: 16, minute: 45 });
  });
});
