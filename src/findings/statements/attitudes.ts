import { remembered } from '../../language/index.js';
import type { Argument, Clause, Stance } from '../../model/index.js';
import { type Attitude, foldWord, statementLexicon } from './lexicon.js';
import type { Reading } from './reading.js';
import { isEnd } from './speakers.js';

/** Whose attitude is asked for. */
export interface AttitudeView {
  /** Head token of the subject, where there is one. */
  readonly subject?: number;
  /** The narrator tells it: verbs that tell deeds count only as a wish or promise then. */
  readonly narrated: boolean;
}

/** A stance, and whether the verb itself takes it ("lehnt ab"), or only a wish for a deed does ("will bauen"). */
export interface AttitudeStance {
  readonly stance: Stance;
  readonly firm: boolean;
}

/** As `attitudeOf`, the stance alone. */
export function attitudeStance(reading: Reading, clause: Clause, view: AttitudeView): Stance | undefined {
  return attitudeOf(reading, clause, view)?.stance;
}

/**
 * Where the subject of a clause stands by its verb: the first row of `attitudes.tsv` whose words and complement the clause has, turned by a negation.
 * Under a verb of wish the full verb goes first ("will liefern" offers, "will blockieren" opposes), then the wish itself.
 * Catches "lehnt Verhandlungen ab", "will keine Zölle"; must not take "hielt eine Rede", "Polen lieferte Panzer" (told by the narrator).
 */
export function attitudeOf(reading: Reading, clause: Clause, view: AttitudeView): AttitudeStance | undefined {
  const wish = wishOf(reading, clause);
  // "soll sich beteiligen", "kann helfen": somebody else's wish, or none; "kann sich … vorstellen", "kann nicht zustimmen" are an attitude
  if (view.narrated && clause.modal !== undefined && wish === undefined && clause.modal !== 'können') return undefined;
  const denied = isDenied(reading, clause);
  for (const lemma of lemmasOf(reading, clause)) {
    for (const attitude of statementLexicon().attitudes.get(lemma) ?? []) {
      if (attitude.deed && view.narrated && !wish && !promises(reading, clause) && !gives(reading, clause, attitude)) continue;
      if (!fits(reading, clause, attitude, view)) continue;
      const stance = denied && !saysNo(attitude) ? attitude.negated : attitude.stance;
      if (stance) return { stance, firm: !attitude.deed };
    }
  }
  if (wish === undefined || clause.lemma === wish) return undefined;
  // "will kein Gas mehr einführen": what shall end is wanted
  const ends = denied && clause.tokens.some((token) => reading.lower[token] === 'mehr' && hasNone(reading, clause));
  return { stance: denied && !ends ? 'opposes' : 'supports', firm: false };
}

/** "hält **nichts** von": the negation is a word of the row itself. */
function saysNo({ words, patterns }: Attitude): boolean {
  return words.includes('nicht') || words.includes('nichts') || patterns.some((pattern) => pattern.test('nichts'));
}

function hasNone(reading: Reading, clause: Clause): boolean {
  return clause.tokens.some((token) => /^kein/u.test(reading.lower[token] ?? ''));
}

function wishOf(reading: Reading, clause: Clause): 'wollen' | 'mögen' | undefined {
  if (!/^(?:will|wollen|wolle|wollten?|möchten?)$/u.test(reading.lower[clause.finite ?? -1] ?? '')) return undefined;
  return clause.modal === 'mögen' ? 'mögen' : 'wollen';
}

/** "wird liefern" of an actor is a promise. */
function promises(reading: Reading, clause: Clause): boolean {
  return clause.tense === 'future' || /^(?:werde|werden|wird)$/u.test(reading.lower[clause.finite ?? -1] ?? '');
}

/** "liefert der Ukraine Panzer", "steckt zwei Milliarden Euro in …": help in the present tense, to somebody or in money, is an offer. */
function gives(reading: Reading, clause: Clause, { stance }: Attitude): boolean {
  if (stance !== 'offers' || clause.kind !== 'main' || clause.tense !== 'present' || clause.mood !== 'indicative') return false;
  if (clause.voice !== 'active' || clause.modal !== undefined || clause.negation !== undefined) return false;
  return (
    reading.argument(clause, 'indirect-object') !== undefined ||
    clause.tokens.some((token) => /^(?:euro|dollar|pfund|kronen|franken|millionen?|milliarden?)$/u.test(reading.lower[token] ?? ''))
  );
}

/** Lemma of the clause, and without what the analysis reads as its particle ("zeigt sich **bereit**"). */
function lemmasOf(reading: Reading, clause: Clause): string[] {
  const particle = clause.particle === undefined ? '' : (reading.lower[clause.particle] ?? '');
  const bare = particle !== '' && clause.lemma.startsWith(particle) ? [clause.lemma.slice(particle.length)] : [];
  return [clause.lemma, ...bare];
}

const SIDES = ['für', 'gegen'] as const;

const folded = remembered(foldWord);

function fits(reading: Reading, clause: Clause, { words, patterns, complements }: Attitude, view: AttitudeView): boolean {
  if (clause.voice === 'static-passive' && view.narrated) return false;
  if (!words.every((word) => clause.tokens.some((token) => folded(reading.lower[token] ?? '') === word))) return false;
  if (!patterns.every((pattern) => clause.tokens.some((token) => pattern.test(reading.lower[token] ?? '')))) return false;
  const side = clause.lemma === 'sein' ? SIDES.find((one) => foldWord(one) === words[0]) : undefined;
  if (side !== undefined && !isPredicate(reading, clause, side)) return false;
  return complements.length === 0 || complements.some((complement) => hasComplement(reading, clause, complement, view));
}

function hasComplement(reading: Reading, clause: Clause, complement: string, { subject, narrated }: AttitudeView): boolean {
  if (complement === 'I' || complement === 'Q' || complement === 'dass') return hasChild(reading, clause, complement);
  const role = complement === 'acc' ? 'object' : complement === 'dat' ? 'indirect-object' : undefined;
  if ((!narrated || clause.voice === 'passive') && complement === 'acc') return true;
  return clause.args.some(
    (one) =>
      one.head !== subject &&
      (reading.tokens[one.head]?.upos !== 'PRON' || !narrated) &&
      (role === undefined
        ? one.preposition === complement
        : one.preposition === undefined && (one.role === role || one.role === 'object' || isEnd(reading, one) || isAmount(reading, one))),
  );
}

const TIME = /^(?:tag|woche|monat|jahr|jahrzehnt|stunde|minute|sekunde|uhr|mal|kilometer|meter|prozent)/u;

/** "sagt **zwei Milliarden Euro** zu": what looks like a measure and is the thing itself; not "verhandelte **zwei Tage**". */
function isAmount(reading: Reading, argument: Argument): boolean {
  if (argument.role !== 'adverbial') return false;
  const [first] = reading.argumentRange(argument);
  const counted = reading.tokens[first]?.upos === 'NUM' || reading.tokens[first + 1]?.upos === 'NUM';
  return counted && reading.tokens[argument.head]?.upos === 'NOUN' && !TIME.test(reading.lower[argument.head] ?? '');
}

/** "ist **gegen Zölle**"; not "ist wichtig für Norwegen", "ist für Montag geplant". */
function isPredicate(reading: Reading, clause: Clause, preposition: string): boolean {
  const argument = clause.args.find((one) => one.preposition === preposition);
  const last = reading.lastWord(clause);
  if (!argument || clause.args.some((one) => one.role === 'predicate')) return false;
  const [first, end] = reading.argumentRange(argument);
  const judged = clause.tokens.some((token) => token > (clause.finite ?? 0) && token < first && reading.tokens[token]?.upos === 'ADJ');
  return last < end && last >= first && !judged;
}

function hasChild(reading: Reading, clause: Clause, kind: 'I' | 'Q' | 'dass'): boolean {
  return reading.clausesIn(clause.sentence).some((one) => {
    if (one.parent !== clause.index) return false;
    if (kind === 'I') return one.kind === 'infinitive';
    const word = one.subordinator === undefined ? '' : (reading.lower[one.subordinator] ?? '');
    return kind === 'dass' ? word === 'dass' : statementLexicon().words.question.has(word);
  });
}

/** The clause is negated: by its own negation, by "kein" with one of its phrases, or by an adverb. */
export function isDenied(reading: Reading, clause: Clause): boolean {
  return (
    clause.negation !== undefined ||
    clause.tokens.some((token) =>
      /^(?:kein\p{L}{0,2}|nie|niemals|keinesfalls|keineswegs|keinerlei|weder|kaum)$/u.test(reading.lower[token] ?? ''),
    )
  );
}
