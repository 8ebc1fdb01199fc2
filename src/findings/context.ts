import type { EntityAnalysis, LanguageAnalysis } from '../model/index.js';

/** What every detector of findings reads: one report's analysis. Pure data; offsets point into `language.text`. */
export interface FindingContext {
  readonly language: LanguageAnalysis;
  readonly entities: EntityAnalysis;
  /** RFC 3339 or a date. */
  readonly published?: string;
  readonly source?: string;
  readonly title?: string;
}
