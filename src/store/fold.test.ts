import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWord, foldWords } from './fold.js';

describe('foldWord', () => {
  it.each([
    ['Rüstung', 'Ruestung'],
    ['Rüstung', 'RUSTUNG'],
    ['Straße', 'STRASSE'],
    ['Häuser', 'Haeuser'],
    ['Öl', 'oel'],
    ['Bläue', 'Blaeue'],
    ['Genève', 'geneve'],
    ['Łódź', 'Lodz'],
    ['ещё', 'еще'],
    ['за́мок', 'замок'],
    ['Rüstungs\u00adexport', 'Ruestungsexport'],
    ['ﬁnal', 'final'],
  ])('makes %s and %s one', (left, right) => {
    expect(foldWord(left)).toBe(foldWord(right));
  });

  it.each([
    ['neue', 'nu'],
    ['quer', 'qur'],
    ['Bauer', 'Baur'],
    ['Treue', 'Treu'],
    ['мой', 'мои'],
    ['їх', 'іх'],
    ['Masse', 'Mase'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(foldWord(left)).not.toBe(foldWord(right));
  });

  it('folds the beginning of a word to a beginning of the folded word', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeouqüäßsé9жёйЁÄE'), maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.nat(12), (word, length) => {
        expect(foldWord(word).startsWith(foldWord(word.slice(0, length)))).toBe(true);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('foldText', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'aeouqüäöÜßs9é .,-„“\n_', '\u00ad', '\ud800'), maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'e', 'u'), maxLength: 300 }),
  );

  it('is the words of the text, whichever way they are found', () => {
    fc.assert(
      fc.property(text, (value) => {
        const words = [...foldWords(value)];
        expect(foldText(value)).toBe(words.map((word) => word.folded).join(' '));
        for (const { start, end, folded } of words) expect(foldWord(value.slice(start, end))).toBe(folded);
      }),
      { seed: 9, numRuns: 3000 },
    );
  });

  it('folds what is folded to itself, as long as no digraph arises', () => {
    expect(foldText(foldText('Über die Brücke, „neue“ Straßen: 2.000 m²'))).toBe('uber die brucke neue strassen 2 000 m2');
  });
});
