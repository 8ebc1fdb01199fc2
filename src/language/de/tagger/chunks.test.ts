import { describe, expect, it } from 'vitest';
import { tagSentence } from './index.js';

function chunksOf(sentence: string): string[] {
  const forms = sentence.split(' ');
  return tagSentence(forms).cased.chunks.map(({ first, last }) => forms.slice(first, last).join(' '));
}

function casesOf(sentence: string, ...wanted: string[]): (string | undefined)[] {
  const forms = sentence.split(' ');
  const { morphology } = tagSentence(forms);
  return wanted.map((form) => morphology[forms.indexOf(form)]!.feats.Case);
}

describe('the chunks that share a case', () => {
  it('join article, adjectives and noun, and leave the preposition outside', () => {
    expect(chunksOf('Nach dem schweren Angriff schweigt der Rat .')).toEqual(['dem schweren Angriff', 'der Rat']);
  });

  it('hold town names before a noun', () => {
    expect(chunksOf('Der Kölner Trainer lobte den Spieler .')).toEqual(['Der Kölner Trainer', 'den Spieler']);
  });

  it('join the parts of a compound that given words cut at the hyphen', () => {
    expect(chunksOf('Der Rat lobt die UN - Truppen .')).toEqual(['Der Rat', 'die UN - Truppen']);
  });

  it('give an article the case of its noun behind an inserted phrase', () => {
    expect(casesOf('Sie lobt die im Werk gebauten Autos .', 'die', 'Autos')).toEqual(['Acc', 'Acc']);
  });

  it('give the preposition to the noun where an owner stands between', () => {
    expect(casesOf('Er lobte sie in Webers großer Rede .', 'Webers', 'Rede')).toEqual(['Gen', 'Dat']);
  });

  it('end with "allem" after "vor", and nowhere else', () => {
    expect(chunksOf('Es fehlt vor allem die Zeit .')).toContain('die Zeit');
    expect(chunksOf('Er kam mit allem Gepäck .')).toContain('allem Gepäck');
  });

  it('never join two articles, but "all die"', () => {
    expect(chunksOf('Er weiß , dass die das Haus kaufen .')).toContain('das Haus');
    expect(chunksOf('Sie zählt all die Jahre .')).toContain('all die Jahre');
  });
});

describe('words that need no model', () => {
  it('are numbers with a mark inside, and no dates or versions', () => {
    const upos = (form: string) => tagSentence(['Etwa', form, 'Menschen', 'kamen', '.']).morphology[1]!.upos;
    expect(upos('41.250')).toBe('NUM');
    expect(upos('3,5')).toBe('NUM');
  });
});
