import type { EntityRef } from './entity.js';
import type { Bound, Certainty, Condition, CountWhat, Stance, StatementAct } from './finding.js';
import type { Span } from './span.js';

/** The words that something rests on: spans of one revision of one report. */
export interface Evidence {
  readonly report: string;
  readonly revision: number;
  readonly spans: readonly Span[];
}

/** An actor's stance on an issue at a time; a new one supersedes the old. */
export interface Position {
  readonly id: string;
  readonly holder: EntityRef;
  readonly issue: string;
  readonly stance?: Stance;
  readonly act: StatementAct;
  /** Quoted words of the statement. */
  readonly words: string;
  readonly condition?: Condition;
  readonly certainty: Certainty;
  /** RFC 3339: publication time of the report. */
  readonly at?: string;
  readonly evidence: readonly Evidence[];
  /** Id of the position that this one supersedes. */
  readonly supersedes?: string;
}

/** One number that one claimant gives for one toll. */
export interface TollEntry {
  readonly min?: number;
  readonly max?: number;
  readonly bound: Bound;
  readonly text: string;
  /** Who gives the number; absent where the outlet asserts it itself. */
  readonly claimant?: EntityRef;
  /** What the number covers: a place, as the text names it. */
  readonly scope?: EntityRef;
  /** RFC 3339. */
  readonly at?: string;
  readonly evidence: readonly Evidence[];
  /** The same claimant gave a newer number for the same scope. */
  readonly superseded: boolean;
}

/** Casualty or other counts of one story over time, never averaged. */
export interface Toll {
  readonly id: string;
  readonly story: string;
  readonly what: CountWhat;
  readonly entries: readonly TollEntry[];
  /** Standing entries for the same scope disagree. */
  readonly disputed: boolean;
}

/** Who promised or gave what to whom. */
export interface Pledge {
  readonly id: string;
  readonly story: string;
  readonly finding: string;
  readonly evidence: Evidence;
}

/** A number of one story on which sources differ ("rund 30", "mehr als 30", "31 Länder"). */
export interface Difference {
  readonly id: string;
  readonly story: string;
  readonly what: string;
  readonly entries: readonly TollEntry[];
}

/** Everything that the picture stage brings together. */
export interface Picture {
  readonly positions: readonly Position[];
  readonly tolls: readonly Toll[];
  readonly pledges: readonly Pledge[];
  readonly differences: readonly Difference[];
}
