import type { LanguageAnalysis, Problem } from '../../model/index.js';
import { buildClauses } from './clauses/index.js';
import { mergeTrees } from './merge.js';
import { buildPhrases } from './phrases/index.js';
import { analyzePieces, type GermanModels, type GermanPieces } from './pieces.js';
import { settleCases } from './settle.js';
import { findTimes } from './time/index.js';
import { tokenizeGerman } from './tokens/index.js';
import { weighArguments } from './trust.js';

export { argumentsOfVerbs, findNominalisations, type NominalArgument, type Nominalisation, type VerbArgument } from './clauses/index.js';
export {
  describeWord as describeGermanWord,
  exactClasses as classesOfGermanWord,
  isAgentNoun as isGermanAgentNoun,
  type WordInfo,
} from './lexicon/index.js';
export type { GermanModels } from './pieces.js';

/** Longest text that is analysed, in UTF-16 units; what lies behind it gets no tokens, and a problem says so. */
export const MAX_TEXT = 4_000_000;

/** Options of the German analysis. */
export interface GermanOptions {
  /** Publication time, RFC 3339 or a date: time expressions are resolved against it. */
  readonly published?: string;
  /** Also run the dependency parser: fills `head` and `deprel` of every token. Default false, since it costs about half of the speed. */
  readonly parse?: boolean;
}

/** Analyses a German text: sentences, tokens with tags and features, phrases, clauses and times. Pure; linear in the length. */
export function analyzeGerman(text: string, options: GermanOptions = {}): LanguageAnalysis {
  const cut = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const { tokens, sentences } = tokenizeGerman(cut);
  const problems: Problem[] =
    cut.length < text.length
      ? [{ kind: 'partial', message: `expected a text of at most ${MAX_TEXT} characters, got ${text.length}: the rest is not analysed` }]
      : [];
  return compose(text, { tokens, sentences, running: true }, options, problems);
}

/**
 * Analyses given words as one sentence. `text` is the words joined by single spaces, and the spans point into it.
 * Words are taken as they are, also with spaces inside or empty.
 * @param models other weights than the shipped ones, for evaluation
 */
export function analyzeGermanTokens(forms: readonly string[], options: GermanOptions = {}, models?: GermanModels): LanguageAnalysis {
  let position = 0;
  const tokens = forms.map((form, index) => {
    const start = index === 0 ? 0 : position + 1;
    position = start + form.length;
    return { start, end: position };
  });
  const closed = /^[.!?…]+$/.test(forms.at(-1) ?? '');
  const sentences = forms.length > 0 ? [{ first: 0, last: forms.length, ticker: false, closed }] : [];
  return compose(forms.join(' '), { tokens, sentences, running: false }, options, [], models);
}

function compose(
  text: string,
  pieces: GermanPieces,
  options: GermanOptions,
  problems: readonly Problem[],
  models?: GermanModels,
): LanguageAnalysis {
  const { sentences, tokens: tagged, lower, trust } = analyzePieces(text, pieces, options.parse === true, models);
  const found = buildPhrases(sentences, tagged, lower);
  const times = findTimes(sentences, tagged, lower, options.published);
  const clauses = weighArguments(buildClauses(sentences, tagged, lower, found, times), trust);
  const { tokens, phrases } = settleCases(tagged, found, clauses);
  const merged = options.parse === true ? mergeTrees(tokens, clauses, phrases) : tokens;
  return { lang: 'de', text, sentences, tokens: merged, phrases, clauses, times, problems };
}
