import { type CityRecord, placeTable } from './places.js';

/** Fewer inhabitants, and the word is more likely a family name or something else ("Steiner", "Berger"). */
const SMALLEST_TOWN = 50_000;

/** Adjectives of towns that no rule makes of the town's name. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['Zürcher', 'Zürich'],
  ['Basler', 'Basel'],
  ['Mailänder', 'Mailand'],
  ['Tokioter', 'Tokio'],
  ['Hallenser', 'Halle'],
  ['Hannoveraner', 'Hannover'],
  ['Münsteraner', 'Münster'],
  ['Havannaer', 'Havanna'],
]);

/** The largest town that an adjective may be made of: "Moskauer" → Moskau, "Bremer" → Bremen, "Dresdner" → Dresden, "Karlsruher" → Karlsruhe. */
export function townOfAdjective(adjective: string): CityRecord | undefined {
  const stem = adjective.slice(0, -2);
  const irregular = IRREGULAR.get(adjective);
  const names =
    irregular === undefined ? [stem, `${stem}en`, `${stem}e`, ...(stem.endsWith('n') ? [`${stem.slice(0, -1)}en`] : [])] : [irregular];
  const table = placeTable();
  let best: number | undefined;
  for (const name of names) {
    for (const record of table.find(name)?.records ?? []) {
      const population = table.population(record);
      if (population >= SMALLEST_TOWN && (best === undefined || population > table.population(best))) best = record;
    }
    if (best !== undefined) break;
  }
  return best === undefined ? undefined : table.record(best);
}
