import {
  type Certainty,
  type Count,
  type EntityRef,
  PLOVER,
  type PloverContext,
  type PloverMode,
  type PloverType,
} from '../../model/index.js';
import { dateOf, type EventDate, type EventFinding, type ExportContext, wordsOf } from './event.js';

/** An actor or place of a PLOVER record: canonical name, and Wikidata or GeoNames id where it resolved to one. */
export interface PloverActor {
  readonly name: string;
  readonly id?: string;
}

/** One line of the PLOVER export; fields in `docs/codebook.md`. */
export interface PloverRecord {
  readonly id: string;
  readonly date: string;
  readonly date_precision: EventDate['precision'];
  readonly date_basis: EventDate['basis'];
  readonly event_type: PloverType;
  readonly event_mode: PloverMode | '';
  readonly contexts: readonly PloverContext[];
  readonly quad: 1 | 2 | 3 | 4;
  readonly source: readonly PloverActor[];
  readonly recipient: readonly PloverActor[];
  readonly location: readonly (PloverActor & { readonly latitude?: number; readonly longitude?: number; readonly country?: string })[];
  readonly instruments: readonly string[];
  readonly counts: readonly Omit<Count, 'span'>[];
  readonly certainty: Certainty;
  readonly attribution: readonly PloverActor[];
  readonly report: string;
  readonly publisher: string;
  readonly url: string;
  readonly text: readonly string[];
}

/** One event as a PLOVER record. Pure; nothing is inferred that the finding does not say but the quad class, which follows from the type. */
export function toPlover(finding: EventFinding, context: ExportContext): PloverRecord {
  const { body } = finding;
  const { date, precision, basis } = dateOf(body, context.report);
  return {
    id: finding.id,
    date,
    date_precision: precision,
    date_basis: basis,
    event_type: body.type,
    event_mode: body.mode ?? '',
    contexts: body.contexts,
    quad: PLOVER[body.type].quad,
    source: body.sources.map(actor),
    recipient: body.recipients.map(actor),
    location: body.places.map((ref) => {
      const place = ref.entity === undefined ? undefined : context.place(ref.entity);
      return {
        ...actor(ref),
        ...(place?.latitude === undefined ? {} : { latitude: place.latitude }),
        ...(place?.longitude === undefined ? {} : { longitude: place.longitude }),
        ...(place?.country === undefined ? {} : { country: place.country }),
      };
    }),
    instruments: body.instruments,
    counts: body.counts.map(({ span: _span, ...count }) => count),
    certainty: body.certainty,
    attribution: body.attribution.map(actor),
    report: finding.report,
    publisher: context.report?.source ?? '',
    url: context.report?.url ?? '',
    text: wordsOf(body, context.report),
  };
}

function actor({ name, entity }: EntityRef): PloverActor {
  return entity === undefined || entity.startsWith('x_') ? { name } : { name, id: entity };
}
