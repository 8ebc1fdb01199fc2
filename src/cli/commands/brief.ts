import { renderHtml, renderMarkdown, renderText } from '../../brief/index.js';
import { type BriefOptions, composeBrief, fetchDesk, isPublished, issueBrief } from '../../pipeline/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine, say, sayProblems } from '../io.js';
import { UsageError } from '../usage.js';

interface Options extends BriefOptions {
  readonly desk: string;
  readonly lang: 'de' | 'en';
  readonly format: 'text' | 'md' | 'html' | 'json';
  readonly fetch?: boolean;
  readonly json?: boolean;
}

/** `lagebild brief`: exit 1 when there is nothing to write about. */
export function brief(_args: string[], options: Options): Promise<number> {
  checkTime('--since', options.since);
  checkTime('--until', options.until);
  return withReadDesk(options.desk, async (open) => {
    const { store, desk } = open;
    if (options.fetch) sayProblems((await fetchDesk(store, open, { now: new Date().toISOString() })).problems);
    const result = await composeBrief(store, desk, options);
    await issueBrief(store, result, options.lang, new Date().toISOString());
    const context = { reports: result.reports, sources: desk.sources, lang: options.lang, timeZone: desk.timeZone };
    if (options.json || options.format === 'json') await printJson(result.brief);
    else if (options.format === 'html') await printLine(renderHtml(result.brief, context));
    else if (options.format === 'md') await printLine(renderMarkdown(result.brief, context));
    else await printLine(renderText(result.brief, context));
    if (result.brief.sections.length > 0) return 0;
    say('There are no reports in this window.');
    return 1;
  });
}

/** Throws `UsageError` for a time that is neither RFC 3339 nor a date. */
export function checkTime(option: string, value: string | undefined): void {
  if (value !== undefined && !isPublished(value)) throw new UsageError(`${option}: expected RFC 3339 or a date, found "${value}"`);
}
