import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, columnsOf, describeWord, KNOWN, lemmaOf } from './index.js';

function lemmas(form: string, upos: string): string[] {
  const word = describeWord(form);
  return [...new Set(word.readings.filter((one) => one.upos === upos).map((one) => lemmaOf(upos === 'NOUN' ? form : word.lower, one)))];
}

function moods(form: string): string[] {
  return [
    ...new Set(describeWord(form).readings.flatMap((one) => (one.feats.Mood && one.persons & 0b100100 ? [one.feats.Mood] : []))),
  ].sort();
}

describe('the German lexicon', () => {
  it.each([
    ['Häuser', 'NOUN', 'Haus'],
    ['Regierungen', 'NOUN', 'Regierung'],
    ['beschloss', 'VERB', 'beschließen'],
    ['angekündigt', 'VERB', 'ankündigen'],
    ['größten', 'ADJ', 'groß'],
    ['dessen', 'PRON', 'der'],
    ['zur', 'ADP', 'zu'],
  ])('gives %s (%s) the lemma %s', (form, upos, lemma) => {
    expect(lemmas(form, upos)).toContain(lemma);
  });

  it.each([
    ['Brückenbauer', 'Brückenbauer', 1],
    ['Gartenäpfel', 'Gartenapfel', 8],
    ['Wasserleitungen', 'Wasserleitung', 8],
    ['EU-Gipfel', 'EU-Gipfel', 9],
    ['Bundesamt', 'Bundesamt', 4],
    ['Gesundheitsamt', 'Gesundheitsamt', 4],
    ['Wüstensturm', 'Wüstensturm', 1],
  ])('splits the compound %s at its head', (form, lemma, columns) => {
    expect(lemmas(form, 'NOUN')).toEqual([lemma]);
    expect(columnsOf(describeWord(form).nounCells) & columns).toBe(columns);
  });

  it('does not split a name that ends like a word', () => {
    expect(describeWord('Hamburg').known).toBe(KNOWN.exact);
    expect(describeWord('Xqzrtl').readings).toEqual([]);
  });

  it('tells the subjunctive from the indicative where the form does', () => {
    expect(moods('sei')).toEqual(['Sub']);
    expect(moods('könne')).toEqual(['Sub']);
    expect(moods('hätte')).toEqual(['Sub']);
  });

  it('does not take an indicative for a subjunctive', () => {
    expect(moods('ist')).toEqual(['Ind']);
    expect(moods('kann')).toEqual(['Ind']);
  });

  it('knows the cases that prepositions govern', () => {
    expect(casesOf(describeWord('für').governs)).toBe(8);
    expect(casesOf(describeWord('auf').governs)).toBe(12);
    expect(casesOf(describeWord('im').governs)).toBe(4);
  });

  it('describes any string without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (form) => {
        expect(describeWord(form).form).toBe(form);
      }),
    );
  });
});

describe('verbs in "-ieren" that no list knows', () => {
  const finite = (form: string) => describeWord(form).readings.filter(({ feats }) => feats.VerbForm === 'Fin');

  it('has all their forms, under the infinitive', () => {
    for (const form of ['plopsiere', 'plopsieren', 'plopsiert', 'plopsierte', 'plopsierten']) {
      expect(finite(form).length).toBeGreaterThan(0);
      for (const one of finite(form)) expect(form.slice(0, form.length - one.cut) + one.append).toBe('plopsieren');
    }
    expect(describeWord('plopsiert').readings.some(({ feats }) => feats.VerbForm === 'Part')).toBe(true);
  });

  it('takes no other word for one', () => {
    for (const form of ['plopsiererin', 'plopsierung', 'plopsierteste', 'bier']) expect(finite(form)).toEqual([]);
  });
});
