import type { EventDraft } from './draft.js';
import { frameLexicon } from './frames.js';
import { prepositionOf, type Reading, tokenAt } from './reading.js';

/** Days before the report after which a dated happening is history told for context. */
const OLD = 60;
const DAY = 24 * 3600 * 1000;
const LONG_AGO = new Set(['damals', 'seinerzeit', 'einst', 'einstmals', 'ehedem', 'dereinst', 'jahrzehntelang', 'jahrelang']);

/**
 * True for what is told as earlier history: "Im Jahr 1980 hatten sie die Beziehungen abgebrochen", "Damals wurden Teilnehmer verprügelt",
 * "seit dem Sturz der Regierung".
 * Not: "Am Donnerstag war er festgenommen worden", in a report of the week after. Without a time of publication only words decide.
 */
export function isBackground(reading: Reading, draft: EventDraft): boolean {
  const clause = reading.clauses[draft.clause];
  const phrase = draft.phrase === undefined ? undefined : reading.phrases[draft.phrase];
  if (phrase && prepositionOf(reading, phrase) === 'seit') return true;
  if (clause?.tokens.some((token) => LONG_AGO.has(reading.lemmas[token] ?? ''))) return true;
  if (clause?.tokens.some((token) => opensEpoch(reading, token))) return true;
  if (clause && isYearsAgo(reading, draft)) return true;
  const published = Date.parse(reading.context.published?.slice(0, 10) ?? '');
  const end = draft.time === undefined ? Number.NaN : lastDay(draft.time);
  return published - end > OLD * DAY;
}

/** "Im Siebenjährigen Krieg besetzten sie die Stadt": the preposition and the words behind it. */
function opensEpoch(reading: Reading, token: number): boolean {
  if (reading.lemmas[token] !== 'in') return false;
  const { epochs } = frameLexicon();
  for (let index = token + 1; index < token + 4; index++) {
    const upos = reading.tokens[index]?.upos;
    if ((upos === 'NOUN' || upos === 'ADJ' || upos === 'PROPN') && epochs.has(reading.lemmas[index] ?? '')) return true;
    if (upos === 'NOUN' || upos === 'VERB' || upos === 'PUNCT') return false;
  }
  return false;
}

/** "vor drei Jahren", in the clause that tells the event: a span of years that "vor" counts back from now. */
function isYearsAgo(reading: Reading, draft: EventDraft): boolean {
  if (draft.phrase !== undefined && !draft.carried) return false;
  return reading.context.language.times.some((time) => {
    if (time.type !== 'duration' || !/^P(?:\d+|X)Y/.test(time.value)) return false;
    const first = tokenAt(reading, time.span[0]);
    const before = [first, first - 1].some((index) => reading.lower[index] === 'vor');
    return before && reading.clauseOf[first] === draft.clause;
  });
}

/** Last day that a TIMEX3 date covers, in milliseconds; not a number for other values. */
function lastDay(value: string): number {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value);
  if (!match || /^\d{4}-(?:W|Q|H|S|F)/.test(value)) return Number.NaN;
  const [, year, month, day] = match;
  if (day !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(day));
  return month === undefined ? Date.UTC(Number(year) + 1, 0, 0) : Date.UTC(Number(year), Number(month), 0);
}
