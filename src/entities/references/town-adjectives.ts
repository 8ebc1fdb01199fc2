import { placeTable } from '../gazetteer/places.js';
import { cityPlace } from '../mentions/resolve.js';
import type { Scene } from './scene.js';

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

/**
 * "in der Grazer Innenstadt", "am Frankfurter Flughafen": the town that an adjective in "-er" is made of, as a place of its own word. What stands behind says
 * whether anything happened there: the readers of references do not take "der Berliner Senat" for a place.
 */
export function referTownAdjectives(scene: Scene): void {
  const { tokens } = scene.language;
  for (const [index, token] of tokens.entries()) {
    if (
      token.upos !== 'ADJ' ||
      !/^\p{Lu}\p{Ll}{2,}er$/u.test(token.form) ||
      scene.references.has(index) ||
      scene.nameAt[index] !== undefined
    )
      continue;
    const next = tokens[index + 1];
    if (next?.sentence !== token.sentence || (next.upos !== 'NOUN' && next.upos !== 'PROPN' && next.upos !== 'ADJ')) continue;
    const city = townOf(token.form);
    if (city === undefined) continue;
    const place = cityPlace(city);
    scene.places.set(place.id, place);
    scene.refer(index, {
      ref: { span: [token.start, token.end], entity: place.id, name: place.name },
      kind: 'place',
      by: 'name',
      confidence: 0.7,
    });
  }
}

/** The largest town that an adjective may be made of: "Moskauer" → Moskau, "Bremer" → Bremen, "Dresdner" → Dresden, "Karlsruher" → Karlsruhe. */
function townOf(adjective: string): ReturnType<ReturnType<typeof placeTable>['record']> | undefined {
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
