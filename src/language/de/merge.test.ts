import { describe, expect, it } from 'vitest';
import { analyzeGerman } from './index.js';

describe('the merged tree', () => {
  it('draws subject and object as the clause analysis has them', () => {
    const { tokens } = analyzeGerman('Den neuen Plan lobte der Bürgermeister am Montag.', { parse: true });
    const found = tokens
      .filter((one) => ['nsubj', 'obj'].includes(one.deprel))
      .map((one) => `${one.form} ${one.deprel} ${tokens[one.head]?.form}`);
    expect(found).toEqual(['Plan obj lobte', 'Bürgermeister nsubj lobte']);
  });

  it('stays a tree with one root for each sentence', () => {
    const { tokens, sentences } = analyzeGerman('Wer kommt? Der Rat, der tagte, will, dass sie geht und er bleibt. Neun Verletzte.', {
      parse: true,
    });
    expect(tokens.filter((one) => one.head < 0)).toHaveLength(sentences.length);
    for (const token of tokens) {
      let steps = 0;
      for (let at = token.index; at >= 0 && steps <= tokens.length; at = tokens[at]!.head) steps += 1;
      expect(steps).toBeLessThanOrEqual(tokens.length);
    }
  });
});
