import type { Citation, Span } from '../../model/index.js';
import type { BriefReport, Ground } from './material.js';
import type { Voice, Worded } from './voice.js';

/** One way to put something; undefined where it turns out that it cannot be said so. */
export interface Wording {
  /** Names the way: the same way twice in a row tires the reader. */
  readonly template: string;
  readonly write: (voice: Voice) => Worded | undefined;
}

/** What a sentence does in its section. */
export type Aspect = 'event' | 'toll' | 'difference' | 'transfer' | 'figure' | 'statement' | 'condition' | 'outlook' | 'quotation';

/** Something that may be told, with the ways to put it, the best first. */
export interface Candidate {
  readonly material: Pick<Ground, 'report' | 'story' | 'finding'>;
  readonly aspect: Aspect;
  /** Keys of the actors that the sentence is about. */
  readonly actors: readonly string[];
  /** The words that it tells, in the report of the material: two candidates that tell the same words are one. */
  readonly spans: readonly Span[];
  readonly wordings: readonly Wording[];
  /** What it comes down to, where the finding tells: the stance of somebody on an issue, a figure. Two with one gist tell the same. */
  readonly gist?: string;
  /** What the first sentence of its report tells: the news itself. */
  readonly opening?: boolean;
  /** 1 for ordinary; more is better. */
  readonly weight: number;
}

/** A citation of words of a report. */
export function citationOf(report: Pick<BriefReport, 'id' | 'revision'>, span: Span): Citation {
  return { report: report.id, revision: report.revision, start: span[0], end: span[1] };
}
