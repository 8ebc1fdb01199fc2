import { CERTAINTIES, PLOVER, type PloverType } from '../../model/index.js';
import type { FindingQuery, SearchHit } from '../../store/index.js';
import { describeFindings, summariesById } from '../answer.js';
import type { Asked, DeskContext } from '../context.js';
import type { QueryOf, ResponseOf } from '../contract.js';
import { present, titlesOf } from './reports.js';

type Hits = ResponseOf<'search'>['items'][number]['hits'];

/** Fields of findings; a report matches whose findings do. */
const FINDING_FIELDS = ['actor', 'place', 'type', 'certainty'] as const;
const FIELD = /(?<![\p{L}\p{N}])(actor|place|type|certainty|lang|since|until):("[^"]*"|\S+)/giu;

/** `GET /api/search`: hits grouped by story. Fields alone list what they match; with words, both must hold. */
export async function search(context: DeskContext, { query }: Asked<QueryOf<'search'>>): Promise<ResponseOf<'search'>> {
  const { words, fields, problems } = readFields(query.q);
  const understood = [...fields].map(([field, value]) => ({ field, value }));
  if (problems.length > 0 || (words === '' && fields.size === 0)) return { items: [], problems, understood };
  const narrow = present({ lang: fields.get('lang'), since: fields.get('since'), until: fields.get('until') });
  const wantsFindings = FINDING_FIELDS.some((field) => fields.has(field));
  if (words === '') return { ...(await byFindings(context, fields, query)), problems, understood };
  const { actor, place, type, certainty } = findingQuery(fields);
  const page = await context.store.search({
    text: words,
    ...narrow,
    ...(wantsFindings ? { finding: present({ actor, place, type, certainty }) } : {}),
    ...present({ limit: query.limit, after: query.after }),
  });
  return {
    items: await groupHits(context, page.items),
    ...(page.next === undefined ? {} : { next: page.next }),
    problems: page.problems.map((problem) => problem.message),
    understood,
  };
}

interface ReadQuery {
  readonly words: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Takes the fields out of what was typed: `place:Charkiw type:ASSAULT "in der Nacht"`. The last of a field counts. */
export function readFields(text: string): ReadQuery {
  const fields = new Map<string, string>();
  const problems: string[] = [];
  const words = text
    .replace(FIELD, (_, name: string, value: string) => {
      const field = name.toLowerCase();
      const plain = value.replace(/^"|"$/g, '');
      fields.set(field, field === 'type' ? plain.toUpperCase() : field === 'certainty' ? plain.toLowerCase() : plain);
      return ' ';
    })
    .replace(/\s+/g, ' ')
    .trim();
  const type = fields.get('type');
  if (type !== undefined && !Object.hasOwn(PLOVER, type))
    problems.push(`expected after "type:" one of ${Object.keys(PLOVER).join(', ')}; found "${type}"`);
  const certainty = fields.get('certainty');
  if (certainty !== undefined && !CERTAINTIES.some((one) => one === certainty))
    problems.push(`expected after "certainty:" one of ${CERTAINTIES.join(', ')}; found "${certainty}"`);
  for (const field of ['since', 'until']) {
    const value = fields.get(field);
    if (value !== undefined && Number.isNaN(Date.parse(value))) problems.push(`expected a date after "${field}:", found "${value}"`);
  }
  return { words, fields, problems };
}

function findingQuery(fields: ReadonlyMap<string, string>): FindingQuery {
  const certainty = CERTAINTIES.find((one) => one === fields.get('certainty'));
  return present({
    actor: fields.get('actor'),
    place: fields.get('place'),
    type: fields.get('type') as PloverType | undefined,
    certainty,
    lang: fields.get('lang'),
    since: fields.get('since'),
    until: fields.get('until'),
  });
}

/** What the fields match, with the words of the first finding of each report as its snippet. */
async function byFindings(
  context: DeskContext,
  fields: ReadonlyMap<string, string>,
  query: QueryOf<'search'>,
): Promise<Pick<ResponseOf<'search'>, 'items' | 'next'>> {
  const narrow = findingQuery(fields);
  const page = await context.store.findings({ ...narrow, limit: query.limit, ...present({ after: query.after }) });
  const seen = new Set<string>();
  const hits: Hits[number][] = [];
  for (const item of await describeFindings(context, page.items)) {
    if (seen.has(item.report.id)) continue;
    seen.add(item.report.id);
    hits.push({ report: item.report, snippet: item.words, marks: [] });
  }
  return { items: await byStory(context, hits), ...(page.next === undefined ? {} : { next: page.next }) };
}

async function groupHits(context: DeskContext, found: readonly SearchHit[]): Promise<ResponseOf<'search'>['items']> {
  const summaries = await summariesById(
    context,
    found.map((hit) => hit.report),
  );
  const hits = found.flatMap(({ report: id, snippet, marks }) => {
    const report = summaries.get(id);
    return report === undefined ? [] : [{ report, snippet, marks }];
  });
  return byStory(context, hits);
}

/** In the order of each story's best hit. */
async function byStory(context: DeskContext, hits: Hits): Promise<ResponseOf<'search'>['items']> {
  const titles = await titlesOf(
    context,
    hits.flatMap((hit) => hit.report.story ?? []),
  );
  const groups = new Map<string, { story?: string; title: string; hits: Hits[number][] }>();
  for (const hit of hits) {
    const id = hit.report.story;
    const key = id ?? hit.report.id;
    const title = (id === undefined ? undefined : titles.get(id)) ?? hit.report.title ?? hit.report.lead;
    const group = groups.get(key) ?? { ...(id === undefined ? {} : { story: id }), title, hits: [] };
    group.hits.push(hit);
    groups.set(key, group);
  }
  return [...groups.values()];
}
