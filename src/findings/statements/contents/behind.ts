import type { Clause } from '../../../model/index.js';
import type { VerbCue } from '../cues.js';
import { statementLexicon } from '../lexicon.js';
import type { Range, Reading } from '../reading.js';
import { isSubjunctive, trimRange } from '../utterance.js';
import { COORDINATORS, type Content, isBareInfinitive, sentenceRange } from './content.js';

const THAT = new Set(['dass', 'daß']);
/** Clauses that may stand between a cue and its content. */
const ADVERBIAL = new Set(['damit', 'nachdem', 'als', 'während', 'weil', 'wenn', 'falls', 'bevor', 'obwohl']);

/** "Wie er sagt, **kam die Antwort**: …", "Sie hofft, dass es gut wird: …": the colon is that of the clause around. */
function isClosedBeforeColon(reading: Reading, clause: Clause): boolean {
  if (THAT.has(reading.lower[clause.subordinator ?? -1] ?? '')) return true;
  const end = clause.tokens.at(-1) ?? 0;
  const parent = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
  return parent?.tokens.some((token) => token > end && !reading.isPunctuation(token)) === true;
}

/** Not of a dass-clause, whose frame goes on behind the colon. "Er sagte: „Wir kommen.“", "Er sagte: Wir kommen.", "Sie wies das zurück; es habe keinen Streit gegeben." */
export function afterColon(reading: Reading, cue: VerbCue): Content | undefined {
  if (cue.clause.kind === 'subordinate' && isClosedBeforeColon(reading, cue.clause)) return undefined;
  const [, last] = sentenceRange(reading, cue.clause.sentence);
  for (let token = cue.at + 1; token < Math.min(reading.tokens.length, last); token++) {
    const mark = reading.lower[token];
    if ((mark !== ':' && mark !== ';') || reading.regionAt(token) >= 0) continue;
    const next = token + 1;
    const region = reading.regions[reading.regionAt(next)];
    if (region && region.first === next && mark === ':')
      return { form: 'direct', ranges: [[region.first, region.last]], place: 'after', rule: 'colon' };
    const clause = reading.clauseAt(next);
    if (next >= last || !cue.entry.content.includes('V') || !clause || !isSubjunctive(reading, clause)) return undefined;
    return { form: 'indirect', ranges: [trimRange(reading, [next, last])], place: 'after', rule: 'colon' };
  }
  return undefined;
}

/** "sagte, dass …", "fragte, ob …", "versprach, … zu …". */
export function subordinate(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause, entry } = cue;
  const clauses = reading.clausesIn(clause.sentence);
  for (const next of clauses) {
    const start = next.tokens[0] ?? 0;
    if (next.index === clause.index || start <= cue.at || !isDependent(reading, clause, next)) continue;
    const word = next.subordinator === undefined ? '' : (reading.lower[next.subordinator] ?? '');
    const that = next.kind === 'subordinate' && THAT.has(word) && /[SD]/u.test(entry.content);
    const question =
      next.kind === 'subordinate' &&
      statementLexicon().words.question.has(word) &&
      /[SQ]/u.test(entry.content) &&
      !(word === 'wie' && isAside(next));
    const infinitive =
      (next.kind === 'infinitive' || isBareInfinitive(reading, next)) &&
      (/I/u.test(entry.content) || (entry.content.includes('V') && (next.modal === 'wollen' || isPerfectInfinitive(reading, next)))) &&
      !['um', 'ohne', 'statt', 'anstatt'].includes(word);
    if (!that && !question && !infinitive) continue;
    return {
      form: 'indirect',
      ranges: [contentRange(reading, cue, infinitive ? withOwnArguments(reading, clause, next) : next)],
      place: 'after',
      rule: infinitive ? 'infinitive' : question ? 'question' : 'dass',
    };
  }
  return undefined;
}

/** "sagten, einen Knall **gehört zu haben**": what is past can be said, not only meant. */
function isPerfectInfinitive(reading: Reading, clause: Clause): boolean {
  const last = reading.lastWord(clause);
  return (
    /^(?:haben|sein)$/u.test(reading.lower[last] ?? '') &&
    reading.lower[last - 1] === 'zu' &&
    reading.tokens[last - 2]?.feats.VerbForm === 'Part'
  );
}

/** "…, **wie er sagte**", "…, wie der Rat sich nennt": a frame or name, and no question. */
function isAside(clause: Clause): boolean {
  const entry = statementLexicon().verbs.get(clause.lemma);
  return clause.lemma === 'nennen' || (entry?.content.includes('V') === true && clause.args.every((one) => one.role !== 'object'));
}

/** "schlug vor, das System auf der A 8, der alten Autobahn, einzusetzen": what an apposition cuts off from its infinitive. The first clause of the content. */
function withOwnArguments(reading: Reading, clause: Clause, infinitive: Clause): Clause {
  const parent = infinitive.parent === undefined ? undefined : reading.clauses[infinitive.parent];
  const cutOff = parent?.kind === 'verbless' && parent.parent === clause.index && reading.lower[(parent.tokens[0] ?? 0) - 1] === ',';
  return parent && cutOff ? parent : infinitive;
}

/** "…, das Vorgehen sei schlimm": an article at the start, and the finite verb does not stand last. */
function isVerbSecond(reading: Reading, clause: Clause): boolean {
  if (clause.kind === 'main') return true;
  if (clause.kind !== 'relative' || clause.finite === undefined || clause.mood === 'indicative') return false;
  return clause.finite !== reading.lastWord(clause) && clause.tokens.length > 3;
}

function isDependent(reading: Reading, clause: Clause, next: Clause): boolean {
  if (next.parent === clause.index || next.parent === undefined) return true;
  const parent = reading.clauses[next.parent];
  // "verlangt, damit die Ruhe beginnt, dass …"
  if (parent?.kind === 'subordinate' && parent.parent === clause.index && ADVERBIAL.has(reading.lower[parent.subordinator ?? -1] ?? ''))
    return true;
  return (
    parent !== undefined && (parent.kind === 'relative' || parent.kind === 'verbless') && (parent.tokens[0] ?? 0) > (clause.tokens[0] ?? 0)
  );
}

/** "sagte, man sei bereit". */
export function verbSecond(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause, entry } = cue;
  if (!/V/u.test(entry.content)) return undefined;
  for (const next of reading.clausesIn(clause.sentence)) {
    const start = next.tokens[0] ?? 0;
    if (next.index === clause.index || start <= cue.at || !isVerbSecond(reading, next)) continue;
    const before = reading.lower[start - 1];
    if (next.tokens.length < 2 || isEmbedded(reading, clause, start)) continue;
    if (before === ',' && next.finite === start && isSubjunctive(reading, next)) {
      const opening = forefieldClause(reading, cue, next);
      if (!opening) return undefined;
      const [, end] = contentRange(reading, cue, next);
      return {
        form: 'indirect',
        ranges: [trimRange(reading, [reading.clauseRange(opening)[0], end])],
        place: 'after',
        rule: 'verb-second',
      };
    }
    if (before !== ',' || COORDINATORS.has(reading.lower[start] ?? '') || next.finite === start) return undefined;
    if (next.mood === 'indicative' && !isSubjunctive(reading, next) && !plainReport(reading, cue, start)) return undefined;
    return { form: 'indirect', ranges: [contentRange(reading, cue, next)], place: 'after', rule: 'verb-second' };
  }
  return undefined;
}

/** "warf ihm, **nachdem das bekannt wurde**, vor, er habe …": the clause around the cue's goes on before the content, which is then its own. */
function isEmbedded(reading: Reading, clause: Clause, start: number): boolean {
  const parent = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
  const end = clause.tokens.at(-1) ?? 0;
  return parent?.kind === 'main' && parent.tokens.some((token) => token > end + 1 && token < start && !reading.isPunctuation(token));
}

/** "befürchtet, **sobald er das sage**, werde der Druck wachsen": the subordinate clause right behind the frame stands before the verb of the content. */
function forefieldClause(reading: Reading, { clause }: VerbCue, main: Clause): Clause | undefined {
  const end = clause.tokens.findLast((token) => token < (main.finite ?? 0) && !reading.isPunctuation(token)) ?? -1;
  return reading
    .clausesIn(clause.sentence)
    .find((one) => one.kind === 'subordinate' && one.tokens[0] === end + 2 && reading.clauseRange(one)[1] >= (main.finite ?? 0) - 1);
}

/**
 * An indicative clause is content only right behind a frame that has nothing else to say: "Er sagt, das ist gut". Not behind a passive, a negation or a complement
 * ("Er klagte über Schmerzen, später brach er zusammen"), nor where the tale goes on ("Er sprach, dann ging er").
 */
function plainReport(reading: Reading, cue: VerbCue, start: number): boolean {
  const { clause, entry } = cue;
  if (cue.passive || cue.expression || clause.negation !== undefined || !/[DV]/u.test(entry.content)) return false;
  if (NARRATING.test(reading.lower[start] ?? '')) return false;
  if (clause.args.some((one) => one.preposition !== undefined && entry.reported.includes(one.preposition))) return false;
  return reading.argument(clause, 'object') === undefined && (entry.reported.length === 0 || entry.content.includes('D'));
}

/** Adverbs with which the narrator goes on. */
const NARRATING =
  /^(?:später|damals|dann|danach|daraufhin|zuvor|vorher|anschließend|schließlich|allerdings|dennoch|trotzdem|zudem|außerdem|jedoch|doch|dabei|deshalb|daher|auch|so|noch|hier|dort|darunter|davon|gleichzeitig|zugleich|inzwischen|mittlerweile|seitdem|seither)$/u;

/**
 * From the content's first token to the end of the sentence, or to where the frame goes on: "…, dass es regnet, und ging".
 * A verb-final clause ends before a verb-second one; a clause in Konjunktiv before one in the indicative with a coordinator.
 */
function contentRange(reading: Reading, cue: VerbCue, content: Clause): Range {
  const start = reading.clauseRange(content)[0];
  const [, last] = sentenceRange(reading, content.sentence);
  let end = last;
  for (const next of reading.clausesIn(content.sentence)) {
    const from = next.tokens[0] ?? 0;
    if (from <= (content.verb ?? content.finite ?? start) || from <= start) continue;
    if (!leavesContent(reading, cue, content, next)) continue;
    end = from;
    break;
  }
  end = Math.min(end, outerGoesOn(reading, cue.clause, content.verb ?? content.finite ?? start));
  // the frame's verb behind its content: "hat, dass es regnet, bestritten"
  for (const token of cue.tokens) if (token > start && token < end) end = token;
  return trimRange(reading, [start, end]);
}

/** "die Frau, die fordert, dass er geht, **kam**": the first word behind the content of a clause that holds the frame's. */
function outerGoesOn(reading: Reading, frame: Clause, from: number): number {
  let outer = frame.parent === undefined ? undefined : reading.clauses[frame.parent];
  for (let depth = 0; outer && depth < 4; depth++) {
    const next = outer.tokens.find((token) => token > from && !reading.isPunctuation(token));
    if (next !== undefined && outer.finite === next) return next;
    outer = outer.parent === undefined ? undefined : reading.clauses[outer.parent];
  }
  return Number.POSITIVE_INFINITY;
}

/** "er sei krank, die Partei **wählte** einen anderen": no form that stands for Konjunktiv, as a plural in the present may: "er sei krank, die Kinder **haben** Fieber". */
function isPlainIndicative(reading: Reading, { finite }: Clause): boolean {
  const feats = finite === undefined ? undefined : reading.tokens[finite]?.feats;
  return feats?.Tense === 'Past' || feats?.Number === 'Sing';
}

function leavesContent(reading: Reading, cue: VerbCue, content: Clause, next: Clause): boolean {
  if (isRemark(reading, next)) return true;
  if (next.kind !== 'main' || next.mood === 'subjunctive-1') return false;
  const first = reading.lower[next.tokens[0] ?? 0] ?? '';
  const coordinated = COORDINATORS.has(first);
  if (content.kind === 'main')
    return (
      next.mood === 'indicative' &&
      content.mood !== 'indicative' &&
      (coordinated || next.order === 'verb-first' || isPlainIndicative(reading, next))
    );
  return next.mood !== 'subjunctive-2' || cue.clause.index === next.conjunctOf;
}

/** "…, die Kasse geleert zu haben, **was er bestreitet**": what the narrator says about the words. */
function isRemark(reading: Reading, clause: Clause): boolean {
  const first = clause.tokens[0] ?? 0;
  if (reading.lower[first] !== 'was' || clause.mood !== 'indicative') return false;
  return clause.tokens.some((token) => REMARKS.test(reading.tokens[token]?.lemma ?? '') || REMARKS.test(reading.lower[token] ?? ''));
}

const REMARKS =
  /^(?:bestreiten|bestritt|bestritten|zurückweisen|zurückweist|zurückwies|zurückgewiesen|dementieren|dementiert|leugnen|geleugnet|bestätigen|bestätigt|bezweifeln|bezweifelt|ablehnen|ablehnt|ablehnte|abgelehnt|verneinen|verneint)$/u;

/** "lehnte den Plan ab, **weil er zu teuer sei**": a reason or condition in Konjunktiv is the speaker's; not "…, weil er zu teuer ist". */
export function reason(reading: Reading, cue: VerbCue): Content | undefined {
  for (const next of reading.clausesIn(cue.clause.sentence)) {
    if (next.kind !== 'subordinate' || next.mood !== 'subjunctive-1' || (next.tokens[0] ?? 0) <= cue.at) continue;
    if (next.parent !== cue.clause.index || !/^(?:weil|da|wenn|falls|sofern)$/u.test(reading.lower[next.subordinator ?? -1] ?? ''))
      continue;
    return { form: 'indirect', ranges: [contentRange(reading, cue, next)], place: 'after', rule: 'reason' };
  }
  return undefined;
}

/** "spricht von einem Leck, das seit Tagen bestehe": a relative clause in Konjunktiv carries the words. */
export function relative(reading: Reading, cue: VerbCue): Content | undefined {
  for (const next of reading.clausesIn(cue.clause.sentence)) {
    if (next.kind !== 'relative' || next.mood !== 'subjunctive-1' || (next.tokens[0] ?? 0) <= cue.at) continue;
    return { form: 'indirect', ranges: [trimRange(reading, reading.clauseRange(next))], place: 'after', rule: 'relative' };
  }
  return undefined;
}
