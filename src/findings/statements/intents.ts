import type { Argument, Clause, Stance, StatementAct } from '../../model/index.js';
import type { ClauseCondition } from '../conditions/condition.js';
import { stanceOfWords } from '../stance/index.js';
import { attitudeOf, attitudeStance, isDenied } from './attitudes.js';
import { type Draft, narratedDraft } from './draft.js';
import { judgementStance } from './judgements.js';
import { statementLexicon } from './lexicon.js';
import type { Range, Reading } from './reading.js';
import { agentOf, canSpeak, subjectOf, subjectParticipant } from './speakers.js';

/**
 * Where an actor stands, told without a verb of saying: "Die Regierung will die Sanktionen nicht aufheben", "Bern besteht auf einem Abzug",
 * "Oslo ist gegen Zölle", "Zölle wären für Oslo nicht hinnehmbar". Only of actors that the lists know, since of everybody else such sentences tell deeds.
 * Must not take "Er will nach Hause", "Man plant ein Fest".
 */
export function findIntentStatements(reading: Reading, sentence: number, conditions: ReadonlyMap<number, ClauseCondition>): Draft[] {
  return reading.clausesIn(sentence).flatMap((clause) => {
    if (clause.finite === undefined || clause.question || reading.regionAt(clause.finite) >= 0) return [];
    return (
      judgementOf(reading, clause) ??
      heldStance(reading, clause) ??
      perspectiveOf(reading, clause) ??
      conditionalOf(reading, clause, conditions.get(clause.index)) ??
      []
    );
  });
}

/**
 * "Bern öffnet die Grenze **erst, wenn** …", "Für Bern gilt das **nur, falls** …": what an actor will do or let be only then. Not of the past, and not
 * of circumstances ("Bern zahlt, falls das Wetter hält").
 */
function conditionalOf(reading: Reading, clause: Clause, condition: ClauseCondition | undefined): Draft | undefined {
  if (condition === undefined || statementLexicon().verbs.has(clause.lemma) || clause.kind !== 'main' || clause.mood === 'subjunctive-1')
    return undefined;
  if (!condition.strict && !isReadiness(reading, clause)) return undefined;
  if (clause.tense !== 'present' && clause.tense !== 'future' && clause.mood !== 'subjunctive-2') return undefined;
  const aim = clause.args.find((one) => one.preposition === 'für' && isNamed(reading, one.head));
  const subject = actingOf(reading, clause);
  const acts = subject !== undefined && isNamed(reading, subject.head) && canSpeak(reading, subject.head);
  const stance: Stance = condition.open === true ? 'undecided' : 'accepts-on-condition';
  const [first, last] = reading.clauseRange(clause);
  const end = Math.max(last, ...condition.evidence.map((span) => reading.tokensOf(span, first)[1]));
  const start = Math.min(first, ...condition.evidence.map((span) => reading.tokensOf(span, first)[0]));
  if (aim && !(acts && reading.tokens[subject.head]?.upos === 'PROPN')) {
    const range = reading.argumentRange(aim);
    return draftOf(
      reading,
      clause,
      { range: [Math.min(range[0] + 1, aim.head), range[1]], head: aim.head },
      stance,
      [start, end],
      'conditional',
    );
  }
  if (!acts) return undefined;
  const { range, head } = subjectParticipant(reading, clause, subject);
  return draftOf(reading, clause, { range, head }, stance, [start, end], 'conditional');
}

/**
 * "Bern **würde** Helfer schicken, wenn …", "Oslo **könnte** sich beteiligen", "Rom **wäre** dabei": what an actor would do or take part in; not what would
 * happen to it ("Bern würde verlieren, wenn …").
 */
function isReadiness(reading: Reading, clause: Clause): boolean {
  if (clause.mood !== 'subjunctive-2' || clause.voice !== 'active' || isDenied(reading, clause)) return false;
  const finite = reading.lower[clause.finite ?? -1] ?? '';
  if (clause.lemma.endsWith('sein'))
    return /^wären?$/u.test(finite) && clause.tokens.some((token) => READY.has(reading.lower[token] ?? ''));
  if (!/^(?:würden?|könnten?)$/u.test(finite)) return false;
  const subject = subjectOf(reading, clause);
  const stance = attitudeStance(reading, clause, { ...(subject ? { subject: subject.head } : {}), narrated: false });
  return stance === 'offers' || stance === 'supports';
}

const READY: ReadonlySet<string> = new Set(['bereit', 'dabei', 'einverstanden', 'willens', 'offen']);

/** Conjunctions of clauses that go on with the tale. */
const TELLING = /^(?:während|obwohl|obgleich|weil|da|wobei|wo|wohingegen|nachdem|zumal|indem)$/u;

function heldStance(reading: Reading, clause: Clause): Draft | undefined {
  if (!tells(reading, clause) || clause.mood === 'subjunctive-1') return undefined;
  const subject = actingOf(reading, clause);
  if (subject && reading.lower[subject.head] === 'man') return seatAttitude(reading, clause, subject.head);
  if (!subject || !canSpeak(reading, subject.head)) return undefined;
  const bearer = bearerOf(reading, clause, subject);
  if (!bearer) return undefined;
  // "Bern lehne das ab" is Konjunktiv where the subject is no "ich", also where the analysis cannot tell
  if (/[^t]e$/u.test(reading.lower[clause.finite ?? -1] ?? '') && !isReadiness(reading, clause)) return undefined;
  const attitude = attitudeOf(reading, clause, { subject: subject.head, narrated: true });
  if (!attitude) return undefined;
  const { stance, firm } = attitude;
  const { range, head } = bearer;
  const [first] = range;
  const from = reading.lower[first] === 'von' || reading.lower[first] === 'durch' ? first + 1 : first;
  const draft = { ...draftOf(reading, clause, { range: [from, range[1]], head }, stance, reading.clauseRange(clause), 'intent'), firm };
  return reading.tokens[head]?.upos === 'PROPN' ? { ...draft, seat: true } : draft;
}

/** Whose attitude it is: the subject; a pronoun where it resolves; what a relative pronoun stands for ("Bern, **das** Zölle ablehnt"). */
function bearerOf(reading: Reading, clause: Clause, subject: Argument): { readonly range: Range; readonly head: number } | undefined {
  if (isNamed(reading, subject.head)) return subjectParticipant(reading, clause, subject);
  if (clause.kind === 'relative' && subject.head === clause.subordinator) return antecedentOf(reading, subject.head);
  if (!/^(?:er|sie|dieser|letzterer|letztere)$/u.test(reading.lower[subject.head] ?? '')) return undefined;
  return { range: [subject.head, subject.head + 1], head: subject.head };
}

/** The phrase that ends right before the comma of a relative clause. */
function antecedentOf(reading: Reading, relative: number): { readonly range: Range; readonly head: number } | undefined {
  if (reading.lower[relative - 1] !== ',') return undefined;
  const sentence = reading.tokens[relative]?.sentence ?? -1;
  const phrase = reading.phrasesIn(sentence).findLast((one) => reading.phraseRange(one)[1] === relative - 1);
  if (!phrase || !isNamed(reading, phrase.head)) return undefined;
  const [first, last] = reading.phraseRange(phrase);
  return { range: [phrase.preposition === first ? first + 1 : first, last], head: phrase.head };
}

/** A main clause, one that goes on with the tale ("während Bern das ablehnt"), or a relative one ("Zölle, die Bern ablehnt", "Bern, das Zölle ablehnt"). */
function tells(reading: Reading, clause: Clause): boolean {
  if (clause.kind === 'main') return true;
  if (clause.subordinator === undefined) return false;
  if (clause.kind === 'relative') return true;
  return clause.kind === 'subordinate' && TELLING.test(reading.lower[clause.subordinator] ?? '');
}

/** The subject; with a passive who is named by "von"; with "lassen" whoever lets it happen ("will **Bern** die Regel nicht in Kraft treten lassen"). */
function actingOf(reading: Reading, clause: Clause): Argument | undefined {
  const agent = agentOf(reading, clause);
  // "will beteiligt werden": who has it done to them wants it
  if ((clause.voice === 'passive' && clause.modal !== 'wollen') || (agent && agent.preposition === undefined)) return agent;
  return subjectOf(reading, clause);
}

/** "**In Moskau** lehnt man das ab": those who govern there. */
function seatAttitude(reading: Reading, clause: Clause, man: number): Draft | undefined {
  const place = clause.args.find((one) => one.preposition === 'in' && reading.tokens[one.head]?.upos === 'PROPN');
  const stance = place && attitudeStance(reading, clause, { subject: man, narrated: true });
  if (!place || !stance) return undefined;
  const speaker = { range: [place.head, place.head + 1] as Range, head: place.head };
  return { ...draftOf(reading, clause, speaker, stance, reading.clauseRange(clause), 'seat'), seat: true };
}

function isNamed(reading: Reading, head: number): boolean {
  const token = reading.tokens[head];
  return token !== undefined && (token.upos === 'PROPN' || token.upos === 'NOUN');
}

const UNBEARABLE = new Set(['inakzeptabel', 'unannehmbar', 'undenkbar', 'unhaltbar', 'tabu', 'ausgeschlossen', 'unvorstellbar']);
const BEARABLE = new Set([
  'debatte',
  'diskussion',
  'disposition',
  'hinnehmbar',
  'akzeptabel',
  'annehmbar',
  'denkbar',
  'vorstellbar',
  'tragbar',
  'verhandelbar',
  'infrage',
  'betracht',
  'frage',
]);
/** Verbs that judge together with such a word. */
const JUDGING = new Set(['sein', 'bleiben', 'kommen', 'infragekommen', 'stehen']);

/** "Truppen wären **für Moskau nicht hinnehmbar**", "Das kommt für Bern nicht infrage"; not "Das ist für Kinder tabu". */
function judgementOf(reading: Reading, clause: Clause): Draft | undefined {
  const holder = clause.args.find((one) => one.preposition === 'für' && isNamed(reading, one.head));
  if (!holder || !JUDGING.has(clause.lemma)) return undefined;
  const words = clause.tokens.map((token) => reading.lower[token] ?? '');
  const bearable = words.some((one) => BEARABLE.has(one));
  const unbearable = words.some((one) => UNBEARABLE.has(one));
  const negated = isDenied(reading, clause);
  if (!bearable && !unbearable) return undefined;
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

/**
 * "**Für Bern** gilt die Absprache ab sofort", "Für Oslo gibt es keinen Grund dazu": how somebody sees it, told in the present tense.
 * Must not take what is good or bad for somebody: "Für Bern ist das Spiel wichtig" (no words that take a side for themselves).
 */
function perspectiveOf(reading: Reading, clause: Clause): Draft | undefined {
  if (clause.kind !== 'main' || !VIEWED.has(clause.lemma)) return undefined;
  if (clause.mood !== 'subjunctive-2' && (clause.tense !== 'present' || clause.mood !== 'indicative')) return undefined;
  const holder = clause.args.find((one) => one.preposition === 'für' && isNamed(reading, one.head) && one.head < (clause.finite ?? 0));
  const stance =
    holder &&
    (judgementStance(reading, clause, isDenied(reading, clause)) ??
      stanceOfWords(
        clause.tokens.flatMap((token) => reading.tokens[token] ?? []),
        true,
        () => true,
      ));
  if (!holder || !stance) return undefined;
  const [first, last] = reading.argumentRange(holder);
  return draftOf(
    reading,
    clause,
    { range: [Math.min(first + 1, holder.head), last], head: holder.head },
    stance,
    reading.clauseRange(clause),
    'perspective',
  );
}

/** Verbs of how things stand. */
const VIEWED = new Set(['gelten', 'geben', 'bestehen', 'stehen', 'bleiben', 'sein']);

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
  const last = Math.min(quote[1], reading.sentences[clause.sentence]?.last ?? quote[1]);
  const colon = colonBehind(reading, clause.finite ?? quote[0], last);
  return narratedDraft({
    quote: [[quote[0], colon ?? last]],
    speaker: [speaker.range],
    speakerHead: speaker.head,
    act: ACTS[stance],
    stance,
    sentence: clause.sentence,
    clause: clause.index,
    rule,
  });
}

/** "Bern bleibt hart: …": what stands behind a colon is another statement. */
function colonBehind(reading: Reading, first: number, last: number): number | undefined {
  for (let token = first + 1; token < last - 2; token++) if (reading.lower[token] === ':') return token;
  return undefined;
}
