import type { VerbCue } from '../cues.js';
import type { Reading } from '../reading.js';
import { comparative, quoted } from './around.js';
import { pointing, postposed } from './before.js';
import { afterColon, relative, subordinate, verbSecond } from './behind.js';
import type { Content } from './content.js';

export type { Content } from './content.js';

/** The patterns in the order in which they are tried. */
const FINDERS: readonly ((reading: Reading, cue: VerbCue) => Content | undefined)[] = [
  afterColon,
  postposed,
  comparative,
  subordinate,
  verbSecond,
  quoted,
  pointing,
  relative,
];

/** The contents of a reporting clause, best pattern first; undefined where its sentence holds none. */
export function findContent(reading: Reading, cue: VerbCue): Content | undefined {
  for (const find of FINDERS) {
    const content = find(reading, cue);
    if (content) return content;
  }
  return undefined;
}
