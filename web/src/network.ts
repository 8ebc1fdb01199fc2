/** A point of the network with its place on the drawing. */
export interface Node {
  readonly id: string;
  x: number;
  y: number;
}

/**
 * Lays a network out: springs along links, repulsion between all, a pull to the middle (Fruchterman and Reingold 1991). Deterministic: nodes start on
 * a spiral in their order, so that the same network always looks the same.
 * @param size width and height of the drawing in pixels
 */
export function layOut(
  ids: readonly string[],
  links: readonly { readonly from: string; readonly to: string; readonly count: number }[],
  size: readonly [number, number],
): Node[] {
  const [width, height] = size;
  const nodes = ids.map((id, index): Node => {
    const angle = index * 2.399963; // golden angle: neighbours in the list do not start side by side
    const radius = 0.45 * Math.sqrt((index + 0.5) / Math.max(1, ids.length));
    return { id, x: width * (0.5 + radius * Math.cos(angle)), y: height * (0.5 + radius * Math.sin(angle)) };
  });
  const at = new Map(nodes.map((node, index) => [node.id, index]));
  const ideal = 0.62 * Math.sqrt((width * height) / Math.max(1, nodes.length));
  const rounds = 220;
  for (let round = 0; round < rounds; round += 1) {
    const step = (width / 12) * (1 - round / rounds);
    const dx = new Float64Array(nodes.length);
    const dy = new Float64Array(nodes.length);
    const push = (index: number, x: number, y: number) => {
      dx[index] = (dx[index] ?? 0) + x;
      dy[index] = (dy[index] ?? 0) + y;
    };
    for (const [i, one] of nodes.entries()) {
      push(i, (width / 2 - one.x) * 1.1, (height / 2 - one.y) * 1.6);
      for (let j = i + 1; j < nodes.length; j += 1) {
        const other = nodes[j];
        if (other === undefined) continue;
        const x = one.x - other.x;
        const y = one.y - other.y;
        const force = (ideal * ideal) / Math.max(1, x * x + y * y);
        push(i, x * force, y * force);
        push(j, -x * force, -y * force);
      }
    }
    for (const { from, to, count } of links) {
      const i = at.get(from);
      const j = at.get(to);
      const one = nodes[i ?? -1];
      const other = nodes[j ?? -1];
      if (i === undefined || j === undefined || one === undefined || other === undefined) continue;
      const distance = Math.hypot(one.x - other.x, one.y - other.y);
      const force = (distance / ideal) * Math.min(1.5, 0.5 + Math.log1p(count) / 4);
      push(i, (other.x - one.x) * force, (other.y - one.y) * force);
      push(j, (one.x - other.x) * force, (one.y - other.y) * force);
    }
    for (const [index, node] of nodes.entries()) {
      const x = dx[index] ?? 0;
      const y = dy[index] ?? 0;
      const length = Math.max(1, Math.hypot(x, y));
      node.x = Math.max(30, Math.min(width - 110, node.x + (x / length) * Math.min(length, step)));
      node.y = Math.max(16, Math.min(height - 16, node.y + (y / length) * Math.min(length, step)));
    }
  }
  return nodes;
}

/** Moves links between the same two apart, so that none hides another. @param gap pixels between two; default 5 */
export function sideBySide<Link extends { readonly from: string; readonly to: string; readonly a: Point; readonly b: Point }>(
  links: readonly Link[],
  gap = 5,
): Link[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const pair = [link.from, link.to].sort().join(' ');
    groups.set(pair, [...(groups.get(pair) ?? []), link]);
  }
  return [...groups.values()].flatMap((group) =>
    group.map((link, index) => {
      // Across the direction from the one whose id comes first: both directions move to the same side.
      const sign = link.from < link.to ? 1 : -1;
      const [dx, dy] = [(link.b.x - link.a.x) * sign, (link.b.y - link.a.y) * sign];
      const away = ((index - (group.length - 1) / 2) * gap) / Math.max(1, Math.hypot(dx, dy));
      const move = ({ x, y }: Point): Point => ({ x: x - dy * away, y: y + dx * away });
      return { ...link, a: move(link.a), b: move(link.b) };
    }),
  );
}

/** A place on a drawing, in pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}
