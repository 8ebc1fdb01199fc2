import { isVerbClass, KNOWN, lemmaOf, type WordInfo } from '../lexicon/index.js';
import { cellsOfCase } from '../phrases/agreement.js';
import { TAG_UPOS, tagNumber } from './tags.js';

const ADJECTIVE = tagNumber('ADJ.A');
const UNDECLINED = tagNumber('ADJ.D');
const ADPOSITION = tagNumber('ADP');
const PREFIXES = [tagNumber('ADP.V'), tagNumber('ADV.V')];
const ARTICLE = tagNumber('DET.A');
const POSSESSIVE = tagNumber('DET.S');
const NOUN = tagNumber('NOUN');
const NAME = tagNumber('PROPN');
const RELATIVE = tagNumber('PRON.R');
const FINITE = tagNumber('VERB.F');
const PARTICIPLE = tagNumber('VERB.P');
const AUXILIARY = tagNumber('AUX.F');
const PRONOUN = tagNumber('PRON');
const PERSONAL = tagNumber('PRON.P');
const NUMBER = tagNumber('NUM');
const INFINITIVE = tagNumber('VERB.I');
const TO = tagNumber('PART.Z');
const CONJUNCTION = tagNumber('SCONJ');
const ADVERB = tagNumber('ADV');
const QUANTITY = tagNumber('DET');
const NOUN_CLASS = 1;
const INDECLINABLE = 4;
const FINITE_CLASS = 32_768;

/**
 * Corrects labels that the grammar of the words around them rules out, which a model that reads from left to right does not see. In place; linear.
 * - "wurde der Mann, der dort wohnt, von der Polizei [entlarvt]": where a helper before a clause between commas waits for its verb, a form that can be a participle is one; not "kam der Mann, der dort wohnt, und [verkauft]".
 * - "ein Bus, [der] Kinder aus der Stadt bringen sollte": an article that could only be a genitive, after a comma, with the finite verb at the end, is a relative pronoun; not "die Zahl der Toten, [der] Verletzten".
 * - "Sie haben die Straße [blockiert] und warfen Steine": the same before a coordinator.
 * - "Selenskyj, [dem] Macron Geld versprach": before a name at the end of whose clause the verb stands, a relative pronoun; not ", [dem] Iran drohe Streit".
 * - "in [Sankt] Florian": the first word of a name, no form of "sinken"; not "Er sank". "[New] Yorks".
 * - "die [Wiener] Polizei": the name of inhabitants before a noun is an adjective; not "der [Wiener] sprach".
 * - ", [das] Analysen anbietet": an article that does not agree with its noun, after a comma, is a relative pronoun; not ", das Haus steht".
 * - "er verlangt, [die] Stadt zu räumen": what stands before a noun in an infinitive clause is its article; not "eine Frau, [die] Wasser zu trinken versprach".
 * - "[meinen] die beiden": no possessive stands before an article; not "meinen Bruder".
 * - "riet [zu] „Gelassenheit“": what a quotation follows is a preposition and no separated prefix; not "sagte er [zu]."
 * - "[das] ist": before a finite verb no article stands. ", [damit] die Kinder", "[bis] er kam": a conjunction where a subject follows; not ", damit ist", "bis Montag".
 * - "[Wie] ein Sprecher sagte, kam er", ", [wie] Ärzte sagen.": a conjunction where the clause ends in its finite verb; not "Wie ein Löwe kämpfte er".
 * - "[Das] [erklärte] Minister Berg": no article and adjective before a noun that the article does not agree with; not "Das erklärte Ziel".
 * - "In Kairo [protestierten] Tausende.": what may be a finite verb is one where the sentence has no other; not "Für in Kairo [verletzte] Helfer.".
 * - "Die Minister der EU [beraten] am Montag.": what may be a finite verb or a participle is finite where the sentence has no other verb.
 * - "Politiker zu Haft [verurteilt]": what could be both ends a headline as a participle. "Beide [einigen] sich": a verb before "sich".
 * - "Der Minister ist [zurückgetreten].": behind a form of "sein", the participle of a verb that forms its perfect with "sein" is a verb, not "ist [gelassen]".
 * - "Der Versand wurde [untersagt].": behind a form of "werden" at the end of its clause, a participle is a verb; not "wurde [bekannt]".
 * - "gegen den [Abgeordneten] Anklage erheben": a capitalised adjective before a noun that the article does not agree with is a noun; not "das Weiße Haus".
 * - "das [CAD-Programm] lief": a capitalised word that can only be a noun is one.
 * - "[Tote] und Verletzte": a nominalised adjective at the start before a word that no noun begins with; not "Tote Tiere".
 */
export function mendTags(words: readonly WordInfo[], tags: Uint8Array): void {
  const last = words.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const word = words[index]!;
    if (word.classes === NOUN_CLASS && (word.shape & 9) === 9 && NEVER.has(tags[index]!)) tags[index] = NOUN;
    if (index === last) break;
    if (words[index + 1]!.form === 'Le' && tags[index] === NOUN) tags[index] = NAME;
    if (FIRST_OF_NAME.has(word.form) && (words[index + 1]!.shape & 1) !== 0) tags[index] = NAME;
    const next = tags[index + 1]!;
    if (word.lower === 'wie' && tags[index] !== CONJUNCTION && opensComparative(words, tags, index)) tags[index] = CONJUNCTION;
    switch (tags[index]) {
      case NAME:
      case NOUN:
        if (next === NOUN && isInhabitant(word)) tags[index] = ADJECTIVE;
        break;
      case UNDECLINED:
        if (isInhabitant(word) && !NOMINAL.has(TAG_UPOS[next]!)) tags[index] = NOUN;
        else if (isPerfect(words, tags, index)) tags[index] = PARTICIPLE;
        break;
      case ARTICLE:
        if (next === FINITE || next === AUXILIARY) tags[index] = PRONOUN;
        else if (index === 0 && next === ADJECTIVE && standsForClause(words, tags)) {
          tags[0] = PRONOUN;
          tags[1] = FINITE;
        } else if (next === NOUN && opensRelative(words, index) && (clashes(word, words[index + 1]!) || isGenitiveOnly(words, tags, index)))
          tags[index] = RELATIVE;
        else if (next === NAME && isBesideName(words, tags, index)) tags[index] = RELATIVE;
        break;
      case RELATIVE:
        if (standsInInfinitive(words, tags, index)) tags[index] = ARTICLE;
        break;
      case FINITE:
        if (closesBracket(words, tags, index) || goesOnBehind(words, tags, index)) tags[index] = PARTICIPLE;
        break;
      case PARTICIPLE:
        if (isFiniteAlone(words, tags, index)) tags[index] = FINITE;
        break;
      case QUANTITY:
        if (words[index + 1]!.form === 'sich' && word.classes & FINITE_CLASS) tags[index] = FINITE;
        break;
      case POSSESSIVE:
        if (next === ARTICLE && word.classes & FINITE_CLASS) tags[index] = FINITE;
        break;
      case PREFIXES[0]:
      case PREFIXES[1]:
        if (word.governs !== 0 && OPENING.test(words[index + 1]!.form) && isNominal(tags[index + 2])) tags[index] = ADPOSITION;
        break;
      case ADPOSITION:
        if (opensClause(words, index, next) || opensInfinitive(words, tags, index)) tags[index] = CONJUNCTION;
        break;
      case ADVERB:
        if (word.form === 'damit' && index > 0 && words[index - 1]!.form === ',' && STARTS_PHRASE.has(next)) tags[index] = CONJUNCTION;
        break;
      case ADJECTIVE:
        if (index === 0 && word.classes & NOUN_CLASS && !NOMINAL.has(TAG_UPOS[next]!)) tags[0] = NOUN;
        else if (isOnlyVerb(words, tags, index)) tags[index] = FINITE;
        else if (isNounApart(words, tags, index, next)) tags[index] = NOUN;
        break;
    }
  }
  if (endsHeadline(words, tags)) tags[last] = PARTICIPLE;
}

/** "Politikerin zu Haftstrafe [verurteilt]": what ends a headline without another verb is no finite verb, which would stand second; not "was er verlangt". */
function endsHeadline(words: readonly WordInfo[], tags: Uint8Array): boolean {
  const last = words.length - 1;
  if (last < 2 || tags[last] !== FINITE || !BOTH.test(words[last]!.form)) return false;
  for (let at = 0; at < last; at += 1) {
    const tag = tags[at]!;
    if (isVerb(tag) || tag === CONJUNCTION || tag === RELATIVE || TAG_UPOS[tag] === 'PRON' || TAG_UPOS[tag] === 'PUNCT') return false;
  }
  return true;
}

/** "ist [zurückgetreten].", "wurde [untersagt].": see `mendTags`. Nothing but a mark or a finite verb may follow. */
function isPerfect(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  const next = tags[index + 1]!;
  if (TAG_UPOS[next] !== 'PUNCT' && next !== AUXILIARY && TAG_UPOS[next] !== 'CCONJ') return false;
  const word = words[index]!;
  const participles = word.readings.filter((one) => one.feats.VerbForm === 'Part');
  const moves = participles.some((one) => isVerbClass(lemmaOf(word.lower, one), 'being'));
  const suffers = participles.length > 0 && !STATES.has(word.lower);
  const helps = (helper: string) => (moves && BEING.test(helper)) || (suffers && BECOMING.test(helper));
  if (next === AUXILIARY) return helps(words[index + 1]!.lower);
  for (let at = index - 1; at >= 0 && words[at]!.form !== ','; at -= 1) {
    if (tags[at] === FINITE) return false;
    if (tags[at] === AUXILIARY) return helps(words[at]!.lower);
  }
  return false;
}

const BECOMING = /^(?:wird|werden|wurden?|werde|würden?|worden)$/;

/** Participles that say what one is or becomes, and no longer what is done. */
const STATES: ReadonlySet<string> = new Set(
  'bekannt bewusst beliebt berühmt verrückt erwachsen betrunken gewohnt geneigt gelassen vertraut verwandt befreundet verschieden begeistert gespannt verliebt verlegen'.split(
    ' ',
  ),
);

const BEING = /^(?:ist|sind|war|waren|bin|sei|seien|wäre|wären)$/;

/** "den [Abgeordneten] Anklage": see `mendTags`. */
function isNounApart(words: readonly WordInfo[], tags: Uint8Array, index: number, next: number): boolean {
  const word = words[index]!;
  if (index === 0 || tags[index - 1] !== ARTICLE || next !== NOUN || (word.shape & 1) === 0 || !(word.classes & NOUN_CLASS)) return false;
  return words[index + 1]!.known <= KNOWN.folded && clashes(words[index - 1]!, words[index + 1]!);
}

/** First words of the names of towns, saints and rivers. */
const FIRST_OF_NAME: ReadonlySet<string> = new Set(
  'Sankt New San Santa Santo São Saint Los Las Rio Tel Abu El Kuala Buenos Sri Burkina Puerto Costa Le'.split(' '),
);

/** What a capitalised word with noun readings only cannot be. */
const NEVER: ReadonlySet<number> = new Set([UNDECLINED, ADPOSITION, tagNumber('ADV'), FINITE, tagNumber('VERB.I'), tagNumber('VERB.P')]);
const OPENING = /^[„»"]$/;
const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'X', 'PUNCT', 'ADV', 'SYM']);

function isNominal(tag: number | undefined): boolean {
  return tag === NOUN || tag === NAME || tag === ADJECTIVE;
}

/** Labels of words that begin a phrase without preposition. */
const STARTS_PHRASE: ReadonlySet<number> = new Set([ARTICLE, POSSESSIVE, QUANTITY, PERSONAL, NOUN, NAME]);

/** "bis [er] kam", "seit [sie] gingen", "bis [der] Regen kam": what a nominative follows, or "bis" before an article. */
function opensClause(words: readonly WordInfo[], index: number, next: number): boolean {
  const { form } = words[index]!;
  if (form !== 'bis' && form !== 'seit' && form !== 'während') return false;
  if (next === PERSONAL) return NOMINATIVE.test(words[index + 1]!.form);
  return form === 'bis' && (next === ARTICLE || next === POSSESSIVE);
}

/** "[Um] die Ursache herauszufinden, …": "um" at the start of a clause whose only verb is an infinitive with "zu" at its end; not "Um die Ecke steht", "Um zehn Uhr". */
function opensInfinitive(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (words[index]!.lower !== 'um' || tags[index + 1] === NUMBER || (index > 0 && words[index - 1]!.form !== ',')) return false;
  return endsInInfinitive(words, tags, index);
}

/** ", [die] Stadt zu räumen": behind a comma and before a noun, in a clause whose only verb is an infinitive with "zu"; not "eine Frau, [die] Wasser zu trinken versprach". */
function standsInInfinitive(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  return (
    words[index - 1]?.form === ',' &&
    RELATIVES.test(words[index]!.form) &&
    isNominal(tags[index + 1]) &&
    endsInInfinitive(words, tags, index)
  );
}

/** The first verb behind a word is an infinitive with "zu", which no other verb follows. */
function endsInInfinitive(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  for (let at = index + 1; at < words.length && at < index + LONGEST_INFINITIVE; at += 1) {
    const tag = tags[at]!;
    if (tag === INFINITIVE)
      return (tags[at - 1] === TO || words[at]!.lower.indexOf('zu', 1) > 0) && !(at + 1 < words.length && isVerb(tags[at + 1]!));
    if (tag === FINITE || tag === AUXILIARY || TAG_UPOS[tag] === 'PUNCT') return false;
  }
  return false;
}

const LONGEST_INFINITIVE = 20;

/**
 * At the start or after a comma, and the first finite verb ends the clause: a mark follows it, and at the start of a sentence the verb of the main clause behind that.
 * A relative pronoun or conjunction in between has the verb for itself.
 */
function opensComparative(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (index > 0 && words[index - 1]!.form !== ',') return false;
  for (let at = index + 1; at < words.length - 1 && at < index + LONGEST_COMPARATIVE; at += 1) {
    const tag = tags[at]!;
    if (tag === RELATIVE || tag === CONJUNCTION) return false;
    const end = tag === FINITE || tag === AUXILIARY || (tag === INFINITIVE && index > 0 && words[at]!.classes & FINITE_CLASS);
    if (!end) continue;
    if (at < index + 2 || TAG_UPOS[tags[at + 1]!] !== 'PUNCT') return false;
    if (tag === INFINITIVE) tags[at] = FINITE;
    return index > 0 || tags[at + 2] === FINITE || tags[at + 2] === AUXILIARY;
  }
  return false;
}

const LONGEST_COMPARATIVE = 30;

/** "Das erklärte Minister Berg": "das" agrees with no such noun, and what looks like an adjective is a finite verb, too. */
function standsForClause(words: readonly WordInfo[], tags: Uint8Array): boolean {
  if (words[0]!.lower !== 'das' || !(words[1]!.classes & FINITE_CLASS)) return false;
  return tags[2] === NAME || (tags[2] === NOUN && clashes(words[0]!, words[2]!));
}

/** "In Kairo [protestierten] Tausende.", "New Yorks Bürgermeister [kritisierte] Weber.": behind what stands before the verb of a sentence that has no other; not "Für in Kairo verletzte Helfer." */
function isOnlyVerb(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  const word = words[index]!;
  if (index < 1 || !(word.classes & FINITE_CLASS) || !/ten?$/.test(word.form) || !isName(tags[index + 1])) return false;
  if (tags[0] === ADPOSITION ? index < 2 : !PHRASE_INSIDE.has(tags[0]!)) return false;
  if (!isName(tags[index - 1]) || words[words.length - 1]!.form !== '.') return false;
  // "Vor dem Parlament in Athen [protestierten] Ärzte.": a preposition inside stands behind a noun.
  for (let at = 1; at < index - 1; at += 1)
    if (!PHRASE_INSIDE.has(tags[at]!) && !(tags[at] === ADPOSITION && isName(tags[at - 1]))) return false;
  return !tags.subarray(0, words.length).some((tag) => tag === FINITE || tag === AUXILIARY);
}

/** "Die Regierungschefs der EU [beraten] am Donnerstag.": a form of both that stands behind a noun, in a sentence without another verb. */
function isFiniteAlone(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (index < 1 || !(words[index]!.classes & FINITE_CLASS) || !isName(tags[index - 1])) return false;
  const opens = STARTS_PHRASE.has(tags[index + 1]!) || tags[index + 1] === ADJECTIVE;
  if (words[words.length - 1]!.form !== '.' ? !opens : index < 2 || TAG_UPOS[tags[index + 1]!] === 'PUNCT') return false;
  for (let at = 0; at < words.length; at += 1) if (at !== index && isVerb(tags[at]!)) return false;
  return true;
}

const PHRASE_INSIDE: ReadonlySet<number> = new Set([ARTICLE, ADJECTIVE, NOUN, NAME]);

function isName(tag: number | undefined): boolean {
  return tag === NOUN || tag === NAME;
}

const NOMINATIVE = /^(?:ich|du|er|es|wir|man|sie)$/;

/** Words in -er that the lexicon has both as an adjective that never changes and as a noun. */
function isInhabitant(word: WordInfo): boolean {
  return (word.classes & (NOUN_CLASS | INDECLINABLE)) === (NOUN_CLASS | INDECLINABLE) && (word.shape & 1) !== 0 && word.form.endsWith('er');
}

/** After a comma, or a preposition after one: ", das", ", in dem". */
function opensRelative(words: readonly WordInfo[], index: number): boolean {
  if (index < 2 || !RELATIVES.test(words[index]!.form)) return false;
  return words[index - 1]!.form === ',' || (words[index - 2]!.form === ',' && words[index - 1]!.governs !== 0);
}

const RELATIVES = /^(?:das|der|die|dem|den)$/;

/** Article and noun share no case, gender and number. */
function clashes(article: WordInfo, noun: WordInfo): boolean {
  return noun.nounCells !== 0 && noun.known < 3 && (article.determinerCells & noun.nounCells) === 0;
}

/** Tokens that a relative clause is followed through. */
const LONGEST_RELATIVE = 25;

/** "der" and its noun agree in the genitive alone, or the dative, and the words up to the next mark end with a finite verb. */
function isGenitiveOnly(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  const noun = words[index + 1]!;
  const shared = words[index]!.determinerCells & noun.nounCells;
  if (words[index]!.form !== 'der' || words[index - 1]!.form !== ',' || noun.known > 2 || shared === 0 || shared & cellsOfCase('Nom'))
    return false;
  // "die Zahl der Toten, der Verletzten und der Vermissten": genitives in a row.
  if (words[index - 3]?.form === 'der') return false;
  for (let at = index + 2; at < words.length && at < index + LONGEST_RELATIVE; at += 1) {
    if (TAG_UPOS[tags[at]!] !== 'PUNCT') continue;
    return at > index + 2 && (tags[at - 1] === FINITE || tags[at - 1] === AUXILIARY);
  }
  return false;
}

/** ", dem Macron Geld versprach": a dative or accusative before a name at the end of whose clause the only finite verb stands; not ", dem Iran drohe", ", dem Irak, …". */
function isBesideName(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (words[index - 1]?.form !== ',' || !/^de[mn]$/.test(words[index]!.form)) return false;
  for (let at = index + 2; at < words.length && at < index + LONGEST_RELATIVE; at += 1) {
    const tag = tags[at]!;
    if (tag !== FINITE && tag !== AUXILIARY) {
      if (TAG_UPOS[tag] === 'PUNCT') return false;
      continue;
    }
    return at > index + 2 && TAG_UPOS[tags[at + 1]!] === 'PUNCT';
  }
  return false;
}

const HELPERS = /^(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|habe|sei|seien)$/;
/** Forms without "ge-" that a weak verb has both for the present and for its participle. */
const BOTH = /^(?:(?:be|ver|er|ent|zer|miss)\p{Ll}{2,}|\p{Ll}{2,}ier)t$/u;
/** Tokens looked back for the helper. */
const LONGEST_BRACKET = 60;

/** A form at the end of its clause that can be a participle, behind a clause between commas, before which a finite helper has no verb yet. */
function closesBracket(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (!BOTH.test(words[index]!.form) || TAG_UPOS[tags[index + 1]!] !== 'PUNCT') return false;
  let at = index - 1;
  const stop = Math.max(0, index - LONGEST_BRACKET);
  while (at > stop && words[at]!.form !== ',') {
    if (isVerb(tags[at]!) || tags[at] === CONJUNCTION || tags[at] === RELATIVE || TAG_UPOS[tags[at]!] === 'CCONJ') return false;
    at -= 1;
  }
  if (at <= stop || index - at < 2 || !isVerb(tags[at - 1]!)) return false;
  at -= 1;
  while (at > stop && words[at]!.form !== ',') at -= 1;
  if (at <= stop || (!OPENS_SUBORDINATE.has(tags[at + 1]!) && !OPENS_SUBORDINATE.has(tags[at + 2]!))) return false;
  for (at -= 1; at >= stop; at -= 1) {
    if (words[at]!.form === ',') return false;
    if (isVerb(tags[at]!)) return HELPERS.test(words[at]!.lower);
  }
  return false;
}

/** "Sie haben die Straße [blockiert] und warfen Steine": behind a helper that waits for its verb, and before a coordinator; not "Er hat Geld und [bezahlt].". */
function goesOnBehind(words: readonly WordInfo[], tags: Uint8Array, index: number): boolean {
  if (!BOTH.test(words[index]!.form) || TAG_UPOS[tags[index + 1]!] !== 'CCONJ' || TAG_UPOS[tags[index - 1] ?? 0] === 'CCONJ') return false;
  for (let at = index - 1; at >= Math.max(0, index - LONGEST_BRACKET); at -= 1) {
    const tag = tags[at]!;
    if (TAG_UPOS[tag] === 'PUNCT' || tag === RELATIVE || tag === CONJUNCTION) return false;
    if (isVerb(tag)) return at < index - 1 && tag === AUXILIARY && HELPERS.test(words[at]!.lower);
  }
  return false;
}

const OPENS_SUBORDINATE: ReadonlySet<number> = new Set([RELATIVE, CONJUNCTION]);

function isVerb(tag: number): boolean {
  return TAG_UPOS[tag] === 'VERB' || TAG_UPOS[tag] === 'AUX';
}
