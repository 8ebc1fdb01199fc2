import { sql } from 'kysely';
import type { Problem } from '../../model/index.js';
import type { Reader } from './tables.js';

/** What must hold between the tables, as queries for what breaks it. */
const RULES: readonly { readonly expected: string; readonly broken: (db: Reader) => Promise<readonly { readonly id: string }[]> }[] = [
  {
    expected: 'revisions numbered from 1 to the current one',
    broken: async (db) =>
      (
        await sql<{ id: string }>`
          select report.id from report left join revision on revision.report = report.seq
          group by report.seq, report.id, report.revision
          having count(revision.revision) <> report.revision or min(revision.revision) <> 1 or max(revision.revision) <> report.revision
          limit 5`.execute(db)
      ).rows,
  },
  {
    expected: 'a derived record of the current revision exactly where the report says so',
    broken: async (db) =>
      (
        await sql<{ id: string }>`
          select report.id from report left join derived on derived.report = report.seq
          where (derived.report is null) <> (report.derived_version is null)
             or derived.version <> report.derived_version or derived.revision <> report.revision
             or (report.withdrawn = 1 and derived.report is not null)
          limit 5`.execute(db)
      ).rows,
  },
  {
    expected: 'findings only where there is a derived record, each with the time and language of its report',
    broken: async (db) =>
      (
        await sql<{ id: string }>`
          select finding.id from finding
          left join derived on derived.report = finding.report
          left join report on report.seq = finding.report
          where derived.report is null or report.time <> finding.time or report.lang <> finding.lang
          limit 5`.execute(db)
      ).rows,
  },
];

/** Checks what the database cannot check by itself. */
export async function checkTables(db: Reader, where: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { expected, broken } of RULES) {
    const rows = await broken(db);
    if (rows.length > 0) problems.push({ kind: 'malformed', message: `expected ${expected}, found otherwise: ${listIds(rows)}`, where });
  }
  return problems;
}

function listIds(rows: readonly { readonly id: string }[]): string {
  return rows.map((row) => row.id).join(', ');
}
