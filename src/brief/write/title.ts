import type { Finding, Story } from '../../model/index.js';
import { findCountry } from '../lists.js';
import type { BriefReport } from './material.js';

const LONGEST = 70;
/** Share of the headlines that must name a place for it to stand in the title. */
const TYPICAL = 0.3;

/** A section's title: what the matter's main story is about, by its most typical headline; a deed of its own where that names it better. */
export function sectionTitle(
  stories: readonly Story[],
  findings: readonly Finding[],
  reports: ReadonlyMap<string, BriefReport>,
  lang: 'de' | 'en',
): string {
  const main = stories[0];
  const own = findings.filter((finding) => main?.reports.includes(finding.report) === true);
  const events = own.flatMap((finding) => (finding.kind === 'event' ? [finding.body] : []));
  const attacks = events.filter((event) => event.type === 'ASSAULT' && event.mode === 'drone');
  const headlines = (main?.reports ?? []).map((id) => reports.get(id)?.title ?? '');
  const places = attacks.flatMap((event) =>
    event.places.flatMap((one) => ((findCountry(one.entity) ?? findCountry(one.name)) === undefined ? [one.name] : [])),
  );
  const place = mostFrequent(places, headlines);
  if (lang === 'de' && place !== undefined && /^\p{Lu}\p{L}+$/u.test(place) && attacks.length >= events.length * 0.15)
    return `Drohnenangriff auf ${place}`;
  return shorten(bestHeadline(main, reports, lang));
}

/** The name that most headlines hold, then the most frequent. */
function mostFrequent(names: readonly string[], headlines: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const inHeadlines = (name: string) => headlines.filter((headline) => headline.includes(name)).length;
  return [...counts]
    .filter(([name]) => inHeadlines(name) >= headlines.length * TYPICAL)
    .sort(([a, x], [b, y]) => inHeadlines(b) - inHeadlines(a) || y - x || (a < b ? -1 : 1))[0]?.[0];
}

/** The headline that shares most words with the other headlines of the story; those in the brief's language first. */
function bestHeadline(story: Story | undefined, reports: ReadonlyMap<string, BriefReport>, lang: 'de' | 'en'): string {
  if (story === undefined) return '';
  const titles = story.reports.flatMap((id) => {
    const report = reports.get(id);
    return report?.title === undefined ? [] : [{ title: report.title.trim(), own: report.lang.startsWith(lang) }];
  });
  const pool = titles.some((one) => one.own) ? titles.filter((one) => one.own) : titles;
  const words = (title: string) => new Set(title.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
  const score = (title: string) => {
    const own = words(title);
    const common = pool.reduce((sum, other) => sum + [...words(other.title)].filter((word) => own.has(word)).length, 0);
    return common / (4 + own.size) - (title.length > LONGEST ? 0.5 : 0);
  };
  const best = [...pool].sort((a, b) => score(b.title) - score(a.title) || (a.title < b.title ? -1 : 1))[0];
  return best?.title ?? story.title;
}

/** Without the part before a colon that names a place or speaker only, without a second thought after a dash. */
function shorten(title: string): string {
  const plain = title
    .replaceAll(/\+{2,}/gu, '')
    .replaceAll(/["„“”»«]/gu, '')
    .trim();
  const first = plain.split(/\s[–—-]\s/u)[0]!.trim();
  return first.length >= 15 && plain.length > LONGEST ? first : plain;
}

/** The day's main thing, and the second beside it where both fit. */
export function briefTitle(sections: readonly string[], lang: 'de' | 'en'): string {
  const [first, second] = sections;
  if (first === undefined || first === '') return lang === 'de' ? 'Die Lage' : 'The situation';
  return second !== undefined && second !== '' && first.length + second.length <= 110 ? `${first} – ${second}` : first;
}
