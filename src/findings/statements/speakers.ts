import type { Argument, Clause, Phrase } from '../../model/index.js';
import type { VerbCue } from './cues.js';
import type { Range, Reading } from './reading.js';
import { sourceNoun } from './source-noun.js';

/** A participant of a frame: its words, and the head token whose reference names it. */
export interface Participant {
  readonly range: Range;
  readonly head: number;
}

const EMPTY_SUBJECTS = new Set(['es', 'das', 'dies']);

/**
 * Who speaks: the subject; with a passive the agent; where there is none, the place of the words ("In dem Schreiben heißt es", "Aus Paris verlautete").
 * Who "wird zitiert" said it. A subject without meaning ("es") gives nobody.
 */
export function findSpeaker(reading: Reading, cue: VerbCue): Participant | undefined {
  const { clause } = cue;
  if (cue.passive) {
    const agent = agentOf(reading, clause);
    if (!agent && reading.argument(clause, 'agent')) return undefined;
    const quoted = agent || cue.lemma !== 'zitieren' ? undefined : reading.argument(clause, 'subject');
    if (quoted) return participant(reading, quoted.head, reading.argumentRange(quoted));
    return agent
      ? withoutPreposition(reading, participant(reading, agent.head, reading.argumentRange(agent)))
      : placeOfWords(reading, clause);
  }
  const quoted = cue.lemma === 'zitieren' ? quotedObject(reading, cue) : undefined;
  if (quoted) return quoted;
  const subject = nominalSubject(reading, cue);
  if (subject && EMPTY_SUBJECTS.has(reading.lower[subject.head] ?? '') && clause.kind !== 'relative')
    return placeOfWords(reading, clause) ?? besideEs(reading, clause, subject);
  if (SOURCE_VERBS.has(cue.lemma)) {
    const source = clause.args.find((one) => one.preposition === 'aus');
    if (source) return withoutPreposition(reading, participant(reading, source.head, reading.argumentRange(source)));
  }
  return (
    forefieldSpeaker(reading, clause, subject) ??
    (subject
      ? participant(reading, subject.head, reading.argumentRange(subject))
      : (middleFieldSpeaker(reading, clause, cue.tokens) ?? quotedName(reading, clause)))
  );
}

/** Verbs that take with "von" whom something is asked of. */
const ASKED_OF: ReadonlySet<string> = new Set(['verlangen', 'erwarten', 'wünschen', 'erhoffen', 'erbitten']);

/** Who does what a passive tells; open where "von" may name whom it is asked of: "**Von Kiew** wird verlangt, abzurüsten". */
export function agentOf(reading: Reading, clause: Clause): Argument | undefined {
  return ASKED_OF.has(clause.lemma) && clause.voice === 'passive' ? undefined : reading.argument(clause, 'agent');
}

/** "Der Sender zitierte **den Minister** mit den Worten", "zitierte **Berg**": who is quoted speaks, not who quotes; not "zitierte **den Satz**: …". */
function quotedObject(reading: Reading, { clause, expression }: VerbCue): Participant | undefined {
  const object = reading.argument(clause, 'object');
  if (!object || !canSpeak(reading, object.head)) return undefined;
  const named = expression || reading.tokens[object.head]?.upos === 'PROPN';
  return named ? participant(reading, object.head, reading.argumentRange(object)) : undefined;
}

/** "So teilte es **der Minister** mit", "Dies urteilte **das Gericht**": beside an "es" or "dies" that points back, whoever the analysis took for the object. */
function besideEs(reading: Reading, clause: Clause, subject: Argument): Participant | undefined {
  const object = reading.argument(clause, 'object');
  if (!EMPTY_SUBJECTS.has(reading.lower[subject.head] ?? '') || subject.head > (object?.head ?? -1)) return undefined;
  if (!object || reading.tokens[object.head]?.upos === 'PRON' || !canSpeak(reading, object.head)) return undefined;
  return reading.phraseWithHead(object.head)?.cases.includes('Nom')
    ? participant(reading, object.head, reading.argumentRange(object))
    : undefined;
}

/** Verbs whose source stands with "aus": "Das geht aus dem Bericht hervor". */
const SOURCE_VERBS = new Set(['hervorgehen', 'ergeben', 'entnehmen', 'verlauten']);

/** The subject, unless the analysis took the noun of the expression or a prepositional phrase for it. */
function nominalSubject(reading: Reading, cue: VerbCue): Argument | undefined {
  const subject = sharedSubject(reading, cue.clause) ?? subjectOf(reading, cue.clause);
  if (!subject || cue.tokens.includes(subject.head)) return undefined;
  if (isBesidePreposition(reading, cue.clause, subject)) {
    const object = reading.argument(cue.clause, 'object');
    const behind = object && object.head > subject.head && reading.phraseWithHead(object.head)?.cases.includes('Nom') === true;
    return behind && !cue.tokens.includes(object.head) ? object : undefined;
  }
  return reading.phraseWithHead(subject.head)?.preposition === undefined ? subject : undefined;
}

/** "**Gegenüber Radio Eins** sagte Berg": before the verb stands one constituent, and it opens with a preposition, so no subject is in it. */
function isBesidePreposition(reading: Reading, clause: Clause, subject: Argument): boolean {
  const { finite, kind } = clause;
  const first = clause.tokens[0] ?? 0;
  if (kind !== 'main' || finite === undefined || subject.head > finite || subject.head < first) return false;
  if (reading.tokens[first]?.upos !== 'ADP' || reading.phraseWithPreposition(first) === undefined) return false;
  for (let token = first; token < subject.head; token++) if (reading.lower[token] === ',') return false;
  return true;
}

/** "Sie erklärte, er sei krank, und kündigte an …": the subject is that of the first clause, not of the content in between. */
function sharedSubject(reading: Reading, clause: Clause): Argument | undefined {
  const earlier = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  const own = reading.argument(clause, 'subject');
  if (earlier?.mood !== 'subjunctive-1' || (own && clause.tokens.includes(own.head))) return undefined;
  const first = reading
    .clausesIn(clause.sentence)
    .find((one) => one.kind === 'main' && one.mood === 'indicative' && one.index !== clause.index);
  return first && reading.argument(first, 'subject');
}

/** The subject of a clause, or the one that it shares with the clause it is coordinated with. */
export function subjectOf(reading: Reading, clause: Clause, depth = 0): Argument | undefined {
  const own = reading.argument(clause, 'subject');
  const earlier = clause.conjunctOf === undefined ? undefined : reading.clauses[clause.conjunctOf];
  if (!earlier || depth > 3) return own;
  return own && !isElliptic(reading, clause, own) ? own : (subjectOf(reading, earlier, depth + 1) ?? own);
}

/** "… und forderte Hilfe": nothing stands before the verb, so what follows it is no subject. */
function isElliptic(reading: Reading, clause: Clause, own: Argument): boolean {
  if (clause.order !== 'verb-first' || clause.finite === undefined || own.head < clause.finite) return false;
  return /^(?:und|sowie|oder)$/u.test(reading.lower[clause.finite - 1] ?? '') && reading.tokens[own.head]?.upos === 'NOUN';
}

/** Participant from a subject found elsewhere, with what is in apposition to it. */
export function subjectParticipant(reading: Reading, clause: Clause, subject: Argument): Participant {
  return forefieldSpeaker(reading, clause, subject) ?? participant(reading, subject.head, reading.argumentRange(subject));
}

const FOCUS = new Set([
  'auch',
  'selbst',
  'sogar',
  'doch',
  'und',
  'aber',
  'denn',
  'so',
  'nur',
  'sowie',
  'oder',
  'zudem',
  'während',
  'insbesondere',
  'dabei',
]);

/**
 * One constituent stands before the finite verb of a verb-second clause: where it holds the subject, all of it is the speaker, apposition included
 * ("Hans Weber, Leiter der Polizei, sagte"). A relative clause in it is left out.
 */
function forefieldSpeaker(reading: Reading, clause: Clause, subject: Argument | undefined): Participant | undefined {
  if (clause.kind !== 'main' || clause.finite === undefined) return undefined;
  let first = clause.tokens[0] ?? clause.finite;
  while (first < clause.finite && (FOCUS.has(reading.lower[first] ?? '') || reading.lower[first] === ',')) first++;
  if (first >= clause.finite) return undefined;
  if (reading.tokens[first]?.upos === 'ADP' || /^(?:um|ab|bis|seit|als|wie)$/u.test(reading.lower[first] ?? '')) return undefined;
  const opening = phraseStartingAt(reading, first);
  const holdsSubject =
    subject !== undefined && subject.head >= first && subject.head < clause.finite && clause.tokens.includes(subject.head);
  if (!holdsSubject && !(opening && prefersForefield(reading, clause, opening, subject))) return undefined;
  if (opening?.preposition === first) return undefined;
  let end = first;
  while (end < clause.finite && belongs(reading, clause, end)) end++;
  const head = holdsSubject && subject ? subject.head : (opening?.head ?? first);
  while (end > first + 1 && reading.tokens[end - 1]?.upos === 'ADV') end--;
  return { range: withoutEdges(reading, [first, end]), head };
}

/** Own token of the clause, a name in quotation marks, or punctuation; not the start of an embedded clause. */
function belongs(reading: Reading, clause: Clause, token: number): boolean {
  if (reading.lower[token] === ':' || reading.lower[token] === ';') return false;
  const own = reading.clauseAt(token);
  if (own === undefined || own.index === clause.index) return reading.lower[token] !== ',' || !opensRelative(reading, clause, token + 1);
  return own.kind === 'verbless';
}

function opensRelative(reading: Reading, clause: Clause, token: number): boolean {
  const next = reading.clauseAt(token);
  return next !== undefined && next.index !== clause.index && next.kind !== 'verbless';
}

/** The opening phrase can be the subject as well as the one found behind the verb; the first place decides. */
function prefersForefield(reading: Reading, clause: Clause, opening: Phrase, subject: Argument | undefined): boolean {
  if (opening.preposition !== undefined || !canSpeak(reading, opening.head) || !opening.cases.includes('Nom')) return false;
  if (opening.determiner === undefined && (subject || reading.tokens[opening.head]?.upos !== 'PROPN')) return false;
  const number = clause.finite === undefined ? undefined : reading.tokens[clause.finite]?.feats.Number;
  if (number !== undefined && opening.number !== undefined && number !== opening.number) return false;
  if (!subject) return true;
  const rival = reading.phraseWithHead(subject.head);
  return rival?.cases.includes('Acc') === true && rival.determiner === undefined && reading.tokens[subject.head]?.upos === 'PROPN';
}

function phraseStartingAt(reading: Reading, first: number): Phrase | undefined {
  const sentence = reading.tokens[first]?.sentence ?? -1;
  return reading.phrasesIn(sentence).find((phrase) => phrase.first === first);
}

/** No subject was found: the first phrase without preposition behind the finite verb. */
function middleFieldSpeaker(reading: Reading, clause: Clause, cue: readonly number[]): Participant | undefined {
  if (clause.finite === undefined || clause.kind === 'infinitive') return undefined;
  for (const phrase of reading.phrasesIn(clause.sentence)) {
    if (phrase.first <= clause.finite || phrase.preposition !== undefined || reading.clauseAt(phrase.head)?.index !== clause.index)
      continue;
    if (
      !phrase.cases.includes('Nom') ||
      phrase.first > clause.finite + 2 ||
      reading.lower[phrase.head] === 'sich' ||
      cue.includes(phrase.head)
    )
      continue;
    return participant(reading, phrase.head, reading.phraseRange(phrase));
  }
  return undefined;
}

/** "Wie **„netz aktuell“** berichtet": a name in marks that the analysis takes for no phrase. */
function quotedName(reading: Reading, clause: Clause): Participant | undefined {
  const token = clause.tokens.find((one) => reading.regionAt(one) >= 0);
  const region = token === undefined ? undefined : reading.regions[reading.regionAt(token)];
  if (!region || region.words > 4 || region.closed || clause.args.length > 0) return undefined;
  return { range: [region.first, region.last], head: region.last - 2 };
}

const PLACES_OF_WORDS = new Set(['in', 'auf', 'bei']);

/** "In der Erklärung heißt es", "Aus Paris hieß es", "hieß es von der Polizei". */
function placeOfWords(reading: Reading, clause: Clause): Participant | undefined {
  for (const argument of clause.args) {
    const range = reading.argumentRange(argument);
    const noun = reading.tokens[argument.head];
    if (argument.preposition === 'aus' || argument.preposition === 'seitens') return participant(reading, argument.head, range);
    if (argument.preposition === 'von') return withoutPreposition(reading, participant(reading, argument.head, range));
    const named = argument.preposition === 'bei' && noun?.upos === 'PROPN';
    if (named || (PLACES_OF_WORDS.has(argument.preposition ?? '') && noun && sourceNoun(noun.lemma))) {
      return withoutPreposition(reading, participant(reading, argument.head, range));
    }
  }
  return undefined;
}

/** A participant without the preposition that its words open with. */
export function withoutPreposition(reading: Reading, whole: Participant): Participant {
  const phrase = reading.phraseWithHead(whole.head);
  const first = whole.range[0];
  const starts =
    phrase?.preposition === first ||
    /^(?:aus|von|vom|durch|in|im|an|am|auf|bei|beim|gegenüber|zu|zum|zur|mit)$/u.test(reading.lower[first] ?? '');
  return starts && whole.range[1] > first + 1 ? { range: [first + 1, whole.range[1]], head: whole.head } : whole;
}

/** A participant with what names the same behind it. */
export function participant(reading: Reading, head: number, range: Range): Participant {
  return { range: withApposition(reading, withoutEdges(reading, range)), head };
}

/** Adds what names the same behind a phrase: "Weber (SPD)", "Weber, Leiter der Polizei,", a name cut in two; not a relative clause. */
export function withApposition(reading: Reading, [first, last]: Range): Range {
  let end = last;
  const clause = reading.clauseAt(last - 1);
  const name = (token: number) => reading.tokens[token]?.upos === 'PROPN' || /^(?:Dr|Prof)\.?$/u.test(reading.tokens[token]?.form ?? '');
  while (end < reading.tokens.length && name(end) && reading.clauseAt(end)?.index === clause?.index && end < last + 6) end++;
  if (isSurname(reading, end)) end++;
  end = closedBracket(reading, first, end);
  const open = reading.regions[reading.regionAt(end - 1)];
  let start = first;
  if (open && open.first > first && isLowerCase(reading, open.first + 1)) end = open.first;
  else if (open && open.first >= first && open.last > end && open.last <= end + 6) end = open.last;
  else if (open && open.first === first - 1 && open.last <= end + 3 && open.words <= 4) {
    start = open.first;
    end = Math.max(end, open.last);
  }
  if (reading.lower[end] === '(') {
    let close = end + 1;
    while (close < end + 7 && close < reading.tokens.length && reading.lower[close] !== ')') close++;
    if (reading.lower[close] === ')') end = close + 1;
  }
  return reading.lower[end] === ',' ? [start, appositionEnd(reading, clause, end)] : [start, end];
}

/** "Franz Josef **Jung**": a capitalised word behind a first name that the analysis takes for no name. */
function isSurname(reading: Reading, token: number): boolean {
  const found = reading.tokens[token];
  if (!found || reading.tokens[token - 1]?.upos !== 'PROPN' || !/^\p{Lu}\p{Ll}/u.test(found.form)) return false;
  const next = reading.tokens[token + 1];
  return (
    (found.upos === 'ADJ' || found.upos === 'NOUN') &&
    next?.upos !== 'NOUN' &&
    next?.upos !== 'PROPN' &&
    found.sentence === reading.tokens[token - 1]?.sentence
  );
}

/** "Karl Berg (Grüne**)**": a bracket that is open is closed. */
function closedBracket(reading: Reading, first: number, end: number): number {
  let open = false;
  for (let token = first; token < end; token++) {
    if (reading.lower[token] === '(') open = true;
    if (reading.lower[token] === ')') open = false;
  }
  if (!open) return end;
  for (let token = end; token < Math.min(reading.tokens.length, end + 4); token++) if (reading.lower[token] === ')') return token + 1;
  return end;
}

function isLowerCase(reading: Reading, token: number): boolean {
  return /^\p{Ll}/u.test(reading.tokens[token]?.form ?? '');
}

function appositionEnd(reading: Reading, clause: Clause | undefined, comma: number): number {
  const next = reading.tokens[comma + 1];
  if (!next || !['DET', 'NOUN', 'PROPN', 'ADJ'].includes(next.upos)) return comma;
  if (next.upos === 'ADJ' && !['NOUN', 'PROPN', 'ADJ'].includes(reading.tokens[comma + 2]?.upos ?? '')) return comma;
  for (let token = comma + 1; token < Math.min(reading.tokens.length, comma + 25); token++) {
    const found = reading.tokens[token];
    if (!found || found.sentence !== next.sentence) return token;
    if (/^[.;:!?–—„“”"]$/u.test(found.form))
      return reading.clauseAt(comma + 1)?.index === clause?.index || reading.clauseAt(comma + 1)?.kind === 'verbless' ? token : comma;
    const own = reading.clauseAt(token);
    if (found.form === ',') return reading.tokens[token + 1]?.upos === 'NOUN' ? comma : token;
    if (clause?.finite === token) return token;
    if (own && own.index !== clause?.index && own.kind !== 'verbless') return comma;
  }
  return comma;
}

const ABSTRACT = /(?:ung|heit|keit|tion|nis|mus|tät|enz|anz|ismus|beben|feuer|sturm|unfall|krieg|fall)$/u;
const BODIES =
  /(?:regierung|zeitung|leitung|verwaltung|führung|stiftung|vereinigung|vertretung|bewegung|abteilung|bevölkerung|versammlung|innung|organisation|delegation|kommission|opposition|fraktion|koalition|union|institution|redaktion|direktion|föderation|administration|prüfung|studie|zeugnis|bündnis|universität|verteidigung|berichterstattung)$/u;

/** A person, body, document or medium; not "es" and no abstract noun: "Das Beben forderte 30 Tote". */
export function canSpeak(reading: Reading, head: number): boolean {
  const word = reading.lower[head] ?? '';
  if (/^(?:es|das|dies|nichts|etwas|was)$/u.test(word)) return false;
  return reading.tokens[head]?.upos !== 'NOUN' || !ABSTRACT.test(word) || BODIES.test(word);
}

/** Without commas at its ends. */
export function withoutEdges(reading: Reading, [first, last]: Range): Range {
  let from = first;
  let to = last;
  while (from < to && reading.lower[from] === ',') from++;
  while (to > from && reading.lower[to - 1] === ',') to--;
  return [from, to];
}

/** "fordert **das Ende der Sanktionen**": what looks like a time and is what is demanded. */
export function isEnd(reading: Reading, argument: Argument): boolean {
  return (
    argument.role === 'adverbial' &&
    argument.preposition === undefined &&
    /^(?:ende|beginn|anfang)$/u.test(reading.lower[argument.head] ?? '')
  );
}
