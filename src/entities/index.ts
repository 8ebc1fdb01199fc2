import { remembered } from '../language/index.js';
import type { Actor, EntityAnalysis, LanguageAnalysis, LanguageTag, Mention, Place, Token } from '../model/index.js';
import { type KnownEntity, knownLists, LIST_LANGUAGES, type ListLanguage } from './gazetteer/known.js';
import { placeTable } from './gazetteer/places.js';
import { findDrafts } from './mentions/find.js';
import { findForeignNames } from './mentions/foreign.js';
import { cityPlace, knownPlace, resolveNames } from './mentions/resolve.js';
import { bodyOfPrefix } from './references/belonging.js';
import { referLand } from './references/land.js';
import { metonymOf } from './references/metonyms.js';
import { referNames } from './references/names.js';
import { referPossessives, referPronouns } from './references/pronouns.js';
import { referRoles } from './references/roles.js';
import { Scene } from './references/scene.js';
import { referTownAdjectives } from './references/town-adjectives.js';
import { nameModel } from './tagger/load.js';
import type { NameModel } from './tagger/model.js';

/** What else is known of a report. */
export interface EntityOptions {
  readonly title?: string;
  /** RFC 3339 or a date: offices are resolved by it; absent: the newest holder. */
  readonly published?: string;
  readonly source?: string;
}

/** Trained models of this layer; absent: the shipped ones. */
export interface EntityModels {
  readonly names?: NameModel;
}

/**
 * Finds the names of a report and what its noun phrases stand for. German is analysed in full; of other languages only listed names are
 * found, without references. Pure; linear in the length of the text.
 * @param models other models than the shipped ones, for measuring
 */
export function analyzeEntities(language: LanguageAnalysis, options: EntityOptions = {}, models: EntityModels = {}): EntityAnalysis {
  const { text, tokens } = language;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(options.published ?? '')?.[0];
  if (language.lang !== 'de') return foreignEntities(language);
  const drafts = findDrafts(language, models.names ?? nameModel());
  const names = resolveNames({ text, tokens, day }, drafts);
  const scene = new Scene(language, names, day);
  referNames(scene);
  referRoles(scene);
  referTownAdjectives(scene);
  referLand(scene);
  referPronouns(scene);
  referPossessives(scene);
  return { mentions: names.map((name) => name.mention), references: scene.references, actors: scene.actors, places: scene.places };
}

function foreignEntities(language: LanguageAnalysis): EntityAnalysis {
  const mentions = findNames(language.text, language.tokens, language.lang);
  const actors = new Map<string, Actor>();
  const places = new Map<string, Place>();
  for (const { entity, type } of mentions) {
    if (entity === undefined) continue;
    const actor = actorById(entity);
    if (actor) actors.set(entity, actor);
    const place = type === 'place' ? placeById(entity) : undefined;
    if (place) places.set(entity, place);
  }
  return { mentions, references: new Map(), actors, places };
}

/**
 * The listed names in a text of a language that is not analysed: states, regions, cities, organisations and persons in English, Ukrainian,
 * Russian and French, inflected forms included. Ids are those of German texts. Empty for other languages.
 */
export function findNames(text: string, tokens: readonly Token[], lang: LanguageTag): Mention[] {
  const primary = lang.toLowerCase().split(/[-_]/, 1)[0] as ListLanguage;
  return LIST_LANGUAGES.includes(primary) && primary !== 'de' ? findForeignNames(text, tokens, primary) : [];
}

/** The listed actor of an id; undefined where the lists have none. */
export function actorById(id: string): Actor | undefined {
  const entity = knownLists().byId.get(id);
  if (!entity || entity.kind === 'region' || entity.kind === 'area' || entity.kind === 'water') return undefined;
  return { id, kind: entity.kind, name: entity.names.de[0] ?? id, ...(entity.country ? { country: entity.country } : {}) };
}

/** The state of an ISO 3166-1 code as an actor; undefined for codes that the list of states does not hold. */
export function stateActor(country: string): Actor | undefined {
  const id = knownLists().states.get(country)?.id;
  return id === undefined ? undefined : actorById(id);
}

/** The government that a seat stands for as an actor ("Moskau" → Russland); undefined for names that are none. */
export function governmentOfSeat(name: string): Actor | undefined {
  const metonym = metonymOf(name);
  return metonym?.seat === true ? actorById(metonym.id) : undefined;
}

/** The body that acts by the first part of a compound with a hyphen: "Nato-Angriff" → Nato, "US-Drohnen" → USA; undefined for "Irak-Einsatz", "Luftangriff". */
export const bodyOfCompound = remembered((form: string): Actor | undefined => {
  const hyphen = form.lastIndexOf('-');
  const id = hyphen > 0 ? bodyOfPrefix(form.slice(0, hyphen)) : undefined;
  return id === undefined ? undefined : actorById(id);
});

/** The listed place of an id (states, regions, seas, cities); undefined where there is none. */
export function placeById(id: string): Place | undefined {
  const entity = knownLists().byId.get(id);
  if (entity) return entity.type === 'place' ? knownPlace(entity, 'de') : undefined;
  const city = id.startsWith('geonames:') ? placeTable().byId(id) : undefined;
  return city && cityPlace(city);
}

/** The canonical name of a listed actor or place in a language, German where that language has none; undefined for ids that no list holds. */
export function canonicalName(id: string, lang: LanguageTag): string | undefined {
  const primary = lang.toLowerCase().split(/[-_]/, 1)[0] as ListLanguage;
  const entity: KnownEntity | undefined = knownLists().byId.get(id);
  if (entity) return entity.names[primary]?.[0] ?? entity.names.de[0];
  const city = id.startsWith('geonames:') ? placeTable().byId(id) : undefined;
  if (!city) return undefined;
  const name = primary === 'uk' || primary === 'ru' ? city.name[primary] : primary === 'de' ? city.name.de : city.name.en;
  return name || city.name.de;
}
