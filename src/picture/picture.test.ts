import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count, EntityRef, Finding, Statement, Story, Tally } from '../model/index.js';
import { buildPicture, type PictureReport } from './index.js';

const CITY: EntityRef = { entity: 'geonames:1', name: 'Odessa' };
const TOWN: EntityRef = { entity: 'geonames:2', name: 'Reni' };
const MAYOR: EntityRef = { entity: 'Q1', name: 'Hennadij Truchanow' };
const SERVICE: EntityRef = { entity: 'Q2', name: 'Rettungsdienst' };

function report(id: string, published: string, text?: string, source = id): PictureReport {
  return { id, revision: 1, source, published, lang: 'de', ...(text === undefined ? {} : { text }) };
}

function story(reports: readonly string[], copies: readonly (readonly string[])[] = []): Story {
  return { id: 's', reports, copies, title: 'S' };
}

function count(what: Count['what'], value: number, text: string, at = 0, bound: Count['bound'] = 'exact'): Count {
  const ends = bound === 'at-least' || bound === 'more-than' ? { min: value } : { min: value, max: value };
  return { what, ...ends, bound, text, span: [at, at + text.length] };
}

function tally(id: string, from: string, number: Count, rest: Partial<Tally> = {}): Finding {
  const body: Tally = { ...number, part: false, earlier: false, evidence: [number.span], certainty: 'asserted', attribution: [], ...rest };
  return { id, report: from, revision: 1, kind: 'tally', body };
}

function statement(id: string, from: string, speaker: EntityRef, rest: Partial<Statement> = {}): Finding {
  const body: Statement = {
    form: 'indirect',
    quote: [[0, 10]],
    cue: [],
    speaker: [],
    frame: [],
    addressee: [],
    nested: false,
    speakerEntity: speaker,
    medium: 'speech',
    act: 'demand',
    issue: 'Waffenruhe',
    stance: 'demands',
    certainty: 'asserted',
    attribution: [],
    ...rest,
  };
  return { id, report: from, revision: 1, kind: 'statement', body };
}

describe('tolls', () => {
  it('lets a later number of the same claimant for the same place supersede the earlier one', () => {
    const { tolls } = buildPicture({
      reports: [report('a', '2024-01-01T10:00:00Z'), report('b', '2024-01-01T11:00:00Z')],
      stories: [story(['a', 'b'])],
      findings: [
        tally('f1', 'a', count('injured', 2, 'zwei Verletzte'), { attribution: [MAYOR], scope: CITY }),
        tally('f2', 'b', count('injured', 8, 'acht Verletzte'), { attribution: [MAYOR], scope: CITY }),
      ],
    });
    expect(tolls).toHaveLength(1);
    expect(tolls[0]!.entries.map((entry) => [entry.text, entry.superseded])).toEqual([
      ['zwei Verletzte', true],
      ['acht Verletzte', false],
    ]);
    expect(tolls[0]!.disputed).toBe(false);
  });

  it('takes a part, an unknown place and another claimant for no correction', () => {
    const { tolls } = buildPicture({
      reports: [report('a', '2024-01-01T10:00:00Z'), report('b', '2024-01-01T11:00:00Z'), report('c', '2024-01-01T12:00:00Z')],
      stories: [story(['a', 'b', 'c'])],
      findings: [
        tally('f1', 'a', count('injured', 15, 'mindestens 15 Verletzte', 0, 'at-least'), { attribution: [MAYOR], scope: CITY }),
        tally('f2', 'b', count('injured', 7, 'sieben Verletzte'), { attribution: [MAYOR], scope: TOWN }),
        tally('f3', 'c', count('injured', 9, 'neun Verletzte'), { attribution: [SERVICE] }),
      ],
    });
    expect(tolls[0]!.entries.every((entry) => !entry.superseded)).toBe(true);
    expect(tolls[0]!.entries.map((entry) => entry.scope?.name)).toEqual(['Odessa', 'Reni', undefined]);
    expect(tolls[0]!.disputed).toBe(false);
  });

  it('calls different numbers of two claimants for one place disputed, and leaves "darunter zwei Kinder" out', () => {
    const text = 'Neun Verletzte, darunter zwei Kinder.';
    const { tolls } = buildPicture({
      reports: [report('a', '2024-01-01T10:00:00Z', text), report('b', '2024-01-01T11:00:00Z')],
      stories: [story(['a', 'b'])],
      findings: [
        tally('f1', 'a', count('injured', 9, 'Neun Verletzte'), { attribution: [SERVICE], scope: CITY }),
        tally('f3', 'a', count('injured', 2, 'zwei Kinder', 25), { attribution: [SERVICE], scope: CITY, part: true }),
        tally('f2', 'b', count('injured', 8, 'acht Verletzte'), { attribution: [MAYOR], scope: CITY }),
      ],
    });
    expect(tolls[0]!.entries.map((entry) => entry.text)).toEqual(['Neun Verletzte', 'acht Verletzte']);
    expect(tolls[0]!.disputed).toBe(true);
  });

  it('puts "zunächst zwei" before "acht" where one report tells both, whichever comes first', () => {
    const text = 'Acht Verletzte gab es nach seinen Worten, zunächst hatte er zwei Verletzte gemeldet.';
    const at = text.indexOf('zwei');
    const { tolls } = buildPicture({
      reports: [report('a', '2024-01-01T10:00:00Z', text)],
      stories: [story(['a'])],
      findings: [
        tally('f1', 'a', count('injured', 8, 'Acht Verletzte'), { attribution: [MAYOR] }),
        tally('f2', 'a', count('injured', 2, 'zwei Verletzte', at), { attribution: [MAYOR], earlier: true }),
      ],
    });
    expect(tolls[0]!.entries.map((entry) => [entry.min, entry.superseded])).toEqual([
      [2, true],
      [8, false],
    ]);
  });
});

describe('differences', () => {
  const reports = [report('a', '2024-01-01'), report('b', '2024-01-02'), report('c', '2024-01-03')];

  it('shows "rund 30 Staaten", "mehr als 30 Länder" and "31 Delegationen" side by side', () => {
    const { differences } = buildPicture({
      reports,
      stories: [story(['a', 'b', 'c'])],
      findings: [
        tally('f1', 'a', count('participants', 30, 'rund 30 Staaten', 0, 'about')),
        tally('f2', 'b', count('participants', 30, 'mehr als 30 Länder', 0, 'more-than')),
        tally('f3', 'c', count('participants', 31, '31 Delegationen')),
      ],
    });
    expect(differences.map((one) => one.entries.map((entry) => entry.text))).toEqual([
      ['rund 30 Staaten', 'mehr als 30 Länder', '31 Delegationen'],
    ]);
  });

  it('counts copies as one voice, and sees no difference in numbers of other things or other places', () => {
    const one = {
      reports,
      findings: [tally('f1', 'a', count('participants', 30, '30 Staaten')), tally('f2', 'b', count('participants', 31, '31 Staaten'))],
    };
    expect(buildPicture({ ...one, stories: [story(['a', 'b'], [['a', 'b']])] }).differences).toEqual([]);
    const other = [
      tally('f1', 'a', count('weapons', 117, '117 Drohnen'), { scope: CITY }),
      tally('f2', 'b', count('weapons', 110, '110 Drohnen'), { scope: TOWN }),
    ];
    expect(buildPicture({ reports, stories: [story(['a', 'b'])], findings: other }).differences).toEqual([]);
    const far = [tally('f1', 'a', count('weapons', 117, '117 Drohnen')), tally('f2', 'b', count('weapons', 14, '14 Drohnen'))];
    expect(buildPicture({ reports, stories: [story(['a', 'b'])], findings: far }).differences).toEqual([]);
  });
});

describe('positions', () => {
  const reports = [
    report('a', '2024-01-01', 'Waffenruhe sofort'),
    report('b', '2024-01-02', 'Waffenruhe niemals'),
    report('c', '2024-01-03', 'Waffenruhe sofort'),
  ];
  const stories = [story(['a', 'b', 'c'])];

  it('lets the newest stance of a holder supersede the one before, under the desk’s name of the issue', () => {
    const { positions } = buildPicture({
      reports,
      stories,
      issues: [{ id: 'w', name: 'Waffenstillstand', words: ['Waffenruhe', 'Feuerpause'] }],
      findings: [statement('f1', 'a', MAYOR), statement('f2', 'b', MAYOR, { stance: 'opposes', act: 'reject', issue: 'Feuerpause' })],
    });
    expect(positions.map((one) => [one.issue, one.stance])).toEqual([
      ['Waffenstillstand', 'demands'],
      ['Waffenstillstand', 'opposes'],
    ]);
    expect(positions[1]!.supersedes).toBe(positions[0]!.id);
  });

  it('adds evidence where the same is said again, and never takes two spokesmen for one', () => {
    const spokesman: EntityRef = { entity: 'x_sprecher', name: 'Sprecher' };
    const { positions } = buildPicture({
      reports,
      stories,
      findings: [
        statement('f1', 'a', MAYOR),
        statement('f2', 'c', MAYOR),
        statement('f3', 'a', spokesman),
        statement('f4', 'b', spokesman, { stance: 'opposes' }),
      ],
    });
    expect(positions).toHaveLength(3);
    expect(positions.find((one) => one.holder.name === MAYOR.name)!.evidence.map((one) => one.report)).toEqual(['a', 'c']);
    expect(positions.every((one) => one.supersedes === undefined)).toBe(true);
  });

  it('takes a bare assertion for no position', () => {
    const bare = statement('f1', 'a', MAYOR, { act: 'assert' });
    const { stance: _, ...body } = (bare as Extract<Finding, { kind: 'statement' }>).body;
    expect(buildPicture({ reports, stories, findings: [{ ...bare, kind: 'statement', body }] }).positions).toEqual([]);
  });
});

describe('buildPicture', () => {
  it('does not depend on the order of its lists', () => {
    const reports = [report('a', '2024-01-01'), report('b', '2024-01-01'), report('c', '2024-01-02')];
    const findings = [
      tally('f1', 'a', count('injured', 2, 'zwei Verletzte'), { attribution: [MAYOR] }),
      tally('f7', 'a', count('participants', 30, '30 Staaten'), { attribution: [MAYOR] }),
      tally('f2', 'b', count('injured', 3, 'drei Verletzte'), { attribution: [MAYOR] }),
      tally('f8', 'b', count('participants', 31, '31 Länder'), { attribution: [MAYOR] }),
      tally('f3', 'c', count('killed', 1, 'ein Toter')),
      statement('f4', 'a', MAYOR),
      statement('f5', 'b', MAYOR, { stance: 'opposes' }),
      statement('f6', 'c', SERVICE),
    ];
    const stories = [story(['a', 'b']), { ...story(['c']), id: 't' }];
    const expected = buildPicture({ reports, findings, stories });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(reports, { minLength: 3 }),
        fc.shuffledSubarray(findings, { minLength: findings.length }),
        fc.shuffledSubarray(stories, { minLength: 2 }),
        (r, f, s) => {
          expect(buildPicture({ reports: r, findings: f, stories: s })).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves findings of unknown reports and of older revisions out', () => {
    const finding = tally('f1', 'a', count('killed', 3, 'drei Tote'));
    expect(buildPicture({ reports: [], stories: [story(['a'])], findings: [finding] }).tolls).toEqual([]);
    expect(
      buildPicture({ reports: [{ ...report('a', '2024-01-01'), revision: 2 }], stories: [story(['a'])], findings: [finding] }).tolls,
    ).toEqual([]);
  });
});
