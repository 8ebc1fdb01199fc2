/** Units of the grid from one edge of the world to the other, on Mercator's projection: the grain of Natural Earth at 1:50 million. */
export const WORLD = 100_000;

/** Left, top, right and bottom. */
export type Box = readonly [number, number, number, number];

/** A path of SVG on the grid, and the box that it fills. */
export interface Path {
  readonly box: Box;
  readonly d: string;
}

/** A line between countries. `inside`: within one state in fact, where a territory that is disputed ends. */
export interface Line extends Path {
  readonly disputed: boolean;
  readonly inside: boolean;
}

/** The file that `web/atlas` makes. `names`: ISO 3166-1 code and coarse rings, `x, y, x, y, …`, outer ones and those of holes the other way round. */
export interface AtlasFile {
  readonly land: readonly Path[];
  readonly lines: readonly Line[];
  readonly names: readonly { readonly code: string; readonly rings: readonly (readonly number[])[] }[];
}
