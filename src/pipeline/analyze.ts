import { analyzeEntities } from '../entities/index.js';
import { analyzeFindings } from '../findings/index.js';
import { analyzeLanguage } from '../language/index.js';
import type { EntityAnalysis, LanguageAnalysis, LanguageTag, Problem, ReportFindings, ReportInput } from '../model/index.js';
import { detectLanguage } from '../text/language.js';

/** Everything that is read from one report, before it is stored or printed. */
export interface ReportAnalysis {
  readonly id: string;
  readonly lang: LanguageTag;
  readonly language: LanguageAnalysis;
  readonly entities: EntityAnalysis;
  readonly findings: ReportFindings;
  readonly problems: readonly Problem[];
}

/** The analysis as `lagebild analyze` prints it; shape in `docs/schema/analyze.json`. */
export interface AnalyzeRecord extends ReportFindings {
  readonly id: string;
  readonly lang: LanguageTag;
  readonly sentences: readonly (readonly [number, number])[];
  readonly mentions: EntityAnalysis['mentions'];
  readonly times: LanguageAnalysis['times'];
  readonly problems: readonly Problem[];
}

/**
 * Reads one report: language, entities, findings. Pure and deterministic. A report in a language without analysis of its own keeps its sentences
 * and known names, has no findings, and says so in `problems`.
 */
export async function analyzeReport(report: ReportInput): Promise<ReportAnalysis> {
  return analyzeKnown({ ...report, lang: report.lang ?? (await detectLanguage(report.text)) ?? 'und' });
}

/** Like `analyzeReport` for a report whose language is known: at once, without loading language detection. */
export function analyzeKnown(report: ReportInput & { readonly lang: LanguageTag }): ReportAnalysis {
  const { lang } = report;
  const language = analyzeLanguage(report.text, { lang, ...(report.published === undefined ? {} : { published: report.published }) });
  const context = {
    ...(report.title === undefined ? {} : { title: report.title }),
    ...(report.published === undefined ? {} : { published: report.published }),
    ...(report.source === undefined ? {} : { source: report.source }),
  };
  const entities = analyzeEntities(language, context);
  const { problems, ...findings } = analyzeFindings({ language, entities, ...context });
  return { id: report.id, lang, language, entities, findings, problems: [...language.problems, ...problems] };
}

/** Turns an analysis into the printed record. */
export function toAnalyzeRecord(analysis: ReportAnalysis, problems: readonly Problem[] = []): AnalyzeRecord {
  const { id, lang, language, entities, findings } = analysis;
  return {
    id,
    lang,
    sentences: language.sentences.map(({ start, end }) => [start, end] as const),
    mentions: entities.mentions,
    times: language.times,
    statements: findings.statements,
    events: findings.events,
    transfers: findings.transfers,
    figures: findings.figures,
    tallies: findings.tallies,
    conditions: findings.conditions,
    problems: [...problems, ...analysis.problems],
  };
}
