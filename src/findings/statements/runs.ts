import { describeGermanWord, isGermanAgentNoun } from '../../language/index.js';
import type { Clause } from '../../model/index.js';
import { type Draft, quoteEnd } from './draft.js';
import { statementLexicon } from './lexicon.js';
import type { Range, Reading } from './reading.js';
import { canSpeak, subjectOf, subjectParticipant } from './speakers.js';
import { isOfThePast } from './utterance.js';

/** In how many sentences a speaker is still meant by a run without frame. */
const REACH = 4;

/** How a sentence without a frame of its own is told. */
export type Telling = 'subjunctive' | 'hearsay' | 'plain';

/**
 * `subjunctive` where its main clause stands in Konjunktiv, `hearsay` where it has "soll".
 * Catches "Das Geld sei weg."; must not take "Möge er ruhen in Frieden" style wishes at length, nor "Ich habe Zeit."
 */
export function tellingOf(reading: Reading, sentence: number, afterStatement: boolean): Telling {
  const clause = mainClause(reading, sentence);
  if (!clause || clause.finite === undefined) return 'plain';
  const finite = reading.lower[clause.finite] ?? '';
  const subject = clause.args.find((one) => one.role === 'subject');
  const firstPerson = subject !== undefined && reading.lower[subject.head] === 'ich';
  if (!firstPerson && (clause.mood === 'subjunctive-1' || statementLexicon().words.subjunctive.has(finite)) && clause.mood !== 'imperative')
    return 'subjunctive';
  if (
    reading
      .clausesIn(sentence)
      .some(
        (one) =>
          one.kind === 'main' &&
          one.mood === 'subjunctive-1' &&
          one.index !== clause.index &&
          one.conjunctOf === undefined &&
          one.order === 'verb-second',
      )
  )
    return 'subjunctive';
  if (afterStatement && clause.mood === 'subjunctive-2') return 'subjunctive';
  if (finite === 'soll' || finite === 'sollen') return 'hearsay';
  return 'plain';
}

/** "soll … haben", "soll … gewesen sein": said of the past, so it is hearsay and no plan. */
export function isEvidential(reading: Reading, sentence: number): boolean {
  const clause = mainClause(reading, sentence);
  return clause?.modal === 'sollen' && isOfThePast(reading, clause);
}

/** First main clause with a finite verb. */
export function mainClause(reading: Reading, sentence: number): Clause | undefined {
  const clauses = reading.clausesIn(sentence);
  return (
    clauses.find((one) => one.kind === 'main' && one.finite !== undefined) ??
    clauses.find((one) => one.finite !== undefined && one.parent === undefined)
  );
}

/**
 * Adds the runs without a frame: consecutive sentences of one paragraph become one indirect-free or free-indirect statement of the last speaker.
 * @param covered true for a sentence that a statement already holds
 */
export function findRuns(reading: Reading, drafts: readonly Draft[], covered: (sentence: number) => boolean): Draft[] {
  const runs: Draft[] = [];
  const bySentence = lastDraftBySentence(reading, drafts);
  let previous: Draft | undefined;
  let previousSentence = -10;
  /** The last statement whose speaker is more than a pronoun. */
  let named: Draft | undefined;
  let open: Draft | undefined;
  for (const sentence of reading.sentences) {
    const own = bySentence.get(sentence.index);
    if (own) {
      previous = own;
      if (isNamed(reading, own)) named = own;
      previousSentence = sentence.index;
      open = undefined;
      continue;
    }
    if (covered(sentence.index) || sentence.headline) {
      open = undefined;
      continue;
    }
    const near = previous !== undefined && sentence.index - previousSentence <= 1;
    const telling = tellingOf(reading, sentence.index, near);
    const together = previous !== undefined && reading.paragraph(previousSentence) === reading.paragraph(sentence.index);
    const form =
      telling === 'subjunctive'
        ? 'indirect-free'
        : telling === 'hearsay' && ((near && together) || isEvidential(reading, sentence.index))
          ? 'free-indirect'
          : undefined;
    if (!form) {
      open = undefined;
      continue;
    }
    const range: Range = [sentence.first, sentence.last];
    const joins = open?.form === form && reading.paragraph(open.sentence) === reading.paragraph(sentence.index);
    if (open && joins) open.quote = [[open.quote[0]?.[0] ?? range[0], range[1]]];
    else {
      const spoken = sentence.index - previousSentence <= REACH ? (isNamed(reading, previous) ? previous : (named ?? previous)) : undefined;
      const told = form === 'indirect-free' && !near ? actorOf(reading, sentence.index - 1) : undefined;
      open = runDraft(form, range, sentence.index, previous, told ?? spoken);
      runs.push(open);
    }
    previous = open;
    previousSentence = sentence.index;
  }
  return runs;
}

/** "Die Ministerin gab sich gelassen. Man sei vorbereitet.": who the sentence before is about, where nobody spoke in it; not a thing: "Die Probleme wuchsen. Man sei …". */
export function actorOf(reading: Reading, sentence: number): Pick<Draft, 'speaker' | 'speakerHead'> | undefined {
  const clause = mainClause(reading, sentence);
  const subject = clause && subjectOf(reading, clause);
  if (clause?.voice === 'passive') return undefined;
  if (!clause || !subject || !canSpeak(reading, subject.head) || reading.sentences[sentence]?.headline === true) return undefined;
  const upos = reading.tokens[subject.head]?.upos;
  if (upos !== 'PROPN' && !(upos === 'NOUN' && isGermanAgentNoun(describeGermanWord(reading.tokens[subject.head]?.form ?? ''))))
    return undefined;
  const { range, head } = subjectParticipant(reading, clause, subject);
  return { speaker: [range], speakerHead: head };
}

const PRONOUNS = new Set(['er', 'sie', 'dieser', 'diese', 'der', 'die', 'man', 'demnach', 'danach', 'letzterer']);

function isNamed(reading: Reading, draft: Draft | undefined): boolean {
  const range = draft?.speaker[0];
  return range !== undefined && (range[1] - range[0] > 1 || !PRONOUNS.has(reading.lower[range[0]] ?? ''));
}

function runDraft(
  form: Draft['form'],
  range: Range,
  sentence: number,
  previous: Draft | undefined,
  named: Pick<Draft, 'speaker' | 'speakerHead'> | undefined,
): Draft {
  return {
    form,
    quote: [range],
    cue: [],
    frame: [],
    ...sourceOf(previous),
    speaker: named?.speaker ?? [],
    ...(named?.speakerHead === undefined ? {} : { speakerHead: named.speakerHead }),
    addressee: [],
    act: 'assert',
    medium: previous?.medium ?? 'unknown',
    nested: false,
    sentence,
    rule: form,
  };
}

/** The statement with a cue that words go on from: the one before, or the one which that goes on from. */
export function sourceOf(previous: Draft | undefined): Pick<Draft, 'source'> {
  const source = previous === undefined || previous.cue.length > 0 ? previous : previous.source;
  return source ? { source } : {};
}

function lastDraftBySentence(reading: Reading, drafts: readonly Draft[]): Map<number, Draft> {
  const last = new Map<number, Draft>();
  for (const draft of drafts) {
    if (draft.nested) continue;
    last.set(draft.sentence, draft);
    const end = reading.tokens[quoteEnd(draft) - 1]?.sentence;
    if (end !== undefined) last.set(end, draft);
  }
  return last;
}
