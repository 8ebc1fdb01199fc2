import {
  type Finding,
  type LanguageTag,
  type Problem,
  type Report,
  type ReportFindings,
  type ReportInput,
  stableId,
} from '../model/index.js';
import type { Derived } from '../store/store.js';
import { analyzeKnown, type ReportAnalysis } from './analyze.js';

/** Version of everything that is derived. A new one makes every report pending again; change it with any rule, list or weight that changes findings. */
export const DERIVATION_VERSION = '10';

/** Analyses kept in memory: a desk's day fits, and a desk of any size stays at about 50 MB. */
const MOST_KEPT = 256;
const kept = new Map<string, ReportAnalysis>();

/** The analysis of a stored revision. The latest 256 are kept, since a fetch is often followed by a brief over the same reports. */
export function analyzeStored(report: Report): ReportAnalysis {
  const key = `${report.id} ${report.revision} ${report.published ?? ''}`;
  const known = kept.get(key);
  if (known !== undefined && known.language.text === report.text) return known;
  const analysis = analyzeKnown(toInput(report));
  const oldest = kept.size >= MOST_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, analysis);
  return analysis;
}

/** Derives one report's record. Deterministic: the same revision gives the same record. */
export function deriveReport(report: Report): Derived {
  return toDerived(report, analyzeStored(report));
}

/** The record of a report whose analysis failed: nothing but the reason. */
export function underived({ id, revision }: Report, reason: string): Derived {
  const problems: Problem[] = [{ kind: 'partial', message: `expected an analysis, found: ${reason}`, where: id }];
  return {
    report: id,
    revision,
    version: DERIVATION_VERSION,
    findings: [],
    mentions: [],
    times: [],
    sentences: [],
    actors: [],
    places: [],
    problems,
  };
}

/** What the stages see of a stored report. */
export function toInput(report: Report): ReportInput & { readonly lang: LanguageTag } {
  const { id, text, title, lang, published, source } = report;
  return { id, text, lang, source, ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) };
}

/** The findings of a report with their ids: hashes of report, kind and content. */
export function numberFindings(report: { readonly id: string; readonly revision: number }, findings: ReportFindings): Finding[] {
  const origin = { report: report.id, revision: report.revision };
  const idOf = (kind: Finding['kind'], body: unknown) => stableId('f', [report.id, kind, body]);
  return [
    ...findings.events.map((body): Finding => ({ id: idOf('event', body), ...origin, kind: 'event', body })),
    ...findings.statements.map((body): Finding => ({ id: idOf('statement', body), ...origin, kind: 'statement', body })),
    ...findings.transfers.map((body): Finding => ({ id: idOf('transfer', body), ...origin, kind: 'transfer', body })),
    ...findings.figures.map((body): Finding => ({ id: idOf('figure', body), ...origin, kind: 'figure', body })),
    ...findings.tallies.map((body): Finding => ({ id: idOf('tally', body), ...origin, kind: 'tally', body })),
  ];
}

function toDerived(report: Report, analysis: ReportAnalysis): Derived {
  const findings = new Map(numberFindings(report, analysis.findings).map((finding) => [finding.id, finding]));
  return {
    report: report.id,
    revision: report.revision,
    version: DERIVATION_VERSION,
    findings: [...findings.values()],
    mentions: analysis.entities.mentions,
    times: analysis.language.times,
    sentences: analysis.language.sentences.map(({ start, end }) => [start, end] as const),
    actors: [...analysis.entities.actors.values()],
    places: [...analysis.entities.places.values()],
    problems: analysis.problems,
  };
}
