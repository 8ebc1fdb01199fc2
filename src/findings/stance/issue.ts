import { lowerCase, remembered } from '../../language/index.js';
import type { Token } from '../../model/index.js';
import { stanceLexicon } from './lexicon.js';

/** Endings that a noun of the list may have: "Sanktion|en", "Waffenstillstand|es". */
const ENDING = /^(?:e|en|es|er|ern|n|s|nen|innen|in)?$/u;

/**
 * What a stretch of tokens is about: the first noun that the list of issues knows, under the name that the list gives it
 * ("Feuerpause" → "Waffenruhe"). Compounds count by their last part, longest first. Undefined where none is known.
 */
export function issueOf(tokens: readonly Token[]): string | undefined {
  for (const token of tokens) {
    if (token.upos !== 'NOUN') continue;
    const issue = knownIssue(lowerCase(token.lemma)) ?? knownIssue(lowerCase(token.form));
    if (issue) return issue;
  }
  return undefined;
}

const knownIssue = remembered(findIssue);

function findIssue(word: string): string | undefined {
  const { issues } = stanceLexicon();
  for (let from = 0; from + 4 <= word.length; from++) {
    const part = word.slice(from);
    // no ending has more than five letters
    for (let length = part.length; length >= Math.max(4, part.length - 5); length--) {
      const issue = issues.get(part.slice(0, length));
      if (issue && ENDING.test(part.slice(length))) return issue;
    }
    if (from > 30) return undefined;
  }
  return undefined;
}

/** True for a name that the list gives an issue. */
export function isKnownIssue(name: string): boolean {
  return stanceLexicon().names.has(name);
}

/** A noun that values what stands behind it: "die **Notwendigkeit** einer Waffenruhe". */
export function isValuing(token: Token | undefined): boolean {
  return token?.upos === 'NOUN' && stanceLexicon().valuing.has(token.lemma);
}

/** Normalised name of an issue that no list knows: the lemma of the noun. */
export function issueFromNoun(token: Token | undefined): string | undefined {
  return token?.upos === 'NOUN' ? token.lemma : undefined;
}
