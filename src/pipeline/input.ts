import { z } from 'zod';
import type { Problem, ReportInput } from '../model/index.js';

/** RFC 3339 date-time with offset, or a date; years of four digits. A space for the "T" and a missing offset are read too. */
const PUBLISHED = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** True for a date or date-time of the calendar, as `published` may be. */
export function isPublished(value: string): boolean {
  const match = PUBLISHED.exec(value);
  if (!match) return false;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60;
}

const optionalString = z.string().nullish();

const reportShape = z.object({
  id: z.string().min(1),
  text: z.string(),
  title: optionalString,
  lang: optionalString,
  published: optionalString,
  source: optionalString,
});

/** A record of the input, or why it is none; `id` where one could be read. `problems` are what was wrong but did not stop it. */
export type ParsedInput =
  | { readonly report: ReportInput; readonly problems: readonly Problem[] }
  | { readonly id?: string; readonly problems: readonly Problem[] };

/** Turns one value of the input into a report. `null` counts as absent; an unreadable `published` is left out with a problem. */
export function parseReportInput(value: unknown, where: string): ParsedInput {
  const parsed = reportShape.safeParse(value);
  if (!parsed.success) return refuse(value, 'an object { id, text, title?, lang?, published?, source? }', parsed.error, where);
  const { id, text, title, lang, published, source } = parsed.data;
  const problems: Problem[] = [];
  const dated = typeof published === 'string' && isPublished(published);
  if (typeof published === 'string' && !dated) {
    problems.push({
      kind: 'malformed',
      message: `expected "published" as RFC 3339 or a date, found ${JSON.stringify(published.slice(0, 60))}`,
      where,
    });
  }
  return {
    report: {
      id,
      text,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof lang === 'string' && lang !== '' ? { lang: lang.toLowerCase() } : {}),
      ...(dated ? { published } : {}),
      ...(typeof source === 'string' ? { source } : {}),
    },
    problems,
  };
}

/** The answer to a value that is not what was expected: names the first thing that is wrong. */
export function refuse(value: unknown, expected: string, error: z.ZodError, where: string): { id?: string; problems: Problem[] } {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  const detail = path === '' ? `found ${kindOf(value)}` : `"${path}": ${issue?.message ?? 'not as expected'}`;
  const problems: Problem[] = [{ kind: 'malformed', message: `expected ${expected}; ${detail}`, where }];
  const id = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;
  return id === undefined ? { problems } : { id, problems };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
