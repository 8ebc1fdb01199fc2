import { readDataRows } from '../../common/files.js';
import { type RawSentence, type SentenceRules, splitSentences } from '../../common/sentences.js';
import { type RawToken, scanTokens, type TokenRules } from '../../common/tokenize.js';

let loaded: (TokenRules & SentenceRules) | undefined;

/** The German rules for tokens and sentence ends, read once from `data/language/de/abbreviations.tsv` and `sentence-words.tsv`. */
export function germanTokenRules(): TokenRules & SentenceRules {
  if (loaded) return loaded;
  const abbreviations = new Set<string>();
  const neverFinal = new Set<string>();
  for (const [form = '', use] of readDataRows('de/abbreviations.tsv')) {
    abbreviations.add(form);
    if (use === 'never-final') neverFinal.add(form);
  }
  const words = { 'before-ordinal': new Set<string>(), 'after-ordinal': new Set<string>(), 'sentence-start': new Set<string>() };
  for (const [kind = '', list = ''] of readDataRows('de/sentence-words.tsv')) {
    for (const word of list.split(' ')) words[kind as keyof typeof words].add(word);
  }
  loaded = {
    abbreviations,
    neverFinal,
    beforeOrdinal: words['before-ordinal'],
    afterOrdinal: words['after-ordinal'],
    sentenceStarts: words['sentence-start'],
  };
  return loaded;
}

/** Tokens and sentences of a German text by position; forms and tags come later. One linear pass each. */
export function tokenizeGerman(text: string): { readonly tokens: readonly RawToken[]; readonly sentences: readonly RawSentence[] } {
  const rules = germanTokenRules();
  const tokens = scanTokens(text, rules);
  return { tokens, sentences: splitSentences(text, tokens, rules) };
}
