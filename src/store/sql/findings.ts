import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Finding } from '../../model/index.js';
import { decodeCursor, encodeCursor, pageLimit } from '../cursor.js';
import { queryKeys } from '../finding-names.js';
import type { FindingQuery, Page, SearchQuery } from '../store.js';
import { boundTime } from '../time.js';
import type { StoreDialect } from './dialect.js';
import type { Reader } from './tables.js';

type Condition = RawBuilder<SqlBool>;
type Role = 'actor' | 'place';

/** The names under which an entity is to be found. */
interface Named {
  readonly role: Role;
  readonly keys: readonly string[];
}

/**
 * Findings of current, not withdrawn reports, a page at a time; see `Store.findings`. Those of one name are read newest first from the names'
 * own table, which holds what they are chosen by: only the page's findings are read themselves.
 */
export async function listFindings(db: Reader, dialect: StoreDialect, query: FindingQuery): Promise<Page<Finding>> {
  const limit = pageLimit(query.limit, 100);
  const [first, ...others] = await readNames(db, query);
  if (first?.keys.length === 0 || others.some((one) => one.keys.length === 0)) return { items: [] };
  const leads = first?.keys.length === 1;
  const fields = leads ? sql`lead` : sql`finding`;
  const conditions = [
    ...fieldConditions(fields, query),
    ...rowConditions(dialect, fields, query),
    ...(leads ? [isNamed(sql`lead`, first), ...others.map(bearsName)] : [first, ...others].flatMap((one) => one ?? []).map(bearsName)),
  ];
  const found = await sql<{ id: string; time: number; body: string }>`
    select finding.id as id, finding.time as time, finding.body as body
    from ${leads ? sql`finding_name as lead cross join finding on finding.seq = lead.finding` : sql`finding`}
    ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
    order by ${fields}.time desc, finding.id
    limit ${limit + 1}`.execute(db);
  const items = found.rows.slice(0, limit);
  const last = items.at(-1);
  const page = { items: items.map((row) => JSON.parse(row.body) as Finding) };
  return found.rows.length > limit && last ? { ...page, next: encodeCursor('findings', [last.time, last.id]) } : page;
}

/** True of a report (its `seq`) that has a finding of which all of this holds. */
export function hasFinding(report: RawBuilder<unknown>, query: NonNullable<SearchQuery['finding']>): Condition {
  const [first, ...others] = namesOf(query);
  const conditions = [...fieldConditions(sql`finding`, query), ...others.map(bearsName)];
  if (first === undefined) {
    return sql`exists (select 1 from finding where ${sql.join([sql`finding.report = ${report}`, ...conditions], sql` and `)})`;
  }
  if (conditions.length === 0) {
    return sql`exists (select 1 from finding_name as lead where lead.report = ${report} and ${isNamed(sql`lead`, first)})`;
  }
  return sql`exists (
    select 1 from finding_name as lead cross join finding on finding.seq = lead.finding
    where ${sql.join([sql`lead.report = ${report}`, isNamed(sql`lead`, first), ...conditions], sql` and `)}
  )`;
}

function namesOf(query: Pick<FindingQuery, Role>): Named[] {
  return (['actor', 'place'] as const).flatMap((role) => {
    const entity = query[role];
    return entity === undefined ? [] : [{ role, keys: queryKeys(entity) }];
  });
}

/** Of the names that an entity can have, those that some finding bears: nearly always one, and that in an order that an index holds. */
async function readNames(db: Reader, query: FindingQuery): Promise<Named[]> {
  const names: Named[] = [];
  for (const { role, keys } of namesOf(query)) {
    const used: string[] = [];
    for (const key of keys) {
      const row = await db
        .selectFrom('finding_name')
        .select('finding')
        .where('role', '=', role)
        .where('name', '=', key)
        .limit(1)
        .executeTakeFirst();
      if (row !== undefined) used.push(key);
    }
    names.push({ role, keys: used });
  }
  return names;
}

function isNamed(table: RawBuilder<unknown>, { role, keys }: Named): Condition {
  const [only] = keys;
  return keys.length === 1
    ? sql`${table}.role = ${role} and ${table}.name = ${only}`
    : sql`${table}.role = ${role} and ${table}.name in (${sql.join(keys)})`;
}

function bearsName(named: Named): Condition {
  return sql`exists (select 1 from finding_name as other where other.finding = finding.seq and ${isNamed(sql`other`, named)})`;
}

/** What findings and their names both hold. */
function fieldConditions(table: RawBuilder<unknown>, query: FindingQuery): Condition[] {
  const since = boundTime('since', query.since);
  const until = boundTime('until', query.until);
  const conditions: Condition[] = [];
  for (const field of ['kind', 'type', 'certainty', 'lang'] as const) {
    if (query[field] !== undefined) conditions.push(sql`${table}.${sql.ref(field)} = ${query[field]}`);
  }
  if (since !== undefined) conditions.push(sql`${table}.time >= ${since}`);
  if (until !== undefined) conditions.push(sql`${table}.time < ${until}`);
  return conditions;
}

function rowConditions(dialect: StoreDialect, table: RawBuilder<unknown>, { ids, report, standsAt, after }: FindingQuery): Condition[] {
  const conditions: Condition[] = [];
  if (ids !== undefined) conditions.push(dialect.anyOf('finding.id', ids));
  if (report !== undefined) conditions.push(sql`finding.report = (select report.seq from report where report.id = ${report})`);
  if (standsAt !== undefined) conditions.push(sql`finding.place = ${standsAt} and finding.kind = 'event'`);
  if (after !== undefined) {
    const [time, id] = decodeCursor('findings', 'string', after);
    conditions.push(sql`${table}.time <= ${time} and (${table}.time < ${time} or finding.id > ${id})`);
  }
  return conditions;
}
