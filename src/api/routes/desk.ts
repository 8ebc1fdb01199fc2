import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { Source } from '../../model/index.js';
import { addSources, exportOpml, findSources, loadDesk } from '../../pipeline/index.js';
import type { SourceState } from '../../store/index.js';
import { type Asked, type DeskContext, Refusal } from '../context.js';
import type { ResponseOf, SourceItem } from '../contract.js';
import { present } from './reports.js';

/** `GET /api/desk`. */
export async function desk(context: DeskContext, { role }: Asked<unknown>): Promise<ResponseOf<'desk'>> {
  const { name, title, languages, timeZone, sources } = context.desk;
  const newest = await context.store.newestReport();
  return {
    name,
    title,
    lang: context.lang,
    languages,
    timeZone,
    reports: await context.store.countReports(),
    stories: await context.store.countStories(),
    ...present({ newest }),
    role,
    sources: sources.map((source) => ({ id: source.id, name: source.name })),
  };
}

/** `GET /health`. */
export async function health({ store }: DeskContext): Promise<ResponseOf<'health'>> {
  return { status: 'ok', reports: await store.countReports() };
}

/** `GET /api/sources`. */
export async function sources(context: DeskContext): Promise<ResponseOf<'sources'>> {
  const states = new Map((await context.store.sourceStates()).map((state) => [state.source, state]));
  return { items: currentSources(context).map((source) => describeSource(source, states.get(source.id))) };
}

/** The sources with an address as an OPML list. */
export function opml(context: DeskContext): string {
  return exportOpml({ ...context.desk, sources: currentSources(context) });
}

/** `POST /api/sources`: finds out what the address is and writes it into `desk.yaml`. It is read with the next fetch. */
export async function addSource(
  context: DeskContext,
  { body }: Asked<unknown, { readonly address: string }>,
): Promise<ResponseOf<'addSource'>> {
  const folder = folderOf(context);
  const found = await findSources(body.address, folder, {});
  const added = addSources(folder, found.sources);
  const problems = found.problems.map((problem) => problem.message);
  if (added.length === 0 && problems.length === 0) problems.push(`the desk has ${body.address} already`);
  return { added: added.map((source) => describeSource(source, undefined)), problems };
}

/** `DELETE /api/sources/:id`: takes it out of `desk.yaml`, whose comments stay. Its reports stay in the store. */
export async function removeSource(context: DeskContext, { params }: Asked<unknown>): Promise<ResponseOf<'removeSource'>> {
  const folder = folderOf(context);
  const file = join(folder, 'desk.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const list = document.get('sources');
  const index = isSeq(list) ? list.items.findIndex((item) => isMap(item) && item.get('id') === params.id) : -1;
  if (index === -1) throw new Refusal(404, `the desk has no source "${params.id}"`);
  document.deleteIn(['sources', index]);
  writeFileSync(file, document.toString({ lineWidth: 0 }));
  return sources(context);
}

/** Sources as `desk.yaml` says now: it may have been changed since the start. */
function currentSources({ desk, folder }: DeskContext): readonly Source[] {
  return folder === undefined ? desk.sources : loadDesk(folder).desk.sources;
}

function folderOf({ folder }: DeskContext): string {
  if (folder === undefined) throw new Refusal(409, 'this server was started without the folder of its desk: sources cannot be changed');
  return folder;
}

function describeSource({ id, name, kind, url, path, lang, country, voice }: Source, state: SourceState | undefined): SourceItem {
  return {
    id,
    name,
    kind,
    address: url ?? path ?? '',
    ...present({ lang, country, voice, attempted: state?.attempted, succeeded: state?.succeeded }),
    failures: state?.failures ?? 0,
    problems: (state?.problems ?? []).map((problem) => problem.message),
  };
}
