import { describe, expect, it } from 'vitest';
import { tagSentence } from '../tagger/index.js';
import { parseTagged, RELATIONS } from './index.js';

function arcs(sentence: string): string[] {
  const forms = sentence.split(' ');
  const tree = parseTagged(tagSentence(forms));
  return forms.map((form, index) => `${form} ${RELATIONS[tree.relations[index]!]} ${forms[tree.heads[index]!] ?? 'ROOT'}`);
}

describe('the German parser', () => {
  it('finds subject, object and root of a plain clause', () => {
    const found = arcs('Der Rat wählt eine neue Präsidentin .');
    expect(found).toEqual(expect.arrayContaining(['Rat nsubj wählt', 'wählt root ROOT', 'Präsidentin obj wählt', 'neue amod Präsidentin']));
  });

  it('gives every sentence one root and no loops, whatever the words', () => {
    for (const words of ['und oder , . ! der', 'a', 'Haus Haus Haus Haus', '++ ++', 'wird wird wird , wird']) {
      const forms = words.split(' ');
      const { heads } = parseTagged(tagSentence(forms));
      expect([...heads].filter((head) => head === -1)).toHaveLength(1);
      for (let word = 0; word < forms.length; word += 1) {
        let steps = 0;
        for (let at = word; at >= 0; at = heads[at]!) steps += 1;
        expect(steps).toBeLessThanOrEqual(forms.length);
      }
    }
  });

  it('parses no words to nothing', () => {
    expect(parseTagged(tagSentence([])).heads).toHaveLength(0);
  });
});
