import { ANALYSED_LANGUAGES, type LanguageAnalysis, type LanguageTag } from '../model/index.js';
import { splitPlain } from './common/plain.js';
import { analyzeGerman, type GermanOptions } from './de/index.js';

export { romaniseLetter, transcribe } from './common/cyrillic.js';
export { type ReadBytes, weightsReader } from './common/files.js';
export { createScorer, decodeModel, encodeModel, type FeatureParts, fillParts, mixFeature, type Scorer } from './common/linear.js';
export { lowerCase, remembered, rememberedPair } from './common/words.js';
export {
  analyzeGerman,
  analyzeGermanTokens,
  classesOfGermanWord,
  describeGermanWord,
  findNominalisations,
  type GermanOptions,
  isGermanAgentNoun,
  type Nominalisation,
} from './de/index.js';

/** Options of the analysis; `lang` is a BCP 47 tag, of which only the primary subtag counts. */
export interface LanguageOptions extends GermanOptions {
  readonly lang: LanguageTag;
}

/**
 * Analyses a text in its language. German is analysed in full; every other language gets sentences and plain tokens (part of speech X)
 * and a problem `not-analysed`, never German rules.
 */
export function analyzeLanguage(text: string, options: LanguageOptions): LanguageAnalysis {
  const primary = options.lang.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  if (ANALYSED_LANGUAGES.includes(primary)) return analyzeGerman(text, options);
  const message = `expected one of the analysed languages (${ANALYSED_LANGUAGES.join(', ')}), got "${options.lang}"`;
  return {
    lang: options.lang,
    text,
    ...splitPlain(text),
    phrases: [],
    clauses: [],
    times: [],
    problems: [{ kind: 'not-analysed', message }],
  };
}
