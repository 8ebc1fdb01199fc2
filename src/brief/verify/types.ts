import type {
  BriefSentence,
  Citation,
  EntityAnalysis,
  LanguageAnalysis,
  ReportFindings,
  ReportInput,
  VerificationProblemKind,
} from '../../model/index.js';
import type { Word } from '../words.js';

/** Looks up the analysis of a report; undefined where there is none. */
export type AnalyseReport = (
  reportId: string,
) => { readonly language: LanguageAnalysis; readonly entities: EntityAnalysis; readonly findings: ReportFindings } | undefined;

/** What can be verified: a digest of anybody's, of which only sections and sentences count. */
export interface DigestInput {
  readonly sections: readonly {
    readonly title?: string;
    readonly sentences: readonly Pick<BriefSentence, 'text' | 'citations'>[];
  }[];
}

/** Words that the source lets somebody say, or hedges: `[start, end)` in the report. */
export interface ClaimRegion {
  readonly start: number;
  readonly end: number;
  /** Names and speaker words of whoever says it; empty where the source does not tell. */
  readonly claimants: readonly string[];
  readonly kind: 'said' | 'unsure' | 'denied';
  /** Stems of the words that tell that it is said: "verweigerte", "denkt … nach". Absent where the wording itself shows it. */
  readonly cue?: readonly string[];
}

/** Somebody who does something to somebody, as sets of stems of names. */
export interface Relation {
  readonly verb: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A part of a sentence between commas or of one clause, for polarity. */
export interface Segment {
  readonly words: readonly Word[];
  readonly negated: boolean;
  readonly sign: 1 | -1 | 0;
}

/** A sentence of a report that holds cited words. */
export interface EvidenceSentence {
  readonly report: ReportInput;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offsets count in the report. */
  readonly words: readonly Word[];
  /** Stems of all names that it names or refers to, by name, role or pronoun. */
  readonly names: ReadonlySet<string>;
  readonly claims: readonly ClaimRegion[];
  readonly segments: readonly Segment[];
  readonly relations: readonly Relation[];
  /** Resolved times (TIMEX3 values) in it. */
  readonly times: readonly string[];
}

/** The sentence under test, read once. */
export interface DigestSentence {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly language: LanguageAnalysis;
  /** Words outside quotation marks; all words where there are none. */
  readonly words: readonly Word[];
  readonly quotes: readonly string[];
  /** Parts between commas, words in quotation marks left out. */
  readonly segments: readonly Segment[];
  readonly lang: 'de' | 'en' | 'other';
}

/** One thing that is wrong with a sentence. */
export interface Finding {
  readonly kind: VerificationProblemKind;
  readonly text: string;
}

/** A check: what is wrong, given the sentence and the words that it cites. */
export type Check = (sentence: DigestSentence, evidence: readonly EvidenceSentence[]) => readonly Finding[];
