import { describe, expect, it } from 'vitest';
import type { Condition, Finding, Statement } from '../model/index.js';
import { buildPicture, stanceChanges } from './index.js';

const CITY = { entity: 'Q90', name: 'Paris' };

function said(report: string, words: string, more: Partial<Statement>): Finding {
  const body: Statement = {
    form: 'indirect',
    quote: [[0, words.length]],
    cue: [],
    speaker: [],
    frame: [],
    addressee: [],
    nested: false,
    speakerEntity: CITY,
    medium: 'speech',
    act: 'assert',
    issue: 'Waffenruhe',
    certainty: 'asserted',
    attribution: [],
    ...more,
  };
  return { id: `f-${report}`, report, revision: 1, kind: 'statement', body };
}

function pictureOf(rows: readonly (readonly [id: string, published: string, words: string, more: Partial<Statement>])[]) {
  return buildPicture({
    stories: [],
    reports: rows.map(([id, published, text]) => ({ id, revision: 1, source: id, published, text })),
    findings: rows.map(([id, , words, more]) => said(id, words, more)),
  });
}

describe('changes of stance', () => {
  it('show both positions with their words, in order of time', () => {
    const { positions } = pictureOf([
      ['b', '2024-03-02', 'man sei nicht mehr bereit', { stance: 'opposes' }],
      ['a', '2024-03-01', 'man sei zu einer Waffenruhe bereit', { stance: 'supports' }],
    ]);
    expect(stanceChanges(positions).map(({ from, to }) => [from.stance, from.words, to.stance, to.words])).toEqual([
      ['supports', 'man sei zu einer Waffenruhe bereit', 'opposes', 'man sei nicht mehr bereit'],
    ]);
  });

  it('are none where the same is said again, of another issue, or by somebody else', () => {
    const again = pictureOf([
      ['a', '2024-03-01', 'man sei bereit', { stance: 'supports' }],
      ['b', '2024-03-02', 'man stimme zu', { stance: 'supports' }],
      ['c', '2024-03-03', 'man lehne ab', { stance: 'opposes', issue: 'Zölle' }],
      ['d', '2024-03-04', 'man lehne ab', { stance: 'opposes', speakerEntity: { entity: 'Q64', name: 'Berlin' } }],
    ]);
    expect(stanceChanges(again.positions)).toEqual([]);
  });

  it('count a new condition as a new position but not as a change of side', () => {
    const condition: Condition = { evidence: [[0, 3]], kind: 'if', for: [] };
    const { positions } = pictureOf([
      ['a', '2024-03-01', 'man fordere Hilfe', { stance: 'demands' }],
      ['b', '2024-03-02', 'man fordere Hilfe, falls es brenne', { stance: 'demands', condition }],
    ]);
    expect(positions).toHaveLength(2);
    expect(positions[1]?.supersedes).toBe(positions[0]?.id);
    expect(stanceChanges(positions)).toEqual([]);
  });

  it('are none where demand, support and offer follow one another', () => {
    const { positions } = pictureOf([
      ['a', '2024-03-01', 'man verlange eine Waffenruhe', { stance: 'demands' }],
      ['b', '2024-03-02', 'man begrüße jede Waffenruhe', { stance: 'supports' }],
      ['c', '2024-03-03', 'man biete eine Feuerpause an', { stance: 'offers' }],
    ]);
    expect(stanceChanges(positions)).toEqual([]);
  });
});

describe('issues', () => {
  it('are named by the desk, whatever word the statement has', () => {
    const { positions } = buildPicture({
      stories: [],
      issues: [{ id: 'truce', name: 'Ruhe an der Grenze', words: ['Waffenruhe', 'Feuerpause', 'Waffenstillstand'] }],
      reports: ['a', 'b', 'c'].map((id, day) => ({ id, revision: 1, source: id, published: `2024-03-0${day + 1}`, text: `Satz ${id}` })),
      findings: [
        said('a', 'Satz a', { stance: 'supports', issue: 'Feuerpause' }),
        said('b', 'Satz b', { stance: 'opposes', issue: 'Waffenstillstand' }),
        said('c', 'Satz c', { stance: 'opposes', issue: 'Zölle' }),
      ],
    });
    expect(positions.map(({ issue }) => issue).sort()).toEqual(['Ruhe an der Grenze', 'Ruhe an der Grenze', 'Zölle']);
    expect(stanceChanges(positions)).toHaveLength(1);
  });

  it('keep their own name where the desk names none', () => {
    const { positions } = pictureOf([['a', '2024-03-01', 'man sei bereit', { stance: 'supports', issue: 'Waffenruhe' }]]);
    expect(positions.map(({ issue }) => issue)).toEqual(['Waffenruhe']);
  });
});
