import type { Clause, Phrase, Token } from '../../../model/index.js';

/**
 * The phrase that a relative pronoun refers to: the nearest one before the relative clause, outside it, that agrees with the pronoun in number and gender.
 * undefined where the clause is no relative one, or where "was" or "wo" refers to a whole clause or an unnamed place.
 */
export function antecedentOf(clause: Clause, tokens: readonly Token[], phrases: readonly Phrase[]): Phrase | undefined {
  if (clause.kind !== 'relative' || clause.subordinator === undefined) return undefined;
  const pronoun = tokens[clause.subordinator]!;
  const form = pronoun.form.toLowerCase();
  if (!/^(?:d(?:er|ie|as|em|en|enen|essen|eren)|welche[rsmn]?)$/.test(form)) return undefined;
  const first = clause.tokens[0]!;
  let best: Phrase | undefined;
  for (let index = lastPhraseBefore(phrases, first); index >= 0; index -= 1) {
    const phrase = phrases[index]!;
    if (phrase.sentence !== clause.sentence || first - phrase.last > 40) break;
    if (phrase.last > first || tokens[phrase.head]!.upos === 'ADV') continue;
    if (!fits(form, phrase)) continue;
    best = phrase;
    break;
  }
  if (!best) return undefined;
  const parent = best.parent === undefined ? undefined : phrases[best.parent];
  if (best.attribute === 'apposition' && parent && parent.number === best.number) return parent;
  return best;
}

function lastPhraseBefore(phrases: readonly Phrase[], token: number): number {
  let low = 0;
  let high = phrases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phrases[middle]!.first < token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** "der" masculine (or feminine dative), "die" feminine or plural, "das" neuter, "denen" plural; unknown gender passes. */
function fits(form: string, phrase: Phrase): boolean {
  const { gender, number } = phrase;
  const plural = number === 'Plur';
  switch (form) {
    case 'das':
    case 'welches':
      return !plural && (gender === undefined || gender === 'Neut');
    case 'die':
    case 'welche':
    case 'deren':
      return plural || gender === undefined || gender === 'Fem';
    case 'denen':
      return plural || number === undefined;
    case 'der':
    case 'welcher':
      return !plural && (gender === undefined || gender !== 'Neut');
    case 'den':
      return !plural && (gender === undefined || gender === 'Masc');
    default:
      return !plural && (gender === undefined || gender !== 'Fem');
  }
}
