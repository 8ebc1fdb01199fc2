import { readEntityRows } from '../data.js';

/** What a seat or office stands for: id of a state or organisation; `seat`: it is a place too. */
export interface Metonym {
  readonly id: string;
  readonly seat: boolean;
}

let metonyms: ReadonlyMap<string, Metonym> | undefined;

/** Seats that stand for governments ("Kiew"), and offices that stand for nothing else ("Kreml"). */
export function metonymOf(name: string): Metonym | undefined {
  metonyms ??= new Map(readEntityRows('states', 'metonyms.tsv').map(([word = '', id = '', kind]) => [word, { id, seat: kind === 'seat' }]));
  return metonyms.get(name);
}

let acts: ReadonlySet<string> | undefined;

/** True for the lemma of a verb of saying, deciding or another act that only an actor performs: with it a capital stands for its government. */
export function isActOfState(lemma: string): boolean {
  acts ??= new Set(readEntityRows('states', 'act-verbs.tsv').map(([verb = '']) => verb));
  return acts.has(lemma);
}
