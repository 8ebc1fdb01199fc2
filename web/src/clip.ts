/** The part of a ring that lies in a box: its area, negative where the ring runs the other way, and its middle. */
export interface Clipped {
  readonly area: number;
  readonly x: number;
  readonly y: number;
}

const NOTHING: Clipped = { area: 0, x: 0, y: 0 };

/**
 * Cuts a ring to a box, one side after the other (Sutherland and Hodgman 1974), and measures what is left.
 * @param ring `x, y, x, y, …`
 * @param box left, top, right and bottom
 */
export function clipRing(ring: readonly number[], box: readonly [number, number, number, number]): Clipped {
  let points: readonly number[] = ring;
  for (const axis of [0, 1] as const) {
    points = cut(points, axis, box[axis], 1);
    points = cut(points, axis, box[axis + 2] ?? 0, -1);
  }
  return measure(points);
}

/** Keeps what lies beyond `edge` on an axis: above it where `sign` is 1, below it where it is -1. */
function cut(points: readonly number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const count = points.length;
  for (let index = 0; index < count; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    const [lastX, lastY] = [points[(index + count - 2) % count] ?? 0, points[(index + count - 1) % count] ?? 0];
    const [value, last] = axis === 0 ? [x, lastX] : [y, lastY];
    const isIn = (value - edge) * sign >= 0;
    if (isIn !== (last - edge) * sign >= 0) {
      const part = (edge - last) / (value - last);
      kept.push(lastX + (x - lastX) * part, lastY + (y - lastY) * part);
    }
    if (isIn) kept.push(x, y);
  }
  return kept;
}

/** Area and middle of a ring by its edges. */
function measure(points: readonly number[]): Clipped {
  const count = points.length;
  let [area, sumX, sumY] = [0, 0, 0];
  for (let index = 0; index < count; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    const [nextX, nextY] = [points[(index + 2) % count] ?? 0, points[(index + 3) % count] ?? 0];
    const cross = x * nextY - nextX * y;
    area += cross;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  return area === 0 ? NOTHING : { area: area / 2, x: sumX / (3 * area), y: sumY / (3 * area) };
}
