/** Something with a place on the drawing and a weight. */
export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Spots that lie too close to be told apart: one mark for all of them, where the weightiest stands. A spot by itself is a cluster of one. */
export interface Cluster<T extends Spot> {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Weightiest first. */
  readonly members: readonly T[];
}

/**
 * Brings together what would overlap: the weightiest spot takes in all within `reach`, then the next one that is left. Deterministic: the order of
 * the spots does not matter. Time grows with spots times clusters.
 * @param reach in units of `x` and `y`
 */
export function clusterSpots<T extends Spot>(spots: readonly T[], reach: number): Cluster<T>[] {
  const order = [...spots].sort((left, right) => right.count - left.count || (left.id < right.id ? -1 : 1));
  const clusters: { id: string; x: number; y: number; count: number; members: T[] }[] = [];
  for (const spot of order) {
    const near = clusters.find((cluster) => Math.hypot(cluster.x - spot.x, cluster.y - spot.y) < reach);
    if (near === undefined) clusters.push({ id: spot.id, x: spot.x, y: spot.y, count: spot.count, members: [spot] });
    else {
      near.members.push(spot);
      near.count += spot.count;
    }
  }
  return clusters;
}
