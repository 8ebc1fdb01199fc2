import type { Clause, Phrase, TimeExpression, Token } from '../../../model/index.js';
import { isTimeNoun } from '../phrases/index.js';

/** Spans of phrases with all their attributes. */
export function phraseExtents(phrases: readonly Phrase[]): [number, number][] {
  const extents = phrases.map((phrase): [number, number] => [phrase.span[0], phrase.span[1]]);
  for (let index = phrases.length - 1; index >= 0; index -= 1) {
    const own = extents[index]!;
    let parent = phrases[index]!.parent;
    for (let steps = 0; parent !== undefined && steps < 8; steps += 1) {
      const outer = extents[parent]!;
      outer[0] = Math.min(outer[0], own[0]);
      outer[1] = Math.max(outer[1], own[1]);
      parent = phrases[parent]!.parent;
    }
  }
  return extents;
}

/** Tells which phrases are times: by their noun, a bare year, or a time expression that holds their head. Each phrase is looked at once. */
export function timeTest(
  lower: readonly string[],
  tokens: readonly Token[],
  times: readonly TimeExpression[],
): (phrase: Phrase) => boolean {
  const starts = times.map((time) => time.span);
  const known: (boolean | undefined)[] = [];
  const isTime = (phrase: Phrase): boolean => {
    const head = tokens[phrase.head]!;
    if (head.upos === 'PRON') return false;
    if (isTimeNoun(lower[phrase.head]!)) return !isEnd(lower, phrase);
    if (head.upos === 'NUM' && phrase.first === phrase.head && /^(?:1[5-9]|20)\d\d$/.test(head.form)) return true;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]![1] <= head.start) low = middle + 1;
      else high = middle;
    }
    const found = starts[low];
    return found !== undefined && found[0] <= head.start && head.end <= found[1];
  };
  return (phrase) => (known[phrase.index] ??= isTime(phrase));
}

/** "das [Ende] der Sanktionen" is a thing that one can ask for; "Ende der Woche", "am Ende des Jahres" are times. */
function isEnd(lower: readonly string[], phrase: Phrase): boolean {
  return phrase.determiner !== undefined && phrase.preposition === undefined && /^(?:ende|anfang|beginn|mitte)$/.test(lower[phrase.head]!);
}

/** Widens the span of each clause by those that depend on it; a quoted main clause stays outside its frame. */
export function widenSpans(clauses: Clause[], base: number): void {
  for (const clause of clauses) {
    if (clause.kind === 'main' || clause.kind === 'verbless') continue;
    let parent = clause.parent;
    for (let steps = 0; parent !== undefined && steps < 8; steps += 1) {
      const outer: Clause = clauses[parent - base]!;
      const span = [Math.min(outer.span[0], clause.span[0]), Math.max(outer.span[1], clause.span[1])] as const;
      if (span[0] < outer.span[0] || span[1] > outer.span[1]) clauses[parent - base] = { ...outer, span };
      if (outer.kind === 'main') break;
      parent = outer.parent;
    }
  }
}
