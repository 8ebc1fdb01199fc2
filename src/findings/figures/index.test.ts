import { describe, expect, it } from 'vitest';
import type { Figure } from '../../model/index.js';
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

  it.each<[string, Partial<Figure>]>([
    ['Die Ölimporte der Türkei stiegen 2024 um ein Drittel.', { change: { direction: 'up', amount: 1, unit: 'Drittel' } }],
    [
      'Die Exporte Chinas sanken im Februar um mehr als die Hälfte.',
      { bound: 'more-than', change: { direction: 'down', amount: 50, unit: '%' } },
    ],
    ['Die Zahl der Anträge verdoppelte sich 2024 auf 40.000.', { value: 40_000, change: { direction: 'up', amount: 100, unit: '%' } }],
    [
      'Japan importierte 2024 18 Prozent mehr Gas als 2023.',
      { measure: 'Gasimporte', period: '2024', change: { direction: 'up', amount: 18, unit: '%', baseline: '2023' } },
    ],
    ['Im März wurden 18 Prozent mehr Straftaten gezählt als 2023.', { measure: 'Straftaten', period: '2025-03' }],
    [
      'Polen gab 2024 38 Milliarden Dollar für Verteidigung aus, 31 Prozent mehr als 2023.',
      { measure: 'Ausgaben für Verteidigung', value: 38_000_000_000, unit: 'USD' },
    ],
    ['Die Inflationsrate stieg im Februar von 2,1 auf 2,3 Prozent.', { value: 2.3, unit: '%', change: { direction: 'up' } }],
    [
      'Die Preise lagen im Februar um 2,3 Prozent höher als ein Jahr zuvor.',
      { change: { direction: 'up', amount: 2.3, unit: '%', baseline: '2024-02' } },
    ],
    ['Die Arbeitslosenquote betrug im Februar 6,4 Prozent.', { measure: 'Arbeitslosenquote', value: 6.4, unit: '%' }],
    [
      'Die Getreideexporte lagen 2024 laut Ministerium 18 Prozent unter dem Vorjahr.',
      { change: { direction: 'down', amount: 18, unit: '%', baseline: '2023' } },
    ],
    [
      'Wie das Statistische Bundesamt am Montag mitteilte, sanken die Exporte im Januar um 2,5 Prozent im Vergleich zum Vormonat.',
      { measure: 'Exporte', period: '2025-01', change: { direction: 'down', amount: 2.5, unit: '%', baseline: '2024-12' } },
    ],
  ])('reads: %s', (sentence, expected) => {
    expect(findingsOf(sentence).figures).toMatchObject([expected]);
  });

  it('names the publisher that stands behind the figure', () => {
    const [figure] = findingsOf('Die Preise stiegen im Februar um 2,3 Prozent, teilte das Statistische Bundesamt mit.').figures;
    expect(figure?.publisher?.name).toBe('Statistisches Bundesamt');
  });

  it.each([
    'Er erreichte das Ziel mit einem Drittel der Stimmen.',
    'Die Stadt liegt 18 Kilometer unter der Grenze.',
    'Die Teilnehmer stiegen aus dem Bus.',
    'Der Minister fiel durch Schweigen auf.',
    'Die Zahl der Ideen ist groß.',
    'Er kaufte mehr Brot.',
  ])('finds none in: %s', (sentence) => {
    expect(findingsOf(sentence).figures).toEqual([]);
  });
});
