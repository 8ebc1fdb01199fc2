import { describe, expect, it } from 'vitest';
import type { Count, Event } from '../../src/model/index.js';
import { type ScoredReport, scoreCounts, scoreEvents, scorePlaces } from './events.js';
import { readGold } from './gold.js';

type Gold = ScoredReport['gold'];

/** The labels of a report as an answer that says just that. */
function perfect(gold: Gold): ScoredReport {
  return {
    gold,
    found: gold.events.map((event) => ({
      type: event.type,
      evidence: event.triggers,
      sources: event.sources.map(({ name }) => ({ name })),
      recipients: event.recipients.map(({ name }) => ({ name })),
      places: event.places.map(({ name }) => ({ name })),
      certainty: event.certainty,
      counts: [],
    })),
    counts: gold.counts.map(({ event: _event, ...count }) => ({ ...count, text: '' })),
  };
}

const label = (part: Partial<Gold['events'][number]> = {}): Gold['events'][number] => ({
  type: 'ASSAULT',
  triggers: [[20, 27]],
  sources: [{ name: 'Armee', heads: [[4, 9]] }],
  recipients: [],
  places: [],
  certainty: 'asserted',
  ...part,
});
const gold = (events: Gold['events'], counts: Gold['counts'] = []): Gold => ({ id: 'x', half: 'a', events, counts });
const answer = (part: Partial<Event> = {}): ScoredReport['found'][number] => ({
  type: 'ASSAULT',
  evidence: [[0, 30]],
  sources: [{ name: 'Streitkräfte', span: [4, 9] }],
  recipients: [],
  places: [],
  certainty: 'asserted',
  counts: [],
  ...part,
});
const count = (part: Partial<Count> = {}): Count => ({ what: 'killed', min: 3, max: 3, bound: 'exact', text: '', span: [0, 8], ...part });

describe('scoreEvents', () => {
  it('gives the labels themselves full marks', () => {
    const reports = readGold<Gold>('events.jsonl').map(perfect);
    expect(scoreEvents(reports)).toEqual({ precision: 1, recall: 1, typedPrecision: 1, typedRecall: 1 });
    expect(scoreCounts(reports)).toEqual({ found: 1, meaning: 1, precision: 1 });
    expect(scorePlaces(reports)).toBe(1);
  });

  it('takes an actor by its span under another name', () => {
    expect(scoreEvents([{ gold: gold([label()]), found: [answer()], counts: [] }]).precision).toBe(1);
  });

  it.each<[string, Partial<Event>]>([
    ['another actor', { sources: [{ name: 'Polizei', span: [40, 47] }] }],
    ['an actor too many', { recipients: [{ name: 'Dorf' }] }],
    ['a place too many', { places: [{ name: 'Kiew' }] }],
    ['another certainty', { certainty: 'hedged' }],
  ])('counts %s as typed, not as right', (_what, part) => {
    const scores = scoreEvents([{ gold: gold([label()]), found: [answer(part)], counts: [] }]);
    expect(scores).toEqual({ precision: 0, recall: 0, typedPrecision: 1, typedRecall: 1 });
  });

  it('counts another type and evidence beside the trigger as wrong', () => {
    const found = [answer({ type: 'COERCE' }), answer({ evidence: [[28, 30]] })];
    expect(scoreEvents([{ gold: gold([label()]), found, counts: [] }])).toEqual({
      precision: 0,
      recall: 0,
      typedPrecision: 0,
      typedRecall: 0,
    });
  });

  it('counts background neither way', () => {
    const events = [label({ background: true }), label({ triggers: [[60, 67]] })];
    const scores = scoreEvents([{ gold: gold(events), found: [answer()], counts: [] }]);
    expect(scores).toEqual({ precision: 0, recall: 0, typedPrecision: 0, typedRecall: 0 });
  });

  it('pairs one to one, the agreeing ones first', () => {
    const events = [label({ certainty: 'planned' }), label({ triggers: [[22, 25]] })];
    const one = scoreEvents([{ gold: gold(events), found: [answer()], counts: [] }]);
    expect(one).toEqual({ precision: 1, recall: 0.5, typedPrecision: 1, typedRecall: 0.5 });
    const twice = scoreEvents([{ gold: gold([label()]), found: [answer(), answer()], counts: [] }]);
    expect(twice).toEqual({ precision: 0.5, recall: 1, typedPrecision: 0.5, typedRecall: 1 });
  });

  it('finds the pairing with the most pairs', () => {
    const events = [label({ sources: [] }), label({ sources: [], triggers: [[50, 55]] })];
    const found = [answer({ evidence: [[0, 60]] }), answer({ evidence: [[0, 30]] })];
    expect(scoreEvents([{ gold: gold(events), found, counts: [] }]).typedRecall).toBe(1);
  });
});

describe('scoreCounts', () => {
  it('asks for meaning, bound and numbers', () => {
    const labels = [count(), count({ span: [20, 30] }), count({ span: [40, 50] }), count({ span: [60, 70] })];
    const counts = [
      count(),
      count({ span: [22, 30], what: 'injured' }),
      count({ span: [40, 49], bound: 'about' }),
      count({ span: [80, 82] }),
    ];
    expect(scoreCounts([{ gold: gold([], labels), found: [], counts }])).toEqual({ found: 0.75, meaning: 1 / 3, precision: 0.75 });
  });
});
