import type { EntityRef, Reference, Token } from '../../model/index.js';
import { type KnownEntity, knownLists } from '../gazetteer/known.js';
import { locates } from '../mentions/frames.js';
import type { ResolvedName } from '../mentions/resolve.js';
import { type Metonym, metonymOf } from './metonyms.js';
import type { Scene } from './scene.js';

/** Verbs of saying, deciding and other acts that only an actor performs, by lemma: with them a capital stands for its government. */
const ACT_VERBS =
  /^(sagen|erklären|mitteilen|fordern|verlangen|warnen|drohen|ankündigen|ablehnen|zurückweisen|zustimmen|verurteilen|kritisieren|begrüßen|bestreiten|dementieren|behaupten|betonen|bekräftigen|beschließen|verhandeln|planen|wollen|sollen|müssen|können|dürfen|hoffen|erwarten|befürchten|fürchten|vorwerfen|beschuldigen|verhängen|liefern|schicken|entsenden|unterstützen|zusagen|versprechen|vorschlagen|anbieten|knüpfen|koppeln|festhalten|dringen|drängen|akzeptieren|einigen|vereinbaren|unterzeichnen|setzen|sehen|stellen|reagieren|antworten|schweigen|bestehen|beharren|pochen|melden|haben|werden|sein|zeigen|halten|verstärken|erhöhen|bremsen|blockieren|unterstreichen|glauben|bitten|appellieren|zögern|rechnen|weigern|streben|bleiben|geben|nehmen|machen|bereiten|prüfen|erwägen|ausschließen|verbieten|anerkennen|beantragen|kämpfen|angreifen|führen|versuchen|brechen|verletzen|verlieren|gewinnen)$/;
/** Verbs whose object is an actor: "Moskau warf Kiew vor …"; not "eroberte Kiew", "beschoss Kiew". */
const ADDRESS_VERBS =
  /^(vorwerfen|beschuldigen|auffordern|drohen|warnen|bitten|kritisieren|unterstützen|zusagen|versprechen|anbieten|helfen|mahnen|drängen|ermahnen|aufrufen|informieren|antworten|danken|anklagen|bezichtigen|verdächtigen|verurteilen|zwingen|überzeugen|misstrauen|vertrauen|nachgeben|entgegenkommen|widersprechen|beliefern|sanktionieren|provozieren|isolieren|ermutigen|zusichern|vorhalten|unterstellen)$/;
/** Nouns that have two sides: "Verhandlungen zwischen Kiew und Moskau"; not "die Strecke zwischen Berlin und Prag". */
const TALKS =
  /(verhandlung|gespräch|treffen|abkommen|vertrag|vereinbarung|einigung|waffenruhe|waffenstillstand|feuerpause|frieden|konflikt|streit|krieg|beziehung|spannung|kontakt|verhältnis|dialog|austausch|deal|bündnis|vermittler|vermittlung|konsultation|telefonat|handelskrieg|annäherung|misstrauen|kooperation|zusammenarbeit|freundschaft|krise|verständigung|differenz|absprache|bruch|graben|rohstoffabkommen|gipfel|partnerschaft|handel)(en|n|e|s|es)?$/i;
/** Prepositions behind which a capital is a side: "Verhandlungen mit Teheran", "laut Kiew". */
const SIDES = new Set(['mit', 'gegenüber', 'seitens', 'laut']);

/** References of the names themselves: each under the head of its phrase, else under its last word. */
export function referNames(scene: Scene): void {
  for (const name of scene.names) {
    if (name.actor) scene.addActor(name.actor);
    if (name.place) scene.addPlace(name.place);
    const reference = nameReference(scene, name);
    if (!reference) continue;
    for (const token of headsOf(scene, name)) scene.refer(token, reference);
  }
  referOfficeMetonyms(scene);
}

function headsOf(scene: Scene, name: ResolvedName): number[] {
  const { first, last } = name.draft;
  const heads = new Set<number>([last - 1]);
  for (const head of scene.phraseHeads) if (head >= first && head < last) heads.add(head);
  return [...heads];
}

function nameReference(scene: Scene, name: ResolvedName): Omit<Reference, 'token'> | undefined {
  const { mention } = name;
  const own: EntityRef = { span: mention.span, ...(mention.entity === undefined ? {} : { entity: mention.entity }), name: mention.name };
  if (name.kind === 'place' && name.place) {
    const government = metonymOf(mention.name);
    if (government?.seat && actsHere(scene, name)) return metonymReference(scene, government.id, mention.span);
    const isState = name.known?.kind === 'state';
    return { ref: own, kind: isState ? 'state' : 'place', by: 'name', confidence: 0.9 };
  }
  if (name.kind === 'place') return undefined;
  return { ref: own, kind: name.kind, by: 'name', confidence: name.known ? 0.95 : 0.8 };
}

function metonymReference(scene: Scene, id: string, span: EntityRef['span']): Omit<Reference, 'token'> | undefined {
  const entity = knownLists().byId.get(id);
  if (!entity || !span) return undefined;
  const name = entity.names.de[0] ?? id;
  scene.addActor({ id, kind: actorKind(entity), name, ...(entity.country ? { country: entity.country } : {}) });
  return { ref: { span, entity: id, name }, kind: actorKind(entity), by: 'metonym', confidence: 0.75 };
}

function actorKind(entity: KnownEntity): 'state' | 'organisation' | 'armed-force' | 'medium' | 'person' {
  const { kind } = entity;
  return kind === 'state' || kind === 'armed-force' || kind === 'medium' || kind === 'person' ? kind : 'organisation';
}

/** True where a capital acts: subject or agent of an act, a side of talks; never behind a preposition of place. */
function actsHere(scene: Scene, name: ResolvedName): boolean {
  const { tokens } = scene.language;
  const before = tokens[name.draft.first - 1];
  const lower = before && before.sentence === tokens[name.draft.first]!.sentence ? before.form.toLowerCase() : '';
  if (locates(lower)) return false;
  const role = scene.roleOfHead(name.draft.last - 1);
  const verb = scene.verbOfHead(name.draft.last - 1) ?? '';
  // "Moskau will die Zölle senken": cities want nothing
  if (role === 'subject' || role === 'agent') return ACT_VERBS.test(verb) || scene.modalOfHead(name.draft.last - 1) === 'wollen';
  if (role === 'object' || role === 'indirect-object') return ADDRESS_VERBS.test(verb);
  if (SIDES.has(lower)) return true;
  // "zwischen Kiew und Moskau": two sides where both are seats of government; a road lies between others too, so the noun before decides.
  if (lower === 'zwischen') return TALKS.test(tokens[name.draft.first - 2]?.lemma ?? '');
  return (lower === 'und' || lower === 'oder') && sideBefore(scene, name.draft.first - 1);
}

/** "zwischen Kiew und Moskau", "Kiew und Moskau verhandeln": the word before "und" is an acting capital. */
function sideBefore(scene: Scene, conjunction: number): boolean {
  const other = scene.nameAt[conjunction - 1];
  return other !== undefined && scene.references.get(other.draft.last - 1)?.by === 'metonym';
}

/** "der Kreml", "das Weiße Haus": nouns that stand for a government and are no mention by the lists of states. */
function referOfficeMetonyms(scene: Scene): void {
  const { tokens, text } = scene.language;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (scene.nameAt[index] !== undefined && scene.nameAt[index]!.kind !== 'place') continue;
    const found = officeMetonymAt(tokens, text, index);
    if (!found) continue;
    const { metonym, last } = found;
    if (metonym.seat) continue;
    const reference = metonymReference(scene, metonym.id, [token.start, tokens[last - 1]!.end]);
    if (reference) scene.replace(last - 1, reference);
  }
}

function officeMetonymAt(tokens: readonly Token[], text: string, index: number): { metonym: Metonym; last: number } | undefined {
  const token = tokens[index]!;
  if (token.form.charAt(0) === token.form.charAt(0).toLowerCase()) return undefined;
  for (let last = Math.min(index + 2, tokens.length); last > index; last -= 1) {
    const end = tokens[last - 1]!;
    if (end.sentence !== token.sentence) continue;
    const words = text.slice(token.start, end.end);
    const metonym = metonymOf(words) ?? metonymOf(words.replace(/s$/, ''));
    if (metonym) return { metonym, last };
  }
  return undefined;
}
