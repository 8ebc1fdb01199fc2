import { analyzeEntities } from '../entities/index.js';
import { analyzeLanguage } from '../language/index.js';
import type { FindingContext } from './context.js';
import { type AnalyzedFindings, analyzeFindings } from './index.js';

/** When the test sentences are published: a Thursday. */
export const PUBLISHED = '2025-03-27T12:00:00+01:00';

/** The analysis of a German test text, published on 27 March 2025. For tests only. */
export function contextOf(text: string): FindingContext {
  const language = analyzeLanguage(text, { lang: 'de', published: PUBLISHED });
  return { language, entities: analyzeEntities(language, { published: PUBLISHED }), published: PUBLISHED };
}

/** The findings of a German test text. For tests only. */
export function findingsOf(text: string): AnalyzedFindings {
  return analyzeFindings(contextOf(text));
}
