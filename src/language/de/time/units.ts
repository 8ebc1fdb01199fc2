import { dayAdverb, holidayMatcher, namedDate, nightBefore, numericDate, partOfDate, weekdayMatcher, weekdayWithDate } from './days.js';
import type { Matcher } from './draft.js';
import { bareDuration, clockTime, duration, durationAdjective, durationRange, partMatcher, reference, setMatcher } from './durations.js';
import { edges, later, neighbours, shiftedPart } from './narrative.js';
import {
  century,
  decade,
  monthMatcher,
  phaseOf,
  seasonMatcher,
  unitWithShift,
  weekendMatcher,
  yearMatcher,
  yearPair,
  yearParts,
} from './periods.js';
import { monthOfForm, shiftOf, weekdayOf } from './readers.js';
import { adjectiveIn, hasStem, nounIn, numberOf, timeWords } from './words.js';

/** A matcher, and by which first words (lower case) it can answer at all: it is not asked at others. */
interface Unit {
  readonly match: Matcher;
  readonly starts: (form: string) => boolean;
}

const byNumber = (form: string): boolean => numberOf(form) !== undefined;
const byDigit = (form: string): boolean => /^\d/.test(form);
const byShift = (form: string): boolean => shiftOf(form) !== undefined;
const byWeekday = (form: string): boolean => weekdayOf(form) !== undefined;
const byUnit = (form: string): boolean => nounIn(timeWords().units, form) !== undefined;
const byOrdinal = (form: string): boolean => byDigit(form) || adjectiveIn(timeWords().ordinals, form) !== undefined;
const byYearWord = (form: string): boolean =>
  nounIn(timeWords().yearWords, form) !== undefined || adjectiveIn(timeWords().yearWords, form) !== undefined;

/** The units in the order in which they are asked at each word; the first that answers wins. */
export const UNITS: readonly Unit[] = [
  { match: setMatcher, starts: (form) => /^(alle|jede[nmrs]?)$/.test(form) || byUnit(form) || isSet(form) },
  { match: numericDate, starts: byDigit },
  { match: weekdayWithDate, starts: byWeekday },
  { match: namedDate, starts: byDigit },
  { match: nightBefore, starts: (form) => form === 'nacht' },
  { match: partOfDate, starts: (form) => timeWords().parts[form] !== undefined },
  { match: clockTime, starts: (form) => form === 'halb' || byDigit(form) || byNumber(form) },
  { match: phaseOf, starts: (form) => timeWords().phases[form] !== undefined },
  { match: yearParts, starts: byOrdinal },
  { match: century, starts: byDigit },
  { match: decade, starts: (form) => byDigit(form) || /[zß]iger/.test(form) },
  { match: yearPair, starts: byDigit },
  { match: edges, starts: (form) => byDigit(form) || /^(kw$|jahres|monats|wochen)/.test(form) },
  { match: later, starts: byNumber },
  { match: shiftedPart, starts: (form) => /^(selben|gleichen|nacht|heutige[nmrs]?)$/.test(form) || byShift(form) || isDayAdjective(form) },
  { match: durationRange, starts: byNumber },
  { match: duration, starts: startsDuration },
  { match: unitWithShift, starts: byShift },
  { match: weekdayMatcher, starts: (form) => byShift(form) || byOrdinal(form) || byWeekday(form) },
  { match: monthMatcher, starts: (form) => form === 'monat' || byShift(form) || monthOfForm(form) !== undefined },
  { match: seasonMatcher, starts: (form) => byShift(form) || isSeason(form) },
  { match: holidayMatcher, starts: (form) => /^heilig(er|en|em)?$/.test(form) || nounIn(timeWords().holidays, form) !== undefined },
  { match: weekendMatcher, starts: (form) => /^wochenendes?$/.test(form) },
  { match: neighbours, starts: (form) => /^(vor|folge|tag|jahr|monat|woche)/.test(form) || byYearWord(form) },
  { match: dayAdverb, starts: (form) => form === 'morgen' || timeWords().dayAdverbs[form] !== undefined || isDayAdjective(form) },
  { match: partMatcher, starts: (form) => timeWords().parts[form] !== undefined || timeWords().partAdverbs[form] !== undefined },
  { match: bareDuration, starts: byUnit },
  { match: durationAdjective, starts: isDurationAdjective },
  { match: reference, starts: startsReference },
  { match: yearMatcher, starts: (form) => /^\d{4}$/.test(form) || /jahr(es|s|e|en)?$/.test(form) },
];

function isSet(form: string): boolean {
  const { sets, weekdays } = timeWords();
  return adjectiveIn(sets, form) !== undefined || (form.endsWith('s') && weekdays[form.slice(0, -1)] !== undefined);
}

function isDayAdjective(form: string): boolean {
  return adjectiveIn(timeWords().dayAdjectives, form) !== undefined;
}

function isSeason(form: string): boolean {
  return nounIn(timeWords().seasons, form.replace(/monate?n?$/, '')) !== undefined;
}

function startsDuration(form: string): boolean {
  const { keptApproximators, vagueQuantities, past, next } = timeWords();
  if (/^(den|die|der|dem|das|ersten|ein(e|en|em|er)?)$/.test(form) || byNumber(form)) return true;
  return keptApproximators.has(form) || vagueQuantities.has(form) || hasStem(past, form) || hasStem(next, form);
}

function isDurationAdjective(form: string): boolean {
  const { durationWords, durationSuffixes } = timeWords();
  return adjectiveIn(durationWords, form) !== undefined || Object.keys(durationSuffixes).some((suffix) => form.includes(suffix));
}

function startsReference(form: string): boolean {
  const { presentRefs, pastRefs, futureRefs, refAdjectives } = timeWords();
  if (form === 'vor' || form === 'zukunft' || adjectiveIn(refAdjectives, form) !== undefined) return true;
  return presentRefs.has(form) || pastRefs.has(form) || futureRefs.has(form);
}
