import type { Clause, Condition } from '../../model/index.js';
import { wayOf } from '../way.js';
import type { ClauseCondition } from './condition.js';
import { FRAME_VERBS, isJudged } from './judged.js';
import { byDemandedOrder, byOpening, byOrder, byPurposeNeed } from './order.js';
import type { Scan } from './scan.js';

type Kind = Condition['kind'];

/** Conjunctions that open a condition. */
const CONJUNCTIONS: ReadonlyMap<string, Kind> = new Map([
  ['wenn', 'if'],
  ['falls', 'if'],
  ['sofern', 'if'],
  ['soweit', 'if'],
  ['solange', 'while'],
  ['sobald', 'after'],
  ['ehe', 'until'],
  ['bevor', 'until'],
  ['bis', 'until'],
  ['nachdem', 'after'],
]);

/** These are times, not conditions, unless the words before them or a negation make them one: "erst nachdem", "nicht, bevor". */
const ONLY_LIMITED = new Set(['nachdem', 'ehe', 'bevor', 'bis']);
const LIMITS = new Set(['erst', 'nur', 'lediglich', 'ausschließlich', 'frühestens', 'allein', 'allenfalls', 'höchstens', 'bestenfalls']);
/** "beginnt **erst** am Tag, nachdem …": limits that may stand anywhere in the clause that depends. */
const LATER = new Set(['erst', 'frühestens']);
const NEGATIONS = new Set(['nicht', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'niemals', 'nie']);
/** Nouns and participles whose dass-clause is a condition: "unter der Bedingung, dass". */
const CONDITION_WORDS: ReadonlyMap<string, Kind> = new Map([
  ['bedingung', 'if'],
  ['voraussetzung', 'if'],
  ['vorausgesetzt', 'if'],
  ['maßgabe', 'if'],
  ['fall', 'if'],
  ['falle', 'if'],
  ['vorbehalt', 'if'],
  ['denn', 'unless'],
  ['außer', 'unless'],
]);

/**
 * Conditions in clauses.
 * Catches "Wir helfen nur, wenn ihr zahlt", "Sollte es regnen, fällt es aus", "unter der Bedingung, dass …";
 * must not take a repeated past ("Wenn er kam, lachten alle"), "bis er ging", nor the question "Kommt er?".
 */
export function clausalConditions(scan: Scan, sentence: number): ClauseCondition[] {
  const found: ClauseCondition[] = [];
  for (const clause of scan.clausesIn(sentence)) {
    const condition =
      byConjunction(scan, clause) ??
      byConditionWord(scan, clause) ??
      byVerbFirst(scan, clause) ??
      byUnless(scan, clause) ??
      byProvided(scan, clause) ??
      byDemandedOrder(scan, clause) ??
      byCircumstance(scan, clause) ??
      byPurposeNeed(scan, clause) ??
      byOrder(scan, clause);
    if (condition) found.push(condition);
  }
  const opening = byOpening(scan, sentence);
  if (opening && !found.some((one) => one.evidence[0]?.[0] === opening.evidence[0]?.[0])) found.push(opening);
  return found;
}

/** "wenn sie **fielen**, werde man öffnen": the form may be Konjunktiv where what depends on it is. */
function isUnreal(matrix: Clause | undefined): boolean {
  return matrix?.mood === 'subjunctive-1' || matrix?.mood === 'subjunctive-2';
}

function byConjunction(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.subordinator === undefined || clause.kind !== 'subordinate' || wayOf(scan.lower, clause)) return undefined;
  // a second verb under one conjunction belongs to the first one's condition
  if (clause.conjunctOf !== undefined && scan.language.clauses[clause.conjunctOf]?.subordinator === clause.subordinator) return undefined;
  const word = scan.lower[clause.subordinator] ?? '';
  const kind = CONJUNCTIONS.get(word);
  if (!kind) return undefined;
  const before = clause.subordinator - 1;
  const matrix = matrixOf(scan, clause);
  const limit = limitBefore(scan, clause.subordinator);
  const limited = limit !== undefined || (matrix?.tokens.some((token) => token < before && LATER.has(scan.lower[token] ?? '')) ?? false);
  const negatedMatrix = matrix?.negation !== undefined || (matrix?.tokens.some((token) => NEGATIONS.has(scan.lower[token] ?? '')) ?? false);
  const lasting = (word === 'bis' || word === 'solange') && isLasting(matrix);
  if (ONLY_LIMITED.has(word) && !limited && !lasting && !(negatedMatrix && word !== 'nachdem')) return undefined;
  if (word === 'wenn' && (NO_CONDITION.has(wordBefore(scan, clause.subordinator)) || scan.lower[clause.subordinator + 1] === 'auch'))
    return undefined;
  if ((word === 'wenn' || word === 'sofern') && isAside(scan, clause, matrix)) return undefined;
  if (word === 'wenn' && limit === undefined && clause.mood === 'indicative' && hasDate(scan, clause)) return undefined;
  if (word === 'wenn' && clause.mood === 'indicative' && clause.tense === 'past' && limit === undefined && !isUnreal(matrix))
    return undefined;
  const negated = clause.negation !== undefined;
  const actual: Kind =
    negated && (word === 'sofern' || word === 'falls') ? 'unless' : word === 'wenn' && scan.lower[before] === 'außer' ? 'unless' : kind;
  if (word === 'wenn' && limit === undefined && isJudged(scan, matrix)) return undefined;
  const strict =
    limited ||
    lasting ||
    word === 'sofern' ||
    (negatedMatrix && kind !== 'if') ||
    (matrix?.tokens.some((token) => LIMITS.has(scan.lower[token] ?? '')) ?? false);
  return build(scan, clause, limit ?? clause.subordinator, actual, matrix, strict);
}

/** "Die Zölle **bleiben**, bis …", "man **werde** zahlen, solange …": a state to come that lasts so long; not "blieb, bis er ging". */
function isLasting(matrix: Clause | undefined): boolean {
  if (!matrix || (matrix.tense !== 'present' && matrix.tense !== 'future' && matrix.mood === 'indicative')) return false;
  return /^(?:bleiben|gelten|bestehen|festhalten|weitergehen|fortsetzen|fortbestehen|aufrechterhalten|beibehalten|andauern|weiterführen|weiterkämpfen)$/u.test(
    matrix.lemma,
  );
}

/** Before "wenn" these make it concession, comparison or repetition: "selbst wenn", "als wenn", "immer wenn". */
const NO_CONDITION = new Set(['als', 'auch', 'selbst', 'sogar', 'wie', 'immer', 'jedesmal', 'mal', 'stets', 'besonders', 'gerade']);

function wordBefore(scan: Scan, conjunction: number): string {
  const at = scan.lower[conjunction - 1] === ',' ? conjunction - 2 : conjunction - 1;
  return scan.lower[at] ?? '';
}

const COUNTING = new Set([
  'zusammenzählen',
  'zusammenrechnen',
  'hinzurechnen',
  'hinzuzählen',
  'mitzählen',
  'einrechnen',
  'dazurechnen',
  'zählen',
  'glauben',
  'meinen',
]);

/** "wenn man alles zusammenzählt", "wenn es nach Bern geht", "hat recht, wenn er": how to take the words, and no condition. */
function isAside(scan: Scan, clause: Clause, matrix: Clause | undefined): boolean {
  if (COUNTING.has(clause.lemma)) return true;
  const words = clause.tokens.map((token) => scan.lower[token] ?? '');
  if (clause.lemma === 'gehen' && words.includes('es') && words.includes('nach')) return true;
  if (clause.lemma === 'wollen' && words.includes('so')) return true;
  return matrix?.lemma === 'haben' && matrix.tokens.some((token) => /^(?:recht|unrecht)$/u.test(scan.lower[token] ?? ''));
}

/** "**Wenn** sich die Minister **am Donnerstag** treffen, geht es um Geld": a time that is fixed. */
function hasDate(scan: Scan, clause: Clause): boolean {
  const [start, end] = clause.span;
  return scan.language.times.some(
    (time) => time.type === 'date' && time.precision === 'day' && start <= time.span[0] && time.span[1] <= end,
  );
}

/** "erst, wenn", "nur dann, wenn": the limit before a conjunction. */
function limitBefore(scan: Scan, conjunction: number): number | undefined {
  let token = conjunction - 1;
  if (scan.lower[token] === ',') token--;
  if (scan.lower[token] === 'dann') token--;
  return LIMITS.has(scan.lower[token] ?? '') ? token : undefined;
}

function byConditionWord(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.subordinator === undefined || !['dass', 'daß'].includes(scan.lower[clause.subordinator] ?? '')) return undefined;
  let before = clause.subordinator - 1;
  if (scan.lower[before] === ',') before--;
  const kind = CONDITION_WORDS.get(scan.lower[before] ?? '');
  if (!kind) return byPartedWord(scan, clause, before);
  if (scan.lower[before] === 'denn' && scan.lower[before - 1] !== 'sei') return undefined;
  const first = startOfPhrase(scan, before);
  return build(scan, clause, first, kind, matrixOf(scan, clause), true);
}

/** "werde **unter der Bedingung** zahlen, **dass** …": the rest of the verb stands between the noun and its clause. */
function byPartedWord(scan: Scan, clause: Clause, before: number): ClauseCondition | undefined {
  const matrix = matrixOf(scan, clause);
  let noun = before;
  while (noun > before - 4 && ['VERB', 'AUX', 'ADJ', 'ADV'].includes(scan.language.tokens[noun]?.upos ?? '')) noun--;
  if (noun === before || !matrix?.tokens.includes(noun)) return undefined;
  if (!/^(?:bedingung|voraussetzung|vorbehalt|maßgabe|fall)$/u.test(scan.lower[noun] ?? '')) return undefined;
  if (!/^(?:unter|für|mit)$/u.test(scan.lower[startOfPhrase(scan, noun)] ?? '')) return undefined;
  return build(scan, clause, clause.tokens[0] ?? 0, 'if', matrix, true);
}

/** "…, **vorausgesetzt** die Nachbarn zahlen": a main clause behind the word. */
function byProvided(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const first = clause.tokens.find((token) => scan.language.tokens[token]?.upos !== 'PUNCT') ?? 0;
  const inside = scan.lower[first] === 'vorausgesetzt';
  const at = inside ? first : scan.lower[first - 1] === ',' ? first - 2 : first - 1;
  if (scan.lower[at] !== 'vorausgesetzt' || clause.finite === undefined || clause.kind !== 'main' || clause.finite < at) return undefined;
  const matrix = scan
    .clausesIn(clause.sentence)
    .find((other) => other.index !== clause.index && other.kind === 'main' && (other.tokens[0] ?? 0) < at);
  return build(scan, clause, at, 'if', matrix, true);
}

/** "unter der Bedingung", "für den Fall": back to the preposition. */
function startOfPhrase(scan: Scan, noun: number): number {
  for (let token = noun - 1; token > noun - 5 && token >= 0; token--) {
    if (['unter', 'für', 'mit', 'im', 'in'].includes(scan.lower[token] ?? '')) return token;
  }
  return noun;
}

/** Finite verbs that open a condition behind what depends on it: "man werde antworten, **sollte** der Beschuss weitergehen". */
const TRAILING =
  /^(?:sollten?|würden?|wären?|hätten?|käme[n]?|bliebe[n]?|gäbe[n]?|kommt|kommen|gibt|geben|bleibt|bleiben|komme|gebe|bleibe)$/u;

/** "Sollte der Beschuss weitergehen, werde man antworten." */
function byVerbFirst(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.order !== 'verb-first' || clause.finite === undefined || clause.question || clause.subordinator !== undefined)
    return undefined;
  if (wayOf(scan.lower, clause)) return undefined;
  if (clause.kind === 'subordinate') {
    const matrix = matrixOf(scan, clause);
    // "Wenn …, könnte es eng werden": behind another clause of the sentence a verb-first clause goes on, unless it is "sollte …"
    const first = clause.tokens.find((token) => scan.language.tokens[token]?.upos !== 'PUNCT') ?? 0;
    if (
      first > (scan.language.sentences[clause.sentence]?.first ?? 0) + 1 &&
      scan.lower[first - 1] === ',' &&
      !TRAILING.test(scan.lower[first] ?? '')
    )
      return undefined;
    return isJudged(scan, matrix) ? undefined : build(scan, clause, clause.finite, 'if', matrix);
  }
  const first = clause.tokens.find((token) => scan.language.tokens[token]?.upos !== 'PUNCT');
  if (first !== clause.finite || clause.mood === 'imperative') return undefined;
  const trailing = trailingShould(scan, clause);
  if (trailing) return isJudged(scan, trailing) ? undefined : build(scan, clause, clause.finite, 'if', trailing);
  const opening = scan.language.sentences[clause.sentence]?.first ?? 0;
  const before = scan.lower[clause.finite - 1] ?? '';
  if (clause.finite !== opening && !['„', '"', '»', ':', 'und', ';'].includes(before)) return undefined;
  const last = Math.max(...clause.tokens);
  const matrix = scan
    .clausesIn(clause.sentence)
    .find((other) => other.kind === 'main' && other.finite !== undefined && other.index !== clause.index && (other.tokens[0] ?? 0) > last);
  if (matrix?.finite === undefined) return undefined;
  const gap = scan.lower.slice(last + 1, matrix.finite).filter((word) => word !== ',');
  const between = scan.lower.slice(last, matrix.finite);
  if (!between.includes(',') || gap.some((word) => word !== 'so' && word !== 'dann')) return undefined;
  if (FRAME_VERBS.has(matrix.lemma) || isJudged(scan, matrix)) return undefined;
  return build(scan, clause, clause.finite, 'if', matrix);
}

/** What depends on "…, **sollte** der Beschuss weitergehen" behind a comma, with a subject of its own; not "er kam, sollte aber gehen". */
function trailingShould(scan: Scan, { finite = 0, sentence, index }: Clause): Clause | undefined {
  if (!/^sollten?$/u.test(scan.lower[finite] ?? '') || scan.lower[finite - 1] !== ',') return undefined;
  const next = scan.language.tokens[finite + 1];
  if (next === undefined || !['DET', 'PRON', 'PROPN', 'NOUN'].includes(next.upos) || /^(?:den|dem|des|ihn|ihm|ihnen)$/u.test(next.form))
    return undefined;
  return scan.clausesIn(sentence).findLast((other) => other.kind === 'main' && other.index !== index && (other.finite ?? finite) < finite);
}

/** "…, es sei denn, die Truppen ziehen ab": the clause after "es sei denn". */
function byUnless(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const first = clause.tokens[0] ?? 0;
  if (scan.lower[first - 1] !== ',' || scan.lower[first - 2] !== 'denn' || scan.lower[first - 3] !== 'sei' || clause.kind !== 'main')
    return undefined;
  const matrix = scan.clausesIn(clause.sentence).find((other) => other.kind === 'main' && (other.tokens[0] ?? 0) < first - 4);
  return build(scan, clause, first - 4, 'unless', matrix, true);
}

/** "Je nachdem, wie es regnet, fällt das Spiel aus": the clause that "je nachdem" opens. */
function byCircumstance(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const first = clause.tokens[0] ?? 0;
  const comma = scan.lower[first - 1] === ',' ? first - 1 : first;
  if (scan.lower[comma - 1] !== 'nachdem' || scan.lower[comma - 2] !== 'je' || clause.kind === 'main') return undefined;
  const matrix = scan.clauseAt(comma - 1) ?? matrixOf(scan, clause);
  return { ...build(scan, clause, comma - 2, 'if', matrix?.index === clause.index ? undefined : matrix), open: true };
}

/** The clause that depends on the condition: its parent, else the nearest main clause of the sentence. */
function matrixOf(scan: Scan, clause: Clause): Clause | undefined {
  const parent = clause.parent === undefined ? undefined : scan.language.clauses[clause.parent];
  if (parent && parent.kind !== 'verbless') return parent;
  const others = scan
    .clausesIn(clause.sentence)
    .filter((other) => other.kind === 'main' && other.index !== clause.index && other.finite !== undefined);
  const at = clause.tokens[0] ?? 0;
  return others.filter((other) => (other.tokens[0] ?? 0) < at).at(-1) ?? others[0];
}

function build(scan: Scan, clause: Clause, start: number, kind: Kind, matrix: Clause | undefined, strict = false): ClauseCondition {
  const [first, last] = scan.withConjuncts(clause);
  const range = [Math.min(start, first), last] as const;
  return {
    evidence: [scan.span(range[0], range[1])],
    kind,
    for: matrix ? scan.outside(matrix, range) : [],
    strict,
    ...(matrix ? { clause: matrix.index } : {}),
  };
}
