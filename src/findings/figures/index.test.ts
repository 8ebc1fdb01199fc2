import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

describe('findFigures', () => {
  it('reads a change with amount, baseline, period and publisher', () => {
    const [figure] = findingsOf(
      'Die Ölimporte der Türkei aus Libyen stiegen 2024 laut dem Ministerium um zwölf Prozent gegenüber 2023.',
    ).figures;
    expect(figure).toMatchObject({
      subject: { name: 'Türkei' },
      measure: 'Ölimporte aus Libyen',
      change: { direction: 'up', amount: 12, unit: '%', baseline: '2023' },
      period: '2024',
      certainty: 'attributed',
    });
  });

  it('reads a comparison without a number', () => {
    const [figure] = findingsOf('Japan importierte im vergangenen Jahr mehr Gas aus Katar.').figures;
    expect(figure).toMatchObject({
      subject: { name: 'Japan' },
      measure: 'Gasimporte aus Katar',
      change: { direction: 'up' },
      period: '2024',
    });
    expect(figure?.value).toBeUndefined();
  });

  it.each([
    'Die Teilnehmer stiegen aus dem Bus.',
    'Der Minister fiel durch Schweigen auf.',
    'Die Zahl der Ideen ist groß.',
    'Er kaufte mehr Brot.',
  ])('finds none in: %s', (sentence) => {
    expect(findingsOf(sentence).figures).toEqual([]);
  });
});
