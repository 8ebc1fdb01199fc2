import { rememberedPair } from '../../language/index.js';
import type { CountWhat } from '../../model/index.js';
import { isPeople } from '../events/noun-classes.js';
import type { Reading } from '../events/reading.js';
import { readEventRows, StemList } from '../events/rows.js';

/** What a counted noun is by itself; for `person` and `thing` the clause decides, `never` is a measure. */
export type Counted = CountWhat | 'person' | 'thing' | 'never';

/** The lists that say what is counted. */
export interface MeaningWords {
  readonly nouns: readonly (readonly [kind: Counted, words: StemList])[];
  /** By verb lemma: meaning and the slot of the counted noun. */
  readonly verbs: ReadonlyMap<string, readonly (readonly [what: CountWhat, slot: string])[]>;
  /** By verb lemma: meaning and the words of the clause that make it. */
  readonly phrases: ReadonlyMap<string, readonly (readonly [what: CountWhat, words: StemList])[]>;
  /** Verbs whose number without a noun goes on with what was counted: "Sieben weitere meldete der Gouverneur". */
  readonly goingOn: ReadonlySet<string>;
  /** Of these, those whose object can be nothing but a number of people: "die Polizei zählte 250". */
  readonly counting: ReadonlySet<string>;
  /** Nouns for the number of what their genitive names: "Zahl". */
  readonly numberNouns: ReadonlySet<string>;
  /** Nouns for the number of a kind: "Opferzahl". */
  readonly casualtyNumbers: ReadonlyMap<string, CountWhat>;
  readonly acts: readonly (readonly [what: CountWhat, nouns: StemList])[];
}

let loaded: MeaningWords | undefined;

/** Loads the lists once. */
export function meaningWords(): MeaningWords {
  if (loaded) return loaded;
  const verbs = new Map<string, [CountWhat, string][]>();
  for (const [what = '', slot = '', lemmas = ''] of readEventRows('count-verbs.tsv')) {
    for (const lemma of lemmas.split(' ')) {
      const list = verbs.get(lemma);
      if (list) list.push([what as CountWhat, slot]);
      else verbs.set(lemma, [[what as CountWhat, slot]]);
    }
  }
  const phrases = new Map<string, [CountWhat, StemList][]>();
  for (const [what = '', verb = '', words = ''] of readEventRows('count-phrases.tsv')) {
    const list = phrases.get(verb) ?? [];
    list.push([what as CountWhat, new StemList(words.split(' '))]);
    phrases.set(verb, list);
  }
  const ellipsis = readEventRows('count-ellipsis.tsv');
  const wordsFor = (kind: string) => ellipsis.filter(([use]) => use === kind).flatMap(([, words = '']) => words.split(' '));
  loaded = {
    goingOn: new Set(wordsFor('goes-on')),
    counting: new Set(wordsFor('counting')),
    numberNouns: new Set(wordsFor('number')),
    casualtyNumbers: new Map(
      ellipsis.flatMap(([use, words = '', what]) =>
        use === 'tally' ? words.split(' ').map((word) => [word, what as CountWhat] as const) : [],
      ),
    ),
    nouns: readEventRows('count-nouns.tsv').map(([kind = '', list = '']) => [kind as Counted, new StemList(list.split(' '))] as const),
    verbs,
    phrases,
    acts: readEventRows('count-acts.tsv').map(([what = '', list = '']) => [what as CountWhat, new StemList(list.split(' '))] as const),
  };
  return loaded;
}

/** What a noun counts by itself: "Verletzte" → injured; undefined for nouns that no list knows. */
export function nounKind(reading: Reading, token: number): Counted | undefined {
  return (
    kindOfWord(reading.lemmas[token] ?? '', reading.tokens[token]?.form ?? '') ?? (isCountedPeople(reading, token) ? 'person' : undefined)
  );
}

/** "zwei Bosniaken", "drei Kirgisen": a proper noun in the plural behind a number names members of a people; not "zwei Volvo", "2 Berlin". */
function isCountedPeople(reading: Reading, token: number): boolean {
  return isNumberedName(reading, token) && PEOPLES.test(reading.tokens[token]?.form ?? '');
}

/** What the tagger takes for a name, right behind a number, and not in the singular beyond doubt. */
export function isNumberedName(reading: Reading, token: number): boolean {
  const word = reading.tokens[token];
  return word?.upos === 'PROPN' && reading.tokens[token - 1]?.upos === 'NUM' && word.feats.Number !== 'Sing';
}

const PEOPLES = /^\p{Lu}\p{Ll}{2,}(?:[aeiou]?ken|sen|ten|ner|nern|ier|iern|den)$/u;

const kindOfWord = rememberedPair((lemma: string, written: string): Counted | undefined => {
  const form = written.toLowerCase();
  for (const word of [lemma, form, form.replace(/(?:innen|en|n|e|s)$/, '')]) {
    if (word.length < 2) continue;
    let best: Counted | undefined;
    let length = 0;
    for (const [kind, list] of meaningWords().nouns) {
      const stem = list.find(word);
      if (stem && stem.length > length) {
        best = kind;
        length = stem.length;
      }
    }
    if (best) return best;
  }
  return isPeople(lemma, written) || DERIVED_PEOPLE.test(form) ? 'person' : undefined;
});

/**
 * Endings that make people of verbs and nouns: "Laborantinnen", "Pazifisten", "Ökologen".
 * Not "-er", which makes tools as well ("Drucker", "Container"): those stand in the list.
 */
const DERIVED_PEOPLE = /^\p{Ll}{3,}(?:erin|istin|entin|antin|innen|isten|ologen?|ianer[n]?|enser[n]?)$/u;
