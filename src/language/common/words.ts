/** Words kept in one memory, then it starts anew: keeps memory flat over an endless run. */
const REMEMBERED = 20_000;

/** Stands for "undefined" in a memory, so that one look-up tells it from "not asked yet". */
const NOTHING = Symbol('nothing');

/** A pure function of a word that remembers its last answers: the words of news come back. The same word gives the same answer, remembered or not. */
export function remembered<Value>(compute: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value | typeof NOTHING>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return (found === NOTHING ? undefined : found) as Value;
    const value = compute(word);
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, value === undefined ? NOTHING : value);
    return value;
  };
}

/** As `remembered`, of a word's lemma and its form as written. */
export function rememberedPair<Value>(compute: (lemma: string, form: string) => Value): (lemma: string, form: string) => Value {
  const ofForm = remembered((_form: string): Map<string, Value | typeof NOTHING> => new Map());
  return (lemma, form) => {
    const known = ofForm(form);
    const found = known.get(lemma);
    if (found !== undefined) return (found === NOTHING ? undefined : found) as Value;
    const value = compute(lemma, form);
    known.set(lemma, value === undefined ? NOTHING : value);
    return value;
  };
}

/** A word in lower case. */
export const lowerCase = remembered((word) => word.toLowerCase());
