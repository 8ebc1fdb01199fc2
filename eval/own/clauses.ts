import { analyzeLanguage } from '../../src/language/index.js';
import type { Argument, Clause, LanguageAnalysis, Phrase, Span } from '../../src/model/index.js';
import { f1, readGold, readGoldTexts, touches } from './gold.js';

/** One labelled clause: see `eval/gold/clauses.md`. */
export interface GoldClause {
  readonly id: string;
  readonly half: 'a' | 'b';
  readonly verb: Span;
  readonly who: readonly Span[];
  readonly whom: readonly Span[];
  readonly toWhom: readonly Span[];
}

/** Who, whom and to whom of one clause, as spans that hold the head. */
export interface FoundRoles {
  readonly who: readonly Span[];
  readonly whom: readonly Span[];
  readonly toWhom: readonly Span[];
}

/** `f1`: micro F1 over heads with their role (who, whom, to whom). `exact`: share of clauses with all three right. `f1A`, `f1B`: the halves. */
export interface ClauseScores {
  readonly f1: number;
  readonly exact: number;
  readonly f1A: number;
  readonly f1B: number;
}

/** Scores who did what to whom on the clause gold. Throws `NotAvailable`. */
export async function scoreOwnClauses(): Promise<ClauseScores> {
  const texts = await readGoldTexts();
  const pairs = readGold<GoldClause>('clauses.jsonl').map((gold) => ({
    gold,
    found: rolesAt(analyzeLanguage(texts.get(gold.id)!.text, { lang: 'de' }), gold.verb),
  }));
  const half = (name: 'a' | 'b') => scoreRoles(pairs.filter(({ gold }) => gold.half === name)).f1;
  return { ...scoreRoles(pairs), f1A: half('a'), f1B: half('b') };
}

/**
 * Micro F1 over heads, and the share of clauses that are right as a whole. A found span that holds several heads finds them all and counts as
 * that many.
 */
export function scoreRoles(pairs: readonly { readonly gold: FoundRoles; readonly found: FoundRoles }[]): { f1: number; exact: number } {
  let right = 0;
  let found = 0;
  let wanted = 0;
  let exact = 0;
  for (const pair of pairs) {
    let whole = true;
    for (const role of ['who', 'whom', 'toWhom'] as const) {
      const hits = pair.gold[role].filter((head) => touches(pair.found[role], head)).length;
      right += hits;
      found += pair.found[role].reduce((sum, span) => sum + Math.max(1, pair.gold[role].filter((head) => touches([span], head)).length), 0);
      wanted += pair.gold[role].length;
      whole &&= hits === pair.gold[role].length && hits === pair.found[role].length;
    }
    if (whole) exact += 1;
  }
  return { f1: f1(right, found, wanted), exact: pairs.length === 0 ? 1 : exact / pairs.length };
}

/** Deep roles of the clause whose full verb stands at `verb`: the agent of a passive is who, its subject whom. Relative pronouns stand for themselves. */
export function rolesAt(language: LanguageAnalysis, verb: Span): FoundRoles {
  const clause = language.clauses.find((one) => one.verb !== undefined && touches([spanOf(language, one.verb)], verb));
  if (!clause) return { who: [], whom: [], toWhom: [] };
  const passive = clause.voice !== 'active';
  return {
    who: headsOf(language, clause, passive ? ['agent'] : ['subject']),
    whom: headsOf(language, clause, passive ? ['subject'] : ['object']),
    toWhom: headsOf(language, clause, ['indirect-object']),
  };
}

function headsOf(language: LanguageAnalysis, clause: Clause, roles: readonly Argument['role'][]): Span[] {
  return clause.args
    .filter((arg) => roles.includes(arg.role))
    .flatMap((arg) => [arg.head, ...conjunctsOf(language.phrases, arg.phrase)])
    .map((token) => spanOf(language, token));
}

function conjunctsOf(phrases: readonly Phrase[], phrase: number): number[] {
  return phrases.filter((one) => one.parent === phrase && one.attribute === 'conjunct').map((one) => one.head);
}

function spanOf(language: LanguageAnalysis, token: number): Span {
  const { start, end } = language.tokens[token]!;
  return [start, end];
}
