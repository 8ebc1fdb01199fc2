import type { Sentence, Token } from '../../model/index.js';
import { splitSentences } from './sentences.js';
import { scanTokens } from './tokenize.js';

const NONE: ReadonlySet<string> = new Set();
const RULES = { abbreviations: NONE, neverFinal: NONE, beforeOrdinal: NONE, afterOrdinal: NONE, sentenceStarts: NONE };

/** Sentences and plain tokens of a text in any language: part of speech X, the form as lemma, no features. Linear. */
export function splitPlain(text: string): { readonly sentences: readonly Sentence[]; readonly tokens: readonly Token[] } {
  const raw = scanTokens(text, RULES);
  const tokens: Token[] = [];
  const sentences = splitSentences(text, raw, RULES).map(({ first, last, ticker, closed }, index): Sentence => {
    for (let position = first; position < last; position += 1) {
      const { start, end } = raw[position]!;
      const form = text.slice(start, end);
      tokens.push({ index: position, sentence: index, start, end, form, lemma: form, upos: 'X', feats: {}, head: -1, deprel: 'dep' });
    }
    return { index, start: raw[first]!.start, end: raw[last - 1]!.end, first, last, headline: ticker || !closed };
  });
  return { sentences, tokens };
}
