import { type LanguageTag, type Report, type ReportKind, type Source, stableId } from '../../model/index.js';
import { readNotice } from '../../sources/index.js';
import { detectLanguage } from '../../text/index.js';

/** A text on its way to becoming a report; `published` and `updated` are RFC 3339 or a date. */
export interface Draft {
  readonly kind: ReportKind;
  readonly externalId: string;
  readonly text: string;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly lang?: LanguageTag | undefined;
  /** RFC 3339; default `published`, else the present. */
  readonly fetched?: string | undefined;
}

/** The report of a draft; undefined where it has no words at all. A correction's own lines leave the text and become `notice`. */
export async function makeReport(source: Source, draft: Draft, now: string): Promise<Report | undefined> {
  const title = oneLine(draft.title);
  const whole = withoutSignature(withoutTitle(draft.text.trim(), title));
  const notice = readNotice(title, whole);
  const body = notice ? notice.text : whole;
  const text = body === '' ? (title ?? '') : body;
  if (text === '') return undefined;
  const lang = source.lang ?? draft.lang ?? (await detectLanguage(text)) ?? 'und';
  const { published, updated, url, byline } = draft;
  return {
    id: stableId('r', [source.id, draft.externalId]),
    revision: 1,
    source: source.id,
    kind: draft.kind,
    externalId: draft.externalId,
    ...(url === undefined ? {} : { url }),
    ...(title === undefined || body === '' ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    text,
    lang,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined || updated === published ? {} : { updated }),
    fetched: draft.fetched ?? asMoment(published) ?? now,
    ...(notice?.withdrawn ? { withdrawn: true } : {}),
    ...(notice ? { notice: notice.notice } : {}),
  };
}

/** A date becomes its first moment. */
function asMoment(published: string | undefined): string | undefined {
  return published?.length === 10 ? `${published}T00:00:00Z` : published;
}

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line ? line : undefined;
}

/** The text without a first paragraph that says the title once more. */
function withoutTitle(text: string, title: string | undefined): string {
  if (title === undefined) return text;
  const end = text.indexOf('\n\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (fold(first) !== fold(title)) return text;
  return end < 0 ? '' : text.slice(end).trim();
}

/** "bspa hel/dro", "(ewa)", "(Kuno Kauz)", "Reporting by A. Sample; editing by B. Sample". Not "bleiben." */
const SIGNATURE =
  /^(?:\(?[\p{Ll}]{2,6}(?:[ /][\p{Ll}]{2,4}(?:\/[\p{Ll}]{2,4})*)?\)?|\([^()]{2,40}\)|(?:Additional )?(?:Reporting|Writing|Compiled|Editing)(?: and \w+)? by [^\n]{3,150})$/u;

/** The text without the last paragraphs that only say who wrote it. */
function withoutSignature(text: string): string {
  const paragraphs = text.split('\n\n');
  while (paragraphs.length > 1 && SIGNATURE.test(paragraphs.at(-1)!)) paragraphs.pop();
  return paragraphs.join('\n\n');
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** An address without the parts that only count visitors, and without fragment. */
export function cleanAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|wt_\w+|xtor|at_\w+|cmpid|from|ref)$/i.test(name)) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
