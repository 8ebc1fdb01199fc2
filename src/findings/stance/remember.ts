/** Words remembered per look-up; then it starts anew, so that memory stays bounded whatever is read. */
const LIMIT = 20000;

/** A pure look-up by word that remembers its answers: the words of news recur. The same word gives the same answer, remembered or not. */
export function remembering<T>(lookUp: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (known.has(word)) return known.get(word) as T;
    const answer = lookUp(word);
    if (known.size >= LIMIT) known.clear();
    known.set(word, answer);
    return answer;
  };
}
