import type { Phrase, Token } from '../../../model/index.js';
import { remembered } from '../../common/words.js';
import { isVerbClass } from '../lexicon/index.js';
import { phraseWords } from '../phrases/index.js';
import type { VerbComplex } from './complex.js';
import type { ClauseDraft } from './draft.js';

/** What the choice of roles in one clause sees. */
export interface RoleScene {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly phrases: readonly Phrase[];
  readonly clause: ClauseDraft;
  readonly complex: VerbComplex;
  /** Phrases of the clause that are attributes of none of its others, in order. */
  readonly own: readonly Phrase[];
  /** "sich" stands in the clause without a preposition. */
  readonly reflexive: boolean;
  /** Phrases that are times, by the caller's time expressions. */
  readonly isTime: (phrase: Phrase) => boolean;
  /** Whether a phrase has conjuncts. */
  readonly hasConjunct: (phrase: Phrase) => boolean;
  readonly spanOf: (phrase: Phrase) => readonly [number, number];
}

/** Roles of phrases without preposition. */
export type Role = 'subject' | 'object' | 'indirect-object' | 'genitive-object' | 'predicate' | 'adverbial';
/** The roles in the order of their scores. */
export const ROLES: readonly Role[] = ['subject', 'object', 'indirect-object', 'genitive-object', 'predicate', 'adverbial'];
/** The score of a role that grammar rules out. */
export const IMPOSSIBLE = -100;

/** How well a role suits the phrase of rank `rank` among the clause's candidates; `IMPOSSIBLE` or below where grammar rules it out. */
export function scoreRole(scene: RoleScene, phrase: Phrase, role: Role, rank: number): number {
  switch (role) {
    case 'subject':
      return scoreSubject(scene, phrase, rank);
    case 'object':
      return scoreObject(scene, phrase);
    case 'indirect-object':
      return scoreIndirect(scene, phrase);
    case 'genitive-object':
      return scoreGenitive(scene, phrase);
    case 'predicate':
      return scorePredicate(scene, phrase);
    case 'adverbial':
      return scoreAdverbial(scene, phrase);
  }
}

/** Case by the forms, and by the tagger where the forms leave a choice. */
function caseScore(phrase: Phrase, wanted: 'Nom' | 'Gen' | 'Dat' | 'Acc'): number {
  if (!phrase.cases.includes(wanted)) return IMPOSSIBLE;
  if (phrase.cases.length === 1) return 3;
  if (phrase.case === wanted) return 2;
  return phrase.case === undefined ? 0.6 : -1;
}

function scoreSubject(scene: RoleScene, phrase: Phrase, rank: number): number {
  const { clause, tokens, lower } = scene;
  let score = caseScore(phrase, 'Nom');
  if (score <= IMPOSSIBLE) return score;
  if (clause.kind === 'infinitive') return IMPOSSIBLE;
  if (clause.finite >= 0) {
    const { feats } = tokens[clause.finite]!;
    if (!agrees(scene, phrase, feats)) {
      if (!isLooseNumber(scene, phrase) || hasAgreeing(scene, phrase, feats)) return IMPOSSIBLE;
      score -= tokens[phrase.head]!.upos === 'PRON' ? 0.2 : 1.5;
    }
    const word = lower[phrase.head]!;
    if (word === 'was' || ((word === 'das' || word === 'dies') && !isCopular(scene) && phrase.head !== clause.subordinator)) score -= 1.4;
    if (phrase.person === '1' && feats.Person && feats.Person !== '1' && word === 'ich') score -= 2;
    if (word === 'es' && feats.Person === '1') return IMPOSSIBLE;
    if (phrase.person === '3' && (feats.Person === '2' || feats.Person === '1') && tokens[phrase.head]!.upos !== 'PRON') score -= 5;
    const before = phrase.first < clause.finite;
    if (clause.kind === 'main' || clause.kind === 'verbless') {
      if (before) score += 1;
      else if (phrase.first === clause.finite + 1) score += 0.8;
      else score += 0.4 - 0.3 * rank;
    } else score += 0.8 - 0.4 * rank;
  } else score += 0.3 - 0.3 * rank;
  if (scene.isTime(phrase)) score -= 2.5;
  if (isVerbClass(scene.complex.lemma, 'measure') && isUnit(lower[phrase.head]!)) score -= 3;
  // "Zwei Milliarden Euro zahlt Frankreich": a sum acts only where nobody else can.
  if (isMoney(lower[phrase.head]!) && scene.complex.voice === 'active' && hasOtherSubject(scene, phrase)) score -= 6;
  if (isCopular(scene)) score += isIndefinite(scene, phrase) ? -0.6 : 0.4;
  if (tokens[phrase.head]!.upos === 'PRON' && phrase.cases.length > 0 && phrase.cases[0] === 'Nom') score += 0.3;
  return score;
}

/** "Kampfjets griffen [Gaza] an": a noun in the plural before the verb agrees with it. */
function hasAgreeing(scene: RoleScene, phrase: Phrase, feats: Token['feats']): boolean {
  const { finite } = scene.clause;
  if (feats.Number !== 'Plur' || phrase.first < finite || scene.tokens[phrase.head]!.upos !== 'PROPN') return false;
  return scene.own.some(
    (other) => other.last <= finite && other.number === 'Plur' && scene.tokens[other.head]!.upos === 'NOUN' && canBeSubject(scene, other),
  );
}

/** Another noun of the clause that can be a nominative. */
function hasOtherSubject(scene: RoleScene, phrase: Phrase): boolean {
  return scene.own.some(
    (other) =>
      other !== phrase &&
      canBeSubject(scene, other) &&
      !isUnit(scene.lower[other.head]!) &&
      /^(?:NOUN|PROPN|PRON)$/.test(scene.tokens[other.head]!.upos) &&
      scene.lower[other.head] !== 'sich',
  );
}

function canBeSubject(scene: RoleScene, phrase: Phrase): boolean {
  return phrase.preposition === undefined && phrase.cases.includes('Nom') && !scene.isTime(phrase);
}

/** Number agreement; a coordination or a quantity may take either number, "es" and "das" with a predicate too. */
function agrees(scene: RoleScene, phrase: Phrase, feats: Token['feats']): boolean {
  if (!feats.Number || !phrase.number || feats.Number === phrase.number || scene.tokens[phrase.head]!.upos === 'DET') return true;
  if (feats.Number === 'Plur') {
    if (scene.hasConjunct(phrase)) return true;
    const word = scene.lower[phrase.head]!;
    const lists = phraseWords();
    return (
      lists.units.has(word) ||
      lists.numerals.has(word) ||
      scene.tokens[phrase.head]!.upos === 'NUM' ||
      (isCopular(scene) && /^(?:es|das|dies)$/.test(word))
    );
  }
  const lists = phraseWords();
  return lists.units.has(scene.lower[phrase.head]!);
}

/** "ein Ort", "Minister": a predicate rather than a subject; not "der Ort", "Berlin". */
function isIndefinite(scene: RoleScene, phrase: Phrase): boolean {
  if (phrase.determiner !== undefined) return /^(?:k?ein)/.test(scene.lower[phrase.determiner]!);
  return scene.tokens[phrase.head]!.upos === 'NOUN';
}

/** A bare noun or name whose number only the tagger knows ("nur Blogger"), or a pronoun of both numbers ("sie", "die"). */
function isLooseNumber(scene: RoleScene, phrase: Phrase): boolean {
  const { upos } = scene.tokens[phrase.head]!;
  if (upos === 'PRON' && /^(?:sie|die|welche|was|wer|deren)$/.test(scene.lower[phrase.head]!)) return true;
  return phrase.determiner === undefined && phrase.first === phrase.head && (upos === 'NOUN' || upos === 'PROPN');
}

function isCopular(scene: RoleScene): boolean {
  return isVerbClass(scene.complex.lemma, 'copula');
}

function scoreObject(scene: RoleScene, phrase: Phrase): number {
  const { complex, tokens } = scene;
  let score = caseScore(phrase, 'Acc');
  if (score <= IMPOSSIBLE) return score;
  if (isMoney(scene.lower[phrase.head]!)) score = Math.max(score, 1);
  if (complex.voice !== 'active') return IMPOSSIBLE;
  if (complex.lemma === 'sein' || complex.lemma === 'werden') return IMPOSSIBLE;
  if (scene.isTime(phrase) && !isVerbClass(complex.lemma, 'time-object')) score -= 3.2;
  if (isVerbClass(complex.lemma, 'dative')) score -= phrase.cases.includes('Dat') ? 2.2 : 1.2;
  if (isVerbClass(complex.lemma, 'intransitive')) score -= 1.5;
  // "lieferten [sich] Gefechte": beside the object of such a verb "sich" is the dative.
  if ((scene.reflexive && !isVerbClass(complex.lemma, 'ditransitive')) || isDativePronoun(scene, phrase)) score -= 1.2;
  // "liefern [Israel] Kampfflugzeuge": whom, not what.
  if (isVerbClass(complex.lemma, 'ditransitive') && isNameBeforeObject(scene, phrase)) score -= 1.5;
  if (isVerbClass(complex.lemma, 'transitive')) score += 0.8;
  if (isVerbClass(complex.lemma, 'measure') && isUnit(scene.lower[phrase.head]!)) score -= 1.5;
  if (tokens[phrase.head]!.upos === 'PRON' && phrase.cases[0] === 'Acc') score += 0.3;
  if (phrase.case === 'Nom' && phrase.first === phrase.head && /^(?:das|dies|was)$/.test(scene.lower[phrase.head]!)) score += 1;
  return score;
}

/** "hat [uns] ein Angebot gemacht": a pronoun of both cases beside a subject and another noun is the dative. */
function isDativePronoun(scene: RoleScene, phrase: Phrase): boolean {
  const word = scene.lower[phrase.head]!;
  if (word !== 'uns' && word !== 'euch') return false;
  return scene.own.filter((other) => other.preposition === undefined && !scene.isTime(other)).length > 2;
}

function scoreIndirect(scene: RoleScene, phrase: Phrase): number {
  const { complex } = scene;
  let score = caseScore(phrase, 'Dat');
  if (score <= IMPOSSIBLE) return score;
  if (isVerbClass(complex.lemma, 'ditransitive') && isNameBeforeObject(scene, phrase)) score = Math.max(score, 0.5);
  if (isVerbClass(complex.lemma, 'dative') || isDativePronoun(scene, phrase)) score += 1.4;
  else if (isVerbClass(complex.lemma, 'ditransitive')) score += 0.4;
  else {
    score -= 0.5;
    if (phrase.cases.includes('Gen') && scene.own.some((other) => other.last === phrase.first)) return IMPOSSIBLE;
    if (phrase.determiner === undefined && scene.tokens[phrase.head]!.upos !== 'PRON') score -= 1.6;
  }
  return scene.isTime(phrase) ? score - 3 : score;
}

/**
 * A bare name, of whose case the tagger knows little, right before a phrase that can be the object: "soll [Russland] Munition geliefert haben".
 * Not: "soll [Russland] gestern geliefert haben", "liefert [Russland] an Iran".
 */
function isNameBeforeObject(scene: RoleScene, phrase: Phrase): boolean {
  if (phrase.determiner !== undefined || phrase.cases.length < 3 || scene.tokens[phrase.head]!.upos !== 'PROPN') return false;
  return scene.own.some(
    (other) => other.first === phrase.last && other.preposition === undefined && other.cases.includes('Acc') && !scene.isTime(other),
  );
}

function scoreGenitive(scene: RoleScene, phrase: Phrase): number {
  if (!isVerbClass(scene.complex.lemma, 'genitive')) return IMPOSSIBLE;
  return caseScore(phrase, 'Gen');
}

function scorePredicate(scene: RoleScene, phrase: Phrase): number {
  if (!isCopular(scene)) return IMPOSSIBLE;
  const score = caseScore(phrase, 'Nom');
  if (score <= IMPOSSIBLE) return score;
  const { upos } = scene.tokens[phrase.head]!;
  return score + (upos === 'PRON' ? -1 : 0.2) + (scene.isTime(phrase) ? -1 : 0);
}

function scoreAdverbial(scene: RoleScene, phrase: Phrase): number {
  if (scene.isTime(phrase)) return isVerbClass(scene.complex.lemma, 'time-object') ? -0.5 : 1.5;
  if (phrase.cases.includes('Gen') && phrase.cases.length === 1) return 0;
  const measure = isUnit(scene.lower[phrase.head]!) && (!isMoney(scene.lower[phrase.head]!) || isVerbClass(scene.complex.lemma, 'measure'));
  return measure && phrase.cases.includes('Acc') ? 0.3 : IMPOSSIBLE;
}

/** Sums are given or taken; only what something costs or amounts to is a measure. */
const isMoney = remembered((lower) => /(?:euro|dollar|pfund|rubel|franken|yen|yuan|mark)$/.test(lower));

/** "Tonnen", "US-Dollar"; not "Programm" by "Gramm", "Urteil" by "Teil". */
function isUnit(lower: string): boolean {
  const { units } = phraseWords();
  return units.has(lower) || (lower.includes('-') && units.has(lower.slice(lower.lastIndexOf('-') + 1)));
}
