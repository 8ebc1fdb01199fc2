import type { Sentence, TimeExpression, Token } from '../../../model/index.js';
import { type Day, parseDay } from './calendar.js';
import { type Draft, Words } from './draft.js';
import { type DayScope, forEach, scopeAfter } from './scope.js';
import { mayHaveTimes, unitsAt } from './starts.js';
import { directionAt, directionOf } from './tense.js';
import { UNITS } from './units.js';

/**
 * Finds the time expressions of a German text and resolves them against its publication day and its own narrative. TIMEX3 types and values; in order, not
 * overlapping; prepositions and articles are left out ("am [Mittwochabend]", "in der [Nacht zum Donnerstag]").
 * @param lower the forms of the tokens in lower case
 * @param published RFC 3339 or a date; without it relative days stay open (`XXXX-XX-XX`)
 */
export function findTimes(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  lower: readonly string[],
  published?: string,
): TimeExpression[] {
  const today = parseDay(published);
  const found: TimeExpression[] = [];
  let scope: DayScope = {};
  let told: ToldYear | undefined;
  for (const sentence of sentences) {
    if (!mayHaveTimes(lower, sentence.first, sentence.last)) continue;
    const words = new Words(tokens.slice(sentence.first, sentence.last), lower.slice(sentence.first, sentence.last));
    const drafts = matchSentence(words);
    if (drafts.length === 0) continue;
    const hasVerb = directionOf(words) !== 0;
    const narrative = scope;
    // An entry of a listing ("20.15 Uhr: Nachrichten") has no verb and tells nothing on: its day is that of publication.
    if (!hasVerb) scope = {};
    let dayIsNamed = false;
    if (told !== undefined && told.sentence < sentence.index - SENTENCES_OF_A_YEAR) told = undefined;
    for (const [index, draft] of drafts.entries()) {
      // "um 20 Uhr am Samstag": a time of the clock takes the day that its sentence names, also behind it.
      if (draft.type === 'time' && !dayIsNamed) {
        const ahead = drafts.findIndex((other, at) => at > index && (other.type === 'date' || other.type === 'set'));
        if (ahead !== -1)
          scope = scopeAfter(scope, words, drafts, ahead, {
            direction: directionAt(words, drafts[ahead]!),
            ...(today && { today }),
            ...scope,
          });
      }
      const direction = directionAt(words, draft);
      const context = {
        direction,
        ...(today && { today }),
        ...scope,
        ...(forEach(words, draft.first) && { severalDays: true }),
        ...(told !== undefined && direction <= 0 && { year: told.year }),
      };
      const { value, precision, basis } = draft.resolve(context);
      const next = scopeAfter(scope, words, drafts, index, context);
      told = toldYear(words, draft, value, today, sentence.index) ?? told;
      dayIsNamed ||= next !== scope;
      scope = next;
      found.push({ span: words.spanOf(draft), type: draft.type, value, precision, basis });
    }
    if (!dayIsNamed) scope = narrative;
  }
  return found;
}

/** An earlier year that the narrative has moved to, and where it was named. */
interface ToldYear {
  readonly year: number;
  readonly sentence: number;
}

/** So many sentences behind the one that names a year may leave it out. */
const SENTENCES_OF_A_YEAR = 1;

/** "Im Juni 1992 kam er an. Im [August] …", "[1991] erhielt er den Rang. Im April …": a year before that of publication. "der 1991 gegründete Verein" tells nothing. */
function toldYear(words: Words, draft: Draft, value: string, today: Day | undefined, sentence: number): ToldYear | undefined {
  if (draft.type !== 'date' || today === undefined) return undefined;
  const written = /^(1\d|20)\d\d(?=$|-)/.exec(value)?.[0];
  if (written === undefined || Number(written) >= today.year) return undefined;
  let isWritten = false;
  for (let at = draft.first; at < draft.last; at += 1) isWritten ||= words.at(at).endsWith(written);
  const leads =
    draft.first <= 2 && (value.length > 4 || words.token(draft.last)?.upos === 'VERB' || words.token(draft.last)?.upos === 'AUX');
  return isWritten && (value.length > 4 || leads) ? { year: Number(written), sentence } : undefined;
}

function matchSentence(words: Words): Draft[] {
  const drafts: Draft[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at < free) continue;
    for (let units = unitsAt(words.at(at), words.at(at + 1)); units !== 0; units &= units - 1) {
      const draft = UNITS[31 - Math.clz32(units & -units)]!.match(words, at);
      if (draft === undefined || draft.last > words.length) continue;
      const previous = drafts.at(-1);
      const first = Math.max(draft.first, previous?.last ?? 0);
      if (first >= draft.last) continue;
      drafts.push({ ...draft, first });
      free = draft.last;
      break;
    }
  }
  return drafts;
}
