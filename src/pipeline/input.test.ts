import { describe, expect, it } from 'vitest';
import { isPublished, parseReportInput } from './input.js';

describe('isPublished', () => {
  it.each(['2025-03-27', '2025-03-27T05:10:00+01:00', '2025-03-27T05:10Z', '2024-02-29', '2025-03-27 05:10:00.123Z'])(
    'takes %s',
    (value) => {
      expect(isPublished(value)).toBe(true);
    },
  );

  it.each(['275760-09-13', '+275760-09-13T00:00:00Z', '2025-02-30', '2025-03-27T25:00:00Z', '27.03.2025', '', 'yesterday', '2025'])(
    'does not take "%s"',
    (value) => {
      expect(isPublished(value)).toBe(false);
    },
  );
});

describe('parseReportInput', () => {
  it('takes null for absent', () => {
    expect(parseReportInput({ id: '1', text: 't', lang: null, title: null }, 'line 1')).toEqual({
      report: { id: '1', text: 't' },
      problems: [],
    });
  });

  it('leaves an impossible date out and says so', () => {
    const parsed = parseReportInput({ id: '1', text: 't', published: '+275760-09-13' }, 'line 4');
    expect(parsed).toEqual({
      report: { id: '1', text: 't' },
      problems: [{ kind: 'malformed', message: 'expected "published" as RFC 3339 or a date, found "+275760-09-13"', where: 'line 4' }],
    });
  });

  it.each([null, 7, [], 'text', {}, { id: 1, text: 't' }, { id: '', text: 't' }, { id: '1' }, { id: '1', text: 5 }])(
    'refuses %j',
    (value) => {
      expect(parseReportInput(value, 'line 1')).toMatchObject({ problems: [{ kind: 'malformed' }] });
      expect(parseReportInput(value, 'line 1')).not.toHaveProperty('report');
    },
  );

  it('keeps the id of a record that it refuses', () => {
    expect(parseReportInput({ id: 'x' }, 'line 1')).toMatchObject({ id: 'x' });
  });
});
