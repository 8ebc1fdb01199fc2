import type { Sentence, Token } from '../../../model/index.js';
import type { VerbKind } from '../phrases/index.js';

/** Longest name in marks, in words. */
const LONGEST_NAME = 5;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['„', '“”"'],
  ['»', '«'],
  ['"', '"'],
]);
/** What stands before a name in marks. */
const BEFORE: ReadonlySet<string> = new Set(['DET', 'NOUN', 'ADJ', 'ADP', 'PROPN']);

/**
 * Verbs inside a name in quotation marks are no verbs of the sentence: "die Stiftung „Bern hilft“ sagte". A name is short, opens with a capitalised noun behind a
 * noun, article, adjective or preposition, has no mark inside, and the sentence has a finite verb besides; not "Er rief: „Bern hilft!“" nor "„Bern hilft“, sagte er".
 */
export function unmarkNames(sentences: readonly Sentence[], tokens: readonly Token[], kinds: VerbKind[]): void {
  for (const sentence of sentences) {
    for (let open = sentence.first + 1; open < sentence.last - 2; open += 1) {
      const closing = CLOSING.get(tokens[open]!.form);
      if (closing === undefined || !BEFORE.has(tokens[open - 1]!.upos)) continue;
      const close = endOfName(tokens, open, closing, sentence.last);
      if (close < 0) continue;
      if (hasFinite(kinds, open + 1, close) && (hasFinite(kinds, sentence.first, open) || hasFinite(kinds, close, sentence.last)))
        kinds.fill('none', open + 1, close);
      open = close;
    }
  }
}

/** The closing mark of a name that opens at a mark, else -1. */
function endOfName(tokens: readonly Token[], open: number, closing: string, last: number): number {
  const { upos, form } = tokens[open + 1]!;
  if ((upos !== 'NOUN' && upos !== 'PROPN') || !/^\p{Lu}/u.test(form)) return -1;
  for (let at = open + 2; at < last && at <= open + 1 + LONGEST_NAME; at += 1) {
    if (closing.includes(tokens[at]!.form)) return at;
    if (tokens[at]!.upos === 'PUNCT') return -1;
  }
  return -1;
}

function hasFinite(kinds: readonly VerbKind[], first: number, last: number): boolean {
  for (let at = first; at < last; at += 1) if (kinds[at] === 'finite') return true;
  return false;
}
