import type { Phrase, TimeExpression } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import { nounArguments, type Reading } from './reading.js';

const PRECISE = /^\d{4}/;

/**
 * TIMEX3 value of when an event happens: the first date or time in its noun's phrase, else in its clause; undefined where the text has none.
 * Durations, sets and vague references ("derzeit") are none.
 */
export function timeOf(reading: Reading, draft: EventDraft): string | undefined {
  const clause = reading.clauses[draft.clause];
  const phrase = draft.phrase === undefined ? undefined : reading.phrases[draft.phrase];
  let found: TimeExpression | undefined;
  for (const time of reading.context.language.times) {
    if ((time.type !== 'date' && time.type !== 'time') || !PRECISE.test(time.value)) continue;
    if (phrase && time.span[0] >= phrase.span[0] && time.span[1] <= phrase.span[1]) return time.value;
    if (phrase && time.span[0] >= phrase.span[1] && follows(reading, phrase, time)) return time.value;
    if (!clause || time.span[0] < clause.span[0] || time.span[1] > clause.span[1]) continue;
    if (!ownWords(reading, clause.index, time)) continue;
    if (!found || time.value.length > found.value.length) found = time;
  }
  // A noun that no light verb carries has its own time: "kritisierte am Montag den Angriff" dates the criticism.
  return draft.phrase !== undefined && !draft.carried && clause?.kind !== 'verbless' ? undefined : found?.value;
}

/** The time stands right after the noun and its attributes: "der Einmarsch in Nordland im Jahr 1990". */
function follows(reading: Reading, phrase: Phrase, time: TimeExpression): boolean {
  const ends = [phrase, ...nounArguments(reading, phrase)].map((part) => part.span[1]);
  return ends.some(
    (end) =>
      end <= time.span[0] && /^\s*(?:(?:im|am|vom|in|von)(?:\s+(?:Jahre?|der Nacht))?)?\s*$/.test(reading.text.slice(end, time.span[0])),
  );
}

function ownWords(reading: Reading, clause: number, time: TimeExpression): boolean {
  const tokens = reading.clauses[clause]?.tokens ?? [];
  return tokens.some((index) => {
    const token = reading.tokens[index];
    return token !== undefined && token.start >= time.span[0] && token.end <= time.span[1];
  });
}
