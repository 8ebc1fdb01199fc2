import type { Actor, Token } from '../../model/index.js';
import { type KnownEntity, knownLists, officeHolder } from '../gazetteer/known.js';
import { isCapital } from '../mentions/detect.js';
import { localId, type ResolvedName } from '../mentions/resolve.js';
import { groupOf, isUniqueOffice, type RoleWord, roleOf, stateOfAdjective } from '../roles/offices.js';
import { scopeOf } from './belonging.js';
import { referGroup, referPeople, refOf } from './groups.js';
import type { Scene } from './scene.js';
import type { Scope } from './scope.js';

const DEFINITE = new Set(['die', 'der', 'den', 'dem', 'des', 'das', 'dem', 'zum', 'zur', 'vom', 'beim', 'im', 'am']);

/** References of nouns that name offices, bodies and peoples, and of adjectives of states. */
export function referRoles(scene: Scene): void {
  for (const [index, token] of scene.language.tokens.entries()) {
    if (scene.nameAt[index] !== undefined) continue;
    // "der **Abgeordnete** Anton Moser": an adjective to the tagger, and a noun by its capital
    const isNoun = isCapital(token.form) && (token.upos !== 'ADJ' || (opensPhrase(scene, index) && roleOf(token.form)?.gender === ''));
    if (!isNoun && (token.upos === 'ADJ' || (!isCapital(token.form) && token.upos !== 'VERB'))) {
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

/** Behind an article of its own sentence, so that its capital is not that of the sentence. */
function opensPhrase({ language: { tokens } }: Scene, index: number): boolean {
  const before = tokens[index - 1];
  return before?.sentence === tokens[index]?.sentence && before?.upos === 'DET';
}

function referAdjective(scene: Scene, index: number, token: Token): void {
  const country = stateOfAdjective(token.form);
  const state = country === undefined ? undefined : knownLists().states.get(country);
  if (!state) return;
  const name = state.names.de[0] ?? '';
  scene.addActor({ id: state.id, kind: 'state', name, country: state.country });
  scene.refer(index, { ref: refOf(scene, index, state.id, name), kind: 'state', by: 'name', confidence: 0.8 });
}

/** "der Kremlchef", "der ukrainische Präsident", "Bundeskanzler Scholz", "der Bürgermeister von Charkiw". */
function referRole(scene: Scene, index: number, word: RoleWord): void {
  const role = withGender(scene, index, word);
  const named = namedPerson(scene, index, role);
  const scope = scopeOf(scene, index, role.prefix, role.scope);
  if (named) {
    const { actor } = named;
    if (!actor) return;
    const form = scene.language.tokens[index]!.form;
    const grown: Actor = { ...actor, role: actor.role && scene.isListed(actor.id) ? actor.role : roleText(form, scope) };
    scene.addActor(!grown.country && scope?.country ? { ...grown, country: scope.country } : grown);
    scene.noteRole(role, scope, actor.id);
    scene.refer(index, { ref: refOf(scene, index, actor.id, actor.name), kind: 'person', by: 'role', confidence: 0.9 });
    return;
  }
  if (role.plural || (scene.language.tokens[index]!.feats.Number === 'Plur' && !isOne(scene, index, role))) {
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

/** A role whose form is of both, with the gender that its article tells: "**der** Abgeordnete", "**die** Abgeordnete", "**der** Abgeordneten". */
function withGender(scene: Scene, index: number, role: RoleWord): RoleWord {
  if (role.gender !== '') return role;
  const { form } = scene.language.tokens[index]!;
  const article = scene.language.tokens[index - 1]?.form.toLowerCase() ?? '';
  if (/^(?:des|dem|den|ein|eines|einem|einen|vom|zum|beim)$/u.test(article)) return { ...role, gender: 'm' };
  if (/^(?:einer|zur)$/u.test(article)) return { ...role, gender: 'f' };
  if (article === 'der') return { ...role, gender: form.endsWith('n') ? 'f' : 'm' };
  return article === 'die' && form.endsWith('e') ? { ...role, gender: 'f' } : role;
}

/** "**Der** Vorsitzende", "Die **Vorsitzende** erklärte": one, by the article or by the verb, where the form alone could be many. */
function isOne(scene: Scene, index: number, role: RoleWord): boolean {
  const { form } = scene.language.tokens[index]!;
  if (!/(?:nd|t)e$/u.test(form)) return false;
  return role.gender === 'm' || (role.gender === 'f' && scene.roleOfHead(index) === 'subject' && !scene.verbIsPlural(index));
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
      const name = scene.nameAt[at]!;
      return at > index + 1 && name.draft.first === at && isBehindGenitive(scene, index, at) && genderFits(name, role) ? name : undefined;
    }
    if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'PUNCT') break;
  }
  return undefined;
}

/**
 * "der Präsident der Ukraine **Wolodymyr Selenskyj**", "der Vorsitzende des Ausschusses **Anton Moser**": the name belongs to the role where what stands between
 * is a name, or a thing; not "der Sprecher des Ministers **Anton Moser**", whose name is the minister's.
 */
function isBehindGenitive(scene: Scene, index: number, name: number): boolean {
  if (scene.nameAt[name - 1] !== undefined) return true;
  const { tokens } = scene.language;
  const noun = tokens[name - 1]!;
  if (noun.upos !== 'NOUN' || roleOf(noun.form) !== undefined) return false;
  const opener = tokens.slice(index + 1, name - 1).map((token) => token.form.toLowerCase());
  return /^(?:des|der|eines|einer|vom|im)$/u.test(opener[0] ?? '') && opener.every((form) => !/^(?:und|oder|den|dem)$/u.test(form));
}

function genderFits(name: ResolvedName, role: RoleWord): boolean {
  return role.gender === '' || name.gender === '' || name.gender === role.gender;
}

/** Who holds the office: by its state and the day, else the one whom the report calls so. */
function holderOf(scene: Scene, index: number, role: RoleWord, scope: Scope | undefined): Actor | undefined {
  const bearer = scene.bearerOf(role, scope);
  const earlier = bearer && role.gender !== '' && scene.genderFits(bearer.id, role.gender === 'm' ? 'f' : 'm') ? undefined : bearer;
  // "Boris Adler … Der Politiker", "Der SPD-Politiker": the only person that was named; of two, none.
  if (role.office === 'politician' && !earlier && isDefinite(scene, index)) {
    const only = scene.onlyPersonBefore(index);
    return only && genderFits(only, role) ? only.actor : undefined;
  }
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
