import { remembered, rememberedPair } from '../../language/index.js';
import { readEventRows, StemList } from './rows.js';

/** What a noun of `actor-nouns.tsv` stands for. */
export type NounClass = 'thing' | 'document' | 'force' | 'police' | 'court' | 'public' | 'human' | 'company' | 'craft' | 'member';

let nounClasses: ReadonlyMap<NounClass, StemList> | undefined;

function classLists(): ReadonlyMap<NounClass, StemList> {
  nounClasses ??= new Map(
    readEventRows('actor-nouns.tsv').map(([kind = '', words = '']) => [kind as NounClass, new StemList(words.split(' '))]),
  );
  return nounClasses;
}

/** The classes that a word belongs to by the lists. */
export const classesOfWord = remembered((word: string): readonly NounClass[] =>
  [...classLists()].flatMap(([kind, list]) => (list.has(word) ? [kind] : [])),
);

/** The classes of a noun by its lemma, its form, and a guess at its singular. */
export const classesOf = rememberedPair((lemma: string, written: string): ReadonlySet<NounClass> => {
  const form = written.toLowerCase();
  return new Set([lemma, form, singular(form)].flatMap(classesOfWord));
});

/** True for nouns of people and of bodies of people: "Pirat", "Beamter"; not for states, authorities or firms. */
export function isPeople(lemma: string, form: string): boolean {
  const classes = classesOf(lemma, form);
  return (classes.has('human') || classes.has('force') || classes.has('police')) && !classes.has('thing') && !classes.has('craft');
}

/** A guess at the singular of a noun form that the lexicon does not know: "rebellen" → "rebell". */
export function singular(form: string): string {
  return form.replace(/(?:innen|en|ern|er|e|n|s)$/, '');
}
