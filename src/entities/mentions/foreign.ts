import type { Mention, MentionType, Token } from '../../model/index.js';
import type { KnownEntity, ListLanguage } from '../gazetteer/known.js';
import { knownLists } from '../gazetteer/known.js';
import { stemIndex } from '../gazetteer/names.js';
import { placeTable } from '../gazetteer/places.js';
import { needOf, scanNames } from '../gazetteer/scan.js';
import { shorterStem, stemCyrillic } from '../gazetteer/stem.js';
import { officeRank } from './resolve.js';

/** Cities below this size are not looked for in texts whose grammar is not known, unless they lie in these states. */
const SMALLEST_CITY = 80_000;
const CLOSE_STATES = new Set(['UA', 'PS', 'IL', 'LB', 'SY']);

/** Listed names in English, French, Ukrainian and Russian texts; see `findNames`. */
export function findForeignNames(text: string, tokens: readonly Token[], lang: Exclude<ListLanguage, 'de'>): Mention[] {
  return lang === 'uk' || lang === 'ru' ? findCyrillic(tokens, text, lang) : findLatin(text, tokens, lang);
}

interface Found {
  readonly last: number;
  readonly entity: string;
  readonly type: MentionType;
  readonly name: string;
}

function findLatin(text: string, tokens: readonly Token[], lang: 'en' | 'fr'): Mention[] {
  const scanned = scanNames(text, tokens, lang);
  const adjectives = adjectiveIndex(lang);
  const people = surnameIndex(lang);
  return collect(tokens, text, (index) => {
    const name = scanned[index];
    const listed = name?.listed[0];
    if (name && listed) return foundEntity(listed, name.last, lang);
    const form = tokens[index]!.form.replace(/['’]s?$/, '');
    const word = people.get(form) ?? adjectives.get(form) ?? adjectives.get(form.toLowerCase().replace(/(e|es|s|ne|nes)$/, ''));
    if (word) return foundEntity(word, index + 1, lang);
    const record = name?.places && (!name.places.word || needOf(name.name) === '') ? name.places.records[0] : undefined;
    return name && record !== undefined ? foundCity(record, name.last, lang) : undefined;
  });
}

function findCyrillic(tokens: readonly Token[], text: string, lang: 'uk' | 'ru'): Mention[] {
  const index = stemIndex(lang);
  const adjectives = adjectiveIndex(lang);
  const people = surnameIndex(lang);
  return collect(tokens, text, (at) => {
    const form = tokens[at]!.form;
    if (!/^[Ѐ-ӿ]/.test(form)) return undefined;
    const stem = stemCyrillic(form);
    const capital = form.charAt(0) !== form.charAt(0).toLowerCase();
    for (const { name, entity } of index.get(stem) ?? []) {
      const words = name.split(' ');
      if (!capital && words.length === 1) continue;
      const matches = words.every((word, offset) => stemCyrillic(tokens[at + offset]?.form ?? '') === word);
      if (matches) return foundEntity(entity, at + words.length, lang);
    }
    const person = capital ? (people.get(stem) ?? people.get(shorterStem(stem) ?? '')) : undefined;
    if (person) return foundEntity(person, at + 1, lang);
    for (const length of [form.length, 10, 9, 8, 7, 6, 5, 4]) {
      const state = length <= form.length ? adjectives.get(form.slice(0, length).toLowerCase()) : undefined;
      if (state) return foundEntity(state, at + 1, lang);
    }
    if (!capital) return undefined;
    const table = placeTable();
    const next = tokens[at + 1]?.form ?? '';
    const two = next !== '' && /^[Ѐ-ӿ]/.test(next) ? table.find(`${form} ${next}`)?.records[0] : undefined;
    if (two !== undefined) return foundCity(two, at + 2, lang);
    const record = table.find(form)?.records[0];
    return record === undefined || form.length < 4 ? undefined : foundCity(record, at + 1, lang);
  });
}

function collect(tokens: readonly Token[], text: string, findAt: (index: number) => Found | undefined): Mention[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < tokens.length; ) {
    const found = findAt(index);
    if (!found) {
      index += 1;
      continue;
    }
    const span = [tokens[index]!.start, tokens[found.last - 1]!.end] as const;
    if (text.length >= span[1]) mentions.push({ span, type: found.type, entity: found.entity, name: found.name });
    index = found.last;
  }
  return mentions;
}

function foundEntity(entity: KnownEntity, last: number, lang: ListLanguage): Found {
  return { last, entity: entity.id, type: entity.type, name: entity.names[lang][0] ?? entity.names.de[0] ?? entity.id };
}

function foundCity(record: number, last: number, lang: ListLanguage): Found | undefined {
  const table = placeTable();
  if (table.population(record) < SMALLEST_CITY && !CLOSE_STATES.has(table.country(record))) return undefined;
  const city = table.record(record);
  const name = lang === 'uk' || lang === 'ru' ? city.name[lang] : city.name.en;
  return { last, entity: city.id, type: 'place', name: name || city.name.en };
}

const adjectiveIndexes = new Map<string, ReadonlyMap<string, KnownEntity>>();

/** Adjectives and peoples: "Russian", "російськ…". They count as the state. */
function adjectiveIndex(lang: Exclude<ListLanguage, 'de'>): ReadonlyMap<string, KnownEntity> {
  const known = adjectiveIndexes.get(lang);
  if (known) return known;
  const index = new Map<string, KnownEntity>();
  for (const state of knownLists().states.values()) for (const word of state.foreign[lang]) index.set(word, state);
  adjectiveIndexes.set(lang, index);
  return index;
}

const surnameIndexes = new Map<string, ReadonlyMap<string, KnownEntity>>();

/** Surnames of listed persons with an office, four letters or more; the weightier office wins; stems in Cyrillic. */
function surnameIndex(lang: Exclude<ListLanguage, 'de'>): ReadonlyMap<string, KnownEntity> {
  const known = surnameIndexes.get(lang);
  if (known) return known;
  const index = new Map<string, KnownEntity>();
  const unclear = new Set<string>();
  for (const person of knownLists().persons) {
    if (person.terms.length === 0) continue;
    const surnames = new Set(person.names[lang].filter((name) => name.includes(' ')).map((name) => name.slice(name.lastIndexOf(' ') + 1)));
    for (const surname of surnames) {
      const key = lang === 'uk' || lang === 'ru' ? stemCyrillic(surname) : surname;
      if (key.length < 4) continue;
      const other = index.get(key);
      const [mine, theirs] = [officeRank(person, undefined), other ? officeRank(other, undefined) : Infinity];
      if (other && other !== person && mine === theirs) unclear.add(key);
      else if (mine < theirs) index.set(key, person);
    }
  }
  for (const key of unclear) index.delete(key);
  surnameIndexes.set(lang, index);
  return index;
}
