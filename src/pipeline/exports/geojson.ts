import { type EventFinding, type ExportContext, locationOf } from './event.js';
import { type PloverRecord, toPlover } from './plover.js';

/** A GeoJSON feature by RFC 7946: longitude before latitude, WGS 84; `geometry` is null where the text names no place with coordinates. */
export interface EventFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [longitude: number, latitude: number] } | null;
  /** The PLOVER record, and how exact the point is. */
  readonly properties: Omit<PloverRecord, 'id'> & { readonly place: string; readonly precision: string };
}

/** One event as a GeoJSON feature at its finest place. A state is no point: it keeps its name and has no geometry. Pure. */
export function toFeature(finding: EventFinding, context: ExportContext): EventFeature {
  const { id, ...properties } = toPlover(finding, context);
  const location = locationOf(finding.body, context);
  const { latitude, longitude, precision } = location?.place ?? {};
  return {
    type: 'Feature',
    id,
    geometry: latitude === undefined || longitude === undefined ? null : { type: 'Point', coordinates: [longitude, latitude] },
    properties: { ...properties, place: location?.ref.name ?? '', precision: precision ?? '' },
  };
}

/** Features as one collection. */
export function featureCollection(features: readonly EventFeature[]): {
  readonly type: 'FeatureCollection';
  readonly features: readonly EventFeature[];
} {
  return { type: 'FeatureCollection', features };
}
