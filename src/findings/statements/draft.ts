import type { Stance, Statement, StatementAct, StatementForm } from '../../model/index.js';
import type { Range, Reading } from './reading.js';

/** A statement while the rules work on it: in tokens, not offsets. */
export interface Draft {
  form: StatementForm;
  quote: Range[];
  /** Token indices of the reporting words. */
  cue: number[];
  frame: Range[];
  speaker: Range[];
  /** Head token of the speaker's phrase, for its reference. */
  speakerHead?: number;
  addressee: Range[];
  addresseeHead?: number;
  act: StatementAct;
  /** The stance that the cue itself gives. */
  stance?: Stance;
  /** The stance that the negated cue gives. */
  stanceNegated?: Stance;
  /** The cue takes no side whatever its act. */
  neutral?: boolean;
  medium: Statement['medium'];
  nested: boolean;
  /** Sentence of the cue, or of the first quoted token. */
  readonly sentence: number;
  /** Clause of the cue. */
  readonly clause?: number;
  /** Which rule found it: for `explain` and for refining. */
  readonly rule: string;
  /** The cue is negated: "sagte nicht, dass". */
  negated?: boolean;
  /** What the statement is about, where that is less than its quote. */
  about?: Range;
  /** Of a run without frame: the statement that it goes on from, whose cue and frame hold for words quoted in it. */
  source?: Draft;
  /** Its speaker may be a seat of government that the words name as a place: "in Moskau hegt man …", "Moskau: Keine …". */
  seat?: boolean;
  /** It stands only if its speaker resolves to an actor. */
  onlyResolved?: boolean;
  /** It stands unless its speaker is a place. */
  notPlace?: boolean;
  /** It stands only if its speaker is an actor of the lists, or known from the report and speaking of a known issue. */
  onlyListed?: boolean;
  /** With `onlyListed`: the verb itself takes the side, so that a body, a people or the government of a seat makes it a statement, whatever it is about. */
  firm?: boolean;
}

/** A stand that is told without a word of saying: it stands only if its speaker is an actor of the lists, or known from the report and speaking of a known issue. */
export function narratedDraft(
  fields: Pick<Draft, 'quote' | 'speaker' | 'act' | 'sentence' | 'rule'> & Partial<Omit<Draft, 'form' | 'cue' | 'frame'>>,
): Draft {
  return { form: 'reported', cue: [], frame: [], addressee: [], medium: 'unknown', nested: false, onlyListed: true, ...fields };
}

/** First token of the quote. */
export function quoteStart(draft: Draft): number {
  return Math.min(...draft.quote.map(([first]) => first));
}

/** One past the last token of the quote. */
export function quoteEnd(draft: Draft): number {
  return Math.max(...draft.quote.map(([, last]) => last));
}

/** Drafts by every sentence that their cue or quote touches, so that look-ups stay local. */
export function draftsBySentence(reading: Reading, drafts: readonly Draft[]): ReadonlyMap<number, readonly Draft[]> {
  const found = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const sentences = new Set([draft.sentence]);
    for (const [first, last] of draft.quote) {
      for (let sentence = reading.tokens[first]?.sentence ?? 0; sentence <= (reading.tokens[last - 1]?.sentence ?? -1); sentence++)
        sentences.add(sentence);
    }
    for (const sentence of sentences) {
      const list = found.get(sentence);
      if (list) list.push(draft);
      else found.set(sentence, [draft]);
    }
  }
  return found;
}
