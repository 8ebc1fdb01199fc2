import type { Citation, CountWhat, Difference, Story, Toll, TollEntry } from '../../model/index.js';
import { compareTimes, groupBy } from '../../picture/index.js';
import { findCountry } from '../lists.js';
import type { ActorName } from './actors.js';
import type { Candidate, Wording } from './candidate.js';
import type { BriefReport, FindName } from './material.js';
import { finish, joinList, writeQuantity } from './phrases.js';
import type { Voice } from './voice.js';

/** Nouns of a toll: nominative and accusative plural, dative plural. */
const NOUNS: Partial<Readonly<Record<CountWhat, readonly [string, string]>>> = {
  killed: ['Tote', 'Toten'],
  injured: ['Verletzte', 'Verletzten'],
  missing: ['Vermisste', 'Vermissten'],
  captured: ['Gefangene', 'Gefangenen'],
  displaced: ['Vertriebene', 'Vertriebenen'],
};

/** Kinds in the order in which they are told. */
const ORDER: readonly CountWhat[] = ['killed', 'injured', 'missing', 'captured', 'displaced'];

interface Claim {
  readonly claimant?: ActorName;
  readonly scope?: string;
  /** Older numbers first. */
  readonly numbers: readonly string[];
  /** Reports that give the newest number. */
  readonly voices: number;
  readonly entries: readonly TollEntry[];
}

/** Sentences about the tolls of a story: the newest number of each claimant and scope, older ones of the same beside it. */
export function tollCandidates(
  tolls: readonly Toll[],
  story: Story,
  reports: ReadonlyMap<string, BriefReport>,
  findName: FindName,
): Candidate[] {
  return [...tolls]
    .sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what))
    .flatMap((toll) => {
      const nouns = NOUNS[toll.what];
      if (nouns === undefined) return [];
      const claims = claimsOf(toll, reports, findName);
      const overview = claims.length < SEVERAL ? undefined : overviewCandidate(claims, nouns, story, reports);
      return overview === undefined
        ? claims.flatMap((claim, index) => tollCandidate(claim, nouns, story, reports, index) ?? [])
        : [overview];
    });
}

/** So many claims are told side by side in one sentence, at most so many. */
const SEVERAL = 3;
const MOST = 5;

/** "Zur Zahl der Verletzten gibt es mehrere Angaben: Bürgermeister X meldete zunächst zwei, später acht, der Rettungsdienst sprach von neun; in der Region sind es mindestens 15." */
function overviewCandidate(
  claims: readonly Claim[],
  [, dative]: readonly [string, string],
  story: Story,
  reports: ReadonlyMap<string, BriefReport>,
): Candidate | undefined {
  const told = [...claims.filter((claim) => claim.claimant !== undefined || claim.scope !== undefined)]
    .sort((a, b) => b.voices - a.voices)
    .slice(0, MOST)
    .sort((a, b) => Number(a.claimant === undefined) - Number(b.claimant === undefined) || compareTimes(firstTime(a), firstTime(b)));
  const first = told[0];
  const report = first === undefined ? undefined : reports.get(first.entries.at(-1)!.evidence[0]!.report);
  if (first === undefined || report === undefined || told.length < SEVERAL) return undefined;
  const citations = told.flatMap((claim) => citeEntries(claim.entries, reports));
  const wording: Wording = {
    template: 'toll-overview',
    write: (voice) => {
      const parts = told.map((claim) => claimPart(claim, voice));
      return { text: finish(`Zur Zahl der ${dative} gibt es mehrere Angaben: ${parts.join('; ')}`), citations };
    },
  };
  return {
    material: { report, story },
    aspect: 'toll',
    actors: [],
    spans: first.entries.at(-1)!.evidence[0]!.spans,
    wordings: [wording],
    gist: JSON.stringify(['toll', story.id, dative]),
    weight: 1.4,
  };
}

function firstTime({ entries }: Claim): string | undefined {
  return entries[0]?.at;
}

function claimPart({ claimant, scope, numbers }: Claim, voice: Voice): string {
  const place = scope === undefined ? '' : inPlace(scope);
  const last = numbers.at(-1)!;
  if (claimant === undefined) return `${place.trim()} ist von ${last} die Rede`;
  const name = voice.name(claimant, 'nom');
  const changed = new Set(numbers).size > 1;
  const verb = changed ? ['meldete', 'meldeten'] : ['sprach von', 'sprachen von'];
  const said = changed ? `zunächst ${joinList(numbers.slice(0, -1))}, später ${last}` : last;
  return `${name} ${verb[claimant.gender === 'p' ? 1 : 0]} ${said}${place}`;
}

function claimantKey({ claimant }: TollEntry): string {
  return claimant?.entity ?? claimant?.name ?? '';
}

/** Of claimants who name one place only, that place: what they say without it is about it too. */
function onlyScopes(entries: readonly TollEntry[]): Map<string, string> {
  const scopes = new Map<string, Set<string>>();
  for (const entry of entries) {
    const scope = entry.scope?.entity ?? entry.scope?.name;
    if (entry.claimant === undefined || scope === undefined) continue;
    scopes.set(claimantKey(entry), (scopes.get(claimantKey(entry)) ?? new Set()).add(scope));
  }
  return new Map([...scopes].flatMap(([claimant, names]) => (names.size === 1 ? [[claimant, [...names][0]!] as const] : [])));
}

function claimsOf(toll: Toll, reports: ReadonlyMap<string, BriefReport>, findName: FindName): Claim[] {
  const scopes = onlyScopes(toll.entries);
  const groups = groupBy(toll.entries, (entry) => {
    const claimant = claimantKey(entry);
    return `${claimant}\t${entry.scope?.entity ?? entry.scope?.name ?? scopes.get(claimant) ?? ''}`;
  });
  const claimed = new Set(toll.entries.filter((entry) => entry.claimant !== undefined).map((entry) => writeQuantity(entry)));
  const claims = [...groups.values()]
    .flatMap((group): Claim[] => {
      const entries = group.filter((entry) => entry.claimant !== undefined || (!entry.superseded && !claimed.has(writeQuantity(entry))));
      const newest = entries.at(-1);
      if (newest === undefined) return [];
      const report = reports.get(newest.evidence[0]?.report ?? '');
      const claimant = newest.claimant === undefined || report === undefined ? undefined : findName(newest.claimant, report);
      if (report === undefined) return [];
      const numbers = [...new Set(entries.flatMap((entry) => writeQuantity(entry) ?? []))].slice(-3);
      if (numbers.length === 0 || entries.some((entry) => (entry.max ?? entry.min ?? 0) < 2)) return [];
      return [
        {
          ...(claimant === undefined ? {} : { claimant }),
          ...scopeNameOf(entries),
          numbers,
          voices: newest.evidence.length,
          entries: numbers.map((number) => entries.findLast((entry) => writeQuantity(entry) === number)!),
        },
      ];
    })
    .sort((a, b) => compareTimes(b.entries.at(-1)!.at, a.entries.at(-1)!.at));
  return uniqueClaims(claims);
}

/** 0 for a town, 1 for a region, 2 for no place. */
function breadth({ scope }: Claim): number {
  return scope === undefined ? 2 : REGION.test(scope) ? 1 : 0;
}

const REGION = /^(Region|Oblast|Provinz|Gebiet|Bezirk|Landkreis|Kreis|Distrikt|Stadt)\s\p{Lu}/u;

/** The same number of the same claimant, told under two names or with a wider place, once; a number without a claimant only where nobody named gives it for the place. */
function uniqueClaims(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return [...claims]
    .sort((a, b) => Number(a.claimant === undefined) - Number(b.claimant === undefined) || breadth(a) - breadth(b))
    .filter(({ claimant, scope, numbers }) => {
      const key = JSON.stringify([scope ?? '', numbers.at(-1)]);
      const own = JSON.stringify([claimant?.key ?? scope ?? '', numbers.at(-1)]);
      if (seen.has(own) || (claimant === undefined && seen.has(key))) return false;
      seen.add(key).add(own);
      return true;
    });
}

function scopeNameOf(entries: readonly TollEntry[]): { scope?: string } {
  const named = entries.find((entry) => entry.scope !== undefined)?.scope;
  return named === undefined ? {} : { scope: named.name };
}

function tollCandidate(
  claim: Claim,
  [plural, dative]: readonly [string, string],
  story: Story,
  reports: ReadonlyMap<string, BriefReport>,
  index: number,
): Candidate | undefined {
  const report = reports.get(claim.entries.at(-1)!.evidence[0]!.report);
  if (report === undefined) return undefined;
  const { claimant, numbers } = claim;
  const place = claim.scope === undefined ? '' : inPlace(claim.scope);
  const last = numbers.at(-1)!;
  const changed = numbers.length > 1 && new Set(numbers).size > 1;
  const citations = citeEntries(claim.entries, reports);
  const wordings: Wording[] =
    claimant === undefined
      ? [unclaimed(last, dative, place, citations)]
      : claimed(claimant, numbers, changed, plural, dative, place, citations);
  return {
    material: { report, story },
    aspect: 'toll',
    actors: claimant === undefined ? [] : [claimant.key],
    spans: claim.entries.at(-1)!.evidence[0]!.spans,
    wordings,
    weight: 1.2 - index * 0.1,
  };
}

/** "in Charkiw", "in der Ukraine", "im Irak"; nothing for what is no plain name. */
function inPlace(name: string): string {
  const country = findCountry(name);
  if (country !== undefined)
    return ` ${{ f: 'in der', m: 'im', p: 'in den', '-': 'in' }[country.article]} ${country.name}${country.article === 'p' && /[^ns]$/iu.test(country.name) ? 'n' : ''}`;
  const region = REGION.exec(name)?.[1];
  if (region !== undefined) return `${/^(?:Gebiet|Bezirk|Landkreis|Kreis|Distrikt)$/u.test(region) ? ' im' : ' in der'} ${name}`;
  return /^\p{Lu}\p{L}+$/u.test(name) ? ` in ${name}` : '';
}

function unclaimed(number: string, dative: string, place: string, citations: readonly Citation[]): Wording {
  return { template: 'toll-unclaimed', write: () => ({ text: finish(`Die Rede ist von ${number} ${dative}${place}`), citations }) };
}

function claimed(
  claimant: ActorName,
  numbers: readonly string[],
  changed: boolean,
  plural: string,
  dative: string,
  place: string,
  citations: readonly Citation[],
): Wording[] {
  const verb = (singular: string, many: string) => (claimant.gender === 'p' ? many : singular);
  const last = numbers.at(-1)!;
  if (changed) {
    const earlier = numbers.slice(0, -1);
    return [
      {
        template: 'toll-change',
        write: (voice) => ({
          text: finish(
            `${voice.name(claimant, 'nom')} ${verb('meldete', 'meldeten')} zunächst ${joinList(earlier)}, später ${last} ${plural}${place}`,
          ),
          citations,
        }),
      },
    ];
  }
  return [
    {
      template: 'toll-spoke',
      write: (voice: Voice) => ({
        text: finish(`${voice.name(claimant, 'nom')} ${verb('sprach', 'sprachen')} von ${last} ${dative}${place}`),
        citations,
      }),
    },
    {
      template: 'toll-reported',
      write: (voice: Voice) => ({
        text: finish(`${voice.name(claimant, 'nom')} ${verb('meldete', 'meldeten')} ${last} ${plural}${place}`),
        citations,
      }),
    },
    {
      template: 'toll-according',
      write: (voice: Voice) => ({ text: finish(`${voice.according(claimant)} gab es${place} ${last} ${plural}`), citations }),
    },
  ];
}

function citeEntries(entries: readonly TollEntry[], reports: ReadonlyMap<string, BriefReport>): Citation[] {
  return entries.flatMap(({ evidence }) => {
    const own = evidence.find((one) => reports.get(one.report)?.revision === one.revision);
    return own === undefined ? [] : own.spans.map(([start, end]) => ({ report: own.report, revision: own.revision, start, end }));
  });
}

/** "Zur Zahl der Länder gibt es unterschiedliche Angaben: genannt werden mehr als 30, rund 30 und 31": each number in its own bound, with whoever gives it by name. */
export function differenceCandidate(
  difference: Difference,
  story: Story,
  reports: ReadonlyMap<string, BriefReport>,
  findName: FindName,
): Candidate | undefined {
  const byNumber = new Map<string, TollEntry>();
  for (const entry of difference.entries) {
    const number = writeQuantity(entry);
    if (number !== undefined && !byNumber.has(number) && reports.has(entry.evidence[0]?.report ?? '')) byNumber.set(number, entry);
  }
  const numbers = [...byNumber].slice(0, MOST);
  const first = numbers[0]?.[1];
  const report = first === undefined ? undefined : reports.get(first.evidence[0]!.report);
  const noun = genitivePlural(difference.what);
  if (numbers.length < 2 || report === undefined || noun === undefined) return undefined;
  const citations = citeEntries(
    numbers.map(([, entry]) => entry),
    reports,
  );
  const wording: Wording = {
    template: 'difference',
    write: (voice) => {
      const told = numbers.map(([number, { claimant, evidence }]) => {
        const from = reports.get(evidence[0]!.report)!;
        const actor = claimant === undefined ? undefined : findName(claimant, from);
        return actor === undefined ? number : `${number} (${voice.name(actor, 'nom')})`;
      });
      return { text: finish(`Zur Zahl der ${noun} gibt es unterschiedliche Angaben: genannt werden ${joinList(told)}`), citations };
    },
  };
  return {
    material: { report, story },
    aspect: 'difference',
    actors: [],
    spans: first!.evidence[0]!.spans,
    wordings: [wording],
    gist: difference.id,
    weight: 1.1,
  };
}

/** Genitive plural of a counted noun, from the form that the source has; undefined for a singular or an odd form. */
function genitivePlural(noun: string): string | undefined {
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(noun)) return undefined;
  if (/(?:ern|eln)$/u.test(noun)) return noun.slice(0, -1);
  return /(?:en|e|er|n|s)$/u.test(noun) ? noun : undefined;
}
