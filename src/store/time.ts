import type { Report } from '../model/index.js';
import { StoreError } from './error.js';

/** RFC 3339 date-time, or a date; a missing offset means UTC. Four-digit years only: nothing that sorts past them is a publication time. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/;
const HAS_OFFSET = /(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an RFC 3339 time or date (its midnight in UTC); undefined where it is none. */
export function toMilliseconds(value: string | undefined): number | undefined {
  if (value === undefined || !RFC_3339.test(value)) return undefined;
  const dated = value.length === 10;
  const time = Date.parse(
    dated || HAS_OFFSET.test(value) ? value.replace(/[t ]/, 'T').replace('z', 'Z') : `${value.replace(/[t ]/, 'T')}Z`,
  );
  return Number.isNaN(time) ? undefined : time;
}

/** The time that a report is ordered and chosen by: `published`, else `fetched`, else 1970, in milliseconds. */
export function reportTime(report: Pick<Report, 'published' | 'fetched'>): number {
  return toMilliseconds(report.published) ?? toMilliseconds(report.fetched) ?? 0;
}

/**
 * A bound of a query in milliseconds; undefined stays undefined.
 * @throws StoreError `bad-query` where it is no time
 */
export function boundTime(name: 'since' | 'until', value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const time = toMilliseconds(value);
  if (time === undefined) throw new StoreError('bad-query', `expected "${name}" as RFC 3339 or a date, found ${JSON.stringify(value)}`);
  return time;
}
