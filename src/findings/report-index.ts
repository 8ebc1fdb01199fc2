import { lowerCase } from '../language/index.js';
import type { LanguageAnalysis } from '../model/index.js';

/** Where tokens, phrases and clauses of one report belong: read by every detector. */
export interface ReportIndex {
  /** Form of each token in lower case. */
  readonly lower: readonly string[];
  /** Lemma of each token in lower case. */
  readonly lemmas: readonly string[];
  /** Clause whose own token it is, -1 for none. */
  readonly clauseOf: Int32Array;
  /** Phrase that each token is the head of, -1 for none. */
  readonly headOf: Int32Array;
  /** Attributes of each phrase, in order; absent for none. */
  readonly attributes: ReadonlyMap<number, readonly number[]>;
}

/** A reading of a report's language that is made once, however many detectors ask for it. */
export function oncePerReport<T extends object>(make: (language: LanguageAnalysis) => T): (language: LanguageAnalysis) => T {
  const known = new WeakMap<LanguageAnalysis, T>();
  return (language) => {
    let made = known.get(language);
    if (!made) {
      made = make(language);
      known.set(language, made);
    }
    return made;
  };
}

/** The index of a report, in linear time. */
export const indexReport = oncePerReport(build);

function build({ tokens, clauses, phrases }: LanguageAnalysis): ReportIndex {
  const clauseOf = new Int32Array(tokens.length).fill(-1);
  const headOf = new Int32Array(tokens.length).fill(-1);
  const attributes = new Map<number, number[]>();
  for (const clause of clauses) for (const token of clause.tokens) clauseOf[token] = clause.index;
  for (const phrase of phrases) {
    headOf[phrase.head] = phrase.index;
    if (phrase.parent === undefined) continue;
    const list = attributes.get(phrase.parent);
    if (list) list.push(phrase.index);
    else attributes.set(phrase.parent, [phrase.index]);
  }
  return {
    lower: tokens.map((token) => lowerCase(token.form)),
    lemmas: tokens.map((token) => lowerCase(token.lemma)),
    clauseOf,
    headOf,
    attributes,
  };
}
