/** What kind of trouble a problem is; `message` tells the rest. */
export type ProblemKind =
  | 'malformed' // the input is not what it should be
  | 'unsupported' // well-formed, but of a kind that is not read
  | 'too-large' // over a limit
  | 'unreachable' // network or file system
  | 'forbidden' // robots.txt, private address, missing right
  | 'not-analysed' // a language without analysis
  | 'partial'; // read, but something was left out

/**
 * An expected failure as a value. Bugs are exceptions; bad input is a problem, and never stops the rest.
 * `message` is one sentence that names what was expected and what was found.
 */
export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  /** Where: an address, a path, a line number. */
  readonly where?: string;
}
