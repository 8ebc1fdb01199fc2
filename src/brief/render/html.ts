import type { Brief } from '../../model/index.js';
import { LABELS, type Note, numberNotes, type RenderContext, squeeze } from './notes.js';

const STYLE = `
:root { color-scheme: light dark; --text: #1c1b1a; --soft: #5d5a55; --line: #d9d5cd; --ground: #fdfcf9; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --text: #e9e6e0; --soft: #a5a099; --line: #3b3935; --ground: #181715; --link: #8ab8ee; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.125rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1.5rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
p { margin: 0; hyphens: auto; }
sup { font-size: .65em; line-height: 0; }
a { color: var(--link); text-decoration: none; padding: 0 .1em; }
a:hover, a:focus { text-decoration: underline; }
.quotation { font-style: italic; }
.note { color: var(--soft); font-size: .9rem; margin-top: 2rem; }
ol { padding-left: 1.75rem; font: .9rem/1.5 system-ui, sans-serif; }
li { margin: 0 0 .75rem; overflow-wrap: anywhere; }
li:target { outline: 2px solid var(--link); outline-offset: .4rem; }
summary { cursor: pointer; }
blockquote { margin: .4rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft); }
`;

/**
 * A brief as a complete page: no script, nothing from elsewhere, a strict policy of contents, every text of others escaped. Numbers lead to the source, which holds the cited
 * words.
 */
export function renderHtml(brief: Brief, context: RenderContext): string {
  const labels = LABELS[context.lang];
  const { notes, numbersOf } = numberNotes(brief, context);
  const sections = brief.sections.map((section, index) => {
    const sentences = section.sentences.map(({ text, citations, kind }) => {
      const links = numbersOf(citations)
        .map((number) => `<a href="#q${number}">${number}</a>`)
        .join(' ');
      const body = kind === 'quotation' ? `<span class="quotation">${escapeHtml(text)}</span>` : escapeHtml(text);
      return `${body}<sup>${links}</sup>`;
    });
    return `<section aria-labelledby="s${index}">\n<h2 id="s${index}">${escapeHtml(section.title)}</h2>\n<p>${sentences.join(' ')}</p>\n</section>`;
  });
  const omitted =
    brief.omitted !== undefined && brief.omitted > 0 ? `\n<p class="note">${escapeHtml(labels.omitted(brief.omitted))}</p>` : '';
  const list = notes.length === 0 ? '' : `\n<h2 id="sources">${labels.sources}</h2>\n<ol>\n${notes.map(noteItem).join('\n')}\n</ol>`;
  const title = escapeHtml(brief.title);
  return `<!doctype html>
<html lang="${context.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${sections.length === 0 ? `<p>${labels.empty}</p>` : sections.join('\n')}${omitted}${list}
</main>
</body>
</html>
`;
}

function noteItem({ number, outlet, title, time, url, href, quotes }: Note): string {
  const named = title === undefined || title === '' ? '' : `: ${linked(title, href ?? url)}`;
  const when = time === undefined ? '' : `, ${escapeHtml(time)}`;
  const words = quotes.map((quote) => `<blockquote>${escapeHtml(quote.words)}</blockquote>`).join('');
  return `<li id="q${number}"><details open><summary>${escapeHtml(outlet)}${named}${when}</summary>${words}</details></li>`;
}

/** Only web addresses and paths of this site become links. */
function linked(title: string, url: string | undefined): string {
  return url !== undefined && /^(?:https?:\/\/|\/[^/\\])/iu.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${escapeHtml(title)}</a>`
    : escapeHtml(title);
}

/** Text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return squeeze(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
