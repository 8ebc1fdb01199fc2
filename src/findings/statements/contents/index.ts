import type { VerbCue } from '../cues.js';
import type { Reading } from '../reading.js';
import { trimRange } from '../utterance.js';
import { comparative, quoted } from './around.js';
import { pointing, postposed } from './before.js';
import { afterColon, reason, relative, subordinate, verbSecond } from './behind.js';
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
  reason,
];

/**
 * The contents of a reporting clause, best pattern first; none where its sentence holds none. Two where a quotation behind a colon follows the
 * content proper: "Er sagte, es eile, und fügte hinzu: „Jetzt!“", "Er glaubt, dass es besser werde: „Wir haben gelernt.“"
 */
export function findContents(reading: Reading, cue: VerbCue): Content[] {
  for (const find of FINDERS) {
    const content = find(reading, cue);
    if (!content) continue;
    const [quote] = content.ranges;
    const own =
      content.form === 'direct' && content.rule === 'colon' && quote ? (subordinate(reading, cue) ?? verbSecond(reading, cue)) : undefined;
    const before = own?.ranges[0];
    if (!own || !before || !quote || before[0] >= quote[0]) return [content];
    return [{ ...own, ranges: [trimRange(reading, [before[0], Math.min(before[1], quote[0])])] }, content];
  }
  return [];
}
