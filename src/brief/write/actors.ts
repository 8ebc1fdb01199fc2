import type { ActorKind, Citation, EntityRef } from '../../model/index.js';
import { findCountry, lazily, listRows } from '../lists.js';
import type { AnalyseReport } from '../verify/types.js';
import type { Office } from './offices.js';
import { isRoleNoun } from './role-nouns.js';

/** German cases of a noun phrase. */
export type Case = 'nom' | 'gen' | 'dat' | 'acc';
/** Masculine, feminine, neuter, plural. */
export type Gender = 'm' | 'f' | 'n' | 'p';

/** An actor as the wording needs it. */
export interface ActorName {
  /** What tells actors apart across reports. */
  readonly key: string;
  readonly name: string;
  /** Surname of a person, else the name. */
  readonly short: string;
  readonly gender: Gender;
  /** True where the name stands with an article: "die Ukraine", "der Kreml". */
  readonly article: boolean;
  readonly person: boolean;
  /** Absent where the gender is not sure. */
  readonly pronoun?: 'er' | 'sie';
  /** Office with the adjective of its state where the source tells it; its words are in `roleCitation`. */
  readonly role?: { readonly noun: string; readonly adjective?: string };
  readonly roleCitation?: Citation;
}

export const ARTICLES: Readonly<Record<Gender, Readonly<Record<Case, string>>>> = {
  m: { nom: 'der', gen: 'des', dat: 'dem', acc: 'den' },
  f: { nom: 'die', gen: 'der', dat: 'der', acc: 'die' },
  n: { nom: 'das', gen: 'des', dat: 'dem', acc: 'das' },
  p: { nom: 'die', gen: 'der', dat: 'den', acc: 'die' },
};

/** A report as far as names need it. */
export interface NamedReport {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

const PARTICLES = new Set(['von', 'van', 'de', 'der', 'den', 'zu', 'al', 'bin', 'di', 'da', 'del', 'le', 'la']);
/** Finds how to name an actor; undefined where its gender or number is not known, so that no wrong German is written. */
export function nameActor(
  ref: EntityRef,
  report: NamedReport,
  analyse: AnalyseReport,
  offices: ReadonlyMap<string, Office>,
): ActorName | undefined {
  const actor = ref.entity === undefined ? undefined : analyse(report.id)?.entities.actors.get(ref.entity);
  const key = ref.entity?.startsWith('Q') === true ? ref.entity : `name:${ref.name.toLowerCase()}`;
  const country = findCountry(ref.entity) ?? findCountry(ref.name);
  if (country !== undefined) {
    const article = country.article !== '-';
    return {
      key: country.id,
      name: country.name,
      short: country.name,
      gender: country.article === '-' ? 'n' : country.article,
      article,
      person: false,
    };
  }
  if (isPerson(actor?.kind, ref.name)) return namePerson(ref.name, key, offices.get(ref.name));
  const gender = genderOf(ref.name);
  const local = ref.entity === undefined || ref.entity.startsWith('x_');
  const unnamed = local && /^(?:\p{Ll}+\s)?\p{Lu}\p{Ll}+$/u.test(ref.name) && isRoleNoun(ref.name);
  return gender === undefined || unnamed || (local && / von /u.test(ref.name))
    ? undefined
    : { key, name: ref.name, short: ref.name, gender, article: true, person: false };
}

function isPerson(kind: ActorKind | undefined, name: string): boolean {
  return kind === 'person' && /^\p{Lu}\S*(?:\s\S+)+$/u.test(name);
}

function namePerson(name: string, key: string, office: Office | undefined): ActorName {
  const sure = office !== undefined;
  return {
    key,
    name,
    short: surnameOf(name),
    gender: office?.female === true ? 'f' : 'm',
    article: false,
    person: true,
    ...(sure ? { pronoun: office.female ? 'sie' : 'er', role: office.role, roleCitation: office.citation } : {}),
  };
}

/** Korean and Chinese surnames that come first. */
const SURNAME_FIRST = new Set(['Xi', 'Li', 'Wang', 'Kim', 'Moon', 'Park', 'Yoon', 'Han']);

/** "Ursula von der Leyen" is "von der Leyen", "Daniel Cohn-Bendit" is "Cohn-Bendit". */
export function surnameOf(name: string): string {
  const words = name.split(/\s+/u);
  if (SURNAME_FIRST.has(words[0]!) || /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(words.at(-1)!)) return words[0]!;
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  return particle > 0 ? words.slice(particle).join(' ') : words.at(-1)!;
}

const genders = lazily(() => {
  const words = new Map<string, Gender>();
  const endings: [string, Gender][] = [];
  for (const [word = '', gender = ''] of listRows('articles.tsv')) {
    if (word.startsWith('-')) endings.push([word.slice(1), gender as Gender]);
    else words.set(word, gender as Gender);
  }
  return { words, endings };
});

/** Gender of an organisation's name or of a role noun by its head word; undefined where no rule knows it. */
export function genderOf(name: string): Gender | undefined {
  const { words, endings } = genders();
  const head = name
    .split(/ (?:der|des|von|für|in|im) /u)[0]!
    .split(/[\s-]/u)
    .at(-1)!;
  const known = words.get(name) ?? words.get(head);
  if (known !== undefined) return known;
  const lower = head.toLowerCase();
  return endings.find(([ending]) => lower.endsWith(ending))?.[1];
}

/**
 * A noun phrase for an actor.
 * @param first name and office ("der französische Präsident Emmanuel Macron"); else short ("Macron")
 */
export function actorPhrase(actor: ActorName, kase: Case, first: boolean): string {
  if (!actor.person) {
    if (!actor.article) return kase === 'gen' ? genitiveName(actor.name) : actor.name;
    return `${ARTICLES[actor.gender][kase]} ${declineName(weaken(actor.name, actor.gender, kase), actor.gender, kase)}`;
  }
  if (!first) return kase === 'gen' ? genitiveName(actor.short) : actor.short;
  const name = kase === 'gen' && (actor.role === undefined || actor.role.adjective === undefined) ? genitiveName(actor.name) : actor.name;
  if (actor.role === undefined) return name;
  if (actor.role.adjective === undefined) return `${actor.role.noun} ${name}`;
  const ending = kase === 'nom' || (kase === 'acc' && actor.gender === 'f') ? 'e' : 'en';
  return `${ARTICLES[actor.gender][kase]} ${actor.role.adjective}${ending} ${declineName(actor.role.noun, actor.gender, kase)} ${name}`;
}

/** "Selenskyjs", "Putins"; after a hissing sound "von Costas" has no better form than the apostrophe. */
export function genitiveName(name: string): string {
  return /(?:s|ß|x|z|ce)$/u.test(name) ? `${name}’` : `${name}s`;
}

/** Whether a name takes a plain genitive. */
export function hasGenitive(actor: ActorName): boolean {
  return actor.article || !/(?:s|ß|x|z|ce)$/u.test(actor.short);
}

const WEAK = /(?:ent|ist|ant|at|oge|graf|at)$/u;

/** Adjectives before a noun take the weak ending after an article: "ukrainischer Generalstab" becomes "(der) ukrainische Generalstab". */
function weaken(name: string, gender: Gender, kase: Case): string {
  const ending = gender !== 'p' && (kase === 'nom' || (kase === 'acc' && gender !== 'm')) ? 'e' : 'en';
  return name.replaceAll(/\b(\p{Ll}{3,}?)(?:er|es|en|em|e)(?=\s(?:\p{Ll}+\s)*\p{Lu})/gu, (word, stem: string) =>
    /^(?:der|die|des|den|dem|für|und|über|unter)$/u.test(word) ? word : stem + ending,
  );
}

/** Noun with the endings of its case: "des Kremls", "dem Präsidenten", "den Behörden"; adjectives inside a name: "der Europäischen Union". */
function declineName(name: string, gender: Gender, kase: Case): string {
  const words = name.split(' ');
  const last = words.length - 1;
  if (last > 0 && kase !== 'nom') {
    const strong = /^(\p{Lu}\p{L}*(?:isch|igt|ional|lich|ot|eiß))(?:e|er|es)$/u;
    const plain = gender !== 'm' && kase === 'acc';
    for (let i = 0; i < last; i += 1) words[i] = words[i]!.replace(strong, (_, stem: string) => `${stem}${plain ? 'e' : 'en'}`);
  } else if (last > 0) words[0] = words[0]!.replace(/^(\p{Lu}\p{L}*(?:isch|igt))(?:er|es)$/u, '$1e');
  const head = words[last]!;
  if (WEAK.test(head) && gender === 'm' && kase !== 'nom') words[last] = `${head}en`;
  else if (kase === 'gen' && (gender === 'm' || gender === 'n') && !/[sßxz]$/u.test(head)) words[last] = `${head}s`;
  else if (kase === 'dat' && gender === 'p' && /(?:e|er|el)$/u.test(head)) words[last] = `${head}n`;
  return words.join(' ');
}

/** "von Macron", "vom Kreml", "von der EU". */
export function fromPhrase(actor: ActorName, first: boolean): string {
  const phrase = actorPhrase(actor, 'dat', first);
  return phrase.startsWith('dem ') ? `vom ${phrase.slice(4)}` : `von ${phrase}`;
}
