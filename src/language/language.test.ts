import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeGerman, analyzeGermanTokens, analyzeLanguage } from './index.js';
import { parseText } from './parse.js';

describe('the analysis of a text', () => {
  it('numbers tokens and sentences and marks headlines', () => {
    const { sentences, tokens } = analyzeGerman('Neue Brücke eröffnet\nDer Rat kam. Alle feierten.');
    expect(sentences.map((one) => one.headline)).toEqual([true, false, false]);
    expect(tokens.map((one) => one.index)).toEqual(tokens.map((_, index) => index));
    expect(tokens.at(-1)).toMatchObject({ sentence: 2, form: '.', upos: 'PUNCT', head: -1 });
  });

  it('fills heads only where the parser is asked for', () => {
    expect(analyzeGerman('Der Rat kam.').tokens.map((one) => one.head)).toEqual([-1, -1, -1, -1]);
    expect(
      analyzeGerman('Ja. Der Rat kam.', { parse: true })
        .tokens.map((one) => one.head)
        .filter((head) => head < 0),
    ).toHaveLength(2);
  });

  it('takes given words as one sentence joined by single spaces', () => {
    const { text, tokens, sentences } = analyzeGermanTokens(['in', 'dem', 'Haus', '.']);
    expect(text).toBe('in dem Haus .');
    expect(tokens.map((one) => text.slice(one.start, one.end))).toEqual(['in', 'dem', 'Haus', '.']);
    expect(sentences).toHaveLength(1);
  });

  it('quotes the text with every span, whatever the text', () => {
    const words = fc.constantFrom(
      'Der',
      'Rat',
      'sagte',
      ',',
      '.',
      'er',
      'sei',
      '„',
      '“',
      '++',
      '27.',
      'März',
      'und',
      'auf',
      'an',
      '\n',
      '😀',
      'XYZ',
      '3,5',
      'zu',
      'das',
      'nicht',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
        ),
        (text) => {
          const analysis = analyzeGerman(text, { parse: true });
          expect(analysis.tokens.filter((token) => text.slice(token.start, token.end) !== token.form)).toEqual([]);
          for (const { start, end, first, last } of analysis.sentences) {
            expect(start).toBe(analysis.tokens[first]!.start);
            expect(end).toBe(analysis.tokens[last - 1]!.end);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the language of a text', () => {
  it('sends German with a region to the German analysis', () => {
    expect(analyzeLanguage('Der Rat kam.', { lang: 'de-AT' }).problems).toEqual([]);
  });

  it('never meets German rules when it is another one', () => {
    const { tokens, sentences, clauses, problems } = analyzeLanguage('The council met. It left.', { lang: 'en' });
    expect(sentences).toHaveLength(2);
    expect(new Set(tokens.map((one) => one.upos))).toEqual(new Set(['X']));
    expect(clauses).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'not-analysed' }]);
  });
});

describe('parseText', () => {
  it('counts heads within the sentence and writes features as Universal Dependencies does', () => {
    const { tokens, sentences } = parseText({ id: 'a', text: 'Ja. Der Rat wählt sie.' });
    expect(sentences).toEqual([
      [0, 3],
      [4, 22],
    ]);
    const rat = tokens.find((one) => one.form === 'Rat')!;
    expect(rat).toMatchObject({ span: [8, 11], upos: 'NOUN', feats: 'Case=Nom|Gender=Masc|Number=Sing', head: 2, deprel: 'nsubj' });
  });

  it('keeps given tokens as they are', () => {
    const { tokens } = parseText({ id: 'a', tokens: ['Er', 'ging', 'in', 'das', 'Haus', '.'] });
    expect(tokens.map((one) => one.form)).toEqual(['Er', 'ging', 'in', 'das', 'Haus', '.']);
  });

  it('says so where a language is not analysed', () => {
    expect(parseText({ id: 'a', text: 'Bonjour.', lang: 'fr' }).problems).toHaveLength(1);
  });
});
