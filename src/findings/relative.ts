import type { Clause } from '../model/index.js';

/**
 * A clause that the analysis takes for a main clause and that is a relative one: it follows a comma, opens with a pronoun and ends with its verb.
 * Catches "…, **die Zölle senken oder Häfen schließen**"; must not take "…, das ist gut".
 * @param lower lower-case forms of the report's tokens
 */
export function isHiddenRelative(lower: readonly string[], clause: Clause): boolean {
  const first = clause.tokens[0];
  if (clause.kind !== 'main' || first === undefined || clause.finite === undefined || lower[first - 1] !== ',') return false;
  const last = clause.tokens.findLast((token) => /[\p{L}\p{N}]/u.test(lower[token] ?? ''));
  return (
    clause.finite === last &&
    clause.finite > first + 1 &&
    /^(?:der|die|das|den|dem|deren|dessen|denen|welche[rsmn]?)$/u.test(lower[first] ?? '')
  );
}
