/** Universal Dependencies relations of the German treebanks, in the order of their numbers in the weights. */
export const RELATIONS: readonly string[] = [
  'dep',
  'root',
  'punct',
  'det',
  'case',
  'advmod',
  'nsubj',
  'obl',
  'nmod',
  'amod',
  'obj',
  'conj',
  'cc',
  'aux',
  'mark',
  'cop',
  'appos',
  'compound',
  'nummod',
  'det:poss',
  'aux:pass',
  'ccomp',
  'advcl',
  'xcomp',
  'nsubj:pass',
  'flat',
  'compound:prt',
  'acl:relcl',
  'obl:arg',
  'acl',
  'flat:name',
  'parataxis',
  'obl:tmod',
  'expl',
  'obl:agent',
  'csubj',
  'nmod:poss',
  'fixed',
  'expl:pv',
  'csubj:pass',
  'iobj',
];

const NUMBERS = new Map(RELATIONS.map((name, index) => [name, index]));

/** Number of a relation; rare subtypes count as their base, unknown ones as `dep`. */
export function relationNumber(name: string): number {
  return NUMBERS.get(name) ?? NUMBERS.get(name.split(':', 1)[0]!) ?? 0;
}

/** Transitions of the arc-hybrid system. */
export const SHIFT = 0;
/** The top of the stack gets the first word of the buffer as head and is removed. */
export const LEFT = 1;
/** The top of the stack gets the word below it as head and is removed. */
export const RIGHT = 2;
