import type { Borders, CountryName } from './atlas.js';

/** How the map lies: what makes a Mercator projection, the size of the drawing in pixels, and what is drawn on it. */
export interface OutlinesAsked {
  readonly scale: number;
  readonly translate: readonly [number, number];
  readonly size: readonly [number, number];
  readonly borders: Borders;
  readonly lang: string;
}

/** Outlines as paths of SVG, and the names of the countries; `missing` where they could not be loaded. */
export interface Outlines {
  readonly missing: boolean;
  readonly land: string;
  readonly lines: string;
  readonly disputed: string;
  readonly countries: readonly CountryName[];
}

/** What is drawn where the outlines could not be loaded. */
export const NONE: Outlines = { missing: true, land: '', lines: '', disputed: '', countries: [] };
