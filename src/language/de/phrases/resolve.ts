import type { Token } from '../../../model/index.js';
import { adjectiveCells, type Cells, caseCells, casesOfCells, columnCells, determinerCells, nounCells, pronounCells } from './agreement.js';
import type { PhraseDraft, Words } from './draft.js';
import type { PhraseWords } from './words.js';

/** A phrase that hangs on nothing yet. */
export function draft(first: number, last: number, head: number, preposition: number, determiner: number, cells: Cells): PhraseDraft {
  return { first, last, head, preposition, determiner, cells, case: undefined, parent: undefined, attribute: undefined, inner: false };
}

/** A pronoun, with an adjective after "etwas" and "nichts". */
export function readPronoun(words: Words, start: number, last: number): PhraseDraft {
  const { tokens, lower } = words;
  let end = start + 1;
  const word = lower[start]!;
  if (
    (word === 'etwas' || word === 'nichts' || word === 'viel' || word === 'wenig' || word === 'alles') &&
    end < last &&
    tokens[end]!.upos === 'ADJ' &&
    isInflected(tokens[end]!)
  )
    end += 1;
  const found = draft(start, end, start, -1, -1, pronounCells(word));
  if (word !== 'sie' && word !== 'die') restrict(found, columnCells(tokens[start]!.feats));
  chooseCase(words, found);
  return found;
}

/** A determiner without a noun: "dieser sagte", "viele kamen". */
export function pronominal(words: Words, start: number, last: number, determiner: number): PhraseDraft {
  const found = draft(start, last, last - 1, -1, determiner, pronounCells(words.lower[last - 1]!));
  if (!/^(?:k?einer|die)$/.test(words.lower[last - 1]!)) restrict(found, columnCells(words.tokens[last - 1]!.feats));
  chooseCase(words, found);
  return found;
}

/** Cells from determiner, adjectives and noun together; where they contradict each other, the more reliable ones win. */
export function resolve(words: Words, lists: PhraseWords, phrase: PhraseDraft, nounFirst: number, nounLast: number): void {
  const { tokens, lower } = words;
  if (phrase.determiner >= 0) {
    for (let index = phrase.determiner; index < nounFirst && tokens[index]!.upos === 'DET'; index += 1)
      restrict(phrase, determinerCells(lower[index]!));
  }
  for (let index = nounFirst - 1; index > phrase.determiner && index >= phrase.first; index -= 1) {
    if (tokens[index]!.upos !== 'ADJ') break;
    if (isInflected(tokens[index]!)) restrict(phrase, adjectiveCells(lower[index]!));
  }
  if (nounLast > nounFirst) {
    const compound = tokens[nounFirst + 1]?.upos === 'PUNCT' && phrase.head > nounFirst;
    // "Staats- und Regierungschefs": the last part has the form.
    const truncated = tokens[nounFirst]!.form.endsWith('-');
    const whole = truncated ? wholeNoun(words, nounFirst, phrase.head) : nounFirst;
    const noun = tokens[compound ? phrase.head : whole]!;
    const quantity = lists.numerals.has(lower[nounFirst]!) || noun.upos === 'SYM';
    const determined = phrase.determiner >= 0;
    const gendered = nounCells(noun, true, determined);
    if (truncated && (phrase.cells & gendered) === 0) restrict(phrase, columnCells({ Number: 'Plur' }));
    else if (!quantity) {
      restrict(phrase, nounCells(noun, false, determined));
      restrict(phrase, gendered);
    }
    // "Tausende Studenten", whose form would be a singular, too.
    if (quantity && phrase.head > nounFirst && MULTITUDE.test(lower[nounFirst]!) && !lists.units.has(lower[phrase.head]!))
      restrict(phrase, columnCells({ Number: 'Plur' }));
    if (phrase.head !== nounFirst && tokens[phrase.head]!.upos === 'PROPN' && noun.upos === 'PROPN')
      restrict(phrase, nounCells(tokens[phrase.head]!, false, phrase.determiner >= 0));
    if (phrase.determiner < 0 && noun.upos === 'NOUN' && !hasInflectedAttribute(words, phrase, nounFirst))
      restrict(phrase, ~caseCells(2) | (noun.feats.Case === 'Gen' ? 0xffff : 0));
  } else restrict(phrase, columnCells(tokens[phrase.head]!.feats));
  chooseCase(words, phrase);
}

/** The first noun of "Staats- und Regierungschefs" that is no part of a word. */
function wholeNoun({ tokens }: Words, first: number, head: number): number {
  let at = first;
  while (at < head && (tokens[at]!.form.endsWith('-') || tokens[at]!.upos === 'CCONJ' || tokens[at]!.upos === 'PUNCT')) at += 1;
  return at;
}

const MULTITUDE = /(?:tausende|hunderte|dutzende|millionen|milliarden)$/;

function hasInflectedAttribute(words: Words, phrase: PhraseDraft, nounFirst: number): boolean {
  for (let index = phrase.first; index < nounFirst; index += 1) if (words.tokens[index]!.upos === 'ADJ') return true;
  return false;
}

function restrict(phrase: PhraseDraft, set: Cells): void {
  const both = phrase.cells & set;
  if (both !== 0) phrase.cells = both;
}

/** An attributive form: "schwere"; not "schwer", "sauber". */
export function isInflected(token: Token): boolean {
  if (token.feats.Case !== undefined) return /(?:e|er|es|en|em)$/.test(token.form);
  return token.lemma !== token.form && /(?:e|es|en|em)$/.test(token.form);
}

/** The case that the forms allow and most of the tagged words of the phrase vote for; the determiner counts most. */
export function chooseCase(words: Words, phrase: PhraseDraft): void {
  const allowed = casesOfCells(phrase.cells);
  if (allowed.length === 1) {
    phrase.case = allowed[0];
    return;
  }
  let best = 0;
  phrase.case = undefined;
  for (const one of allowed) {
    let votes = 0;
    for (let index = phrase.first; index < phrase.last; index += 1) {
      if (words.tokens[index]!.feats.Case === one) votes += index === phrase.determiner ? 1.5 : index === phrase.head ? 1.2 : 1;
    }
    if (votes > best) {
      best = votes;
      phrase.case = one;
    }
  }
}
