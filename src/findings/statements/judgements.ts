import type { Clause, Phrase, Stance } from '../../model/index.js';
import { type Judgement, statementLexicon } from './lexicon.js';
import type { Reading } from './reading.js';

/** Verbs whose predicate says what their subject or object is held to be. */
const COPULAS = new Set(['sein', 'bleiben', 'werden', 'erscheinen', 'wirken', 'scheinen', 'darstellen', 'bedeuten', 'bilden']);
const NAMING =
  /^(?:nennen|bezeichnen|werten|bewerten|einstufen|sehen|betrachten|halten|finden|würdigen|kritisieren|verurteilen|loben|feiern|begrüßen|bezeichnet|empfinden|titulieren|abtun|zurückweisen|geißeln|brandmarken|preisen|charakterisieren|einschätzen|beurteilen|erachten|ansehen)$/u;

const FLIPPED: Readonly<Partial<Record<Stance, Stance>>> = {
  supports: 'opposes',
  opposes: 'supports',
  doubts: 'supports',
  offers: 'opposes',
};

/**
 * What a clause holds something to be, where a noun or adjective of judgement is its predicate: "das Treffen sei **ein wichtiger Schritt**",
 * "bezeichnete die Pläne **als Rückschritt**", "hält das **für verfassungswidrig**". A negation turns it round; what need not be is no stance.
 * Must not take the word elsewhere: "nach dem **Erfolg** der Partei", "die **gefährlichen** Straßen seien gesperrt".
 */
export function judgementStance(reading: Reading, clause: Clause, denied: boolean): Stance | undefined {
  const found = judgementIn(reading, clause);
  if (!found || isOfDeed(reading, clause)) return undefined;
  if (!denied) return found.stance;
  return found.negated === undefined ? FLIPPED[found.stance] : (found.negated ?? undefined);
}

function judgementIn(reading: Reading, clause: Clause): Judgement | undefined {
  const { judgements } = statementLexicon();
  const naming = NAMING.test(clause.lemma);
  // the analysis may take the predicate for a prefix: "gutsein"
  if (!naming && !COPULAS.has(clause.lemma) && !clause.lemma.endsWith('sein')) return undefined;
  for (const token of clause.tokens) {
    const word = reading.tokens[token];
    if (!word) continue;
    const judgement = judgements.get(reading.lemmas[token] ?? '') ?? judgements.get(reading.lower[token] ?? '');
    if (!judgement) continue;
    if (!isPredicative(reading, clause, token, naming)) {
      if (isOfPredicate(reading, clause, token, judgement, naming)) return judgement;
      continue;
    }
    return word.upos === 'NOUN' ? (describedAs(reading, token) ?? judgement) : judgement;
  }
  return undefined;
}

/** "nannte das eine **schlechte** Wahl": the adjective judges where its noun does not; not "die **schlechte** Straße ist gesperrt". */
function isOfPredicate(reading: Reading, clause: Clause, token: number, { stance }: Judgement, naming: boolean): boolean {
  if (reading.tokens[token]?.upos !== 'ADJ' || (stance !== 'supports' && stance !== 'opposes')) return false;
  const phrase = reading.phrasesIn(clause.sentence).find((one) => one.first <= token && token < one.head);
  return phrase !== undefined && reading.tokens[phrase.head]?.upos === 'NOUN' && isPredicateNoun(reading, clause, phrase.head, naming);
}

/** "ein **falsches** Signal": the adjective says which way. */
function describedAs(reading: Reading, noun: number): Judgement | undefined {
  const { judgements } = statementLexicon();
  const first = reading.phraseWithHead(noun)?.first ?? noun;
  for (let token = first; token < noun; token++) {
    const found = judgements.get(reading.lemmas[token] ?? '');
    if (found && found.stance !== 'supports') return found;
  }
  return undefined;
}

/** What is judged is a deed that was done, so that nobody is for or against it: "Der **Anschlag** sei inakzeptabel", "nannte die **Morde** eine Schande". */
export function isOfDeed(reading: Reading, clause: Clause): boolean {
  const { deeds } = statementLexicon().words;
  return clause.args.some(({ role, head, preposition }) => {
    if (preposition !== undefined || (role !== 'subject' && role !== 'object')) return false;
    const word = reading.lemmas[head] ?? '';
    return deeds.some((deed) => word.endsWith(deed));
  });
}

function isPredicative(reading: Reading, clause: Clause, token: number, naming: boolean): boolean {
  const word = reading.tokens[token];
  if (word?.upos === 'NOUN') return isPredicateNoun(reading, clause, token, naming);
  return !isAttributive(reading, token);
}

/** Before a noun that it describes: "die **gefährlichen** Straßen". */
export function isAttributive(reading: Reading, token: number): boolean {
  if (!/e[nrsm]?$/u.test(reading.lower[token] ?? '')) return false;
  const phrase = reading
    .phrasesIn(reading.tokens[token]?.sentence ?? -1)
    .find((one) => one.first <= token && token < one.last && one.head > token);
  if (phrase) return true;
  const next = reading.tokens[token + 1];
  return next?.upos === 'NOUN' || (next?.upos === 'ADJ' && /e[nrsm]?$/u.test(next.form));
}

function isPredicateNoun(reading: Reading, clause: Clause, token: number, naming: boolean): boolean {
  const phrase = reading.phraseWithHead(token);
  if (!phrase) return false;
  const opener = reading.lower[phrase.preposition ?? phrase.first] ?? '';
  const quoted = /^[„“"»«‚]$/u.test(reading.lower[phrase.first - 1] ?? '');
  const before = reading.lower[phrase.first - (quoted ? 2 : 1)] ?? '';
  if (naming) return opener === 'als' || before === 'als' || opener === 'für' || clause.lemma === 'nennen' || clause.lemma === 'finden';
  if (phrase.preposition !== undefined || phrase.attribute !== undefined) return false;
  const argument = clause.args.find((one) => one.head === token);
  if (isJudgedBehind(reading, clause, phrase)) return true;
  if (argument?.role === 'subject' && clause.args.some((one) => one.role === 'predicate')) return false;
  // "ist der Erfolg ungewiss": what stands with an article of its own and is known is spoken of, not said of something
  const article = phrase.determiner === undefined ? '' : (reading.lower[phrase.determiner] ?? '');
  return argument?.role !== 'subject' || !/^(?:der|die|das|dieser?|dieses|diese)$/u.test(article);
}

/** "Ein Ende sei **das falsche Signal**": behind the verb, with an adjective of judgement, where another noun stands before it; not "Das Problem ist der Erfolg". */
function isJudgedBehind(reading: Reading, clause: Clause, phrase: Phrase): boolean {
  const { finite } = clause;
  if (finite === undefined || phrase.head < finite) return false;
  const { judgements } = statementLexicon();
  let judged = false;
  for (let token = phrase.first; token < phrase.head; token++) judged ||= judgements.has(reading.lemmas[token] ?? '');
  return (
    judged && clause.args.some((one) => one.preposition === undefined && one.head < finite && reading.tokens[one.head]?.upos === 'NOUN')
  );
}
