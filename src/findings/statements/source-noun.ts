import { remembered } from '../../language/index.js';
import { type SourceNoun, statementLexicon } from './lexicon.js';

/** The source noun that a lemma is or ends with: "Polizeiangaben" and "US-Angaben" are "Angaben". */
export const sourceNoun = remembered(findSourceNoun);

function findSourceNoun(word: string): SourceNoun | undefined {
  const { sources } = statementLexicon();
  const whole = sources.get(word);
  if (whole) return whole;
  const hyphen = word.lastIndexOf('-');
  const short = hyphen > 0 ? word.slice(hyphen + 1) : '';
  const joined = sources.get(short) ?? sources.get(short.replace(/(?:en|n|s|e)$/u, ''));
  if (joined) return joined;
  for (let cut = word.length - 4; cut >= 3; cut--) {
    const rest = word.slice(word.length - cut).replace(/^-/u, '');
    const candidate = rest.charAt(0).toUpperCase() + rest.slice(1);
    const found = sources.get(candidate) ?? sources.get(candidate.replace(/(?:en|n|s|e)$/u, ''));
    if (found && candidate.length >= 5) return found;
  }
  return sources.get(word.replace(/(?:en|n|s|e)$/u, ''));
}
