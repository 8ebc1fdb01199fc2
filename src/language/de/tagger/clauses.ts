import { hashText } from '../../common/linear.js';
import { verbClassBits, type WordInfo } from '../lexicon/index.js';
import { TAGS, type Tag, tagNumber } from './tags.js';

/** A rough cut of a sentence into clauses, for the features of the case model; the clause layer proper comes later and knows more. */
export interface RoughClauses {
  /** Clause number of each word. */
  readonly of: Int32Array;
  /** Position of the finite verb of each clause, -1 where there is none. */
  readonly finite: Int32Array;
  /** Hash of the full verb with its prefix, 0 where there is none. */
  readonly verb: Int32Array;
  /** Bits of the verb's classes, see `verbClassBits`. */
  readonly classes: Int32Array;
  /** Bits: 1 passive ("werden" + participle), 2 "sein" or "werden" without full verb, 4 opened by a conjunction or relative pronoun, 8 has an infinitive or participle, 16 a participle, 32 "zu" with infinitive and no finite verb. */
  readonly kind: Int32Array;
}

const is = (...tags: Tag[]): Uint8Array => Uint8Array.from(TAGS.map((tag) => (tags.includes(tag) ? 1 : 0)));
const FINITE = is('VERB.F', 'AUX.F');
const FULL = is('VERB.F', 'VERB.P', 'VERB.I');
const NONFINITE = is('VERB.P', 'VERB.I', 'AUX.P', 'AUX.I');
const OPENER = is('SCONJ', 'PRON.R');
const PREFIX = is('ADP.V', 'ADV.V');
const COORDINATOR = tagNumber('CCONJ');
const PUNCTUATION = tagNumber('PUNCT');
const INFINITIVE_MARK = tagNumber('PART.Z');
const PARTICIPLE = tagNumber('VERB.P');
const ADPOSITION = tagNumber('ADP');

interface Segment {
  readonly first: number;
  readonly last: number;
  readonly opened: boolean;
  finite: boolean;
  /** "zu" with an infinitive and no finite verb. */
  readonly infinitive: boolean;
}

/** Cuts at punctuation, at conjunctions between two finite verbs and before subordinators, then joins pieces without a finite verb to their clause. */
export function findRoughClauses(words: readonly WordInfo[], tags: Uint8Array): RoughClauses {
  const segments = cutSegments(tags);
  const numbers = joinSegments(segments);
  const of = new Int32Array(tags.length);
  const count = Math.max(0, ...numbers) + 1;
  for (const [index, segment] of segments.entries()) of.fill(numbers[index]!, segment.first, segment.last);
  const found: RoughClauses = {
    of,
    finite: new Int32Array(count).fill(-1),
    verb: new Int32Array(count),
    classes: new Int32Array(count),
    kind: new Int32Array(count),
  };
  for (const [index, segment] of segments.entries()) {
    if (segment.opened) found.kind[numbers[index]!]! |= 4;
    if (segment.infinitive && segment.first > 0) found.kind[numbers[index]!]! |= 32;
  }
  describeVerbs(found, words, tags);
  return found;
}

function cutSegments(tags: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  let first = 0;
  let opened = false;
  let finite = false;
  let infinitive = false;
  const close = (last: number): void => {
    if (last > first) segments.push({ first, last, opened, finite, infinitive: infinitive && !finite });
    first = last;
    opened = false;
    finite = false;
    infinitive = false;
  };
  for (let index = 0; index < tags.length; index += 1) {
    const tag = tags[index]!;
    if (tag === PUNCTUATION) close(index + 1);
    else if (tag === COORDINATOR && finite && finiteAhead(tags, index + 1)) close(index);
    else if (OPENER[tag] && index - first <= 2) opened = true;
    else if (OPENER[tag] && finite) {
      close(index > 0 && tags[index - 1] === ADPOSITION ? index - 1 : index);
      opened = true;
    }
    if (FINITE[tag]) finite = true;
    if (tag === INFINITIVE_MARK) infinitive = true;
  }
  close(tags.length);
  return segments;
}

/** Whether a finite verb comes before the next mark; looks at most forty words ahead, so that long runs stay linear. */
function finiteAhead(tags: Uint8Array, from: number): boolean {
  for (let index = from; index < tags.length && index < from + 40 && tags[index] !== PUNCTUATION; index += 1)
    if (FINITE[tags[index]!]) return true;
  return false;
}

/** "Der Mann, | der gestern kam, | schläft": the first and the last piece are one clause. */
function joinSegments(segments: readonly Segment[]): number[] {
  const numbers: number[] = [];
  let next = 0;
  let pending = -1;
  let last = -1;
  for (const segment of segments) {
    if (segment.opened || (segment.infinitive && segment.first > 0)) {
      numbers.push((last = next));
      next += 1;
    } else if (pending >= 0) {
      numbers.push((last = pending));
      if (segment.finite) pending = -1;
    } else if (segment.finite) {
      numbers.push((last = next));
      next += 1;
    } else if (last >= 0 && !segment.finite) numbers.push(last);
    else {
      pending = next;
      numbers.push((last = next));
      next += 1;
    }
  }
  return numbers;
}

function describeVerbs(found: RoughClauses, words: readonly WordInfo[], tags: Uint8Array): void {
  const prefix = new Int32Array(found.finite.length).fill(-1);
  const full = new Int32Array(found.finite.length).fill(-1);
  const become = new Uint8Array(found.finite.length);
  const copula = new Uint8Array(found.finite.length);
  for (let index = 0; index < tags.length; index += 1) {
    const clause = found.of[index]!;
    const tag = tags[index]!;
    if (FINITE[tag] && found.finite[clause]! < 0) found.finite[clause] = index;
    if (PREFIX[tag]) prefix[clause] = index;
    if (NONFINITE[tag]) found.kind[clause]! |= 8;
    if (tag === PARTICIPLE) found.kind[clause]! |= 16;
    if (FULL[tag]) full[clause] = index;
    else if (FINITE[tag] || NONFINITE[tag]) {
      const lemma = verbLemma(words[index]!);
      if (lemma === 'werden') become[clause] = 1;
      if (lemma === 'werden' || lemma === 'sein') copula[clause] = 1;
    }
  }
  for (let clause = 0; clause < found.verb.length; clause += 1) {
    const kind = found.kind[clause]!;
    if (become[clause] && kind & 16) found.kind[clause]! |= 1;
    if (copula[clause] && full[clause]! < 0) found.kind[clause]! |= 2;
    const verb = full[clause]! >= 0 ? full[clause]! : found.finite[clause]!;
    if (verb < 0) continue;
    const stem = verbLemma(words[verb]!);
    const lemma = prefix[clause]! >= 0 && verb < prefix[clause]! ? words[prefix[clause]!]!.lower + stem : stem;
    if (full[clause]! >= 0) found.verb[clause] = hashText(lemma);
    found.classes[clause] = verbClassBits(lemma);
  }
}

/** The first verb lemma of a form, the form itself where the lexicon has none. */
function verbLemma(word: WordInfo): string {
  for (const one of word.readings)
    if (one.upos === 'VERB' || one.upos === 'AUX') return word.lower.slice(0, word.lower.length - one.cut) + one.append;
  return word.lower;
}
