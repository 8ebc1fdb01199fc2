import type { Clause, Condition } from '../../model/index.js';
import type { ClauseCondition } from './condition.js';
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

const UNREAL = /^(?:würden?|wären?|hätten?|sollten?|käme[n]?|könnten?|müssten?|dürften?|gäbe)$/u;

/** "Würde alles erfüllt, träte die Regel in Kraft": the sentence opens with a verb in Konjunktiv II and a verb follows the comma. Not a question. */
function byOpening(scan: Scan, sentence: number): ClauseCondition | undefined {
  const found = scan.language.sentences[sentence];
  if (!found || !UNREAL.test(scan.lower[found.first] ?? '') || scan.lower[found.last - 1] === '?') return undefined;
  for (let token = found.first + 2; token < Math.min(found.last - 1, found.first + 60); token++) {
    if (scan.lower[token] !== ',') continue;
    const next = scan.lower[token + 1] === 'so' || scan.lower[token + 1] === 'dann' ? token + 2 : token + 1;
    const matrix = scan.clauseAt(next);
    if (matrix?.finite !== next || matrix.kind !== 'main' || FRAME_VERBS.has(matrix.lemma) || isJudged(scan, matrix)) continue;
    return {
      evidence: [scan.span(found.first, token)],
      kind: 'if',
      for: scan.outside(matrix, [found.first, token]),
      strict: false,
      clause: matrix.index,
    };
  }
  return undefined;
}

function byConjunction(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.subordinator === undefined || clause.kind !== 'subordinate') return undefined;
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
  if (ONLY_LIMITED.has(word) && !limited && !(negatedMatrix && word !== 'nachdem')) return undefined;
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
    word === 'sofern' ||
    (negatedMatrix && kind !== 'if') ||
    (matrix?.tokens.some((token) => LIMITS.has(scan.lower[token] ?? '')) ?? false);
  return build(scan, clause, limit ?? clause.subordinator, actual, matrix, strict);
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

const JUDGING = new Set([
  'begrüßen',
  'bedauern',
  'schätzen',
  'gutheißen',
  'freuen',
  'vorziehen',
  'wünschen',
  'finden',
  'verurteilen',
  'ablehnen',
]);

/** "würde **es** begrüßen, wenn …", "**das** wäre nicht hinnehmbar": the clause is what is judged, and no condition. */
function isJudged(scan: Scan, matrix: Clause | undefined): boolean {
  if (!matrix) return false;
  const has = (word: string) => matrix.tokens.some((token) => scan.lower[token] === word);
  if (JUDGING.has(matrix.lemma) && has('es')) return true;
  const subject = matrix.args.find((one) => one.role === 'subject');
  return matrix.lemma === 'sein' && /^(?:das|dies)$/u.test(scan.lower[subject?.head ?? -1] ?? '');
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
  while (noun > before - 4 && ['VERB', 'AUX'].includes(scan.language.tokens[noun]?.upos ?? '')) noun--;
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

/** "Sollte der Beschuss weitergehen, werde man antworten." */
function byVerbFirst(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.order !== 'verb-first' || clause.finite === undefined || clause.question || clause.subordinator !== undefined)
    return undefined;
  if (clause.kind === 'subordinate') {
    const matrix = matrixOf(scan, clause);
    return isJudged(scan, matrix) ? undefined : build(scan, clause, clause.finite, 'if', matrix);
  }
  const first = clause.tokens.find((token) => scan.language.tokens[token]?.upos !== 'PUNCT');
  if (first !== clause.finite || clause.mood === 'imperative') return undefined;
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

/** After these a verb-first clause is what was said, no condition: "„Kommt er?“, fragte sie". */
const FRAME_VERBS = new Set([
  'sagen',
  'fragen',
  'heißen',
  'erklären',
  'rufen',
  'meinen',
  'schreiben',
  'antworten',
  'berichten',
  'mitteilen',
  'fordern',
]);

/** "…, es sei denn, die Truppen ziehen ab": the clause after "es sei denn". */
function byUnless(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const first = clause.tokens[0] ?? 0;
  if (scan.lower[first - 1] !== ',' || scan.lower[first - 2] !== 'denn' || scan.lower[first - 3] !== 'sei' || clause.kind !== 'main')
    return undefined;
  const matrix = scan.clausesIn(clause.sentence).find((other) => other.kind === 'main' && (other.tokens[0] ?? 0) < first - 4);
  return build(scan, clause, first - 4, 'unless', matrix, true);
}

const FIRST = new Set(['erst', 'zuerst', 'zunächst', 'vorher', 'zuvor', 'vorab']);

/**
 * "**Erst müssten die Zölle fallen**, dann beginne …", "**Die Zölle müssten fallen**, bevor man rede": what has to come first.
 * Must not take a tale: "Erst regnete es, dann schien die Sonne", "Er aß, bevor er ging".
 */
function byOrder(scan: Scan, clause: Clause): ClauseCondition | undefined {
  if (clause.kind !== 'main' || clause.finite === undefined || clause.modal !== 'müssen') return undefined;
  const end = (clause.tokens.at(-1) ?? 0) + 1;
  const first = clause.tokens.some((token) => FIRST.has(scan.lower[token] ?? ''));
  for (const other of scan.clausesIn(clause.sentence)) {
    const start = other.tokens[0] ?? 0;
    if (start < end - 1 || other.index === clause.index) continue;
    const then = first && other.kind === 'main' && /^(?:dann|danach|anschließend|erst)$/u.test(scan.lower[start] ?? '');
    const before =
      other.kind === 'subordinate' && other.parent === clause.index && /^(?:bevor|ehe)$/u.test(scan.lower[other.subordinator ?? -1] ?? '');
    if (!then && !before) continue;
    return {
      evidence: [scan.span(clause.tokens[0] ?? 0, start)],
      kind: 'after',
      for: [scan.span(...scan.range(other))],
      strict: true,
      clause: other.index,
    };
  }
  return undefined;
}

const INSISTING = new Set(['bestehen', 'fordern', 'verlangen', 'pochen', 'beharren', 'dringen', 'drängen', 'wollen']);

/** "besteht darauf, dass **zunächst** die Zölle fallen": what has to come first, for whatever else. Not "sagte, dass zunächst alles ruhig war". */
function byDemandedOrder(scan: Scan, clause: Clause): ClauseCondition | undefined {
  const parent = clause.parent === undefined ? undefined : scan.language.clauses[clause.parent];
  if (clause.subordinator === undefined || scan.lower[clause.subordinator] !== 'dass' || !INSISTING.has(parent?.lemma ?? ''))
    return undefined;
  if (!clause.tokens.some((token) => FIRST.has(scan.lower[token] ?? ''))) return undefined;
  const [first, last] = scan.range(clause);
  return { evidence: [scan.span(first + 1, last)], kind: 'after', for: [], strict: true };
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
