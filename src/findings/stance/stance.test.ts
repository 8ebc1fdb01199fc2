import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { StatementAct } from '../../model/index.js';
import { issueOf, type StanceCondition, stanceOf } from './index.js';

function tokens(text: string) {
  return analyzeLanguage(text, { lang: 'de' }).tokens;
}

describe('issues', () => {
  it.each([
    ['eine Feuerpause', 'Waffenruhe'],
    ['den Waffenstillstand', 'Waffenruhe'],
    ['eine Feuereinstellung', 'Waffenruhe'],
    ['die Wirtschaftssanktionen', 'Sanktionen'],
    ['neue Verhandlungen', 'Verhandlungen'],
    ['die Friedenstruppen', 'Truppen'],
  ])('finds the name of %s', (text, issue) => {
    expect(issueOf(tokens(text))).toBe(issue);
  });

  it.each(['ein Haus', 'die Bäckerei', 'man habe keine Wahl'])('finds none in %s', (text) => {
    expect(issueOf(tokens(text))).toBeUndefined();
  });
});

describe('stance', () => {
  function stance(act: StatementAct, content: string, condition?: StanceCondition) {
    return stanceOf({ act, content: tokens(content), negated: false, ...(condition ? { condition } : {}) });
  }

  it('follows what the reporting words do', () => {
    expect(stance('demand', 'eine Waffenruhe')).toBe('demands');
    expect(stance('reject', 'Verhandlungen')).toBe('opposes');
    expect(stance('welcome', 'die Einigung')).toBe('supports');
    expect(stance('doubt', 'den Nutzen')).toBe('doubts');
  });

  it('reads the content of a plain assertion, with its negation', () => {
    expect(stance('assert', 'man sei zu Verhandlungen bereit')).toBe('supports');
    expect(stance('assert', 'man sei zu Verhandlungen nicht bereit')).toBe('opposes');
  });

  it('turns support with a condition into acceptance on condition', () => {
    const loose: StanceCondition = { strict: false, open: false, evidence: 'wenn sie abziehen', dependent: 'man sei bereit' };
    expect(stance('assert', 'man sei bereit', loose)).toBe('accepts-on-condition');
  });

  it('leaves open what takes no side', () => {
    expect(stance('assert', 'es gebe drei Verletzte')).toBeUndefined();
    expect(stance('ask', 'ob es regnet')).toBeUndefined();
  });

  it('accepts what may begin only then, also in the negative', () => {
    const strict: StanceCondition = {
      strict: true,
      open: false,
      evidence: 'solange Zölle gelten',
      dependent: 'die Regel trete nicht in Kraft',
    };
    expect(stance('assert', 'die Regel trete nicht in Kraft', strict)).toBe('accepts-on-condition');
    const weather: StanceCondition = {
      strict: false,
      open: false,
      evidence: 'falls das Wetter mitspielt',
      dependent: 'die Arbeiten enden im Mai',
    };
    expect(stance('assert', 'die Arbeiten enden im Mai', weather)).toBeUndefined();
  });

  it('is undecided where all hangs on what happens', () => {
    const open: StanceCondition = {
      strict: false,
      open: true,
      evidence: 'je nach Lage',
      dependent: 'die Zölle könnten steigen oder fallen',
    };
    expect(stance('assert', 'die Zölle könnten steigen oder fallen', open)).toBe('undecided');
  });

  it('keeps a demand a demand, whatever it hangs on', () => {
    expect(stance('demand', 'Hilfe', { strict: true, open: false, evidence: 'wenn es brennt', dependent: 'Hilfe' })).toBe('demands');
  });

  it('takes no side with an accusation, unless it doubts that somebody means it', () => {
    expect(stance('accuse', 'die Brücke gesprengt zu haben')).toBeUndefined();
    expect(stance('accuse', 'nur auf Zeit zu spielen')).toBe('doubts');
    expect(stance('assert', 'er sehe keinerlei Anzeichen für Einsicht')).toBe('doubts');
  });

  it('goes by the cue where that says it', () => {
    expect(stanceOf({ act: 'demand', given: 'supports', content: tokens('nicht nachzulassen'), negated: false })).toBe('supports');
  });

  it('looks for a negation only in the words between the commas', () => {
    expect(stance('assert', 'man sei bereit, auch wenn andere nicht kommen')).toBe('supports');
    expect(stance('assert', 'das Amt wolle nicht zahlen')).toBe('opposes');
  });
});
