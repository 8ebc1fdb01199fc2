import type { Event } from '../../model/index.js';
import { dateOf, type EventFinding, type ExportContext, locationOf } from './event.js';
import { exportTables } from './tables.js';

/** One line of the CAMEO export; fields in `docs/codebook.md`. */
export interface CameoRecord {
  readonly id: string;
  readonly date: string;
  readonly source: string;
  readonly target: string;
  /** CAMEO code without the dot: `0841`. */
  readonly code: string;
  /** Its first two digits. */
  readonly root: string;
  /** 1 verbal cooperation (01–05), 2 material cooperation (06–08), 3 verbal conflict (09–13), 4 material conflict (14–20). */
  readonly quad: 1 | 2 | 3 | 4;
  readonly location: string;
  readonly certainty: Event['certainty'];
}

/** The CAMEO code of an event by its PLOVER type, mode and contexts. */
export function cameoCode(event: Pick<Event, 'type' | 'mode' | 'contexts'>): string {
  const row = exportTables().cameo.find(
    ({ type, mode, context }) =>
      type === event.type && (mode === undefined || mode === event.mode) && (context === undefined || event.contexts.includes(context)),
  );
  if (!row) throw new Error(`expected a row for every PLOVER type, found none for ${event.type}`);
  return row.code;
}

/** Quad class of a code by its root: PLOVER counts SANCTION as 3 and CONCEDE as 1, CAMEO's 16 is 4 and its 08 is 2. */
export function cameoQuad(code: string): CameoRecord['quad'] {
  const root = Number(code.slice(0, 2));
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

/** One event as a CAMEO record; several actors of one side are joined by "; ". Pure. */
export function toCameo(finding: EventFinding, context: ExportContext): CameoRecord {
  const { body } = finding;
  const code = cameoCode(body);
  return {
    id: finding.id,
    date: dateOf(body, context.report).date,
    source: body.sources.map((ref) => ref.name).join('; '),
    target: body.recipients.map((ref) => ref.name).join('; '),
    code,
    root: code.slice(0, 2),
    quad: cameoQuad(code),
    location: locationOf(body, context)?.ref.name ?? '',
    certainty: body.certainty,
  };
}
