import type { Count, CountWhat, PloverType } from '../../model/index.js';
import type { Reading } from '../events/reading.js';
import type { CountMention } from './index.js';

/** One event as far as counts need it: its type and where its mentions stand. */
export interface CountTarget {
  readonly type: PloverType;
  readonly mentions: readonly { readonly sentence: number; readonly clause: number; readonly trigger: readonly number[] }[];
}

/** Types of events that a count of that meaning can belong to, the likeliest first. */
const BELONGS: Readonly<Record<CountWhat, readonly PloverType[]>> = {
  killed: ['ASSAULT', 'PROTEST', 'COERCE', 'ACCUSE'],
  injured: ['ASSAULT', 'PROTEST', 'COERCE', 'ACCUSE'],
  missing: ['ASSAULT'],
  captured: ['COERCE', 'ASSAULT', 'RETREAT', 'PROTEST', 'SANCTION'],
  displaced: ['ASSAULT', 'COERCE'],
  participants: ['CONSULT', 'PROTEST', 'COOPERATE', 'MOBILIZE', 'AGREE', 'SUPPORT'],
  weapons: ['ASSAULT', 'AID', 'MOBILIZE', 'COERCE', 'AGREE'],
  intercepted: ['ASSAULT'],
  hits: ['ASSAULT'],
  fires: ['ASSAULT', 'PROTEST'],
  other: [
    'ASSAULT',
    'COERCE',
    'PROTEST',
    'CONSULT',
    'MOBILIZE',
    'RETREAT',
    'SANCTION',
    'AID',
    'COOPERATE',
    'ACCUSE',
    'AGREE',
    'SUPPORT',
    'REQUEST',
  ],
};

/** Meanings that go back to an event told some sentences before: a toll is told after the attack. */
const REACHES_BACK: Readonly<Partial<Record<CountWhat, number>>> = {
  killed: 4,
  injured: 4,
  missing: 4,
  hits: 3,
  fires: 4,
  intercepted: 3,
  weapons: 1,
};

/**
 * Gives each count to one event: in its own clause, else in its sentence, else for tolls the nearest attack before it. A list of counts per event,
 * in order of the text; counts of one meaning with the same words are kept once.
 */
export function attachCounts(reading: Reading, events: readonly CountTarget[], mentions: readonly CountMention[]): Count[][] {
  const counts: Count[][] = events.map(() => []);
  for (const mention of mentions) {
    const index = bestEvent(reading, events, mention);
    const list = index === undefined ? undefined : counts[index];
    if (list && !list.some((known) => known.what === mention.count.what && known.text === mention.count.text)) list.push(mention.count);
  }
  return counts;
}

function bestEvent(reading: Reading, events: readonly CountTarget[], mention: CountMention): number | undefined {
  const types = BELONGS[mention.count.what];
  const reach = REACHES_BACK[mention.count.what] ?? 0;
  let best: number | undefined;
  let bestScore = 0;
  for (const [index, event] of events.entries()) {
    const rank = types.indexOf(event.type);
    if (rank < 0) continue;
    for (const place of event.mentions) {
      const score = scoreOf(reading, place, mention, reach) - rank * 5;
      if (score > bestScore) {
        bestScore = score;
        best = index;
      }
    }
  }
  return best;
}

/** Same clause 100, same sentence 60, then 40 less 8 a sentence back; nearer words win. 0 where it is out of reach. */
function scoreOf(reading: Reading, place: CountTarget['mentions'][number], mention: CountMention, reach: number): number {
  const distance = Math.min(20, Math.abs((place.trigger[0] ?? 0) - mention.token) / 4);
  if (place.clause >= 0 && place.clause === mention.clause) return 100 - distance;
  if (place.sentence === mention.sentence) {
    if (mention.count.what === 'other' || mention.count.what === 'participants')
      return relatedClauses(reading, place.clause, mention.clause) ? 60 - distance : 30 - distance;
    return 60 - distance;
  }
  const back = mention.sentence - place.sentence;
  return back > 0 && back <= reach ? 45 - back * 8 : 0;
}

function relatedClauses(reading: Reading, left: number, right: number): boolean {
  const parentOf = (clause: number) => reading.clauses[clause]?.parent;
  return parentOf(left) === right || parentOf(right) === left || reading.clauses[right]?.conjunctOf === left;
}
