import type { Argument, Clause, Phrase, Span, Token } from '../../model/index.js';
import type { FindingContext } from '../context.js';
import { indexReport } from '../report-index.js';
import { infinitiveOf } from './verb-lemma.js';

/** An argument together with its clause. */
export interface PlacedArgument {
  readonly clause: Clause;
  readonly argument: Argument;
}

/** One report's analysis with the indexes that the detectors share. Built once per report in linear time. */
export interface Reading {
  readonly context: FindingContext;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
  /** Lower-case lemma of each token. */
  readonly lemmas: readonly string[];
  /** Lower-case form of each token. */
  readonly lower: readonly string[];
  /** Lower-case infinitive of each clause's verb, empty where it has none. */
  readonly verbs: readonly string[];
  /** True for each clause in the passive: its subject is what the verb is done to. */
  readonly passive: readonly boolean[];
  /** Innermost phrase of each token, -1 for none. */
  readonly phraseOf: Int32Array;
  /** Phrase that each token is the head of, -1 for none. */
  readonly headOf: Int32Array;
  /** Clause whose own token it is, -1 for none. */
  readonly clauseOf: Int32Array;
  /** Attributes of each phrase, in order; absent for none. */
  readonly attributes: ReadonlyMap<number, readonly number[]>;
  /** Clauses that depend on a clause, in order; absent for none. */
  readonly dependents: ReadonlyMap<number, readonly number[]>;
  /** Where a phrase is an argument of a clause; the first clause that has it. */
  readonly argumentOf: ReadonlyMap<number, PlacedArgument>;
  /** Mentions by name of each entity. */
  readonly namings: ReadonlyMap<string, number>;
}

/** Indexes one report. */
export function readReport(context: FindingContext): Reading {
  const { tokens, phrases, clauses, text } = context.language;
  const phraseOf = new Int32Array(tokens.length).fill(-1);
  const { clauseOf, headOf, attributes, lemmas, lower } = indexReport(context.language);
  const dependents = new Map<number, number[]>();
  const argumentOf = new Map<number, PlacedArgument>();
  const namings = new Map<string, number>();
  for (const { entity } of context.entities.mentions) if (entity !== undefined) namings.set(entity, (namings.get(entity) ?? 0) + 1);
  for (const phrase of phrases) {
    for (let token = phrase.first; token < phrase.last; token++) {
      const other = phrases[phraseOf[token] ?? -1];
      if (!other || phrase.last - phrase.first < other.last - other.first) phraseOf[token] = phrase.index;
    }
  }
  for (const clause of clauses) {
    if (clause.parent !== undefined) append(dependents, clause.parent, clause.index);
    for (const argument of clause.args) {
      const known = argumentOf.get(argument.phrase);
      if (!known || known.argument.confidence < argument.confidence) argumentOf.set(argument.phrase, { clause, argument });
    }
  }
  return {
    context,
    text,
    tokens,
    phrases,
    clauses,
    lemmas,
    lower,
    passive: clauses.map((clause) => isPassive(tokens, clause)),
    verbs: clauses.map((clause) => verbOf(tokens, clause)),
    phraseOf,
    headOf,
    clauseOf,
    attributes,
    dependents,
    argumentOf,
    namings,
  };
}

/** "wurde gelobt" is of "loben": nobody is vowed. */
const PASSIVE_ONLY: ReadonlyMap<string, string> = new Map([['geloben', 'loben']]);

function verbOf(tokens: readonly Token[], clause: Clause): string {
  const verb = infinitiveOf(clause.lemma);
  const other = PASSIVE_ONLY.get(verb);
  return other !== undefined && isPassive(tokens, clause) ? other : verb;
}

/** By the clause layer, or by a form of "werden" beside a participle. */
function isPassive(tokens: readonly Token[], clause: Clause): boolean {
  if (clause.voice !== 'active') return true;
  const becomes = clause.auxiliaries.some((index) => tokens[index]?.lemma === 'werden');
  return (
    becomes &&
    clause.verb !== undefined &&
    PARTICIPLE.test(tokens[clause.verb]?.form ?? '') &&
    infinitiveOf(clause.lemma) !== clause.lemma.toLowerCase()
  );
}

const PARTICIPLE = /(?:t|en)$/;

function append(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The phrase itself and, where it heads a coordination, its conjuncts: "Frankreich und Polen"; of "nicht Frankreich, sondern Polen" the second alone. */
export function coordinated(reading: Reading, phrase: Phrase): Phrase[] {
  const found = [phrase];
  let corrected = false;
  for (let at = 0; at < found.length && found.length < 20; at++) {
    for (const index of reading.attributes.get((found[at] as Phrase).index) ?? []) {
      const other = reading.phrases[index];
      if (other?.attribute !== 'conjunct') continue;
      found.push(other);
      corrected ||= at === 0 && isDeniedBefore(reading, phrase, other);
    }
  }
  return corrected ? found.slice(1) : found;
}

/** "nicht | die Armee, sondern | die Miliz", "keine Armee, sondern eine Miliz"; not "nicht nur die Armee, sondern auch die Miliz". */
function isDeniedBefore(reading: Reading, phrase: Phrase, conjunct: Phrase): boolean {
  const { lower } = reading;
  if (lower[conjunct.first - 1] !== 'sondern') return false;
  return lower[phrase.first - 1] === 'nicht' || lower[phrase.first] === 'nicht' || lower[phrase.first]?.startsWith('kein') === true;
}

/** The phrase that is the subject or the object of a clause; undefined where it has none of its own. */
export function phraseOfRole(reading: Reading, clause: Clause, role: 'subject' | 'object'): Phrase | undefined {
  return reading.phrases[clause.args.find((argument) => argument.role === role)?.phrase ?? -1];
}

/** Longest list of names that is read. */
const LONGEST_LIST = 30;

/**
 * As `coordinated`, and the further names of a list that commas, party letters in brackets and a last "und" hold together: "in Wien, Graz, Linz und Bern".
 * Only phrases that `belongs` accepts continue it; without a closing "und" nothing is added, since it may be an apposition.
 */
export function enumerated(reading: Reading, phrase: Phrase, belongs: (phrase: Phrase) => boolean): Phrase[] {
  const found = coordinated(reading, phrase);
  let end = Math.max(...found.map((part) => part.last));
  const more: Phrase[] = [];
  while (more.length < LONGEST_LIST) {
    if (reading.tokens[end]?.form === '(') {
      const close = reading.tokens.slice(end, end + 6).findIndex((token) => token.form === ')');
      if (close < 0) break;
      end += close + 1;
    }
    const joint = reading.tokens[end]?.form ?? '';
    const last = /^(?:und|sowie|oder)$/.test(joint);
    const next = reading.phrases[reading.phraseOf[end + 1] ?? -1];
    if (
      !(last || joint === ',') ||
      !next ||
      next.first !== end + 1 ||
      next.sentence !== phrase.sentence ||
      next.preposition !== undefined ||
      !belongs(next)
    )
      break;
    more.push(...coordinated(reading, next));
    end = Math.max(next.last, ...more.map((part) => part.last));
    const closed = last || coordinated(reading, next).length > 1;
    if (closed) return [...found, ...more.filter((part) => !found.includes(part))];
  }
  return found;
}

/** Attributes of a phrase that are no conjuncts, and prepositional phrases that follow it word by word (attachment is often left open). */
export function nounArguments(reading: Reading, phrase: Phrase): Phrase[] {
  const found: Phrase[] = [];
  for (const index of reading.attributes.get(phrase.index) ?? []) {
    const attribute = reading.phrases[index];
    if (attribute && attribute.attribute !== 'conjunct') found.push(attribute);
  }
  const owner = nameBefore(reading, phrase);
  if (owner && !found.includes(owner)) found.push(owner);
  let end = phrase.last;
  for (let steps = 0; steps < 4; steps++) {
    const next = reading.phrases[reading.phraseOf[end] ?? -1];
    if (!next || next.first !== end || next.sentence !== phrase.sentence) break;
    if (found.includes(next)) {
      end = next.last;
      continue;
    }
    if (next.preposition !== next.first && !(steps === 0 && isLooseGenitive(reading, next))) break;
    if (isOfTheOneBefore(reading, phrase, next)) break;
    if (!found.includes(next)) found.push(next);
    end = next.last;
  }
  return found;
}

/** "Proteste gegen die Regierung | von Präsident Weber": "von" behind a noun of an attribute belongs to that noun; not "Treffen in Wien von Weber und Huber". */
function isOfTheOneBefore(reading: Reading, phrase: Phrase, next: Phrase): boolean {
  if (prepositionOf(reading, next) !== 'von') return false;
  const before = reading.phrases[reading.phraseOf[next.first - 1] ?? -1];
  return (
    before !== undefined &&
    before.index !== phrase.index &&
    before.preposition !== undefined &&
    reading.tokens[before.head]?.upos === 'NOUN'
  );
}

/** "Schröders | Kritik": a name in the genitive right before a noun without article, which the analysis left open. */
function nameBefore(reading: Reading, phrase: Phrase): Phrase | undefined {
  if (phrase.determiner !== undefined || phrase.preposition !== undefined) return undefined;
  const before = reading.phrases[reading.phraseOf[phrase.first - 1] ?? -1];
  if (!before || before.last !== phrase.first || before.sentence !== phrase.sentence || before.preposition !== undefined) return undefined;
  const name = reading.tokens[before.head];
  const fits = before.attribute === undefined && before.head === before.last - 1 && before.cases.includes('Gen');
  return fits && name?.upos === 'PROPN' && /[sxzß’']$/.test(name.form) ? before : undefined;
}

/** A phrase without preposition that by its article, or by its adjective ("Lieferung schwerer Waffen"), can be the genitive of the noun before it: "die Importe der EU". */
function isLooseGenitive(reading: Reading, phrase: Phrase): boolean {
  if (phrase.preposition !== undefined || phrase.attribute === 'conjunct' || phrase.attribute === 'apposition') return false;
  const first = reading.tokens[phrase.determiner ?? phrase.first];
  if (phrase.determiner === undefined && !(first?.upos === 'ADJ' && first.form.endsWith('er') && first.index < phrase.head)) return false;
  return phrase.determiner === undefined || GENITIVE_ARTICLE.test(first?.form ?? '');
}

const GENITIVE_ARTICLE = /^(?:des|der|eines|einer|dieser|dieses|seiner|seines|ihrer|ihres)$/;

/** Slot of an attribute of a noun: its preposition, or `gen`; undefined for conjuncts and appositions. */
export function attributeSlot(reading: Reading, attribute: Phrase): string | undefined {
  const preposition = prepositionOf(reading, attribute);
  if (preposition !== undefined) return preposition;
  if (attribute.attribute === 'conjunct' || attribute.attribute === 'apposition') return undefined;
  return attribute.attribute === 'genitive' || attribute.cases.includes('Gen') || isLooseGenitive(reading, attribute) ? 'gen' : undefined;
}

/** Lower-case lemma of the preposition of a phrase, contractions undone by the language layer; undefined where it has none. */
export function prepositionOf(reading: Reading, phrase: Phrase): string | undefined {
  if (phrase.preposition === undefined) return undefined;
  const lemma = reading.lemmas[phrase.preposition] ?? '';
  return CONTRACTIONS.get(lemma) ?? lemma;
}

const CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ['im', 'in'],
  ['ins', 'in'],
  ['am', 'an'],
  ['ans', 'an'],
  ['zum', 'zu'],
  ['zur', 'zu'],
  ['vom', 'von'],
  ['beim', 'bei'],
  ['aufs', 'auf'],
  ['fürs', 'für'],
  ['übers', 'über'],
  ['ums', 'um'],
  ['durchs', 'durch'],
]);

/** Span from the first to the last of the tokens; `[0, 0]` for none. */
export function spanOfTokens(reading: Reading, tokens: readonly number[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const index of tokens) {
    const token = reading.tokens[index];
    if (!token) continue;
    start = Math.min(start, token.start);
    end = Math.max(end, token.end);
  }
  return end === 0 ? [0, 0] : [start, end];
}

/** Span of a phrase's own tokens. */
export function spanOfPhrase(reading: Reading, phrase: Phrase): Span {
  return [reading.tokens[phrase.first]?.start ?? phrase.span[0], reading.tokens[phrase.last - 1]?.end ?? phrase.span[1]];
}

/** Index of the first token that ends after `offset`, by bisection; the number of tokens where none does. */
export function tokenAt(reading: Reading, offset: number): number {
  let low = 0;
  let high = reading.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reading.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
