import { ANALYSED_LANGUAGES, type Problem, type ReportFindings } from '../model/index.js';
import type { Surroundings } from './certainty/index.js';
import { findConditions } from './conditions/index.js';
import type { FindingContext } from './context.js';
import { findTallies } from './counts/tallies.js';
import { findEvents } from './events/index.js';
import { type Reading, readReport } from './events/reading.js';
import { findFigures } from './figures/index.js';
import { findStatements } from './statements/index.js';
import { findTransfers } from './transfers/index.js';

export type { FindingContext } from './context.js';
export { findCounts } from './counts/index.js';
export { numberWord } from './counts/number.js';

/** What one report says, and what could not be read. */
export type AnalyzedFindings = ReportFindings & { readonly problems: readonly Problem[] };

/** Detectors that read the indexed report and what is said around them, in this order. */
const DETECTORS: {
  readonly [Key in 'events' | 'transfers' | 'figures' | 'tallies']: (reading: Reading, around: Surroundings) => ReportFindings[Key];
} = {
  events: findEvents,
  transfers: findTransfers,
  figures: findFigures,
  tallies: findTallies,
};

/**
 * The findings of one report: statements and conditions first, since they say who claims the rest and on which condition it depends.
 * A language without analysis gives empty lists. Pure; evidence spans point into `context.language.text`.
 */
export function analyzeFindings(context: FindingContext): AnalyzedFindings {
  const primary = context.language.lang.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  if (!ANALYSED_LANGUAGES.includes(primary)) return { statements: [], events: [], transfers: [], figures: [], tallies: [], problems: [] };
  const statements = findStatements(context);
  const around: Surroundings = { statements, conditions: findConditions(context) };
  const reading = readReport(context);
  return {
    statements,
    events: DETECTORS.events(reading, around),
    transfers: DETECTORS.transfers(reading, around),
    figures: DETECTORS.figures(reading, around),
    tallies: DETECTORS.tallies(reading, around),
    problems: [],
  };
}
