import { lowerCase, remembered } from '../../language/index.js';
import type { Token } from '../../model/index.js';

/** A number as words of the text: tokens `[first, last)`. */
export interface NumberWords {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

const UNITS: Readonly<Record<string, number>> = {
  ein: 1,
  eins: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  eines: 1,
  zwei: 2,
  zwo: 2,
  zweien: 2,
  zweier: 2,
  drei: 3,
  dreien: 3,
  dreier: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  sechzehn: 16,
  siebzehn: 17,
};
const TENS: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  hundert: 100,
  tausend: 1000,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
  'mio.': 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  'mrd.': 1e9,
  billion: 1e12,
  billionen: 1e12,
};

/** Longest number word that is read; a longer one is no German number. */
const LONGEST_WORD = 60;

/** Value of one German number word ("siebenundzwanzig", "dreihundert", "zweitausend"); undefined where it is none. Articles are none. */
export function numberWord(word: string): number | undefined {
  return word.length > LONGEST_WORD ? undefined : valueOfWord(word.toLowerCase());
}

const valueOfWord = remembered((lower: string): number | undefined => UNITS[lower] ?? compound(lower));

function compound(word: string): number | undefined {
  const thousand = word.indexOf('tausend');
  if (thousand >= 0) {
    const before = thousand === 0 ? 1 : numberWord(word.slice(0, thousand));
    const rest = word.slice(thousand + 7).replace(/^und/, '');
    const after = rest === '' ? 0 : numberWord(rest);
    return before === undefined || after === undefined ? undefined : before * 1000 + after;
  }
  const hundred = word.indexOf('hundert');
  if (hundred >= 0) {
    const before = hundred === 0 ? 1 : UNITS[word.slice(0, hundred)];
    const rest = word.slice(hundred + 7).replace(/^und/, '');
    const after = rest === '' ? 0 : numberWord(rest);
    return before === undefined || after === undefined ? undefined : before * 100 + after;
  }
  if (word === 'anderthalb') return 1.5;
  if (word.endsWith('einhalb')) {
    const whole = UNITS[word.slice(0, -7)];
    return whole === undefined ? undefined : whole + 0.5;
  }
  const tens = TENS[word];
  if (tens !== undefined) return tens;
  if (word.endsWith('zehn')) {
    const unit = UNITS[word.slice(0, -4)];
    return unit === undefined || unit < 3 ? undefined : unit + 10;
  }
  const and = word.indexOf('und');
  if (and <= 0) return undefined;
  const unit = UNITS[word.slice(0, and)];
  const ten = TENS[word.slice(and + 3)];
  return unit === undefined || ten === undefined ? undefined : unit + ten;
}

const DIGITS = /^\d{1,3}(?:[.\u00A0\u202F' ]\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$|^\d+\.\d{1,2}$/;

/** Value of digits in German writing: "3.000", "1,5", "2 500" (one token), "12.5"; undefined where it is none. */
export function digitNumber(form: string): number | undefined {
  const first = form.charCodeAt(0);
  if (first < 48 || first > 57 || !DIGITS.test(form)) return undefined;
  if (/^\d+\.\d{1,2}$/.test(form)) return Number(form);
  return Number(form.replace(/[.\u00A0\u202F' ]/g, '').replace(',', '.'));
}

/**
 * The number that starts at a token: digits or a number word with a scale ("zwei Milliarden", "ein Dutzend", "ein halbes Dutzend", "2 500").
 * A bare article is none; "Dutzende" and "Tausende" are none, since they tell no number.
 */
export function numberAt(tokens: readonly Token[], first: number): NumberWords | undefined {
  const token = tokens[first];
  if (!token) return undefined;
  const lower = lowerCase(token.form);
  const next = lowerCase(tokens[first + 1]?.form ?? '');
  if (/^(?:ein|einem|eines)$/.test(lower)) {
    if (next === 'dutzend') return { first, last: first + 2, value: 12 };
    if (/^halbe[sn]$/.test(next) && tokens[first + 2]?.form === 'Dutzend') return { first, last: first + 3, value: 6 };
  }
  if (/^eine[rn]?$/.test(lower) && /^halben?$/.test(next) && /^Milli(?:on|arde)$/.test(tokens[first + 2]?.form ?? '')) {
    return { first, last: first + 3, value: tokens[first + 2]?.form === 'Million' ? 5e5 : 5e8 };
  }
  if (/^eine[rn]?$/.test(lower) && SCALES[next] !== undefined && next !== 'hundert' && next !== 'tausend') {
    return { first, last: first + 2, value: SCALES[next] as number };
  }
  let value = digitNumber(token.form) ?? (UNITS[lower] === 1 && lower !== 'eins' ? undefined : numberWord(lower));
  if (value === undefined) return undefined;
  let last = first + 1;
  while (/^\d{3}$/.test(tokens[last]?.form ?? '') && /^\d{1,3}$/.test(token.form) && adjacent(tokens, last) && value < 1e9) {
    value = value * 1000 + Number(tokens[last]?.form);
    last++;
  }
  const scale = lowerCase(tokens[last]?.form ?? '');
  if (scale === 'dutzend') return { first, last: last + 1, value: value * 12 };
  if (SCALES[scale] !== undefined) return { first, last: last + 1, value: round(value * (SCALES[scale] as number)) };
  return { first, last, value };
}

/** One space apart, as in "2 500". */
function adjacent(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.start === (tokens[index - 1]?.end ?? 0) + 1;
}

/** 1,1 million is 1100000, not 1100000.0000000001. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
