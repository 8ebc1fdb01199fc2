import type { Finding, Report } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine, say, sayProblems } from '../io.js';
import { checkTime } from './brief.js';

interface Options {
  readonly desk: string;
  readonly json?: boolean;
}

/** `lagebild search`: exit 1 when nothing matches or the query cannot be read. */
export function search(words: string[], options: Options & { since?: string; until?: string; limit: number }): Promise<number> {
  checkTime('--since', options.since);
  checkTime('--until', options.until);
  return withReadDesk(options.desk, async ({ store }) => {
    const { since, until, limit } = options;
    const found = await store.search({
      text: words.join(' '),
      limit,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
    sayProblems(found.problems);
    if (options.json) await printJson(found);
    else {
      for (const hit of found.items) {
        await printLine(`${hit.report}  ${hit.published ?? ''}  ${hit.source}  ${hit.title ?? ''}`);
        await printLine(`    ${markWords(hit.snippet, hit.marks)}`);
      }
    }
    return found.items.length > 0 && found.problems.length === 0 ? 0 : 1;
  });
}

/** `lagebild show`: exit 1 when there is nothing of that id. */
export function show([id]: string[], options: Options): Promise<number> {
  return withReadDesk(options.desk, async ({ store, desk }) => {
    if (id === undefined) {
      const overview = await overviewOf(store);
      if (options.json) await printJson({ desk: desk.name, ...overview });
      else await printOverview(desk.title, overview);
      return 0;
    }
    const record = await recordOf(store, id);
    if (record === undefined) {
      say(`expected the id of a report, finding, story or brief; found nothing called ${id}`);
      return 1;
    }
    if (!options.json && 'text' in record && 'revisions' in record) await printReport(record);
    else await printJson(record);
    return 0;
  });
}

async function recordOf(store: Store, id: string): Promise<object | undefined> {
  if (id.startsWith('r_')) {
    const report = await store.report(id);
    if (report === undefined) return undefined;
    const derived = await store.derived(id);
    return { ...report, revisions: (await store.revisions(id)).length, findings: derived?.findings ?? [] };
  }
  if (id.startsWith('f_')) return (await store.findings({ ids: [id] })).items[0];
  if (id.startsWith('b_')) return store.brief(id);
  const picture = await store.picture();
  return [...(picture?.stories ?? []), ...(picture?.threads ?? [])].find((one) => one.id === id);
}

interface Overview {
  readonly reports: number;
  readonly newest?: string;
  readonly stories: readonly { readonly id: string; readonly title: string; readonly reports: number }[];
}

async function overviewOf(store: Store): Promise<Overview> {
  const newest = await store.newestReport();
  const stories = [...((await store.picture())?.stories ?? [])].sort(
    (a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1),
  );
  return {
    reports: await store.countReports(),
    ...(newest === undefined ? {} : { newest }),
    stories: stories.map((story) => ({ id: story.id, title: story.title, reports: story.reports.length })),
  };
}

async function printOverview(title: string, overview: Overview): Promise<void> {
  await printLine(`${title}: ${overview.reports} reports, the newest of ${overview.newest ?? 'never'}; ${overview.stories.length} stories`);
  for (const story of overview.stories.slice(0, 40)) await printLine(`${story.id}  ${String(story.reports).padStart(3)}  ${story.title}`);
}

async function printReport(record: object): Promise<void> {
  const report = record as Report & { revisions: number; findings: readonly Finding[] };
  await printLine(
    `${report.title ?? ''}\n${report.source}, ${report.published ?? 'undated'}, revision ${report.revision} of ${report.revisions}${report.withdrawn ? ', WITHDRAWN' : ''}`,
  );
  if (report.notice !== undefined) await printLine(`Note of the source: ${report.notice}`);
  await printLine(`\n${report.text}\n`);
  for (const finding of report.findings) await printLine(`${finding.id}  ${finding.kind}  ${summaryOf(finding)}`);
}

function summaryOf(finding: Finding): string {
  const names = (refs: readonly { readonly name: string }[]) => refs.map((ref) => ref.name).join(', ');
  switch (finding.kind) {
    case 'event':
      return `${finding.body.type}${finding.body.mode === undefined ? '' : `/${finding.body.mode}`}: ${names(finding.body.sources)} → ${names(finding.body.recipients)} (${finding.body.certainty})`;
    case 'statement':
      return `${finding.body.act}, ${finding.body.form}: ${finding.body.speakerEntity?.name ?? '(open)'}`;
    case 'transfer':
      return `${finding.body.giver?.name ?? '?'} → ${finding.body.receiver?.name ?? '?'}: ${finding.body.items.map((item) => item.what).join(', ')} (${finding.body.status})`;
    case 'figure':
      return `${finding.body.measure}${finding.body.change === undefined ? '' : ` ${finding.body.change.direction}`}`;
    case 'tally':
      return `${finding.body.what}: ${finding.body.text}${finding.body.scope === undefined ? '' : ` (${finding.body.scope.name})`}`;
  }
}

function markWords(snippet: string, marks: readonly (readonly [number, number])[]): string {
  if (!process.stdout.isTTY) return snippet;
  let text = '';
  let at = 0;
  for (const [start, end] of marks) {
    text += `${snippet.slice(at, start)}\u001b[1m${snippet.slice(start, end)}\u001b[22m`;
    at = end;
  }
  return text + snippet.slice(at);
}
