import { readDataRows } from '../../common/files.js';

/** What the genitive of a noun of action is: the one who acts ("Angriff [Russlands]"), what is acted on ("Festnahme [des Politikers]"), or either. */
export type GenitiveRole = 'agent' | 'target' | 'open';

const SHORTEST_PART = 5;

let loaded: Map<string, GenitiveRole> | undefined;

function table(): ReadonlyMap<string, GenitiveRole> {
  if (loaded) return loaded;
  loaded = new Map();
  for (const [role = '', lemmas = ''] of readDataRows('de/deverbal-nouns.tsv'))
    for (const lemma of lemmas.split(' ')) loaded.set(lemma, role as GenitiveRole);
  return loaded;
}

/**
 * The role of a noun's genitive, a compound's by its last part: "Drohnenangriff" by "Angriff". undefined where the noun is none of an action:
 * "Haus"; not "Auswahl" by "Wahl", which is too short to be a part.
 */
export function genitiveRole(noun: string): GenitiveRole | undefined {
  const lower = noun.toLowerCase();
  const known = table().get(lower);
  if (known) return known;
  for (let start = 2; start <= lower.length - SHORTEST_PART; start += 1) {
    const part = table().get(lower.slice(start));
    if (part) return part;
  }
  return undefined;
}
