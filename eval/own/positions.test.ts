import { describe, expect, it } from 'vitest';
import type { FoundPosition, ScoredPosition } from './positions.js';
import { scorePositions } from './positions.js';

const DEMAND: ScoredPosition['gold'] = {
  quote: [0, 40],
  holder: 'Norwegen',
  stance: 'demands',
  condition: { evidence: [20, 40], kind: 'if', for: [0, 18] },
};
const PLAIN: ScoredPosition['gold'] = { quote: [50, 90], holder: 'Anna Berg' };

function answer({ quote, holder, stance, condition }: ScoredPosition['gold']): FoundPosition {
  return {
    quote: [quote],
    speakerEntity: { name: holder },
    ...(stance ? { stance } : {}),
    ...(condition ? { condition: { evidence: [condition.evidence], kind: condition.kind, for: [condition.for] } } : {}),
  };
}

describe('the scorer of positions', () => {
  it('gives the gold itself all points', () => {
    const found = [answer(DEMAND), answer(PLAIN)];
    expect(new Set(Object.values(scorePositions([DEMAND, PLAIN].map((gold) => ({ gold, found })))))).toEqual(new Set([1]));
  });

  it('scores a wrong answer as counted by hand', () => {
    const found: FoundPosition[] = [
      // right place, wrong holder and stance (a near pair), condition of which less than half is there
      {
        quote: [[0, 30]],
        speakerEntity: { name: 'Schweden' },
        stance: 'supports',
        condition: { evidence: [[31, 40]], kind: 'unless', for: [] },
      },
      // an invented condition
      { ...answer(PLAIN), condition: { evidence: [[60, 70]], kind: 'if', for: [] } },
    ];
    const scores = scorePositions([
      { gold: DEMAND, found },
      { gold: PLAIN, found },
      { gold: { ...PLAIN, quote: [200, 240] }, found },
    ]);
    expect(scores).toEqual({ stance: 1 / 3, condition: 0, uninvented: 1 / 2, located: 2 / 3, holder: 1 / 3, kind: 1, nearStance: 2 / 3 });
  });

  it('compares with the statement that overlaps most', () => {
    const found: FoundPosition[] = [{ quote: [[0, 90]], stance: 'opposes' }, answer(DEMAND)];
    expect(scorePositions([{ gold: DEMAND, found }])).toMatchObject({ stance: 1, condition: 1 });
  });

  it('takes half of the condition for found and says whether its kind is right', () => {
    const found: FoundPosition[] = [{ ...answer(DEMAND), condition: { evidence: [[30, 40]], kind: 'while', for: [] } }];
    expect(scorePositions([{ gold: DEMAND, found }])).toMatchObject({ condition: 1, kind: 0 });
  });
});
