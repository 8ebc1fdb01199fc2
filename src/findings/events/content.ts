import type { PloverMode } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import { type Frame, frameLexicon } from './frames.js';
import type { Reading } from './reading.js';

const THREATS = new Set<PloverMode>(['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence']);
const DEMANDS = new Set<PloverMode>(['assist', 'change', 'yield', 'meet']);

/**
 * Sets the mode of a demand, refusal or threat by what it is about: the head noun of its content, else the verb of its content clause.
 * "fordert die Freilassung" is `yield`, "fordert Waffen" `assist`; unknown content leaves the mode open.
 */
export function contentMode(reading: Reading, draft: EventDraft, frame: Pick<Frame, 'modeByContent'>): void {
  if (!frame.modeByContent) return;
  const words: string[] = [];
  if (draft.content !== undefined) words.push(reading.lemmas[draft.content] ?? '', reading.lower[draft.content] ?? '');
  for (const index of draft.contentClauses) {
    const clause = reading.clauses[index];
    if (!clause) continue;
    words.push(reading.verbs[clause.index] ?? '');
    for (const argument of clause.args) if (argument.role === 'object') words.push(reading.lemmas[argument.head] ?? '');
  }
  const wanted = draft.type === 'THREATEN' ? 2 : 1;
  const allowed = draft.type === 'THREATEN' ? THREATS : DEMANDS;
  for (const word of words) {
    const row = frameLexicon().contentModes.find(([stem]) => word === stem || word.endsWith(stem) || word.startsWith(stem));
    const mode = row?.[wanted] as PloverMode | undefined;
    if (mode && allowed.has(mode)) {
      draft.mode = mode;
      return;
    }
  }
}
