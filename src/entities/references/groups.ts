import type { EntityRef, Token } from '../../model/index.js';
import { type KnownEntity, knownLists } from '../gazetteer/known.js';
import { withoutGenitive } from '../gazetteer/scan.js';
import { type GroupWord, peopleOf } from '../roles/offices.js';
import { genitiveOf, scopeOf } from './belonging.js';
import { metonymOf } from './metonyms.js';
import type { Scene } from './scene.js';
import type { Scope } from './scope.js';

/** Bodies: "russische Truppen" are the armed force of Russia, "die polnische Regierung" the government of Poland, "die Polizei" a body without a name. */
export function referGroup(scene: Scene, index: number, group: GroupWord): void {
  const token = scene.language.tokens[index]!;
  const scope = LOCAL.test(token.form) ? undefined : ofState(scopeOf(scene, index, group.prefix, ''), group);
  const noun = nounForm(token, group);
  const known = scope && listedBody(scope.country, group.class);
  const seat = scope || group.plural ? undefined : seatBehind(scene, index, group);
  const name = known
    ? (known.names.de[0] ?? noun)
    : seat
      ? `${noun} ${seat}`
      : scope && group.prefix !== noun
        ? bodyName(noun, scope, group)
        : noun;
  const id = known?.id ?? (scope ? `x_${group.class}-${scope.key.toLowerCase().replace(/\s+/g, '-')}` : undefined);
  const kind = group.kind;
  if (id) scene.addActor({ id, kind, name, ...(scope?.country ? { country: scope.country } : {}) });
  scene.refer(index, { ref: refOf(scene, index, id, name), kind, by: 'noun', confidence: scope ? 0.8 : 0.5 });
}

/** Classes of bodies that are told apart by their seat. */
const SEATED: ReadonlySet<string> = new Set(['court', 'prosecution', 'police', 'fire-brigade']);

/** "das Landgericht **Kassel**": the name of the place right behind a body that has its name from it. */
function seatBehind(scene: Scene, index: number, group: GroupWord): string | undefined {
  const place = SEATED.has(group.class) ? scene.nameAt[index + 1] : undefined;
  const next = scene.language.tokens[index + 1];
  if (place?.kind !== 'place' || place.draft.first !== index + 1 || next?.sentence !== scene.language.tokens[index]!.sentence)
    return undefined;
  return scene.language.text.slice(next.start, scene.language.tokens[place.draft.last - 1]!.end);
}

/** First parts of bodies below the state: "Landesregierung", "Stadtregierung" are no government of a country. */
const LOCAL = /(?:^|-)(?:landes|stadt|provinz|regional|kantons|lokal|kommunal|bezirks|gemeinde)(?=\p{Ll})/iu;

/** Bodies that a state has one of. */
const OF_STATE = /^(?:government|presidency|parliament|military|general-staff|side|.*-ministry)$/u;

/** "die Regierung in **Kiew**": the government of the state whose seat it is; "die Stadtverwaltung in Kiew" stays the city's. */
function ofState(scope: Scope | undefined, group: GroupWord): Scope | undefined {
  const seat = scope && OF_STATE.test(group.class) ? metonymOf(scope.key) : undefined;
  const state = seat?.seat ? knownLists().byId.get(seat.id) : undefined;
  if (state?.kind !== 'state') return scope;
  return { key: state.country, of: genitiveOf(state.names.de[0] ?? state.id), country: state.country };
}

function bodyName(noun: string, scope: Scope, group: GroupWord): string {
  return group.prefix !== '' && noun.startsWith(group.prefix) ? noun : `${noun} ${scope.of}`;
}

/** The noun as an actor's name: the list's own form, compounds as written without their ending. */
function nounForm(token: Token, group: GroupWord): string {
  if (group.prefix === '') return group.word.charAt(0).toUpperCase() + group.word.slice(1);
  const bare = withoutGenitive(token.form);
  return group.plural && !token.form.toLowerCase().endsWith(group.word) ? bare.replace(/n$/, '') : bare;
}

let bodies: ReadonlyMap<string, KnownEntity> | undefined;

/** Listed armed forces and ministries of a state whose German name begins with the adjective ("russische Armee"). */
function listedBody(country: string, cls: string): KnownEntity | undefined {
  if (!bodies) {
    const table = new Map<string, KnownEntity>();
    for (const entity of knownLists().byId.values()) {
      if (entity.type !== 'organisation' || entity.country === '') continue;
      const first = entity.names.de[0] ?? '';
      for (const [key, pattern] of BODY_PATTERNS)
        if (pattern.test(first) && !table.has(`${entity.country} ${key}`)) table.set(`${entity.country} ${key}`, entity);
    }
    bodies = table;
  }
  return bodies.get(`${country} ${cls}`);
}

const BODY_PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['military', /^(\p{Ll}+ (Armee|Streitkräfte)|Bundeswehr|US-Armee)$/u],
  ['air-force', /^(\p{Ll}+ Luftwaffe|US-Luftwaffe)$/u],
  ['navy', /^(US-Marine)$/],
  ['general-staff', /Generalstab$/],
  ['defence-ministry', /[vV]erteidigungsministerium$/],
  ['foreign-ministry', /([aA]ußenministerium|^Auswärtiges Amt)$/],
  ['finance-ministry', /[fF]inanzministerium$/],
  ['government', /^(Bundesregierung|US-Regierung)$/],
  ['emergency', /Katastrophenschutz$/],
  ['presidency', /Präsidialverwaltung$/],
];

/** Peoples: "die Ukrainer". */
export function referPeople(scene: Scene, index: number, token: Token): void {
  const people = peopleOf(token.form);
  if (!people) return;
  const state = knownLists().states.get(people.country);
  const name = state?.inhabitants[0] ?? token.form;
  const plural = people.plural || token.feats.Number === 'Plur';
  // "Keir Starmer … Der Brite": the one person of that state who was named before
  const person = plural ? undefined : scene.onlyPersonBefore(index, people.country);
  if (person?.actor && /^(?:der|die|dem|den|des)$/iu.test(scene.language.tokens[index - 1]?.form ?? '')) {
    scene.refer(index, { ref: refOf(scene, index, person.actor.id, person.actor.name), kind: 'person', by: 'role', confidence: 0.6 });
    return;
  }
  const id = plural ? `x_people-${people.country.toLowerCase()}` : undefined;
  const display = plural ? (name === 'Deutscher' ? 'Deutsche' : name.endsWith('e') ? `${name}n` : name) : token.form;
  if (id) scene.addActor({ id, kind: 'people', name: display, country: people.country });
  scene.refer(index, { ref: refOf(scene, index, id, display), kind: plural ? 'people' : 'role', by: 'noun', confidence: 0.6 });
}

/** A reference's words: one token. */
export function refOf(scene: Scene, index: number, entity: string | undefined, name: string): EntityRef {
  const token = scene.language.tokens[index]!;
  return { span: [token.start, token.end], ...(entity === undefined ? {} : { entity }), name };
}
