import { geoMercator, geoPath } from 'd3-geo';
import { loadAtlas, nameCountries } from './atlas.js';
import { NONE, type Outlines, type OutlinesAsked } from './outlines.js';

// Runs as a worker: a hundred thousand points are projected without holding up the page.
addEventListener('message', ({ data }: MessageEvent<OutlinesAsked>) => {
  draw(data).then(
    (outlines) => postMessage(outlines),
    () => postMessage(NONE),
  );
});

async function draw({ scale, translate, size, borders, lang }: OutlinesAsked): Promise<Outlines> {
  const atlas = await loadAtlas(borders);
  const [width, height] = size;
  const projection = geoMercator()
    .scale(scale)
    .translate([...translate])
    .clipExtent([
      [-2 * width, -2 * height],
      [3 * width, 3 * height],
    ]);
  const path = geoPath(projection).digits(2);
  return {
    missing: false,
    land: path(atlas.land) ?? '',
    lines: (atlas.borders && path(atlas.borders)) ?? '',
    disputed: (atlas.disputed && path(atlas.disputed)) ?? '',
    countries: nameCountries(atlas, projection, size, lang),
  };
}
