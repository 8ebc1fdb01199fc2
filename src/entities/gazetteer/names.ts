import { type KnownEntity, knownLists, LIST_LANGUAGES, type ListLanguage } from './known.js';
import { stemCyrillic } from './stem.js';

/** A listed name and whom it names; several entries may share one. `key`: how it is compared (a stem in Cyrillic, else the name). */
export interface ListedName {
  readonly name: string;
  readonly entity: KnownEntity;
}

/** Names by their first run of letters and digits, the longest first. */
export type NameIndex = ReadonlyMap<string, readonly ListedName[]>;

const indexes = new Map<ListLanguage, NameIndex>();

/** The listed names of a language; for German those of persons in English and French letters too. Built at the first call. */
export function nameIndex(lang: ListLanguage): NameIndex {
  const known = indexes.get(lang);
  if (known) return known;
  const index = new Map<string, ListedName[]>();
  const add = (name: string, entity: KnownEntity): void => {
    const key = firstRun(name);
    if (key === '') return;
    const list = index.get(key);
    if (!list) index.set(key, [{ name, entity }]);
    else if (!list.some((other) => other.name === name && other.entity === entity)) list.push({ name, entity });
  };
  for (const entity of knownLists().byId.values()) {
    // "russische Armee" is no proper name: it is found through its adjective and noun (`references/roles.ts`).
    const described = lang === 'de' && /^\p{Ll}+isch(er|es|e)? /u.test(entity.names.de[0] ?? '');
    for (const name of entity.names[lang]) if (!described || !/^\p{L}+isch(er|es|e)? /u.test(name)) add(name, entity);
    if (lang === 'de' && entity.type !== 'place')
      for (const other of LIST_LANGUAGES)
        if (other === 'en' || other === 'fr')
          for (const name of entity.names[other]) if (entity.kind === 'person' || name.includes(' ')) add(name, entity);
  }
  for (const list of index.values()) list.sort((left, right) => right.name.length - left.name.length);
  indexes.set(lang, index);
  return index;
}

/** The first run of letters and digits of a name or token: "CDU/CSU" → "CDU", "d'Orsay" → "d". */
export function firstRun(text: string): string {
  let end = 0;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end += 1;
  return end === text.length ? text : text.slice(0, end);
}

/** Letters and digits, by UTF-16 unit; beyond Latin and Cyrillic everything above U+00C0 counts as a letter but the signs among it. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && !(unit >= 0x2000 && unit <= 0x2bff) && !(unit >= 0x3000 && unit <= 0x303f);
}

const stems = new Map<'uk' | 'ru', ReadonlyMap<string, readonly ListedName[]>>();

/** The listed names of Ukrainian or Russian by the stem of their first word; names by stems of all words. */
export function stemIndex(lang: 'uk' | 'ru'): ReadonlyMap<string, readonly ListedName[]> {
  const known = stems.get(lang);
  if (known) return known;
  const index = new Map<string, ListedName[]>();
  for (const entity of knownLists().byId.values()) {
    for (const name of entity.names[lang]) {
      const stem = stemCyrillic(name);
      const key = stem.split(' ', 1)[0] ?? '';
      const list = index.get(key);
      if (list) list.push({ name: stem, entity });
      else index.set(key, [{ name: stem, entity }]);
    }
  }
  for (const list of index.values()) list.sort((left, right) => right.name.length - left.name.length);
  stems.set(lang, index);
  return index;
}
