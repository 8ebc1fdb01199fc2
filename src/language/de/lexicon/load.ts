import { readWeights } from '../../common/files.js';
import type { Analysis } from './analysis.js';
import { findValue } from './automaton.js';
import { type CompiledLexicon, decodeLexicon } from './format.js';

let loaded: CompiledLexicon | undefined;

/** The lexicon of `weights/de.lexicon.bin`, read at the first use. */
export function germanLexicon(): CompiledLexicon {
  loaded ??= decodeLexicon(readWeights('de.lexicon.bin'));
  return loaded;
}

/**
 * The readings of a form exactly as written; the empty list where the lexicon does not know it.
 * @param first code unit to take instead of the first one: finds "angriff" as "Angriff" without copying
 */
export function findReadings(form: string, start = 0, end = form.length, first = -1): readonly Analysis[] {
  const lexicon = germanLexicon();
  return lexicon.readings(findValue(lexicon.automaton, form, start, end, first));
}
