import { describe, expect, it } from 'vitest';
import { clusterSpots } from '../../web/src/clusters.js';
import { layOut, sideBySide } from '../../web/src/network.js';
import { placeNames } from '../../web/src/place-names.js';

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

  it('names the first where two names would stand on each other, and sets a name to the left where the right has no room', () => {
    const mark = (id: string, x: number, y: number) => ({ id, text: 'Aurelien', x, y, r: 4 });
    const places = placeNames([mark('a', 100, 50), mark('b', 110, 54), mark('c', 290, 50), mark('d', 100, 80)], [0, 300]);
    expect([...places]).toEqual([
      ['a', { x: 108, anchor: 'start' }],
      ['b', { x: 102, anchor: 'end' }],
      ['c', { x: 282, anchor: 'end' }],
      ['d', { x: 108, anchor: 'start' }],
    ]);
    const country = { id: 'e', text: 'Land', x: 150, y: 50, r: 0, middle: true };
    expect(placeNames([{ ...mark('a', 150, 50), text: '', blocks: true }, country], [0, 300]).has('e')).toBe(false);
    expect(placeNames([country], [0, 300]).get('e')).toEqual({ x: 150, anchor: 'middle' });
    expect(placeNames([mark('a', 100, 50), mark('b', 100, 52), mark('c', 100, 51)], [0, 300]).size).toBe(2);
  });

  it('draws several links of the same two beside each other, whatever their direction', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const moved = sideBySide([
      { from: 'Q1', to: 'Q2', a, b },
      { from: 'Q2', to: 'Q1', a: b, b: a },
      { from: 'Q1', to: 'Q3', a, b },
    ]);
    expect(moved.map((link) => [link.a.y, link.b.y])).toEqual([
      [-2.5, -2.5],
      [2.5, 2.5],
      [0, 0],
    ]);
  });
});
