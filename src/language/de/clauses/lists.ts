import { readDataRows } from '../../common/files.js';

/** Classes of verbs by lemma, from `data/language/de/verb-classes.tsv`. */
export type VerbClass =
  | 'dative'
  | 'ditransitive'
  | 'genitive'
  | 'intransitive'
  | 'being'
  | 'double'
  | 'speech'
  | 'copula'
  | 'coherent'
  | 'bare'
  | 'object-control'
  | 'measure'
  | 'time-object';

let loaded: Map<string, Set<string>> | undefined;

function classes(): Map<string, Set<string>> {
  if (loaded) return loaded;
  loaded = new Map();
  for (const [kind = '', list = ''] of readDataRows('de/verb-classes.tsv')) {
    const known = loaded.get(kind) ?? new Set<string>();
    for (const lemma of list.split(' ')) known.add(lemma);
    loaded.set(kind, known);
  }
  return loaded;
}

/** Whether a verb lemma, separable prefix included, is in a class: `isVerbClass('helfen', 'dative')`. */
export function isVerbClass(lemma: string, kind: VerbClass): boolean {
  return classes().get(kind)?.has(lemma) === true;
}
