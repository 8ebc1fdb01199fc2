import { describe, expect, it } from 'vitest';
import { dataIsAvailable } from '../data.js';
import { readGold, readGoldTexts } from './gold.js';
import type { FoundPosition, GoldPosition, ScoredPosition } from './positions.js';
import { scoreParts, scorePositions } from './positions.js';

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

  it('keeps part c out of the totals', () => {
    const right = [answer(DEMAND), answer(PLAIN)];
    const scores = scoreParts([
      { half: 'a', gold: DEMAND, found: right },
      { half: 'b', gold: PLAIN, found: right },
      { half: 'c', gold: DEMAND, found: [] },
      { half: 'c', gold: PLAIN, found: right },
    ]);
    expect(scores).toMatchObject({ stance: 1, condition: 1, uninvented: 1, located: 1, holder: 1 });
    expect(scores).toMatchObject({ stanceC: 1 / 2, conditionC: 0, uninventedC: 1, locatedC: 1 / 2, holderC: 1 / 2 });
  });

  it('has no rows of part c without its reports', () => {
    expect(scoreParts([{ half: 'a', gold: DEMAND, found: [] }])).not.toHaveProperty('stanceC');
  });
});

describe('the gold of part c', () => {
  const gold = readGold<GoldPosition>('positions.jsonl').filter(({ half }) => half === 'c');

  it('has 120 lines, at most four of a report', () => {
    const perReport = new Map<string, number>();
    for (const { article } of gold) perReport.set(article!, (perReport.get(article!) ?? 0) + 1);
    expect(gold).toHaveLength(120);
    expect(Math.max(...perReport.values())).toBeLessThanOrEqual(4);
  });

  it('keeps conditions within their statements', () => {
    for (const { quote, condition } of gold) {
      for (const span of condition ? [condition.evidence, condition.for] : []) {
        expect(span[0]).toBeGreaterThanOrEqual(quote[0]);
        expect(span[1]).toBeLessThanOrEqual(quote[1]);
      }
    }
  });

  it.runIf(dataIsAvailable())('points to whole words of its reports', async () => {
    const texts = await readGoldTexts();
    for (const { article, quote } of gold) {
      const text = texts.get(article!)!.text;
      const [start, end] = quote;
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      expect(text.slice(start - 1, start + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
      expect(text.slice(end - 1, end + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
    }
  });
});
