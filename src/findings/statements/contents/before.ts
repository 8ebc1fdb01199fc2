import type { Clause } from '../../../model/index.js';
import type { VerbCue } from '../cues.js';
import { statementLexicon } from '../lexicon.js';
import type { Range, Reading } from '../reading.js';
import { sourceNoun } from '../source-noun.js';
import { canSpeak } from '../speakers.js';
import { trimRange } from '../utterance.js';
import { COORDINATORS, type Content, isBareInfinitive, sentenceRange } from './content.js';

const BEFORE_POSTPOSED = new Set(['so', 'da', 'wie']);
const THAT = new Set(['dass', 'daß']);

/** "Man sei bereit, sagte der Sprecher", "„Nein“, sagte sie, „nie.“": the finite verb opens the frame behind its content. */
export function postposed(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  const finite = clause.finite;
  if (finite === undefined || clause.kind !== 'main' || clause.mood === 'subjunctive-1' || !hasFollowingSubject(reading, cue, finite))
    return undefined;
  if (hasOwnObject(reading, cue)) return undefined;
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

/**
 * The speaker stands behind the verb, "sagte **er**", or the frame has none, "heißt es", "wurde mitgeteilt": not "…, nahmen aber wieder zu",
 * "…, fand dann eine Anstellung" (no speaker) nor "…, wurden Chancen eingeräumt" (what is granted is no content).
 */
function hasFollowingSubject(reading: Reading, cue: VerbCue, finite: number): boolean {
  const subject = reading.argument(cue.clause, 'subject');
  if (!subject) return cue.passive || cue.clause.conjunctOf === undefined;
  if (!cue.clause.tokens.includes(subject.head) || subject.head < finite) return false;
  const word = reading.lower[subject.head] ?? '';
  if (word === 'es') return !cue.passive || !cue.clause.tokens.some((token) => reading.lower[token] === 'als');
  if (cue.passive) return cue.lemma === 'zitieren' || reading.regionAt(finite - 2) >= 0;
  return (
    !word.startsWith('kein') && (canSpeak(reading, subject.head) || sourceNoun(reading.tokens[subject.head]?.lemma ?? '') !== undefined)
  );
}

/** "…, verspricht sich der Konzern **Gewinne**": the verb has its content already; not "…, warnte er **die Bürger**". */
function hasOwnObject(reading: Reading, cue: VerbCue): boolean {
  const object = reading.argument(cue.clause, 'object');
  if (!object || cue.passive || cue.expression || cue.entry.addressee?.includes('acc')) return false;
  return reading.tokens[object.head]?.upos === 'NOUN' && object.head > (cue.clause.finite ?? 0) && reading.regionAt(object.head) < 0;
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

/**
 * What follows an inserted frame in the same sentence: ", sagte er, und man werde …", "Denkbar sei, sagte er, das Haus zu räumen",
 * "Die Bedingung wäre, so sagte er, ein Abzug". Not a relative clause of the frame.
 */
function afterFrame(reading: Reading, clause: Clause, last: number): Range | undefined {
  const finite = clause.finite ?? 0;
  const inserted = reading.lower[finite - 1] === 'so';
  const end = inserted ? finite : ownEnd(clause);
  for (let token = finite + 1; token < last - 2; token++) {
    if (reading.lower[token] !== ',' || token + 1 < end - 1) continue;
    const next = reading.clauseAt(token + 1);
    if (!next || (next.index === clause.index && !inserted)) return undefined;
    if (next.kind === 'relative' && !isBareInfinitive(reading, next)) return undefined;
    if (next.mood === 'indicative' && COORDINATORS.has(reading.lower[token + 1] ?? '')) return undefined;
    if (next.parent === clause.index && !goesOn(reading, next)) return undefined;
    return trimRange(reading, [token + 1, last]);
  }
  return undefined;
}

/** One past the last own token of a clause before anything embedded. */
function ownEnd(clause: Clause): number {
  let end = clause.finite ?? clause.tokens[0] ?? 0;
  for (const token of clause.tokens) if (token === end + 1) end = token;
  return end + 1;
}

/** An infinitive behind a frame goes on with what stood before it; an adverbial clause is the frame's. */
function goesOn(reading: Reading, clause: Clause): boolean {
  const opener = reading.lower[clause.subordinator ?? clause.tokens[0] ?? 0] ?? '';
  return (clause.kind === 'infinitive' || isBareInfinitive(reading, clause)) && !/^(?:um|ohne|statt|anstatt)$/u.test(opener);
}

/**
 * "Der Chef geht. Dies bestätigte ein Sprecher.", "Das Rathaus brennt, das teilte die Polizei mit.", "Der Chef geht. Ein Sprecher bestätigte es.":
 * the content stands before.
 */
export function pointing(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  if (!statementLexicon().words.pointing.has(cue.lemma) || clause.kind !== 'main' || (cue.passive && !tellsInPassive(reading, cue)))
    return undefined;
  const first = clause.tokens[0];
  const [start] = sentenceRange(reading, clause.sentence);
  if (first === undefined) return undefined;
  const opens = clause.finite === first + 1 && /^(?:dies|das)$/u.test(reading.lower[first] ?? '');
  if (first > start) {
    if (!opens || reading.lower[first - 1] !== ',') return undefined;
    return { form: 'indirect', ranges: [trimRange(reading, [start, first - 1])], place: 'before', rule: 'pointing' };
  }
  if (!opens && !pointsBack(reading, clause)) return undefined;
  const before = reading.sentences[clause.sentence - 1];
  if (!before || before.headline || reading.paragraph(before.index) !== reading.paragraph(clause.sentence)) return undefined;
  return {
    form: 'indirect',
    ranges: [[before.first, before.last], ...(opens ? [[first, first + 1] as const] : [])],
    place: 'before',
    rule: 'pointing',
  };
}

/** "Dies wurde vom Amt mitgeteilt", "Das wurde gestern bekanntgegeben". */
function tellsInPassive(reading: Reading, cue: VerbCue): boolean {
  return reading.argument(cue.clause, 'agent') !== undefined || /^(?:mitteilen|bekanntgeben|melden|vermelden|verkünden)$/u.test(cue.lemma);
}

/** "es" as object, with nothing that follows it: "So teilte **es** die Polizei mit"; not "Er sagte es laut: …". */
function pointsBack(reading: Reading, clause: Clause): boolean {
  const both = [reading.argument(clause, 'object'), reading.argument(clause, 'subject')];
  if (!both.every((one) => one !== undefined) || !both.some((one) => reading.lower[one?.head ?? -1] === 'es')) return false;
  return !clause.tokens.some((token) => reading.lower[token] === ':');
}
