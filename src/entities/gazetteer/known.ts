import type { ActorKind, MentionType } from '../../model/index.js';
import { readEntityRows } from '../data.js';

/** The languages that the lists hold names in. */
export type ListLanguage = 'de' | 'en' | 'uk' | 'ru' | 'fr';
export const LIST_LANGUAGES: readonly ListLanguage[] = ['de', 'en', 'uk', 'ru', 'fr'];

/** What a listed name names. `region`: a first-level division; `area`: any other land; `water`: a sea or river. */
export type KnownKind = ActorKind | 'region' | 'area' | 'water';

/** One term of an office: who held which office of what, from when (inclusive) until when (exclusive); dates `YYYY-MM-DD`. */
export interface Term {
  readonly office: string;
  /** ISO code of a state, id or German name of an organisation, or German name of a city or region. */
  readonly scope: string;
  readonly from: string;
  /** Empty while it lasts. */
  readonly to: string;
}

/** An entry of the lists: a state, region, organisation or person with its names in five languages. */
export interface KnownEntity {
  readonly id: string;
  readonly kind: KnownKind;
  readonly type: MentionType;
  /** ISO 3166-1 alpha-2 of the state that it is, belongs to or lies in; empty where there is none. */
  readonly country: string;
  /** Finer class of an organisation ("party", "court"); empty for others. */
  readonly class: string;
  /** Grammatical gender of a person. */
  readonly gender: 'm' | 'f' | '';
  /** The first name of each language is the canonical one; lists may be empty. */
  readonly names: Readonly<Record<ListLanguage, readonly string[]>>;
  readonly terms: readonly Term[];
  /** GeoNames code of a first-level division; empty for others. */
  readonly division: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** A state with the words that are built from it. */
export interface StateEntity extends KnownEntity {
  /** Stems of German adjectives ("ukrainisch"), lower case. */
  readonly adjectives: readonly string[];
  /** German words for its inhabitants, nominative singular masculine. */
  readonly inhabitants: readonly string[];
  /** German name of the seat of government. */
  readonly seat: string;
  /** English and French adjectives, Ukrainian and Russian stems. */
  readonly foreign: Readonly<Record<Exclude<ListLanguage, 'de'>, readonly string[]>>;
}

/** All lists together. */
export interface KnownLists {
  readonly byId: ReadonlyMap<string, KnownEntity>;
  readonly states: ReadonlyMap<string, StateEntity>;
  readonly persons: readonly KnownEntity[];
  readonly regions: readonly KnownEntity[];
}

const split = (cell: string | undefined): readonly string[] => (cell ? cell.split('|') : []);

let lists: KnownLists | undefined;

/** The lists of states, regions, organisations and persons, read at the first call. */
export function knownLists(): KnownLists {
  if (lists) return lists;
  const states = readEntityRows('states', 'states.tsv').map(readState);
  const regions = readEntityRows('places', 'regions.tsv').map(readRegion);
  const organisations = readEntityRows('organisations', 'organisations.tsv').map(readOrganisation);
  const persons = readEntityRows('persons', 'persons.tsv').map(readPerson);
  const byId = new Map<string, KnownEntity>();
  for (const entity of [...states, ...regions, ...organisations, ...persons]) byId.set(entity.id, entity);
  lists = { byId, states: new Map(states.map((state) => [state.country, state])), persons, regions };
  return lists;
}

function names(cells: readonly (string | undefined)[]): KnownEntity['names'] {
  const [de, en, uk, ru, fr] = cells.map(split);
  return { de: de ?? [], en: en ?? [], uk: uk ?? [], ru: ru ?? [], fr: fr ?? [] };
}

const PLAIN = { class: '', gender: '', terms: [], division: '' } as const;

function readState(row: readonly string[]): StateEntity {
  const [iso = '', id = '', de, en, uk, ru, fr, adjective, inhabitant, seat = '', enAdjective, ukStem, ruStem, frStem] = row;
  return {
    ...PLAIN,
    id,
    kind: 'state',
    type: 'place',
    country: iso,
    names: names([de, en, uk, ru, fr]),
    adjectives: split(adjective),
    inhabitants: split(inhabitant),
    seat,
    foreign: { en: split(enAdjective), uk: split(ukStem), ru: split(ruStem), fr: split(frStem) },
  };
}

function readRegion(row: readonly string[]): KnownEntity {
  const [id = '', kind, country = '', division = '', de, en, uk, ru, fr, latitude, longitude] = row;
  return {
    ...PLAIN,
    id,
    kind: kind === 'region' || kind === 'water' ? kind : 'area',
    type: 'place',
    country,
    division,
    names: names([de, en, uk, ru, fr]),
    ...(latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : {}),
  };
}

function readOrganisation(row: readonly string[]): KnownEntity {
  const [id = '', kind, country = '', cls = '', de, en, uk, ru, fr] = row;
  return {
    ...PLAIN,
    id,
    kind: kind === 'medium' || kind === 'armed-force' ? kind : 'organisation',
    type: 'organisation',
    country,
    class: cls,
    names: names([de, en, uk, ru, fr]),
  };
}

function readPerson(row: readonly string[]): KnownEntity {
  const [id = '', country = '', gender, de, en, uk, ru, fr, terms] = row;
  return {
    ...PLAIN,
    id,
    kind: 'person',
    type: 'person',
    country,
    gender: gender === 'm' || gender === 'f' ? gender : '',
    names: names([de, en, uk, ru, fr]),
    terms: terms ? terms.split(',').map(readTerm) : [],
  };
}

function readTerm(text: string): Term {
  const [office = '', scope = '', period = ''] = text.split(':');
  const [from = '', to = ''] = period.split('..');
  return { office, scope, from, to };
}

/** Who held an office of a state, organisation, city or region on a day (`YYYY-MM-DD`; absent: the newest holder). */
export function officeHolder(office: string, scope: string, day: string | undefined): KnownEntity | undefined {
  let holder: KnownEntity | undefined;
  let since = '';
  for (const { person, term } of officeTerms().get(`${office} ${scope}`) ?? []) {
    const holds = day === undefined ? term.from >= since : term.from <= day && (term.to === '' || day < term.to) && term.from >= since;
    if (holds) [holder, since] = [person, term.from];
  }
  return holder;
}

let terms: Map<string, { person: KnownEntity; term: Term }[]> | undefined;

function officeTerms(): Map<string, { person: KnownEntity; term: Term }[]> {
  if (terms) return terms;
  terms = new Map();
  for (const person of knownLists().persons) {
    for (const term of person.terms) {
      const key = `${term.office} ${term.scope}`;
      const list = terms.get(key);
      if (list) list.push({ person, term });
      else terms.set(key, [{ person, term }]);
    }
  }
  return terms;
}
