import type { Sentence, TimeExpression, Token } from '../../../model/index.js';
import { type Day, parseDay } from './calendar.js';
import { dayAdverb, holidayMatcher, namedDate, nightBefore, numericDate, partOfDate, weekdayMatcher, weekdayWithDate } from './days.js';
import { type Draft, type Matcher, type TimeContext, Words } from './draft.js';
import { bareDuration, clockTime, duration, durationAdjective, partMatcher, reference, setMatcher } from './durations.js';
import {
  century,
  decade,
  monthMatcher,
  neighbours,
  phaseOf,
  seasonMatcher,
  unitWithShift,
  weekendMatcher,
  yearMatcher,
  yearPair,
  yearParts,
} from './periods.js';
import { mayStart } from './starts.js';

/** The units in the order in which they are asked at each word; the first that answers wins. */
const MATCHERS: readonly Matcher[] = [
  setMatcher,
  numericDate,
  weekdayWithDate,
  namedDate,
  nightBefore,
  partOfDate,
  clockTime,
  phaseOf,
  yearParts,
  century,
  decade,
  yearPair,
  duration,
  unitWithShift,
  weekdayMatcher,
  monthMatcher,
  seasonMatcher,
  holidayMatcher,
  weekendMatcher,
  neighbours,
  dayAdverb,
  partMatcher,
  bareDuration,
  durationAdjective,
  reference,
  yearMatcher,
];

/**
 * Finds the time expressions of a German text and resolves them against its publication day and its own narrative. TIMEX3 types and values; in order, not
 * overlapping; prepositions and articles are left out ("am [Mittwochabend]", "in der [Nacht zum Donnerstag]").
 * @param published RFC 3339 or a date; without it relative days stay open (`XXXX-XX-XX`)
 */
export function findTimes(_text: string, sentences: readonly Sentence[], tokens: readonly Token[], published?: string): TimeExpression[] {
  const today = parseDay(published);
  const found: TimeExpression[] = [];
  let anchor: Day | undefined;
  for (const sentence of sentences) {
    const own = tokens.slice(sentence.first, sentence.last);
    const direction = directionOf(own);
    const drafts = matchSentence(new Words(own));
    const surroundings = (): TimeContext => ({
      direction,
      ...(today === undefined ? {} : { today }),
      ...(anchor === undefined ? {} : { anchor }),
    });
    // "um 20 Uhr am Samstag": a time of the clock takes the day that its sentence names, also behind it.
    const named = drafts.filter((draft) => draft.type === 'date').find((draft) => draft.resolve(surroundings()).day !== undefined);
    let dayIsNamed = false;
    for (const draft of drafts) {
      if (draft.type === 'time' && !dayIsNamed && named) anchor = named.resolve(surroundings()).day;
      const { value, precision, basis, day } = draft.resolve(surroundings());
      if (day !== undefined) {
        anchor = day;
        dayIsNamed = true;
      }
      found.push({ span: [own[draft.first]!.start, own[draft.last - 1]!.end], type: draft.type, value, precision, basis });
    }
  }
  return found;
}

function matchSentence(words: Words): Draft[] {
  const drafts: Draft[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at < free || !mayStart(words.at(at), words.at(at + 1))) continue;
    for (const matcher of MATCHERS) {
      const draft = matcher(words, at);
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

/** Tense of a sentence: past forms and perfect participles point back, "werden" with an infinitive and modals of the future ahead. */
function directionOf(tokens: readonly Token[]): -1 | 0 | 1 {
  let will = false;
  let past = false;
  let infinitive = false;
  let present = false;
  for (const { upos, lemma, feats } of tokens) {
    if (upos !== 'VERB' && upos !== 'AUX') continue;
    if (feats.VerbForm === 'Inf') infinitive = true;
    else if (feats.VerbForm === 'Part') past = true;
    else if (feats.Tense === 'Past' && feats.Mood !== 'Sub') past = true;
    else if (lemma === 'werden') will = true;
    else present = true;
  }
  if (will && infinitive) return 1;
  if (past) return -1;
  return will || present ? 1 : 0;
}
