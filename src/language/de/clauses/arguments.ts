import type { Argument, Phrase } from '../../../model/index.js';
import { isVerbClass } from '../lexicon/index.js';
import { prepositionLemma } from '../phrases/index.js';
import { IMPOSSIBLE, ROLES, type Role, type RoleScene, scoreRole } from './role-scores.js';

const MAX_CANDIDATES = 10;

/** A role's score for one phrase, and why. */
interface Choice {
  readonly phrase: Phrase;
  readonly scores: readonly number[];
}

/** Assigns roles to the phrases of one clause: the best assignment with at most one of each role. */
export function assignRoles(scene: RoleScene): Argument[] {
  const candidates: Phrase[] = [];
  const args: Argument[] = [];
  for (const phrase of scene.own) {
    if (phrase.preposition !== undefined) {
      const argument = prepositional(scene, phrase);
      if (argument) args.push(argument);
    } else if (isComparison(scene, phrase)) {
      if (scene.lower[phrase.first - 1] === 'als' || scene.lower[phrase.first - 2] === 'als')
        args.push({
          role: 'predicate',
          phrase: phrase.index,
          span: scene.spanOf(phrase),
          head: phrase.head,
          preposition: 'als',
          confidence: 0.7,
          reason: 'after als',
        });
    } else if (scene.lower[phrase.head] !== 'sich' && isNoun(scene, phrase) && !isAside(scene, phrase) && !isExpletive(scene, phrase))
      candidates.push(phrase);
  }
  const choices = candidates
    .slice(0, MAX_CANDIDATES)
    .map((phrase, rank) => ({ phrase, scores: ROLES.map((role) => scoreRole(scene, phrase, role, rank)) }));
  for (const [index, role] of best(scene, choices).entries()) {
    if (role < 0) continue;
    const choice = choices[index]!;
    args.push(toArgument(scene, choice, role));
  }
  return causeeFirst(scene, args).sort((left, right) => left.head - right.head);
}

/** A lone sign is no noun: "62 %" is, "/" is not. */
function isNoun(scene: RoleScene, phrase: Phrase): boolean {
  return scene.tokens[phrase.head]!.upos !== 'SYM' || scene.tokens[phrase.head - 1]?.upos === 'NUM';
}

/** "Das Land ließ [Helfer] einreisen": with a verb that takes no object the accusative is who acts; the subject of "lassen" is kept as its agent. */
function causeeFirst(scene: RoleScene, args: readonly Argument[]): Argument[] {
  const { complex, tokens } = scene;
  const object = args.find((argument) => argument.role === 'object');
  const letting = complex.auxiliaries.some((index) => tokens[index]!.lemma === 'lassen');
  if (!letting || !object || !(isVerbClass(complex.lemma, 'intransitive') || isVerbClass(complex.lemma, 'being'))) return [...args];
  return args.map((argument) => {
    if (argument === object) return { ...argument, role: 'subject', reason: 'causee of lassen' };
    return argument.role === 'subject' ? { ...argument, role: 'agent', reason: 'subject of lassen' } : argument;
  });
}

/** "als Präsident", "wie ein Mann", "bis Montag" where the tagger sees no preposition. */
function isComparison(scene: RoleScene, phrase: Phrase): boolean {
  const quoted = phrase.first > 1 && /^[„»"]$/.test(scene.lower[phrase.first - 1]!) ? 1 : 0;
  const before = phrase.first - 1 - quoted;
  if (before < 0 || before === scene.clause.subordinator || scene.tokens[before]!.sentence !== phrase.sentence) return false;
  return /^(?:als|wie|bis|statt)$/.test(scene.lower[before]!);
}

/** "…, darunter zwei Kinder": an addition, no argument. Nor is what a coordinator joins to a phrase further off. */
function isAside(scene: RoleScene, phrase: Phrase): boolean {
  const { lower, tokens, clause } = scene;
  let before = phrase.first - 1;
  if (before >= 0 && lower[before] === 'auch') before -= 1;
  if (before < 0 || tokens[before]!.sentence !== tokens[phrase.first]!.sentence) return false;
  if (lower[before] === 'darunter' || lower[before] === '(') return true;
  return (
    /^(?:und|oder|sowie|sondern)$/.test(lower[before]!) &&
    before !== clause.tokens[0] &&
    clause.tokens.includes(before) &&
    before > clause.tokens[0]! &&
    before !== clause.finitePiece
  );
}

function prepositional(scene: RoleScene, phrase: Phrase): Argument | undefined {
  const { complex, lower, tokens } = scene;
  const preposition = prepositionLemma(lower[phrase.preposition!]!);
  const comparison = preposition === 'als' || preposition === 'wie';
  const passive = complex.voice !== 'active';
  const time = scene.isTime(phrase) || tokens[phrase.head]!.upos === 'ADV';
  let role: Argument['role'] = 'oblique';
  let reason = `prepositional phrase with ${preposition}`;
  let confidence = 0.8;
  if (passive && !time && (preposition === 'von' || preposition === 'durch')) {
    role = 'agent';
    reason = `${preposition} with a passive`;
    confidence = preposition === 'von' ? 0.85 : 0.6;
  } else if (time) {
    role = 'adverbial';
    reason = 'time phrase';
  } else if (comparison) role = 'predicate';
  else if (preposition === 'gegenüber' && isVerbClass(complex.lemma, 'speech')) {
    role = 'indirect-object';
    reason = 'addressee with gegenüber';
  }
  return { role, phrase: phrase.index, span: scene.spanOf(phrase), head: phrase.head, preposition, confidence, reason };
}

/** "es" that stands for nobody: "es herrscht Krieg", "es gibt", "es kommt zu", "es handelt sich um", "es geht um". */
function isExpletive(scene: RoleScene, phrase: Phrase): boolean {
  if (scene.lower[phrase.head] !== 'es') return false;
  const { lemma } = scene.complex;
  if (lemma === 'geben') return true;
  if (
    isVerbClass(lemma, 'intransitive') &&
    !isVerbClass(lemma, 'copula') &&
    phrase.first < scene.clause.finite &&
    hasLaterSubject(scene, phrase)
  )
    return true;
  const wanted = lemma === 'kommen' ? 'zu' : lemma === 'handeln' || lemma === 'gehen' ? 'um' : '';
  return (
    wanted !== '' &&
    scene.own.some((other) => other.preposition !== undefined && prepositionLemma(scene.lower[other.preposition]!) === wanted)
  );
}

/** "Es [besteht] die Gefahr", "Es starben drei Menschen": a noun behind the verb that agrees with it is the subject, "es" only holds the place. */
function hasLaterSubject(scene: RoleScene, phrase: Phrase): boolean {
  const { clause, tokens } = scene;
  const { Number: number } = tokens[clause.finite]!.feats;
  return scene.own.some(
    (other) =>
      other !== phrase &&
      other.preposition === undefined &&
      other.first > clause.finite &&
      other.cases.includes('Nom') &&
      (other.number === undefined || number === undefined || other.number === number || scene.hasConjunct(other)) &&
      (tokens[other.head]!.upos === 'NOUN' || tokens[other.head]!.upos === 'PROPN') &&
      !scene.isTime(other),
  );
}

/** All assignments are tried subject first; the others take what remains, greedily by score. */
function best(scene: RoleScene, choices: readonly Choice[]): number[] {
  let bestScore = Number.NEGATIVE_INFINITY;
  let bestRoles: number[] = [];
  for (let subject = -1; subject < choices.length; subject += 1) {
    let score = subject < 0 ? withoutSubject(scene) : choices[subject]!.scores[0]!;
    if (score <= IMPOSSIBLE) continue;
    const roles = choices.map((_, index) => (index === subject ? 0 : -1));
    score += assignOthers(scene, choices, roles, subject);
    if (score > bestScore) {
      bestScore = score;
      bestRoles = roles;
    }
  }
  return bestRoles;
}

/** "Er kam und [brachte Brot]": a conjunct that begins with its finite verb mostly shares the subject; not "…, teilte Norwegen mit". 1.2 to 4: arguments of two folds 71.1 to 71.5. */
const VERB_FIRST_CONJUNCT = 4;

/** What it costs that no phrase is the subject. */
function withoutSubject(scene: RoleScene): number {
  const { clause, complex, tokens } = scene;
  if (clause.kind === 'infinitive' || clause.kind === 'participle') return 1;
  if (complex.mood === 'imperative' || complex.lemma === 'geben') return 0;
  if (clause.conjunctOf || clause.shared) {
    if (clause.finite < 0 || clause.finite > clause.tokens[0]! + 1) return 0.3;
    return tokens[clause.tokens[0]!]!.upos === 'CCONJ' ? VERB_FIRST_CONJUNCT : 1.2;
  }
  if (clause.finite >= 0 && tokens[clause.finite]!.feats.Person === '1') return 0;
  if (complex.voice === 'passive') return -1;
  return -4;
}

function assignOthers(scene: RoleScene, choices: readonly Choice[], roles: number[], subject: number): number {
  const taken = new Set<number>();
  const pairs: { index: number; role: number; score: number }[] = [];
  for (let index = 0; index < choices.length; index += 1) {
    if (index === subject) continue;
    for (let role = 1; role < ROLES.length; role += 1) {
      let score = choices[index]!.scores[role]!;
      if (subject >= 0 && index < subject && role === 1 && scene.clause.kind !== 'relative') score -= 0.6;
      if (score > IMPOSSIBLE) pairs.push({ index, role, score });
    }
  }
  pairs.sort((left, right) => right.score - left.score);
  let total = 0;
  for (const pair of pairs) {
    if (roles[pair.index]! >= 0 || (taken.has(pair.role) && pair.role !== 5)) continue;
    if (pair.score < (pair.role === 1 ? -1.2 : 0)) continue;
    roles[pair.index] = pair.role;
    taken.add(pair.role);
    total += pair.score;
  }
  for (let index = 0; index < choices.length; index += 1) if (roles[index] === -1) total -= 1.5;
  return total;
}

function toArgument(scene: RoleScene, choice: Choice, role: number): Argument {
  const { phrase } = choice;
  const name = ROLES[role]!;
  const second = choice.scores.reduce((top, score, index) => (index !== role && score > top ? score : top), -4);
  const margin = choice.scores[role]! - second;
  const forced = phrase.cases.length === 1;
  return {
    role: name,
    phrase: phrase.index,
    span: scene.spanOf(phrase),
    head: phrase.head,
    confidence: Math.max(0.3, Math.min(0.97, 0.55 + margin * 0.07 + (forced ? 0.1 : 0))),
    reason: reasonOf(scene, phrase, name, forced),
  };
}

function reasonOf(scene: RoleScene, phrase: Phrase, role: Role, forced: boolean): string {
  const grammar = phrase.case ? `${phrase.case}${forced ? ' by form' : ' by tagger'}` : 'case open';
  if (role === 'subject') return `${grammar}, agrees with the finite verb`;
  if (role === 'adverbial') return scene.isTime(phrase) ? 'time phrase without preposition' : 'measure or free genitive';
  return `${grammar} with ${scene.complex.lemma}`;
}
