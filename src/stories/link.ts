/** A similarity between two items, `left < right`. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
}

/** Groups of more items are linked over their edges alone: a table of all pairs would take more than 128 MB. */
const LARGEST_TABLE = 4000;
/** A table of all pairs is faster where at least one pair in so many has an edge. */
const DENSE = 16;

/**
 * Average-link agglomerative clustering over a sparse similarity graph: the pair of clusters with the highest mean similarity of their members is joined
 * until none reaches `threshold`. Pairs without an edge count as 0. Ties fall to the lower numbers, so that the result does not depend on chance.
 * Items that no chain of similarities of at least `threshold` connects can never meet, so each connected part is linked by itself.
 * @returns for each item the number of its cluster, which is its smallest member
 */
export function averageLink(items: number, edges: readonly Edge[], threshold: number): number[] {
  const cluster = Array.from({ length: items }, (_, index) => index);
  for (const { members, edges: own } of connectedParts(items, edges, threshold)) {
    const dense = members.length <= LARGEST_TABLE && own.length * DENSE >= members.length ** 2;
    const linked = (dense ? linkTable : linkGraph)(members.length, own, threshold);
    linked.forEach((group, place) => {
      cluster[members[place]!] = members[group]!;
    });
  }
  return cluster;
}

/** Items in ascending order that similarities of at least the threshold connect, and all edges among them, numbered by their places in the part. */
interface Part {
  readonly members: number[];
  readonly edges: Edge[];
}

/** The parts of two and more items. */
function connectedParts(items: number, edges: readonly Edge[], threshold: number): Part[] {
  const roots = Int32Array.from({ length: items }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (roots[root] !== root) root = roots[root] = roots[roots[root]!]!;
    return root;
  };
  for (const { left, right, similarity } of edges) {
    if (similarity < threshold) continue;
    const [a, b] = [rootOf(left), rootOf(right)];
    if (a !== b) roots[Math.max(a, b)] = Math.min(a, b);
  }
  const parts = new Map<number, Part>();
  const places = new Int32Array(items);
  for (let item = 0; item < items; item += 1) {
    const root = rootOf(item);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, { members: [item], edges: [] });
    else places[item] = part.members.push(item) - 1;
  }
  for (const { left, right, similarity } of edges) {
    const root = rootOf(left);
    if (root === rootOf(right)) parts.get(root)!.edges.push({ left: places[left]!, right: places[right]!, similarity });
  }
  return [...parts.values()].filter(({ members }) => members.length > 1);
}

/**
 * Over a table of all pairs, by chains of nearest neighbours (Murtagh 1983): quadratic in time and space. Two clusters that are nearest to each other
 * can be joined at any time, since joining others never brings them a nearer one; the joins below the threshold are then left out.
 */
function linkTable(items: number, edges: readonly Edge[], threshold: number): number[] {
  const sums = new Float64Array(items * items);
  for (const { left, right, similarity } of edges) {
    sums[left * items + right] = similarity;
    sums[right * items + left] = similarity;
  }
  const sizes = new Float64Array(items).fill(1);
  const parent = Array.from({ length: items }, (_, index) => index);
  /** Clusters that may still be joined, in ascending order. */
  const open = Array.from({ length: items }, (_, index) => index);
  const chain: number[] = [];
  while (open.length > 1) {
    if (chain.length === 0) chain.push(open[0]!);
    const top = chain.at(-1)!;
    const before = chain.at(-2);
    let nearest = before ?? -1;
    let best = before === undefined ? -1 : meanOf(top, before);
    for (const other of open) {
      if (other === top) continue;
      const mean = meanOf(top, other);
      if (mean > best) [best, nearest] = [mean, other];
    }
    if (best < threshold) {
      // Nothing is near enough to the last of the chain, so it is done.
      close(top);
      chain.pop();
    } else if (nearest === before) {
      chain.length -= 2;
      join(Math.min(top, nearest), Math.max(top, nearest));
    } else chain.push(nearest);
  }
  return parent.map((_, index) => clusterOf(parent, index));

  function meanOf(left: number, right: number): number {
    return sums[left * items + right]! / (sizes[left]! * sizes[right]!);
  }
  function close(cluster: number): void {
    open.splice(open.indexOf(cluster), 1);
  }
  function join(keep: number, drop: number): void {
    parent[drop] = keep;
    sizes[keep]! += sizes[drop]!;
    close(drop);
    for (const other of open) {
      sums[keep * items + other]! += sums[drop * items + other]!;
      sums[other * items + keep] = sums[keep * items + other]!;
    }
  }
}

/** Over the edges alone, best pair first. */
function linkGraph(items: number, edges: readonly Edge[], threshold: number): number[] {
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
  return parent.map((_, index) => clusterOf(parent, index));

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
}

/** The cluster that an item ended in. */
function clusterOf(parent: readonly number[], index: number): number {
  let root = index;
  while (parent[root] !== root) root = parent[root]!;
  return root;
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
