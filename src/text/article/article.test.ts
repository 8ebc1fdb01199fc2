import { describe, expect, it } from 'vitest';
import { parseHtml } from '../html/tree.js';
import { renderArticle } from './article.js';
import { fragmentToText } from './fragment.js';
import { trimLines } from './lines.js';

const first = 'Der Hafen bleibt nach dem Sturm bis auf Weiteres geschlossen, teilte die Stadt am Morgen mit.';
const second = 'Wann die Schiffe wieder fahren, ist offen; die Behörde will am Nachmittag mehr dazu sagen.';
const read = (html: string) => renderArticle(parseHtml(html).root);

describe('renderArticle', () => {
  it('finds the article between navigation, cookie banner, related links and footer', () => {
    const html = `<body><nav><a href=/>Start</a> <a href=/s>Sport</a></nav><div class="cookie-banner"><p>Wir und unsere Partner verwenden Cookies, um Inhalte zu messen.</p></div>
      <main><h1>Hafen zu</h1><p class="byline">Von Anna Muster</p><p>${first}</p><p>${second}</p>
      <h3>Mehr zum Thema</h3><ul><li><a href=/1>Noch ein Artikel, der auch vom Hafen handelt</a></ul></main>
      <footer><p>Impressum, Datenschutz und alles, was sonst noch unter einer Seite steht.</p></footer>`;
    expect(read(html)).toBe(`${first}\n\n${second}`);
  });

  it('keeps the lead above the article and leaves out date, kicker and credit', () => {
    const html = `<div class=hd><div>Sturm</div><h1>Hafen zu</h1><div>Die Stadt hat den Hafen am Donnerstag wegen des Sturms gesperrt.</div><div><span>27.03.25</span> <span>16.45 Uhr</span></div></div>
      <div class=ct><div>Symbolbild: Archiv</div><div>${first}</div><div>${second}</div></div>`;
    expect(read(html)).toBe(`Die Stadt hat den Hafen am Donnerstag wegen des Sturms gesperrt.\n\n${first}\n\n${second}`);
  });

  it('reads pages that are laid out with tables', () => {
    const html = `<table><tr><td><a href=/>Start</a> | <a href=/s>Sport</a><tr><td width=150><b>Service</b><br><a href=/w>Wetter</a><td><p>${first}<p>${second}</table>`;
    expect(read(html)).toBe(`${first}\n\n${second}`);
  });

  it('does not lose an article whose container has the name of a sidebar', () => {
    expect(read(`<div class="page-sidebar"><h1>Hafen zu</h1><p>${first}</p><p>${second}</p></div>`)).toBe(`${first}\n\n${second}`);
  });

  it('gives the whole text of a page without prose', () => {
    expect(read('<p>Kurz</p>')).toBe('Kurz');
    expect(read('')).toBe('');
  });
});

describe('fragmentToText', () => {
  it('leaves out share buttons and further links of an item', () => {
    expect(
      fragmentToText(
        `<p>${first}</p><div class="share-buttons"><a href=x>Teilen</a></div><p>Lesen Sie auch: <a href=y>Sturm im Norden</a></p>`,
      ),
    ).toBe(first);
  });
});

describe('trimLines', () => {
  it.each(['Hafen am Morgen. Foto: Archiv', 'Symbolbild: Hafenblatt/Archiv'])('leaves out the credit "%s"', (line) => {
    expect(trimLines(`${first}\n\n${line}\n\n${second}`)).toBe(`${first}\n\n${second}`);
  });

  it.each([
    'Wer kommt?',
    'Das Foto: eine Fälschung, sagen die Behörden in der Stadt, die es am Montag geprüft haben und nun.',
    'Europas Hebel',
  ])('keeps "%s" inside the text', (line) => {
    expect(trimLines(`${first}\n\n${line}\n\n${second}`)).toContain(line);
  });
});
