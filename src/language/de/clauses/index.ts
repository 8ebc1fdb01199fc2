import type { Clause, Phrase, Sentence, TimeExpression, Token } from '../../../model/index.js';
import { type VerbKind, verbKind } from '../phrases/index.js';
import { assignRoles } from './arguments.js';
import { readComplex } from './complex.js';
import type { ClauseDraft } from './draft.js';
import { readFields } from './fields.js';
import { continueSubjunctive, finishClause } from './finish.js';
import { unmarkNames } from './names.js';
import { markParticiples } from './participles.js';
import type { SentenceScene } from './scene.js';
import { shareArguments } from './sharing.js';
import { phraseExtents, timeTest, widenSpans } from './spans.js';

export { antecedentOf } from './antecedent.js';
export { findNominalisations, type NominalArgument, type Nominalisation, nominalArguments } from './nominal.js';
export { argumentsOfVerbs, type VerbArgument } from './universal.js';

/** What the clauses of all sentences of a text are read from. */
interface TextScene {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly kinds: readonly VerbKind[];
  readonly phrases: readonly Phrase[];
  readonly isTime: (phrase: Phrase) => boolean;
  readonly hasConjunct: (phrase: Phrase) => boolean;
  readonly spanOf: (phrase: Phrase) => readonly [number, number];
}

/**
 * The clauses of a German text by topological fields, with their arguments, in order of their sentences.
 * @param lower the forms of the tokens in lower case
 * @param phrases what `buildPhrases` gave for the same tokens
 * @param times time expressions of the text: a phrase that lies in one is no object
 */
export function buildClauses(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  lower: readonly string[],
  phrases: readonly Phrase[],
  times: readonly TimeExpression[] = [],
): Clause[] {
  const kinds: VerbKind[] = tokens.map((_, index) => verbKind(tokens, index));
  markParticiples(sentences, tokens, kinds);
  unmarkNames(sentences, tokens, kinds);
  const extents = phraseExtents(phrases);
  const conjoined = new Uint8Array(phrases.length);
  for (const phrase of phrases) if (phrase.attribute === 'conjunct' && phrase.parent !== undefined) conjoined[phrase.parent] = 1;
  const scene: TextScene = {
    tokens,
    lower,
    kinds,
    phrases,
    isTime: timeTest(lower, tokens, times),
    hasConjunct: (phrase) => conjoined[phrase.index] === 1,
    spanOf: (phrase) => extents[phrase.index]!,
  };
  const clauses: Clause[] = [];
  let from = 0;
  for (const sentence of sentences) {
    let to = from;
    while (to < phrases.length && phrases[to]!.sentence === sentence.index) to += 1;
    for (const clause of readSentence(scene, sentence, from, to, clauses.length)) clauses.push(clause);
    from = to;
  }
  return clauses;
}

/** The clauses of one sentence, whose phrases are `[from, to)`; `base` is the index of its first clause. */
function readSentence(text: TextScene, sentence: Sentence, from: number, to: number, base: number): Clause[] {
  const { tokens, lower, kinds, phrases } = text;
  const { first, last } = sentence;
  const phraseAt = new Int32Array(last - first).fill(-1);
  for (let index = to - 1; index >= from; index -= 1) phraseAt.fill(index, phrases[index]!.first - first, phrases[index]!.last - first);
  const scene: SentenceScene = { tokens, lower, kinds, first, last, phraseAt, phrases };
  const drafts = readFields(scene);
  const own = ownPhrases(phrases, drafts, sentence, from, to);
  const clauseOf = new Map<ClauseDraft, number>();
  for (const [at, draft] of drafts.entries()) clauseOf.set(draft, base + at);
  const clauses = drafts.map((draft, at) => {
    const complex = readComplex(tokens, lower, draft);
    const reflexive = own[at]!.some((phrase) => lower[phrase.head] === 'sich' && phrase.preposition === undefined);
    const { isTime, hasConjunct, spanOf } = text;
    const args = assignRoles({ tokens, lower, phrases, clause: draft, complex, own: own[at]!, reflexive, isTime, hasConjunct, spanOf });
    return finishClause({ tokens, lower, sentence, draft, complex, index: base + at, clauseOf, args });
  });
  shareArguments(clauses, base, tokens, phrases);
  continueSubjunctive(clauses, base, tokens);
  widenSpans(clauses, base);
  return clauses;
}

/** For each clause its phrases in order, without those that are attributes of another phrase of the same clause. */
function ownPhrases(phrases: readonly Phrase[], drafts: readonly ClauseDraft[], sentence: Sentence, from: number, to: number): Phrase[][] {
  const owners = new Int32Array(sentence.last - sentence.first).fill(-1);
  for (const [at, draft] of drafts.entries()) for (const token of draft.tokens) owners[token - sentence.first] = at;
  const own: Phrase[][] = drafts.map(() => []);
  for (let index = from; index < to; index += 1) {
    const phrase = phrases[index]!;
    const owner = owners[phrase.head - sentence.first]!;
    if (owner < 0) continue;
    const parent = phrase.parent === undefined ? undefined : phrases[phrase.parent];
    if (!parent || owners[parent.head - sentence.first] !== owner) own[owner]!.push(phrase);
  }
  return own;
}
