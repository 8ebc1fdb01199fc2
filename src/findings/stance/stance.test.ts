import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { StatementAct } from '../../model/index.js';
import { issueOf, stanceOf } from './index.js';

function tokens(text: string) {
  return analyzeLanguage(text, { lang: 'de' }).tokens;
}

describe('issues', () => {
  it.each([
    ['eine Feuerpause', 'Waffenruhe'],
    ['den Waffenstillstand', 'Waffenruhe'],
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
  function stance(act: StatementAct, content: string, more: { negated?: boolean; conditional?: boolean } = {}) {
    return stanceOf({ act, content: tokens(content), negated: more.negated ?? false, conditional: more.conditional ?? false });
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
    expect(stance('assert', 'man sei bereit, wenn sie abziehen', { conditional: true })).toBe('accepts-on-condition');
  });

  it('leaves open what takes no side', () => {
    expect(stance('assert', 'es gebe drei Verletzte')).toBeUndefined();
    expect(stance('ask', 'ob es regnet')).toBe('undecided');
  });
});
