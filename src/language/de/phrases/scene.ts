import { caseCells } from './agreement.js';
import type { PhraseDraft, Words } from './draft.js';
import { chooseCase } from './resolve.js';
import { verbKind } from './verb-forms.js';
import type { PhraseWords } from './words.js';

/** What the attributes of one sentence depend on. */
export interface AttributeScene {
  readonly words: Words;
  readonly lists: PhraseWords;
  readonly last: number;
  /** Phrases outside other phrases, left to right. */
  readonly line: readonly PhraseDraft[];
  /** Index of the last finite verb before each token of the sentence within the same run without comma, -1 where none; by offset from the first token. */
  readonly finiteBefore: Int32Array;
  /** The run without comma holds a form of "werden" and a participle. */
  readonly passive: Uint8Array;
  /** The token lies before the finite verb of a main clause, in its run. */
  readonly firstField: Uint8Array;
  readonly first: number;
}

/** What runs without comma tell about their tokens: see `AttributeScene`. */
export function scanRuns(
  words: Words,
  first: number,
  last: number,
): { finiteBefore: Int32Array; passive: Uint8Array; firstField: Uint8Array } {
  const { tokens } = words;
  const firstField = new Uint8Array(last - first);
  const finiteBefore = new Int32Array(last - first).fill(-1);
  const passive = new Uint8Array(last - first);
  let runStart = first;
  let finite = -1;
  let becomes = false;
  let participle = false;
  const close = (end: number): void => {
    if (becomes && participle) passive.fill(1, runStart - first, end - first);
  };
  for (let index = first; index < last; index += 1) {
    const token = tokens[index]!;
    if (token.upos === 'PUNCT' && (token.form === ',' || token.form === ';' || token.form === ':')) {
      close(index);
      runStart = index;
      finite = -1;
      becomes = false;
      participle = false;
    }
    finiteBefore[index - first] = finite;
    const kind = verbKind(tokens, index);
    if (kind === 'finite') {
      if (finite < 0 && !opensSubordinate(words, runStart, first)) firstField.fill(1, runStart - first, index - first);
      finite = index;
    }
    if (kind === 'participle') participle = true;
    if (kind !== 'none' && token.lemma === 'werden') becomes = true;
  }
  close(last);
  return { finiteBefore, passive, firstField };
}

/** The run begins with a conjunction or relative pronoun: its verb comes last. */
function opensSubordinate(words: Words, runStart: number, first: number): boolean {
  const { tokens } = words;
  let index = runStart;
  while (
    index < tokens.length &&
    index < runStart + 3 &&
    (tokens[index]!.upos === 'PUNCT' || tokens[index]!.upos === 'CCONJ' || tokens[index]!.upos === 'ADP' || tokens[index]!.upos === 'ADV')
  )
    index += 1;
  const token = tokens[index];
  return (
    token !== undefined && (token.upos === 'SCONJ' || (token.upos === 'PRON' && runStart > first && /^(?:d|w)/.test(words.lower[index]!)))
  );
}

/** Whether one case fits both phrases. */
export function shareCase(left: PhraseDraft, right: PhraseDraft): boolean {
  for (let bits = 1; bits <= 8; bits *= 2) {
    const mask = caseCells(bits);
    if ((left.cells & mask) !== 0 && (right.cells & mask) !== 0) return true;
  }
  return false;
}

/** Two phrases must stand in one case: the one that the forms of both allow. */
export function shareCases(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): void {
  if (right.preposition >= 0) return;
  let bits = 0;
  for (let one = 1; one <= 8; one *= 2) {
    const mask = caseCells(one);
    if ((left.cells & mask) !== 0 && (right.cells & mask) !== 0) bits |= one;
  }
  if (bits === 0) return;
  const before = left.cells;
  left.cells &= caseCells(bits);
  right.cells &= caseCells(bits);
  if (left.cells !== before) chooseCase(scene.words, left);
  chooseCase(scene.words, right);
  if (left.case) right.case = left.case;
  else if (right.case) left.case = right.case;
}
