/** Runs the stages: the filters of the command line, and a desk from its sources to its brief. */
export { type AddOptions, addSources, type FoundSources, findSources } from './add.js';
export { type AnalyzeRecord, analyzeKnown, analyzeReport, type ReportAnalysis, toAnalyzeRecord } from './analyze.js';
export { type BriefOptions, type BriefResult, composeBrief, issueBrief } from './brief.js';
export { bringUpToDate, buildAll, buildFromStore, derivePending, isBehind, type Progress, readReports } from './build.js';
export { collectSource } from './collect.js';
export { DERIVATION_VERSION, deriveReport, numberFindings } from './derive.js';
export { DeskError, findDesk, type LoadedDesk, loadDesk } from './desk.js';
export { type Explanation, explainFinding, explainSentence, readFinding, type SentenceReading } from './explain.js';
export {
  type AcledRow,
  acledCsv,
  type EventFinding,
  exportContext,
  featureCollection,
  toAcled,
  toCameo,
  toFeature,
  toPlover,
} from './exports/index.js';
export { extractPage } from './extract.js';
export { readFeed } from './feed.js';
export { type FetchOptions, type FetchSummary, fetchDesk } from './fetch.js';
export {
  analyzeLines,
  clusterLines,
  parseLines,
  type Refused,
  readReportLines,
  type SummarizeOptions,
  summarizeReports,
  verifyAgainst,
} from './filters.js';
export { isPublished } from './input.js';
export { exportOpml, readOpml } from './opml.js';
export { jsonSchemaOf, PUBLISHED_SCHEMAS } from './schema.js';
