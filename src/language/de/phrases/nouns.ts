import type { Token } from '../../../model/index.js';
import { describeWord, KNOWN } from '../lexicon/index.js';
import { NEUTER_CELLS } from './agreement.js';
import type { Words } from './draft.js';
import { endsInWord, type PhraseWords } from './words.js';

/** A run of nouns or names: its end and its head. */
export interface Nouns {
  readonly last: number;
  readonly head: number;
}

/** The noun or name at `start` with what is set close to it: "Präsident Putin", "30 Tonnen Getreide", "Landgericht Kassel", "Seite 3", "Angela Merkel". */
export function readNouns(words: Words, lists: PhraseWords, start: number, last: number, inPreposition: boolean): Nouns | undefined {
  const { tokens, lower } = words;
  if (start >= last || !isNominal(tokens[start]!)) return undefined;
  let head = start;
  let index = start + 1;
  while (index < last) {
    const before = tokens[index - 1]!;
    const current = tokens[index]!;
    if (isHyphen(tokens, index, start, last)) {
      head = index + 1;
      index += 2;
      continue;
    }
    if (
      before.form.endsWith('-') &&
      (current.upos === 'CCONJ' || current.form === ',') &&
      index + 1 < last &&
      isNominal(tokens[index + 1]!)
    ) {
      head = index + 1;
      index += 2;
      continue;
    }
    if (current.upos === 'NUM' && before.upos !== 'NUM') {
      const next = index + 1 < last ? tokens[index + 1]! : undefined;
      if (next && (isNominal(next) || next.upos === 'ADJ' || next.upos === 'NUM')) break;
      if (isYear(current.form) && !lists.times.has(lower[index - 1]!)) break;
      if (before.upos === 'PROPN' || /^\d/.test(current.form) || /^[IVX]+$/.test(current.form)) {
        index += 1;
        continue;
      }
      break;
    }
    if (!isNominal(current)) break;
    const link = linkNouns(words, lists, head, index, last, inPreposition);
    if (link === 'none') break;
    if (link === 'head') head = index;
    index += 1;
  }
  if (lower[index - 1] === 'uhr' && index < last && tokens[index]!.upos === 'NUM') index += 1;
  return { last: index, head };
}

/** A hyphen or slash between two nouns without spaces; a lone hyphen of given words ("Preis - Leistungs - Verhältnis") where it cannot be a dash. */
function isHyphen(tokens: readonly Token[], index: number, start: number, last: number): boolean {
  const { form, upos, start: from, end } = tokens[index]!;
  if (upos !== 'PUNCT' || index + 1 >= last || !isNominal(tokens[index + 1]!)) return false;
  if (form !== '-' && form !== '–' && form !== '/') return false;
  const before = tokens[index - 1]!;
  if (before.end === from && end === tokens[index + 1]!.start) return true;
  const previous = tokens[start - 1];
  return (
    form === '-' &&
    tokens[index + 1]!.upos === 'NOUN' &&
    previous !== undefined &&
    previous.sentence === before.sentence &&
    (previous.upos === 'DET' || previous.upos === 'ADJ' || previous.upos === 'ADP')
  );
}

function isNominal(token: Token): boolean {
  return token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'X' || token.upos === 'SYM';
}

/** "1994", "2025"; not "30". */
export function isYear(form: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(form);
}

/** How a noun or name follows another one within a phrase: as the new head, as a mere addition, or not at all. */
function linkNouns(
  words: Words,
  lists: PhraseWords,
  head: number,
  index: number,
  last: number,
  inPreposition: boolean,
): 'head' | 'addition' | 'none' {
  const { tokens, lower } = words;
  const before = tokens[index - 1]!;
  const current = tokens[index]!;
  const left = before.feats;
  const right = current.feats;
  const clash = left.Case !== undefined && right.Case !== undefined && left.Case !== right.Case;
  if (before.upos === 'PROPN' || before.upos === 'X') {
    if (lists.titles.has(lower[index - 1]!)) return 'head';
    if (left.Case === 'Gen' && right.Case !== 'Gen' && before.form.endsWith('s')) return 'none';
    if (
      current.upos === 'NOUN' &&
      /[^aeiou]er$/.test(before.form) &&
      !clash &&
      left.Case !== 'Gen' &&
      index - head === 1 &&
      /^\p{Lu}/u.test(before.form)
    )
      return 'head';
    if (current.upos === 'PROPN' || current.upos === 'X')
      return clash &&
        left.Case !== undefined &&
        index - head > 0 &&
        tokens[head]!.feats.Case === left.Case &&
        index + 1 < last &&
        tokens[index + 1]!.upos === 'VERB'
        ? 'none'
        : 'head';
    return 'none';
  }
  if (lists.numerals.has(lower[index - 1]!)) return current.upos === 'NOUN' ? 'head' : 'none';
  if (lists.units.has(lower[index - 1]!) && current.upos === 'NOUN' && !clash)
    return !lists.times.has(lower[index - 1]!)
      ? 'addition'
      : right.Number === 'Plur'
        ? 'none'
        : lists.times.has(lower[index]!)
          ? 'addition'
          : 'head';
  if (lists.times.has(lower[index - 1]!) && lists.times.has(lower[index]!)) return 'addition';
  if (/^(?:Dr|Prof|Dipl|Ing|Mag)\.$/.test(current.form) || /^(?:Dr|Prof|Dipl|Ing|Mag)\.$/.test(before.form))
    return isNominal(current) ? 'head' : 'none';
  if (current.upos === 'PROPN' || current.upos === 'X') {
    if (left.Number === 'Plur') return 'none';
    if (/^\p{Lu}{2,4}$/u.test(before.form)) return 'head';
    if (clash && right.Case !== 'Nom') return 'none';
    if (index - head === 1 && endsInWord(lower[index - 1]!, lists.seated)) return 'addition';
    if (isAgentNoun(before) && isLand(current)) return 'none';
    if (endsInWord(lower[index - 1]!, lists.titles) || isAgentNoun(before)) return 'head';
    return !clash && index + 1 < last && tokens[index + 1]!.upos === 'PROPN' && tokens[index + 1]!.feats.Case === right.Case
      ? 'head'
      : 'none';
  }
  if (
    current.upos === 'NOUN' &&
    inPreposition &&
    left.Case !== undefined &&
    left.Case === right.Case &&
    left.Number !== 'Plur' &&
    right.Number !== 'Plur' &&
    !endsInWord(lower[index]!, lists.bareObjects)
  )
    return 'head';
  if (
    current.upos === 'NOUN' &&
    lists.titles.has(lower[index - 1]!) &&
    !clash &&
    left.Number !== 'Plur' &&
    (lower[index - 1] === 'herr' || lower[index - 1] === 'herrn' || lower[index - 1] === 'frau' || lower[index - 1]!.endsWith('.'))
  )
    return 'head';
  return 'none';
}

/** "Am Montag besuchte der Präsident | Frankreich": a country by its ending is nobody's name. */
function isLand(token: Token): boolean {
  if (!/^\p{Lu}\p{Ll}{2,16}(?:land|reich|stan|ien)$/u.test(token.form)) return false;
  const { known, nounCells } = describeWord(token.form);
  return known === KNOWN.exact && nounCells !== 0 && (nounCells & ~NEUTER_CELLS) === 0;
}

/** Persons by their suffix: "Verteidiger", "Politologin", "Aktivist"; not "Messer" where no name follows. */
function isAgentNoun(token: Token): boolean {
  return (
    token.feats.Number !== 'Plur' && /(?:er|erin|ist|istin|or|orin|ent|entin|ant|antin|loge|login|mann|frau|ar|arin|iker)$/.test(token.form)
  );
}
