import { describe, expect, it } from 'vitest';
import { encodePlaceWords, PLACE_WORD, placeWord, placeWordBits } from './place-words.js';

describe('place words', () => {
  it('finds every word that was packed, with its bits', () => {
    const words = new Map([
      ['Aldorf', PLACE_WORD.whole],
      ['Neu', PLACE_WORD.part],
      ['Kirch', PLACE_WORD.whole | PLACE_WORD.alternate],
    ]);
    const filter = encodePlaceWords(words);
    for (const [word, bits] of words) expect(placeWordBits(filter, word) & bits).toBe(bits);
  });

  it('takes few other words for places', () => {
    const filter = encodePlaceWords(new Map(Array.from({ length: 2000 }, (_, index) => [`Ort${index}`, PLACE_WORD.whole])));
    const wrong = Array.from({ length: 2000 }, (_, index) => placeWordBits(filter, `Wort${index}`)).filter(
      (bits) => bits & PLACE_WORD.whole,
    );
    expect(wrong.length).toBeLessThan(100);
  });

  it('knows small places from the shipped list and no common noun', () => {
    expect(placeWord('Sindelfingen') & PLACE_WORD.whole).toBe(PLACE_WORD.whole);
    expect(placeWord('Waffenstillstandsabkommen')).toBe(0);
  });
});
