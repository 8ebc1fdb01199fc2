import type { VerbCue } from '../cues.js';
import type { Range, Reading } from '../reading.js';
import { isUtterance, trimRange } from '../utterance.js';
import { type Content, sentenceRange } from './content.js';

/** "Wie die Polizei mitteilte, brannte es": the content is the rest of the sentence. */
export function comparative(reading: Reading, cue: VerbCue): Content | undefined {
  const { clause } = cue;
  const [start, last] = sentenceRange(reading, clause.sentence);
  const first = afterMark(reading, start, clause.tokens[0] ?? start);
  const range = comparativeRange(reading, cue, first, last);
  if (!range) return undefined;
  const before = trimRange(reading, [first, range[0]]);
  const after = trimRange(reading, [range[1], last]);
  const ranges = [before, after].filter(([from, to]) => to - from > 1);
  if (ranges.length === 0) return undefined;
  return { form: 'indirect', ranges, place: 'inside', rule: 'wie' };
}

/** One past the last colon or semicolon before a clause, else the start: "Eins kommt hinzu: **Wie** es heißt, …". */
function afterMark(reading: Reading, start: number, clause: number): number {
  for (let token = clause - 1; token > start; token--) if (reading.lower[token] === ':' || reading.lower[token] === ';') return token + 1;
  return start;
}

/** The tokens of a "wie" clause that hangs on a main clause, or that opens the sentence and ends where the main verb follows. */
function comparativeRange(reading: Reading, cue: VerbCue, first: number, last: number): Range | undefined {
  const { clause } = cue;
  if (clause.kind === 'subordinate' && clause.subordinator !== undefined && reading.lower[clause.subordinator] === 'wie') {
    const parent = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
    return parent && parent.kind !== 'main' ? undefined : reading.clauseRange(clause);
  }
  const opening = reading.lower[first] === 'denn' ? first + 1 : first;
  if (reading.lower[opening] !== 'wie' || clause.finite === undefined || clause.kind === 'main' || clause.kind === 'relative')
    return undefined;
  for (let token = clause.finite + 1; token < Math.min(last, clause.finite + 4); token++) {
    if (reading.lower[token] !== ',') continue;
    const next = reading.clauseAt(token + 1);
    return next?.finite === token + 1 && next.index !== clause.index ? [first, token] : undefined;
  }
  return undefined;
}

/** "nannte das Urteil „falsch“": a quotation among the words of the frame itself. */
export function quoted(reading: Reading, cue: VerbCue): Content | undefined {
  if (!cue.entry.content.includes('D')) return undefined;
  const ranges: Range[] = [];
  const seen = new Set<number>();
  const [first, last] = sentenceRange(reading, cue.clause.sentence);
  for (const token of cue.clause.tokens) {
    const index = reading.regionAt(token);
    const region = reading.regions[index];
    if (!region || seen.has(index) || region.first < first || region.last > last) continue;
    seen.add(index);
    if (isUtterance(reading, index) || isNaming(reading, cue, region.first)) ranges.push([region.first, region.last]);
  }
  return ranges.length === 0 ? undefined : { form: 'direct', ranges, place: 'inside', rule: 'quoted' };
}

/** "warf ihm „Verrat“ vor", "sprach von „Krieg“", "warnte vor einem „Blutbad“": one quoted word as what is reproached or spoken of; not "sprach mit „Radio Eins“". */
function isGoverned(reading: Reading, cue: VerbCue, before: number): boolean {
  if (cue.lemma === 'vorwerfen' || cue.lemma === 'unterstellen') return true;
  const word = reading.lower[before] ?? '';
  return (
    /^(?:von|vom|vor|zu|zur|zum)$/u.test(word) && cue.entry.reported.some((one) => word.startsWith(one)) && cue.entry.content.includes('D')
  );
}

/** "bezeichnete ihn als „Held“", "nannte das „Unsinn“": the quoted word is the judgement itself. */
function isNaming(reading: Reading, cue: VerbCue, first: number): boolean {
  const article = /^(?:ein|eine|einen|einem|einer)$/u.test(reading.lower[first - 1] ?? '');
  if (cue.lemma !== 'sehen' && reading.lower[article ? first - 2 : first - 1] === 'als') return true;
  if (!cue.passive && isGoverned(reading, cue, article ? first - 2 : first - 1)) return true;
  const object = reading.argument(cue.clause, 'object');
  const subject = reading.argument(cue.clause, 'subject');
  if (cue.passive || cue.clause.finite === undefined || !object || !subject || reading.lower[subject.head] === 'man') return false;
  const before = reading.tokens[first - 1]?.upos;
  return cue.entry.reported.includes('nenn') && before !== 'NOUN' && before !== 'ADJ';
}
