import type { Desk, Report } from '../model/index.js';

/**
 * Whether a report belongs to the desk: it holds a word that starts with one of `include` (all reports where the list is empty),
 * and none that starts with one of `exclude`. Case does not matter.
 */
export function belongsToDesk(report: Pick<Report, 'title' | 'text'>, filter: Desk['filter']): boolean {
  if (filter.include.length === 0 && filter.exclude.length === 0) return true;
  const text = `${report.title ?? ''}\n${report.text}`.toLowerCase();
  return (
    (filter.include.length === 0 || filter.include.some((word) => holdsWord(text, word))) &&
    !filter.exclude.some((word) => holdsWord(text, word))
  );
}

function holdsWord(text: string, word: string): boolean {
  const wanted = word.toLowerCase();
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true;
  }
  return false;
}
