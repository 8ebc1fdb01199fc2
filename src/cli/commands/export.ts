import type { Report } from '../../model/index.js';
import {
  acledCsv,
  type EventFinding,
  exportContext,
  exportOpml,
  featureCollection,
  readReports,
  toAcled,
  toCameo,
  toFeature,
  toPlover,
} from '../../pipeline/index.js';
import type { Store } from '../../store/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine } from '../io.js';
import { UsageError } from '../usage.js';
import { checkTime } from './brief.js';

interface Options {
  readonly desk: string;
  readonly since?: string;
  readonly until?: string;
}

const KINDS = ['reports', 'findings', 'stories', 'picture', 'sources', 'plover', 'cameo', 'acled', 'geojson'];
const PAGE = 500;

/**
 * `lagebild export`: reports, findings and stories as JSON lines, the picture as JSON, the sources as OPML; events in the field's dialects: PLOVER and CAMEO
 * as JSON lines, ACLED-style columns as CSV, GeoJSON as one collection (`docs/codebook.md`).
 */
export function exportData([what]: string[], options: Options): Promise<number> {
  if (what === undefined || !KINDS.includes(what)) throw new UsageError(`expected one of ${KINDS.join(', ')}, found "${what ?? ''}"`);
  checkTime('--since', options.since);
  checkTime('--until', options.until);
  const window = {
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  return withReadDesk(options.desk, async ({ store, desk }) => {
    switch (what) {
      case 'reports':
        for (const report of await readReports(store, window)) await printLine(JSON.stringify(report));
        return 0;
      case 'findings':
        for await (const finding of findingsOf(store, window)) await printLine(JSON.stringify(finding));
        return 0;
      case 'plover':
        for (const { event, context } of await eventsOf(store, window)) await printLine(JSON.stringify(toPlover(event, context)));
        return 0;
      case 'cameo':
        for (const { event, context } of await eventsOf(store, window)) await printLine(JSON.stringify(toCameo(event, context)));
        return 0;
      case 'acled': {
        const rows = (await eventsOf(store, window)).flatMap(({ event, context }) => toAcled(event, context) ?? []);
        await printLine(acledCsv(rows).trimEnd());
        return 0;
      }
      case 'geojson': {
        const events = await eventsOf(store, window);
        await printJson(featureCollection(events.map(({ event, context }) => toFeature(event, context))));
        return 0;
      }
      case 'stories':
        for (const story of (await store.picture())?.stories ?? []) await printLine(JSON.stringify(story));
        return 0;
      case 'picture':
        await printJson(await store.picture());
        return 0;
      default:
        await printLine(exportOpml(desk));
        return 0;
    }
  });
}

type Window = { readonly since?: string; readonly until?: string };

async function* findingsOf(store: Store, window: Window) {
  for (let after: string | undefined; ; ) {
    const page = await store.findings({ ...window, limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield* page.items;
    if (page.next === undefined) return;
    after = page.next;
  }
}

/** The events of the window, each with its report. */
async function eventsOf(store: Store, window: Window): Promise<{ event: EventFinding; context: ReturnType<typeof exportContext> }[]> {
  const reports = new Map<string, Report>((await readReports(store, window)).map((report) => [report.id, report]));
  const events: { event: EventFinding; context: ReturnType<typeof exportContext> }[] = [];
  for await (const finding of findingsOf(store, window)) {
    if (finding.kind === 'event') events.push({ event: finding, context: exportContext(reports.get(finding.report)) });
  }
  return events;
}
