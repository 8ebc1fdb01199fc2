import { remembered } from '../../language/index.js';
import type { Clause, Phrase } from '../../model/index.js';
import type { Draft } from './draft.js';
import { type CueEntry, statementLexicon } from './lexicon.js';
import type { Range, Reading } from './reading.js';
import { sourceNoun } from './source-noun.js';
import { isSubjunctive, trimRange } from './utterance.js';

/**
 * Statements that a noun introduces: "die Forderung des Ministers, den Plan zu ändern", "Berichte, wonach er geflohen sei".
 * Must not take "die Möglichkeit, dass es regnet" or a relative clause ("die Forderung, die er stellte").
 */
export function findNounStatements(reading: Reading, sentence: number): Draft[] {
  return reading.clausesIn(sentence).flatMap((clause) => relativeStatement(reading, clause) ?? nounStatement(reading, clause) ?? []);
}

/** "Die Forderung **lautete**, die Steuern zu senken". */
const IS = new Set(['ist', 'war', 'sei', 'lautet', 'lautete', 'bleibt', 'blieb']);
const QUESTIONS = new Set(['ob', 'wie', 'warum', 'wann', 'wer', 'was', 'wo']);

function kindOf(reading: Reading, clause: Clause): 'S' | 'I' | 'Q' | 'V' | undefined {
  const word = clause.subordinator === undefined ? '' : (reading.lower[clause.subordinator] ?? '');
  if (clause.kind === 'subordinate') return word === 'dass' || word === 'daß' ? 'S' : QUESTIONS.has(word) ? 'Q' : undefined;
  if (clause.kind === 'infinitive') return ['um', 'ohne', 'statt', 'anstatt'].includes(word) ? undefined : 'I';
  return clause.kind === 'main' && (isSubjunctive(reading, clause) || clause.mood === 'subjunctive-2') ? 'V' : undefined;
}

function nounStatement(reading: Reading, clause: Clause): Draft | undefined {
  const kind = kindOf(reading, clause);
  const [first, last] = reading.clauseRange(clause);
  if (!kind || reading.lower[first - 1] !== ',') return undefined;
  const phrase = cuePhrase(reading, first - 1, kind !== 'I' ? 3 : IS.has(reading.lower[first - 2] ?? '') ? 1 : 0);
  const entry = phrase && nounEntry(reading.tokens[phrase.head]?.lemma ?? '', reading.tokens[phrase.head]?.form ?? '');
  if (!phrase || !entry?.content.includes(kind)) return undefined;
  return draftOf(
    reading,
    clause,
    trimRange(reading, [first, coordinatedEnd(reading, clause, last)]),
    cueOf(phrase),
    holderOf(reading, phrase),
    entry,
    'noun',
  );
}

/** "Pläne, ihn zu fangen **und wegzubringen**": further infinitives or verb-final clauses of the same content. */
function coordinatedEnd(reading: Reading, clause: Clause, last: number): number {
  let end = last;
  for (const other of reading.clausesIn(clause.sentence)) {
    if (other.conjunctOf !== clause.index || other.kind !== clause.kind || (other.tokens[0] ?? 0) > end + 1) continue;
    end = Math.max(end, reading.clauseRange(other)[1]);
  }
  return end;
}

/** The phrase with a noun of the list whose attributes end at the comma; the outermost one. */
function cuePhrase(reading: Reading, comma: number, gap: number): Phrase | undefined {
  let best: Phrase | undefined;
  for (const phrase of reading.phrasesIn(reading.tokens[comma]?.sentence ?? -1)) {
    if (phrase.head >= comma || phrase.last > comma || !reachesComma(reading, reading.phraseRange(phrase)[1], comma, gap)) continue;
    const token = reading.tokens[phrase.head];
    if (token?.upos === 'NOUN' && nounEntry(token.lemma, token.form)) best = phrase;
  }
  return best;
}

/** Only the rest of the verb may stand between: "die Forderung **erhoben**, …", "herrscht die Meinung **vor**, …". */
function reachesComma(reading: Reading, end: number, comma: number, gap: number): boolean {
  if (comma - end > gap) return false;
  for (let token = end; token < comma; token++) {
    const verb = reading.tokens[token]?.upos === 'VERB' || reading.tokens[token]?.upos === 'AUX';
    const pointer = POINTERS.has(reading.lower[token] ?? '');
    if (!verb && !pointer && reading.clauseAt(token)?.particle !== token) return false;
  }
  return true;
}

/** "Einigkeit besteht **darüber**, dass …", "Die Vermutungen gehen **dahin**, dass …". */
const POINTERS = new Set(['darüber', 'darin', 'dahin', 'dahingehend', 'davon', 'daran', 'darauf', 'dagegen', 'dafür', 'auch']);

/** The noun of the list that a word is or ends with: "Kriegsdrohung" is a "Drohung". Undefined for any other. */
export function nounEntry(lemma: string, form: string): CueEntry | undefined {
  const { nouns } = statementLexicon();
  return nouns.get(lemma) ?? nouns.get(form) ?? nouns.get(form.replace(/(?:en|s|n)$/u, '')) ?? compoundEntry(lemma);
}

const compoundEntry = remembered(findCompoundEntry);

function findCompoundEntry(lemma: string): CueEntry | undefined {
  const { nouns } = statementLexicon();
  for (let cut = 5; cut < lemma.length - 2; cut++) {
    const part = lemma.slice(-cut);
    const found = nouns.get(part.charAt(0).toUpperCase() + part.slice(1));
    if (found) return found;
  }
  return undefined;
}

function cueOf(phrase: Phrase): number[] {
  return phrase.determiner !== undefined && phrase.determiner === phrase.head - 1 ? [phrase.determiner, phrase.head] : [phrase.head];
}

/** Whose words they are: the genitive or "von" behind the noun. */
export function holderOf(reading: Reading, phrase: Phrase): { range: Range; head: number } | undefined {
  for (const other of reading.phrasesIn(phrase.sentence)) {
    if (other.parent !== phrase.index) continue;
    const von = other.preposition !== undefined && ['von', 'vom', 'durch'].includes(reading.lower[other.preposition] ?? '');
    if (other.attribute !== 'genitive' && !von) continue;
    const [first, last] = reading.phraseRange(other);
    return { range: [other.preposition === first ? first + 1 : first, last], head: other.head };
  }
  return undefined;
}

function isSource(reading: Reading, { head }: Phrase): boolean {
  return sourceNoun(reading.tokens[head]?.lemma ?? '') !== undefined;
}

/** The finite verb ends its clause, as in "…, laut der er krank war". */
function isVerbFinal(reading: Reading, clause: Clause): boolean {
  return clause.finite === reading.lastWord(clause) && clause.tokens.length > 3 && reading.lower[(clause.tokens[0] ?? 0) - 1] === ',';
}

/** "…, wonach …", "…, nach denen …": the source is what the relative word stands for. */
function relativeStatement(reading: Reading, clause: Clause): Draft | undefined {
  const first = clause.tokens[0] ?? 0;
  const second = clause.tokens[1] ?? first;
  const wonach = reading.lower[first] === 'wonach' || reading.lower[first] === 'denen' || reading.lower[first] === 'demzufolge';
  const nachDenen =
    (reading.lower[first] === 'nach' || reading.lower[first] === 'laut') &&
    /^(?:denen|dem|der|welchem|welcher|welchen)$/u.test(reading.lower[second] ?? '') &&
    (clause.kind === 'relative' || (reading.lower[first] === 'laut' && isVerbFinal(reading, clause)));
  const denenZufolge = reading.lower[second] === 'zufolge' && clause.kind === 'relative';
  if (!(nachDenen || denenZufolge || reading.lower[first] === 'wonach') || (wonach && reading.lower[first] === 'denen' && !denenZufolge))
    return undefined;
  const cue = nachDenen || denenZufolge ? [nachDenen ? first : second] : [first];
  const start = nachDenen || denenZufolge ? second + 1 : first + 1;
  const [, last] = reading.clauseRange(clause);
  const comma = first - 1;
  let source: Phrase | undefined;
  for (const phrase of reading.phrasesIn(clause.sentence)) {
    if (phrase.head >= comma || comma - reading.phraseRange(phrase)[1] > 3 || phrase.parent !== undefined) continue;
    if (!source || phrase.preposition === undefined || !isSource(reading, source)) source = phrase;
  }
  const noun = source && reading.tokens[source.head];
  if (nachDenen && reading.lower[first] === 'nach' && !(noun && sourceNoun(noun.lemma))) return undefined;
  const range = source && reading.phraseRange(source);
  const pronoun: Range | undefined = nachDenen ? [second, second + 1] : denenZufolge ? [first, first + 1] : undefined;
  const holder =
    source && range
      ? {
          range: pronoun ?? ([source.preposition === range[0] ? range[0] + 1 : range[0], Math.min(range[1], comma)] as Range),
          head: source.head,
        }
      : undefined;
  const entry: CueEntry = { act: 'assert', medium: 'unknown', content: 'V', deeds: '', reported: [], reportedOnIssue: [] };
  return draftOf(reading, clause, trimRange(reading, [start, last]), cue, holder, entry, 'wonach');
}

function draftOf(
  _reading: Reading,
  clause: Clause,
  quote: Range,
  cue: number[],
  holder: { range: Range; head: number } | undefined,
  entry: CueEntry,
  rule: string,
): Draft {
  return {
    form: 'indirect',
    quote: [quote],
    cue,
    frame: [],
    speaker: holder ? [holder.range] : [],
    ...(holder ? { speakerHead: holder.head } : {}),
    addressee: [],
    act: entry.act,
    ...(entry.stance === undefined ? {} : { stance: entry.stance }),
    ...(entry.neutral === undefined ? {} : { neutral: true }),
    medium: entry.medium,
    nested: false,
    sentence: clause.sentence,
    clause: clause.index,
    rule,
  };
}
