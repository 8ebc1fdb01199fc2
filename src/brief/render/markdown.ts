import type { Brief } from '../../model/index.js';
import { LABELS, type Note, numberNotes, type RenderContext, squeeze } from './notes.js';

/** A brief as Markdown with footnotes that quote the cited words. What could be markup in texts of others is escaped. Ends with a line feed. */
export function renderMarkdown(brief: Brief, context: RenderContext): string {
  const labels = LABELS[context.lang];
  const { notes, numbersOf } = numberNotes(brief, context);
  const blocks = [`# ${escapeMarkdown(brief.title)}`];
  if (brief.sections.length === 0) blocks.push(labels.empty);
  for (const section of brief.sections) {
    blocks.push(
      `## ${escapeMarkdown(section.title)}`,
      section.sentences
        .map(
          ({ text, citations }) =>
            `${escapeMarkdown(text)}${numbersOf(citations)
              .map((number) => `[^${number}]`)
              .join('')}`,
        )
        .join(' '),
    );
  }
  if (brief.omitted !== undefined && brief.omitted > 0) blocks.push(`*${labels.omitted(brief.omitted)}*`);
  if (notes.length > 0) blocks.push(notes.map(footnote).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function footnote({ number, outlet, title, time, url, quotes }: Note): string {
  const named = title === undefined || title === '' ? '' : `: ${escapeMarkdown(title)}`;
  const linked = url !== undefined && /^https?:\/\/[^\s<>()]+$/u.test(url) ? ` <${url}>` : '';
  const words = quotes.map((quote) => `„${escapeMarkdown(quote.words)}“`).join(' … ');
  return `[^${number}]: ${escapeMarkdown(outlet)}${named}${time === undefined ? '' : ` (${escapeMarkdown(time)})`}.${linked} ${words}`;
}

/** Characters that Markdown or HTML would take for markup. */
function escapeMarkdown(text: string): string {
  return squeeze(text).replaceAll(/[\\`*_{}[\]<>#|~&!]/gu, (mark) =>
    mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`,
  );
}
