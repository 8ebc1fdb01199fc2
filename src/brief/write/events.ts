import type { Event, Finding, Transfer, TransferItem } from '../../model/index.js';
import { findCountry } from '../lists.js';
import type { ActorName } from './actors.js';
import { type Candidate, citationOf, type Wording } from './candidate.js';
import type { FindName, Material } from './material.js';
import { finish, joinList, writeDay, writeQuantity } from './phrases.js';
import type { Voice } from './voice.js';

type EventMaterial = Material<Extract<Finding, { kind: 'event' }>>;
type TransferMaterial = Material<Extract<Finding, { kind: 'transfer' }>>;

/** Instruments that fit into "mit …" and before "-angriff". */
const WEAPONS: Readonly<Record<string, { readonly with: string; readonly compound: string }>> = {
  drone: { with: 'mit Drohnen', compound: 'Drohnenangriff' },
  aerial: { with: 'aus der Luft', compound: 'Luftangriff' },
  'heavy-weapons': { with: '', compound: 'Beschuss' },
};

/** Wordings of their own for attacks, telephone calls and visits that name all they need; undefined for all other events. */
export function eventCandidate(material: EventMaterial, findName: FindName): Candidate | undefined {
  const { body } = material.finding;
  if (body.certainty !== 'asserted' && body.certainty !== 'attributed') return undefined;
  const wordings =
    body.type === 'ASSAULT'
      ? attackWordings(material, findName)
      : body.type === 'CONSULT' && body.mode === 'phone'
        ? phoneWordings(material, findName)
        : [];
  if (wordings.length === 0) return undefined;
  const actors = [...body.sources, ...body.recipients].flatMap((ref) => findName(ref, material.report)?.key ?? []);
  return { material, aspect: 'event', actors, spans: body.evidence, wordings, weight: body.type === 'ASSAULT' ? 0.9 : 1.2 };
}

function claimantOf({ finding, report }: EventMaterial | TransferMaterial, findName: FindName): ActorName | 'none' | undefined {
  const { attribution } = finding.body;
  if (attribution.length === 0) return finding.body.certainty === 'attributed' ? undefined : 'none';
  return findName(attribution.at(-1)!, report);
}

function attackWordings(material: EventMaterial, findName: FindName): Wording[] {
  const { finding, report } = material;
  const { body } = finding;
  const weapon = WEAPONS[body.mode ?? ''];
  const claimant = claimantOf(material, findName);
  const attacker = body.sources[0] === undefined ? undefined : findName(body.sources[0], report);
  const target = targetOf(body);
  if (
    weapon === undefined ||
    weapon.with === '' ||
    claimant === undefined ||
    attacker === undefined ||
    attacker.person ||
    target === undefined
  )
    return [];
  const day = dayOf(body, report.text, report.published);
  const citations = body.evidence.map((span) => citationOf(report, span));
  const have = attacker.gender === 'p' ? 'haben' : 'hat';
  const end = (voice: Voice) => (claimant === 'none' ? undefined : voice.according(claimant));
  return [
    {
      template: 'attack-active',
      write: (voice) => {
        const frame = end(voice);
        const name = voice.name(attacker, 'nom');
        const tail = [target, day, weapon.with, 'angegriffen'].filter((part) => part !== undefined).join(' ');
        return { text: finish(frame === undefined ? `${name} ${have} ${tail}` : `${frame} ${have} ${name} ${tail}`), citations };
      },
    },
  ];
}

/** The place that is attacked, a state with its article; undefined where only a group is named. */
function targetOf({ places }: Event): string | undefined {
  const country = findCountry(places[0]?.entity) ?? findCountry(places[0]?.name);
  if (country !== undefined)
    return { f: `die ${country.name}`, m: `den ${country.name}`, p: `die ${country.name}`, '-': country.name }[country.article];
  const place = places[0]?.name;
  return place !== undefined && /^\p{Lu}\p{L}+$/u.test(place) ? place : undefined;
}

/** The day of an event, where the source names it beside: a date that only context tells is left out. */
function dayOf(body: Event, text: string, published: string | undefined): string | undefined {
  const day = writeDay(body.time, published);
  const weekday = day === undefined ? undefined : /(?:Sonn|Mon|Diens|Mitt|Donners|Frei|Sams)(?:tag|woch)?/u.exec(day)?.[0];
  if (day === undefined) return undefined;
  const near = body.evidence.some(([start, end]) => text.slice(start, end).includes(weekday ?? day.slice(3)));
  return near ? day : undefined;
}

function phoneWordings(material: EventMaterial, findName: FindName): Wording[] {
  const { finding, report } = material;
  const { body } = finding;
  const [first, second] = [...body.sources, ...body.recipients].flatMap((ref) => findName(ref, report) ?? []);
  const claimant = claimantOf(material, findName);
  if (first === undefined || second === undefined || first.key === second.key || !first.person || !second.person || claimant === undefined)
    return [];
  const day = dayOf(body, report.text, report.published);
  const citations = body.evidence.map((span) => citationOf(report, span));
  return [
    {
      template: 'phone',
      write: (voice) => {
        const frame = claimant === 'none' || claimant.key === first.key ? undefined : voice.according(claimant);
        const name = voice.name(first, 'nom');
        const tail = [day, 'mit', voice.name(second, 'dat'), 'telefoniert'].filter((part) => part !== undefined).join(' ');
        return { text: finish(frame === undefined ? `${name} hat ${tail}` : `${frame} hat ${name} ${tail}`), citations };
      },
    },
  ];
}

const CURRENCIES: Readonly<Record<string, string>> = {
  EUR: 'Euro',
  USD: 'Dollar',
  GBP: 'Pfund',
  CHF: 'Franken',
  UAH: 'Hrywnja',
  RUB: 'Rubel',
};

/** "Frankreich hat der Ukraine zwei Milliarden Euro zugesagt", "Nordkorea hat nach Angaben von … mindestens 3000 Soldaten nach Russland geschickt". */
export function transferCandidate(material: TransferMaterial, findName: FindName): Candidate | undefined {
  const { finding, report } = material;
  const { body } = finding;
  if (body.certainty !== 'asserted' && body.certainty !== 'attributed') return undefined;
  const giver = body.giver === undefined ? undefined : findName(body.giver, report);
  const receiver = body.receiver === undefined ? undefined : findName(body.receiver, report);
  const claimant = claimantOf(material, findName);
  const items = itemsOf(body.items, report.text, body);
  if (giver === undefined || receiver === undefined || claimant === undefined || items === undefined) return undefined;
  const verb = body.status === 'announced' || body.status === 'committed' ? 'zugesagt' : undefined;
  if (verb === undefined) return undefined;
  const citations = body.evidence.map((span) => citationOf(report, span));
  const have = giver.gender === 'p' ? 'haben' : 'hat';
  const wording: Wording = {
    template: 'pledge',
    write: (voice) => {
      const frame = claimant === 'none' || claimant.key === giver.key ? undefined : voice.according(claimant);
      const name = voice.name(giver, 'nom');
      const tail = `${voice.name(receiver, 'dat')} ${items} ${verb}`;
      return { text: finish(frame === undefined ? `${name} ${have} ${tail}` : `${frame} ${have} ${name} ${tail}`), citations };
    },
  };
  return { material, aspect: 'transfer', actors: [giver.key, receiver.key], spans: body.evidence, wordings: [wording], weight: 1.3 };
}

/** Items in the accusative: amounts of money as a whole, else the words as the source has them. */
function itemsOf(items: readonly TransferItem[], text: string, { evidence }: Transfer): string | undefined {
  const quoted = evidence.map(([start, end]) => text.slice(start, end)).join(' ');
  const money = items.flatMap((item) => {
    const currency = item.value === undefined ? undefined : CURRENCIES[item.value.currency];
    if (item.value === undefined || currency === undefined) return [];
    const amount = writeQuantity({ min: item.value.amount, max: item.value.amount, bound: item.bound ?? 'exact' });
    const use =
      new RegExp(`\\b${escapeWord(item.what)}\\b`, 'u').test(quoted) && !/^(?:Euro|Dollar|Milliarden|Millionen|Geld)$/u.test(item.what)
        ? ` für ${item.what}`
        : '';
    return amount === undefined
      ? []
      : [`${amount} ${currency}${/(?:hilfe|Hilfe)$/u.test(item.what) ? ` ${item.what}` : use === '' ? '' : ''}`];
  });
  if (money.length > 0) return joinList([...new Set(money)]);
  const goods = items.map((item) => item.what);
  return goods.length > 0 && goods.every((good) => /^\p{Lu}\p{L}*(?:en|er|n|e|s)$/u.test(good) && quoted.includes(good))
    ? joinList([...new Set(goods)])
    : undefined;
}

function escapeWord(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
