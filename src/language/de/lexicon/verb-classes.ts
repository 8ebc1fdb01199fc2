import { readDataRows } from '../../common/files.js';

/** Classes of verbs in the order of their bits. */
const NAMES = [
  'dative',
  'ditransitive',
  'genitive',
  'intransitive',
  'being',
  'double',
  'speech',
  'copula',
  'coherent',
  'bare',
  'object-control',
  'measure',
  'time-object',
  'transitive',
] as const;

/** Classes of verbs by lemma, from `data/language/de/verb-classes.tsv`. */
export type VerbClass = (typeof NAMES)[number];

let loaded: Map<string, number> | undefined;

function classes(): ReadonlyMap<string, number> {
  if (loaded) return loaded;
  loaded = new Map();
  for (const [kind = '', list = ''] of readDataRows('de/verb-classes.tsv')) {
    const bit = 1 << NAMES.indexOf(kind as VerbClass);
    for (const lemma of list.split(' ')) loaded.set(lemma, (loaded.get(lemma) ?? 0) | bit);
  }
  return loaded;
}

/** Bits of the classes of a verb lemma, separable prefix included; 0 where it is in none. */
export function verbClassBits(lemma: string): number {
  return classes().get(lemma) ?? 0;
}

const BITS = Object.fromEntries(NAMES.map((name, at) => [name, 1 << at])) as Readonly<Record<VerbClass, number>>;

/** Whether a verb lemma is in a class: `isVerbClass('helfen', 'dative')`. */
export function isVerbClass(lemma: string, kind: VerbClass): boolean {
  return (verbClassBits(lemma) & BITS[kind]) !== 0;
}
