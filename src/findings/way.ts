import type { Argument, Clause } from '../model/index.js';

/** "Geht es **nach Bern**, …", "wenn es **nach der Union** geht": who would have it so. Neither "Danach geht es nach Bern." nor a condition. */
export function wayOf(lower: readonly string[], clause: Clause): Argument | undefined {
  if (clause.lemma !== 'gehen' || (clause.kind !== 'subordinate' && clause.order !== 'verb-first') || clause.question) return undefined;
  if (!clause.tokens.some((token) => lower[token] === 'es')) return undefined;
  return clause.args.find((one) => one.preposition === 'nach');
}
