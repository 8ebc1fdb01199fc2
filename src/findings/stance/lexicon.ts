import { readFileSync } from 'node:fs';
import type { Stance } from '../../model/index.js';

const FOLDER = new URL('../../../data/findings/statements/', import.meta.url);

/** Words that stand for one issue, and words of a content that give its speaker's stance. */
export interface StanceLexicon {
  /** Issue by stem in lower case. */
  readonly issues: ReadonlyMap<string, string>;
  /** The names of all issues. */
  readonly names: ReadonlySet<string>;
  readonly stances: ReadonlyMap<string, Stance>;
  /** Groups of two words or more by their first word, all in lower case; the later ones as stems. */
  readonly groups: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly stance: Stance }[]>;
  /** Nouns that value what stands behind them: the issue is not they themselves. */
  readonly valuing: ReadonlySet<string>;
}

let loaded: StanceLexicon | undefined;

/** The lists of `data/findings/statements`, read once. Throws where one is missing, since it belongs to the program. */
export function stanceLexicon(): StanceLexicon {
  loaded ??= load();
  return loaded;
}

function load(): StanceLexicon {
  const stances = rows('stances.tsv');
  return {
    issues: new Map(rows('issues.tsv').flatMap(([issue = '', stems = '']) => stems.split('|').map((stem) => [stem, issue] as const))),
    names: new Set(rows('issues.tsv').map(([issue = '']) => issue)),
    groups: groupsOf(stances),
    stances: new Map(stances.map(([word = '', stance]) => [word, stance as Stance])),
    valuing: new Set(stances.flatMap(([word = '', , of]) => (of === 'of' ? [word] : []))),
  };
}

function rows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function groupsOf(stances: readonly (readonly string[])[]): Map<string, { words: string[]; stance: Stance }[]> {
  const groups = new Map<string, { words: string[]; stance: Stance }[]>();
  for (const [phrase = '', stance] of stances) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    if (words.length > 1) groups.set(first, [...(groups.get(first) ?? []), { words, stance: stance as Stance }]);
  }
  return groups;
}
