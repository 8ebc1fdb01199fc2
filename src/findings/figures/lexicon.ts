import { readEventRows, StemList } from '../events/rows.js';

export type Direction = 'up' | 'down' | 'same';

/** The words of measured values. */
export interface FigureLexicon {
  /** Verbs of change: "steigen". */
  readonly change: ReadonlyMap<string, Direction>;
  /** Nouns of change: "Anstieg". */
  readonly rise: ReadonlyMap<string, Direction>;
  /** Verbs of flow and the noun of what they measure: importieren → "importe". */
  readonly flow: ReadonlyMap<string, string>;
  readonly measures: StemList;
  /** Verbs that multiply, and by how many percent they raise or lower: "verdoppeln" 100. */
  readonly factors: ReadonlyMap<string, number>;
  /** Verbs that tell a level: "betragen". */
  readonly levels: ReadonlySet<string>;
  /** "hälfte" → 50 percent; a third has no exact percentage. */
  readonly shares: ReadonlyMap<string, { readonly word: string; readonly percent?: number }>;
  /** Units by word. */
  readonly units: ReadonlyMap<string, string>;
}

let loaded: FigureLexicon | undefined;

/** The list `figures.tsv`, read once. */
export function figureLexicon(): FigureLexicon {
  loaded ??= load();
  return loaded;
}

function load(): FigureLexicon {
  const rows = readEventRows('figures.tsv');
  const of = (kind: string) => rows.filter((row) => row[0] === kind).map(([, word = '', value = '']) => [word, value] as const);
  return {
    change: new Map(of('change').map(([word, value]) => [word, value as Direction])),
    rise: new Map(of('rise').map(([word, value]) => [word, value as Direction])),
    flow: new Map(of('flow')),
    factors: new Map(of('factor').map(([word, value]) => [word, Number(value)])),
    levels: new Set(of('level').map(([word]) => word)),
    shares: new Map(
      of('share').map(([word, value]) => [
        word,
        { word: word.charAt(0).toUpperCase() + word.slice(1), ...(value === '-' ? {} : { percent: Number(value) }) },
      ]),
    ),
    measures: new StemList(of('measure').map(([word]) => word)),
    units: new Map(of('unit')),
  };
}
