/** A mark that wants its name beside it. */
interface NamedMark {
  readonly id: string;
  readonly text: string;
  /** Its middle, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly r: number;
  /** The name stands on the mark itself; default beside it. */
  readonly middle?: boolean;
  /** No later name stands on the mark itself, whether this one has room for a name or not; default false. */
  readonly blocks?: boolean;
}

/** Where a name begins (`start`), ends (`end`) or has its middle. */
export interface NamePlace {
  readonly x: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

/**
 * Sets names to the right of their marks, else to the left; one that would stand on a name of an earlier mark, or be cut off at an edge, is left out.
 * @param edges left and right edge of what is seen, in pixels; marks outside are named, too
 * @param size of a letter and of a line, in pixels
 */
export function placeNames(
  marks: readonly NamedMark[],
  edges: readonly [number, number],
  size: readonly [number, number] = [7, 16],
): Map<string, NamePlace> {
  const taken: { readonly left: number; readonly right: number; readonly y: number; readonly half: number }[] = [];
  for (const { x, y, r, blocks } of marks) if (blocks) taken.push({ left: x - r, right: x + r, y, half: Math.max(0, r - 4) });
  const places = new Map<string, NamePlace>();
  for (const { id, text, x, y, r, middle } of marks) {
    const length = text.length * size[0];
    for (const anchor of middle ? (['middle'] as const) : (['start', 'end'] as const)) {
      const at = anchor === 'middle' ? x : anchor === 'start' ? x + r + 4 : x - r - 4;
      const left = anchor === 'middle' ? at - length / 2 : anchor === 'start' ? at : at - length;
      if (x >= edges[0] && x <= edges[1] && (left < edges[0] || left + length > edges[1])) continue;
      if (taken.some((other) => Math.abs(other.y - y) < size[1] / 2 + other.half && left < other.right && other.left < left + length))
        continue;
      taken.push({ left, right: left + length, y, half: size[1] / 2 });
      places.set(id, { x: at, anchor });
      break;
    }
  }
  return places;
}
