import { describe, expect, it } from 'vitest';
import { clusterSpots } from '../../web/src/clusters.js';
import { layOut } from '../../web/src/network.js';

const spot = (id: string, x: number, y: number, count: number) => ({ id, x, y, count });

describe('clusters on the map', () => {
  it('bring together what lies within reach, under the weightiest', () => {
    const found = clusterSpots([spot('a', 0, 0, 2), spot('b', 5, 0, 7), spot('c', 100, 0, 1)], 20);
    expect(found.map(({ id, count, members }) => [id, count, members.map((one) => one.id)])).toEqual([
      ['b', 9, ['b', 'a']],
      ['c', 1, ['c']],
    ]);
  });

  it('are the same in any order, and none is lost', () => {
    const spots = Array.from({ length: 300 }, (_, index) => spot(`s${index}`, (index * 37) % 400, (index * 53) % 300, (index * 7) % 11));
    const one = clusterSpots(spots, 24);
    expect(clusterSpots([...spots].reverse(), 24)).toEqual(one);
    expect(one.flatMap((cluster) => cluster.members).length).toBe(300);
    for (const left of one)
      for (const right of one) if (left !== right) expect(Math.hypot(left.x - right.x, left.y - right.y)).toBeGreaterThanOrEqual(24);
  });

  it('leave apart what lies apart', () => {
    expect(clusterSpots([spot('a', 0, 0, 1), spot('b', 30, 0, 1)], 20)).toHaveLength(2);
  });
});

describe('the network of actors', () => {
  it('keeps 200 actors on the drawing and apart from each other', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `Q${index}`);
    const links = ids.slice(1).map((to, index) => ({ from: ids[Math.floor(index / 4)] ?? 'Q0', to, count: 1 + (index % 5) }));
    const nodes = layOut(ids, links, [860, 640]);
    expect(nodes.every(({ x, y }) => x >= 0 && x <= 860 && y >= 0 && y <= 640)).toBe(true);
    let touching = 0;
    for (const [index, one] of nodes.entries())
      for (const other of nodes.slice(index + 1)) if (Math.hypot(one.x - other.x, one.y - other.y) < 7) touching += 1;
    expect(touching).toBeLessThan(12);
    expect(layOut(ids, links, [860, 640])).toEqual(nodes);
  });
});
