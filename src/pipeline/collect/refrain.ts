import type { Draft } from './report.js';

/** So many texts of a source with the very same paragraph make it a refrain ("Our standards: …"). */
const REFRAIN_COUNT = 3;

/** The drafts without the paragraphs that recur; a draft that has nothing else stays as it is. */
export function withoutRefrains(drafts: readonly Draft[]): Draft[] {
  const counts = new Map<string, number>();
  for (const { text } of drafts)
    for (const paragraph of new Set(text.split('\n\n'))) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
  return drafts.map((draft) => {
    const kept = draft.text.split('\n\n').filter((paragraph) => counts.get(paragraph)! < REFRAIN_COUNT);
    return { ...draft, text: kept.length === 0 ? draft.text : kept.join('\n\n') };
  });
}
