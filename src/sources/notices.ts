/** What a source says about its own report. */
export interface EditorialNotice {
  readonly withdrawn: boolean;
  /** The source's words. */
  readonly notice: string;
  /** The text without the notice, where the notice is a line of its own; else the text as given. */
  readonly text: string;
}

/** Words for a report itself, by language; a notice speaks of one of these. */
const REPORT =
  '(?:Eintrag|Meldung|Eilmeldung|Nachricht|Beitrag|Artikel|Text|Bericht|Post|entry|article|story|post|report|item|alert|article|entrée|brève|dépêche|материал|новость|сообщение|запись|матеріал|новину|новина|повідомлення|запис)';
const GONE =
  '(?:zurückgezogen|gelöscht|depubliziert|withdrawn|retracted|retirée?|dépubliée?|supprimée?|отозван[аоы]?|снят[аоы]? с публикации|удален[аоы]?|відкликано|знято з публікації|видалено)';

const WITHDRAWN: readonly RegExp[] = [
  // "Meldung zurückgezogen", "… – ZURÜCKGEZOGEN", "STORY WITHDRAWN"
  new RegExp(`^\\W*(?:Die |Diese |The |This )?${REPORT}\\s+(?:wurde |ist |has been |was )?${GONE}\\W*$`, 'imu'),
  new RegExp(`[–—:-]\\s*${GONE}\\W*$`, 'imu'),
  new RegExp(`^\\W*${GONE}\\W*$`, 'imu'),
  // "Die Redaktion hat diesen Eintrag zurückgezogen", "Wir haben sie zurückgezogen"; not "Kiew hat den Text zurückgezogen"
  /(?:\b(?:wir|Redaktion)\b)[^.!?]{0,80}\b(?:haben|hat|habe)?\b[^.!?]{0,80}\b(?:zurückgezogen|gelöscht)\b/iu,
  /\b(?:wir|Redaktion)\s+(?:ziehen|zieht)\b[^.!?]{0,80}\bzurück\b/iu,
  /\bdiese[rn]?\s+(?:Eintrag|Meldung|Beitrag|Artikel|Text|Bericht)\b[^.!?]{0,60}\b(?:zurückgezogen|gelöscht)\b/iu,
  /\bthis\s+(?:entry|article|story|post|report|item)\s+(?:has been|was|is)\s+(?:withdrawn|retracted|removed)\b/iu,
  /\bwe\s+(?:have\s+)?(?:withdrawn|retracted|withdrew)\b/iu,
  /\bcet(?:te)?\s+(?:article|entrée|brève|dépêche)\s+a\s+été\s+(?:retirée?|dépubliée?|supprimée?)/iu,
  /\b(?:материал|новость|сообщение)\s+(?:отозван|отозвана|отозвано|снят|снята)(?![\p{L}])/iu,
  /(?:матеріал|новину|повідомлення)\s+(?:відкликано|знято)(?![\p{L}])/iu,
];

/** Text in which a notice of withdrawal is looked for: a longer one is a report that speaks of something withdrawn. */
const WITHDRAWAL_LENGTH = 500;

/** A line that begins like a correction; "Update" alone is none, but an editors' note all the same. */
const CORRECTION =
  /^\W{0,4}(?:Korrektur(?:hinweis)?|Korrigierte (?:Fassung|Version)|Berichtigung|Richtigstellung|Klarstellung|Transparenzhinweis|(?:Hinweis|Anmerkung|Anm\.) der (?:Redaktion|Red\.)|Update|In einer (?:früheren|ersten|vorherigen) (?:Fassung|Version)|Zunächst hatten wir|Correction|Corrected|Clarification|Editor[’']s note|An earlier version|Rectificatif|Correctif|Erratum|Mise à jour|Исправлени[ея]|Поправка|Уточнение|От редакции|Виправлен[оня]\p{L}*|Уточнення|Від редакції)(?![\p{L}])(?=\s*[:.,–—-]|\s+(?:dieses|dieser|of|wurde|war|was|hieß|geschrieben|had)\b)/iu;

/** A whole paragraph that says that the report was changed: "Dieser Artikel wurde um 23.52 Uhr ergänzt." */
const CHANGED =
  /^\W{0,3}(?:Dieser (?:Artikel|Text|Beitrag|Eintrag)|Diese Meldung) wurde [^\n]{0,200}\b(?:ergänzt|aktualisiert|korrigiert|berichtigt|geändert)\.?\W{0,3}$|^\W{0,3}This (?:article|story|post) (?:was|has been) (?:updated|amended|corrected)\b[^\n]{0,200}$|^\(Corrects\b[^\n]{0,400}\)$/iu;

/**
 * Reads whether a source withdrew or corrected a report. Undefined where it says nothing of the kind.
 * Withdrawn: "Die Redaktion hat diesen Eintrag zurückgezogen." Not: "Russland hat seine Truppen zurückgezogen."
 * Corrected: a line "Korrektur: Zunächst hatten wir geschrieben, …". Not: "Die Korrektur der Prognose überraschte."
 */
export function readNotice(title: string | undefined, text: string): EditorialNotice | undefined {
  if (title !== undefined && WITHDRAWN.slice(0, 3).some((pattern) => pattern.test(title))) {
    return { withdrawn: true, notice: text === '' ? title : text, text };
  }
  if (text.length <= WITHDRAWAL_LENGTH && WITHDRAWN.some((pattern) => pattern.test(text))) return { withdrawn: true, notice: text, text };
  const paragraphs = text.split('\n\n');
  const notices: string[] = [];
  const kept = paragraphs.map((paragraph) => withoutCorrection(paragraph, notices)).filter((paragraph) => paragraph !== '');
  if (notices.length === 0) return undefined;
  return { withdrawn: false, notice: notices.join('\n'), text: kept.join('\n\n') };
}

/** The lines of a paragraph up to one that begins a correction; that one and the rest go to `notices`. */
function withoutCorrection(paragraph: string, notices: string[]): string {
  const lines = paragraph.split('\n');
  const first = lines.findIndex((line) => CORRECTION.test(line) || CHANGED.test(line));
  if (first < 0) return paragraph;
  notices.push(lines.slice(first).join('\n'));
  return lines.slice(0, first).join('\n');
}
