import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feats, Phrase, Token, Upos } from '../../../model/index.js';
import { buildPhrases } from './index.js';

type Word = readonly [form: string, upos: Upos, feats?: Feats, lemma?: string];

function tokensOf(words: readonly Word[]): { text: string; tokens: Token[] } {
  let text = '';
  const tokens = words.map(([form, upos, feats = {}, lemma = form], index): Token => {
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? form : `${text} ${form}`;
    return { index, sentence: 0, start, end: start + form.length, form, lemma, upos, feats, head: -1, deprel: 'dep' };
  });
  return { text, tokens };
}

function phrasesOf(words: readonly Word[]): { text: string; phrases: Phrase[] } {
  const { text, tokens } = tokensOf(words);
  const sentence = { index: 0, start: 0, end: text.length, first: 0, last: tokens.length, headline: false };
  const lower = tokens.map((token) => token.form.toLowerCase());
  return { text, phrases: buildPhrases([sentence], tokens, lower) };
}

/** "words|case|attribute of words" of each phrase. */
function shown(words: readonly Word[]): string[] {
  const { text, phrases } = phrasesOf(words);
  const quote = (phrase: Phrase): string => text.slice(phrase.span[0], phrase.span[1]);
  return phrases.map((phrase) => {
    const parent = phrase.parent === undefined ? '' : ` ${phrase.attribute} of ${quote(phrases[phrase.parent]!)}`;
    return `${quote(phrase)} ${phrase.case ?? 'open'}${parent}`;
  });
}

const der: Word = ['der', 'DET', { Case: 'Nom' }];
const nom = (form: string, gender: Feats['Gender'] = 'Masc'): Word => [
  form,
  'NOUN',
  { Case: 'Nom', Number: 'Sing', ...(gender ? { Gender: gender } : {}) },
];
const fin = (form: string): Word => [form, 'VERB', { VerbForm: 'Fin', Mood: 'Ind', Number: 'Sing', Person: '3' }];
const name = (form: string, kase: Feats['Case'] = 'Nom'): Word => [form, 'PROPN', { Number: 'Sing', ...(kase ? { Case: kase } : {}) }];

describe('buildPhrases', () => {
  it('takes determiner, adjective and noun together and lets the article decide the case', () => {
    expect(
      shown([
        ['den', 'DET'],
        ['neuen', 'ADJ', { Case: 'Nom' }],
        ['Plan', 'NOUN', { Case: 'Nom', Gender: 'Masc', Number: 'Sing' }],
      ]),
    ).toEqual(['den neuen Plan Acc']);
  });

  it('lets the preposition govern the case', () => {
    expect(
      shown([
        ['mit', 'ADP'],
        ['Waffen', 'NOUN', { Case: 'Acc', Number: 'Plur' }],
      ]),
    ).toEqual(['mit Waffen Dat']);
    expect(
      shown([
        ['für', 'ADP'],
        ['Frieden', 'NOUN', { Case: 'Nom', Number: 'Sing', Gender: 'Masc' }],
      ]),
    ).toEqual(['für Frieden Acc']);
  });

  it('sets a name close to its title, with the last word of the name as head', () => {
    const { phrases, text } = phrasesOf([
      der,
      ['junge', 'ADJ', { Case: 'Nom' }],
      nom('Präsident'),
      name('Anton'),
      name('Weber'),
      fin('kam'),
    ]);
    expect(phrases).toHaveLength(1);
    expect(text.slice(...phrases[0]!.span)).toBe('der junge Präsident Anton Weber');
    expect(phrases[0]!.head).toBe(4);
  });

  it('keeps a name apart that stands in another case: "besuchte der Minister Rom"', () => {
    expect(shown([fin('besuchte'), der, nom('Minister'), name('Rom', 'Acc')])).toEqual(['der Minister Nom', 'Rom Acc']);
  });

  it('holds the phrase of a participle inside the phrase of its noun', () => {
    expect(shown([der, ['von', 'ADP'], name('Rom', 'Dat'), ['geführte', 'ADJ', { Case: 'Nom' }], nom('Krieg'), fin('endet')])).toEqual([
      'der von Rom geführte Krieg Nom',
      'von Rom Dat prepositional of der von Rom geführte Krieg',
    ]);
  });

  it('hangs a genitive on the noun before it, and a name with genitive ending on the noun after it', () => {
    expect(
      shown([der, nom('Angriff'), ['der', 'DET', { Case: 'Gen' }], ['Armee', 'NOUN', { Case: 'Gen', Number: 'Sing', Gender: 'Fem' }]]),
    ).toEqual(['der Angriff Nom', 'der Armee Gen genitive of der Angriff']);
    expect(shown([name('Roms', 'Gen'), nom('Angriff')])).toEqual(['Roms Gen genitive of Angriff', 'Angriff Nom']);
  });

  it('hangs the prepositional attribute of a noun like "Angriff" on it, and one of place on nothing', () => {
    const attack = shown([fin('scheiterte'), der, nom('Angriff'), ['auf', 'ADP'], name('Rom', 'Acc')]);
    expect(attack).toEqual(['der Angriff Nom', 'auf Rom Acc prepositional of der Angriff']);
    expect(shown([fin('schlief'), der, nom('Mann'), ['in', 'ADP'], name('Rom', 'Dat')])).toEqual(['der Mann Nom', 'in Rom Dat']);
  });

  it('joins "A, B und C" with the first one as head', () => {
    expect(shown([name('Rom'), [',', 'PUNCT'], name('Bonn'), ['und', 'CCONJ'], name('Wien'), fin('zahlen')])).toEqual([
      'Rom Nom',
      'Bonn Nom conjunct of Rom',
      'Wien Nom conjunct of Rom',
    ]);
  });

  it('does not join what a coordinator and a finite verb make a clause: "Er mag Rom und Wien ist schön"', () => {
    const found = shown([name('Weber'), fin('mag'), name('Rom', 'Acc'), ['und', 'CCONJ'], name('Wien'), fin('schläft')]);
    expect(found).toEqual(['Weber Nom', 'Rom Acc', 'Wien Nom']);
  });

  it('sees an apposition between commas, but not a list', () => {
    const words: Word[] = [
      name('Anna'),
      name('Weber'),
      [',', 'PUNCT'],
      ['neue', 'ADJ', { Case: 'Nom' }],
      nom('Ministerin', 'Fem'),
      [',', 'PUNCT'],
      fin('sprach'),
    ];
    expect(shown(words)).toEqual(['Anna Weber Nom', 'neue Ministerin Nom apposition of Anna Weber']);
  });

  it('takes "bis zu" and "mehr als" before a number as part of the quantity', () => {
    expect(
      shown([['bis', 'ADP'], ['zu', 'ADP'], ['30', 'NUM'], ['Menschen', 'NOUN', { Case: 'Nom', Number: 'Plur' }], fin('starben')]),
    ).toEqual(['bis zu 30 Menschen Nom']);
  });

  it('quotes the text with every span, whatever the words are', () => {
    const upos = fc.constantFrom<Upos>('NOUN', 'PROPN', 'DET', 'ADJ', 'ADP', 'NUM', 'PRON', 'PUNCT', 'CCONJ', 'VERB', 'ADV', 'X', 'SYM');
    const word = fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), upos).map(([form, tag]): Word => [form, tag]);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { phrases } = phrasesOf(words);
        for (const phrase of phrases) {
          expect(phrase.first).toBeLessThanOrEqual(phrase.head);
          expect(phrase.head).toBeLessThan(phrase.last);
          expect(phrase.parent).not.toBe(phrase.index);
          expect(phrase.span[0]).toBeLessThanOrEqual(phrase.span[1]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
