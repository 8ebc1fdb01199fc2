import type { Phrase, Sentence, Token } from '../../../model/index.js';
import { casesOfCells, cellsOfCase, genderOfCells, numberOfCells } from './agreement.js';
import { attachPhrases } from './attach.js';
import { chunkSentence } from './chunk.js';
import type { PhraseDraft, Words } from './draft.js';
import { phraseWords } from './words.js';

export { afterBracket } from './appose.js';
export { AUXILIARIES, MODALS, SEPARABLE, type VerbKind, verbKind } from './verb-forms.js';
export { endsInWord, isTimeNoun, type PhraseWords, phraseWords, prepositionLemma } from './words.js';

/**
 * Noun and prepositional phrases of a German text, in order of their first token; a phrase inside another one ("der [von Russland] geführte Krieg")
 * follows the one that holds it. Case is resolved for the whole phrase. Linear in the number of tokens.
 * @param lower the forms of the tokens in lower case
 */
export function buildPhrases(sentences: readonly Sentence[], tokens: readonly Token[], lower: readonly string[]): Phrase[] {
  const words = { tokens, lower };
  const lists = phraseWords();
  const phrases: Phrase[] = [];
  for (const sentence of sentences) {
    const drafts = chunkSentence(words, lists, sentence.first, sentence.last);
    attachPhrases(words, lists, sentence.first, sentence.last, drafts);
    drafts.sort((left, right) => left.first - right.first || right.last - left.last);
    const base = phrases.length;
    const positions = new Map<PhraseDraft, number>();
    for (const [index, draft] of drafts.entries()) positions.set(draft, base + index);
    for (const draft of drafts) phrases.push(finish(words, sentence.index, draft, phrases.length, positions));
  }
  return phrases;
}

function finish(words: Words, sentence: number, draft: PhraseDraft, index: number, positions: ReadonlyMap<PhraseDraft, number>): Phrase {
  const { tokens, lower } = words;
  const chosen = draft.case ? draft.cells & cellsOfCase(draft.case) : draft.cells;
  const head = tokens[draft.head]!;
  const number = numberOfCells(chosen || draft.cells) ?? head.feats.Number;
  const gender = number === 'Plur' ? head.feats.Gender : (genderOfCells(chosen) ?? head.feats.Gender);
  const parent = draft.parent ? positions.get(draft.parent) : undefined;
  const phrase: Mutable<Phrase> = {
    index,
    sentence,
    first: draft.first,
    last: draft.last,
    span: [tokens[draft.first]!.start, tokens[draft.last - 1]!.end],
    head: draft.head,
    cases: casesOfCells(draft.cells),
    person: personOf(head, lower[draft.head]!),
  };
  if (draft.preposition >= 0) phrase.preposition = draft.preposition;
  if (draft.determiner >= 0) phrase.determiner = draft.determiner;
  if (draft.case) phrase.case = draft.case;
  if (number) phrase.number = number;
  if (gender) phrase.gender = gender;
  if (parent !== undefined) phrase.parent = parent;
  if (parent !== undefined && draft.attribute) phrase.attribute = draft.attribute;
  return phrase;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function personOf(head: Token, lower: string): '1' | '2' | '3' {
  if (head.upos !== 'PRON') return '3';
  if (lower === 'ich' || lower === 'wir' || lower === 'mich' || lower === 'mir' || lower === 'uns') return '1';
  if (lower === 'du' || lower === 'ihr' || lower === 'dich' || lower === 'dir' || lower === 'euch') return '2';
  return '3';
}
