import { describe, expect, it } from 'vitest';
import type { Clause, Phrase, Token } from '../../model/index.js';
import { analyzeGerman } from './index.js';
import { settleCases } from './settle.js';

function settledObject(confidence: number, cases: Phrase['cases'], reason = 'Nom by tagger with loben') {
  const token = { index: 0, form: 'Stadt', upos: 'NOUN', feats: { Case: 'Nom', Number: 'Sing' } } as unknown as Token;
  const phrase = { index: 0, first: 0, last: 1, head: 0, case: 'Nom', cases } as unknown as Phrase;
  const clause = { args: [{ role: 'object', phrase: 0, head: 0, confidence, reason }] } as unknown as Clause;
  const { tokens, phrases } = settleCases([token], [phrase], [clause]);
  return [tokens[0]!.feats.Case, phrases[0]!.case];
}

describe('the case that a clause settles', () => {
  it('is accusative for a sure object, in the token and in its phrase', () => {
    expect(settledObject(0.7, ['Nom', 'Acc'])).toEqual(['Acc', 'Acc']);
  });

  it('stays what the tagger said where the role is unsure, shared, or ruled out by the form', () => {
    expect(settledObject(0.5, ['Nom', 'Acc'])).toEqual(['Nom', 'Nom']);
    expect(settledObject(0.9, ['Nom', 'Acc'], 'shared with loben')).toEqual(['Nom', 'Nom']);
    expect(settledObject(0.9, ['Nom'])).toEqual(['Nom', 'Nom']);
  });

  it('agrees with the roles of a whole sentence', () => {
    const { tokens, clauses } = analyzeGerman('Der Rat lobt die Stadt.');
    for (const { role, head } of clauses[0]!.args) expect(tokens[head]!.feats.Case).toBe(role === 'subject' ? 'Nom' : 'Acc');
  });
});
