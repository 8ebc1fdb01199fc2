import type { EntityRef } from './entity.js';
import type { PloverContext, PloverMode, PloverType } from './plover.js';
import type { Span } from './span.js';

/** How sure a finding is. Where several hold, the first of this list counts. */
export const CERTAINTIES = ['denied', 'questioned', 'conditional', 'planned', 'hedged', 'attributed', 'asserted'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** If this, then that: on a finding. */
export interface Condition {
  readonly evidence: readonly Span[];
  readonly kind: 'if' | 'unless' | 'until' | 'after' | 'while';
  /** Who sets the condition, where the text says so. */
  readonly setBy?: EntityRef;
  /** The words that depend on it. */
  readonly for: readonly Span[];
}

export type Bound = 'exact' | 'about' | 'at-least' | 'more-than' | 'up-to' | 'less-than' | 'between' | 'unquantified';

export type StatementForm = 'direct' | 'indirect' | 'indirect-free' | 'free-indirect' | 'reported';
export type StatementAct =
  | 'assert'
  | 'demand'
  | 'doubt'
  | 'deny'
  | 'accuse'
  | 'promise'
  | 'threaten'
  | 'welcome'
  | 'reject'
  | 'warn'
  | 'ask'
  | 'offer';
/** An actor's attitude to an issue. */
export type Stance = 'supports' | 'opposes' | 'demands' | 'offers' | 'doubts' | 'accepts-on-condition' | 'undecided';

/** Who said what to whom, in which form, about what. */
export interface Statement {
  readonly form: StatementForm;
  readonly quote: readonly Span[];
  readonly cue: readonly Span[];
  readonly speaker: readonly Span[];
  readonly frame: readonly Span[];
  readonly addressee: readonly Span[];
  /** True where it stands inside another statement's quote. */
  readonly nested: boolean;
  readonly speakerEntity?: EntityRef;
  readonly medium: 'speech' | 'writing' | 'thought' | 'unknown';
  readonly act: StatementAct;
  /** Normalised noun phrase that the statement is about ("Waffenruhe"). */
  readonly issue?: string;
  readonly stance?: Stance;
  readonly certainty: Certainty;
  /** Outermost claimant first; the speaker is not in it. */
  readonly attribution: readonly EntityRef[];
  readonly condition?: Condition;
}

export type CountWhat =
  | 'killed'
  | 'injured'
  | 'missing'
  | 'captured'
  | 'displaced'
  | 'participants'
  | 'weapons'
  | 'intercepted'
  | 'hits'
  | 'fires'
  | 'other';

/** A number of people or things in an event. `min`/`max` follow `bound` as DESIGN says; never rounded, never added up. */
export interface Count {
  readonly what: CountWhat;
  readonly min?: number;
  readonly max?: number;
  readonly bound: Bound;
  /** The words of `span`: modifier, number and noun. */
  readonly text: string;
  readonly span: Span;
}

/**
 * A number that a report gives for people or things of a happening, with what it covers and who gives it. Every counted number of a report is one,
 * whether an event names it or not: tolls are laid side by side from these.
 */
export interface Tally extends Count {
  /** The place that it covers, where the sentence names one; unknown scope stays absent. */
  readonly scope?: EntityRef;
  /** A part of a number named before: "darunter zwei Mädchen". */
  readonly part: boolean;
  /** Marked as the older number: "zunächst zwei". */
  readonly earlier: boolean;
  readonly evidence: readonly Span[];
  readonly certainty: Certainty;
  /** Those who give the number, outermost claimant first; empty where the outlet does. */
  readonly attribution: readonly EntityRef[];
}

/** Who did what to whom, where, when, with which means and counts. */
export interface Event {
  readonly type: PloverType;
  readonly mode?: PloverMode;
  readonly contexts: readonly PloverContext[];
  readonly evidence: readonly Span[];
  readonly sources: readonly EntityRef[];
  readonly recipients: readonly EntityRef[];
  readonly places: readonly EntityRef[];
  /** TIMEX3 value. */
  readonly time?: string;
  readonly instruments: readonly string[];
  readonly counts: readonly Count[];
  readonly certainty: Certainty;
  readonly attribution: readonly EntityRef[];
  readonly condition?: Condition;
}

export interface TransferItem {
  readonly what: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly bound?: Bound;
  /** Currency by ISO 4217. */
  readonly value?: { readonly amount: number; readonly currency: string };
}

/** Who gives what and how much to whom. */
export interface Transfer {
  readonly giver?: EntityRef;
  readonly receiver?: EntityRef;
  readonly items: readonly TransferItem[];
  readonly status: 'announced' | 'committed' | 'delivered' | 'claimed' | 'refused';
  readonly evidence: readonly Span[];
  readonly certainty: Certainty;
  readonly attribution: readonly EntityRef[];
  readonly condition?: Condition;
}

/** A measured value or change with its period, unit and publisher. */
export interface Figure {
  readonly subject?: EntityRef;
  readonly measure: string;
  readonly value?: number;
  readonly bound?: Bound;
  readonly unit?: string;
  readonly change?: {
    readonly direction: 'up' | 'down' | 'same';
    readonly amount?: number;
    readonly unit?: string;
    readonly baseline?: string;
  };
  /** TIMEX3 value of what was measured. */
  readonly period?: string;
  readonly publisher?: EntityRef;
  readonly evidence: readonly Span[];
  readonly certainty: Certainty;
  readonly attribution: readonly EntityRef[];
}

/** What one report says, as data, before it has an id. */
export interface ReportFindings {
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly transfers: readonly Transfer[];
  readonly figures: readonly Figure[];
  readonly tallies: readonly Tally[];
  /** What the report itself makes depend on something, where no finding carries it: "Ohne neue Waffen bleibt die Lage gefährlich". */
  readonly conditions: readonly Condition[];
}

/** A finding as the store keeps it: its body, where it stands, and an id that is a hash of content and source, without times of processing. */
export type Finding = { readonly id: string; readonly report: string; readonly revision: number } & (
  | { readonly kind: 'statement'; readonly body: Statement }
  | { readonly kind: 'event'; readonly body: Event }
  | { readonly kind: 'transfer'; readonly body: Transfer }
  | { readonly kind: 'figure'; readonly body: Figure }
  | { readonly kind: 'tally'; readonly body: Tally }
);
