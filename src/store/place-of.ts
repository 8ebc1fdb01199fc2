import type { Finding, Place } from '../model/index.js';

const ORDER: Readonly<Record<Place['precision'], number>> = { exact: 0, city: 1, region: 2, country: 3 };

/**
 * The place at which an event stands: the most precise of those that its text names, the first of equals. A place without coordinates counts only
 * where it is a country, which has no dot anyway. Undefined for other findings, and where no place is known.
 */
export function placeOf(finding: Finding, places: ReadonlyMap<string, Place>): string | undefined {
  if (finding.kind !== 'event') return undefined;
  let best: Place | undefined;
  for (const { entity } of finding.body.places) {
    const place = entity === undefined ? undefined : places.get(entity);
    if (place === undefined) continue;
    if (place.precision !== 'country' && (place.latitude === undefined || place.longitude === undefined)) continue;
    if (best === undefined || ORDER[place.precision] < ORDER[best.precision]) best = place;
  }
  return best?.id;
}
