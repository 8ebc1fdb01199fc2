import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { Span, Statement } from '../../model/index.js';
import { findStatements } from './index.js';

function statementsOf(text: string): Statement[] {
  const entities = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };
  return findStatements({ language: analyzeLanguage(text, { lang: 'de' }), entities });
}

function told(text: string): { quote: string; speaker: string; form: string; nested: boolean }[] {
  const words = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end)).join(' … ');
  return statementsOf(text).map(({ quote, speaker, form, nested }) => ({ quote: words(quote), speaker: words(speaker), form, nested }));
}

describe('interviews and transcripts', () => {
  const interview = [
    'Frage: Herr Moser, kommt der Umbau?',
    'Moser: Ja, wir bauen im Mai. Das Geld ist da.',
    'Frage: Und der Rat?',
    'Moser: Der Rat sagt, dass er zustimmt.',
  ].join('\n');

  it('give each turn to its speaker and leave open who is only a role', () => {
    expect(told(interview).filter((one) => !one.nested)).toEqual([
      { quote: 'Herr Moser, kommt der Umbau?', speaker: '', form: 'direct', nested: false },
      { quote: 'Ja, wir bauen im Mai. Das Geld ist da.', speaker: 'Moser', form: 'direct', nested: false },
      { quote: 'Und der Rat?', speaker: '', form: 'direct', nested: false },
      { quote: 'Der Rat sagt, dass er zustimmt.', speaker: 'Moser', form: 'direct', nested: false },
    ]);
  });

  it.each([
    ["''Blatt'': Kommt er?\n\n''Moser'': Ja, im Mai.\n\n''Blatt'': Und dann?\n\n''Moser'': Dann ruhen wir.", 'Moser'],
    ['**Frage:** Kommt er?\n\n**Dr. Anna Berg:** Ja, im Mai.\n\n**Frage:** Und dann?\n\n**A. Berg:** Dann ruhen wir.', 'Dr. Anna Berg'],
  ])('are told by names in marks of emphasis, too: %s', (text, speaker) => {
    expect(told(text)[1]).toMatchObject({ quote: 'Ja, im Mai.', speaker });
    expect(told(text)[3]?.quote).toBe('Dann ruhen wir.');
  });

  it('hold what a speaker says of others as nested', () => {
    expect(told(interview).filter((one) => one.nested)).toEqual([
      { quote: 'dass er zustimmt', speaker: 'Der Rat', form: 'indirect', nested: true },
    ]);
  });

  it.each(['Bonn: 2 Tore\nKöln: 3 Tore\nBonn: 1 Tor', 'Ort: Bonn\nZeit: Montag\nPreis: frei', 'Moser: Wir bauen.\nDann ging er.'])(
    'are not lists and single lines: %s',
    (text) => {
      expect(statementsOf(text).filter((one) => one.form === 'direct')).toEqual([]);
    },
  );
});

describe('quotations over paragraphs', () => {
  it('open anew in each and close in the last', () => {
    const text = 'Der Wirt sagte: „Wir haben lange beraten. Es war schwer.\n\n„Nun steht der Plan. Er gilt.“\n\nDanach ging er.';
    expect(told(text).map((one) => [one.quote, one.speaker])).toEqual([
      ['„Wir haben lange beraten. Es war schwer.', 'Der Wirt'],
      ['„Nun steht der Plan. Er gilt.“', 'Der Wirt'],
    ]);
  });

  it('are none where a mark was only forgotten', () => {
    const text = 'Er las „Krieg und Frieden im Bett\n\n„Nein“, sagte die Wirtin.';
    expect(told(text).map((one) => one.quote)).toEqual(['„Nein“']);
  });
});
