import { type GeoProjection, geoContains, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import disputed from './disputed.json';

/** How disputed borders are drawn: dashed, apart from the others; as Natural Earth has them; not at all. */
export type Borders = 'apart' | 'facto' | 'none';

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

/** Outlines of the countries, the lines between them, and those lines that are disputed. */
export interface Atlas {
  readonly land: ReturnType<typeof feature<{ name: string }>>;
  readonly borders: ReturnType<typeof mesh> | undefined;
  readonly disputed: ReturnType<typeof mesh> | undefined;
}

const DISPUTED = disputed as readonly Disputed[];
let world: Promise<World> | undefined;

/** Loads the outlines from this server, once, and draws borders as chosen. Rejects where the server does not answer; the next call tries again. */
export async function loadAtlas(borders: Borders): Promise<Atlas> {
  world ??= fetch(atlasUrl)
    .then((response) => response.json() as Promise<World>)
    .then((read) => ({ ...read, objects: { countries: setApart(read) } }));
  world.catch(() => {
    world = undefined;
  });
  const drawn = await world;
  const { countries } = drawn.objects;
  const land = feature(drawn, countries);
  if (borders === 'none') return { land, borders: undefined, disputed: undefined };
  const isDisputed = (one: unknown, other: unknown) =>
    DISPUTED.some(({ name, owner }) => [nameOf(one), nameOf(other)].includes(name) && [nameOf(one), nameOf(other)].includes(owner));
  /** Within one state in fact: no line there for those who draw what is. */
  const isInside = (one: unknown, other: unknown) =>
    DISPUTED.some(
      ({ name, holder }) => name !== holder && [nameOf(one), nameOf(other)].includes(name) && [nameOf(one), nameOf(other)].includes(holder),
    );
  return {
    land,
    borders: mesh(
      drawn,
      countries,
      (one, other) => one !== other && (borders === 'facto' ? !isInside(one, other) : !isDisputed(one, other)),
    ),
    disputed: borders === 'apart' ? mesh(drawn, countries, (one, other) => one !== other && isDisputed(one, other)) : undefined,
  };
}

/** The name of a country, at the middle of the part of it that is seen, in pixels. */
export interface CountryName {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Countries of which so many pixels in a square are seen are named. */
const SEEN = 48;

/** Names of the countries that are large enough on the drawing, largest first, in the language of the page; those without an ISO code have none. */
export function nameCountries({ land }: Atlas, projection: GeoProjection, size: readonly [number, number], lang: string): CountryName[] {
  const extent = projection.clipExtent();
  const path = geoPath(
    projection.clipExtent([
      [0, 0],
      [size[0], size[1]],
    ]),
  );
  const names = new Intl.DisplayNames(lang, { type: 'region', style: 'short' });
  const seen = ('features' in land ? land.features : [land]).flatMap((country) => {
    const code = codes.find(([, , number]) => number === String(country.id))?.[0];
    const area = path.area(country);
    const [x, y] = path.centroid(country);
    if (code === undefined || area < SEEN * SEEN || !Number.isFinite(x) || !Number.isFinite(y)) return [];
    return [{ id: `country ${code}`, name: names.of(code) ?? code, x, y, area }];
  });
  projection.clipExtent(extent);
  return seen.sort((left, right) => right.area - left.area);
}

/** Makes each disputed territory that is drawn with its holder an outline of its own; where there is none, nothing changes. */
function setApart(read: World): Countries {
  let geometries = read.objects.countries.geometries;
  for (const { name, point, holder } of DISPUTED) {
    const from = geometries.find((one) => nameOf(one) === holder);
    if (point === undefined || from?.type !== 'MultiPolygon') continue;
    const at: [number, number] = [point[0] ?? 0, point[1] ?? 0];
    const taken = from.arcs.find((arcs) => geoContains(feature(read, { type: 'Polygon', arcs } as GeometryObject), at));
    if (taken === undefined) continue;
    const rest = { ...from, arcs: from.arcs.filter((other) => other !== taken) };
    const apart = { type: 'Polygon', arcs: taken, properties: { name } } as Country;
    geometries = [...geometries.map((one) => (one === from ? rest : one)), apart];
  }
  return { ...read.objects.countries, geometries };
}

function nameOf(country: unknown): string {
  const { properties } = country as { readonly properties?: { readonly name?: string } };
  return properties?.name ?? '';
}
