import type { Token } from '../../model/index.js';
import { firstNameGender, nameLists } from '../gazetteer/people.js';
import { placeTable } from '../gazetteer/places.js';
import type { ScannedName } from '../gazetteer/scan.js';
import type { NameDraft } from '../mentions/detect.js';
import { groupOf, peopleOf, roleOf, stateOfAdjective } from '../roles/offices.js';

/** Most features of one token. */
export const MAX_FEATURES = 64;

/** What the tagger looks at in a sentence, prepared once. */
export interface FeatureSource {
  readonly tokens: readonly Token[];
  /** What the lists say of each token: hashed `kind + position`. */
  readonly lists: Int32Array;
  /** What the rules say of each token: hashed `type + reason + position`. */
  readonly drafts: Int32Array;
}

/** A word's own features, shared by all its tokens. */
interface WordFeatures {
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
  /** Bits: what lists of words say of it. */
  readonly flags: number;
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

const ORGANISATION_TAIL = /(ministerium|partei|verband|gesellschaft|universität|gericht|stiftung|bank|werke|verein|bund|rat|amt|institut|kirche|zeitung|verlag|museum|schule|klinik|theater|agentur|behörde|kommission|gewerkschaft|armee|fraktion|liga|club|union|hof|konzern|gmbh|ag|inc\.?|corp\.?|ltd\.?)s?$/i;
const PLACE_TAIL = /(burg|berg|dorf|stadt|heim|hausen|ingen|feld|bach|furt|tal|see|brück|brücken|kirchen|wald|hafen|land|straße|strasse|platz|allee|weg|gasse|fluss|gebirge|insel|inseln|küste|kanal)s?$/;

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
  const place = capital && form.endsWith('er') ? (placeTable().find(form.slice(0, -2)) ?? placeTable().find(`${form.slice(0, -2)}en`)) : undefined;
  if (place && place.records.length > 0 && !place.word) flags |= 4096;
  const shape = hash(shapeOf(form));
  const hyphen = form.lastIndexOf('-');
  const features: WordFeatures = {
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
    flags,
  };
  if (words.size > 60_000) words.clear();
  words.set(form, features);
  return features;
}

const UPOS_CODES = new Map<string, number>();
function uposCode(upos: string): number {
  let code = UPOS_CODES.get(upos);
  if (code === undefined) UPOS_CODES.set(upos, (code = hash(upos)));
  return code;
}

/** What lists and rules say of the tokens of a whole report. */
export function prepareFeatures(tokens: readonly Token[], scanned: readonly (ScannedName | undefined)[], drafts: readonly NameDraft[]): FeatureSource {
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
    for (let at = draft.first; at < draft.last; at += 1) rules[at] = hash(`${draft.type}|${draft.reason}|${at === draft.first ? 'B' : 'I'}`);
  return { tokens, lists, drafts: rules };
}

function mix(template: number, first: number, second = 0): number {
  let value = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + template;
  value = Math.imul(value ^ (value >>> 15) ^ second, 0xc2b2ae35);
  value = Math.imul(value ^ (value >>> 13), 0x27d4eb2f) + Math.imul(template, 0x165667b1);
  return (value ^ (value >>> 16)) >>> 0;
}

const NONE: WordFeatures = { form: 1, lower: 1, shape: 1, suffix2: 1, suffix3: 1, suffix4: 1, prefix2: 1, prefix3: 1, prefix4: 1, head: 0, flags: 0 };

/** Writes the features of one token of the sentence `[first, last)` into `out` and tells how many. */
export function nameFeatures(source: FeatureSource, index: number, first: number, last: number, out: Uint32Array): number {
  const { tokens, lists, drafts } = source;
  const at = (offset: number): WordFeatures => {
    const position = index + offset;
    return position >= first && position < last ? describe(tokens[position]!.form) : NONE;
  };
  const upos = (offset: number): number => {
    const position = index + offset;
    return position >= first && position < last ? uposCode(tokens[position]!.upos) : 7;
  };
  const list = (offset: number): number => (index + offset >= first && index + offset < last ? lists[index + offset]! : 0);
  const rule = (offset: number): number => (index + offset >= first && index + offset < last ? drafts[index + offset]! : 0);
  const [b2, b1, own, n1, n2] = [at(-2), at(-1), at(0), at(1), at(2)];
  const start = index === first ? 1 : 0;
  let count = 0;
  const put = (template: number, one: number, two = 0): void => {
    out[count] = mix(template, one, two);
    count += 1;
  };
  put(1, own.form);
  put(2, own.lower);
  put(3, own.shape, start);
  put(4, own.suffix2);
  put(5, own.suffix3);
  put(6, own.suffix4);
  put(7, own.prefix2);
  put(8, own.prefix3);
  put(9, own.prefix4);
  put(10, own.flags, own.shape);
  put(11, upos(0), own.shape);
  put(12, b1.lower);
  put(13, n1.lower);
  put(14, b2.lower);
  put(15, n2.lower);
  put(16, b1.shape, own.shape);
  put(17, n1.shape, own.shape);
  put(18, upos(-1), upos(0));
  put(19, upos(0), upos(1));
  put(20, mix(0, upos(-1), upos(0)), upos(1));
  put(21, b1.lower, own.shape);
  put(22, n1.lower, own.shape);
  put(23, list(0), own.shape);
  put(24, rule(0));
  put(25, b1.flags, own.flags);
  put(26, own.flags, n1.flags);
  put(27, list(-1), own.shape);
  put(28, list(1), own.shape);
  put(29, rule(-1), rule(0));
  put(30, rule(0), rule(1));
  put(31, b1.suffix4, own.shape);
  put(32, n1.suffix4, own.shape);
  put(33, b1.form, own.form);
  put(34, own.form, n1.form);
  put(35, list(0), upos(-1));
  put(36, list(0), b1.lower);
  put(37, mix(1, b2.lower, b1.lower), own.shape);
  put(38, mix(2, n1.lower, n2.lower), own.shape);
  put(39, b1.flags, own.shape);
  put(40, n1.flags, own.shape);
  put(41, own.flags, upos(0));
  put(42, own.flags, list(0));
  put(43, mix(3, b2.shape, b1.shape), own.shape);
  put(44, mix(4, n1.shape, n2.shape), own.shape);
  put(45, rule(0), list(0));
  put(46, own.flags, b1.lower);
  put(47, mix(5, b1.shape, own.shape), n1.shape);
  put(48, 0);
  if (own.head !== 0) put(49, own.head);
  put(50, b2.flags, own.shape);
  put(51, n2.flags, own.shape);
  return count;
}
