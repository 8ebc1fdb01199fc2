import { describe, expect, it } from 'vitest';
import { analyzeEntities } from '../../entities/index.js';
import { analyzeLanguage } from '../../language/index.js';
import type { Statement } from '../../model/index.js';
import { findStatements } from './index.js';

function statementsOf(text: string): Statement[] {
  const language = analyzeLanguage(text, { lang: 'de' });
  return findStatements({ language, entities: analyzeEntities(language) });
}

describe('statements told as a thing', () => {
  it.each([
    ['Die Forderung der Ministerin nach neuen Sanktionen fand wenig Beifall.', 'der Ministerin', 'demand', 'demands', 'Sanktionen'],
    [
      'Es gab abfällige Äußerungen des Generals Karl Moser über die Waffenruhe.',
      'des Generals Karl Moser',
      'accuse',
      'opposes',
      'Waffenruhe',
    ],
    ['Norwegens Vorbehalte gegenüber den Verhandlungen sind bekannt.', 'Norwegens', 'doubt', 'doubts', 'Verhandlungen'],
    ['Die schwedischen Bedenken gegen eine Feuerpause wiegen schwer.', 'schwedischen', 'doubt', 'doubts', 'Waffenruhe'],
    ['Man sprach über die Warnung des Präsidenten vor weiteren Angriffen.', 'des Präsidenten', 'warn', 'opposes', 'Angriffe'],
  ])('finds the one in: %s', (text, speaker, act, stance, issue) => {
    const [found, ...rest] = statementsOf(text);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ form: 'reported', act, stance, issue });
    expect(found?.speaker.map(([start, end]) => text.slice(start, end))).toEqual([speaker]);
  });

  it.each([
    'Die Forderung nach neuen Sanktionen fand wenig Beifall.',
    'Die Kritik des Trainers an der Leistung war laut.',
    'Die großen Bedenken gegen eine Feuerpause wiegen schwer.',
    'Der Bericht der Ministerin über die Sanktionen liegt im Schrank.',
  ])('finds none in: %s', (text) => {
    expect(statementsOf(text)).toEqual([]);
  });

  it('goes on behind a name in the genitive', () => {
    const text = 'Bekannt wurden kritische Äußerungen der Kanzlerin über Iwanows Unwillen zu einer Waffenruhe.';
    const [found] = statementsOf(text);
    expect(found?.quote.map(([start, end]) => text.slice(start, end))).toEqual([
      'kritische Äußerungen der Kanzlerin über Iwanows Unwillen zu einer Waffenruhe',
    ]);
    expect(found).toMatchObject({ stance: 'doubts', issue: 'Waffenruhe' });
  });
});

describe('words of nobody', () => {
  it.each(['In der Stadt wurden mehrere Explosionen gemeldet.', 'Es wurde berichtet, dass der Damm gebrochen sei.'])(
    'are hearsay: %s',
    (text) => {
      expect(statementsOf(text)).toMatchObject([{ certainty: 'attributed', speaker: [], attribution: [] }]);
    },
  );

  it.each(['Der Fund wurde der Polizei gemeldet.', 'Sie ist als vermisst gemeldet.'])('are none in: %s', (text) => {
    expect(statementsOf(text)).toEqual([]);
  });
});

describe('what somebody values', () => {
  it('is supported, and it is the issue', () => {
    expect(statementsOf('Die Kanzlerin unterstrich die Notwendigkeit einer Waffenruhe.')).toMatchObject([
      { stance: 'supports', issue: 'Waffenruhe' },
    ]);
  });

  it('belongs to whoever spoke before where the words are "seine"', () => {
    const found = statementsOf('Olaf Scholz begrüßte die Waffenruhe. Seine Worte unterstrichen die Bedeutung der Verhandlungen.');
    expect(found[1]).toMatchObject({ speakerEntity: { name: 'Olaf Scholz' }, stance: 'supports', issue: 'Verhandlungen' });
  });
});
