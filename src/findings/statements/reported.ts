import type { Argument, Clause } from '../../model/index.js';
import { isHiddenRelative } from '../relative.js';
import { issueOf } from '../stance/index.js';
import type { VerbCue } from './cues.js';
import type { Range, Reading } from './reading.js';
import { canSpeak, findSpeaker, isEnd, type Participant } from './speakers.js';

/**
 * The clause of a verb that reports by its own complement: "forderte eine rasche Entscheidung", "warnte vor einer Eskalation".
 * Somebody must speak: not "Das Beben forderte 30 Tote". The whole clause is the content, with its final mark where it ends the sentence.
 */
export function reportedContent(reading: Reading, cue: VerbCue): Reported | undefined {
  const range = reportedBy(reading, cue, complements(reading, cue, false));
  if (range) return { range, onlyListed: !isTelling(reading, cue) };
  const wider = cue.entry.reportedOnIssue.length === 0 ? undefined : reportedBy(reading, cue, complements(reading, cue, true));
  return wider && { range: wider, onlyListed: true };
}

/**
 * A clause that tells what somebody says, for itself: active, not in the perfect, with a complement that the verb always reports by (110 of 180 on the training
 * part). A passive, a perfect or a verb of judging mostly recalls what is known (1 of 5), so only an actor of the lists makes it a statement.
 */
function isTelling(reading: Reading, cue: VerbCue): boolean {
  if (cue.entry.reported.includes('hearsay')) return true;
  const perfect = cue.clause.tense === 'perfect' || cue.clause.tense === 'pluperfect';
  return !cue.passive && !perfect && reportedBy(reading, cue, cue.entry.reported) !== undefined;
}

/** A clause that is content; `onlyListed` where it is about no known issue, so that only an actor of the lists makes it a statement. */
export interface Reported {
  readonly range: Range;
  readonly onlyListed: boolean;
}

function reportedBy(reading: Reading, cue: VerbCue, wanted: readonly string[]): Range | undefined {
  const { clause } = cue;
  if (wanted.length === 0 || !canReport(reading, cue)) return undefined;
  if (cue.passive) {
    if (wanted.includes('hearsay')) return isHearsay(reading, clause) ? reportedRange(reading, clause) : undefined;
    return reading.argument(clause, 'agent') !== undefined && wanted.some((one) => one === 'als' || one === 'acc')
      ? reportedRange(reading, clause)
      : undefined;
  }
  if (cue.lemma === 'fordern' && VICTIMS.test(reading.lower[reading.argument(clause, 'object')?.head ?? -1] ?? '')) return undefined;
  const subject = findSpeaker(reading, cue);
  if (!subject || !canSpeak(reading, subject.head) || reading.lower[subject.head] === 'man') return undefined;
  if (
    wanted.includes('any') ||
    clause.tokens.some((token) => wanted.includes(reading.lower[token] ?? '') && /^da/u.test(reading.lower[token] ?? ''))
  )
    return reportedRange(reading, clause);
  const judged = wanted.includes('als') && clause.tokens.some((token) => reading.lower[token] === 'als');
  const named = clause.args.some((one) => isReportedComplement(reading, one, wanted, subject));
  const attached =
    cue.expression && clause.tokens.some((token) => cue.tokens.includes(token - 1) && wanted.includes(reading.lower[token] ?? ''));
  return judged || named || attached ? reportedRange(reading, clause) : undefined;
}

/** "Die Fluten forderten hundert [Todesopfer]": nobody speaks. */
const VICTIMS = /^(?:tote|todesopfer|opfer|menschenleben|leben|verletzte|tribut)$/u;

/** "Es wurden Explosionen gemeldet": nobody says who says so. Not "wurde der Polizei gemeldet", "war als vermisst gemeldet". */
function isHearsay(reading: Reading, clause: Clause): boolean {
  if (reading.argument(clause, 'indirect-object') || reading.argument(clause, 'agent') || clause.modal !== undefined) return false;
  if (clause.tokens.some((token) => reading.lower[token] === 'als' || reading.lower[token] === 'zu')) return false;
  return clause.tokens.some((token) => reading.tokens[token]?.upos === 'NOUN' || reading.tokens[token]?.upos === 'NUM');
}

/** A main clause, or a clause with "wo" or "während" that goes on with the tale. */
function canReport(reading: Reading, cue: VerbCue): boolean {
  const { clause } = cue;
  if (clause.question) return false;
  if (clause.kind === 'main' || (cue.passive && cue.entry.reported.includes('hearsay'))) return true;
  return clause.subordinator !== undefined && /^(?:wo|während|wobei)$/u.test(reading.lower[clause.subordinator] ?? '');
}

/** The complements that make the clause a statement; the weaker ones count only for a known issue. */
function complements(reading: Reading, cue: VerbCue, anyIssue: boolean): readonly string[] {
  const { reported, reportedOnIssue } = cue.entry;
  // "Von der Opposition wurde die Reise kritisiert": who is named with a passive is named because they said so
  if (cue.passive && reading.argument(cue.clause, 'agent')) return [...reported, ...reportedOnIssue];
  if (reportedOnIssue.length === 0) return reported;
  if (anyIssue) return [...reported, ...reportedOnIssue];
  const tokens = cue.clause.tokens.flatMap((token) => reading.tokens[token] ?? []);
  return issueOf(tokens) === undefined ? reported : [...reported, ...reportedOnIssue];
}

function isReportedComplement(reading: Reading, argument: Argument, wanted: readonly string[], subject: Participant): boolean {
  if (argument.head === subject.head || reading.lower[argument.head] === 'sich') return false;
  if (argument.preposition !== undefined) return wanted.includes(argument.preposition);
  if (argument.role === 'object' || argument.role === 'subject' || isEnd(reading, argument))
    return wanted.includes('acc') || wanted.includes('nenn');
  if (argument.role === 'indirect-object') return wanted.includes('dat');
  if (argument.role === 'genitive-object') return wanted.includes('gen');
  return argument.role === 'predicate' && (wanted.includes('als') || wanted.includes('nenn'));
}

function reportedRange(reading: Reading, clause: Clause): Range {
  const sentence = reading.sentences[clause.sentence];
  const range = reading.clauseRange(clause);
  if (!sentence) return range;
  if (clause.kind !== 'main') return range;
  const others = reading
    .clausesIn(clause.sentence)
    .filter((one) => one.kind === 'main' && one.index !== clause.index && !isRelative(reading, one));
  if (others.length === 0) return [sentence.first, sentence.last];
  let [first, last] = range;
  for (const other of others) {
    const [start] = reading.clauseRange(other);
    if (start > first && start < last) last = start;
  }
  while (last > first + 1 && reading.lower[last - 1] === ',') last--;
  if (last >= sentence.last - 1) last = sentence.last;
  return [first, last];
}

/** A relative clause in disguise, or the second verb of one. */
function isRelative(reading: Reading, clause: Clause): boolean {
  const earlier = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  return isHiddenRelative(reading.lower, clause) || (earlier !== undefined && isHiddenRelative(reading.lower, earlier));
}
