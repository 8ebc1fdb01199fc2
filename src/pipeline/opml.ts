import { generateOpml, parseOpml } from 'feedsmith';
import type { Desk } from '../model/index.js';

/** A feed that an OPML list names. */
export interface ListedFeed {
  readonly url: string;
  readonly name?: string;
}

/** The feeds of an OPML list, groups flattened; undefined when the text is no OPML. */
export function readOpml(text: string): ListedFeed[] | undefined {
  let opml: ReturnType<typeof parseOpml>;
  try {
    opml = parseOpml(text);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
  const feeds: ListedFeed[] = [];
  const visit = (outlines: NonNullable<NonNullable<typeof opml.body>['outlines']>): void => {
    for (const outline of outlines) {
      const name = outline.title ?? outline.text;
      if (outline.xmlUrl !== undefined) feeds.push({ url: outline.xmlUrl, ...(name === undefined ? {} : { name }) });
      if (outline.outlines !== undefined) visit(outline.outlines);
    }
  };
  visit(opml.body?.outlines ?? []);
  return feeds;
}

/** The desk's sources with an address, as an OPML 2.0 list. */
export function exportOpml(desk: Desk): string {
  const outlines = desk.sources.flatMap((source) =>
    source.url === undefined ? [] : [{ text: source.name, title: source.name, type: 'rss', xmlUrl: source.url }],
  );
  return generateOpml({ head: { title: desk.title }, body: { outlines } });
}
