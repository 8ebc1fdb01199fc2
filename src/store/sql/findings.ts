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
  const names = await readNames(db, query);
  if (names.some((one) => one.keys.length === 0)) return { items: [] };
  const [first, ...others] = names;
  const leads = first?.keys.length === 1;
  const fields = leads ? sql`lead` : sql`finding`;
  const conditions = [
    ...fieldConditions(fields, query),
    ...rowConditions(dialect, fields, query),
    ...(leads ? [isNamed(sql`lead`, first), ...others.map((one) => bearsName(one))] : names.map((one) => bearsName(one, sql`finding.seq`))),
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
  if (first === undefined) {
    const conditions = [sql`finding.report = ${report}`, ...fieldConditions(sql`finding`, query)];
    return sql`exists (select 1 from finding where ${sql.join(conditions, sql` and `)})`;
  }
  const conditions = [isNamed(sql`lead`, first), ...fieldConditions(sql`lead`, query), ...others.map((one) => bearsName(one))];
  return sql`${report} in (select lead.report from finding_name as lead where ${sql.join(conditions, sql` and `)})`;
}

function namesOf(query: Pick<FindingQuery, Role>): Named[] {
  return (['actor', 'place'] as const).flatMap((role) => {
    const entity = query[role];
    return entity === undefined ? [] : [{ role, keys: queryKeys(entity) }];
  });
}

/** Names are counted up to this many, to begin with the rarest. */
const COUNTED = 2_000;

/** Of the names that an entity can have, those that some finding bears: nearly always one, and that in an order that an index holds. Rarest first. */
async function readNames(db: Reader, query: FindingQuery): Promise<Named[]> {
  const names: (Named & { readonly count: number })[] = [];
  for (const { role, keys } of namesOf(query)) {
    const used: { readonly key: string; readonly count: number }[] = [];
    for (const key of keys) {
      const found = await sql<{ count: number }>`
        select count(*) as count from (select 1 from finding_name where role = ${role} and name = ${key} limit ${sql.lit(COUNTED)}) as some`.execute(
        db,
      );
      const count = Number(found.rows[0]?.count ?? 0);
      if (count > 0) used.push({ key, count });
    }
    names.push({ role, keys: used.map((one) => one.key), count: Math.max(0, ...used.map((one) => one.count)) });
  }
  return names.sort((left, right) => left.count - right.count);
}

function isNamed(table: RawBuilder<unknown>, { role, keys }: Named): Condition {
  const [only] = keys;
  return keys.length === 1
    ? sql`${table}.role = ${role} and ${table}.name = ${only}`
    : sql`${table}.role = ${role} and ${table}.name in (${sql.join(keys)})`;
}

function bearsName(named: Named, finding: RawBuilder<unknown> = sql`lead.finding`): Condition {
  return sql`exists (select 1 from finding_name as other where other.finding = ${finding} and ${isNamed(sql`other`, named)})`;
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
