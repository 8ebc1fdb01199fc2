import type { PlacePrecision } from '../../model/index.js';
import { readEventRows, StemList } from './rows.js';

/** Nouns for places by what they can do in a text. */
export interface PlaceNouns {
  /** Nouns that take up a place told before ("die Stadt"), and how precise that place is. */
  readonly settlements: ReadonlyMap<string, PlacePrecision>;
  /** Nouns that an adjective of origin makes a place: "russisches Gebiet". */
  readonly territory: StemList;
  /** Buildings and bodies that are places where crowds and attackers stand before, round or in them. */
  readonly sites: StemList;
}

const PRECISIONS: readonly PlacePrecision[] = ['city', 'region', 'country'];

let loaded: PlaceNouns | undefined;

/** The nouns of `place-nouns.tsv`, read once. */
export function placeNouns(): PlaceNouns {
  if (loaded) return loaded;
  const rows = new Map(readEventRows('place-nouns.tsv').map(([use = '', words = '']) => [use, words.split(' ')]));
  loaded = {
    settlements: new Map(PRECISIONS.flatMap((precision) => (rows.get(precision) ?? []).map((word) => [word, precision] as const))),
    territory: new StemList(rows.get('territory') ?? []),
    sites: new StemList(rows.get('site') ?? []),
  };
  return loaded;
}
