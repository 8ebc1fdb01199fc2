import type { Clause } from '../../model/index.js';
import type { VerbCue } from './cues.js';
import type { Range, Reading } from './reading.js';
import { isUtterance, trimRange } from './utterance.js';

/** Where the content of a cue stands and of which kind it is. */
export interface Content {
  readonly form: 'direct' | 'indirect';
  readonly ranges: readonly Range[];
  /** `before`: the frame follows or interrupts the content. */
  readonly place: 'after' | 'before' | 'inside';
  readonly rule: string;
}

const QUESTION_WORDS = new Set([
  'ob', 'was', 'wer', 'wen', 'wem', 'wie', 'wo', 'wohin', 'woher', 'wann', 'warum', 'weshalb', 'wieso', 'welche', 'welcher', 'welches', 'welchen',
  'welchem', 'inwieweit', 'inwiefern', 'wofür', 'womit', 'wodurch', 'worüber', 'worauf', 'woran', 'wozu', 'wovon', 'wessen', 'wieviel',
]); // biome-ignore format: a list
const THAT = new Set(['dass', 'daß']);
const COORDINATORS = new Set(['und', 'aber', 'doch', 'sowie', 'oder', 'sondern', 'jedoch']);
const BEFORE_POSTPOSED = new Set(['so', 'da', 'wie']);

/** The patterns in the order in which they are tried. */
const FINDERS: readonly ((reading: Reading, cue: VerbCue) => Content | undefined)[] = [
  afterColon,
  postposed,
  comparative,
  subordinate,
  verbSecond,
  quoted,
  pointing,
  relative,
];

/** The contents of a reporting clause, best pattern first; undefined where its sentence holds none. */
export function findContent(reading: Reading, cue: VerbCue): Content | undefined {
  for (const find of FINDERS) {
    const content = find(reading, cue);
    if (content) return content;
  }
  return undefined;
}

function sentenceRange(reading: Reading, sentence: number): Range {
  const found = reading.sentences[sentence];
  return found ? [found.first, found.last] : [0, 0];
}

/** "Er sagte: „Wir kommen.“", "Er sagte: Wir kommen." */
function afterColon(reading: Reading, cue: VerbCue): Content | undefined {
  const [, last] = sentenceRange(reading, cue.clause.sentence);
  for (let token = cue.at + 1; token < Math.min(reading.tokens.length, last); token++) {
    if (reading.lower[token] !== ':' || reading.regionAt(token) >= 0) continue;
    const next = token + 1;
    const region = reading.regions[reading.regionAt(next)];
    if (region && region.first === next) return { form: 'direct', ranges: [[region.first, region.last]], place: 'after', rule: 'colon' };
    if (next >= last || !cue.entry.content.includes('V') || reading.clauseAt(next)?.mood !== 'subjunctive-1') return undefined;
    return { form: 'indirect', ranges: [trimRange(reading, [next, last])], place: 'after', rule: 'colon' };
  }
  return undefined;
}

/** "Man sei bereit, sagte der Sprecher", "„Nein“, sagte sie, „nie.“": the finite verb opens the frame behind its content. */
function postposed(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  const finite = clause.finite;
  if (finite === undefined || clause.kind !== 'main' || clause.mood === 'subjunctive-1' || !hasFollowingSubject(reading, cue, finite))
    return undefined;
  const [first, last] = sentenceRange(reading, clause.sentence);
  let before = finite - 1;
  while (before > first && BEFORE_POSTPOSED.has(reading.lower[before] ?? '')) before--;
  if (before < first || !/^[,“”"«‘–—-]$/u.test(reading.tokens[before]?.form ?? '')) return undefined;
  if (clause.tokens.some((token) => token < before)) return undefined;
  const comma = before;
  const region = reading.regions[reading.regionAt(reading.lower[comma] === ',' ? comma - 1 : comma)];
  if (region && region.last <= comma + 1 && region.span[1] <= (reading.tokens[finite]?.start ?? 0)) {
    const directBefore: Range = [region.first, region.last];
    if (isWholeQuote(reading, directBefore, clause.sentence))
      return { form: 'direct', ranges: [directBefore], place: 'before', rule: 'postposed' };
  }
  if (!/[DV]/u.test(cue.entry.content) || reading.lower[comma] !== ',') return undefined;
  const start = contentStart(reading, clause, comma, first);
  if (start === undefined) return undefined;
  const ranges: Range[] = [trimRange(reading, [start, comma])];
  const rest = afterFrame(reading, clause, last);
  if (rest) ranges.push(rest);
  return { form: 'indirect', ranges: ranges.filter(([from, to]) => to > from), place: 'before', rule: 'postposed' };
}

/** The speaker stands behind the verb, "sagte **er**", or the frame has none, "heißt es", "wurde mitgeteilt": not "…, nahmen aber wieder zu". */
function hasFollowingSubject(reading: Reading, cue: VerbCue, finite: number): boolean {
  const subject = reading.argument(cue.clause, 'subject');
  if (subject) return cue.clause.tokens.includes(subject.head) && subject.head > finite;
  return cue.passive || cue.clause.conjunctOf === undefined;
}

/** The quotation is all that stands before the frame in its sentence. */
function isWholeQuote(reading: Reading, [first]: Range, sentence: number): boolean {
  const start = reading.sentences[sentence]?.first ?? 0;
  if (reading.lower[first - 1] === ':') return true;
  for (let token = start; token < first; token++) if (!reading.isPunctuation(token)) return false;
  return true;
}

/** First token of the content before a postposed frame: not a clause that goes before it with a frame of its own. */
function contentStart(reading: Reading, clause: Clause, comma: number, first: number): number | undefined {
  const before = reading.clausesIn(clause.sentence).filter((one) => one.index !== clause.index && (one.tokens[0] ?? 0) < comma);
  const main = before.find((one) => one.kind === 'main' && one.finite !== undefined && one.finite < comma);
  const that =
    before[0]?.subordinator !== undefined && THAT.has(reading.lower[before[0].subordinator] ?? '') && before[0].subordinator === first;
  const spoken = before.some(
    (one) => one.parent === clause.index && (one.kind === 'infinitive' || one.kind === 'verbless') && one.mood !== 'indicative',
  );
  if (main || that || (spoken && comma - first >= 2)) return first;
  return insertedBeforeVerb(reading, clause, comma) ? first : undefined;
}

/** "In zwei Jahren, so schätzt er, werde …": the frame stands between the first constituent and its verb. */
function insertedBeforeVerb(reading: Reading, clause: Clause, comma: number): boolean {
  const end = reading.clauseRange(clause)[1];
  const opens = (token: number) => reading.clauseAt(token)?.finite === token && reading.clauseAt(token)?.index !== clause.index;
  const so = reading.lower[comma + 1] === 'so' || reading.lower[comma + 1] === 'wie';
  return so && (opens(end) || opens(end + 1));
}

/** What follows an inserted frame in the same sentence: ", sagte er, und man werde …". */
function afterFrame(reading: Reading, clause: Clause, last: number): Range | undefined {
  const end = reading.clauseRange(clause)[1];
  for (let token = (clause.finite ?? 0) + 1; token < last - 2; token++) {
    if (reading.lower[token] !== ',' || token + 1 < end - 1) continue;
    const next = reading.clauseAt(token + 1);
    if (!next || next.index === clause.index || next.kind === 'relative') return undefined;
    if (next.mood === 'indicative' && COORDINATORS.has(reading.lower[token + 1] ?? '')) return undefined;
    return trimRange(reading, [token + 1, last]);
  }
  return undefined;
}

/** "Wie die Polizei mitteilte, brannte es": the content is the rest of the sentence. */
function comparative(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  const [first, last] = sentenceRange(reading, clause.sentence);
  const range = comparativeRange(reading, cue, first, last);
  if (!range) return undefined;
  const before = trimRange(reading, [first, range[0]]);
  const after = trimRange(reading, [range[1], last]);
  const ranges = [before, after].filter(([from, to]) => to - from > 1);
  if (ranges.length === 0) return undefined;
  return { form: 'indirect', ranges, place: 'inside', rule: 'wie' };
}

/** The tokens of a "wie" clause that hangs on a main clause, or that opens the sentence and ends where the main verb follows. */
function comparativeRange(reading: Reading, cue: VerbCue, first: number, last: number): Range | undefined {
  const { clause } = cue;
  if (clause.kind === 'subordinate' && clause.subordinator !== undefined && reading.lower[clause.subordinator] === 'wie') {
    const parent = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
    return parent && parent.kind !== 'main' ? undefined : reading.clauseRange(clause);
  }
  const opening = reading.lower[first] === 'denn' ? first + 1 : first;
  if (reading.lower[opening] !== 'wie' || clause.finite === undefined || clause.kind === 'main') return undefined;
  for (let token = clause.finite + 1; token < Math.min(last, clause.finite + 4); token++) {
    if (reading.lower[token] !== ',') continue;
    const next = reading.clauseAt(token + 1);
    return next?.finite === token + 1 && next.index !== clause.index ? [first, token] : undefined;
  }
  return undefined;
}

/** "sagte, dass …", "fragte, ob …", "versprach, … zu …". */
function subordinate(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause, entry } = cue;
  const clauses = reading.clausesIn(clause.sentence);
  for (const next of clauses) {
    const start = next.tokens[0] ?? 0;
    if (next.index === clause.index || start <= cue.at || !isDependent(reading, clause, next)) continue;
    const word = next.subordinator === undefined ? '' : (reading.lower[next.subordinator] ?? '');
    const that = next.kind === 'subordinate' && THAT.has(word) && /[SD]/u.test(entry.content);
    const question = next.kind === 'subordinate' && QUESTION_WORDS.has(word) && /[SQ]/u.test(entry.content);
    const infinitive =
      (next.kind === 'infinitive' || isBareInfinitive(reading, next)) &&
      /I/u.test(entry.content) &&
      !['um', 'ohne', 'statt', 'anstatt'].includes(word);
    if (!that && !question && !infinitive) continue;
    return {
      form: 'indirect',
      ranges: [contentRange(reading, cue, next)],
      place: 'after',
      rule: infinitive ? 'infinitive' : question ? 'question' : 'dass',
    };
  }
  return undefined;
}

/** "…, die Maut zu erheben": an article at the start does not make it a relative clause. */
function isBareInfinitive(reading: Reading, clause: Clause): boolean {
  if (clause.finite !== undefined || clause.verb === undefined) return false;
  return (
    clause.tokens.some((token) => token >= (clause.verb ?? 0) - 1 && reading.lower[token] === 'zu') ||
    /^\p{Ll}{2,}zu\p{Ll}+n$/u.test(reading.lower[clause.verb] ?? '')
  );
}

/** "…, das Vorgehen sei schlimm": an article at the start, and the finite verb does not stand last. */
function isVerbSecond(reading: Reading, clause: Clause): boolean {
  if (clause.kind === 'main') return true;
  if (clause.kind !== 'relative' || clause.finite === undefined || clause.mood === 'indicative') return false;
  const last = clause.tokens.filter((token) => !reading.isPunctuation(token)).at(-1);
  return clause.finite !== last && clause.tokens.length > 3;
}

function isDependent(reading: Reading, clause: Clause, next: Clause): boolean {
  if (next.parent === clause.index || next.parent === undefined) return true;
  const parent = reading.clauses[next.parent];
  return (
    parent !== undefined && (parent.kind === 'relative' || parent.kind === 'verbless') && (parent.tokens[0] ?? 0) > (clause.tokens[0] ?? 0)
  );
}

/** "sagte, man sei bereit". */
function verbSecond(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause, entry } = cue;
  if (!/V/u.test(entry.content)) return undefined;
  for (const next of reading.clausesIn(clause.sentence)) {
    const start = next.tokens[0] ?? 0;
    if (next.index === clause.index || start <= cue.at || !isVerbSecond(reading, next)) continue;
    const before = reading.lower[start - 1];
    if (next.tokens.length < 2) continue;
    if (before !== ',' || COORDINATORS.has(reading.lower[start] ?? '') || next.finite === start) return undefined;
    if (next.mood === 'indicative' && !plainReport(reading, cue)) return undefined;
    return { form: 'indirect', ranges: [contentRange(reading, cue, next)], place: 'after', rule: 'verb-second' };
  }
  return undefined;
}

/** An indicative clause is content only right behind a frame that has nothing else to say: "Er sagt, das ist gut". */
function plainReport(reading: Reading, cue: VerbCue): boolean {
  return reading.argument(cue.clause, 'object') === undefined && (cue.entry.reported.length === 0 || cue.entry.content.includes('D'));
}

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
  // the frame's verb behind its content: "hat, dass es regnet, bestritten"
  for (const token of cue.tokens) if (token > start && token < end) end = token;
  return trimRange(reading, [start, end]);
}

function leavesContent(reading: Reading, cue: VerbCue, content: Clause, next: Clause): boolean {
  if (next.kind !== 'main' || next.mood === 'subjunctive-1') return false;
  const first = reading.lower[next.tokens[0] ?? 0] ?? '';
  const coordinated = COORDINATORS.has(first);
  if (content.kind === 'main') return coordinated && next.mood === 'indicative' && content.mood !== 'indicative';
  return next.mood !== 'subjunctive-2' || coordinated || cue.clause.index === next.conjunctOf;
}

/** "nannte das Urteil „falsch“": a quotation among the words of the frame itself. */
function quoted(reading: Reading, cue: VerbCue): Content | undefined {
  if (!cue.entry.content.includes('D')) return undefined;
  const ranges: Range[] = [];
  const seen = new Set<number>();
  const [first, last] = sentenceRange(reading, cue.clause.sentence);
  for (const token of cue.clause.tokens) {
    const index = reading.regionAt(token);
    const region = reading.regions[index];
    if (!region || seen.has(index) || region.first < first || region.last > last) continue;
    seen.add(index);
    if (isUtterance(reading, index) || isNaming(reading, cue, region.first)) ranges.push([region.first, region.last]);
  }
  return ranges.length === 0 ? undefined : { form: 'direct', ranges, place: 'inside', rule: 'quoted' };
}

/** Verbs that "Dies teilte er mit" points back with. */
const POINTING = new Set([
  'mitteilen',
  'bestätigen',
  'melden',
  'berichten',
  'sagen',
  'erklären',
  'bekanntgeben',
  'geben',
  'hervorgehen',
  'ergeben',
  'äußern',
  'vermelden',
  'schreiben',
  'verkünden',
]);

/** "Der Chef geht. Dies bestätigte ein Sprecher.", "Das Rathaus brennt, das teilte die Polizei mit.": the content stands before. */
function pointing(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  if (!POINTING.has(cue.lemma) || clause.kind !== 'main' || cue.passive) return undefined;
  const first = clause.tokens[0];
  if (first === undefined || clause.finite !== first + 1 || !/^(?:dies|das)$/u.test(reading.lower[first] ?? '')) return undefined;
  const [start] = sentenceRange(reading, clause.sentence);
  if (first > start) {
    if (reading.lower[first - 1] !== ',') return undefined;
    return { form: 'indirect', ranges: [trimRange(reading, [start, first - 1])], place: 'before', rule: 'pointing' };
  }
  const before = reading.sentences[clause.sentence - 1];
  if (!before || before.headline || reading.paragraph(before.index) !== reading.paragraph(clause.sentence)) return undefined;
  return {
    form: 'indirect',
    ranges: [
      [before.first, before.last],
      [first, first + 1],
    ],
    place: 'before',
    rule: 'pointing',
  };
}

/** "spricht von einem Leck, das seit Tagen bestehe": a relative clause in Konjunktiv carries the words. */
function relative(reading: Reading, cue: VerbCue): Content | undefined {
  for (const next of reading.clausesIn(cue.clause.sentence)) {
    if (next.kind !== 'relative' || next.mood !== 'subjunctive-1' || (next.tokens[0] ?? 0) <= cue.at) continue;
    return { form: 'indirect', ranges: [trimRange(reading, reading.clauseRange(next))], place: 'after', rule: 'relative' };
  }
  return undefined;
}

/** "bezeichnete ihn als „Held“", "nannte das „Unsinn“": the quoted word is the judgement itself. */
function isNaming(reading: Reading, cue: VerbCue, first: number): boolean {
  const article = /^(?:ein|eine|einen|einem|einer)$/u.test(reading.lower[first - 1] ?? '');
  if (cue.lemma !== 'sehen' && reading.lower[article ? first - 2 : first - 1] === 'als') return true;
  const object = reading.argument(cue.clause, 'object');
  const subject = reading.argument(cue.clause, 'subject');
  if (cue.passive || cue.clause.finite === undefined || !object || !subject || reading.lower[subject.head] === 'man') return false;
  const before = reading.tokens[first - 1]?.upos;
  return cue.entry.reported.includes('nenn') && before !== 'NOUN' && before !== 'ADJ';
}
