import type { Argument, Clause, Stance, StatementAct } from '../../model/index.js';
import type { Draft } from './draft.js';
import { type Attitude, statementLexicon } from './lexicon.js';
import type { Range, Reading } from './reading.js';
import { canSpeak, isEnd, subjectOf, subjectParticipant } from './speakers.js';

/**
 * Where an actor stands, told without a verb of saying: "Die Regierung will die Sanktionen nicht aufheben", "Bern besteht auf einem Abzug",
 * "Oslo ist gegen Zölle", "Zölle wären für Oslo nicht hinnehmbar". Only of actors that the lists know, since of everybody else such sentences tell deeds.
 * Must not take "Er will nach Hause", "Man plant ein Fest".
 */
export function findIntentStatements(reading: Reading, sentence: number): Draft[] {
  return reading.clausesIn(sentence).flatMap((clause) => {
    if (clause.finite === undefined || clause.question || reading.regionAt(clause.finite) >= 0) return [];
    return judgementOf(reading, clause) ?? attitudeOf(reading, clause) ?? [];
  });
}

function attitudeOf(reading: Reading, clause: Clause): Draft | undefined {
  if (clause.kind !== 'main' || clause.mood === 'subjunctive-1') return undefined;
  const subject = subjectOf(reading, clause);
  if (!subject || !isNamed(reading, subject.head) || !canSpeak(reading, subject.head)) return undefined;
  const attitude = lemmasOf(reading, clause)
    .flatMap((lemma) => statementLexicon().attitudes.get(lemma) ?? [])
    .find((one) => fits(reading, clause, one, subject));
  const stance = attitude && (isNegated(reading, clause) ? attitude.negated : attitude.stance);
  if (!stance) return undefined;
  const { range, head } = subjectParticipant(reading, clause, subject);
  return draftOf(reading, clause, { range, head }, stance, reading.clauseRange(clause), 'intent');
}

/** The modal of wish goes before the full verb; a particle of the verb may be the word of the row. */
function lemmasOf(reading: Reading, clause: Clause): string[] {
  const wish = /^(?:will|wollen|möchten?)$/u.test(reading.lower[clause.finite ?? -1] ?? '')
    ? clause.modal === 'mögen'
      ? 'mögen'
      : 'wollen'
    : undefined;
  const particle = clause.particle === undefined ? '' : (reading.lower[clause.particle] ?? '');
  const bare = particle !== '' && clause.lemma.startsWith(particle) ? [clause.lemma.slice(particle.length)] : [];
  return [...(wish ? [wish] : []), ...(clause.modal !== undefined ? [] : [clause.lemma, ...bare])];
}

function fits(reading: Reading, clause: Clause, { word, complements }: Attitude, subject: Argument): boolean {
  if (clause.voice !== 'active') return false;
  if (
    word !== undefined &&
    !clause.tokens.some((token) => reading.lower[token]?.replace(/(?:en|e|s)$/u, '') === word.replace(/(?:en|e|s)$/u, ''))
  )
    return false;
  if (complements.length === 0) return true;
  return complements.some((complement) => {
    if (complement === 'I' || complement === 'Q') return hasChild(reading, clause, complement);
    const role = complement === 'acc' ? 'object' : complement === 'dat' ? 'indirect-object' : undefined;
    return clause.args.some(
      (one) =>
        one.head !== subject.head &&
        reading.tokens[one.head]?.upos !== 'PRON' &&
        (role === undefined
          ? one.preposition === complement
          : one.preposition === undefined && (one.role === role || one.role === 'object' || isEnd(reading, one))),
    );
  });
}

function hasChild(reading: Reading, clause: Clause, kind: 'I' | 'Q'): boolean {
  return reading
    .clausesIn(clause.sentence)
    .some((one) =>
      one.parent !== clause.index
        ? false
        : kind === 'I'
          ? one.kind === 'infinitive'
          : one.subordinator !== undefined && statementLexicon().words.question.has(reading.lower[one.subordinator] ?? ''),
    );
}

function isNegated(reading: Reading, clause: Clause): boolean {
  return clause.negation !== undefined || clause.tokens.some((token) => /^kein/u.test(reading.lower[token] ?? ''));
}

function isNamed(reading: Reading, head: number): boolean {
  const token = reading.tokens[head];
  return token !== undefined && (token.upos === 'PROPN' || token.upos === 'NOUN');
}

const UNBEARABLE = new Set(['inakzeptabel', 'unannehmbar', 'undenkbar', 'unhaltbar', 'tabu', 'ausgeschlossen', 'unvorstellbar']);
const BEARABLE = new Set([
  'hinnehmbar',
  'akzeptabel',
  'annehmbar',
  'denkbar',
  'vorstellbar',
  'tragbar',
  'verhandelbar',
  'infrage',
  'frage',
]);
/** Verbs that judge together with such a word, or, with "für", say what there can be: "gibt es für Bern keine …". */
const JUDGING = new Set(['sein', 'bleiben', 'kommen', 'infragekommen', 'geben']);

/** "Truppen wären **für Moskau nicht hinnehmbar**", "Das kommt für Bern nicht infrage"; not "Das ist für Kinder tabu". */
function judgementOf(reading: Reading, clause: Clause): Draft | undefined {
  const holder = clause.args.find((one) => one.preposition === 'für' && isNamed(reading, one.head));
  if (!holder || !JUDGING.has(clause.lemma)) return undefined;
  const words = clause.tokens.map((token) => reading.lower[token] ?? '');
  const bearable = words.some((one) => BEARABLE.has(one)) || clause.lemma === 'geben';
  const unbearable = words.some((one) => UNBEARABLE.has(one));
  const negated = isNegated(reading, clause);
  if (!(bearable && (negated || clause.lemma !== 'geben')) && !unbearable) return undefined;
  const range = reading.argumentRange(holder);
  const stance: Stance = unbearable !== negated ? 'opposes' : 'supports';
  const [, last] = reading.clauseRange(clause);
  const first = reading.sentences[clause.sentence]?.first ?? clause.tokens[0] ?? 0;
  return draftOf(
    reading,
    clause,
    { range: [Math.min(range[0] + 1, holder.head), range[1]], head: holder.head },
    stance,
    [first, last],
    'judgement',
  );
}

const ACTS: Readonly<Record<Stance, StatementAct>> = {
  supports: 'assert',
  opposes: 'reject',
  demands: 'demand',
  offers: 'promise',
  doubts: 'doubt',
  'accepts-on-condition': 'demand',
  undecided: 'assert',
};

function draftOf(
  reading: Reading,
  clause: Clause,
  speaker: { readonly range: Range; readonly head: number },
  stance: Stance,
  quote: Range,
  rule: string,
): Draft {
  return {
    form: 'reported',
    quote: [[quote[0], Math.min(quote[1], reading.sentences[clause.sentence]?.last ?? quote[1])]],
    cue: [],
    frame: [],
    speaker: [speaker.range],
    speakerHead: speaker.head,
    addressee: [],
    act: ACTS[stance],
    stance,
    medium: 'unknown',
    nested: false,
    sentence: clause.sentence,
    clause: clause.index,
    rule,
    onlyListed: true,
  };
}
