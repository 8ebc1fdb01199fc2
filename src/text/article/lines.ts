import { readMoment } from '../visible-time.js';

/** A picture's caption with its credit at the end, or the credit alone: "Hafen am Morgen. Foto: Archiv", "Symbolbild: Archiv". */
const CREDIT =
  /(?:^|\s)(?:Symbol|Archiv)?(?:Fotos?|Bild(?:er)?|Grafik|Karte|Illustration|Photos?|Image|Crédits?(?: photos?)?|Credit|Фото|Світлина)\s?:\s?[^.!?]{1,60}$/iu;

/** "Von Anna Muster", "By Ann Sample", "Text: A. Muster". */
const BYLINE = /^(?:Von|By|Par|Text|Autor(?:in)?:?|Автор:?)\s+\p{Lu}[^.!?]{2,60}$/u;

const SENTENCE_END = /[.!?…:][»«“”"')\]]*$/u;

/** Dates stand among the first lines, above or below the lead. */
const HEAD_LINES = 6;

/**
 * Leaves out lines that are no text of the article: pictures' credits anywhere; among the first ones dates; before the first line of prose also bylines and kickers.
 * Keeps a first line such as "Wer kommt?" and everything that ends like a sentence.
 */
export function trimLines(text: string): string {
  let inProse = false;
  let lines = 0;
  const paragraphs: string[] = [];
  for (const paragraph of text.split('\n\n')) {
    const kept: string[] = [];
    for (const line of paragraph.split('\n')) {
      if (line.length < 160 && CREDIT.test(line)) continue;
      lines += 1;
      if (lines <= HEAD_LINES && isDateLine(line)) continue;
      inProse ||= line.length >= 30 && SENTENCE_END.test(line);
      if (inProse || !isPreamble(line)) kept.push(line);
    }
    if (kept.length > 0) paragraphs.push(kept.join('\n'));
  }
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : text;
}

function isPreamble(line: string): boolean {
  if (line.length > 120) return false;
  return BYLINE.test(line) || (line.length < 60 && !SENTENCE_END.test(line));
}

/** A line that tells the day and little else: "Donnerstag, 27.03.2025, 06:15 Uhr Aktualisiert: 27.03.2025, 08:12 Uhr". */
function isDateLine(line: string): boolean {
  if (line.length > 120 || SENTENCE_END.test(line) || !readMoment(line)) return false;
  return (line.match(/\p{L}/gu)?.length ?? 0) < 60;
}
