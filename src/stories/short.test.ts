import { describe, expect, it } from 'vitest';
import type { StoryInput } from '../model/index.js';
import { clusterReports } from './index.js';
import { isShort } from './short.js';

const filler = (words: readonly string[]) => Array.from({ length: 16 }, () => words.join(' ')).join('. ');
const article = (id: string, words: readonly string[]): StoryInput => ({
  id,
  text: filler(words),
  published: '2024-05-06T10:00:00Z',
  lang: 'de',
});
const entry = (id: string, text: string): StoryInput => ({ id, text, published: '2024-05-06T12:00:00Z', lang: 'de' });

const HARBOUR = ['Odessa', 'Hafenbrand', 'Drohnenangriff', 'Lagerhäuser', 'Verletzte', 'Feuerwehr'];
const SUMMIT = ['Genf', 'Gipfeltreffen', 'Delegationen', 'Wiederaufbau', 'Gastgeberin', 'Abschlusserklärung'];

describe('clusterReports with short reports', () => {
  it('puts a ticker entry to the articles that hold its words', () => {
    const stories = clusterReports([
      article('h1', HARBOUR),
      article('h2', HARBOUR),
      article('g1', SUMMIT),
      article('g2', SUMMIT),
      entry('e', 'Odessa: Feuerwehr meldet Verletzte nach Drohnenangriff auf Lagerhäuser.'),
    ]);
    expect(stories.map((story) => [...story.reports].sort())).toEqual([
      ['g1', 'g2'],
      ['e', 'h1', 'h2'],
    ]);
  });

  it('leaves an entry alone that shares one name with a story', () => {
    const stories = clusterReports([
      article('h1', HARBOUR),
      article('h2', HARBOUR),
      entry('e', 'Odessa gewinnt das Endspiel der Wasserballerinnen mit einem Tor in der letzten Minute.'),
    ]);
    expect(stories.find((story) => story.reports.includes('e'))!.reports).toEqual(['e']);
  });

  it('joins a handful of near copies, though they share nearly all their words', () => {
    const text = 'Russische Truppen haben Odessa mit Drohnen angegriffen. In den Lagerhäusern am Hafen brannte es bis zum Morgen.';
    const stories = clusterReports(
      ['Zwei Verletzte.', 'Acht Verletzte.', 'Neun Verletzte.'].map((end, at) => entry(`n${at}`, `${text} ${end}`)),
    );
    expect(stories).toHaveLength(1);
  });

  it('takes a text for short by its words', () => {
    expect(isShort('Ein Satz.')).toBe(true);
    expect(isShort(filler(HARBOUR))).toBe(false);
  });
});
