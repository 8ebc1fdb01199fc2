import { analyzeLanguage } from '../language/index.js';
import type { BriefSentence, ReportInput, Verification, VerifiedSentence } from '../model/index.js';
import { checkContent, checkDates, checkNames, checkNumbers, checkPolarity, checkQuotes, maskQuotes } from './verify/checks.js';
import { checkClaimant, checkRoles } from './verify/claims.js';
import { EvidenceReader } from './verify/evidence.js';
import { latinKey } from './verify/names.js';
import { segmentsOf } from './verify/segments.js';
import type { AnalyseReport, Check, DigestInput, DigestSentence, EvidenceSentence, Finding } from './verify/types.js';
import { foldWord, speechKind, wordsOf } from './words.js';

export type { AnalyseReport, DigestInput } from './verify/types.js';

/** All checks of a sentence that cites something, in the order in which their problems are told. */
const CHECKS: readonly Check[] = [
  checkQuotes,
  checkNames,
  checkNumbers,
  checkDates,
  checkPolarity,
  checkClaimant,
  checkRoles,
  checkContent,
];

/** Names of outlets by the id of their source, for sentences that name the outlet they quote. */
export type OutletNames = ReadonlyMap<string, string>;

/**
 * Checks every sentence of a digest, of ours or of anybody's, against the sentences that hold the cited words: quotes, names, numbers with their
 * bounds, dates, polarity, who claims it, who does it to whom, and what the words say. A sentence without problems is supported.
 * Pure; knows only what is given.
 */
export function verifyDigest(
  digest: DigestInput,
  reports: readonly ReportInput[],
  analyse: AnalyseReport,
  outlets: OutletNames = new Map(),
): Verification {
  const verifier = new SentenceVerifier(reports, analyse, outlets);
  const sentences = digest.sections.flatMap((section, at) =>
    section.sentences.map((sentence, index): VerifiedSentence => {
      const problems = verifier.verify(sentence);
      return { section: at, index, supported: problems.length === 0, problems };
    }),
  );
  return { sentences };
}

/** Verifies sentences one by one over the same reports; what it reads of a report it reads once. */
export class SentenceVerifier {
  private readonly reader: EvidenceReader;
  private readonly outlets: OutletNames;

  constructor(reports: readonly ReportInput[], analyse: AnalyseReport, outlets: OutletNames = new Map()) {
    this.reader = new EvidenceReader(reports, analyse);
    this.outlets = outlets;
  }

  /** What is wrong with a sentence; empty where it is supported. */
  verify({ text, citations }: Pick<BriefSentence, 'text' | 'citations'>): Finding[] {
    if (citations.length === 0) return [{ kind: 'no-citation', text: 'the sentence cites nothing' }];
    const bad = citations.filter((citation) => this.reader.reportOf(citation) === undefined);
    if (bad.length > 0)
      return bad.map(({ report, start, end }) => ({
        kind: 'bad-citation',
        text: `there are no words at ${start}–${end} of report ${report}`,
      }));
    const evidence = this.reader.sentencesOf(citations);
    if (text.trim() === '') return [{ kind: 'content', text: 'the sentence is empty' }];
    if (isWholeSentence(text, evidence)) return [];
    const sentence = readDigestSentence(withoutOutlet(text, evidence, this.outlets), citations, evidence);
    return CHECKS.flatMap((check) => check(sentence, evidence));
  }
}

/** The sentence is one of the cited sentences, whole and word by word. */
function isWholeSentence(text: string, evidence: readonly EvidenceSentence[]): boolean {
  const own = squeeze(text);
  return evidence.some((one) => squeeze(one.text) === own);
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Takes off „…“, schreibt die Hafenpost: the outlet is the cited report's source and no name of the text. Another outlet stays, and fails. */
function withoutOutlet(text: string, evidence: readonly EvidenceSentence[], outlets: OutletNames): string {
  const match = /^([„“"»«].*[“”"«]),? ((?:berichtet|meldet|schreibt|heißt es|so|reports|writes|according)\b.*)$/su.exec(text);
  if (match === null) return text;
  const tail = wordsOf(match[2]!).filter((word) => /^\p{Lu}/u.test(word.form));
  const allowed = new Set(
    evidence.flatMap(({ report }) =>
      report.source === undefined ? [] : [...keysOf(report.source), ...keysOf(outlets.get(report.source) ?? '')],
    ),
  );
  const matches = tail.some((word) => [...keysOf(word.form)].some((key) => allowed.has(key)));
  return matches || tail.length === 0 ? match[1]! : text;
}

function keysOf(name: string): string[] {
  return wordsOf(name).map((word) => latinKey(word.form));
}

const GERMAN =
  /^(?:der|die|das|den|dem|des|und|ist|sind|in|im|nicht|mit|auf|für|von|ein|eine|hat|haben|wird|laut|nach|sich|zu|am|es|bei|an|aus|sei)$/;
const ENGLISH = /^(?:the|and|is|are|of|to|in|that|was|were|has|have|for|with|on|by|at|from|said|says|it|its|be|been|an|a|as)$/;

function readDigestSentence(text: string, citations: BriefSentence['citations'], evidence: readonly EvidenceSentence[]): DigestSentence {
  const masked = maskQuotes(text);
  const words = wordsOf(masked);
  const lang = languageOf(words.length >= 3 ? masked : text);
  const published = evidence[0]?.report.published;
  return {
    text,
    citations,
    language: analyzeLanguage(text, { lang, ...(published === undefined ? {} : { published }) }),
    words: words.length === 0 ? [] : words,
    quotes: quotesOf(text),
    segments: segmentsOf(masked),
    lang,
  };
}

function quotesOf(text: string): string[] {
  return [...text.matchAll(/[„“"»«]([^„“”"»«]*)[“”"«»]/gu)].map((match) => match[1]!).filter((quote) => quote.trim() !== '');
}

/** German, English or neither, by function words; German where the words leave it open. */
function languageOf(text: string): DigestSentence['lang'] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const german = words.filter((word) => GERMAN.test(word) || /[äöüß]/u.test(word)).length;
  const english = words.filter((word) => ENGLISH.test(word)).length;
  if (/[^\p{Script=Latin}\P{L}]/u.test(text) && german + english === 0) return 'other';
  if (english > german) return 'en';
  return german > 0 || words.some((word) => speechKind(foldWord(word)) !== undefined) || words.length < 6 ? 'de' : 'other';
}
