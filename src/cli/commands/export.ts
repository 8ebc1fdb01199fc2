import { exportOpml, readReports } from '../../pipeline/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine } from '../io.js';
import { UsageError } from '../usage.js';
import { checkTime } from './brief.js';

interface Options {
  readonly desk: string;
  readonly since?: string;
  readonly until?: string;
}

const KINDS = ['reports', 'findings', 'stories', 'picture', 'sources'];
const PAGE = 500;

/** `lagebild export`: reports, findings and stories as JSON lines, the picture as JSON, the sources as OPML. */
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
        for (let after: string | undefined; ; ) {
          const page = await store.findings({ ...window, limit: PAGE, ...(after === undefined ? {} : { after }) });
          for (const finding of page.items) await printLine(JSON.stringify(finding));
          if (page.next === undefined) return 0;
          after = page.next;
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
