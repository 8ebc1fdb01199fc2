import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type AnalyseReport, summarizeExtractive, verifyDigest, writeBrief } from '../brief/index.js';
import { parseText } from '../language/parse.js';
import type { Brief, Problem, ReportInput, StoryInput, Verification } from '../model/index.js';
import { clusterReports } from '../stories/index.js';
import { detectLanguage } from '../text/language.js';
import { type AnalyzeRecord, analyzeReport, type ReportAnalysis } from './analyze.js';
import { buildAll } from './build.js';
import { numberFindings } from './derive.js';
import { type ParsedInput, parseReportInput, refuse } from './input.js';
import { type JsonLine, readJsonLines } from './jsonl.js';
import { type InOrderOptions, runInOrder } from './workers/in-order.js';

/** A line that could not be read: its id where one was found, and why. */
export interface Refused {
  readonly id?: string;
  readonly problems: readonly Problem[];
}

/** `lagebild analyze`: one output record for each input line, in order; many lines are analysed on all cores. */
export async function* analyzeLines(input: Readable, options: InOrderOptions = {}): AsyncGenerator<AnalyzeRecord | Refused> {
  for await (const { input: line, outcome } of runInOrder('analyze', parsedLines(input), options)) {
    if (outcome.ok) yield outcome.value;
    else {
      const id = 'report' in line ? line.report.id : line.id;
      yield {
        ...(id === undefined ? {} : { id }),
        problems: [{ kind: 'partial', message: `expected an analysis, found: ${outcome.message}` }],
      };
    }
  }
}

async function* parsedLines(input: Readable): AsyncGenerator<ParsedInput> {
  for await (const line of readJsonLines(input)) yield parseLine(line);
}

const parseShape = z.union([
  z.object({ id: z.string().min(1), text: z.string(), lang: z.string().nullish() }),
  z.object({ id: z.string().min(1), tokens: z.array(z.string().min(1)), lang: z.string().nullish() }),
]);

/** `lagebild parse`: sentences, tokens and clauses of each input line. */
export async function* parseLines(input: Readable): AsyncGenerator<ReturnType<typeof parseText> | Refused> {
  for await (const line of readJsonLines(input)) {
    if ('problem' in line) {
      yield { problems: [line.problem] };
      continue;
    }
    const parsed = parseShape.safeParse(line.value);
    if (!parsed.success) yield refuse(line.value, 'an object { id, text, lang? } or { id, tokens }', parsed.error, `line ${line.line}`);
    else if ('text' in parsed.data) {
      const { id, text } = parsed.data;
      yield parseText({ id, text, lang: parsed.data.lang ?? (await detectLanguage(text)) ?? 'und' });
    } else yield parseText({ id: parsed.data.id, tokens: parsed.data.tokens, lang: parsed.data.lang ?? 'de' });
  }
}

/** `lagebild cluster`: the story of each input line, in order. */
export async function clusterLines(input: Readable): Promise<({ id: string; story: string } | Refused)[]> {
  const lines: (ReportInput | Refused)[] = [];
  const inputs: StoryInput[] = [];
  for await (const line of readJsonLines(input)) {
    const parsed = parseLine(line);
    if (!('report' in parsed)) {
      lines.push(parsed);
      continue;
    }
    lines.push(parsed.report);
    const { report } = parsed;
    inputs.push({ ...report, lang: report.lang ?? (await detectLanguage(report.text)) ?? 'und' });
  }
  const story = new Map(clusterReports(uniqueById(inputs)).flatMap((one) => one.reports.map((report) => [report, one.id] as const)));
  return lines.map((line) => ('text' in line ? { id: line.id, story: story.get(line.id)! } : line));
}

/** Reports for `summarize` and `verify`, and what was wrong with the lines that are none. A second report of one id is refused. */
export async function readReportLines(input: Readable): Promise<{ reports: ReportInput[]; problems: Problem[] }> {
  const reports: ReportInput[] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  for await (const line of readJsonLines(input)) {
    const parsed = parseLine(line);
    problems.push(...parsed.problems);
    if (!('report' in parsed)) continue;
    if (ids.has(parsed.report.id))
      problems.push({
        kind: 'malformed',
        message: `expected an id of its own, found "${parsed.report.id}" a second time`,
        where: `line ${line.line}`,
      });
    else {
      ids.add(parsed.report.id);
      reports.push(parsed.report);
    }
  }
  return { reports, problems };
}

/** Settings of `summarize`. */
export interface SummarizeOptions {
  /** Language of the digest, default `de`. */
  readonly lang?: 'de' | 'en';
  readonly maxWords?: number;
  /** IANA name, default `Europe/Berlin`. */
  readonly timeZone?: string;
}

/** `lagebild summarize`: a cited digest of plain reports. Where no report is in an analysed language, cited extracts. */
export async function summarizeReports(reports: readonly ReportInput[], options: SummarizeOptions = {}): Promise<Brief> {
  const lang = options.lang ?? 'de';
  const limit = options.maxWords === undefined ? {} : { maxWords: options.maxWords };
  const analyses: ReportAnalysis[] = [];
  for (const report of reports) analyses.push(await analyzeReport(report));
  if (analyses.every((analysis) => analysis.problems.some((problem) => problem.kind === 'not-analysed'))) {
    return summarizeExtractive(
      reports.map((report, index) => ({ ...report, lang: analyses[index]!.lang })),
      { lang, ...limit },
    );
  }
  const numbered = reports.map((report, index) => ({ ...report, revision: 1, source: report.source ?? '', lang: analyses[index]!.lang }));
  const derived = analyses.map((analysis) => ({
    report: analysis.id,
    findings: numberFindings({ id: analysis.id, revision: 1 }, analysis.findings),
    mentions: analysis.entities.mentions,
  }));
  const built = buildAll(numbered, derived, { issues: [] });
  return writeBrief({
    reports: numbered,
    sources: [...new Set(numbered.map((report) => report.source))].map((id) => ({ id, name: id })),
    findings: derived.flatMap((one) => one.findings),
    ...built,
    lang,
    ...limit,
    timeZone: options.timeZone ?? 'Europe/Berlin',
    analyse: analyserOf(analyses),
  });
}

const digestShape = z.object({
  title: z.string().optional(),
  sections: z.array(
    z.object({
      title: z.string().default(''),
      sentences: z.array(
        z.object({
          text: z.string(),
          citations: z
            .array(z.object({ report: z.string(), revision: z.number().optional(), start: z.number(), end: z.number() }))
            .default([]),
        }),
      ),
    }),
  ),
});

/** `lagebild verify`: checks every sentence of a digest against the words that it cites, or says why the input is no digest. */
export async function verifyAgainst(digest: unknown, reports: readonly ReportInput[]): Promise<Verification | Refused> {
  const parsed = digestShape.safeParse(digest);
  if (!parsed.success)
    return refuse(digest, 'a digest { title, sections: [{ title, sentences: [{ text, citations }] }] }', parsed.error, 'digest');
  const cited = new Set(
    parsed.data.sections.flatMap((section) => section.sentences.flatMap((one) => one.citations.map((citation) => citation.report))),
  );
  const analyses: ReportAnalysis[] = [];
  for (const report of reports) if (cited.has(report.id)) analyses.push(await analyzeReport(report));
  return verifyDigest(parsed.data as Brief, reports, analyserOf(analyses));
}

/** Looks analyses up by the id of their report. */
function analyserOf(analyses: readonly ReportAnalysis[]): AnalyseReport {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]));
  return (id) => byId.get(id);
}

function parseLine(line: JsonLine): ReturnType<typeof parseReportInput> {
  return 'problem' in line ? { problems: [line.problem] } : parseReportInput(line.value, `line ${line.line}`);
}

function uniqueById(inputs: readonly StoryInput[]): StoryInput[] {
  return [...new Map(inputs.map((input) => [input.id, input])).values()];
}
