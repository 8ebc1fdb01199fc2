import type { Count, Event } from '../../model/index.js';
import { dateOf, type EventFinding, type ExportContext, locationOf, wordsOf } from './event.js';
import { exportTables } from './tables.js';

/** The columns, in the order of ACLED's own files as far as a report tells them; meaning in `docs/codebook.md`. */
export const ACLED_COLUMNS = [
  'event_id',
  'event_date',
  'year',
  'time_precision',
  'event_type',
  'sub_event_type',
  'actor1',
  'actor2',
  'country',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'notes',
  'fatalities',
  'fatalities_bound',
  'certainty',
  'claimed_by',
] as const;
export type AcledRow = Readonly<Record<(typeof ACLED_COLUMNS)[number], string>>;

/** What did not happen, or not yet, is no row of a record of what happened. */
const HAPPENED: ReadonlySet<Event['certainty']> = new Set(['asserted', 'attributed', 'hedged']);

/**
 * One event as a row in the manner of ACLED; undefined where it is no political violence, demonstration or strategic development, or did not take place.
 * Deaths are the number of the first toll that is no part, with its bound; empty where none is told (ACLED's own files would say 0). Pure.
 */
export function toAcled(finding: EventFinding, context: ExportContext): AcledRow | undefined {
  const { body } = finding;
  const kinds = exportTables().acled.filter(({ type }) => type === body.type);
  const kind = kinds.find(({ mode }) => mode === body.mode) ?? kinds.find(({ mode }) => mode === undefined);
  if (!kind || !HAPPENED.has(body.certainty)) return undefined;
  const { date, precision, basis } = dateOf(body, context.report);
  const location = locationOf(body, context);
  const deaths = body.counts.find((count) => count.what === 'killed');
  return {
    event_id: finding.id,
    event_date: date,
    year: date.slice(0, 4),
    time_precision: precision === 'day' ? (basis === 'told' ? '1' : '2') : date === '' ? '' : '3',
    event_type: kind.event,
    sub_event_type: kind.sub,
    actor1: body.sources.map((ref) => ref.name).join('; '),
    actor2: body.recipients.map((ref) => ref.name).join('; '),
    country: location?.place?.country ?? '',
    location: location?.ref.name ?? '',
    latitude: location?.place?.latitude?.toString() ?? '',
    longitude: location?.place?.longitude?.toString() ?? '',
    geo_precision: geoPrecision(location?.place?.precision),
    source: context.report?.source ?? '',
    notes: wordsOf(body, context.report).join(' … '),
    fatalities: deaths ? numberOf(deaths) : '',
    fatalities_bound: deaths?.bound ?? '',
    certainty: body.certainty,
    claimed_by: body.attribution.map((ref) => ref.name).join('; '),
  };
}

function geoPrecision(precision: string | undefined): string {
  return precision === 'exact' || precision === 'city' ? '1' : precision === 'region' ? '2' : precision === 'country' ? '3' : '';
}

function numberOf({ min, max }: Count): string {
  return (min ?? max)?.toString() ?? '';
}

/** Rows as CSV by RFC 4180, with a line of names; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function acledCsv(rows: readonly AcledRow[]): string {
  const lines = [ACLED_COLUMNS.join(','), ...rows.map((row) => ACLED_COLUMNS.map((name) => cell(row[name])).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
