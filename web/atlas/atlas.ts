import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoContains, geoMercator, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, MultiPolygon, Topology } from 'topojson-specification';
import { type AtlasFile, type Line, type Path, WORLD } from '../src/atlas-file.js';
import disputed from './disputed.json' with { type: 'json' };

/**
 * A territory whose borders are disputed; states by their names in Natural Earth. Where `point` (longitude, latitude) is given, the atlas draws it as
 * an outline of the holder, else it is an outline of its own. `source`: why it is listed; the line to `owner` is dashed, which takes no side.
 */
interface Disputed {
  readonly name: string;
  readonly point?: readonly number[];
  readonly holder: string;
  readonly owner: string;
  readonly source: string;
}

type Countries = GeometryCollection<{ name: string }>;
type Country = Countries['geometries'][number];
type World = Topology<{ countries: Countries }>;
type Points = readonly (readonly [number, number])[];

const DISPUTED = disputed as readonly Disputed[];

/** The grid: the whole world on Mercator's projection, lines straight from point to point. */
const GRID = geoMercator()
  .scale(WORLD / (2 * Math.PI))
  .translate([WORLD / 2, WORLD / 2])
  .precision(0);

/** The outlines of all countries and the lines between them on the map's grid, made of Natural Earth (world-atlas) when the page is built. */
export function drawAtlas(): AtlasFile {
  const read = readWorld('50m');
  const world: World = { ...read, objects: { countries: setApart(read) } };
  const land = ringsById(world);
  const coarse = ringsById(readWorld('110m'));
  return {
    land: [...land.values()].flat().map((ring) => pathOf(ring, 'z')),
    lines: linesOf(world),
    names: codes.flatMap(([code, , number = '']) => {
      const rings = coarse.get(number) ?? land.get(number) ?? [];
      return code === undefined || rings.length === 0 ? [] : [{ code, rings: rings.map((ring) => ring.flat()) }];
    }),
  };
}

function readWorld(scale: '50m' | '110m'): World {
  return createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`) as World;
}

/** The rings of each country by its number in ISO 3166-1; those of territories without one under "". */
function ringsById(world: World): Map<string, Points[]> {
  const rings = new Map<string, Points[]>();
  for (const country of world.objects.countries.geometries) {
    const id = String(country.id ?? '');
    rings.set(id, [...(rings.get(id) ?? []), ...onGrid(feature(world, country))]);
  }
  return rings;
}

/** The lines between countries; those that are disputed, or lie within one state in fact, apart. */
function linesOf(world: World): Line[] {
  const between = (one: unknown, other: unknown, name: string, second: string) =>
    [nameOf(one), nameOf(other)].includes(name) && [nameOf(one), nameOf(other)].includes(second);
  const isDisputed = (one: unknown, other: unknown) => DISPUTED.some(({ name, owner }) => between(one, other, name, owner));
  const isInside = (one: unknown, other: unknown) =>
    DISPUTED.some(({ name, holder }) => name !== holder && between(one, other, name, holder));
  return [false, true].flatMap((disputed) =>
    [false, true].flatMap((inside) => {
      const isWanted = (one: GeometryObject, other: GeometryObject) =>
        one !== other && isDisputed(one, other) === disputed && isInside(one, other) === inside;
      return onGrid(mesh(world, world.objects.countries, isWanted)).map((line) => ({ ...pathOf(line), disputed, inside }));
    }),
  );
}

/** The lines of a geometry on the grid, cut where the world is cut. */
function onGrid(geometry: GeoPermissibleObjects): Points[] {
  const lines: [number, number][][] = [];
  const add = (x: number, y: number) => lines.at(-1)?.push([Math.round(x), Math.round(y)]);
  const pen = {
    beginPath: () => {},
    closePath: () => {},
    arc: () => {},
    moveTo: (x: number, y: number) => {
      lines.push([]);
      add(x, y);
    },
    lineTo: add,
  };
  geoPath(GRID, pen)(geometry);
  return lines;
}

/** A path of whole numbers, each point relative to the one before; points that fall together are one. @param end "z" closes it */
function pathOf(points: Points, end = ''): Path {
  const [first = [0, 0], ...others] = points;
  let [x, y] = first;
  let d = '';
  for (const [nextX, nextY] of others) {
    if (nextX === x && nextY === y) continue;
    d += `${nextX < x ? '' : ' '}${nextX - x}${nextY < y ? '' : ' '}${nextY - y}`;
    [x, y] = [nextX, nextY];
  }
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return {
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    d: `M${first.join(' ')}${d === '' ? '' : `l${d.trimStart()}`}${end}`,
  };
}

/** Makes each disputed territory that is drawn with its holder an outline of its own; where there is none, nothing changes. */
function setApart(read: World): Countries {
  let geometries = read.objects.countries.geometries;
  for (const { name, point, holder } of DISPUTED) {
    const at: [number, number] = [point?.[0] ?? 0, point?.[1] ?? 0];
    const from = geometries.find((one) => nameOf(one) === holder);
    if (point === undefined || from?.type !== 'MultiPolygon') continue;
    const taken = from.arcs.find((arcs) => geoContains(feature(read, { type: 'Polygon', arcs }), at));
    if (taken === undefined) continue;
    const rest: MultiPolygon = { ...from, arcs: from.arcs.filter((other) => other !== taken) };
    const apart = { type: 'Polygon', arcs: taken, properties: { name } } as Country;
    geometries = [...geometries.map((one) => (one === from ? (rest as Country) : one)), apart];
  }
  return { ...read.objects.countries, geometries };
}

function nameOf(country: unknown): string {
  const { properties } = country as { readonly properties?: { readonly name?: string } };
  return properties?.name ?? '';
}
