import { caseCells } from './agreement.js';
import { linkAppositions } from './appose.js';
import { linkCoordinations } from './coordinate.js';
import type { PhraseDraft, Words } from './draft.js';
import { type AttributeScene, scanRuns } from './scene.js';
import { endsInWord, isTimeNoun, type PhraseWords } from './words.js';

const GENITIVE = caseCells(2);

/**
 * Links the phrases of one sentence: inner phrases, genitive and prepositional attributes, appositions, coordinations.
 * Case is shared between conjuncts and between an apposition and its phrase.
 */
export function attachPhrases(words: Words, lists: PhraseWords, first: number, last: number, phrases: readonly PhraseDraft[]): void {
  linkInner(phrases);
  const line = phrases.filter((phrase) => !phrase.inner);
  const scene: AttributeScene = { words, lists, first, last, line, ...scanRuns(words, first, last) };
  for (let index = 1; index < line.length; index += 1) linkAdjacent(scene, line[index - 1]!, line[index]!);
  linkCoordinations(scene);
  linkAppositions(scene);
}

/** Inner phrases hang on the next phrase that holds them. */
function linkInner(phrases: readonly PhraseDraft[]): void {
  for (let index = 0; index < phrases.length; index += 1) {
    const phrase = phrases[index]!;
    if (!phrase.inner) continue;
    for (let outer = index + 1; outer < phrases.length; outer += 1) {
      const holder = phrases[outer]!;
      if (holder.first <= phrase.first && holder.last >= phrase.last) {
        phrase.parent = holder;
        phrase.attribute = 'prepositional';
        break;
      }
    }
  }
}

/** Phrases that touch: genitive before ("Russlands Angriff") or after ("Angriff Russlands"), or a prepositional attribute. */
function linkAdjacent(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): void {
  const { words } = scene;
  if (left.last !== right.first || right.preposition === right.last - 1) return;
  const { tokens, lower } = words;
  const head = tokens[left.head]!;
  const target = tokens[right.head]!;
  if (head.upos === 'PRON' && !/^(?:einer|eine|eines|keiner|keine|keines|wer|was|viele|einige|alle|jeder|beide)$/.test(lower[left.head]!))
    return;
  if (right.preposition < 0) {
    const prenominal =
      left.determiner < 0 &&
      left.head === left.last - 1 &&
      head.upos === 'PROPN' &&
      /[s'’]$/.test(head.form) &&
      right.determiner < 0 &&
      (left.case === 'Gen' || isOwner(left, right));
    // "Berlins [Bürgermeister Karl Weber]": a name only behind its title.
    const owned = target.upos === 'PROPN' ? isTitle(words, right) : target.upos !== 'PRON';
    if (prenominal && owned && !left.parent) {
      left.parent = right;
      left.attribute = 'genitive';
      left.case = 'Gen';
      return;
    }
    if (
      target.upos === 'PROPN' &&
      right.determiner < 0 &&
      left.attribute === 'genitive' &&
      left.parent &&
      left.parent.last === left.first &&
      isTitled(scene, left.parent) &&
      right.case !== 'Gen'
    ) {
      right.parent = left.parent;
      right.attribute = 'apposition';
      return;
    }
    if (target.upos === 'PRON' || (right.cells & GENITIVE) === 0) return;
    const partitive = left.head === left.determiner && right.determiner >= 0 && right.case === 'Dat';
    if (right.case !== 'Gen' && !partitive) return;
    right.case = 'Gen';
    right.parent = left;
    right.attribute = 'genitive';
    return;
  }
  if (head.upos === 'PRON' && lower[right.preposition] !== 'von' && lower[right.preposition] !== 'vom') return;
  const noun = nounFor(scene, left, right);
  if (!noun) return;
  right.parent = noun;
  right.attribute = 'prepositional';
}

/** The phrase begins with a noun or adjective. */
function isTitle({ tokens }: Words, phrase: PhraseDraft): boolean {
  const { upos } = tokens[phrase.first]!;
  return upos === 'NOUN' || upos === 'ADJ';
}

/** "[Angela Merkels] Regierung": a name of several words in -s right before a noun without article; of a single one the tagger knows the case. */
function isOwner(left: PhraseDraft, right: PhraseDraft): boolean {
  return left.preposition < 0 && left.head > left.first && right.head === right.last - 1;
}

/** "der Präsident [der Ukraine] [Wolodymyr Selenskyj]": a title whose name comes after its genitive. */
function isTitled(scene: AttributeScene, phrase: PhraseDraft): boolean {
  return endsInWord(scene.words.lower[phrase.head]!, scene.lists.titles);
}

/**
 * The noun that a prepositional phrase hangs on: of the one before it and those that this one is an attribute of, the first that opens such an attribute
 * ("der Angriff Russlands [auf Wien]"); before the finite verb of a main clause else the nearest; undefined where it belongs to the verb.
 */
function nounFor(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): PhraseDraft | undefined {
  const { words, lists, first } = scene;
  const { tokens, lower } = words;
  if (tokens[left.head]!.upos === 'ADV' || lists.times.has(lower[left.head]!)) return undefined;
  const preposition = lists.prepositions.get(lower[right.preposition]!)?.lemma ?? lower[right.preposition]!;
  const passive = scene.passive[right.first - first] === 1;
  let candidate: PhraseDraft | undefined = left;
  for (let steps = 0; candidate && steps < 5; steps += 1) {
    if (opensAttribute(scene, candidate, right, preposition, passive)) return candidate;
    candidate = candidate.parent && candidate.parent.first < candidate.first ? candidate.parent : undefined;
  }
  const follows = right.last < scene.last;
  if (follows && scene.firstField[right.last - 1 - first] === 1 && isFieldStart(scene, left)) return left;
  return undefined;
}

/** "Angriff auf", "Bürgermeister von", "Zerstörung durch"; with a passive "von" and "durch" are its agent: "wurde die Brücke von Soldaten bewacht". */
function opensAttribute(scene: AttributeScene, noun: PhraseDraft, right: PhraseDraft, preposition: string, passive: boolean): boolean {
  const { words, lists } = scene;
  const { tokens, lower } = words;
  const word = lower[noun.head]!;
  if (preposition === 'von') {
    if (isQuantity(lists, lower[right.head]!) || tokens[right.head]!.upos === 'NUM' || lower[right.head] === 'km') return true;
    if (!passive || isQuantity(lists, word)) return true;
    return tokens[right.head]!.upos === 'PROPN' && endsInWord(word, lists.titles);
  }
  if (isTimeNoun(lower[right.head]!)) return false;
  if (preposition === 'durch') return !passive && /ung(?:en)?$/.test(word);
  return nounPrepositions(lists, nounLemma(words, noun.head))?.has(preposition) === true;
}

function isQuantity(lists: PhraseWords, lower: string): boolean {
  return lists.units.has(lower) || lists.numerals.has(lower);
}

/** The phrase stands at the start of a main clause: at the sentence start or after a mark or coordinator. */
function isFieldStart(scene: AttributeScene, phrase: PhraseDraft): boolean {
  let first = phrase.first;
  let top: PhraseDraft | undefined = phrase;
  while (top.parent && top.parent.first < first) {
    top = top.parent;
    first = top.first;
  }
  if (first === scene.first) return true;
  const before = scene.words.tokens[first - 1]!;
  // "Wie die Polizei [am Montag] mitteilte": the verb comes last, so there is no first field.
  if (before.upos === 'SCONJ' || scene.words.lower[first - 1] === 'wie') return false;
  return before.upos === 'PUNCT' || before.upos === 'CCONJ' || first - 1 === scene.first;
}

function nounLemma(words: Words, head: number): string {
  return words.tokens[head]!.lemma.toLowerCase();
}

function nounPrepositions(lists: PhraseWords, lemma: string): ReadonlySet<string> | undefined {
  const map = lists.nounPrepositions;
  const whole = map.get(lemma);
  if (whole) return whole;
  for (let start = 2; start <= lemma.length - 4; start += 1) {
    const found = map.get(lemma.slice(start));
    if (found) return found;
  }
  return undefined;
}
