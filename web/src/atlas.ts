import { geoContains } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';

/** How disputed borders are drawn: by a resolution of the United Nations, as Natural Earth has them, or not at all. */
export type Borders = 'un' | 'facto' | 'none';

/**
 * Territories that Natural Earth draws with the state that holds them, and the state that they belong to by resolution of the General Assembly.
 * `point` lies in the territory (longitude, latitude); states by ISO 3166-1 numeric.
 */
const DISPUTED = [{ name: 'Crimea', point: [34.1, 44.95] as const, holder: '643', owner: '804', source: 'A/RES/68/262' }];

type Countries = GeometryCollection<{ name: string }>;
type World = Topology<{ countries: Countries }>;

/** Outlines of the countries and the lines between them. */
export interface Atlas {
  readonly land: ReturnType<typeof feature<{ name: string }>>;
  readonly borders: ReturnType<typeof mesh> | undefined;
}

let world: Promise<World> | undefined;

/** Loads the outlines from this server, once, and draws borders as chosen. */
export async function loadAtlas(borders: Borders): Promise<Atlas> {
  world ??= fetch(atlasUrl).then((response) => response.json() as Promise<World>);
  const read = await world;
  const drawn: World = borders === 'un' ? { ...read, objects: { countries: assign(read) } } : read;
  return {
    land: feature(drawn, drawn.objects.countries),
    borders: borders === 'none' ? undefined : mesh(drawn, drawn.objects.countries, (one, other) => one !== other),
  };
}

/** Moves each disputed territory's outline to its owner; where it is no outline of its own, nothing changes. */
function assign(read: World): Countries {
  let geometries = read.objects.countries.geometries;
  for (const { point, holder, owner } of DISPUTED) {
    const from = geometries.find((one) => one.id === holder);
    const to = geometries.find((one) => one.id === owner);
    if (from?.type !== 'MultiPolygon' || to === undefined || (to.type !== 'MultiPolygon' && to.type !== 'Polygon')) continue;
    const taken = from.arcs.find((arcs) => geoContains(feature(read, { type: 'Polygon', arcs } as GeometryObject), [...point]));
    if (taken === undefined) continue;
    const arcs = [...(to.type === 'Polygon' ? [to.arcs] : to.arcs), taken];
    geometries = geometries.map((one) => {
      if (one === from) return { ...from, arcs: from.arcs.filter((other) => other !== taken) };
      return one === to ? ({ ...to, type: 'MultiPolygon', arcs } as typeof one) : one;
    });
  }
  return { ...read.objects.countries, geometries };
}
