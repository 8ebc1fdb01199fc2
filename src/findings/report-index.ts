import type { LanguageAnalysis } from '../model/index.js';

/** Where tokens, phrases and clauses of one report belong: read by every detector. */
export interface ReportIndex {
  /** Clause whose own token it is, -1 for none. */
  readonly clauseOf: Int32Array;
  /** Phrase that each token is the head of, -1 for none. */
  readonly headOf: Int32Array;
  /** Attributes of each phrase, in order; absent for none. */
  readonly attributes: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<LanguageAnalysis, ReportIndex>();

/** The index of a report, made once in linear time however many detectors ask for it. */
export function indexReport(language: LanguageAnalysis): ReportIndex {
  let index = known.get(language);
  if (!index) {
    index = build(language);
    known.set(language, index);
  }
  return index;
}

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
  return { clauseOf, headOf, attributes };
}
