import { html } from 'hono/html';
import type { Report } from '../model/index.js';

/** Labels by language of the report; English where there is none. */
const LABELS: Readonly<
  Record<string, { readonly back: string; readonly withdrawn: string; readonly note: string; readonly original: string }>
> = {
  de: { back: 'Zur Lage', withdrawn: 'Diese Meldung wurde zurückgezogen.', note: 'Hinweis der Quelle', original: 'Original' },
  en: { back: 'Back to the brief', withdrawn: 'This report was withdrawn.', note: 'Note of the source', original: 'Original' },
};

/** One report as a page. Everything that comes from outside is escaped by the template; links only to http(s). */
export function renderReportPage(report: Report, outlet: string): string {
  const labels = LABELS[report.lang] ?? LABELS.en!;
  const paragraphs = report.text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`);
  const link =
    report.url !== undefined && /^https?:\/\//i.test(report.url)
      ? html`, <a rel="noreferrer noopener" href="${report.url}">${labels.original}</a>`
      : '';
  const page = html`<!doctype html>
<html lang="${report.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.title ?? report.id}</title>
<style>
:root { color-scheme: light dark }
body { font: 1.125rem/1.55 Georgia, "Times New Roman", serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
header p, nav { font: 0.9rem/1.4 system-ui, sans-serif }
</style>
</head>
<body>
<nav><a href="/">${labels.back}</a></nav>
<main>
<header>
<h1>${report.title ?? ''}</h1>
<p>${outlet}${report.byline === undefined ? '' : `, ${report.byline}`}${report.published === undefined ? '' : `, ${report.published}`}${link}</p>
${report.withdrawn ? html`<p><strong>${labels.withdrawn}</strong></p>` : ''}
${report.notice === undefined ? '' : html`<p>${labels.note}: ${report.notice}</p>`}
</header>
${paragraphs}
</main>
</body>
</html>`;
  return String(page);
}
