import type { Actor, EntityRef, Token } from '../../model/index.js';
import { type KnownEntity, knownLists, officeHolder } from '../gazetteer/known.js';
import { firstRun, nameIndex } from '../gazetteer/names.js';
import { withoutGenitive } from '../gazetteer/scan.js';
import { isCapital } from '../mentions/detect.js';
import { localId, type ResolvedName } from '../mentions/resolve.js';
import { type GroupWord, groupOf, isUniqueOffice, peopleOf, type RoleWord, roleOf, stateOfAdjective } from '../roles/offices.js';
import type { Scene } from './scene.js';
import type { Scope } from './scope.js';

const PREFIX_STATES: Readonly<Record<string, string>> = { US: 'US', Bundes: 'DE', UK: 'GB', DDR: 'DE', EU: 'EU' };
const DEFINITE = new Set(['die', 'der', 'den', 'dem', 'des', 'das', 'dem', 'zum', 'zur', 'vom', 'beim', 'im', 'am']);
const FEMININE_ARTICLE = new Set([
  'Ukraine',
  'Türkei',
  'Schweiz',
  'Slowakei',
  'Mongolei',
  'Moldau',
  'Elfenbeinküste',
  'Zentralafrikanische Republik',
  'Dominikanische Republik',
  'Demokratische Republik Kongo',
  'Republik Kongo',
  'EU',
  'Nato',
  'OSZE',
  'CDU',
  'CSU',
  'SPD',
  'FDP',
  'AfD',
  'Hamas',
  'Hisbollah',
]);
const PLURAL_ARTICLE = new Set([
  'USA',
  'Niederlande',
  'Philippinen',
  'Vereinigte Arabische Emirate',
  'Malediven',
  'Seychellen',
  'Bahamas',
  'Komoren',
  'Salomonen',
  'Marshallinseln',
  'Vereinte Nationen',
  'Grüne',
  'Taliban',
  'Huthi',
]);
const MASCULINE_ARTICLE = new Set([
  'Iran',
  'Irak',
  'Libanon',
  'Jemen',
  'Sudan',
  'Südsudan',
  'Tschad',
  'Oman',
  'Vatikan',
  'Kongo',
  'Senegal',
  'Niger',
  'Gazastreifen',
  'Sejm',
]);

/** The German genitive of a name: "Polens", "der Ukraine", "des Iran", "von Paris". */
export function genitiveOf(name: string): string {
  if (FEMININE_ARTICLE.has(name)) return `der ${name}`;
  if (PLURAL_ARTICLE.has(name)) return `der ${name === 'Vereinte Nationen' ? 'Vereinten Nationen' : name}`;
  if (MASCULINE_ARTICLE.has(name)) return `des ${name}`;
  if (/^(Region|Provinz|Oblast) /.test(name)) return `der ${name}`;
  if (/[sxzß]$/.test(name)) return `von ${name}`;
  return `${name}s`;
}

/** References of nouns that name offices, bodies and peoples, and of adjectives of states. */
export function referRoles(scene: Scene): void {
  for (const [index, token] of scene.language.tokens.entries()) {
    if (scene.nameAt[index] !== undefined) continue;
    if (token.upos === 'ADJ' || (!isCapital(token.form) && token.upos !== 'VERB')) {
      referAdjective(scene, index, token);
      continue;
    }
    if (!isCapital(token.form)) continue;
    if (stateOfAdjective(token.form) !== undefined && isCapital(scene.language.tokens[index + 1]?.form ?? '')) {
      referAdjective(scene, index, token);
      continue;
    }
    const role = roleOf(token.form);
    if (role) {
      referRole(scene, index, role);
      continue;
    }
    const group = groupOf(token.form);
    if (group) referGroup(scene, index, group);
    else referPeople(scene, index, token);
  }
}

function referAdjective(scene: Scene, index: number, token: Token): void {
  const country = stateOfAdjective(token.form);
  const state = country === undefined ? undefined : knownLists().states.get(country);
  if (!state) return;
  const name = state.names.de[0] ?? '';
  scene.addActor({ id: state.id, kind: 'state', name, country: state.country });
  scene.refer(index, { ref: refOf(scene, index, state.id, name), kind: 'state', by: 'name', confidence: 0.8 });
}

function refOf(scene: Scene, index: number, entity: string | undefined, name: string): EntityRef {
  const token = scene.language.tokens[index]!;
  return { span: [token.start, token.end], ...(entity === undefined ? {} : { entity }), name };
}

function referPeople(scene: Scene, index: number, token: Token): void {
  const people = peopleOf(token.form);
  if (!people) return;
  const state = knownLists().states.get(people.country);
  const name = state?.inhabitants[0] ?? token.form;
  const plural = people.plural || token.feats.Number === 'Plur';
  const id = plural ? `x_people-${people.country.toLowerCase()}` : undefined;
  const display = plural ? (name === 'Deutscher' ? 'Deutsche' : name.endsWith('e') ? `${name}n` : name) : token.form;
  if (id) scene.addActor({ id, kind: 'people', name: display, country: people.country });
  scene.refer(index, { ref: refOf(scene, index, id, display), kind: plural ? 'people' : 'role', by: 'noun', confidence: 0.6 });
}

/** "der Kremlchef", "der ukrainische Präsident", "Bundeskanzler Scholz", "der Bürgermeister von Charkiw". */
function referRole(scene: Scene, index: number, role: RoleWord): void {
  const named = namedPerson(scene, index, role);
  const scope = scopeOf(scene, index, role.prefix, role.scope);
  if (named) {
    const { actor } = named;
    if (!actor) return;
    const word = scene.language.tokens[index]!.form;
    const grown: Actor = { ...actor, role: actor.role && scene.isListed(actor.id) ? actor.role : roleText(word, scope) };
    scene.addActor(!grown.country && scope?.country ? { ...grown, country: scope.country } : grown);
    scene.noteRole(role, scope, actor.id);
    scene.refer(index, { ref: refOf(scene, index, actor.id, actor.name), kind: 'person', by: 'role', confidence: 0.9 });
    return;
  }
  if (role.plural || scene.language.tokens[index]!.feats.Number === 'Plur') {
    scene.refer(index, {
      ref: refOf(scene, index, undefined, roleText(scene.language.tokens[index]!.lemma, scope)),
      kind: 'group',
      by: 'noun',
      confidence: 0.5,
    });
    return;
  }
  const holder = holderOf(scene, index, role, scope);
  if (holder) {
    scene.addActor(holder);
    scene.refer(index, { ref: refOf(scene, index, holder.id, holder.name), kind: 'person', by: 'role', confidence: scope ? 0.9 : 0.6 });
    return;
  }
  const name = roleText(baseForm(scene.language.tokens[index]!, role), scope);
  const id = scope && isUniqueOffice(role.office) ? localId('role', name) : undefined;
  if (id) scene.addActor({ id, kind: 'role', name, role: name, ...(scope?.country ? { country: scope.country } : {}) });
  scene.refer(index, { ref: refOf(scene, index, id, name), kind: 'role', by: 'noun', confidence: 0.6 });
}

function baseForm(token: Token, role: RoleWord): string {
  const { lemma, form } = token;
  if (role.gender === 'f') return form;
  return isCapital(lemma) ? lemma : form.replace(/s$/, '');
}

function roleText(word: string, scope: Scope | undefined): string {
  return scope && !word.includes('-') ? `${word} ${scope.of}` : word;
}

/** The person whose name stands right behind the role, or right before it in commas. */
function namedPerson(scene: Scene, index: number, role: RoleWord): ResolvedName | undefined {
  const { tokens } = scene.language;
  const behind = scene.nameAt[index + 1];
  if (behind?.kind === 'person' && behind.draft.first === index + 1 && !role.plural) return behind;
  // "Boris Pistorius, deutscher Verteidigungsminister," and "der Bürgermeister von Charkiw, Ihor Terechow".
  for (let at = index - 1; at > index - 5 && at >= 0; at -= 1) {
    const token = tokens[at]!;
    if (token.sentence !== tokens[index]!.sentence) break;
    if (token.form === ',') {
      const name = scene.nameAt[at - 1];
      return name?.kind === 'person' && name.draft.last === at && genderFits(name, role) ? name : undefined;
    }
    if (token.upos !== 'ADJ' && token.upos !== 'DET') break;
  }
  for (let at = index + 1; at < index + 6 && at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.sentence !== tokens[index]!.sentence) break;
    if (token.form === ',' || token.form === '(') {
      const name = scene.nameAt[at + 1];
      const closed = name && tokens[name.draft.last];
      return name?.kind === 'person' && name.draft.first === at + 1 && genderFits(name, role) && closed && /^[,;.):]$/.test(closed.form)
        ? name
        : undefined;
    }
    if (scene.nameAt[at]?.kind === 'person') {
      // "der Präsident der Ukraine Wolodymyr Selenskyj"
      const name = scene.nameAt[at]!;
      return at > index + 1 && name.draft.first === at && scene.nameAt[at - 1] !== undefined ? name : undefined;
    }
    if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'PUNCT') break;
  }
  return undefined;
}

function genderFits(name: ResolvedName, role: RoleWord): boolean {
  return role.gender === '' || name.gender === '' || name.gender === role.gender;
}

/** Who holds the office: by its state and the day, else the one whom the report calls so. */
function holderOf(scene: Scene, index: number, role: RoleWord, scope: Scope | undefined): Actor | undefined {
  const earlier = scene.bearerOf(role, scope);
  if (!isUniqueOffice(role.office) && !(role.office === 'party' && scope)) return earlier && isDefinite(scene, index) ? earlier : undefined;
  const known = scope ? lookUp(role, scope, scene.day) : undefined;
  if (known && (role.gender === '' || known.gender === '' || known.gender === role.gender)) return actorOf(known, role.office);
  if (earlier) return earlier;
  if (scope || !isDefinite(scene, index)) return undefined;
  // "der Präsident" alone: the only person of the report who holds such an office.
  const holders = scene
    .listedPeople()
    .filter((person) => person.terms.some((term) => sameOffice(term.office, role.office) && scene.inTerm(term)));
  const only = holders.filter((person) => person.gender === '' || role.gender === '' || person.gender === role.gender);
  return only.length === 1 ? actorOf(only[0]!, role.office) : undefined;
}

function sameOffice(left: string, right: string): boolean {
  return left === right;
}

function lookUp(role: RoleWord, scope: Scope, day: string | undefined): KnownEntity | undefined {
  const offices = OFFICE_FALLBACKS[role.office] ?? [role.office];
  for (const office of offices) {
    const holder = officeHolder(office, scope.key, day);
    if (holder) return holder;
  }
  return undefined;
}

/** Words for one office that stand for others where the scope asks for it: "Präsident" of the Commission, "Chef" of Nato or a party. */
const OFFICE_FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  president: ['president', 'supreme-leader'],
  'head-of-government': ['head-of-government', 'state-premier'],
  secretary: ['nato-secretary', 'un-secretary'],
  party: ['party', 'nato-secretary', 'un-secretary', 'commission-president', 'eu-foreign', 'fbi', 'cia'],
  foreign: ['foreign', 'eu-foreign'],
  mayor: ['mayor'],
  'chief-of-staff': ['chief-of-staff', 'commander'],
  intelligence: ['intelligence', 'military-intelligence', 'secret-service'],
};

function actorOf(known: KnownEntity, role: string): Actor {
  return { id: known.id, kind: 'person', name: known.names.de[0] ?? known.id, role, ...(known.country ? { country: known.country } : {}) };
}

function isDefinite(scene: Scene, index: number): boolean {
  for (let at = index - 1; at >= 0 && at > index - 4; at -= 1) {
    const token = scene.language.tokens[at]!;
    if (DEFINITE.has(token.form.toLowerCase())) return true;
    if (token.upos !== 'ADJ') return false;
  }
  return false;
}

/** Whose office or body it is: by compound, adjective, genitive before or behind, "von" or "in". */
export function scopeOf(scene: Scene, index: number, prefix: string, fallback: string): Scope | undefined {
  const { tokens } = scene.language;
  const fixed = scopeOfKey(fallback);
  const compound = prefix === '' ? undefined : scopeOfPrefix(prefix);
  if (compound) return compound;
  for (let at = index - 1; at >= 0 && at > index - 5; at -= 1) {
    const token = tokens[at]!;
    if (token.sentence !== tokens[index]!.sentence) break;
    const country = stateOfAdjective(token.form);
    if (country) return scopeOfKey(country);
    const name = scene.nameAt[at];
    if (name && name.draft.last === at + 1 && /[s'’]$/.test(token.form) && at === index - 1) {
      const scope = scopeOfName(name);
      if (scope && token.form !== name.mention.name) return scope;
    }
    if (at === index - 1 && /er$/.test(token.form) && isCapital(token.form)) {
      const city = scene.cityOfAdjective(token.form);
      if (city)
        return {
          key: city.name,
          of: genitiveOf(city.name).startsWith('der') ? genitiveOf(city.name) : `von ${city.name}`,
          country: city.country ?? '',
        };
    }
    if (token.upos !== 'ADJ' && token.upos !== 'NUM') break;
  }
  const behind = scopeBehind(scene, index);
  return behind ?? fixed;
}

function scopeBehind(scene: Scene, index: number): Scope | undefined {
  const { tokens } = scene.language;
  let at = index + 1;
  const next = tokens[at];
  if (!next || next.sentence !== tokens[index]!.sentence) return undefined;
  const link = next.form.toLowerCase();
  if (['von', 'der', 'des', 'in', 'vom', 'im', 'für'].includes(link)) at += 1;
  if (link === 'von' && /^(der|den|dem)$/.test(tokens[at]?.form ?? '')) at += 1;
  // "Gouverneur der Region Charkiw", "der Präsident der Republik Moldau"
  for (let skip = 0; skip < 3; skip += 1) {
    const token = tokens[at];
    if (!token || token.sentence !== next.sentence) return undefined;
    const name = scene.nameAt[at];
    if (name && name.draft.first === at) {
      if (at === index + 1 && !/[s'’]$/.test(tokens[name.draft.last - 1]!.form)) return undefined;
      if (link === 'in' && name.place?.precision === 'country' && !/^(botschafter)/i.test(tokens[index]!.lemma)) return undefined;
      return scopeOfName(name);
    }
    if (
      at === index + 1 ||
      (!/^(region|oblast|gebiet|stadt|republik|provinz|millionenstadt|hauptstadt|großstadt|hafenstadt)$/i.test(token.form) &&
        token.upos !== 'ADJ')
    )
      return undefined;
    at += 1;
  }
  return undefined;
}

function scopeOfName(name: ResolvedName): Scope | undefined {
  if (name.kind === 'person') return undefined;
  if (name.known?.kind === 'state') return scopeOfKey(name.known.country);
  if (name.known && name.known.type === 'organisation') return scopeOfKey(name.known.id);
  const place = name.place;
  if (!place) return undefined;
  const of = place.name.startsWith('Region ') ? `der ${place.name}` : `von ${place.name}`;
  return { key: place.name, of, country: place.country ?? '' };
}

function scopeOfKey(key: string): Scope | undefined {
  if (key === '') return undefined;
  const state = knownLists().states.get(key);
  if (state) return { key, of: genitiveOf(state.names.de[0] ?? key), country: state.country };
  const entity = knownLists().byId.get(key);
  const name = entity?.names.de[0];
  // The terms of parties stand under their German names, those of blocs under their ids.
  return name && entity ? { key: entity.class === 'party' ? name : key, of: genitiveOf(name), country: entity.country } : undefined;
}

const prefixScopes = new Map<string, Scope | undefined>();

/** "US", "EU", "Nato", "SPD", "Ukraine", "Bundes", "Kreml" in front of an office or body. */
function scopeOfPrefix(prefix: string): Scope | undefined {
  if (prefixScopes.has(prefix)) return prefixScopes.get(prefix);
  let key = PREFIX_STATES[prefix];
  if (key === 'EU') key = 'Q458';
  if (key === undefined) {
    const entity = nameIndex('de')
      .get(firstRun(prefix))
      ?.find((listed) => listed.name === prefix && listed.entity.kind !== 'person')?.entity;
    if (entity) key = entity.kind === 'state' ? entity.country : entity.id;
  }
  if (key === undefined && /^Kreml/.test(prefix)) key = 'RU';
  const scope = key === undefined ? undefined : scopeOfKey(key);
  if (prefixScopes.size < 5000) prefixScopes.set(prefix, scope);
  return scope;
}

/** Bodies: "russische Truppen" are the armed force of Russia, "die polnische Regierung" the government of Poland, "die Polizei" a body without a name. */
function referGroup(scene: Scene, index: number, group: GroupWord): void {
  const token = scene.language.tokens[index]!;
  const scope = scopeOf(scene, index, group.prefix, '');
  const noun = nounForm(token);
  const known = scope && listedBody(scope.country, group.class);
  const name = known ? (known.names.de[0] ?? noun) : scope && group.prefix !== noun ? bodyName(noun, scope, group) : noun;
  const id = known?.id ?? (scope ? `x_${group.class}-${scope.key.toLowerCase().replace(/\s+/g, '-')}` : undefined);
  const kind = group.kind;
  if (id) scene.addActor({ id, kind, name, ...(scope?.country ? { country: scope.country } : {}) });
  scene.refer(index, { ref: refOf(scene, index, id, name), kind, by: 'noun', confidence: scope ? 0.8 : 0.5 });
}

function bodyName(noun: string, scope: Scope, group: GroupWord): string {
  return group.prefix !== '' && noun.startsWith(group.prefix) ? noun : `${noun} ${scope.of}`;
}

function nounForm(token: Token): string {
  if (token.feats.Number === 'Plur')
    return token.feats.Case === 'Dat' && token.form.endsWith('n') && token.lemma !== token.form && !token.lemma.endsWith('n')
      ? token.form.replace(/n$/, '')
      : token.form;
  return isCapital(token.lemma) ? token.lemma : withoutGenitive(token.form);
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
