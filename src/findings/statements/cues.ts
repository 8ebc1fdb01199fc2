import { lowerCase, remembered } from '../../language/index.js';
import type { Clause } from '../../model/index.js';
import { type CueEntry, statementLexicon } from './lexicon.js';
import type { Reading } from './reading.js';
import { sourceNoun } from './source-noun.js';

/** A clause whose verb reports words, thoughts or writing. */
export interface VerbCue {
  readonly clause: Clause;
  readonly lemma: string;
  readonly entry: CueEntry;
  /** Token indices of the cue: finite verb, participle, particle, words of the expression. */
  readonly tokens: readonly number[];
  /** Finite or full verb: where the cue stands. */
  readonly at: number;
  /** The reported words stand with a passive: the subject is whom it is said of or to. */
  readonly passive: boolean;
  readonly expression: boolean;
}

/** Words that belong to the cue where they stand in its clause: "wies **darauf** hin". */
const CORRELATES = new Set(['davon', 'darauf', 'dafür', 'davor', 'darum', 'damit', 'daran', 'darüber', 'dazu', 'dagegen']);

/**
 * The reporting clauses of one sentence. An expression goes before its bare verb: "äußerte Zweifel" is a doubt.
 * Catches "Der Sprecher teilte mit, dass …"; must not take "teilte den Kuchen" (lemma "teilen").
 */
export function findVerbCues(reading: Reading, sentence: number): VerbCue[] {
  const cues: VerbCue[] = [];
  for (const clause of reading.clausesIn(sentence)) {
    const at = clause.verb ?? clause.finite;
    if (at === undefined || clause.lemma === '' || isInsideUtterance(reading, at)) continue;
    const cue = cueOf(reading, clause, at);
    if (cue && !isRunOn(cue) && !isUnsaid(reading, cue)) cues.push(cue);
  }
  return cues;
}

/** Reporting words inside quoted speech are the speaker's: „Ich sage, dass …“ is one statement. */
function isInsideUtterance(reading: Reading, at: number): boolean {
  const region = reading.regions[reading.regionAt(at)];
  return region !== undefined && region.words >= 4;
}

/** Nothing is said: "wollte nicht bestätigen, dass", "konnte nicht sagen, ob"; nor does the narrator's "ich glaube" report. */
function isUnsaid(reading: Reading, cue: VerbCue): boolean {
  const { clause } = cue;
  const modal = clause.modal === 'wollen' || clause.modal === 'können' || clause.modal === 'mögen';
  if (clause.negation !== undefined && modal && cue.entry.act === 'assert' && !DOUBTED.has(cue.lemma)) return true;
  const subject = reading.argument(clause, 'subject');
  if (modal && subject && reading.lower[subject.head] === 'man') return true;
  if (clause.finite !== undefined && clause.finite !== cue.tokens.at(-1) && isObligation(reading, cue)) return true;
  return subject !== undefined && /^(?:ich|du)$/u.test(reading.lower[subject.head] ?? '');
}

/** "Es ist **davon auszugehen**, dass": nobody's saying; "Im Brief ist zu lesen" is an expression of its own. */
function isObligation(reading: Reading, { clause, lemma }: VerbCue): boolean {
  if (lemma === 'sein' || !/^(?:ist|sind|war|waren)$/u.test(reading.lower[clause.finite ?? -1] ?? '')) return false;
  const verb = clause.verb ?? -1;
  return verb !== clause.finite && (reading.lower[verb - 1] === 'zu' || /^\p{Ll}{2,}zu\p{Ll}+n$/u.test(reading.lower[verb] ?? ''));
}

/** With a negation these are a doubt of their own: "kann nicht erkennen, dass …", "glaubt nicht, dass …". */
export const DOUBTED = new Set(['erkennen', 'glauben', 'sehen', 'ausgehen', 'rechnen', 'denken', 'erwarten']);

/** "Man gehe davon aus, dass …" goes on with somebody's words and opens no frame. */
function isRunOn(cue: VerbCue): boolean {
  return cue.clause.kind === 'main' && cue.clause.mood === 'subjunctive-1' && cue.clause.parent === undefined;
}

function cueOf(reading: Reading, clause: Clause, at: number): VerbCue | undefined {
  const { verbs, expressions } = statementLexicon();
  const position = clause.finite ?? at;
  const predicate = predicateParticiple(reading, clause);
  const lemmas = predicate === undefined ? lemmasOf(reading, clause, at) : [clause.lemma, predicate];
  const passive = predicate !== undefined || clause.voice === 'passive' || isPassive(reading, clause, at);
  for (const lemma of [...lemmas, ...withoutParticle(reading, clause)]) {
    const listed = expressions.get(lemma);
    if (!listed) continue;
    const initials = initialsOf(reading, clause);
    for (const expression of listed) {
      const words = wordTokens(reading, clause, expression.words, initials);
      if (words.length > 0)
        return { clause, lemma, entry: expression, tokens: cueTokens(clause, at, words), at: position, passive, expression: true };
    }
  }
  const lemma = lemmas.find((one) => verbs.has(one));
  const entry = lemma === undefined ? undefined : verbs.get(lemma);
  if (!entry || lemma === undefined) return undefined;
  if (lemma === 'stehen' && !standsInText(reading, clause)) return undefined;
  if (lemma === 'zeigen' && !isShownByText(reading, clause)) return undefined;
  if (lemma === 'sorgen' && !clause.tokens.some((token) => reading.lower[token] === 'sich')) return undefined;
  const asFound = lemma === 'ergeben' && reading.lower[clause.subordinator ?? -1] === 'wie';
  if (!asFound && NEVER_REFLEXIVE.has(lemma) && clause.tokens.some((token) => reading.lower[token] === 'sich')) return undefined;
  const correlates = clause.tokens.filter((token) => CORRELATES.has(reading.lower[token] ?? ''));
  const beside = correlates.filter((token) => Math.abs(token - at) === 1 || token === (clause.particle ?? -9) - 1);
  return {
    clause,
    lemma,
    entry,
    tokens: cueTokens(
      clause,
      at,
      beside,
      ADVERBS.some((one) => clause.lemma === one + lemma),
    ),
    at: position,
    passive,
    expression: false,
  };
}

/** "**In dem Bericht** steht, dass …"; not "Vor der Tür steht, was er kaufte". */
function standsInText(reading: Reading, clause: Clause): boolean {
  return clause.args.some((one) => one.preposition === 'in' && sourceNoun(reading.tokens[one.head]?.lemma ?? '') !== undefined);
}

/** "**Die Studie** zeigt, dass …"; not "Das Beispiel zeigt, dass …". */
function isShownByText(reading: Reading, clause: Clause): boolean {
  const subject = clause.args.find((one) => one.role === 'subject');
  return subject !== undefined && sourceNoun(reading.tokens[subject.head]?.lemma ?? '') !== undefined;
}

/** Adverbs that the analysis may read as a verb's prefix: "sagte er **weiter**", "sagte **dazu**". */
const ADVERBS = ['weiter', 'dazu', 'hierzu', 'dabei', 'wieder'];

/** With "sich" these say something else: "befand sich". */
const NEVER_REFLEXIVE = new Set([
  'befinden',
  'bestätigen',
  'ergeben',
  'verstehen',
  'finden',
  'belegen',
  'beweisen',
  'schätzen',
  'erkennen',
  'bewerten',
  'sehen',
  'nennen',
  'heißen',
]);

/** The lemmas to look up: the clause's own, that of a participle by the lists, and that without "weiter" ("sagte er weiter"). */
function lemmasOf(reading: Reading, clause: Clause, at: number): string[] {
  const { participles } = statementLexicon();
  const form = reading.lower[at] ?? '';
  const lemmas = [clause.lemma];
  const ofParticiple = participles.get(form);
  if (ofParticiple !== undefined && at !== clause.finite && clause.auxiliaries.length > 0) lemmas.unshift(ofParticiple);
  for (const adverb of ADVERBS) if (clause.lemma.startsWith(adverb)) lemmas.push(clause.lemma.slice(adverb.length));
  if (clause.particle !== undefined) {
    const particle = reading.lower[clause.particle] ?? '';
    if (particle === 'mit' && clause.lemma.startsWith(particle)) lemmas.push(clause.lemma.slice(particle.length));
  }
  return lemmas;
}

/** "spricht **davon**", "ist sich **sicher**": what the analysis reads as a verb's particle may be the word of an expression. */
function withoutParticle(reading: Reading, clause: Clause): string[] {
  const particle = clause.particle === undefined ? '' : (reading.lower[clause.particle] ?? '');
  return particle.length > 3 && clause.lemma.startsWith(particle) ? [clause.lemma.slice(particle.length)] : [];
}

/** "Es **ist geplant**, dass …": a participle as predicate. */
function predicateParticiple(reading: Reading, clause: Clause): string | undefined {
  if (clause.lemma !== 'sein') return undefined;
  const last = reading.lastWord(clause);
  return last === clause.finite ? undefined : statementLexicon().participles.get(reading.lower[last] ?? '');
}

/** "wird befürchtet", "war vorgeworfen worden". */
function isPassive(reading: Reading, clause: Clause, at: number): boolean {
  if (clause.finite === undefined || clause.finite === at || !statementLexicon().participles.has(reading.lower[at] ?? '')) return false;
  return (
    /^(?:wird|werden|wurde|wurden|werde|würde|würden)$/u.test(reading.lower[clause.finite] ?? '') ||
    clause.auxiliaries.some((token) => reading.lower[token] === 'worden')
  );
}

/** `adverb`: what the analysis reads as the verb's particle is an adverb, "sagte **weiter**", and no part of the cue. */
function cueTokens(clause: Clause, at: number, words: readonly number[], adverb = false): number[] {
  const tokens = new Set([at, ...clause.auxiliaries, ...words]);
  if (clause.finite !== undefined) tokens.add(clause.finite);
  if (clause.particle !== undefined && !(adverb && clause.particle !== at)) tokens.add(clause.particle);
  return [...tokens].sort((left, right) => left - right);
}

/** The tokens of the first alternative that the clause holds, with the preposition or article before a noun. */
function wordTokens(reading: Reading, clause: Clause, alternatives: readonly string[], initials: number): number[] {
  for (const alternative of alternatives) {
    const parts = partsOf(alternative);
    if (parts.some((part) => (initials & initialBit(part)) === 0)) continue;
    for (let index = 0; index < clause.tokens.length; index++) {
      if (!isWord(reading, clause.tokens[index] ?? -1, parts[0] ?? '')) continue;
      const tokens = parts.map((_, offset) => clause.tokens[index + offset] ?? -1);
      if (!parts.every((part, offset) => isWord(reading, tokens[offset] ?? -1, part))) continue;
      const before = clause.tokens[index - 1];
      const noun = /^\p{Lu}/u.test(alternative);
      if (noun && before !== undefined && ['DET', 'ADP'].includes(reading.tokens[before]?.upos ?? '')) {
        const preposition = clause.tokens[index - 2];
        if (preposition !== undefined && reading.tokens[preposition]?.upos === 'ADP') tokens.unshift(preposition);
        tokens.unshift(before);
      }
      return [...tokens];
    }
  }
  return [];
}

const partsOf = remembered((words) => words.split(' '));

/** The first letters of a clause's words and lemmas as bits: most expressions are ruled out by them alone. */
function initialsOf(reading: Reading, { tokens }: Clause): number {
  let bits = 0;
  for (const token of tokens) bits |= initialBit(reading.lower[token] ?? '') | initialBit(reading.lemmas[token] ?? '');
  return bits;
}

const initialBit = remembered((word) => 1 << (lowerCase(word).charCodeAt(0) & 31));

function isWord(reading: Reading, index: number, word: string): boolean {
  const token = reading.tokens[index];
  if (!token) return false;
  if (token.lemma === word || token.form === word) return true;
  if (reading.lower[index]?.charAt(0) !== lowerCase(word).charAt(0)) return false;
  const noun = isCapital(word);
  if (!noun) return reading.lower[index] === word;
  return (
    isCapital(token.form) &&
    token.form.length <= word.length + 3 &&
    token.form.charAt(0) === word.charAt(0) &&
    fold(token.form).startsWith(fold(word))
  );
}

function isCapital(word: string): boolean {
  return word.charAt(0) !== lowerCase(word).charAt(0);
}

/** "Vorwürfe" and "Vorwurf" meet. */
const fold = remembered((word) => word.toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u').replace(/e$/u, ''));
