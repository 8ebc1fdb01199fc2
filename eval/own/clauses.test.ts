import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../src/language/index.js';
import type { Span } from '../../src/model/index.js';
import { type FoundRoles, rolesAt, scoreRoles } from './clauses.js';

const GIVES: FoundRoles = { who: [[0, 4]], whom: [[20, 25]], toWhom: [[10, 14]] };
const SLEEPS: FoundRoles = { who: [[30, 34]], whom: [], toWhom: [] };

describe('the scorer of clauses', () => {
  it('gives the gold itself all points', () => {
    expect(scoreRoles([GIVES, SLEEPS].map((gold) => ({ gold, found: gold })))).toEqual({ f1: 1, exact: 1 });
  });

  it('scores a wrong answer as counted by hand', () => {
    const swapped: FoundRoles = { who: GIVES.toWhom, whom: GIVES.whom, toWhom: [] };
    const tooMuch: FoundRoles = { who: SLEEPS.who, whom: [[40, 44]], toWhom: [] };
    // wanted 3 + 1, found 2 + 2, right 1 + 1; neither clause is right as a whole
    expect(
      scoreRoles([
        { gold: GIVES, found: swapped },
        { gold: SLEEPS, found: tooMuch },
      ]),
    ).toEqual({ f1: 0.5, exact: 0 });
  });

  it('lets one found span stand for all the coordinated heads that it holds', () => {
    const gold: FoundRoles = {
      who: [
        [0, 4],
        [9, 13],
      ],
      whom: [],
      toWhom: [],
    };
    const found: FoundRoles = { who: [[0, 13]], whom: [], toWhom: [] };
    expect(scoreRoles([{ gold, found }])).toEqual({ f1: 1, exact: 0 });
  });
});

describe('the roles of a clause', () => {
  function roles(text: string, verb: string): Record<string, string[]> {
    const at = text.indexOf(verb);
    const found = rolesAt(analyzeLanguage(text, { lang: 'de' }), [at, at + verb.length]);
    const words = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end));
    return { who: words(found.who), whom: words(found.whom), toWhom: words(found.toWhom) };
  }

  it('are those of the active, coordinated heads included', () => {
    expect(roles('Der Bauer und die Magd bringen dem Kind einen Apfel.', 'bringen')).toEqual({
      who: ['Bauer', 'Magd'],
      whom: ['Apfel'],
      toWhom: ['Kind'],
    });
  });

  it('turn round with the passive', () => {
    expect(roles('Der Apfel wird von der Magd gepflückt.', 'gepflückt')).toEqual({ who: ['Magd'], whom: ['Apfel'], toWhom: [] });
  });

  it('are empty where no clause has the verb', () => {
    expect(roles('Der Apfel fällt.', 'Apfel')).toEqual({ who: [], whom: [], toWhom: [] });
  });
});
