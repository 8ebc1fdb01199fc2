import type { Day } from './calendar.js';
import type { Draft, TimeContext, Words } from './draft.js';
import { LIST_WORDS, weekdayAt } from './readers.js';

/** The day or days that what follows belongs to. */
export interface DayScope {
  readonly anchor?: Day;
  readonly severalDays?: boolean;
}

/**
 * The scope behind an expression: its day becomes the anchor; two days in a list or range ("am 18. und 19. März", "Montag bis Freitag") and sets ("jeden Montag") are
 * several. A period or duration changes nothing: the same object is returned.
 */
export function scopeAfter(scope: DayScope, words: Words, drafts: readonly Draft[], index: number, context: TimeContext): DayScope {
  const draft = drafts[index]!;
  if (draft.type === 'set') return { ...scope, severalDays: true };
  const day = draft.resolve(context).day;
  if (day === undefined) return scope;
  if (draft.type === 'time') return { ...scope, anchor: day };
  return { anchor: day, severalDays: isListed(words, drafts, index, -1) || isListed(words, drafts, index, 1) };
}

/** "jeweils 20 Uhr", "jeweils von 9 bis 12 Uhr", "meist ab 8 Uhr": a time of many days. */
export function forEach(words: Words, at: number): boolean {
  for (let step = at - 1; step >= Math.max(0, at - 5); step -= 1) {
    const form = words.at(step);
    if (DISTRIBUTIVE.has(form)) return true;
    if (!/^(\d.*|um|ab|von|bis|gegen|uhr|und|-|–)$/.test(form)) return false;
  }
  return false;
}

const DISTRIBUTIVE: ReadonlySet<string> = new Set([
  'jeweils',
  'je',
  'meist',
  'meistens',
  'üblicherweise',
  'gewöhnlich',
  'beispielsweise',
  'täglich',
  'immer',
  'stets',
]);
const LINKS: ReadonlySet<string> = new Set([...LIST_WORDS, 'am', 'an', 'vom', 'von', 'den', 'dem', 'auf', 'wie', 'auch']);

/** True where the neighbour on one side is another day, with nothing but the words of a list between them. */
function isListed(words: Words, drafts: readonly Draft[], index: number, side: -1 | 1): boolean {
  const own = drafts[index]!;
  const other = drafts[index + side];
  if (other === undefined || other.type !== 'date') return false;
  const [left, right] = side < 0 ? [other, own] : [own, other];
  let linked = false;
  for (let at = left.last; at < right.first; at += 1) {
    const form = words.at(at);
    if (!LINKS.has(form)) return false;
    if (form !== ',' && form !== 'den' && form !== 'dem') linked = true;
  }
  if (!namesDay(words, other)) return false;
  // "am Samstag, 12. Oktober" is one day in two forms; "am 5., 12. und 19. Oktober" are three.
  return linked || namesWeekday(words, left) === namesWeekday(words, right);
}

function namesDay(words: Words, draft: Draft): boolean {
  return namesWeekday(words, draft) || /^\d{1,2}\./.test(words.at(draft.first));
}

function namesWeekday(words: Words, draft: Draft): boolean {
  return weekdayAt(words, draft.first) !== undefined || weekdayAt(words, draft.last - 1) !== undefined;
}
