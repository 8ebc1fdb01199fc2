import type { Phrase } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import { frameLexicon, type Means } from './frames.js';
import { coordinated, type Reading } from './reading.js';

/** The means that a compound starts with: "Drohnenangriff" → drone. `rest` is the last part ("angriff"). Undefined where the first part is none. */
export function meansOfCompound(word: string, rest: string): Means | undefined {
  const first = word.slice(0, word.length - rest.length).replace(/-$/, '');
  if (first === '') return undefined;
  for (const ending of ['', 'n', 'en', 's', 'es']) {
    const found = first.endsWith(ending) ? meansOf(first.slice(0, first.length - ending.length)) : undefined;
    if (found) return found;
  }
  return meansOf(first.slice(first.lastIndexOf('-') + 1));
}

/** The means that a word is or ends with: "Kamikazedrohnen" → drone. */
function meansOf(word: string): Means | undefined {
  const { means } = frameLexicon();
  const exact = means.get(word);
  if (exact) return exact;
  for (let start = 2; start < word.length - 3; start++) {
    const found = means.get(word.slice(start));
    if (found?.name) return found;
  }
  return undefined;
}

/** A weapon or another means of attack: "durch [eine Sprengfalle]". */
export function isMeans(reading: Reading, phrase: Phrase): boolean {
  return meansAt(reading, phrase.head) !== undefined;
}

function meansAt(reading: Reading, token: number): Means | undefined {
  return meansOf(reading.lemmas[token] ?? '') ?? meansOf((reading.lower[token] ?? '').replace(/n$/, ''));
}

/** Adds what a phrase names as means of an attack: instruments, and the mode where the event has none yet. */
export function meansOfPhrase(reading: Reading, phrase: Phrase, draft: EventDraft): void {
  for (const part of coordinated(reading, phrase)) {
    const found = meansAt(reading, part.head);
    if (found) useMeans(draft, found);
  }
}

/** Adds one means to an event; attacks on computers become coercion, as PLOVER has it. */
export function useMeans(draft: EventDraft, means: Means): void {
  if (means.name && !draft.instruments.includes(means.name)) draft.instruments.push(means.name);
  if (
    draft.type === 'ASSAULT' &&
    means.mode &&
    (draft.mode === undefined || draft.mode === 'heavy-weapons' || draft.mode === 'explosives')
  ) {
    draft.mode = means.mode;
  }
}
