import { findNumbers, type NumberMention } from '../numbers.js';
import { backsWord, foldWord, groupsOf, isFree, isHedge, sameStem, speechKind, stemWord, type Word } from '../words.js';
import { keysOfStem, nameWords, shareKey, soundKey } from './names.js';
import { isReportSubjunctive } from './segments.js';
import type { Check, EvidenceSentence, Finding } from './types.js';

const WEEKDAYS = [
  'sonntag',
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];
const MONTHS = ['januar', 'februar', 'marz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'];

/** Words of time that the date check looks at. */
export function isTimeWord(form: string): boolean {
  const folded = foldWord(form);
  return (
    weekdayOf(folded) !== undefined ||
    MONTHS.includes(folded) ||
    folded === 'uhr' ||
    /(?:morgen|abend|nacht|mittag|vormittag|nachmittag|fruh)s?$/.test(folded)
  );
}

/** 0 Sunday … 6 Saturday, also of "Mittwochabend". */
function weekdayOf(folded: string): number | undefined {
  const index = WEEKDAYS.findIndex((day) => folded.startsWith(day));
  return index === -1 ? undefined : index % 7;
}

/** Words that must be backed: no function words, no numbers, no times. */
export function contentWords(words: readonly Word[]): Word[] {
  return words.filter(
    (word) =>
      word.stem.length >= 3 &&
      !isFree(word.stem) &&
      !/^\d/.test(word.form) &&
      !isTimeWord(word.form) &&
      speechKind(word.form) === undefined,
  );
}

/** Quoted words stand in the source, letter by letter; white space and the kind of marks do not count. */
export const checkQuotes: Check = ({ quotes }, evidence) => {
  const sources = evidence.map((sentence) => plain(sentence.text));
  const joined = sources.join(' ');
  return quotes
    .filter(
      (quote) =>
        !plain(quote)
          .split(/\[?…\]?|\[\.\.\.\]/u)
          .every((part) => joined.includes(part.trim())),
    )
    .map((quote) => ({ kind: 'content', text: `„${quote}“ is not what the source says` }));
};

function plain(text: string): string {
  return text
    .replaceAll(/["„“”»«‚‘’']/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.,!?]+$/u, '')
    .trim();
}

/** Every name is in the cited words, by itself, by a role or pronoun that stands for it, or by its state. */
export const checkNames: Check = (sentence, evidence) => {
  const known = new Set(evidence.flatMap((one) => [...one.names].flatMap((name) => keysOfStem(name))));
  return nameWords(sentence.words, sentence.language, sentence.lang, sentence.text)
    .filter(
      (word) => !isFree(word.stem) && !isTimeWord(word.form) && !shareKey(keysOfStem(word.stem), known) && !partOfKnown(word.stem, known),
    )
    .map((word) => ({ kind: 'name', text: `"${word.form}" is not in the cited words` }));
};

/** "Terechows" and "Terechow": endings that the stem does not take off; names of five letters or more. */
function partOfKnown(stem: string, known: ReadonlySet<string>): boolean {
  if (stem.length < 4) return false;
  const sound = soundKey(stem);
  for (const name of known) if (name.length >= 4 && (sameStem(name, stem) || soundKey(name) === sound)) return true;
  return false;
}

/** Numbers with their bounds, and what they count. */
export const checkNumbers: Check = (sentence, evidence) => {
  const found = evidence.flatMap((one) => findNumbers(one.text, one.report.lang?.startsWith('en') === true));
  const unquoted = maskQuotes(sentence.text);
  return findNumbers(unquoted, sentence.lang === 'en')
    .filter((number) => !isDateNumber(unquoted, number))
    .flatMap((number) => checkNumber(unquoted, number, found));
};

function checkNumber(text: string, number: NumberMention, found: readonly NumberMention[]): Finding[] {
  const shown = text.slice(number.start, number.end);
  const equal = found.filter((one) => one.value === number.value);
  if (equal.length === 0) return [{ kind: 'number', text: `${shown} is not in the cited words` }];
  const bound = equal.filter((one) => one.bound === number.bound);
  if (bound.length === 0) return [{ kind: 'number', text: `${shown} is given as ${number.bound}, in the source as ${equal[0]!.bound}` }];
  if (countsOther(number, bound, found))
    return [{ kind: 'number', text: `${shown} counts "${number.noun}", in the source something else` }];
  return [];
}

/** The counted noun stands in the source with other numbers only, and this number with another noun only. */
function countsOther(number: NumberMention, equal: readonly NumberMention[], found: readonly NumberMention[]): boolean {
  if (number.noun === undefined) return false;
  const noun = stemWord(number.noun);
  const same = (one: NumberMention) => one.noun !== undefined && backsWord(noun, stemWord(one.noun));
  if (equal.some((one) => one.noun === undefined || same(one))) return false;
  return found.some((one) => one.value !== number.value && same(one));
}

/** A year, a day of a month, or a clock time: the date check's. */
function isDateNumber(text: string, { start, end, value }: NumberMention): boolean {
  const after = text.slice(end, end + 14);
  if (/^\.?\s?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Uhr)/u.test(after)) return true;
  return /^\d{4}$/.test(text.slice(start, end)) && value >= 1900 && value <= 2100 && !/^\s?\p{Lu}/u.test(after.replace(/^\s/, ' '));
}

/** Weekdays, days, years and clock times are those of the cited words; "heute" is the day of publication. */
export const checkDates: Check = (sentence, evidence) => {
  const text = maskQuotes(sentence.text);
  const findings: Finding[] = [];
  for (const word of sentence.words) {
    const weekday = weekdayOf(foldWord(word.form));
    if (weekday !== undefined && !evidence.some((one) => hasWeekday(one, weekday)))
      findings.push({ kind: 'date', text: `${word.form} is not in the cited words` });
  }
  for (const match of text.matchAll(
    /\b(\d{1,2})\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/gu,
  )) {
    const month = MONTHS.indexOf(foldWord(match[2]!)) + 1;
    const value = `-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
    if (!evidence.some((one) => one.text.includes(match[0]) || one.times.some((time) => time.includes(value))))
      findings.push({ kind: 'date', text: `${match[0]} is not in the cited words` });
  }
  for (const match of text.matchAll(/\b(?:(?:19|20)\d{2}\b(?![.:]\d)|\d{1,2}(?:[.:]\d{2})?(?= Uhr))/gu)) {
    const clock = match[0].replace(':', '.');
    const inWords = (one: EvidenceSentence) =>
      one.text.replaceAll(':', '.').includes(clock) ||
      one.times.some((time) => time.startsWith(match[0]) || time.includes(`T${match[0].replace('.', ':')}`));
    if (!isQuantity(text, match.index + match[0].length) && !evidence.some(inWords))
      findings.push({ kind: 'date', text: `${match[0]} is not in the cited words` });
  }
  return findings;
};

/** "2500 Quadratmeter" is no year. */
function isQuantity(text: string, end: number): boolean {
  const next = /^\s(\p{Lu}\p{L}+)/u.exec(text.slice(end, end + 40))?.[1];
  return next !== undefined && next !== 'Uhr' && !isTimeWord(next) && !/^(?:In|Im|Am|Die|Der|Das)$/u.test(next);
}

function hasWeekday(evidence: EvidenceSentence, weekday: number): boolean {
  if (evidence.words.some((word) => weekdayOf(foldWord(word.form)) === weekday)) return true;
  const days = evidence.times.flatMap((time) => /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? []);
  if (days.some((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday)) return true;
  const published = evidence.report.published?.slice(0, 10);
  const today = published === undefined ? Number.NaN : new Date(`${published}T00:00:00Z`).getUTCDay();
  if (/\b(?:heute|heutige[nr]?|today|tonight)\b/iu.test(evidence.text)) return today === weekday;
  return /\b(?:gestern|yesterday)\b/iu.test(evidence.text) && (today + 6) % 7 === weekday;
}

/** What the words say stands in the source: at least this share of the words that carry content. */
const BACKED_SHARE = 0.6;

/** Content words are backed by the cited words: most of them, by stem, by a part of a compound, or by a word of the same group. */
export const checkContent: Check = (sentence, evidence) => {
  if (sentence.lang === 'other' || evidence.every((one) => languageOf(one) !== sentence.lang)) return [];
  const words = contentWords(sentence.words);
  if (words.length === 0) return [];
  const stems = new Set(evidence.flatMap((one) => [...one.words.map((word) => word.stem), ...one.names]));
  const missing = words.filter((word) => !isBacked(word.stem, stems));
  const nouns = missing.filter((word) => /^\p{Lu}/u.test(word.form) && sentence.text.search(word.form) > 0);
  if (missing.length <= words.length * (1 - BACKED_SHARE) && nouns.length <= Math.max(1, words.length / 5)) return [];
  return [{ kind: 'content', text: `not in the cited words: ${missing.map((word) => word.form).join(', ')}` }];
};

/** Primary language of a piece of evidence, German where the report does not tell. */
export function languageOf(evidence: EvidenceSentence): string {
  return evidence.report.lang?.slice(0, 2).toLowerCase() ?? 'de';
}

/** True where one of the stems may stand for the word. Quick for equal stems, else linear in their number. */
export function isBacked(stem: string, stems: ReadonlySet<string>): boolean {
  if (stems.has(stem)) return true;
  const own = groupsOf(stem);
  for (const one of stems) if (sameStem(stem, one) || (own.length > 0 && groupsOf(one).some((group) => own.includes(group)))) return true;
  return own.length === 0 && partsBacked(stem, stems);
}

/** A compound whose two parts are both backed: "drohnenangriff" by "drohnen" and "attackiert". */
function partsBacked(stem: string, stems: ReadonlySet<string>): boolean {
  for (let cut = 4; cut <= stem.length - 4; cut += 1) {
    const tail = stemWord(stem.slice(cut));
    if (groupsOf(tail).length === 0) continue;
    const head = stemWord(stem.slice(0, cut));
    if (
      [...stems].some((one) => sameStem(head, one)) &&
      [...stems].some((one) => groupsOf(one).some((group) => groupsOf(tail).includes(group)))
    )
      return true;
  }
  return false;
}

/** Denials, negations and refusals are kept: the clause that says the same is negated in both or in none. */
export const checkPolarity: Check = (sentence, evidence) => {
  const findings: Finding[] = [];
  const names = new Set(nameWords(sentence.words, sentence.language, sentence.lang, sentence.text).map((word) => word.start));
  const segments = evidence.flatMap((one) =>
    one.segments.map((segment) => ({ segment, stems: new Set(segment.words.map((word) => word.stem)) })),
  );
  for (const own of sentence.segments) {
    const words = contentWords(own.words).filter(
      (word) => !names.has(word.start) && !keysOfStem(word.stem).some((key) => key.startsWith('country:')),
    );
    if (words.length === 0 || (words.length === 1 && sentence.segments.length > 1)) continue;
    const shares = segments.map((one) => ({ ...one, share: words.filter((word) => isBacked(word.stem, one.stems)).length / words.length }));
    const best = Math.max(0, ...shares.map((one) => one.share));
    if (best < 0.5) continue;
    const alike = shares.filter((one) => one.share >= best - 0.01);
    if (
      alike.every((one) => one.segment.negated !== own.negated) &&
      !alike.some((one) => one.segment.sign * own.sign > 0 || (own.negated && one.segment.sign < 0))
    ) {
      findings.push({ kind: 'polarity', text: own.negated ? 'the source does not negate it' : 'the source negates it' });
    } else if (
      own.sign !== 0 &&
      evidence.every((one) => one.segments.every((segment) => segment.sign !== own.sign)) &&
      alike.some((one) => one.segment.sign === -own.sign)
    ) {
      findings.push({ kind: 'polarity', text: own.sign > 0 ? 'the source tells a refusal' : 'the source tells no refusal' });
    }
  }
  return findings;
};

/** Text with the words between quotation marks blanked out: they are checked as quotes. */
export function maskQuotes(text: string): string {
  return text.replaceAll(/[„“"»«][^„“”"»«]*[“”"«»]/gu, (quote) => ' '.repeat(quote.length));
}

/** True where a sentence shows that its content is not certain: a modal, a hedge, a condition, a plan, a question. */
export function showsDoubt(words: readonly Word[]): boolean {
  return words.some(
    ({ form }) =>
      isHedge(form) ||
      isReportSubjunctive(form) ||
      /^(?:wenn|falls|sofern|sollte|ob|bedingung|geplant|plant|planen|wollen|will|möglich|etwaig|künftig|vorgesehen|droht|droh|if|whether|plan|would)/iu.test(
        form,
      ),
  );
}
