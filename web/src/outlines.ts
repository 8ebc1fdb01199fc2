import atlasUrl from 'virtual:atlas';
import type { AtlasFile, Box, Line, Path } from './atlas-file.js';
import { clipRing } from './clip.js';

/** How disputed borders are drawn: dashed, apart from the others; as Natural Earth has them; not at all. */
export type Borders = 'apart' | 'facto' | 'none';

/** The name of a country at the middle of the part of it that is seen, on the grid. */
export interface CountryName {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Outlines as paths of SVG on the grid, and the names of the countries. */
export interface Outlines {
  readonly land: string;
  readonly lines: string;
  readonly disputed: string;
  readonly countries: readonly CountryName[];
}

let atlas: Promise<AtlasFile> | undefined;

/** Loads the outlines from this server, once; rejects where it does not answer. */
export function loadAtlas(): Promise<AtlasFile> {
  atlas ??= fetch(atlasUrl)
    .then((response) => response.json() as Promise<AtlasFile>)
    .catch((error: unknown) => {
      atlas = undefined;
      throw error;
    });
  return atlas;
}

/** A country is named where so many pixels in a square of it are seen. */
const SEEN = 48;

/**
 * What of the atlas lies near the part that is seen.
 * @param seen box on the grid
 * @param unit pixels of one unit of the grid
 */
export function drawOutlines(file: AtlasFile, seen: Box, unit: number, borders: Borders, lang: string): Outlines {
  const [width, height] = [seen[2] - seen[0], seen[3] - seen[1]];
  const near: Box = [seen[0] - 2 * width, seen[1] - 2 * height, seen[2] + 2 * width, seen[3] + 2 * height];
  const draw = (paths: readonly Path[]) => paths.flatMap(({ box, d }) => (meet(box, near) ? d : [])).join('');
  const isDashed = (line: Line) => borders === 'apart' && line.disputed;
  const isDrawn = (line: Line) => (borders === 'facto' ? !line.inside : borders === 'apart' && !line.disputed);
  return {
    land: draw(file.land),
    lines: draw(file.lines.filter(isDrawn)),
    disputed: draw(file.lines.filter(isDashed)),
    countries: nameCountries(file, seen, (SEEN / unit) ** 2, lang),
  };
}

/** Names of the countries of which at least `least` square units are seen, largest first. */
function nameCountries({ names }: AtlasFile, seen: Box, least: number, lang: string): CountryName[] {
  const words = new Intl.DisplayNames(lang, { type: 'region', style: 'short' });
  const found = names.flatMap(({ code, rings }) => {
    const parts = rings.map((ring) => clipRing(ring, seen));
    const area = parts.reduce((sum, part) => sum + part.area, 0);
    if (Math.abs(area) < least) return [];
    const middle = (axis: 'x' | 'y') => parts.reduce((sum, part) => sum + part[axis] * part.area, 0) / area;
    return [{ id: `country ${code}`, name: words.of(code) ?? code, x: middle('x'), y: middle('y'), area: Math.abs(area) }];
  });
  return found.sort((left, right) => right.area - left.area);
}

function meet(one: Box, other: Box): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
}
