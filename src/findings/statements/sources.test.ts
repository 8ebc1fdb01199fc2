import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { EntityAnalysis, Span } from '../../model/index.js';
import { findStatements } from './index.js';

const NOBODY: EntityAnalysis = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };

/** Form, quote and speaker of each statement. */
function told(text: string): string[] {
  const words = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end)).join(' … ');
  return findStatements({ language: analyzeLanguage(text, { lang: 'de' }), entities: NOBODY }).map(
    ({ form, quote, speaker }) => `${form}: ${words(quote)} / ${words(speaker)}`,
  );
}

describe('sources of words', () => {
  it.each([
    ['Die Gespräche seien gescheitert, so ein Sprecher.', 'indirect: Die Gespräche seien gescheitert / ein Sprecher'],
    ['Wie die Polizei am Montag mitteilte, kamen zwei Männer um.', 'indirect: kamen zwei Männer um / die Polizei'],
    ['„Wir bleiben hier“, wird Weber zitiert.', 'direct: „Wir bleiben hier“ / Weber'],
    ['Als „großes Glück“ bezeichnet die Ministerin den Fund.', 'direct: „großes Glück“ / die Ministerin'],
    ['Der Vorwurf, die Regierung habe gelogen, wurde zurückgewiesen.', 'indirect: die Regierung habe gelogen / '],
  ])('are found in %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'Erst nach umfangreichen Untersuchungen kam er frei.',
    'Die Fluten forderten hundert Todesopfer.',
    'Er aß, so ein Pech, zu viel.',
  ])('are none in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('hold for the quotation that goes on behind the frame', () => {
    const text = '„Das Haus steht leer“, sagte Karl Weber. „Wir ziehen morgen aus der Stadt weg.“';
    const statements = findStatements({ language: analyzeLanguage(text, { lang: 'de' }), entities: NOBODY });
    expect(statements.map(({ cue }) => cue.length)).toEqual([1, 1]);
    expect(told(text).at(-1)).toBe('direct: „Wir ziehen morgen aus der Stadt weg.“ / Karl Weber');
  });

  it('are nobody’s thing: a run goes on with who spoke, not with what grew', () => {
    expect(told('Der Minister sagte, er bleibe. Die Probleme wuchsen. Man sei auf alles vorbereitet.').at(-1)).toBe(
      'indirect-free: Man sei auf alles vorbereitet. / Der Minister',
    );
  });
});
