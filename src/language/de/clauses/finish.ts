import type { Argument, Clause, Sentence, Token } from '../../../model/index.js';
import type { VerbComplex } from './complex.js';
import type { ClauseDraft } from './draft.js';

/** What a finished clause is made of. */
export interface ClauseParts {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly sentence: Sentence;
  readonly draft: ClauseDraft;
  readonly complex: VerbComplex;
  readonly index: number;
  readonly clauseOf: ReadonlyMap<ClauseDraft, number>;
  readonly args: readonly Argument[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The clause as the model has it. */
export function finishClause({ tokens, lower, sentence, draft, complex, index, clauseOf, args }: ClauseParts): Clause {
  const clause: Mutable<Clause> = {
    index,
    sentence: sentence.index,
    kind: complex.verb < 0 ? 'verbless' : draft.kind,
    span: [tokens[draft.tokens[0]!]!.start, tokens[draft.tokens[draft.tokens.length - 1]!]!.end],
    tokens: draft.tokens,
    order: complex.order,
    auxiliaries: complex.auxiliaries,
    lemma: complex.lemma,
    tense: complex.tense,
    mood: complex.mood,
    voice: complex.voice,
    question: draft.kind === 'main' && lower[sentence.last - 1] === '?',
    args,
  };
  const parent = draft.parent && clauseOf.get(draft.parent);
  const conjunctOf = draft.conjunctOf && clauseOf.get(draft.conjunctOf);
  const negation = findNegation(lower, draft, tokens);
  if (parent !== undefined) clause.parent = parent;
  if (conjunctOf !== undefined) clause.conjunctOf = conjunctOf;
  if (draft.subordinator >= 0) clause.subordinator = draft.subordinator;
  if (draft.finite >= 0) clause.finite = draft.finite;
  if (complex.verb >= 0) clause.verb = complex.verb;
  if (complex.particle >= 0) clause.particle = complex.particle;
  if (complex.modal) clause.modal = complex.modal;
  if (negation >= 0) clause.negation = negation;
  return clause;
}

const NEGATIONS: ReadonlySet<string> = new Set(
  'nie niemals niemand niemanden niemandem nichts nirgends nirgendwo weder keinesfalls keineswegs keinerlei'.split(' '),
);

/** The word that negates a clause; "nicht nur" and "nicht zuletzt" negate nothing, nor does "nicht die Armee, sondern die Miliz". -1 where there is none. */
function findNegation(lower: readonly string[], draft: ClauseDraft, tokens: readonly Token[]): number {
  for (const index of draft.tokens) {
    const word = lower[index]!;
    if (NEGATIONS.has(word) || (word === 'ohne' && draft.kind === 'infinitive' && draft.subordinator === index)) return index;
    const negates =
      word === 'nicht'
        ? lower[index + 1] !== 'nur' && lower[index + 1] !== 'zuletzt'
        : word.startsWith('kein') && (tokens[index]!.upos === 'DET' || tokens[index]!.upos === 'PRON');
    if (negates && !isCorrected(lower, draft, tokens, index)) return index;
  }
  return -1;
}

/** ", sondern" goes on in the same clause with what is right instead, and no verb stands before it that would be what is denied: not "will nicht zahlen, sondern klagen". */
function isCorrected(lower: readonly string[], draft: ClauseDraft, tokens: readonly Token[], negation: number): boolean {
  for (const index of draft.tokens) {
    if (index <= negation) continue;
    if (lower[index] === 'sondern') return lower[index - 1] === ',' && index > negation + 2;
    if (tokens[index]!.upos === 'VERB' && index !== draft.finite) return false;
  }
  return false;
}

/**
 * Carries Konjunktiv I on to forms that are the indicative's too, where they go on from one: "Er sei krank und sie [haben] Angst".
 * Not "Sie haben Angst" by itself, nor "sind", whose Konjunktiv differs.
 */
export function continueSubjunctive(clauses: Clause[], base: number, tokens: readonly Token[]): void {
  for (const [at, clause] of clauses.entries()) {
    if (clause.mood !== 'indicative' || clause.conjunctOf === undefined || clause.finite === undefined) continue;
    if (clauses[clause.conjunctOf - base]?.mood !== 'subjunctive-1') continue;
    const { feats, lemma } = tokens[clause.finite]!;
    if (lemma !== 'sein' && feats.Number === 'Plur' && feats.Tense === 'Pres') clauses[at] = { ...clause, mood: 'subjunctive-1' };
  }
}
