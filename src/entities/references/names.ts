import type { EntityRef, Reference, Token } from '../../model/index.js';
import { type KnownEntity, knownLists } from '../gazetteer/known.js';
import { firstRun, nameIndex } from '../gazetteer/names.js';
import { locates } from '../mentions/frames.js';
import type { ResolvedName } from '../mentions/resolve.js';
import { isActOfState, type Metonym, metonymOf } from './metonyms.js';
import type { Scene } from './scene.js';

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
  referListedBodies(scene);
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
  if (role === 'subject' || role === 'agent') return isActOfState(verb) || scene.modalOfHead(name.draft.last - 1) === 'wollen';
  if (role === 'object' || role === 'indirect-object') return ADDRESS_VERBS.test(verb);
  if (SIDES.has(lower)) return true;
  if (lower === 'für') return isJudgement(scene, name.draft.last);
  if (ownsStand(scene, name)) return true;
  // "zwischen Kiew und Moskau": two sides where both are seats of government; a road lies between others too, so the noun before decides.
  if (lower === 'zwischen') return TALKS.test(tokens[name.draft.first - 2]?.lemma ?? '');
  return (lower === 'und' || lower === 'oder') && sideBefore(scene, name.draft.first - 1);
}

/** What a government takes or does not take: "für Moskau nicht verhandelbar"; a train for Moscow is for the city. */
const ACCEPTABLE =
  /^(infrage|frage|hinnehmbar|akzeptabel|annehmbar|inakzeptabel|unannehmbar|verhandelbar|denkbar|undenkbar|vorstellbar|ausgeschlossen|tabu|unverzichtbar|zumutbar|tragbar|möglich|unmöglich|betracht|disposition|debatte|voraussetzung|bedingung|vorbedingung)$/i;

function isJudgement(scene: Scene, from: number): boolean {
  const { tokens } = scene.language;
  const sentence = tokens[from - 1]?.sentence;
  for (let index = from; index < from + 30 && tokens[index]?.sentence === sentence; index += 1)
    if (ACCEPTABLE.test(tokens[index]?.form ?? '')) return true;
  return false;
}

/** Nouns of where somebody stands. */
const STAND =
  /^(ansicht|auffassung|meinung|angaben?|darstellung|sicht|einschätzung|forderung|ablehnung|zustimmung|haltung|vorbehalte?|bedingung|nein|ja|angebot|vorschlag|vorwurf|vorwürfe|kritik|zusage|zusicherung|weigerung|bereitschaft|drohung|warnung|appell|bitte|wunsch|widerstand|veto|position|standpunkt|lesart|linie|kurs)(en|n|s|es)?$/i;

/** "Moskaus Forderung", "nach Ansicht Kiews": whose stand it is; not "Moskaus Straßen", "die Straßen Kiews". */
function ownsStand(scene: Scene, { draft, mention }: ResolvedName): boolean {
  const { tokens } = scene.language;
  const last = tokens[draft.last - 1];
  if (!last || (last.form === mention.name && !/[sxzß]['’]?$/u.test(last.form))) return false;
  const before = tokens[draft.first - 1];
  if (before?.sentence === last.sentence && STAND.test(before.form)) return true;
  for (let index = draft.last; index < draft.last + 3 && tokens[index]?.sentence === last.sentence; index += 1) {
    if (STAND.test(tokens[index]?.form ?? '')) return true;
    if (tokens[index]?.upos !== 'ADJ') return false;
  }
  return false;
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
    if (scene.nameAt[index]?.kind === 'person') continue;
    const found = officeMetonymAt(tokens, text, index);
    if (!found) continue;
    const { metonym, last } = found;
    if (metonym.seat) continue;
    const reference = metonymReference(scene, metonym.id, [token.start, tokens[last - 1]!.end]);
    if (reference) scene.replace(last - 1, reference);
  }
}

/**
 * Listed bodies that count as no name and still are somebody: "die **EU-Kommission**", and afterwards "die **Kommission**".
 * Must not take "eine Kommission", nor "die Kommission" where no such body was named.
 */
function referListedBodies(scene: Scene): void {
  const named = new Map<string, KnownEntity>();
  for (const [index, token] of scene.language.tokens.entries()) {
    const body = scene.nameAt[index]?.known;
    if (body?.type === 'organisation' && body.kind === 'organisation') named.set(lastPart(token.form), body);
    if (token.upos !== 'NOUN' || scene.nameAt[index] !== undefined) continue;
    const listed = token.form.includes('-') ? listedBody(token.form) : undefined;
    if (listed) named.set(lastPart(token.form), listed);
    const again = /^die$/iu.test(scene.language.tokens[index - 1]?.form ?? '') ? named.get(token.form) : undefined;
    const found = listed ?? again;
    if (!found) continue;
    const reference = metonymReference(scene, found.id, [token.start, token.end]);
    if (reference) scene.refer(index, { ...reference, by: listed ? 'name' : 'noun' });
  }
}

function lastPart(form: string): string {
  return form.slice(form.lastIndexOf('-') + 1);
}

function listedBody(form: string): KnownEntity | undefined {
  return nameIndex('de')
    .get(firstRun(form))
    ?.find(({ name, entity }) => name === form && entity.kind === 'organisation')?.entity;
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
