import type { ClauseCondition } from '../conditions/condition.js';
import { issueOf } from '../stance/index.js';
import { type Draft, narratedDraft } from './draft.js';
import type { Range, Reading } from './reading.js';
import { actorOf, mainClause } from './runs.js';

/** In how many sentences the bearer of a stand is still meant. */
const REACH = 2;

/**
 * Terms told without naming again whose they are: "Bern stellt Bedingungen. **Die Waffenruhe gilt erst, wenn die Zölle fallen.**", "**Eine Waffenruhe? Nur gegen
 * Garantien.**" Whoever spoke or acted in the sentence before sets them. Only of a known issue, and not of the past: "Die Waffenruhe galt nur, wenn …".
 * Statements that stand already go first; `covered` is true for their sentences.
 */
export function findCarriedTerms(
  reading: Reading,
  drafts: readonly Draft[],
  covered: (sentence: number) => boolean,
  conditions: readonly ClauseCondition[],
): Draft[] {
  const bearers = bearersBySentence(drafts);
  const found = new Map<number, Draft>();
  for (const condition of conditions) {
    const sentence = sentenceAt(reading, condition.evidence[0]?.[0] ?? -1);
    if (!condition.strict || sentence === undefined || found.has(sentence) || covered(sentence)) continue;
    const range = termRange(reading, sentence, covered);
    if (!range || issueOf(reading.tokens.slice(...range)) === undefined) continue;
    const bearer = bearerOf(reading, bearers, reading.tokens[range[0]]?.sentence ?? sentence);
    if (bearer) found.set(sentence, draftOf(sentence, range, bearer));
  }
  return [...found.values()];
}

type Bearer = Pick<Draft, 'speaker' | 'speakerHead'>;

function bearersBySentence(drafts: readonly Draft[]): ReadonlyMap<number, Bearer> {
  const bearers = new Map<number, Bearer>();
  for (const draft of drafts) if (!draft.nested && draft.speaker.length > 0) bearers.set(draft.sentence, draft);
  return bearers;
}

/** The sentence that holds an offset. */
function sentenceAt(reading: Reading, offset: number): number | undefined {
  let low = 0;
  let high = reading.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reading.sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return reading.sentences[low] && low;
}

/** The sentence, and the bare question before it that it answers; undefined where it tells the past or stands in quotation marks. */
function termRange(reading: Reading, sentence: number, covered: (sentence: number) => boolean): Range | undefined {
  const found = reading.sentences[sentence];
  if (!found || found.headline || reading.regionAt(found.first) >= 0 || reading.lower[found.last - 1] === '?') return undefined;
  const main = mainClause(reading, sentence);
  // "setzten voraus, dass … ende": a weak form is Konjunktiv where another clause of the sentence is
  const told = reading.clausesIn(sentence).some((clause) => clause.mood === 'subjunctive-1');
  if (main && main.tense !== 'present' && main.tense !== 'future' && main.mood !== 'subjunctive-2' && !told) return undefined;
  const before = reading.sentences[sentence - 1];
  const asks = before !== undefined && reading.lower[before.last - 1] === '?' && mainClause(reading, sentence - 1) === undefined;
  const opens = asks && !covered(sentence - 1) && reading.paragraph(sentence) === reading.paragraph(sentence - 1);
  return [opens ? before.first : found.first, found.last];
}

function bearerOf(reading: Reading, bearers: ReadonlyMap<number, Bearer>, sentence: number): Bearer | undefined {
  for (let before = sentence - 1; before >= Math.max(0, sentence - REACH); before--) {
    if (reading.paragraph(before) !== reading.paragraph(sentence)) return undefined;
    const bearer = bearers.get(before) ?? actorOf(reading, before) ?? sourceOf(reading, before);
    if (bearer) return bearer;
  }
  return undefined;
}

/** "Da kam **aus dem Kreml** die Antwort". */
function sourceOf(reading: Reading, sentence: number): Bearer | undefined {
  const source = mainClause(reading, sentence)?.args.find((one) => one.preposition === 'aus' || one.preposition === 'für');
  if (!source || !/^(?:PROPN|NOUN)$/u.test(reading.tokens[source.head]?.upos ?? '')) return undefined;
  return { speaker: [[source.head, source.head + 1]], speakerHead: source.head };
}

function draftOf(sentence: number, range: Range, bearer: Bearer): Draft {
  return narratedDraft({
    quote: [range],
    speaker: bearer.speaker,
    ...(bearer.speakerHead === undefined ? {} : { speakerHead: bearer.speakerHead }),
    act: 'assert',
    sentence,
    rule: 'carried',
    seat: true,
  });
}
