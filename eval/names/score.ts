import { analyzeEntities } from '../../src/entities/index.js';
import type { MentionType } from '../../src/model/index.js';
import { trainNameTagger } from '../../train/entities/names.js';
import { readGoldNames, toNamedSentences } from './gold.js';

/** Fractions: F1, precision and recall over PER, LOC and ORG; F1 of each kind; F1 of the two parts alone. */
export interface NameScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly per: number;
  readonly loc: number;
  readonly org: number;
  readonly germeval: number;
  readonly pud: number;
}

/** A name as scored: strict, by both ends and kind. */
export interface ScoredName {
  readonly start: number;
  readonly end: number;
  readonly type: MentionType;
}

/** Folds of the cross-validation: sentence index modulo this number. */
const FOLDS = 5;

/**
 * Strict span F1 over names-de, one record a sentence. Five folds: the tagger that reads a sentence was trained on the other four.
 * Throws `NotAvailable` where the data is absent.
 */
export async function scoreNames(): Promise<NameScores> {
  const { germeval, pud } = await readGoldNames();
  const sentences = toNamedSentences([...germeval, ...pud]);
  const found: ScoredName[][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const names = trainNameTagger(sentences.filter((_, index) => index % FOLDS !== fold));
    sentences.forEach(({ language }, index) => {
      if (index % FOLDS === fold)
        found[index] = analyzeEntities(language, {}, { names }).mentions.map(({ span, type }) => ({ start: span[0], end: span[1], type }));
    });
  }
  const gold = sentences.map((sentence) => sentence.names);
  const all = countNames(gold, found);
  const cut = germeval.length;
  return {
    ...all,
    per: countNames(gold, found, ['person']).f1,
    loc: countNames(gold, found, ['place']).f1,
    org: countNames(gold, found, ['organisation']).f1,
    germeval: countNames(gold.slice(0, cut), found.slice(0, cut)).f1,
    pud: countNames(gold.slice(cut), found.slice(cut)).f1,
  };
}

/** Strict F1, precision and recall over names of the given kinds; sentences in the same order. Empty against empty is 1. */
export function countNames(
  gold: readonly (readonly ScoredName[])[],
  found: readonly (readonly ScoredName[])[],
  types: readonly MentionType[] = ['person', 'place', 'organisation'],
): { f1: number; precision: number; recall: number } {
  let right = 0;
  let inGold = 0;
  let inFound = 0;
  gold.forEach((names, index) => {
    const wanted = new Set(names.filter((name) => types.includes(name.type)).map(keyOf));
    const given = (found[index] ?? []).filter((name) => types.includes(name.type));
    inGold += wanted.size;
    inFound += given.length;
    for (const name of given) if (wanted.delete(keyOf(name))) right += 1;
  });
  const precision = inFound === 0 ? (inGold === 0 ? 1 : 0) : right / inFound;
  const recall = inGold === 0 ? (inFound === 0 ? 1 : 0) : right / inGold;
  return { f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), precision, recall };
}

function keyOf({ start, end, type }: ScoredName): string {
  return `${start}-${end}-${type}`;
}
