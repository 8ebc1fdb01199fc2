import type { Clause } from '../../model/index.js';
import type { Scan } from './scan.js';

const JUDGING = new Set([
  'begrüßen',
  'bedauern',
  'schätzen',
  'gutheißen',
  'freuen',
  'vorziehen',
  'wünschen',
  'finden',
  'verurteilen',
  'ablehnen',
]);

/** Words that judge what the clause behind them says: "es wäre **gut**, wenn …". */
const VALUES =
  /^(?:gut|besser|schlecht|schlimm|schön|schade|wünschenswert|hilfreich|sinnvoll|richtig|falsch|fatal|fehler|gefährlich|absurd|wichtig|klug|ehrlicher|fair|ratsam|angebracht|katastrophe|begrüßenswert|erfreulich|bedauerlich|verheerend)$/u;

/** "würde **es** begrüßen, wenn …", "**das** wäre nicht hinnehmbar": the clause is what is judged, and no condition. */
export function isJudged(scan: Scan, matrix: Clause | undefined): boolean {
  if (!matrix) return false;
  const has = (word: string) => matrix.tokens.some((token) => scan.lower[token] === word);
  if (JUDGING.has(matrix.lemma) && has('es')) return true;
  // "es wäre gut, wenn …": what is said of the clause is a judgement
  const valued = matrix.tokens.some((token) => VALUES.test(scan.lower[token] ?? ''));
  if (/(?:sein|finden)$/u.test(matrix.lemma) && has('es') && valued) return true;
  const subject = matrix.args.find((one) => one.role === 'subject');
  return matrix.lemma === 'sein' && /^(?:das|dies)$/u.test(scan.lower[subject?.head ?? -1] ?? '');
}

/** After these a verb-first clause is what was said, no condition: "„Kommt er?“, fragte sie". */
export const FRAME_VERBS = new Set([
  'sagen',
  'fragen',
  'heißen',
  'erklären',
  'rufen',
  'meinen',
  'schreiben',
  'antworten',
  'berichten',
  'mitteilen',
  'fordern',
]);
