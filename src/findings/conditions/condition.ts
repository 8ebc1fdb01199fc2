import type { Condition, EntityRef, Span } from '../../model/index.js';

/** A condition in the text: its words, and the clause that depends on it. */
export interface ClauseCondition {
  readonly evidence: readonly Span[];
  readonly kind: Condition['kind'];
  /** Who sets it, where the same clause says so ("macht … zur Bedingung"); a statement around it sets it otherwise. */
  readonly setBy?: EntityRef;
  /** The words that depend on it. */
  readonly for: readonly Span[];
  /** Only then: "erst wenn", "nicht, solange", "unter der Bedingung", "ohne Abzug keine …"; not "falls das Wetter mitspielt". */
  readonly strict: boolean;
  /** All is open and hangs on it: "je nachdem, wie …", "hängt davon ab". */
  readonly open?: boolean;
  /** Index of the clause that depends on it. */
  readonly clause?: number;
}
