/** A similarity between two items, `left < right`. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
}

/**
 * Average-link agglomerative clustering over a sparse similarity graph: the pair of clusters with the highest mean similarity of their members is joined
 * until none reaches `threshold`. Pairs without an edge count as 0. Ties fall to the lower numbers, so that the result does not depend on chance.
 * @returns for each item the number of its cluster, which is its smallest member
 */
export function averageLink(items: number, edges: readonly Edge[], threshold: number): number[] {
  const sizes = new Array<number>(items).fill(1);
  const version = new Array<number>(items).fill(0);
  const parent = Array.from({ length: items }, (_, index) => index);
  /** Sum of similarities between clusters. */
  const sums: Map<number, number>[] = Array.from({ length: items }, () => new Map());
  const heap = new Heap();
  for (const { left, right, similarity } of edges) {
    sums[left]!.set(right, similarity);
    sums[right]!.set(left, similarity);
    if (similarity >= threshold) heap.push({ mean: similarity, left, right, leftVersion: 0, rightVersion: 0 });
  }
  for (let best = heap.pop(); best; best = heap.pop()) {
    const { left, right } = best;
    if (version[left] !== best.leftVersion || version[right] !== best.rightVersion) continue;
    join(left, right);
  }
  return parent.map((_, index) => find(index));

  function join(keep: number, drop: number): void {
    parent[drop] = keep;
    version[drop] = -1;
    version[keep]! += 1;
    sizes[keep]! += sizes[drop]!;
    const kept = sums[keep]!;
    kept.delete(drop);
    for (const [other, sum] of sums[drop]!) {
      if (other === keep) continue;
      const total = (kept.get(other) ?? 0) + sum;
      kept.set(other, total);
      const others = sums[other]!;
      others.delete(drop);
      others.set(keep, total);
    }
    sums[drop] = new Map();
    for (const [other, sum] of kept) {
      const mean = sum / (sizes[keep]! * sizes[other]!);
      if (mean < threshold) continue;
      const [left, right] = keep < other ? [keep, other] : [other, keep];
      heap.push({ mean, left, right, leftVersion: version[left]!, rightVersion: version[right]! });
    }
  }

  function find(index: number): number {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  }
}

interface Candidate {
  readonly mean: number;
  readonly left: number;
  readonly right: number;
  readonly leftVersion: number;
  readonly rightVersion: number;
}

function before(a: Candidate, b: Candidate): boolean {
  return a.mean > b.mean || (a.mean === b.mean && (a.left < b.left || (a.left === b.left && a.right < b.right)));
}

/** A binary heap, best candidate first. */
class Heap {
  readonly #items: Candidate[] = [];

  push(item: Candidate): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(item, items[up]!)) break;
      items[at] = items[up]!;
      at = up;
    }
    items[at] = item;
  }

  pop(): Candidate | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= items.length) break;
      if (down + 1 < items.length && before(items[down + 1]!, items[down]!)) down += 1;
      if (!before(items[down]!, last)) break;
      items[at] = items[down]!;
      at = down;
    }
    items[at] = last;
    return top;
  }
}
