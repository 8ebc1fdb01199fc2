import { remembered } from '../../language/index.js';
import { readEntityRows } from '../data.js';
import { knownLists } from '../gazetteer/known.js';

/** An office or role that a noun names. */
export interface RoleWord {
  /** Nominative singular as written in the list, lower case. */
  readonly word: string;
  readonly office: string;
  /** ISO code of a state or id of an organisation that the word itself implies; empty where none. */
  readonly scope: string;
  readonly gender: 'm' | 'f' | '';
  /** In the plural it stands for several people. */
  readonly plural: boolean;
  /** What stands before the office in a compound: "US" of "US-Präsident", "Landes" of "Landesinnenminister". */
  readonly prefix: string;
}

/** A noun for a body of people: "Regierung", "Truppen". */
export interface GroupWord {
  readonly word: string;
  readonly kind: 'organisation' | 'armed-force' | 'group' | 'people' | 'role' | 'medium';
  readonly class: string;
  readonly plural: boolean;
  readonly prefix: string;
}

/** Offices whose holder is one person at a time: "der Präsident" names somebody. */
const WEAK_OFFICES = new Set([
  'role',
  'title',
  'expert',
  'politician',
  'deputy',
  'senator',
  'official',
  'military',
  'director',
  'minister',
  'candidate',
  'former',
  'envoy',
  'adviser',
  'leader',
  'commissioner',
  'spokesperson',
]);

/** True where the office has one holder at a time, so that the office and its state name a person. */
export function isUniqueOffice(office: string): boolean {
  return !WEAK_OFFICES.has(office);
}

interface Form {
  readonly word: string;
  readonly office: string;
  readonly scope: string;
  /** Empty: the form is of both, "der Abgeordnete", "die Abgeordnete". */
  readonly gender: 'm' | 'f' | '';
  readonly plural: boolean;
}

let forms: ReadonlyMap<string, Form> | undefined;
let longestForm = 0;

function roleForms(): ReadonlyMap<string, Form> {
  if (forms) return forms;
  const table = new Map<string, Form>();
  const add = (form: string, entry: Form): void => {
    if (!table.has(form)) table.set(form, entry);
    longestForm = Math.max(longestForm, form.length);
  };
  for (const [word = '', office = '', scope = '', feminine = ''] of readEntityRows('offices', 'offices.tsv')) {
    const masculine = { word, office, scope, gender: 'm', plural: false } as const;
    const female = { word, office, scope, gender: 'f', plural: false } as const;
    if (word.endsWith('er') && feminine.endsWith('e')) {
      // Nominalised adjectives: "Vorsitzender", "der Vorsitzende", "des Vorsitzenden".
      const stem = word.slice(0, -2);
      for (const ending of ['er', 'em']) add(stem + ending, masculine);
      for (const ending of ['e', 'en']) add(stem + ending, { ...masculine, gender: '' }); // "die Vorsitzende", "der Vorsitzende"
      continue;
    }
    for (const ending of ['', 's', 'es', 'n', 'en']) add(word + ending, masculine);
    const base = word.endsWith('e') ? word.slice(0, -1) : word;
    const she = feminine || `${base}in`;
    add(she, female);
    add(`${she}nen`, { ...female, plural: true });
    if (word.endsWith('chef')) add(`${word}s`, masculine);
    if (word.endsWith('mann')) add(`${word.slice(0, -4)}leute`, { ...masculine, plural: true });
    if (/(präsident|botschafter|minister)$/.test(word)) add(`${word}en`, masculine);
  }
  forms = table;
  return table;
}

/**
 * The office or role that a German noun names, compounds by their last part; undefined where it names none.
 * @example roleOf('US-Präsident') // office president, prefix 'US'
 * @example roleOf('Präsidentschaft') // undefined
 */
export const roleOf: (form: string) => RoleWord | undefined = remembered(findRole);

function findRole(form: string): RoleWord | undefined {
  if (form.length < 4 || form.length > 48 || form.charAt(0) === form.charAt(0).toLowerCase()) return undefined;
  const table = roleForms();
  const lower = form.toLowerCase();
  const whole = table.get(lower);
  if (whole) return { ...whole, prefix: '' };
  for (let length = Math.min(lower.length - 2, longestForm); length >= 4; length -= 1) {
    const tail = table.get(lower.slice(lower.length - length));
    if (!tail) continue;
    // Short words at the end of a longer one need a hyphen or a known beginning ("chef", "major").
    const prefix = form.slice(0, form.length - length);
    const joined = prefix.replace(/-$/, '');
    if (length < 7 && prefix === joined && !/(s|en|er)$/.test(joined) && joined.length < 6) continue;
    return { ...tail, prefix: joined };
  }
  if (lower.endsWith('-chef') || lower.endsWith('-chefs') || lower.endsWith('-chefin')) {
    const at = lower.lastIndexOf('-chef');
    return { word: 'chef', office: 'party', scope: '', gender: lower.endsWith('in') ? 'f' : 'm', plural: false, prefix: form.slice(0, at) };
  }
  return undefined;
}

let groups: ReadonlyMap<string, Omit<GroupWord, 'prefix'>> | undefined;

function groupForms(): ReadonlyMap<string, Omit<GroupWord, 'prefix'>> {
  if (groups) return groups;
  const table = new Map<string, Omit<GroupWord, 'prefix'>>();
  for (const [word = '', kind, cls = '', gender] of readEntityRows('offices', 'groups.tsv')) {
    const entry = { word, kind: kind as GroupWord['kind'], class: cls, plural: gender === 'p' };
    for (const ending of gender === 'p' ? ['', 'n'] : gender === 'f' ? ['', 'en', 'n'] : ['', 's', 'es', 'en', 'n'])
      if (!table.has(word + ending)) table.set(word + ending, entry);
    if (word.endsWith('ium')) table.set(`${word.slice(0, -2)}en`, { ...entry, plural: true });
    if (word.endsWith('gericht') || word.endsWith('dienst')) table.set(`${word}e`, { ...entry, plural: true });
  }
  groups = table;
  return table;
}

/** The body of people that a German noun names, compounds by their last part; undefined where it names none. */
export const groupOf: (form: string) => GroupWord | undefined = remembered(findGroup);

function findGroup(form: string): GroupWord | undefined {
  if (form.length < 4 || form.length > 48 || form.charAt(0) === form.charAt(0).toLowerCase()) return undefined;
  const table = groupForms();
  const lower = form.toLowerCase();
  const whole = table.get(lower);
  if (whole) return { ...whole, prefix: '' };
  for (let length = lower.length - 2; length >= 5; length -= 1) {
    const tail = table.get(lower.slice(lower.length - length));
    if (!tail) continue;
    const prefix = form.slice(0, form.length - length);
    if (length < 8 && !prefix.endsWith('-') && !prefix.endsWith('s')) continue;
    return { ...tail, prefix: prefix.replace(/-$/, '') };
  }
  return undefined;
}

/**
 * The state that a German adjective of origin belongs to, as ISO code, in any ending: "ukrainischen" → UA, "US-amerikanische" → US.
 * Undefined for other words ("praktisch").
 */
export const stateOfAdjective: (form: string) => string | undefined = remembered(findStateOfAdjective);

let adjectives: ReadonlyMap<string, string> | undefined;

function findStateOfAdjective(form: string): string | undefined {
  if (!adjectives) {
    const table = new Map<string, string>();
    for (const state of knownLists().states.values()) for (const stem of state.adjectives) table.set(stem.toLowerCase(), state.country);
    adjectives = table;
  }
  const lower = form.toLowerCase();
  const stem = /^(.+isch)(e|er|es|en|em)?$/.exec(lower)?.[1] ?? /^(deutsch)(e|er|es|en|em)?$/.exec(lower)?.[1];
  if (!stem) return lower === 'schweizer' ? 'CH' : undefined;
  const state = adjectives.get(stem);
  if (state !== undefined) return state;
  const hyphen = stem.lastIndexOf('-');
  return hyphen > 0 ? adjectives.get(stem.slice(hyphen + 1)) : undefined;
}

let inhabitants: ReadonlyMap<string, { readonly country: string; readonly plural: boolean; readonly gender: 'm' | 'f' }> | undefined;

/** The people that a German noun names ("Ukrainer", "Französinnen"), by ISO code of their state; undefined for other words. */
export function peopleOf(form: string): { readonly country: string; readonly plural: boolean; readonly gender: 'm' | 'f' } | undefined {
  if (!inhabitants) {
    const table = new Map<string, { country: string; plural: boolean; gender: 'm' | 'f' }>();
    for (const state of knownLists().states.values()) for (const word of state.inhabitants) addPeople(table, word, state.country);
    inhabitants = table;
  }
  return inhabitants.get(form);
}

function addPeople(table: Map<string, { country: string; plural: boolean; gender: 'm' | 'f' }>, word: string, country: string): void {
  const put = (form: string, plural: boolean, gender: 'm' | 'f' = 'm'): void => {
    if (!table.has(form)) table.set(form, { country, plural, gender });
  };
  if (word === 'Deutscher') {
    for (const form of ['Deutscher', 'Deutschem']) put(form, false);
    for (const form of ['Deutsche', 'Deutschen']) put(form, true);
    return;
  }
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  if (word.endsWith('e')) {
    put(word, false);
    put(`${stem}en`, true);
  } else if (word.endsWith('er')) {
    put(word, true);
    put(`${word}n`, true);
    put(`${word}s`, false);
  } else if (/[ais]$|i$/.test(word)) {
    put(word, false);
    put(`${word}s`, true);
    put(`${word}n`, true);
  } else {
    put(word, false);
    put(`${word}en`, true);
    put(`${word}n`, true);
    put(`${word}s`, false);
  }
  const she = stem === 'Franzos' ? 'Französin' : `${stem}in`;
  put(she, false, 'f');
  put(`${she}nen`, true, 'f');
}
