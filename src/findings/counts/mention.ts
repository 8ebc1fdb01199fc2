import type { Count } from '../../model/index.js';

/** A count with the place of its words in the report. */
export interface CountMention {
  readonly count: Count;
  /** Token index of the noun, or of the number where there is none. */
  readonly token: number;
  readonly sentence: number;
  readonly clause: number;
  /** "darunter zwei Kinder": part of a number told before, never to be added to it. */
  readonly part: boolean;
}
