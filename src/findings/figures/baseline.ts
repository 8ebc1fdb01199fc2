import type { Clause, TimeExpression } from '../../model/index.js';
import type { Reading } from '../events/reading.js';

/** What a figure is compared with: a TIMEX3 value or words, and the tokens `[first, last)` that say so. */
export interface Baseline {
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

/** Characters between "als" or "gegenüber" and the time that it compares with. */
const NEAR = 12;

/** "als im Vorjahr", "gegenüber 2023", "im Vergleich zum Vormonat", "unter dem Vorjahr"; `period` is that of the figure itself. */
export function baselineOf(reading: Reading, clause: Clause, period: string | undefined): Baseline | undefined {
  for (const index of clause.tokens) {
    const form = reading.lower[index] ?? '';
    if (!opensBaseline(reading, index, form)) continue;
    const start = reading.tokens[index]?.end ?? 0;
    const time = reading.context.language.times.find((candidate) => candidate.span[0] >= start && candidate.span[0] <= start + NEAR);
    const last = time ? endOf(reading, index, time) : (reading.phrases[reading.phraseOf[index + 1] ?? -1]?.last ?? index);
    if (last <= index + 1 && !time) continue;
    const words = reading.text.slice(reading.tokens[index + 1]?.start ?? 0, reading.tokens[last - 1]?.end ?? 0);
    const relative = comparedPeriod(words, period);
    const value = relative ?? time?.value ?? (form === 'über' || form === 'unter' ? undefined : words);
    if (value !== undefined) return { value, first: index, last };
  }
  return undefined;
}

function opensBaseline(reading: Reading, index: number, form: string): boolean {
  // "mehr als die Hälfte", "mehr als 20 Prozent" bound a number.
  if (form === 'als') return !/^(?:mehr|weniger)$/.test(reading.tokens[index - 1]?.form ?? '') || !startsNumber(reading, index + 1);
  if (form === 'gegenüber') return true;
  if (form === 'zu' || form === 'zum') return reading.lemmas[index - 1] === 'vergleich';
  return (form === 'über' || form === 'unter') && /^(?:prozent|%)/i.test(reading.tokens[index - 1]?.form ?? '');
}

/** A number that is no year. */
function startsNumber(reading: Reading, index: number): boolean {
  const form = reading.tokens[index]?.form ?? '';
  return /^(?:ein|die|der|doppelt|verdoppelt)/.test(form) || (reading.tokens[index]?.upos === 'NUM' && !/^(?:19|20)\d{2}$/.test(form));
}

function endOf(reading: Reading, index: number, time: TimeExpression): number {
  let last = index + 1;
  while ((reading.tokens[last]?.start ?? Number.POSITIVE_INFINITY) < time.span[1]) last++;
  return last;
}

/** "Vorjahresmonat" of a figure for 2025-02 is 2024-02, "Vormonat" 2025-01, "ein Jahr zuvor" 2024-02. Undefined for other words or where the period is not known. */
function comparedPeriod(words: string, period: string | undefined): string | undefined {
  const match = /^(\d{4})(-.+)?$/.exec(period ?? '');
  if (!match) return undefined;
  const [, year = '', rest = ''] = match;
  const before = String(Number(year) - 1);
  if (/vorjahres\p{Ll}{3,}|ein(?:em)? Jahr (?:zuvor|davor|früher)|Jahr davor/iu.test(words)) return before + rest;
  if (/vorjahr/i.test(words)) return before;
  const unit = /vormonat/i.test(words) ? /^-(\d{2})$/ : /vorquartal/i.test(words) ? /^-Q(\d)$/ : undefined;
  const number = Number(unit?.exec(rest)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return undefined;
  const quarter = rest.startsWith('-Q');
  if (number === 1) return quarter ? `${before}-Q4` : `${before}-12`;
  return quarter ? `${year}-Q${number - 1}` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
