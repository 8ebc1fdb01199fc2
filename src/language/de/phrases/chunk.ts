import type { Token } from '../../../model/index.js';
import { ALL_CELLS, caseCells, cellsOfCase, determinerCells } from './agreement.js';
import type { PhraseDraft, Words } from './draft.js';
import {
  isBareYear,
  isCount,
  isNominalised,
  isNumber,
  isOrdinalDot,
  isPartitive,
  isQuote,
  modifierFollows,
  quantifierEnd,
  startsNoun,
  takesVon,
} from './modifiers.js';
import { readNouns } from './nouns.js';
import { chooseCase, draft, isInflected, pronominal, readPronoun, resolve } from './resolve.js';
import { verbKind } from './verb-forms.js';
import { isTimeNoun, type PhraseWords } from './words.js';

const MAX_INNER = 14;

/** What a phrase is read from: the words up to `last`, the list that a participle's own phrases go to, and how deep the reader is in them. */
interface ChunkScene {
  readonly words: Words;
  readonly lists: PhraseWords;
  readonly last: number;
  readonly inner: PhraseDraft[];
  readonly depth: number;
}

/**
 * The base phrases of one sentence, left to right: preposition, determiner, attributes before the noun, noun or name. A participle's own phrases
 * ("der [von Russland] geführte Krieg") come before the phrase that holds them.
 */
export function chunkSentence(words: Words, lists: PhraseWords, first: number, last: number): PhraseDraft[] {
  const found: PhraseDraft[] = [];
  const scene: ChunkScene = { words, lists, last, inner: found, depth: 0 };
  let index = first;
  while (index < last) {
    const phrase = readPhrase(scene, index);
    if (phrase) {
      found.push(phrase);
      index = Math.max(phrase.last, index + 1);
    } else index += 1;
  }
  return found;
}

function readPhrase(scene: ChunkScene, start: number): PhraseDraft | undefined {
  const { words, lists, last } = scene;
  const { tokens, lower } = words;
  const token = tokens[start]!;
  if (token.deprel === 'compound:prt') return undefined;
  if (token.upos === 'ADP' || (lists.prepositions.get(lower[start]!)?.contracted && token.upos !== 'PROPN')) {
    return readPrepositional(scene, start);
  }
  const quantified = quantifierEnd(words, lists, start, last);
  const nominal = readNominal(scene, quantified);
  if (!nominal) return undefined;
  nominal.first = start;
  return takePostposition(words, lists, nominal, last);
}

/** "nach Charkiw", "bis zum Montag", "seit gestern"; an adposition without a noun is no phrase but a particle. */
function readPrepositional(scene: ChunkScene, start: number): PhraseDraft | undefined {
  const { words, lists, last } = scene;
  const { tokens, lower } = words;
  let preposition = start;
  let next = start + 1;
  if (next >= last) return undefined;
  const word = lower[start]!;
  if (word === 'bis' && tokens[next]!.upos === 'ADP' && next + 1 < last) {
    if (lower[next] === 'zu' && tokens[next + 1]!.upos === 'NUM') return quantity(scene, start, next + 1);
    preposition = next;
    next += 1;
  } else if ((word === 'über' || word === 'unter') && isCount(tokens[next]!) && countedNoun(words, next + 1, last)) {
    return quantity(scene, start, next);
  }
  if (lower[next] === 'von' && tokens[next]!.upos === 'ADP' && takesVon(lists, lower[preposition]!)) next += 1;
  next = quantifierEnd(words, lists, next, last);
  if (next >= last) return undefined;
  const known = lists.prepositions.get(lower[preposition]!);
  if (isCircumposed(words, lists, start, next)) return undefined;
  const nominal = readNominal(scene, next);
  if (!nominal) {
    const target = tokens[next]!;
    if (target.upos !== 'ADV' || next !== preposition + 1) return undefined;
    return draft(start, next + 1, next, preposition, -1, ALL_CELLS);
  }
  nominal.first = start;
  nominal.preposition = preposition;
  if (known && known.cases !== 0) {
    const governed = nominal.cells & caseCells(next > preposition + 1 && lower[preposition + 1] === 'von' ? 4 : known.cases);
    if (governed !== 0) nominal.cells = governed;
    else nominal.cells = caseCells(known.cases);
    if (nominal.case === undefined || (cellsOfCase(nominal.case) & nominal.cells) === 0) chooseCase(words, nominal);
  }
  if (
    (lower[preposition] === 'um' && lower[nominal.last] === 'willen') ||
    (lower[preposition] === 'von' && lower[nominal.last] === 'wegen')
  ) {
    if (nominal.last < last) nominal.last += 1;
  }
  return nominal;
}

/** "über [20] linke Gruppen": a noun over adjectives that is no time. */
function countedNoun({ tokens, lower }: Words, start: number, last: number): boolean {
  let index = start;
  while (index < last && index < start + 3 && tokens[index]!.upos === 'ADJ') index += 1;
  return index < last && tokens[index]!.upos === 'NOUN' && !isTimeNoun(lower[index]!);
}

/**
 * "von sich [aus] die Arbeit", "von sofort [an] alle Dienste": the second half of a circumposition, which governs nothing behind it; also where an article follows that
 * its case rules out. Not "von Haus zu Haus", "aus den Orten".
 */
function isCircumposed(words: Words, lists: PhraseWords, start: number, next: number): boolean {
  const { tokens, lower } = words;
  const word = lower[start]!;
  if (next !== start + 1 || (word !== 'aus' && word !== 'an' && word !== 'her' && word !== 'auf')) return false;
  const from = tokens[start - 2];
  const { upos } = tokens[next]!;
  if (!from || lower[start - 2] !== 'von' || from.sentence !== tokens[start]!.sentence || upos !== 'DET') return false;
  const governed = lists.prepositions.get(word)?.cases ?? 0;
  return word === 'an' || (determinerCells(lower[next]!) & caseCells(governed)) === 0;
}

function quantity(scene: ChunkScene, start: number, number: number): PhraseDraft | undefined {
  const nominal = readNominal(scene, number);
  if (nominal) nominal.first = start;
  return nominal;
}

/** A postposition belongs to the phrase before it: "Angaben zufolge", "der Regierung gegenüber", not "gegenüber der Presse". */
function takePostposition(words: Words, lists: PhraseWords, phrase: PhraseDraft, last: number): PhraseDraft {
  const at = phrase.last;
  if (at >= last || phrase.preposition >= 0) return phrase;
  const { tokens, lower } = words;
  const known = lists.prepositions.get(lower[at]!);
  if (!known?.postposed || tokens[at]!.upos === 'NOUN') return phrase;
  const next = at + 1 < last ? tokens[at + 1]! : undefined;
  const view = phrase.determiner >= 0 && VIEWS.test(lower[phrase.head]!);
  if (
    lower[at] !== 'zufolge' &&
    !(lower[at] === 'nach' && view) &&
    next &&
    (next.upos === 'DET' ||
      next.upos === 'NOUN' ||
      next.upos === 'PROPN' ||
      next.upos === 'ADJ' ||
      next.upos === 'PRON' ||
      next.upos === 'NUM')
  )
    return phrase;
  if (lower[at] === 'nach' && !VIEWS.test(lower[phrase.head]!)) return phrase;
  if ((phrase.cells & caseCells(known.cases)) === 0) return phrase;
  phrase.preposition = at;
  phrase.last = at + 1;
  phrase.cells &= caseCells(known.cases);
  chooseCase(words, phrase);
  return phrase;
}

/** Nouns before "nach": "meiner Meinung nach". */
const VIEWS = /^(?:ansicht|meinung|auffassung|einschätzung|darstellung|überzeugung|angaben|art)$/;

function readNominal(scene: ChunkScene, start: number): PhraseDraft | undefined {
  const { words, lists, last, inner, depth } = scene;
  const { tokens, lower } = words;
  if (start >= last) return undefined;
  const token = tokens[start]!;
  const possessiveRelative = token.upos === 'PRON' && (lower[start] === 'dessen' || lower[start] === 'deren' || lower[start] === 'wessen');
  if (token.upos === 'PRON' && !(possessiveRelative && start + 1 < last && startsNoun(tokens[start + 1]!)))
    return readPronoun(words, start, last);
  let index = start;
  let determiner = -1;
  while (index < last && (tokens[index]!.upos === 'DET' || (index === start && possessiveRelative))) {
    if (determiner >= 0 && isPartitive(lower[index - 1]!, lower[index]!)) break;
    if (determiner < 0) determiner = index;
    index += 1;
  }
  const afterDeterminer = index;
  let lastModifier = -1;
  for (; index < last; index += 1) {
    const current = tokens[index]!;
    if (current.upos === 'ADJ' || isNumber(current)) {
      if (index === lastModifier + 1 && lastModifier >= 0 && isBareYear(tokens, lastModifier)) break;
      lastModifier = index;
      if (current.upos === 'NUM' && isOrdinalDot(tokens, index, last)) index += 1;
      continue;
    }
    if (
      index > start &&
      tokens[index - 1]!.upos === 'NUM' &&
      index + 1 < last &&
      tokens[index + 1]!.upos === 'NUM' &&
      (lower[index] === 'bis' || lower[index] === 'oder' || lower[index] === '-' || lower[index] === '–')
    )
      continue;
    if (
      current.upos === 'ADV' ||
      current.upos === 'PART' ||
      current.upos === 'CCONJ' ||
      (current.upos === 'PUNCT' && (current.form === ',' || isQuote(current.form)))
    ) {
      if (modifierFollows(words, index, last, determiner >= 0 || (index === start && prepositionBefore(words, start)))) continue;
    }
    if (
      determiner >= 0 &&
      depth < 2 &&
      inner.length < 4000 &&
      (current.upos === 'ADP' ||
        (current.upos === 'PRON' && lower[index] === 'sich') ||
        (current.upos === 'NOUN' && lists.units.has(lower[index]!) && index > afterDeterminer))
    ) {
      const jump = participleAfter(scene, index);
      if (jump > index) {
        index = jump - 1;
        continue;
      }
    }
    break;
  }
  const noun = readNouns(words, lists, index, last, prepositionBefore(words, start));
  if (noun) {
    if (
      depth < 3 &&
      prepositionBefore(words, start) &&
      isGenitiveName(tokens[noun.head]!) &&
      noun.head === noun.last - 1 &&
      determiner < 0 &&
      noun.last < last &&
      startsNoun(tokens[noun.last]!)
    ) {
      const owned = readNominal({ ...scene, depth: depth + 1 }, noun.last);
      if (owned && tokens[owned.head]!.upos === 'NOUN') {
        const owner = draft(start, noun.last, noun.head, -1, -1, ALL_CELLS);
        resolve(words, lists, owner, index, noun.last);
        owner.inner = true;
        inner.push(owner);
        owned.first = start;
        return owned;
      }
    }
    const found = draft(start, noun.last, noun.head, -1, determiner, ALL_CELLS);
    resolve(words, lists, found, index, noun.last);
    return found;
  }
  if (lastModifier >= 0 && (isNumber(tokens[lastModifier]!) || determiner >= 0 || isNominalised(tokens, lastModifier))) {
    if (tokens[lastModifier]!.upos === 'ADJ' && !/(?:e|er|es|en|em)$/.test(tokens[lastModifier]!.form)) {
      if (determiner < 0) return undefined;
      return pronominal(words, start, afterDeterminer, determiner);
    }
    const found = draft(start, lastModifier + 1, lastModifier, -1, determiner, ALL_CELLS);
    resolve(words, lists, found, lastModifier, lastModifier);
    return found;
  }
  if (determiner >= 0) return pronominal(words, start, afterDeterminer, determiner);
  return undefined;
}

function prepositionBefore(words: Words, start: number): boolean {
  const before = words.tokens[start - 1];
  return before !== undefined && before.upos === 'ADP' && before.sentence === words.tokens[start]!.sentence;
}

/** "Samsungs", "Russlands" where the tagger sees a genitive. */
function isGenitiveName(token: Token): boolean {
  return token.upos === 'PROPN' && token.feats.Case === 'Gen' && /[sxz'’]$/.test(token.form);
}

/**
 * Position of the participle or adjective that the phrases starting at `index` belong to: "der [von Russland] geführte Krieg".
 * Not: "das [auf dem Tisch] liegt", where no inflected adjective and noun follow.
 */
function participleAfter(scene: ChunkScene, start: number): number {
  const { words, last, inner } = scene;
  const { tokens } = words;
  const deeper = { ...scene, depth: scene.depth + 2 };
  const taken: PhraseDraft[] = [];
  let index = start;
  while (index < last && index < start + MAX_INNER) {
    const token = tokens[index]!;
    if (token.upos === 'ADJ' && isInflected(token)) {
      let noun = index + 1;
      while (noun < last && (tokens[noun]!.upos === 'ADJ' || tokens[noun]!.upos === 'NUM')) noun += 1;
      if (
        noun >= last ||
        (tokens[noun]!.upos !== 'NOUN' && tokens[noun]!.upos !== 'PROPN' && tokens[noun]!.upos !== 'ADV' && tokens[noun]!.form !== ',')
      )
        return start;
      for (const one of taken) {
        one.inner = true;
        inner.push(one);
      }
      return index;
    }
    if (token.upos === 'PUNCT' || token.upos === 'SCONJ' || verbKind(tokens, index) !== 'none') return start;
    if (token.upos === 'ADV' || token.upos === 'ADJ' || token.upos === 'CCONJ' || token.upos === 'PART') {
      index += 1;
      continue;
    }
    const phrase =
      token.upos === 'ADP'
        ? readPrepositional(deeper, index)
        : token.upos === 'PRON'
          ? readPronoun(words, index, last)
          : readNominal(deeper, index);
    if (!phrase) return start;
    taken.push(phrase);
    index = phrase.last;
  }
  return start;
}
