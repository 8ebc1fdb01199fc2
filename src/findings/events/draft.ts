import type { EntityRef, PloverContext, PloverMode, PloverType } from '../../model/index.js';
import type { LightSense } from './frames.js';
import type { Party } from './party.js';

/** An event as one mention of it tells it, before mentions are joined. */
export interface EventDraft {
  readonly type: PloverType;
  mode?: PloverMode;
  contexts: readonly PloverContext[];
  /** Token indices of the words that name it. */
  readonly trigger: readonly number[];
  /** Index of the clause that it stands in, -1 for none. */
  readonly clause: number;
  /** Phrase of the noun that names it; absent where a verb does. */
  readonly phrase?: number;
  /** Sentence of the trigger. */
  readonly sentence: number;
  /** A light verb carries the noun: tense, mood and negation of the clause are the event's. */
  readonly carried: boolean;
  readonly sense: LightSense;
  sources: Party[];
  recipients: Party[];
  /** Who is acted with or fought: the other side where a first one is told, else a source. */
  partners: Party[];
  places: EntityRef[];
  instruments: string[];
  /** Head token of what a speech act is about. */
  content?: number;
  /** Content clauses and phrases of it are no events of their own. */
  readonly contentClauses: readonly number[];
  /** Phrases that fill its slots: what hangs on them belongs to it. */
  readonly used: readonly number[];
  /** The noun takes up something known ("der Angriff"). */
  readonly definite: boolean;
  time?: string;
}

/** Types that are acts of speech: two of them by one speaker are two events. */
export const SPEECH_TYPES: ReadonlySet<PloverType> = new Set(['AGREE', 'SUPPORT', 'CONCEDE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']);
