import { classesOfGermanWord, describeGermanWord } from '../../language/index.js';
import type { Token } from '../../model/index.js';
import { firstNameGender, nameLists } from '../gazetteer/people.js';
import { PLACE_WORD, placeWord } from '../gazetteer/place-words.js';
import { placeTable } from '../gazetteer/places.js';
import type { ScannedName } from '../gazetteer/scan.js';
import type { NameDraft } from '../mentions/detect.js';
import { groupOf, peopleOf, roleOf, stateOfAdjective } from '../roles/offices.js';

/** Most features of one token. */
export const MAX_FEATURES = 64;

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
  /** Features that depend on the word alone, hashed once: templates 1, 2, 4 to 10, 52, 57 and 59. */
  readonly fixed: Uint32Array;
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
  if (capital && groupOf(form)) flags |= 256;
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
  const features: Omit<WordFeatures, 'fixed'> = {
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
  const described = { ...features, fixed: fixedFeatures(features) };
  words.set(form, described);
  return described;
}

function fixedFeatures(own: Omit<WordFeatures, 'fixed'>): Uint32Array {
  return Uint32Array.of(
    mix(1, own.form, 0),
    mix(2, own.lower, 0),
    mix(4, own.suffix2, 0),
    mix(5, own.suffix3, 0),
    mix(6, own.suffix4, 0),
    mix(7, own.prefix2, 0),
    mix(8, own.prefix3, 0),
    mix(9, own.prefix4, 0),
    mix(10, own.flags, own.shape),
    mix(52, own.lexicon, own.shape),
    mix(57, own.world, own.shape),
    mix(59, own.world, own.flags),
  );
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

function mix(template: number, first: number, second: number): number {
  let value = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + template;
  value = Math.imul(value ^ (value >>> 15) ^ second, 0xc2b2ae35);
  value = Math.imul(value ^ (value >>> 13), 0x27d4eb2f) + Math.imul(template, 0x165667b1);
  return (value ^ (value >>> 16)) >>> 0;
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
  fixed: new Uint32Array(12),
};

/**
 * True for a lower-case word with no capital, figure or other sign beside it: it is never part of a name, and is not looked at.
 * "heute" in "er kam heute an" is quiet; "von" and "der" in "Ursula von der Leyen" are not.
 */
export function isQuiet(words: readonly WordFeatures[], index: number, first: number, last: number): boolean {
  return words[index]!.plain && (index === first || words[index - 1]!.plain) && (index + 1 >= last || words[index + 1]!.plain);
}

/** Writes the features of one token of the sentence `[first, last)` into `out` and tells how many. */
export function nameFeatures(source: FeatureSource, index: number, first: number, last: number, out: Uint32Array): number {
  const { words, tags, lists, drafts } = source;
  const own = words[index]!;
  const { fixed } = own;
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
  let count = 0;
  out[count++] = fixed[0]!;
  out[count++] = fixed[1]!;
  out[count++] = mix(3, own.shape, start);
  out[count++] = fixed[2]!;
  out[count++] = fixed[3]!;
  out[count++] = fixed[4]!;
  out[count++] = fixed[5]!;
  out[count++] = fixed[6]!;
  out[count++] = fixed[7]!;
  out[count++] = fixed[8]!;
  out[count++] = mix(11, tag, own.shape);
  out[count++] = mix(12, b1.lower, 0);
  out[count++] = mix(13, n1.lower, 0);
  out[count++] = mix(14, b2.lower, 0);
  out[count++] = mix(15, n2.lower, 0);
  out[count++] = mix(16, b1.shape, own.shape);
  out[count++] = mix(17, n1.shape, own.shape);
  out[count++] = mix(18, tagBefore, tag);
  out[count++] = mix(19, tag, tagBehind);
  out[count++] = mix(20, mix(0, tagBefore, tag), tagBehind);
  out[count++] = mix(21, b1.lower, own.shape);
  out[count++] = mix(22, n1.lower, own.shape);
  out[count++] = mix(23, list, own.shape);
  out[count++] = mix(24, rule, 0);
  out[count++] = mix(25, b1.flags, own.flags);
  out[count++] = mix(26, own.flags, n1.flags);
  out[count++] = mix(27, listBefore, own.shape);
  out[count++] = mix(28, listBehind, own.shape);
  out[count++] = mix(29, ruleBefore, rule);
  out[count++] = mix(30, rule, ruleBehind);
  out[count++] = mix(31, b1.suffix4, own.shape);
  out[count++] = mix(32, n1.suffix4, own.shape);
  out[count++] = mix(33, b1.form, own.form);
  out[count++] = mix(34, own.form, n1.form);
  out[count++] = mix(35, list, tagBefore);
  out[count++] = mix(36, list, b1.lower);
  out[count++] = mix(37, mix(1, b2.lower, b1.lower), own.shape);
  out[count++] = mix(38, mix(2, n1.lower, n2.lower), own.shape);
  out[count++] = mix(39, b1.flags, own.shape);
  out[count++] = mix(40, n1.flags, own.shape);
  out[count++] = mix(41, own.flags, tag);
  out[count++] = mix(42, own.flags, list);
  out[count++] = mix(43, mix(3, b2.shape, b1.shape), own.shape);
  out[count++] = mix(44, mix(4, n1.shape, n2.shape), own.shape);
  out[count++] = mix(45, rule, list);
  out[count++] = mix(46, own.flags, b1.lower);
  out[count++] = mix(47, mix(5, b1.shape, own.shape), n1.shape);
  out[count++] = mix(48, 0, 0);
  if (own.head !== 0) out[count++] = mix(49, own.head, 0);
  out[count++] = mix(50, b2.flags, own.shape);
  out[count++] = mix(51, n2.flags, own.shape);
  out[count++] = fixed[9]!;
  out[count++] = mix(53, own.lexicon, b1.lower);
  out[count++] = mix(54, b1.lexicon, own.lexicon);
  out[count++] = mix(55, own.lexicon, n1.lexicon);
  out[count++] = mix(56, own.lexicon, tag);
  out[count++] = fixed[10]!;
  out[count++] = mix(58, own.world, b1.lower);
  out[count++] = fixed[11]!;
  out[count++] = mix(60, b1.world, own.world);
  out[count++] = mix(61, own.world, n1.world);
  return count;
}
