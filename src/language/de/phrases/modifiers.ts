import type { Token } from '../../../model/index.js';
import type { Words } from './draft.js';
import { isYear } from './nouns.js';
import { isInflected } from './resolve.js';
import type { PhraseWords } from './words.js';

/** "rund", "mehr als", "nicht weniger als" before a number. */
export function quantifierEnd(words: Words, lists: PhraseWords, start: number, last: number): number {
  const { tokens, lower } = words;
  let index = start;
  while (index < last - 1) {
    const word = lower[index]!;
    if (lists.quantifiers.has(word) && tokens[index]!.upos !== 'DET') index += 1;
    else if ((word === 'mehr' || word === 'weniger') && lower[index + 1] === 'als' && index + 2 < last) index += 2;
    else if (index > start && (word === 'über' || word === 'unter') && isCount(tokens[index + 1]!)) index += 1;
    else break;
  }
  if (index === start) return start;
  const { upos } = tokens[index]!;
  return upos === 'NUM' || (upos === 'DET' && lower[index]!.startsWith('ein')) || lists.numerals.has(lower[index]!) ? index : start;
}

/** "aufgrund von", "südlich von": a preposition with genitive may take "von" instead; not "bis von". */
export function takesVon(lists: PhraseWords, lower: string): boolean {
  const known = lists.prepositions.get(lower);
  return known !== undefined && (known.cases & 2) !== 0 && lower.length > 4;
}

/** A number, also one in figures that the tagger takes for a name: "38.074"; not "A380". */
export function isNumber(token: Token): boolean {
  return token.upos === 'NUM' || ((token.upos === 'PROPN' || token.upos === 'X') && /^\d[\d.,]*$/.test(token.form));
}

/** A number that counts, not a year: "über 30 Menschen", not "über 2024". */
export function isCount(token: Token): boolean {
  return token.upos === 'NUM' && !/^(?:19|20)\d\d$/.test(token.form);
}

/**
 * "eine [der Frauen]", "viele [der Soldaten]": the second article begins a genitive; "unter anderem [die Kosten]", "da diese [einen Prozess] führten": it begins another phrase.
 * Not "all die Leute", "diese meine Worte".
 */
export function isPartitive(before: string, lower: string): boolean {
  if (/^ander|^(?:dies|jen|letzter)/.test(before) && /^(?:ein|d(?:er|ie|as|en|em|es)$)/.test(lower)) return true;
  if (!/^(?:der|des|dieser|dieses|seiner|ihrer|unserer|meiner)$/.test(lower)) return false;
  return /^(?:(?:k|irgend)?ein|jed|viele|einige|wenige|manche|mehrere|welche|beide|keine)/.test(before);
}

/** A year on its own: "2014 starben", not "2014 Menschen" (which nobody writes) nor "40 Menschen". */
export function isBareYear(tokens: readonly Token[], index: number): boolean {
  return isYear(tokens[index]!.form) && tokens[index]!.upos === 'NUM';
}

/** "der 3 . Gipfel" where the full stop is a token of its own. */
export function isOrdinalDot(tokens: readonly Token[], index: number, last: number): boolean {
  return (
    index + 2 < last &&
    tokens[index + 1]!.form === '.' &&
    (tokens[index + 2]!.upos === 'NOUN' || tokens[index + 2]!.upos === 'ADJ' || tokens[index + 2]!.upos === 'PROPN')
  );
}

/** "der Verletzte" tagged as an adjective: a capital inside the sentence. */
export function isNominalised(tokens: readonly Token[], index: number): boolean {
  const form = tokens[index]!.form;
  const first = form.charAt(0);
  return first !== first.toLowerCase() && tokens[index - 1]?.sentence === tokens[index]!.sentence && /(?:e|er|es|en|em)$/.test(form);
}

/** Words that can begin the rest of a phrase after a possessive. */
export function startsNoun(token: Token): boolean {
  return token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'ADJ' || token.upos === 'NUM';
}

/** A quotation mark. */
export function isQuote(form: string): boolean {
  return form === '„' || form === '“' || form === '"' || form === '»' || form === '«' || form === '‚' || form === '‘' || form === '”';
}

/** After "sehr", "und", a comma or a quote mark inside a phrase: an attribute and then a noun must follow. */
export function modifierFollows(words: Words, index: number, last: number, determined: boolean): boolean {
  const { tokens } = words;
  const current = tokens[index]!;
  const linking = current.upos === 'CCONJ' || current.form === ',';
  if (linking && (index === 0 || tokens[index - 1]!.upos !== 'ADJ' || !isInflected(tokens[index - 1]!))) return false;
  let next = index + 1;
  while (next < last && next < index + 4 && (tokens[next]!.upos === 'ADV' || isUninflected(tokens[next]!))) next += 1;
  if (next >= last) return false;
  const target = tokens[next]!;
  if (isQuote(current.form)) return determined && (target.upos === 'ADJ' || target.upos === 'NOUN' || target.upos === 'PROPN') && index > 0;
  if (target.upos === 'NUM' && !linking && index > 0 && tokens[index - 1]!.upos === 'ADP')
    return current.upos === 'ADV' && !isBareYear(tokens, next);
  if (target.upos !== 'ADJ' || !isInflected(target)) return false;
  if (!linking && !determined) return false;
  let noun = next + 1;
  while (noun < last && noun < next + 5 && (tokens[noun]!.upos === 'ADJ' || tokens[noun]!.upos === 'NUM' || tokens[noun]!.upos === 'ADV'))
    noun += 1;
  return noun < last && (tokens[noun]!.upos === 'NOUN' || tokens[noun]!.upos === 'PROPN' || !linking);
}

/** "privat" in "ein neues, privat betriebenes Haus". */
function isUninflected(token: Token): boolean {
  return token.upos === 'ADJ' && !isInflected(token);
}
