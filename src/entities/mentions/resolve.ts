import type { Actor, ActorKind, Mention, Place, PlacePrecision, Token } from '../../model/index.js';
import { stableId } from '../../model/index.js';
import { type KnownEntity, knownLists, type Term } from '../gazetteer/known.js';
import { firstRun, nameIndex } from '../gazetteer/names.js';
import { firstNameGender, nameLists } from '../gazetteer/people.js';
import { type CityRecord, placeTable } from '../gazetteer/places.js';
import { withoutGenitive } from '../gazetteer/scan.js';
import { townOfAdjective } from '../gazetteer/town-adjectives.js';
import type { NameDraft } from './detect.js';

/** A name with whom or what it names. */
export interface ResolvedName {
  readonly draft: NameDraft;
  readonly mention: Mention;
  readonly kind: ActorKind | 'place';
  readonly actor?: Actor;
  readonly place?: Place;
  readonly known?: KnownEntity;
  readonly gender: 'm' | 'f' | '';
}

/** What the whole report tells about its names. */
export interface ResolveContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Day of publication, `YYYY-MM-DD`. */
  readonly day: string | undefined;
}

/** Resolves the names of one report in order; full names first, so that later surnames find them. */
export function resolveNames(context: ResolveContext, drafts: readonly NameDraft[]): ResolvedName[] {
  const people = collectPeople(context, drafts);
  const hints = countryHints(drafts);
  return drafts.map((draft) => {
    const words = context.text.slice(context.tokens[draft.first]!.start, context.tokens[draft.last - 1]!.end);
    if (draft.type === 'person') return resolvePerson(context, draft, words, people);
    if (draft.type === 'place') return resolvePlace(context, draft, words, hints);
    return resolveOther(context, draft, words);
  });
}

/** Persons named in full in the report, by surname. */
type People = ReadonlyMap<string, readonly { readonly name: string; readonly known?: KnownEntity }[]>;

function collectPeople(context: ResolveContext, drafts: readonly NameDraft[]): People {
  const people = new Map<string, { name: string; known?: KnownEntity }[]>();
  for (const draft of drafts) {
    if (draft.type !== 'person' || draft.last - draft.first < 2) continue;
    const name = plainName(context, draft);
    const surname = name.slice(name.lastIndexOf(' ') + 1);
    const known = draft.scanned?.listed.find((entity) => entity.kind === 'person') ?? listedPerson(name);
    const list = people.get(surname) ?? [];
    if (!list.some((other) => other.name === name)) list.push(known ? { name, known } : { name });
    people.set(surname, list);
  }
  return people;
}

function listedPerson(name: string): KnownEntity | undefined {
  return nameIndex('de')
    .get(firstRun(name))
    ?.find((listed) => listed.name === name && listed.entity.kind === 'person')?.entity;
}

/** The name without genitive ending, by the words between its tokens. */
function plainName(context: ResolveContext, draft: NameDraft): string {
  const start = context.tokens[draft.first]!.start;
  const name = context.text.slice(start, context.tokens[draft.last - 1]!.end);
  const next = context.tokens[draft.last];
  // "Eva Gebries forderte", "Eva Gebries (SPD)": who acts stands in no genitive. "Eva Webers Rede" goes on with its noun.
  const before = context.tokens[draft.first - 1];
  const acts = (next?.feats.VerbForm === 'Fin' || next?.form === '(') && !OWNED.has(before?.upos ?? '');
  // "nach dem Rücktritt von Eva Gebries": a dative; not "von Eva Webers Rede".
  const governed = DATIVE.has(before?.form ?? '') && !OWNED.has(next?.upos ?? '') && next?.upos !== 'ADJ';
  return withoutGenitiveName(name, (acts || governed) && draft.last - draft.first > 1);
}

/** Behind one of these a name may be a genitive whatever follows it: "Der Rücktritt Eva Webers überraschte". */
const OWNED: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
const DATIVE: ReadonlySet<string> = new Set(['von', 'mit', 'durch', 'gegen', 'für', 'an', 'bei', 'zu', 'nach', 'auf', 'über', 'um']);

function withoutGenitiveName(name: string, acts = false): string {
  const at = name.lastIndexOf(' ') + 1;
  const last = name.slice(at);
  const bare = withoutGenitive(last);
  if (bare === last || !last.endsWith('s') || last.length - bare.length > 1) return name.slice(0, at) + bare;
  // An s may belong to the name: "Hans", "Williams", "Paulauskas", "Petreus"; lists of surnames decide, then the ending.
  const lists = nameLists();
  const plain = lists.surnames.has(bare) || listedSurnames().has(bare) || lists.first.has(bare);
  const own = lists.surnames.has(last) || listedSurnames().has(last) || lists.first.has(last) || /([ui]|[kl]a)s$/.test(last);
  return (own || acts) && !plain ? name : name.slice(0, at) + bare;
}

let surnames: Map<string, KnownEntity[]> | undefined;

/** Listed persons by the last word of each of their names. */
function listedSurnames(): Map<string, KnownEntity[]> {
  if (surnames) return surnames;
  surnames = new Map();
  for (const person of knownLists().persons) {
    for (const name of [...person.names.de, ...person.names.en]) {
      const surname = name.slice(name.lastIndexOf(' ') + 1);
      const list = surnames.get(surname) ?? [];
      if (!list.includes(person)) list.push(person);
      surnames.set(surname, list);
    }
  }
  return surnames;
}

const WEIGHTY = [
  'president',
  'head-of-government',
  'foreign',
  'defence',
  'nato-secretary',
  'commission-president',
  'council-president',
  'un-secretary',
  'eu-foreign',
  'pope',
  'supreme-leader',
];

/** The listed person of a surname who holds the weightiest office on the day; undefined where nobody or several are as likely. */
export function personBySurname(surname: string, day: string | undefined): KnownEntity | undefined {
  const candidates = listedSurnames().get(surname) ?? [];
  if (candidates.length <= 1) return candidates[0];
  const scored = candidates.map((person) => ({ person, rank: officeRank(person, day) })).sort((left, right) => left.rank - right.rank);
  return scored[0] && scored[1] && scored[0].rank < scored[1].rank ? scored[0].person : undefined;
}

/** How weighty the office of a listed person is on a day: 0 is the weightiest. */
export function officeRank(person: KnownEntity, day: string | undefined): number {
  let best = WEIGHTY.length + 5;
  for (const term of person.terms) {
    const rank = WEIGHTY.indexOf(term.office);
    const weight = rank < 0 ? WEIGHTY.length : rank;
    best = Math.min(best, holds(term, day) ? weight : WEIGHTY.length + 2);
  }
  return best;
}

function holds(term: Term, day: string | undefined): boolean {
  return day === undefined ? term.to === '' : term.from <= day && (term.to === '' || day < term.to);
}

function resolvePerson(context: ResolveContext, draft: NameDraft, words: string, people: People): ResolvedName {
  const name = plainName(context, draft);
  const surname = name.slice(name.lastIndexOf(' ') + 1);
  let known = draft.scanned?.listed.find((entity) => entity.kind === 'person') ?? listedPerson(name);
  let full = name;
  if (!known && draft.last - draft.first === 1) {
    const named = people.get(surname) ?? people.get(words);
    if (named?.length === 1) [known, full] = [named[0]!.known, named[0]!.name];
    else if (!named) known = personBySurname(surname, context.day);
  }
  if (known) full = known.names.de[0] ?? full;
  const id = known?.id ?? localId('person', full);
  const gender = known?.gender || genderOf(full);
  const role = known && currentTerm(known, context.day);
  const actor: Actor = {
    id,
    kind: 'person',
    name: full,
    ...(known?.country ? { country: known.country } : {}),
    ...(role ? { role: role.office } : {}),
  };
  return { draft, kind: 'person', actor, gender, ...(known ? { known } : {}), mention: mentionOf(context, draft, id, full) };
}

/** The term that a listed person serves on the day, the first of several. */
export function currentTerm(person: KnownEntity, day: string | undefined): Term | undefined {
  return person.terms.find((term) => holds(term, day));
}

function genderOf(name: string): 'm' | 'f' | '' {
  const gender = firstNameGender(name.split(' ', 1)[0] ?? '');
  return gender === 'm' || gender === 'f' ? gender : '';
}

/** A local id of something that the lists do not hold: the same name is the same thing. */
export function localId(kind: string, name: string): string {
  return stableId(`x_${kind}`, [name.toLowerCase()]);
}

function mentionOf(context: ResolveContext, draft: NameDraft, id: string | undefined, name: string): Mention {
  const span = [context.tokens[draft.first]!.start, context.tokens[draft.last - 1]!.end] as const;
  return { span, type: draft.type, ...(id === undefined ? {} : { entity: id }), name };
}

/** States and divisions that the report names, by ISO code and by `UA.07`: homonymous places are chosen by them. */
interface Hints {
  readonly countries: ReadonlyMap<string, number>;
  readonly divisions: ReadonlySet<string>;
}

function countryHints(drafts: readonly NameDraft[]): Hints {
  const countries = new Map<string, number>();
  const divisions = new Set<string>();
  const table = placeTable();
  for (const { scanned } of drafts) {
    for (const entity of scanned?.listed ?? []) {
      if (entity.country) countries.set(entity.country, (countries.get(entity.country) ?? 0) + 1);
      if (entity.division) divisions.add(`${entity.country}.${entity.division}`);
    }
    const records = scanned?.places?.records ?? [];
    if (records.length > 0 && (records.length === 1 || table.population(records[0]!) > 8 * table.population(records[1]!))) {
      const record = table.record(records[0]!);
      countries.set(record.country, (countries.get(record.country) ?? 0) + 1);
      divisions.add(`${record.country}.${record.division}`);
    }
  }
  return { countries, divisions };
}

const PRECISIONS: Readonly<Record<string, PlacePrecision>> = { state: 'country', region: 'region', area: 'region', water: 'region' };
const REGION_NOUN =
  /^(region|oblast|gebiet|provinz|gouvernement|bezirk|verwaltungsbezirk|distrikt|kreis|landkreis|departement|teilrepublik|bundesstaat|großraum)$/i;

/** "Belgrader Innenstadt": what lies in the town whose adjective stands before it. */
const PART_OF_TOWN =
  /^(\p{Lu}\p{Ll}+er) (?:Innenstadt|Altstadt|Zentrum|Stadtzentrum|Flughafen|Hauptbahnhof|Bahnhof|Hafen|Umland|Süden|Norden|Westen|Osten|Vorort|Stadtteil|Regierungsviertel)s?$/u;

function resolvePlace(context: ResolveContext, draft: NameDraft, words: string, hints: Hints): ResolvedName {
  const before = context.tokens[draft.first - 1];
  const scanned = draft.scanned;
  const city = scanned?.places ? chooseCity(scanned.places.records, hints) : undefined;
  const regionFrame = before !== undefined && REGION_NOUN.test(before.form);
  if (city && regionFrame) return placeResult(context, draft, regionOfCity(city));
  const listed = scanned?.listed.find((entity) => entity.type === 'place');
  if (listed) return placeResult(context, draft, knownPlace(listed, 'de'), listed);
  if (city) return placeResult(context, draft, cityPlace(city));
  const adjective = PART_OF_TOWN.exec(words)?.[1];
  const town = adjective === undefined ? undefined : townOfAdjective(adjective);
  if (town) return placeResult(context, draft, cityPlace(town));
  const name = withoutGenitive(words);
  return {
    draft,
    kind: 'place',
    gender: '',
    mention: mentionOf(context, draft, localId('place', name), name),
    place: { id: localId('place', name), name, precision: regionFrame ? 'region' : 'city' },
  };
}

function placeResult(context: ResolveContext, draft: NameDraft, place: Place, known?: KnownEntity): ResolvedName {
  const isState = known?.kind === 'state';
  return {
    draft,
    kind: 'place',
    gender: '',
    place,
    ...(known ? { known } : {}),
    ...(isState ? { actor: { id: known.id, kind: 'state', name: place.name, country: known.country } } : {}),
    mention: mentionOf(context, draft, place.id, place.name),
  };
}

/** The place of a listed state, region, area or water. */
export function knownPlace(entity: KnownEntity, lang: 'de' | 'en'): Place {
  return {
    id: entity.id,
    name: entity.names[lang][0] ?? entity.names.de[0] ?? entity.id,
    precision: PRECISIONS[entity.kind] ?? 'region',
    ...(entity.country ? { country: entity.country } : {}),
    ...(entity.latitude === undefined || entity.longitude === undefined ? {} : { latitude: entity.latitude, longitude: entity.longitude }),
  };
}

/** The most likely of several places of one name: in a division or state that the report names, else the most populous. */
function chooseCity(records: readonly number[], hints: Hints): CityRecord | undefined {
  const table = placeTable();
  let best: CityRecord | undefined;
  let bestScore = -1;
  for (const index of records) {
    const record = table.record(index);
    const near = hints.divisions.has(`${record.country}.${record.division}`) ? 300 : hints.countries.has(record.country) ? 20 : 1;
    const score = (record.population + 300) * near * (record.capital ? 20 : 1);
    if (score > bestScore) [best, bestScore] = [record, score];
  }
  return best;
}

/** The place of a city record. */
export function cityPlace(city: CityRecord): Place {
  const region = regionByDivision().get(`${city.country}.${city.division}`);
  return {
    id: city.id,
    name: city.name.de,
    precision: 'city',
    country: city.country,
    latitude: round(city.latitude),
    longitude: round(city.longitude),
    ...(region ? { within: region.id } : {}),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

let divisions: ReadonlyMap<string, KnownEntity> | undefined;

/** Listed first-level divisions by `UA.07`. */
export function regionByDivision(): ReadonlyMap<string, KnownEntity> {
  divisions ??= new Map(
    knownLists()
      .regions.filter((region) => region.division !== '')
      .map((region) => [`${region.country}.${region.division}`, region]),
  );
  return divisions;
}

/** The region that is called after a city: "die Region Charkiw". */
function regionOfCity(city: CityRecord): Place {
  const region = regionByDivision().get(`${city.country}.${city.division}`);
  const name = `Region ${city.name.de}`;
  if (region?.names.de.includes(name)) return knownPlace(region, 'de');
  return {
    id: localId('place', name),
    name,
    precision: 'region',
    country: city.country,
    latitude: round(city.latitude),
    longitude: round(city.longitude),
    ...(region ? { within: region.id } : {}),
  };
}

function resolveOther(context: ResolveContext, draft: NameDraft, words: string): ResolvedName {
  // the tagger may take a state that acts for an organisation: it stays the state
  const known =
    draft.scanned?.listed.find((entity) => entity.type === draft.type) ?? draft.scanned?.listed.find(({ kind }) => kind === 'state');
  const name = known?.names.de[0] ?? withoutGenitive(words);
  const id = known?.id ?? localId('org', name);
  const kind: ActorKind = known && known.kind !== 'region' && known.kind !== 'area' && known.kind !== 'water' ? known.kind : 'organisation';
  const actor: Actor = { id, kind, name, ...(known?.country ? { country: known.country } : {}) };
  return { draft, kind, gender: '', actor, ...(known ? { known } : {}), mention: mentionOf(context, draft, id, name) };
}
