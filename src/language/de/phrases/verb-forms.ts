import type { Token } from '../../../model/index.js';

/** What a verb form can do in a clause. `zu`: infinitive with "zu", apart or inside ("anzugreifen"). */
export type VerbKind = 'none' | 'finite' | 'infinitive' | 'zu' | 'participle';

/** Prefixes that a finite verb leaves at the end of its clause: "greift … an". */
export const SEPARABLE: ReadonlySet<string> = new Set(
  (
    'ab an auf aus bei da dar durch ein empor entgegen entlang entzwei fehl fern fest fort frei gegenüber gleich groß gut heim her herab heran herauf heraus herbei herein herum herunter hervor hin hinab hinauf hinaus ' +
    'hinein hinter hinunter hinweg hinzu hoch klar kund leid los mit nach nahe nieder offen preis quer rück schief sicher stand statt still tot teil um unter vor voran voraus vorbei vorüber vorweg vorwärts wahr weg weiter wett wider wieder ' +
    'wunder zu zurecht zurück zusammen zuvor zwangs über überein bekannt bereit bevor davon dazu fertig bloß durcheinander auseinander aneinander umher umhin hervor zugrunde zunichte zuteil zugute'
  ).split(' '),
);

/** The kind of verb form at a position. Only words tagged VERB or AUX count; without features the form decides. */
export function verbKind(tokens: readonly Token[], index: number): VerbKind {
  const token = tokens[index]!;
  if (token.upos !== 'VERB' && token.upos !== 'AUX') return 'none';
  if (token.form.endsWith('end') && token.lemma !== token.form) return 'none';
  const { VerbForm, Mood } = token.feats;
  if (VerbForm === 'Part' || (VerbForm === 'Inf' && token.form.endsWith('t'))) return 'participle';
  if (VerbForm === 'Fin' || (VerbForm === undefined && (Mood !== undefined || token.feats.Person !== undefined))) return 'finite';
  if (VerbForm === undefined && looksLikeParticiple(token)) return 'participle';
  return isZuInfinitive(tokens, index) ? 'zu' : 'infinitive';
}

/** "zu kommen", "anzukommen", "hinzuzufügen"; not "zumachen", "bevorzugen". */
function isZuInfinitive(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before && before.sentence === tokens[index]!.sentence && (before.form === 'zu' || before.form === 'Zu') && before.upos !== 'PROPN')
    return true;
  const form = tokens[index]!.form;
  const at = form.indexOf('zu', 1);
  if (at < 2 || form.length < at + 4) return false;
  const prefix = form.slice(0, at).toLowerCase();
  return SEPARABLE.has(prefix) && (tokens[index]!.lemma !== form || !/^(?:hin|da|her|vor|bevor)$/.test(prefix));
}

/** "gekommen", "angegriffen", "erklärt", "zerstört"; not "kommen". Only for forms without features. */
function looksLikeParticiple(token: Token): boolean {
  const form = token.form.toLowerCase();
  if (form === token.lemma) return false;
  if (form.endsWith('t')) return true;
  return form.endsWith('en') && form !== token.lemma && !form.includes('zu');
}

/** Verbs that may be auxiliaries: "haben", "sein", "werden". */
export const AUXILIARIES: ReadonlySet<string> = new Set(['haben', 'sein', 'werden']);

/** Modal verbs. */
export const MODALS: ReadonlySet<string> = new Set(['können', 'müssen', 'sollen', 'wollen', 'dürfen', 'mögen', 'möchten']);
