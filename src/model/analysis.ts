import type { LanguageTag } from './language.js';
import type { Problem } from './problem.js';
import type { Span } from './span.js';

/** Universal Dependencies parts of speech. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** Universal Dependencies features, by their own names; absent where not known or not applicable. */
export interface Feats {
  readonly Case?: 'Nom' | 'Gen' | 'Dat' | 'Acc';
  readonly Gender?: 'Masc' | 'Fem' | 'Neut';
  readonly Number?: 'Sing' | 'Plur';
  readonly Person?: '1' | '2' | '3';
  readonly Mood?: 'Ind' | 'Sub' | 'Imp';
  readonly Tense?: 'Pres' | 'Past';
  readonly VerbForm?: 'Fin' | 'Inf' | 'Part';
  readonly Degree?: 'Pos' | 'Cmp' | 'Sup';
  readonly Definite?: 'Def' | 'Ind';
  readonly PronType?: 'Art' | 'Dem' | 'Ind' | 'Int' | 'Neg' | 'Prs' | 'Rel' | 'Rcp' | 'Tot';
  readonly Poss?: 'Yes';
  readonly Reflex?: 'Yes';
  readonly Polarity?: 'Neg';
}

/** One syntactic word as written (German contractions such as "im" stay one token). */
export interface Token {
  /** Position in the report, from 0. */
  readonly index: number;
  /** Position of its sentence in the report, from 0. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly feats: Feats;
  /** Index of the head token in the report; -1 for a root, and for every token where no parser ran. */
  readonly head: number;
  /** Universal Dependencies relation; `root` for roots, `dep` where unknown. */
  readonly deprel: string;
}

/** A sentence: its span, and its tokens `[first, last)` as indices into the report's tokens. */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  /** A headline, a ticker's "++ … ++" line or another line without a finite verb or final mark. */
  readonly headline: boolean;
}

/**
 * A noun phrase or prepositional phrase: tokens `[first, last)`, its preposition included. Attributes to the right (genitive, apposition,
 * prepositional attribute) are phrases of their own whose `parent` is this one.
 */
export interface Phrase {
  readonly index: number;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly span: Span;
  /** Token index of the head noun, pronoun, or last word of a name. */
  readonly head: number;
  /** Token index of the preposition (or postposition, such as "zufolge"). */
  readonly preposition?: number;
  readonly determiner?: number;
  readonly case?: 'Nom' | 'Gen' | 'Dat' | 'Acc';
  /** Cases that the forms allow; `case` is the choice among them. */
  readonly cases: readonly ('Nom' | 'Gen' | 'Dat' | 'Acc')[];
  readonly number?: 'Sing' | 'Plur';
  readonly gender?: 'Masc' | 'Fem' | 'Neut';
  readonly person: '1' | '2' | '3';
  /** The phrase that this one is an attribute of, and how. */
  readonly parent?: number;
  readonly attribute?: 'genitive' | 'prepositional' | 'apposition' | 'conjunct';
}

export type ArgumentRole = 'subject' | 'object' | 'indirect-object' | 'genitive-object' | 'oblique' | 'agent' | 'predicate' | 'adverbial';

/** A phrase in its role with a verb. `agent`: "von"/"durch" with a passive. `oblique`: every other prepositional phrase of the clause. */
export interface Argument {
  readonly role: ArgumentRole;
  /** Index of the phrase; the head of a coordination comes first, its conjuncts hang on it by `parent`. */
  readonly phrase: number;
  /** Span of the phrase with all its attributes. */
  readonly span: Span;
  /** Token index of the head. */
  readonly head: number;
  /** Lemma of the preposition, lower case: "mit", "zufolge"; contractions undone ("zum" is "zu"). */
  readonly preposition?: string;
  /** 0..1: agreeing sources of evidence give high values. */
  readonly confidence: number;
  /** Which rule or model decided, for `explain`. */
  readonly reason: string;
}

export type ClauseKind = 'main' | 'subordinate' | 'relative' | 'infinitive' | 'participle' | 'verbless';

/** A clause by topological fields. */
export interface Clause {
  readonly index: number;
  readonly sentence: number;
  readonly kind: ClauseKind;
  /** From its first to its last token, embedded clauses included. */
  readonly span: Span;
  /** Indices of the clause's own tokens in order, embedded clauses excluded. */
  readonly tokens: readonly number[];
  /** Clause that this one depends on or is embedded in; absent for a matrix clause. */
  readonly parent?: number;
  /** Earlier clause that this one is coordinated with: it may share its subject. */
  readonly conjunctOf?: number;
  readonly order: 'verb-first' | 'verb-second' | 'verb-last' | 'none';
  /** Token index of the conjunction, relative pronoun or question word that opens it. */
  readonly subordinator?: number;
  readonly finite?: number;
  /** Token index of the full verb; absent in a verbless clause. */
  readonly verb?: number;
  /** Token index of a separated prefix. */
  readonly particle?: number;
  /** Token indices of auxiliaries and modals, finite one included where it is one. */
  readonly auxiliaries: readonly number[];
  /** Lemma of the full verb with its separable prefix ("ankündigen"); empty when verbless. */
  readonly lemma: string;
  /** Lemma of a modal verb in the complex ("sollen"). */
  readonly modal?: string;
  readonly tense: 'present' | 'past' | 'perfect' | 'pluperfect' | 'future' | 'none';
  /** `subjunctive-1` only where the form is recognisably so, or the clause continues a run of such forms. */
  readonly mood: 'indicative' | 'subjunctive-1' | 'subjunctive-2' | 'imperative' | 'none';
  readonly voice: 'active' | 'passive' | 'static-passive';
  /** Token index of the negation that governs the clause ("nicht", "kein", "nie", "ohne zu"). */
  readonly negation?: number;
  readonly question: boolean;
  readonly args: readonly Argument[];
}

/** TIMEX3 classes. */
export type TimeType = 'date' | 'time' | 'duration' | 'set';
export type TimePrecision =
  | 'second'
  | 'minute'
  | 'hour'
  | 'part-of-day'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'vague';

/** A time expression with its TIMEX3 value (`2025-03-27TNI`, `P11Y`, `PXY`, `PRESENT_REF`). */
export interface TimeExpression {
  readonly span: Span;
  readonly type: TimeType;
  readonly value: string;
  readonly precision: TimePrecision;
  /** `stated`: all of the value stands in the words; `inferred`: resolved against publication time or narrative. */
  readonly basis: 'stated' | 'inferred';
}

/** What the language layer makes of one text. Pure and deterministic. */
export interface LanguageAnalysis {
  readonly lang: LanguageTag;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
  readonly times: readonly TimeExpression[];
  readonly problems: readonly Problem[];
}
