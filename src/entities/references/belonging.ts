import { type KnownEntity, knownLists } from '../gazetteer/known.js';
import { firstRun, nameIndex } from '../gazetteer/names.js';
import { isCapital } from '../mentions/detect.js';
import type { ResolvedName } from '../mentions/resolve.js';
import { stateOfAdjective } from '../roles/offices.js';
import type { Scene } from './scene.js';
import type { Scope } from './scope.js';

const PREFIX_STATES: Readonly<Record<string, string>> = { US: 'US', Bundes: 'DE', UK: 'GB', DDR: 'DE', EU: 'EU' };
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
    const entity = entityOfPrefix(prefix);
    if (entity) key = entity.kind === 'state' ? entity.country : entity.id;
  }
  if (key === undefined && /^Kreml/.test(prefix)) key = 'RU';
  const scope = key === undefined ? undefined : scopeOfKey(key);
  if (prefixScopes.size < 5000) prefixScopes.set(prefix, scope);
  return scope;
}

/** The listed state, land or body that a prefix is a German name of. */
function entityOfPrefix(prefix: string): KnownEntity | undefined {
  return nameIndex('de')
    .get(firstRun(prefix))
    ?.find((listed) => listed.name === prefix && listed.entity.kind !== 'person')?.entity;
}

const ACTING: ReadonlySet<string> = new Set(['bloc', 'group', 'institution', 'party', 'military', 'agency', 'ngo', 'union']);

/**
 * The id of the listed body that the first part of a compound names as the one who acts: "Nato" of "Nato-Angriff", "US", "UN", "Taliban".
 * Undefined for other states, which the thing may as well be about ("Irak-Einsatz"), and for words that are no listed body.
 */
export function bodyOfPrefix(prefix: string): string | undefined {
  const state = knownLists().states.get(PREFIX_STATES[prefix] ?? '');
  if (state) return state.id;
  const entity = entityOfPrefix(prefix);
  return entity && ACTING.has(entity.class) ? entity.id : undefined;
}
