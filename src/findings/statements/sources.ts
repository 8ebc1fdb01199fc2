import { describeGermanWord, isGermanAgentNoun } from '../../language/index.js';
import type { Clause, Phrase, StatementAct } from '../../model/index.js';
import type { Draft } from './draft.js';
import type { SourceNoun } from './lexicon.js';
import { type Range, type Reading, rangesOf, tokensIn } from './reading.js';
import { sourceNoun } from './source-noun.js';
import { withApposition } from './speakers.js';
import { trimRange } from './utterance.js';

/** "laut Polizei", "nach Angaben der Polizei", "so der Sprecher", "demnach": words that name a source without a verb. */
interface SourceCue {
  readonly at: number;
  /** Tokens of the whole phrase, cue included. */
  readonly frame: Range;
  readonly speaker: Range;
  readonly head?: number;
  readonly act: StatementAct;
  readonly medium: Draft['medium'];
  readonly rule: string;
}

const UNKNOWN: Pick<SourceCue, 'act' | 'medium'> = { act: 'assert', medium: 'unknown' };

/**
 * Statements whose source is named by a preposition or adverb.
 * Catches "Laut Polizei gab es Verletzte"; must not take "nach dem Spiel" or a temporal "danach ging er".
 */
export function findSourceStatements(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found) return [];
  const drafts: Draft[] = [];
  for (let token = found.first; token < found.last; token++) {
    const cue = sourceAt(reading, token, found.first, found.last);
    if (!cue) continue;
    const draft = draftOf(reading, cue, sentence);
    if (draft) drafts.push(draft);
    token = Math.max(token, cue.frame[1] - 1);
  }
  return drafts;
}

function sourceAt(reading: Reading, token: number, first: number, last: number): SourceCue | undefined {
  switch (reading.lower[token]) {
    case 'laut':
      if (reading.lower[token - 1] === ',' && opensRelative(reading, token)) return undefined;
      return prepositional(reading, token, last, true);
    case 'gemäß':
    case 'nach':
    case 'zufolge':
    case 'aus':
      return reading.lower[token] === 'zufolge' || isAfterNoun(reading, token, first, last)
        ? postpositional(reading, token, first)
        : prepositional(reading, token, last, false);
    case 'folge':
      return reading.lower[token - 1] === 'zu' ? postpositional(reading, token - 1, first, 2) : undefined;
    case 'so':
      return parenthetical(reading, token, first, last);
    case 'demnach':
      return { at: token, frame: [token, token + 1], speaker: [token, token + 1], ...UNKNOWN, rule: 'demnach' };
    case 'danach':
      return isReportingDanach(reading, token)
        ? { at: token, frame: [token, token + 1], speaker: [token, token + 1], ...UNKNOWN, rule: 'danach' }
        : undefined;
    default:
      return undefined;
  }
}

/** "ein Gutachten, laut **dem** er krank war": the finite verb ends the clause. */
function opensRelative(reading: Reading, token: number): boolean {
  if (!/^(?:dem|der|denen|welchem|welcher|welchen)$/u.test(reading.lower[token + 1] ?? '')) return false;
  const clause = reading.clauseAt(token);
  return clause?.kind === 'relative' || (clause?.finite !== undefined && clause.finite === reading.lastWord(clause));
}

/** "seiner Meinung nach,", "eigenen Angaben nach hat": no noun phrase follows the word. */
function isAfterNoun(reading: Reading, token: number, first: number, last: number): boolean {
  if (reading.lower[token] !== 'nach' || token === first) return false;
  const before = reading.tokens[token - 1];
  if (before?.upos !== 'NOUN' || !sourceNoun(before.lemma)) return false;
  const next = reading.tokens[token + 1];
  if (/^(?:seiner|ihrer|meiner|unserer|deren|dessen)$/u.test(reading.lower[token - 2] ?? '') && before.feats.Number !== 'Plur') return true;
  return (
    token + 1 >= last || next === undefined || next.upos === 'PUNCT' || next.upos === 'VERB' || next.upos === 'AUX' || next.upos === 'ADV'
  );
}

function prepositional(reading: Reading, token: number, last: number, always: boolean): SourceCue | undefined {
  const phrase = reading.phraseWithPreposition(token);
  const range: Range =
    forefield(reading, token) ??
    (phrase ? [token, withApposition(reading, withOrigin(reading, reading.phraseRange(phrase)))[1]] : untilVerb(reading, token + 1, last));
  if (range[1] <= token + 1) return undefined;
  const head = phrase?.head ?? range[1] - 1;
  const noun = sourceNoun(reading.tokens[head]?.lemma ?? '') ?? firstSource(reading, [token + 1, range[1]]);
  const word = reading.lower[token];
  if (
    word === 'aus' &&
    !(
      reading.lower[token + 1] === 'sicht' ||
      (reading.lower[token + 2] === 'sicht' && token === reading.sentences[reading.tokens[token]?.sentence ?? -1]?.first)
    )
  )
    return undefined;
  if (word === 'nach' && (noun?.everywhere !== true || TEMPORAL.has(reading.lower[token - 1] ?? ''))) return undefined;
  if (!always && word === 'gemäß' && !noun && !isPersonal(reading, head)) return undefined;
  return {
    at: token,
    frame: [token, range[1]],
    speaker: [token + 1, beforeRelative(reading, token + 1, range[1])],
    head,
    act: noun?.act ?? 'assert',
    medium: noun?.medium ?? 'unknown',
    rule: word ?? '',
  };
}

/** "nach Ansicht **von Berg** soll …": "von" right behind a source names it, whatever the clause makes of it. */
function withOrigin(reading: Reading, [first, last]: Range): Range {
  if (!/^(?:von|vom)$/u.test(reading.lower[last] ?? '') || !sourceNoun(reading.tokens[last - 1]?.lemma ?? '')) return [first, last];
  const phrase = reading.phraseWithPreposition(last);
  return phrase ? [first, reading.phraseRange(phrase)[1]] : [first, last];
}

/** Words before "nach" that make it a time: "erst nach umfangreichen Ermittlungen", "kurz nach der Meldung". */
const TEMPORAL = new Set([
  'erst',
  'kurz',
  'unmittelbar',
  'direkt',
  'bald',
  'gleich',
  'noch',
  'sofort',
  'lange',
  'stunden',
  'tage',
  'wochen',
  'monate',
  'jahre',
  'minuten',
  'tag',
  'woche',
  'monat',
  'jahr',
  'stunde',
]);

/**
 * A phrase that opens its sentence reaches to the finite verb, since one constituent stands before it:
 * "Nach Angaben der in Bonn ansässigen Firma soll …". Undefined where a clause stands in between.
 */
function forefield(reading: Reading, token: number): Range | undefined {
  const sentence = reading.sentences[reading.tokens[token]?.sentence ?? -1];
  if (!sentence || token > sentence.first + 1) return undefined;
  if (token === sentence.first + 1 && !['denn', 'doch', 'und', 'aber', '„'].includes(reading.lower[token - 1] ?? '')) return undefined;
  for (let end = token + 1; end < Math.min(sentence.last, token + 30); end++) {
    const found = reading.tokens[end];
    if (!found || found.form === ':' || found.form === ';') return undefined;
    const clause = reading.clauseAt(end);
    if (clause?.finite !== end || clause.kind === 'relative') continue;
    if (clause.kind !== 'main' || end === token + 1) return undefined;
    return [token, reading.lower[end - 1] === ',' ? end - 1 : end];
  }
  return undefined;
}

/** A relative clause inside the phrase is not part of the speaker. */
function beforeRelative(reading: Reading, first: number, last: number): number {
  for (let token = first + 1; token < last; token++)
    if (reading.lower[token] === ',' && reading.clauseAt(token + 1)?.kind === 'relative') return token;
  return last;
}

function isPersonal(reading: Reading, head: number): boolean {
  return reading.tokens[head]?.upos === 'PROPN';
}

function firstSource(reading: Reading, [first, last]: Range): SourceNoun | undefined {
  for (let token = first; token < Math.min(last, first + 4); token++) {
    const found = reading.tokens[token];
    if (found?.upos !== 'NOUN') continue;
    return sourceNoun(found.lemma) ?? sourceNoun(found.form);
  }
  return undefined;
}

/** "den Angaben zufolge", "der Agentur Interfax zufolge". */
function postpositional(reading: Reading, token: number, first: number, length = 1): SourceCue | undefined {
  let start = token;
  const phrase = reading.phraseWithPreposition(token) ?? phraseEndingAt(reading, token, first);
  if (phrase) start = Math.min(topOf(reading, phrase).first, phrase.first);
  if (opensSentence(reading, token + length, first)) start = first;
  if (start >= token) return undefined;
  const head = phrase?.head ?? token - 1;
  const noun = sourceNoun(reading.tokens[head]?.lemma ?? '') ?? firstSource(reading, [start, token]);
  return {
    at: token,
    frame: [start, token + length],
    speaker: [start, token],
    head,
    act: noun?.act ?? 'assert',
    medium: noun?.medium ?? 'unknown',
    rule: 'zufolge',
  };
}

/** The finite verb follows, so all before it is one constituent: "Einer Erklärung des Verbandes (VDR) zufolge nahmen …". */
function opensSentence(reading: Reading, next: number, first: number): boolean {
  const clause = reading.clauseAt(next);
  return clause?.finite === next && clause.kind === 'main' && next - first < 25 && !reading.lower.slice(first, next).includes(',');
}

function phraseEndingAt(reading: Reading, token: number, first: number): Phrase | undefined {
  let best: Phrase | undefined;
  for (const phrase of reading.phrasesIn(reading.tokens[token]?.sentence ?? -1)) {
    const [from, to] = reading.phraseRange(phrase);
    if (to !== token || from < first) continue;
    if (!best || from < reading.phraseRange(best)[0]) best = phrase;
  }
  return best;
}

function topOf(reading: Reading, phrase: Phrase): Phrase {
  let top = phrase;
  for (let depth = 0; depth < 8 && top.parent !== undefined; depth++) {
    const parent = reading.phrases[top.parent];
    if (!parent || reading.phraseRange(parent)[1] > reading.phraseRange(phrase)[1]) break;
    top = parent;
  }
  return top;
}

function untilVerb(reading: Reading, first: number, last: number): Range {
  let token = first;
  while (token < last && !['VERB', 'AUX', 'PUNCT'].includes(reading.tokens[token]?.upos ?? 'PUNCT')) token++;
  return [first, token];
}

/** "…, so der Sprecher.", "…, so Müller weiter, …": no verb up to the next comma. */
function parenthetical(reading: Reading, token: number, first: number, last: number): SourceCue | undefined {
  if (token === first || !/^[,“”"«–—-]$/u.test(reading.tokens[token - 1]?.form ?? '')) return undefined;
  const next = reading.tokens[token + 1];
  if (
    !next ||
    !['DET', 'NOUN', 'PROPN', 'PRON', 'ADJ'].includes(next.upos) ||
    ['dass', 'daß', 'viel', 'viele', 'etwas'].includes(reading.lower[token + 1] ?? '') ||
    (reading.lower[token + 1] === 'ein' && !isGermanAgentNoun(describeGermanWord(reading.tokens[token + 2]?.form ?? '')))
  )
    return undefined;
  let end = token + 1;
  let head = -1;
  for (; end < last; end++) {
    const found = reading.tokens[end];
    if (!found || /^[.:;!?“„"]$/u.test(found.form)) break;
    if (found.upos === 'VERB' || found.upos === 'AUX') return undefined;
    if (found.form === ',' && !isApposition(reading, head, end)) break;
    if (head < 0) {
      const phrase = reading.phraseWithHead(end);
      if (phrase && phrase.preposition === undefined) head = end;
    }
  }
  if (end === token + 1) return undefined;
  if (head < 0) head = end - 1;
  const phrase = reading.phraseWithHead(head);
  const speakerEnd = phrase ? Math.min(end, Math.max(withApposition(reading, reading.phraseRange(phrase))[1], head + 1)) : end;
  return {
    at: token,
    frame: [token - (reading.lower[token - 1] === ',' ? 1 : 0), end],
    speaker: [token + 1, speakerEnd],
    head,
    act: 'assert',
    medium: 'speech',
    rule: 'so',
  };
}

/** The comma stands inside the phrase: "so der Leiter der Polizei, Hans Weber, am Abend". */
function isApposition(reading: Reading, head: number, comma: number): boolean {
  const after = reading.phrasesIn(reading.tokens[comma]?.sentence ?? -1).find((one) => one.first === comma + 1);
  if (after?.attribute === 'apposition') return true;
  const phrase = head < 0 ? undefined : reading.phraseWithHead(head);
  return phrase !== undefined && reading.phraseRange(phrase)[1] > comma + 1;
}

/** "Danach sei er geflohen", "Danach soll er geflohen sein"; not "Danach ging er". */
function isReportingDanach(reading: Reading, token: number): boolean {
  const clause = reading.clauseAt(token);
  return clause !== undefined && (clause.mood === 'subjunctive-1' || clause.modal === 'sollen');
}

function draftOf(reading: Reading, cue: SourceCue, sentence: number): Draft | undefined {
  const quote = contentOf(reading, cue, sentence);
  if (quote.length === 0) return undefined;
  const whole = quote.length === 1 ? reading.regions[reading.regionAt(quote[0]?.[0] ?? -1)] : undefined;
  const direct = whole !== undefined && whole.first === quote[0]?.[0] && whole.last === quote[0]?.[1];
  return {
    form: direct ? 'direct' : 'indirect',
    quote,
    cue: tokensIn([[cue.at, cue.rule === 'zufolge' && reading.lower[cue.at] === 'zu' ? cue.at + 2 : cue.at + 1]]),
    frame: [cue.frame],
    speaker: [cue.speaker],
    ...(cue.head === undefined ? {} : { speakerHead: cue.head }),
    addressee: [],
    act: cue.act,
    medium: cue.medium,
    nested: false,
    sentence,
    rule: cue.rule,
  };
}

/** The main clause around the source with all that depends on it; of a relative or subordinate clause that clause. */
function contentOf(reading: Reading, cue: SourceCue, sentence: number): Range[] {
  const found = reading.sentences[sentence];
  const clause = reading.clauseAt(cue.at) ?? reading.clauseAt(cue.frame[1]);
  if (!found) return [];
  const [first, last] =
    cue.rule === 'so' ? soRange(reading, cue, [found.first, found.last]) : partAround(reading, clause, [found.first, found.last]);
  const kept = tokensIn([[first, last]]).filter((token) => token < cue.frame[0] || token >= cue.frame[1]);
  return rangesOf(kept)
    .map((range) => trimRange(reading, range))
    .filter(([from, to]) => to > from);
}

function soRange(reading: Reading, cue: SourceCue, sentence: Range): Range {
  const region = reading.regions[reading.regionAt(cue.frame[0] - 1)];
  if (region && region.last <= cue.at && region.first < sentence[0] + 1) return [region.first, region.last];
  return sentence;
}

/**
 * The sentence, or the part of it that the source covers: what goes before its clause is the narrator's where that is whole by itself, what follows it is
 * the source's ("Laut Polizei gab es Streit, zwei Männer wurden verletzt"; 210 of 229 on the training half) unless a semicolon parts it.
 */
function partAround(reading: Reading, clause: Clause | undefined, sentence: Range): Range {
  if (!clause) return sentence;
  let [first, last] = sentence;
  if (clause.kind === 'relative') return reading.clauseRange(clause);
  for (const other of reading.clausesIn(clause.sentence)) {
    if (other.kind !== 'main' || other.index === clause.index || other.finite === undefined) continue;
    const start = other.tokens[0] ?? 0;
    if (start > (clause.tokens.at(-1) ?? 0) && other.mood === 'indicative' && reading.lower[start - 1] === ';') {
      last = start;
      break;
    }
    if (start < (clause.tokens[0] ?? 0) && hasOwnSubject(reading, clause)) first = reading.clauseRange(clause)[0];
  }
  return [first, last];
}

/** The subject stands in the clause itself and is not shared with an earlier one. */
function hasOwnSubject(reading: Reading, clause: Clause): boolean {
  const subject = reading.argument(clause, 'subject');
  return subject !== undefined && clause.tokens.includes(subject.head);
}
