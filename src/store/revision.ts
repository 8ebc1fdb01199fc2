import { hash } from 'node:crypto';
import type { Report } from '../model/index.js';
import { toMilliseconds } from './time.js';

/** What tells one revision of a report from another. */
export interface RevisionMark {
  /** Hash of text, title, withdrawal and update time. */
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly fetched: number;
  readonly updated: number | null;
}

/** The mark of a report as it came in. */
export function markRevision(report: Report): RevisionMark {
  const parts = JSON.stringify([report.text, report.title ?? null, report.withdrawn === true, report.updated ?? null]);
  return {
    content: hash('sha256', parts).slice(0, 40),
    fetched: toMilliseconds(report.fetched) ?? 0,
    updated: toMilliseconds(report.updated) ?? null,
  };
}

/**
 * Which of the incoming texts of one report are new revisions, in their order. What was stored before is not stored again, whatever order
 * pages and feeds are read in: a second run adds nothing. Only the last text of a batch can bring an old text back (the publisher undid a change),
 * and only when it was fetched after everything known and is not marked as updated before the current one.
 * @param known stored revisions, oldest first
 */
export function newRevisions<T extends RevisionMark>(known: readonly RevisionMark[], incoming: readonly T[]): T[] {
  const stored = new Set(known.map((mark) => mark.content));
  const accepted: T[] = [];
  for (const [index, mark] of incoming.entries()) {
    const current = accepted.at(-1) ?? known.at(-1);
    if (current?.content === mark.content) continue;
    const isLast = index === incoming.length - 1;
    const isKnown = stored.has(mark.content) || (!isLast && accepted.some((other) => other.content === mark.content));
    if (!isKnown || (isLast && bringsBack(known, mark))) accepted.push(mark);
  }
  return accepted;
}

function bringsBack(known: readonly RevisionMark[], mark: RevisionMark): boolean {
  const updated = known.at(-1)?.updated;
  if (mark.updated !== null && updated !== null && updated !== undefined && mark.updated < updated) return false;
  return known.every((other) => other.fetched < mark.fetched);
}
