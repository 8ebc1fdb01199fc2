import { placeById } from '../../entities/index.js';
import type { Report } from '../../model/index.js';
import type { ExportContext } from './event.js';

/** Events in the dialects of the field: pure mappings of one finding each, described in `docs/codebook.md`. */
export { ACLED_COLUMNS, type AcledRow, acledCsv, toAcled } from './acled.js';
export { type CameoRecord, cameoCode, cameoQuad, toCameo } from './cameo.js';
export type { EventFinding, ExportContext } from './event.js';
export { type EventFeature, featureCollection, toFeature } from './geojson.js';
export { type PloverRecord, toPlover } from './plover.js';

/** The context of a report's events: the report, and the places that the lists know. */
export function exportContext(report: Report | undefined): ExportContext {
  return { ...(report ? { report } : {}), place: placeById };
}
