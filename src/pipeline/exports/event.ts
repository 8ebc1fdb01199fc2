import type { EntityRef, Event, Finding, Place, Report } from '../../model/index.js';

/** An event as the store keeps it. */
export type EventFinding = Extract<Finding, { readonly kind: 'event' }>;

/** What the mappings need besides the finding itself. */
export interface ExportContext {
  /** The report that tells it; absent where it was withdrawn from the store. */
  readonly report?: Report;
  /** Coordinates, precision and state of a place id; undefined for local ids. */
  readonly place: (id: string) => Place | undefined;
}

/** When an event happened, as far as it is told. `basis: published`: no time told, so the day of the report stands in. */
export interface EventDate {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty where nothing is known. */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year' | 'unknown';
  readonly basis: 'told' | 'published' | 'none';
}

/** The event's date by its TIMEX3 value, else by the report. Weeks, seasons and other values without a calendar date count as not told. */
export function dateOf(event: Event, report: Report | undefined): EventDate {
  const told = calendarDate(event.time);
  if (told) return { ...told, basis: 'told' };
  const published = calendarDate(report?.published);
  return published ? { ...published, basis: 'published' } : { date: '', precision: 'unknown', basis: 'none' };
}

function calendarDate(value: string | undefined): Omit<EventDate, 'basis'> | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/.exec(value ?? '');
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month === undefined) return { date: year!, precision: 'year' };
  return day === undefined ? { date: `${year}-${month}`, precision: 'month' } : { date: `${year}-${month}-${day}`, precision: 'day' };
}

/** The finest place of an event that has coordinates, with its record; the first of several. */
export function locationOf(event: Event, context: ExportContext): { readonly ref: EntityRef; readonly place?: Place } | undefined {
  const rank = { exact: 0, city: 1, region: 2, country: 3 } as const;
  const placed = event.places.map((ref) => {
    const place = ref.entity === undefined ? undefined : context.place(ref.entity);
    return place ? { ref, place } : { ref };
  });
  return placed.sort((a, b) => order(a) - order(b))[0];

  function order(one: { readonly place?: Place }): number {
    return one.place ? rank[one.place.precision] : 4;
  }
}

/** Words of the report that the event rests on, one string per span; empty without the report. */
export function wordsOf(event: Event, report: Report | undefined): string[] {
  return report ? event.evidence.map(([start, end]) => report.text.slice(start, end).replace(/\s+/g, ' ')) : [];
}
