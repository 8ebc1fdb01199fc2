import { readDataRows } from '../../common/files.js';
import { lemmaOf } from './analysis.js';
import type { WordInfo } from './word.js';

let loaded: Set<string> | undefined;

function agents(): ReadonlySet<string> {
  loaded ??= new Set(readDataRows('de/agents.tsv').map(([noun = '']) => noun));
  return loaded;
}

/**
 * Whether a noun, or the last part of a compound, names somebody who can act, by `data/language/de/agents.tsv`: "Präsidenten", "Energieministerium", "Truppen".
 * Not: "Energie", "Angriff". Parts shorter than four letters count as whole words only.
 */
export function isAgentNoun(word: WordInfo): boolean {
  for (const one of word.readings) if (one.upos === 'NOUN' && endsInAgent(lemmaOf(word.form, one).toLowerCase())) return true;
  return endsInAgent(word.lower);
}

function endsInAgent(lower: string): boolean {
  const list = agents();
  if (list.has(lower)) return true;
  for (let start = Math.max(2, lower.length - 24); start <= lower.length - 4; start += 1) if (list.has(lower.slice(start))) return true;
  const hyphen = lower.lastIndexOf('-');
  return hyphen >= 0 && list.has(lower.slice(hyphen + 1));
}
