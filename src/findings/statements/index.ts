import type { Statement } from '../../model/index.js';
import { findConditionsIn } from '../conditions/index.js';
import type { FindingContext } from '../context.js';
import { findCarriedTerms } from './carried.js';
import { findColonStatements, findStandNouns } from './colon.js';
import { describeStatements } from './describe.js';
import { type Draft, draftsBySentence, quoteEnd, quoteStart } from './draft.js';
import { setFrames } from './frames.js';
import { findHeadlineStatements, findStandHeadlines } from './headlines.js';
import { findIntentStatements } from './intents.js';
import { findNounPhraseStatements } from './noun-phrases.js';
import { findNounStatements } from './nouns.js';
import { findQuotedStatements } from './quoted.js';
import { holds, type Range, Reading, tokensIn } from './reading.js';
import { findRuns } from './runs.js';
import { findSourceStatements } from './sources.js';
import { findToldStands } from './told.js';
import { findTranscript } from './transcripts.js';
import { findVerbStatements } from './verbs.js';

/**
 * Who said what to whom in a report, in which form and about what, in order of the quotes.
 * The steps: reporting verbs and named sources sentence by sentence, runs without a frame, quotations that are left, frames.
 */
export function findStatements(context: FindingContext): Statement[] {
  const reading = new Reading(context.language);
  return describeStatements(context, reading, findDrafts(reading));
}

/** The statements in tokens, before they are resolved and described. */
export function findDrafts(reading: Reading): Draft[] {
  const turns = findTranscript(reading);
  const conditions = findConditionsIn(reading.language);
  const byClause = new Map(conditions.flatMap((one) => (one.clause === undefined ? [] : [[one.clause, one] as const])));
  const spoken = (draft: Draft) => turns.some((turn) => holds(turn.quote, quoteStart(draft)));
  const drafts: Draft[] = [];
  for (const sentence of reading.sentences) {
    const cued = [
      ...findSourceStatements(reading, sentence.index),
      ...findVerbStatements(reading, sentence.index),
      ...findNounStatements(reading, sentence.index),
    ];
    drafts.push(
      ...settle(reading, [
        ...cued,
        ...findNounPhraseStatements(reading, sentence.index),
        ...findIntentStatements(reading, sentence.index, byClause),
        ...(cued.some(({ form }) => form !== 'reported') ? [] : findColonStatements(reading, sentence.index)),
        ...findStandNouns(reading, sentence.index),
        ...findToldStands(reading, sentence.index),
        ...findStandHeadlines(reading, sentence.index),
        ...(turns.length > 0 ? [] : findHeadlineStatements(reading, sentence.index)),
      ]),
    );
  }
  for (const draft of drafts) if (spoken(draft)) draft.nested = true;
  drafts.push(...turns);
  const covered = coveredSentences(reading, drafts);
  const runs = findRuns(reading, drafts, (sentence) => covered.has(sentence));
  const told = [...drafts, ...runs];
  for (const sentence of coveredSentences(reading, runs)) covered.add(sentence);
  const withRuns = [...told, ...findCarriedTerms(reading, told, (sentence) => covered.has(sentence), conditions)];
  const bySentence = draftsBySentence(reading, withRuns);
  for (const [sentence, own] of bySentence) setFrames(reading, own, sentence);
  return [...withRuns, ...findQuotedStatements(reading, withRuns, bySentence)];
}

/** Settles conflicts within one sentence: no two statements with the same words; one inside another's content is nested. */
function settle(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    if (draft.quote.length === 0) continue;
    if (kept.some((other) => overlap(other, draft) > (other.form === 'reported' ? 0.99 : 0.8))) continue;
    kept.push(draft);
  }
  for (const draft of kept) {
    const at = draft.cue[0] ?? quoteStart(draft);
    draft.nested = kept.some(
      (other) =>
        other !== draft &&
        other.form !== 'reported' &&
        other.quote.some(([first, last]) => first <= at && at < last && first <= quoteStart(draft)),
    );
  }
  return kept.filter((draft) => !(draft.form === 'reported' && draft.nested) && reading.tokens.length > 0);
}

function overlap(left: Draft, right: Draft): number {
  const own = new Set(tokensIn(left.quote));
  const other = tokensIn(right.quote);
  const both = other.filter((token) => own.has(token)).length;
  return (2 * both) / Math.max(1, own.size + other.length);
}

function coveredSentences(reading: Reading, drafts: readonly Draft[]): Set<number> {
  const covered = new Set<number>();
  for (const draft of drafts) {
    for (
      let sentence = reading.tokens[quoteStart(draft)]?.sentence ?? 0;
      sentence <= (reading.tokens[quoteEnd(draft) - 1]?.sentence ?? 0);
      sentence++
    ) {
      covered.add(sentence);
    }
    covered.add(draft.sentence);
  }
  for (const region of reading.regions) {
    const range: Range = [region.first, region.last];
    const first = reading.tokens[range[0]]?.sentence ?? 0;
    const last = reading.tokens[range[1] - 1]?.sentence ?? 0;
    if (last > first) for (let sentence = first; sentence <= last; sentence++) covered.add(sentence);
  }
  return covered;
}
