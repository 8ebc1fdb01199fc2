/** ROUGE (Lin 2004): overlap of n-grams or of the longest common subsequence of words, as F1. No stemming, no stop words; lower case, letters and digits. */

/** Words as ROUGE counts them. */
export function rougeWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** F1 of common n-grams, each counted as often as both have it. 1 for two empty texts. */
export function rougeN(candidate: string, reference: string, n: number): number {
  const left = countGrams(rougeWords(candidate), n);
  const right = countGrams(rougeWords(reference), n);
  let common = 0;
  for (const [gram, count] of left.counts) common += Math.min(count, right.counts.get(gram) ?? 0);
  return f1(common, left.total, right.total);
}

/** F1 of the longest common subsequence of words of the whole texts. */
export function rougeL(candidate: string, reference: string): number {
  const left = rougeWords(candidate);
  const right = rougeWords(reference);
  let row = new Uint32Array(right.length + 1);
  for (const word of left) {
    const next = new Uint32Array(right.length + 1);
    for (let j = 0; j < right.length; j += 1) next[j + 1] = word === right[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!);
    row = next;
  }
  return f1(row[right.length]!, left.length, right.length);
}

function countGrams(words: readonly string[], n: number): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= words.length; i += 1) {
    const gram = words.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, words.length - n + 1) };
}

function f1(common: number, left: number, right: number): number {
  if (left === 0 && right === 0) return 1;
  return common === 0 ? 0 : (2 * common) / (left + right);
}
