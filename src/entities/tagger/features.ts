import { classesOfGermanWord, describeGermanWord, type FeatureParts, fillParts, mixFeature } from '../../language/index.js';
import type { Token } from '../../model/index.js';
import { firstNameGender, nameLists } from '../gazetteer/people.js';
import { PLACE_WORD, placeWord } from '../gazetteer/place-words.js';
import { placeTable } from '../gazetteer/places.js';
import type { ScannedName } from '../gazetteer/scan.js';
import type { NameDraft } from '../mentions/detect.js';
import { groupOf, peopleOf, roleOf, stateOfAdjective } from '../roles/offices.js';

/** Number of each feature's template, in their order. The last, of the part behind a hyphen, is left out where there is none. */
export const NAME_TEMPLATES = Int32Array.from({ length: 61 }, (_, slot) => (slot < 48 ? slot + 1 : slot < 60 ? slot + 2 : 49));

/** What the tagger looks at in a sentence, prepared once. */
export interface FeatureSource {
  readonly tokens: readonly Token[];
  readonly words: readonly WordFeatures[];
  readonly tags: Int32Array;
  /** What the lists say of each token: hashed `kind + position`. */
  readonly lists: Int32Array;
  /** What the rules say of each token: hashed `type + reason + position`. */
  readonly drafts: Int32Array;
}

/** A word's own features, shared by all its tokens. */
export interface WordFeatures {
  readonly form: number;
  readonly lower: number;
  readonly shape: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly prefix4: number;
  readonly head: number;
  /** How the German lexicon knows it, as written and in small letters. */
  readonly lexicon: number;
  /** What the names of the world's places say of it, and whether it is a German noun. */
  readonly world: number;
  /** Bits: what lists of words say of it. */
  readonly flags: number;
  /** A word of small letters only. */
  readonly plain: boolean;
}

const words = new Map<string, WordFeatures>();

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value | 0;
}

function shapeOf(form: string): string {
  let shape = '';
  let previous = '';
  for (const letter of form) {
    const lower = letter.toLowerCase();
    const kind = letter >= '0' && letter <= '9' ? '0' : letter !== lower ? 'A' : lower !== letter.toUpperCase() ? 'a' : letter;
    if (kind !== previous) shape += kind;
    else if (kind === 'A' && !shape.endsWith('AA')) shape += 'A';
    previous = kind;
  }
  return shape.slice(0, 8);
}

const ORGANISATION_TAIL =
  /(ministerium|partei|verband|gesellschaft|universität|gericht|stiftung|bank|werke|verein|bund|rat|amt|institut|kirche|zeitung|verlag|museum|schule|klinik|theater|agentur|behörde|kommission|gewerkschaft|armee|fraktion|liga|club|union|hof|konzern|gmbh|ag|inc\.?|corp\.?|ltd\.?)s?$/i;
const PLACE_TAIL =
  /(burg|berg|dorf|stadt|heim|hausen|ingen|feld|bach|furt|tal|see|brück|brücken|kirchen|wald|hafen|land|straße|strasse|platz|allee|weg|gasse|fluss|gebirge|insel|inseln|küste|kanal)s?$/;

function describe(form: string): WordFeatures {
  const known = words.get(form);
  if (known) return known;
  const lower = form.toLowerCase();
  const capital = form.charAt(0) !== lower.charAt(0);
  const gender = capital ? firstNameGender(form) : undefined;
  const bare = form.endsWith('s') ? form.slice(0, -1) : form;
  const role = capital ? roleOf(form) : undefined;
  let flags = 0;
  if (gender !== undefined) flags |= 1;
  if (capital && (nameLists().surnames.has(form) || nameLists().surnames.has(bare))) flags |= 2;
  if (nameLists().words.has(form)) flags |= 4;
  if (role) flags |= role.plural ? 8 : 16;
  if (nameLists().titles.has(form)) flags |= 32;
  if (capital && peopleOf(form)) flags |= 64;
  if (stateOfAdjective(form) !== undefined) flags |= 128;
  const group = capital ? groupOf(form) : undefined;
  if (group && group.kind !== 'people') flags |= 256;
  if (capital && ORGANISATION_TAIL.test(form)) flags |= 512;
  if (capital && PLACE_TAIL.test(form)) flags |= 1024;
  if (capital && firstNameGender(bare) !== undefined) flags |= 2048;
  const place =
    capital && form.endsWith('er') ? (placeTable().find(form.slice(0, -2)) ?? placeTable().find(`${form.slice(0, -2)}en`)) : undefined;
  if (place && place.records.length > 0 && !place.word) flags |= 4096;
  const info = describeGermanWord(form);
  const small = capital ? classesOfGermanWord(lower) : info.known < 2 ? info.classes : undefined;
  const lexicon = hash(`${info.known}|${info.classes}|${small ?? 'x'}`);
  const inPlaces = capital ? placeWord(form) | (bare === form ? 0 : placeWord(bare) & PLACE_WORD.whole) : 0;
  const world = hash(`${inPlaces}|${info.known > 1 ? 'x' : info.classes & 3}`);
  const shape = hash(shapeOf(form));
  const hyphen = form.lastIndexOf('-');
  const described: WordFeatures = {
    form: hash(form),
    lower: hash(lower),
    shape,
    suffix2: hash(`${lower.slice(-2)}<2`),
    suffix3: hash(`${lower.slice(-3)}<3`),
    suffix4: hash(`${lower.slice(-4)}<4`),
    prefix2: hash(`${form.slice(0, 2)}>2`),
    prefix3: hash(`${form.slice(0, 3)}>3`),
    prefix4: hash(`${form.slice(0, 4)}>4`),
    head: hyphen > 0 && hyphen < form.length - 1 ? hash(`${lower.slice(hyphen + 1)}-`) : 0,
    lexicon,
    world,
    flags,
    plain: /^\p{Ll}+$/u.test(form),
  };
  if (words.size > 60_000) words.clear();
  words.set(form, described);
  return described;
}

const UPOS_CODES = new Map<string, number>();
function uposCode(upos: string): number {
  let code = UPOS_CODES.get(upos);
  if (code === undefined) UPOS_CODES.set(upos, (code = hash(upos)));
  return code;
}

/** What lists and rules say of the tokens of a whole report. */
export function prepareFeatures(
  tokens: readonly Token[],
  scanned: readonly (ScannedName | undefined)[],
  drafts: readonly NameDraft[],
): FeatureSource {
  const lists = new Int32Array(tokens.length);
  const table = placeTable();
  let covered = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const name = scanned[index];
    if (!name || index < covered) continue;
    const listed = name.listed[0];
    const population = name.places ? table.population(name.places.records[0] ?? 0) : 0;
    const size = population > 1_000_000 ? 3 : population > 100_000 ? 2 : 1;
    const kind = `${listed ? `${listed.kind}/${listed.class}` : ''}|${name.places ? `${size}${name.places.word ? 'w' : ''}` : ''}`;
    for (let at = name.first; at < name.last; at += 1) lists[at] = hash(`${kind}|${at === name.first ? 'B' : 'I'}`);
    if (name.last - name.first > 1) covered = name.last;
  }
  const rules = new Int32Array(tokens.length);
  for (const draft of drafts)
    for (let at = draft.first; at < draft.last; at += 1)
      rules[at] = hash(`${draft.type}|${draft.reason}|${at === draft.first ? 'B' : 'I'}`);
  return {
    tokens,
    words: tokens.map((token) => describe(token.form)),
    tags: Int32Array.from(tokens, (token) => uposCode(token.upos)),
    lists,
    drafts: rules,
  };
}

const NONE: WordFeatures = {
  form: 1,
  lower: 1,
  shape: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  prefix2: 1,
  prefix3: 1,
  prefix4: 1,
  head: 0,
  lexicon: 1,
  world: 1,
  flags: 0,
  plain: true,
};

/**
 * True for a lower-case word with no capital, figure or other sign beside it: it is never part of a name, and is not looked at.
 * "heute" in "er kam heute an" is quiet; "von" and "der" in "Ursula von der Leyen" are not.
 */
export function isQuiet(words: readonly WordFeatures[], index: number, first: number, last: number): boolean {
  return words[index]!.plain && (index === first || words[index - 1]!.plain) && (index + 1 >= last || words[index + 1]!.plain);
}

/** Fills in what the features of one token of the sentence `[first, last)` are mixed from (see `NAME_TEMPLATES`), and tells how many it has. */
export function nameParts(source: FeatureSource, index: number, first: number, last: number, parts: FeatureParts): number {
  const { words, tags, lists, drafts } = source;
  const own = words[index]!;
  const b1 = index - 1 >= first ? words[index - 1]! : NONE;
  const b2 = index - 2 >= first ? words[index - 2]! : NONE;
  const n1 = index + 1 < last ? words[index + 1]! : NONE;
  const n2 = index + 2 < last ? words[index + 2]! : NONE;
  const tag = tags[index]!;
  const tagBefore = index - 1 >= first ? tags[index - 1]! : 7;
  const tagBehind = index + 1 < last ? tags[index + 1]! : 7;
  const list = lists[index]!;
  const rule = drafts[index]!;
  const ruleBefore = index - 1 >= first ? drafts[index - 1]! : 0;
  const ruleBehind = index + 1 < last ? drafts[index + 1]! : 0;
  const listBefore = index - 1 >= first ? lists[index - 1]! : 0;
  const listBehind = index + 1 < last ? lists[index + 1]! : 0;
  const start = index === first ? 1 : 0;
  fillParts(parts, 0, own.form);
  fillParts(parts, 1, own.lower);
  fillParts(parts, 2, own.shape, start);
  fillParts(parts, 3, own.suffix2);
  fillParts(parts, 4, own.suffix3);
  fillParts(parts, 5, own.suffix4);
  fillParts(parts, 6, own.prefix2);
  fillParts(parts, 7, own.prefix3);
  fillParts(parts, 8, own.prefix4);
  fillParts(parts, 9, own.flags, own.shape);
  fillParts(parts, 10, tag, own.shape);
  fillParts(parts, 11, b1.lower);
  fillParts(parts, 12, n1.lower);
  fillParts(parts, 13, b2.lower);
  fillParts(parts, 14, n2.lower);
  fillParts(parts, 15, b1.shape, own.shape);
  fillParts(parts, 16, n1.shape, own.shape);
  fillParts(parts, 17, tagBefore, tag);
  fillParts(parts, 18, tag, tagBehind);
  fillParts(parts, 19, mixFeature(0, tagBefore, tag), tagBehind);
  fillParts(parts, 20, b1.lower, own.shape);
  fillParts(parts, 21, n1.lower, own.shape);
  fillParts(parts, 22, list, own.shape);
  fillParts(parts, 23, rule);
  fillParts(parts, 24, b1.flags, own.flags);
  fillParts(parts, 25, own.flags, n1.flags);
  fillParts(parts, 26, listBefore, own.shape);
  fillParts(parts, 27, listBehind, own.shape);
  fillParts(parts, 28, ruleBefore, rule);
  fillParts(parts, 29, rule, ruleBehind);
  fillParts(parts, 30, b1.suffix4, own.shape);
  fillParts(parts, 31, n1.suffix4, own.shape);
  fillParts(parts, 32, b1.form, own.form);
  fillParts(parts, 33, own.form, n1.form);
  fillParts(parts, 34, list, tagBefore);
  fillParts(parts, 35, list, b1.lower);
  fillParts(parts, 36, mixFeature(1, b2.lower, b1.lower), own.shape);
  fillParts(parts, 37, mixFeature(2, n1.lower, n2.lower), own.shape);
  fillParts(parts, 38, b1.flags, own.shape);
  fillParts(parts, 39, n1.flags, own.shape);
  fillParts(parts, 40, own.flags, tag);
  fillParts(parts, 41, own.flags, list);
  fillParts(parts, 42, mixFeature(3, b2.shape, b1.shape), own.shape);
  fillParts(parts, 43, mixFeature(4, n1.shape, n2.shape), own.shape);
  fillParts(parts, 44, rule, list);
  fillParts(parts, 45, own.flags, b1.lower);
  fillParts(parts, 46, mixFeature(5, b1.shape, own.shape), n1.shape);
  fillParts(parts, 47, 0);
  fillParts(parts, 48, b2.flags, own.shape);
  fillParts(parts, 49, n2.flags, own.shape);
  fillParts(parts, 50, own.lexicon, own.shape);
  fillParts(parts, 51, own.lexicon, b1.lower);
  fillParts(parts, 52, b1.lexicon, own.lexicon);
  fillParts(parts, 53, own.lexicon, n1.lexicon);
  fillParts(parts, 54, own.lexicon, tag);
  fillParts(parts, 55, own.world, own.shape);
  fillParts(parts, 56, own.world, b1.lower);
  fillParts(parts, 57, own.world, own.flags);
  fillParts(parts, 58, b1.world, own.world);
  fillParts(parts, 59, own.world, n1.world);
  fillParts(parts, 60, own.head);
  return own.head === 0 ? 60 : 61;
}
