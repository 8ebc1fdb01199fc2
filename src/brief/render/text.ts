import type { Brief } from '../../model/index.js';
import { LABELS, type Note, numberNotes, type RenderContext, squeeze } from './notes.js';

const SUPERSCRIPT = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const;
const WIDTH = 88;

/** A brief as plain text: title, sections as paragraphs, superscript numbers, and the list of sources. Ends with a line feed. */
export function renderText(brief: Brief, context: RenderContext): string {
  const labels = LABELS[context.lang];
  const { notes, numbersOf } = numberNotes(brief, context);
  const title = squeeze(brief.title);
  const blocks = [wrap(title), '='.repeat(Math.min(WIDTH, title.length))];
  if (brief.sections.length === 0) blocks.push('', labels.empty);
  for (const section of brief.sections) {
    const sentences = section.sentences.map(
      ({ text, citations }) => `${squeeze(text)}${numbersOf(citations).map(superscript).join('\u2009')}`,
    );
    blocks.push('', wrap(squeeze(section.title)), wrap(sentences.join(' ')));
  }
  if (brief.omitted !== undefined && brief.omitted > 0) blocks.push('', labels.omitted(brief.omitted));
  if (notes.length > 0) blocks.push('', labels.sources, ...notes.map(noteLine));
  return `${blocks.join('\n')}\n`;
}

function noteLine({ number, outlet, title, time }: Note): string {
  const parts = [squeeze(outlet), ...(title === undefined || title === '' ? [] : [squeeze(title)]), ...(time === undefined ? [] : [time])];
  return wrap(`${superscript(number)} ${parts.join(' · ')}`, '  ');
}

/** 12 as "¹²". */
export function superscript(number: number): string {
  return [...String(number)].map((digit) => SUPERSCRIPT[Number(digit)]).join('');
}

/** Breaks lines between words; further lines begin with the indent. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
