import type { Clause } from '../../model/index.js';
import { issueOf } from '../stance/index.js';
import type { Draft } from './draft.js';
import type { Reading } from './reading.js';
import { canSpeak, subjectOf, subjectParticipant } from './speakers.js';

/**
 * What an actor wants or will not have, told without a verb of saying: "Die Regierung will die Sanktionen nicht aufheben", "Bern möchte Frieden".
 * Only where it is about a known issue and the subject is an actor. Must not take "Er will nach Hause", "Man will eine Waffenruhe".
 */
export function findIntentStatements(reading: Reading, sentence: number): Draft[] {
  return reading.clausesIn(sentence).flatMap((clause) => intentOf(reading, clause) ?? judgementOf(reading, clause) ?? []);
}

function intentOf(reading: Reading, clause: Clause): Draft | undefined {
  if (clause.kind !== 'main' || clause.finite === undefined || clause.question || !wants(reading, clause)) return undefined;
  const subject = subjectOf(reading, clause);
  if (!subject || !isNamed(reading, subject.head) || !canSpeak(reading, subject.head)) return undefined;
  const content = clause.tokens.filter((token) => token !== subject.head).flatMap((token) => reading.tokens[token] ?? []);
  if (issueOf(content) === undefined) return undefined;
  const { range, head } = subjectParticipant(reading, clause, subject);
  const negated = clause.negation !== undefined;
  return {
    form: 'reported',
    quote: [reading.clauseRange(clause)],
    cue: [],
    frame: [],
    speaker: [range],
    speakerHead: head,
    addressee: [],
    act: negated ? 'reject' : 'assert',
    stance: negated ? 'opposes' : 'supports',
    medium: 'unknown',
    nested: false,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'intent',
    onlyResolved: true,
  };
}

/** "will", "wollen", "möchte" in the present; "wollte" tells what was. */
function wants(reading: Reading, clause: Clause): boolean {
  return /^(?:will|wollen|möchten?)$/u.test(reading.lower[clause.finite ?? -1] ?? '') && reading.regionAt(clause.finite ?? -1) < 0;
}

function isNamed(reading: Reading, head: number): boolean {
  const token = reading.tokens[head];
  return token !== undefined && (token.upos === 'PROPN' || token.upos === 'NOUN');
}

const UNBEARABLE = new Set(['inakzeptabel', 'unannehmbar', 'undenkbar', 'unhaltbar', 'tabu', 'ausgeschlossen', 'unvorstellbar']);
const BEARABLE = new Set(['hinnehmbar', 'akzeptabel', 'annehmbar', 'denkbar', 'vorstellbar', 'tragbar', 'verhandelbar']);

/** "Truppen wären **für Moskau nicht hinnehmbar**", "Das kommt für Bern nicht infrage"; not "Das ist für Kinder tabu". */
function judgementOf(reading: Reading, clause: Clause): Draft | undefined {
  if (clause.finite === undefined || clause.question || reading.regionAt(clause.finite) >= 0) return undefined;
  const holder = clause.args.find((one) => one.preposition === 'für' && reading.tokens[one.head]?.upos === 'PROPN');
  if (!holder) return undefined;
  const word = clause.tokens
    .map((token) => reading.lower[token] ?? '')
    .find((one) => UNBEARABLE.has(one) || BEARABLE.has(one) || one === 'infrage' || one === 'frage');
  if (word === undefined || !(clause.lemma === 'sein' || clause.lemma === 'bleiben' || /kommen$/u.test(clause.lemma))) return undefined;
  const refused = UNBEARABLE.has(word) !== (clause.negation !== undefined);
  const sentence = reading.sentences[clause.sentence];
  const [, last] = reading.clauseRange(clause);
  const range = reading.argumentRange(holder);
  return {
    form: 'reported',
    quote: [[sentence?.first ?? clause.tokens[0] ?? 0, last]],
    cue: [],
    frame: [],
    speaker: [[Math.min(range[0] + 1, holder.head), range[1]]],
    speakerHead: holder.head,
    addressee: [],
    act: refused ? 'reject' : 'assert',
    stance: refused ? 'opposes' : 'supports',
    medium: 'unknown',
    nested: false,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'judgement',
    onlyResolved: true,
  };
}
