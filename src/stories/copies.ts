import type { StoryInput } from '../model/index.js';

/** Words of one shingle: runs of five words are seldom shared by chance. */
const SHINGLE_WORDS = 5;
/** Share of the shorter text's shingles that the longer one must hold. Own texts on one happening share under 0.1, reprints with cuts over 0.5. */
const COPY_SHARE = 0.4;
const LEAST_SHINGLES = 8;

/**
 * Groups of reports that reprint one text with small changes: one voice. Only groups of two and more, in the order of the input.
 * @param reports the reports of one story
 */
export function findCopies(reports: readonly Pick<StoryInput, 'id' | 'text'>[]): string[][] {
  const shingles = reports.map((report) => shinglesOf(report.text));
  const group = reports.map((_, index) => index);
  const shared = new Map<string, number[]>();
  const overlaps = new Int32Array(reports.length);
  shingles.forEach((set, index) => {
    for (const shingle of set) {
      const holders = shared.get(shingle);
      if (holders === undefined) shared.set(shingle, [index]);
      else {
        for (const holder of holders) overlaps[holder]! += 1;
        holders.push(index);
      }
    }
    for (let other = 0; other < index; other += 1) {
      const shorter = Math.min(shingles[other]!.size, set.size);
      if (shorter >= LEAST_SHINGLES && overlaps[other]! / shorter >= COPY_SHARE) unite(other, index);
      overlaps[other] = 0;
    }
  });
  const groups = new Map<number, string[]>();
  reports.forEach((report, index) => {
    const root = rootOf(index);
    const members = groups.get(root);
    if (members === undefined) groups.set(root, [report.id]);
    else members.push(report.id);
  });
  return [...groups.values()].filter((members) => members.length > 1);

  function rootOf(index: number): number {
    let root = index;
    while (group[root] !== root) root = group[root]!;
    return root;
  }
  function unite(left: number, right: number): void {
    const [a, b] = [rootOf(left), rootOf(right)];
    if (a < b) group[b] = a;
    else group[a] = b;
  }
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) shingles.add(words.slice(at, at + SHINGLE_WORDS).join(' '));
  return shingles;
}
