import { remembered } from '../../language/index.js';
import type { Token } from '../../model/index.js';
import { readEntityRows } from '../data.js';
import type { KnownEntity, ListLanguage } from './known.js';
import { firstRun, isWordUnit, nameIndex } from './names.js';
import { type PlacePosting, placeTable } from './places.js';

/** A name of the lists or of the gazetteer that starts at a token: tokens `[first, last)`. */
export interface ScannedName {
  readonly first: number;
  readonly last: number;
  /** The name without a genitive ending. */
  readonly name: string;
  /** Entries of the lists of that name. */
  readonly listed: readonly KnownEntity[];
  /** Places of that name. */
  readonly places?: PlacePosting;
}

/** What an ambiguous name needs before it counts as a name; see `data/names/ambiguous.tsv`. */
export type NameNeed = 'frame' | 'quotes' | 'never' | 'article' | 'water' | 'acronym' | '';

let needs: ReadonlyMap<string, NameNeed> | undefined;

/** What the name needs before it counts as one; undefined where it is not ambiguous, '' where it is safe in spite of the word lists. */
export function needOf(name: string): NameNeed | undefined {
  needs ??= new Map(readEntityRows('names', 'ambiguous.tsv').map(([word = '', need]) => [word, (need ?? '') as NameNeed]));
  return needs.get(name);
}

/** The longest listed name and the longest place name at every token, by token index; undefined where none starts. Linear. */
export function scanNames(text: string, tokens: readonly Token[], lang: Exclude<ListLanguage, 'uk' | 'ru'>): (ScannedName | undefined)[] {
  const index = nameIndex(lang);
  const found: (ScannedName | undefined)[] = new Array(tokens.length);
  for (let first = 0; first < tokens.length; first += 1) {
    const token = tokens[first];
    if (!token || !isWordUnit(token.form.charCodeAt(0))) continue;
    const listed = scanListed(text, tokens, first, index);
    const place = isUpper(token.form) ? scanPlace(text, tokens, first) : undefined;
    if (listed && (!place || listed.last >= place.last)) {
      found[first] = place && place.last === listed.last ? { ...listed, places: place.places! } : listed;
    } else if (place) found[first] = place;
  }
  return found;
}

function isUpper(form: string): boolean {
  const letter = form.charAt(0);
  return letter !== letter.toLowerCase();
}

function scanListed(text: string, tokens: readonly Token[], first: number, index: ReturnType<typeof nameIndex>): ScannedName | undefined {
  const token = tokens[first]!;
  const run = firstRun(token.form);
  let candidates = index.get(run);
  if (!candidates && run.length > 3 && run.endsWith('s')) candidates = index.get(run.slice(0, -1));
  if (!candidates) return undefined;
  let best: { name: string; last: number; listed: KnownEntity[] } | undefined;
  for (const { name, entity } of candidates) {
    if (best && name.length < best.name.length) break;
    if (best?.name === name) {
      if (!best.listed.includes(entity)) best.listed.push(entity);
      continue;
    }
    if (best) continue;
    if (!text.startsWith(name, token.start)) continue;
    const last = endToken(text, tokens, first, token.start + name.length);
    if (last > 0) best = { name, last, listed: [entity] };
  }
  return best && { first, ...best };
}

function scanPlace(text: string, tokens: readonly Token[], first: number): ScannedName | undefined {
  const table = placeTable();
  const token = tokens[first]!;
  const single = findPlace(table, token.form);
  const longest = table.find(token.form)?.longest ?? 0;
  for (let words = longest; words >= 2; words -= 1) {
    const end = tokens[first + words - 1];
    if (!end || end.sentence !== token.sentence) continue;
    const found = findPlace(table, text.slice(token.start, end.end));
    if (found) return { first, last: first + words, name: found.name, listed: [], places: found.posting };
  }
  return single && { first, last: first + 1, name: single.name, listed: [], places: single.posting };
}

function findPlace(table: ReturnType<typeof placeTable>, form: string): { name: string; posting: PlacePosting } | undefined {
  const exact = table.find(form);
  if (exact && exact.records.length > 0) return { name: form, posting: exact };
  const bare = withoutGenitive(form);
  if (bare === form) return undefined;
  const posting = table.find(bare);
  return posting && posting.records.length > 0 ? { name: bare, posting } : undefined;
}

/** A name without its genitive ending: "Russlands" → "Russland", "Paris'" → "Paris"; the same where there is none. */
export const withoutGenitive: (form: string) => string = remembered((form) => {
  if (/[sxzß]['’]$/.test(form)) return form.slice(0, -1);
  if (/['’]s$/.test(form)) return form.slice(0, -2);
  if (form.length > 3 && /[^s]s$/.test(form)) return form.slice(0, -1);
  return form;
});

/** Index after the token that ends at `position`, a genitive ending allowed; 0 where none ends there. */
function endToken(text: string, tokens: readonly Token[], first: number, position: number): number {
  let index = first;
  while (index < tokens.length && tokens[index]!.end < position) index += 1;
  const token = tokens[index];
  if (!token || token.start >= position || token.sentence !== tokens[first]!.sentence) return 0;
  if (token.end === position) return index + 1;
  const rest = text.slice(position, token.end);
  return rest === 's' || rest === '’s' || rest === "'s" || rest === '’' || rest === "'" ? index + 1 : 0;
}
