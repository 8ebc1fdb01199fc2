import { findCountry } from '../lists.js';
import type { AnalyseReport } from '../verify/types.js';
import { sentenceAt } from './material.js';
import type { Taken } from './select.js';

/** Sentences that belong together, under the name that they share. */
export interface Matter {
  /** Absent where they name nothing in particular. */
  readonly title?: string;
  readonly taken: readonly Taken[];
}

/** A name in more of the sentences than this is what the whole text is about, so that it has one matter only. */
const CENTRAL = 0.4;
/** States that are in more of the sentences than this tell no matters apart. */
const EVERYWHERE = 0.25;

/**
 * Groups the sentences about a text of many matters by the names that they share; states that are named throughout do not count. One group where the text has one
 * centre. The order of the sentences stays.
 */
export function splitMatters(taken: readonly Taken[], analyse: AnalyseReport): Matter[] {
  const names = taken.map((one) => namesIn(one, analyse));
  const spread = new Map<string, number>();
  for (const own of names) for (const name of own.keys()) spread.set(name, (spread.get(name) ?? 0) + 1);
  const share = (name: string) => spread.get(name)! / Math.max(1, taken.length);
  const centre = [...spread.keys()].some((name) => findCountry(name) === undefined && share(name) > CENTRAL);
  if (centre) return [{ taken }];
  const telling = names.map((own) => new Map([...own].filter(([name]) => findCountry(name) === undefined || share(name) <= EVERYWHERE)));
  const group = taken.map((_, index) => index);
  telling.forEach((own, index) => {
    const earlier = telling.findIndex((other, at) => at < index && [...own.keys()].some((name) => other.has(name)));
    if (earlier !== -1) group[index] = group[earlier]!;
  });
  // What names nothing goes with what stands first.
  telling.forEach((own, index) => {
    if (own.size === 0) group[index] = group[0]!;
  });
  return [...new Set(group)].map((first): Matter => {
    const members = taken.filter((_, index) => group[index] === first);
    const title = titleOf(telling.filter((_, index) => group[index] === first));
    return { taken: members, ...(title === undefined ? {} : { title }) };
  });
}

/** Names of actors and places in a sentence's source, by id or name. */
function namesIn({ candidate }: Taken, analyse: AnalyseReport): Map<string, string> {
  const analysis = analyse(candidate.material.report.id);
  const at = candidate.spans[0]?.[0];
  const sentence = analysis === undefined || at === undefined ? undefined : sentenceAt(analysis, at);
  if (analysis === undefined || sentence === undefined) return new Map();
  return new Map(
    analysis.entities.mentions
      .filter(({ span }) => candidate.spans.some(([start, end]) => start <= span[0] && span[1] <= end))
      .map(({ entity, span }) => {
        const name =
          (entity === undefined ? undefined : (analysis.entities.places.get(entity)?.name ?? analysis.entities.actors.get(entity)?.name)) ??
          candidate.material.report.text.slice(...span);
        return [entity ?? name, name] as const;
      }),
  );
}

/** The name that most of the sentences have, those that are no states first. */
function titleOf(names: readonly ReadonlyMap<string, string>[]): string | undefined {
  const counts = new Map<string, { readonly name: string; count: number; readonly order: number }>();
  for (const own of names)
    for (const [key, name] of own) {
      const known = counts.get(key) ?? { name, count: 0, order: counts.size };
      counts.set(key, { ...known, count: known.count + 1 });
    }
  const best = [...counts].sort(
    ([a, x], [b, y]) =>
      y.count - x.count || Number(findCountry(a) !== undefined) - Number(findCountry(b) !== undefined) || x.order - y.order,
  )[0];
  return best?.[1].name;
}
