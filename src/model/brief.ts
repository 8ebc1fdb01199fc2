/** The words that a sentence rests on: `[start, end)` UTF-16 code units into the text of a report's revision. */
export interface Citation {
  readonly report: string;
  /** Absent in briefs over plain input, where there is one revision only. */
  readonly revision?: number;
  readonly start: number;
  readonly end: number;
}

/** One sentence of a brief. `quotation`: a source sentence in its own words, marked as such. */
export interface BriefSentence {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly kind?: 'worded' | 'quotation';
  /** Ids of the findings that it was worded from. */
  readonly findings?: readonly string[];
}

export interface BriefSection {
  readonly title: string;
  readonly sentences: readonly BriefSentence[];
}

/** The written picture. `format json` prints exactly this. */
export interface Brief {
  readonly title: string;
  readonly sections: readonly BriefSection[];
  /** Sentences that failed verification and were left out. */
  readonly omitted?: number;
}

export type VerificationProblemKind = 'no-citation' | 'bad-citation' | 'name' | 'number' | 'date' | 'polarity' | 'claimant' | 'content';

/** What `verify` says of one sentence. `section` and `index` count from 0. */
export interface VerifiedSentence {
  readonly section: number;
  readonly index: number;
  readonly supported: boolean;
  readonly problems: readonly { readonly kind: VerificationProblemKind; readonly text: string }[];
}

export interface Verification {
  readonly sentences: readonly VerifiedSentence[];
}
