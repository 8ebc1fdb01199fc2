import { describe, expect, it } from 'vitest';
import { countSegments, sumSegments } from './score.js';

const page = { with: ['Der Hafen ist zu', 'seit Montag'], without: ['Impressum', 'Newsletter'] };

describe('the scorer of pages', () => {
  it('gives 1 to a text that holds the wanted segments and nothing unwanted', () => {
    expect(sumSegments([countSegments('Der Hafen ist zu, und zwar seit Montag.', page)])).toEqual({
      f1: 1,
      precision: 1,
      recall: 1,
      pages: 1,
    });
  });

  it('gives what a person counts to a text with one right, one wrong and one missed segment', () => {
    const counts = countSegments('Impressum. Der  Hafen\nist zu.', page);
    expect(counts).toEqual({ right: 1, wrong: 1, missed: 1 });
    expect(sumSegments([counts])).toEqual({ f1: 0.5, precision: 0.5, recall: 0.5, pages: 1 });
  });

  it('counts an empty text as nothing found', () => {
    expect(sumSegments([countSegments('', page)]).f1).toBe(0);
  });
});
